#pragma once
// The screening answered before a start, where a story is about something else.

#include "db/access.h"
#include "model/screening.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace support {

/// No to every question that bears on the plan and was not answered on that day; nothing when all were.
inline std::optional<model::RecordScreening> noToTheRest(const model::SessionPlan& plan, const model::History& history,
                                                         const model::RuleBook& rules, model::Day day) {
    model::RecordScreening change;
    change.client = plan.client;
    for (const auto& asked : model::questionsFor(plan, rules)) {
        const auto& code = asked.question->code;
        const bool answered =
            std::any_of(history.answers.begin(), history.answers.end(),
                        [&](const model::ScreeningAnswer& one) { return one.question == code && one.day == day; });
        if (!answered) {
            change.answers.push_back({.question = code, .yes = false, .day = {}, .zones = {}, .clearance = {}});
        }
    }
    return change.answers.empty() ? std::nullopt : std::optional{std::move(change)};
}

} // namespace support
