#include "model/aftercare_check.h"

#include "model/text_length.h"

#include <algorithm>
#include <string>

namespace model {

namespace {

constexpr std::size_t longestCode = 60;
constexpr std::size_t longestName = 100;
constexpr std::size_t longestStepText = 2000;
constexpr int farthestDay = 366;

bool isCode(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void checkCode(Problems& problems, const std::string& field, const std::string& code) {
    if (code.empty()) {
        problems.push_back({field, "required", {}});
    } else if (!isCode(code)) {
        problems.push_back({field, "code-letters", {code}});
    } else if (code.size() > longestCode) {
        problems.push_back({field, "too-long", {std::to_string(longestCode)}});
    }
}

void checkWords(Problems& problems, const std::string& field, const std::string& text, std::size_t most) {
    if (isBlank(text)) {
        problems.push_back({field, "required", {}});
    } else if (lengthOf(text) > most) {
        problems.push_back({field, "too-long", {std::to_string(most)}});
    }
    for (const auto& strange : strangePlaceholders(text)) {
        problems.push_back({field, "not-a-placeholder", {strange}});
    }
}

void checkLanguages(Problems& problems, const std::string& at, const std::vector<StepWords>& all) {
    std::set<std::string> seen;
    for (const auto& words : all) {
        const bool letters = words.language.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        if (!letters || words.language.size() < 2 || words.language.size() > 3) {
            problems.push_back({at + "title." + words.language, "not-a-language", {words.language}});
        } else if (!seen.insert(words.language).second) {
            problems.push_back({at + "title." + words.language, "language-twice", {words.language}});
        }
        checkWords(problems, at + "title." + words.language, words.title, longestName);
        checkWords(problems, at + "text." + words.language, words.text, longestStepText);
    }
}

void checkStep(Problems& problems, const std::string& at, const AftercareStep& step,
               const std::set<std::string>& signs) {
    checkCode(problems, at + "code", step.code);
    const int farthest = step.byHours ? farthestDay * 24 : farthestDay;
    if (step.offset < 0 || step.offset > farthest) {
        problems.push_back({at + "offset", "out-of-range", {"0", std::to_string(farthest)}});
    }
    if (step.windowFrom < 0 || step.windowFrom >= step.windowTo || step.windowTo > 24 * 60) {
        problems.push_back({at + "windowTo", "window-order", {}});
    }
    if (step.kind == StepKind::call && !(step.needsStaff && step.channel == Channel::phone)) {
        problems.push_back({at + "kind", "call-by-staff", {}});
    } else if (!step.needsStaff && (step.channel == Channel::phone || step.channel == Channel::post)) {
        problems.push_back({at + "channel", "phone-by-staff", {}});
    }
    checkWords(problems, at + "title", step.title, longestName);
    checkWords(problems, at + "text", step.text, longestStepText);
    checkLanguages(problems, at, step.words);
    for (const auto& sign : step.alarms) {
        if (!signs.contains(sign)) {
            problems.push_back({at + "alarms", "unknown-sign", {sign}});
        }
    }
}

/// Calls on(name, closed) for what stands in each pair of braces, and other(text) for what stands between them.
template <class On, class Other>
void eachBrace(std::string_view text, On&& on, Other&& other) {
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        other(text.substr(0, open));
        text.remove_prefix(open);
        if (text.empty()) {
            return;
        }
        const auto close = text.find('}');
        if (close == std::string_view::npos) {
            on(text.substr(1), false);
            return;
        }
        on(text.substr(1, close - 1), true);
        text.remove_prefix(close + 1);
    }
}

const std::string* fillOf(const StepFills& fills, std::string_view name) {
    return name == "client"   ? &fills.client
           : name == "clinic" ? &fills.clinic
           : name == "date"   ? &fills.date
           : name == "phone"  ? &fills.phone
                              : nullptr;
}

} // namespace

Problems validate(const AftercarePlan& plan, const std::set<std::string>& signs) {
    Problems problems;
    checkCode(problems, "code", plan.code);
    if (isBlank(plan.name)) {
        problems.push_back({"name", "required", {}});
    } else if (lengthOf(plan.name) > longestName) {
        problems.push_back({"name", "too-long", {std::to_string(longestName)}});
    }
    if (plan.over < Depth{-1} || plan.upTo <= plan.over || plan.upTo > deepestDepth) {
        problems.push_back({"upTo", "depth-order", {}});
    }
    if (plan.steps.empty()) {
        problems.push_back({"steps", "required", {}});
    }
    std::set<std::string> codes;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const std::string at = "steps[" + std::to_string(i) + "].";
        checkStep(problems, at, plan.steps[i], signs);
        if (!plan.steps[i].code.empty() && !codes.insert(plan.steps[i].code).second) {
            problems.push_back({at + "code", "step-twice", {plan.steps[i].code}});
        }
    }
    return problems;
}

Problems doubts(const AftercarePlan& plan, QuietHours quiet) {
    Problems problems;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        bool allowed = false;
        for (int minute = plan.steps[i].windowFrom; minute < plan.steps[i].windowTo && !allowed; ++minute) {
            allowed = !isQuiet(quiet, minute);
        }
        if (!allowed) {
            problems.push_back({"steps[" + std::to_string(i) + "].windowFrom", "wholly-quiet", {}});
        }
    }
    return problems;
}

std::string languageOf(std::string_view tag) {
    std::string language{tag.substr(0, tag.find_first_of("-_"))};
    std::ranges::transform(language, language.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return language;
}

const StepWords* wordsIn(const AftercareStep& step, std::string_view tag) {
    const auto found = std::ranges::find(step.words, languageOf(tag), &StepWords::language);
    return found == step.words.end() ? nullptr : &*found;
}

StepWords wordsFor(const AftercareStep& step, std::string_view tag) {
    const auto* const own = wordsIn(step, tag);
    return own != nullptr ? *own : StepWords{{}, step.title, step.text};
}

std::string fillStepText(std::string_view text, const StepFills& fills) {
    std::string filled;
    eachBrace(
        text,
        [&](std::string_view name, bool closed) {
            const auto* fill = closed ? fillOf(fills, name) : nullptr;
            if (fill != nullptr) {
                filled += *fill;
            } else {
                filled.append("{").append(name).append(closed ? "}" : "");
            }
        },
        [&](std::string_view between) { filled += between; });
    return filled;
}

std::vector<std::string> strangePlaceholders(std::string_view text) {
    constexpr std::size_t shown = 30;
    std::vector<std::string> strange;
    eachBrace(
        text,
        [&](std::string_view name, bool closed) {
            if (!closed || fillOf({}, name) == nullptr) {
                strange.emplace_back(name.substr(0, closed ? name.size() : shown));
            }
        },
        [](std::string_view) {});
    return strange;
}

} // namespace model
