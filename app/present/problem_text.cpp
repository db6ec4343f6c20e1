#include "app/present/finding_text.h"
#include "app/present/problem_table.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

/// "rows[2].depth" -> "depth" and 3; "[4].name" -> "name" and 5.
std::pair<std::string, int> lastPart(const std::string& field) {
    int place = 0;
    const auto open = field.rfind('[');
    const auto close = field.find(']', open == std::string::npos ? 0 : open);
    if (open != std::string::npos && close != std::string::npos) {
        const auto index = typedNumber(std::string_view{field}.substr(open + 1, close - open - 1));
        place = index ? *index + 1 : 0;
    }
    const auto dot = field.rfind('.');
    auto last = dot == std::string::npos ? field : field.substr(dot + 1);
    if (const auto bracket = last.find('['); bracket != std::string::npos) {
        last.resize(bracket);
    }
    return {last, place};
}

/// "washouts[ipl]" -> "ipl"; nothing for a row that has only its place.
std::string rowName(const std::string& field) {
    const auto open = field.find('[');
    if (open == std::string::npos || !field.ends_with(']')) {
        return {};
    }
    const auto inside = field.substr(open + 1, field.size() - open - 2);
    return typedNumber(inside) ? std::string{} : inside;
}

std::string apartAtCapitals(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            text += ' ';
            text += static_cast<char>(c - 'A' + 'a');
        } else {
            text += c == '-' || c == '_' ? ' ' : c;
        }
    }
    return text;
}

const ProblemWords* find(const model::Problem& problem) {
    const auto last = lastPart(problem.field).first;
    // A range is told where both ends are known, else in the field's own words.
    const auto code =
        problem.code == "out-of-range" && problem.values.size() < 2 ? problem.code + "/one" : problem.code;
    const ProblemWords* general = nullptr;
    for (const auto& row : problemTable()) {
        if (row.code != code) {
            continue;
        }
        if (row.field == problem.field || (!row.field.empty() && row.field == last)) {
            return &row;
        }
        if (row.field.empty()) {
            general = &row;
        }
    }
    return general;
}

} // namespace

bool hasWords(const model::Problem& problem) {
    return find(problem) != nullptr;
}

std::string fieldName(const std::string& field) {
    const auto [last, place] = lastPart(field);
    std::string name;
    for (const auto& [known, called] : fieldTable()) {
        if (known == last || known == field) {
            name = tr(called);
        }
    }
    if (name.empty()) {
        name = apartAtCapitals(last);
    }
    if (const auto id = rowName(field); !id.empty()) {
        return fill(tr("{0}, row {1}"), {name, id});
    }
    return place == 0 ? name : fill(tr("{0} of row {1}"), {name, number(place)});
}

std::string words(const model::Problem& problem) {
    const auto name = sentence(fieldName(problem.field));
    const auto value = [&problem](std::size_t i) {
        return i < problem.values.size() ? problem.values[i] : std::string{};
    };
    const auto* found = find(problem);
    const auto pattern = found ? tr(found->pattern) : tr("{0} cannot be taken like this ({4}).");
    return fill(pattern, {name, value(0), value(1), value(2), problem.code});
}

FieldProblems byField(const model::Problems& problems) {
    FieldProblems all;
    for (const auto& problem : problems) {
        all.emplace(problem.field, words(problem));
    }
    return all;
}

std::string joined(const model::Problems& problems) {
    std::string text;
    std::vector<std::string> said;
    for (const auto& problem : problems) {
        auto words_ = words(problem);
        if (std::ranges::find(said, words_) == said.end()) {
            text += (text.empty() ? "" : "\n") + words_;
            said.push_back(std::move(words_));
        }
    }
    return text;
}

} // namespace present
