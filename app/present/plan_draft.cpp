#include "app/present/plan_draft.h"

#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "db/aftercare_signs.h"
#include "model/aftercare_check.h"

#include <algorithm>
#include <utility>

namespace present {

namespace {

constexpr model::Depth noLowerBound{-1};

/// Hours after the end or days after the session, as far as validate() takes them; it says where they end.
constexpr int farthestTyped = 999'999;

} // namespace

PlanDraft::PlanDraft(model::AftercarePlan plan)
    : plan_{std::move(plan)} {
    for (const auto& step : plan_.steps) {
        steps_.push_back({next_++, step, {}, step});
    }
    plan_.steps.clear();
}

model::AftercarePlan PlanDraft::plan() const {
    auto whole = plan_;
    for (const auto& step : steps_) {
        whole.steps.push_back(step.value);
    }
    return whole;
}

const PlanDraft::Step* PlanDraft::step(std::int64_t id) const {
    const auto found = std::ranges::find(steps_, id, &Step::id);
    return found == steps_.end() ? nullptr : &*found;
}

PlanDraft::Step* PlanDraft::find(std::int64_t id) {
    const auto found = std::ranges::find(steps_, id, &Step::id);
    return found == steps_.end() ? nullptr : &*found;
}

const model::StepWords* PlanDraft::fallenAway(const Step& step, const std::string& language) {
    const auto find = [&](const std::vector<model::StepWords>& all) {
        const auto found = std::ranges::find(all, language, &model::StepWords::language);
        return found == all.end() ? nullptr : &*found;
    };
    return step.goneOver.contains(language) || find(step.value.words) != nullptr ? nullptr : find(step.stored.words);
}

void PlanDraft::settleWords(Step& step) {
    const bool asStored = step.value.title == step.stored.title && step.value.text == step.stored.text;
    auto words = asStored ? step.stored.words : std::vector<model::StepWords>{};
    std::erase_if(words, [&](const model::StepWords& one) { return step.goneOver.contains(one.language); });
    for (const auto& one : step.value.words) {
        if (step.goneOver.contains(one.language)) {
            words.push_back(one);
        }
    }
    std::ranges::sort(words, {}, &model::StepWords::language);
    step.value.words = std::move(words);
}

void PlanDraft::setPlan(const std::string& field, const std::string& typed) {
    if (field == "name") {
        plan_.name = typed;
    } else if (field == "modality") {
        plan_.modality = model::fromCode<model::Modality>(typed);
    } else if (field == "zone") {
        plan_.zone = typed.empty() ? std::nullopt : std::optional{model::ZoneCode{typed}};
    } else if (field == "over" || field == "upTo") {
        auto& depth = field == "over" ? plan_.over : plan_.upTo;
        const auto none = field == "over" ? noLowerBound : model::deepestDepth;
        const auto read = typedDepth(typed);
        typed_[field] = {typed, {}};
        if (trimmed(typed).empty()) {
            depth = none;
        } else if (read) {
            depth = *read;
        } else {
            typed_[field].problem = model::Problem{field, "not-a-depth", {}};
        }
    }
}

void PlanDraft::setStep(std::int64_t id, const std::string& field, const std::string& typed) {
    auto* const step = find(id);
    if (step == nullptr) {
        return;
    }
    auto& value = step->value;
    const auto take = [&](std::optional<int> read, int& into, const char* code) {
        step->typed[field] = {typed, {}};
        if (read) {
            into = *read;
        } else {
            step->typed[field].problem = model::Problem{field, code, {}};
        }
    };
    if (field == "title") {
        value.title = typed;
        settleWords(*step);
    } else if (field == "text") {
        value.text = typed;
        settleWords(*step);
    } else if (field == "source") {
        value.source = typed;
    } else if (field == "basis") {
        value.byHours = typed == "hours";
    } else if (field == "offset") {
        const auto read = typedNumber(trimmed(typed));
        take(read && *read <= farthestTyped ? read : std::nullopt, value.offset, "not-a-number");
    } else if (field == "windowFrom") {
        take(typedTime(typed), value.windowFrom, "not-a-time");
    } else if (field == "windowTo") {
        // The next midnight ends a window too.
        take(trimmed(typed) == "24:00" ? std::optional{24 * 60} : typedTime(typed), value.windowTo, "not-a-time");
    } else if (field == "kind") {
        value.kind = model::fromCode<model::StepKind>(typed).value_or(value.kind);
        if (value.kind == model::StepKind::call) {
            value.channel = model::Channel::phone;
            value.needsStaff = true;
        }
        if (value.kind == model::StepKind::checkIn || value.kind == model::StepKind::call) {
            value.expectsAnswer = true;
        }
    } else if (field == "channel") {
        value.channel = model::fromCode<model::Channel>(typed).value_or(value.channel);
        // Nobody telephones or posts a letter by itself.
        value.needsStaff = value.channel == model::Channel::phone || value.channel == model::Channel::post;
    }
}

void PlanDraft::setWords(std::int64_t id, const std::string& language, const std::string& field,
                         const std::string& typed) {
    auto* const step = find(id);
    if (step == nullptr || (field != "title" && field != "text")) {
        return;
    }
    auto& all = step->value.words;
    auto found = std::ranges::lower_bound(all, language, {}, &model::StepWords::language); // they stand by language
    if (found == all.end() || found->language != language) {
        const auto* const before = fallenAway(*step, language);
        found = all.insert(found, before == nullptr ? model::StepWords{language, {}, {}} : *before);
    }
    step->goneOver.insert(language);
    (field == "title" ? found->title : found->text) = typed;
    if (found->title.empty() && found->text.empty()) {
        all.erase(found);
    }
}

void PlanDraft::tick(std::int64_t id, const std::string& field, bool on) {
    if (auto* const step = find(id)) {
        (field == "sheet" ? step->value.sheet : step->value.expectsAnswer) = on;
    }
}

void PlanDraft::tickSign(std::int64_t id, const std::string& sign, bool on) {
    if (auto* const step = find(id)) {
        auto& alarms = step->value.alarms;
        std::erase(alarms, sign);
        if (on) {
            alarms.push_back(sign);
            // In the order of the table, so that ticking off and on again changes nothing.
            const auto& known = db::aftercareSigns();
            const auto place = [&](const std::string& code) {
                return std::ranges::find(known, code, &model::AlarmSign::code);
            };
            std::ranges::sort(alarms, {}, place);
        }
    }
}

std::string PlanDraft::freeCode(const std::string& like) const {
    for (int n = 2;; ++n) {
        auto code = like + '-' + std::to_string(n);
        if (std::ranges::none_of(steps_, [&](const Step& step) { return step.value.code == code; })) {
            return code;
        }
    }
}

std::int64_t PlanDraft::add() {
    Step step;
    step.id = next_++;
    step.value.code = freeCode("step");
    step.value.offset = 1;
    steps_.push_back(std::move(step));
    return steps_.back().id;
}

std::int64_t PlanDraft::copy(std::int64_t id) {
    const auto found = std::ranges::find(steps_, id, &Step::id);
    if (found == steps_.end()) {
        return 0;
    }
    auto made = *found;
    made.id = next_++;
    made.value.code = freeCode(made.value.code);
    return steps_.insert(found + 1, std::move(made))->id;
}

void PlanDraft::remove(std::int64_t id) {
    std::erase_if(steps_, [id](const Step& step) { return step.id == id; });
}

void PlanDraft::move(std::int64_t id, int by) {
    const auto found = std::ranges::find(steps_, id, &Step::id);
    const auto to = found - steps_.begin() + by;
    if (found != steps_.end() && to >= 0 && to < std::ssize(steps_)) {
        std::iter_swap(found, steps_.begin() + to);
    }
}

std::string PlanDraft::planText(const std::string& field) const {
    if (const auto typed = typed_.find(field); typed != typed_.end()) {
        return typed->second.text;
    }
    if (field == "over") {
        return plan_.over < model::Depth{} ? std::string{} : depthField(plan_.over);
    }
    if (field == "upTo") {
        return plan_.upTo >= model::deepestDepth ? std::string{} : depthField(plan_.upTo);
    }
    return plan_.name;
}

std::string PlanDraft::stepText(const Step& step, const std::string& field) const {
    if (const auto typed = step.typed.find(field); typed != step.typed.end()) {
        return typed->second.text;
    }
    if (field == "offset") {
        return std::to_string(step.value.offset);
    }
    const int minute = field == "windowFrom" ? step.value.windowFrom : step.value.windowTo;
    return minute == 24 * 60 ? std::string{"24:00"} : fieldTime(minute);
}

model::Problems PlanDraft::problems() const {
    model::Problems all;
    for (const auto& [field, typed] : typed_) {
        if (typed.problem) {
            all.push_back(*typed.problem);
        }
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        for (const auto& [field, typed] : steps_[i].typed) {
            if (typed.problem) {
                all.push_back(
                    {"steps[" + std::to_string(i) + "]." + field, typed.problem->code, typed.problem->values});
            }
        }
    }
    auto checked = model::validate(plan(), db::aftercareSignCodes());
    all.insert(all.end(), std::make_move_iterator(checked.begin()), std::make_move_iterator(checked.end()));
    return all;
}

bool PlanDraft::hasFaults() const {
    const auto faulty = [](const auto& typed) {
        return std::ranges::any_of(typed, [](const auto& one) { return one.second.problem.has_value(); });
    };
    return faulty(typed_) || std::ranges::any_of(steps_, [&](const Step& step) { return faulty(step.typed); });
}

} // namespace present
