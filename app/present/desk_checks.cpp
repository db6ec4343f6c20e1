// How the desk tells of screening and consent.

#include "app/present/asking.h"
#include "app/present/consents.h"
#include "app/present/desk.h"
#include "app/present/desk_state.h"
#include "app/present/screening.h"

#include <algorithm>
#include <set>

namespace present {

void DeskPresenter::showChecks(DeskView& view) const {
    const auto& state = *state_;
    if (state.ended()) {
        return;
    }
    const auto& plan = state.plan.plan;
    auto& checks = view.checks;
    const auto standing =
        screeningStanding(plan, state.history.answers, state.screenings, *state.rules, state.today, state.timeZone);
    checks.screening = standing.text;
    checks.tone = standing.tone;
    checks.canScreen = !plan.rows.empty() && may(seat_, "screening.record");
    auto other = state.asked;
    model::setAside(other, model::RuleKind::screeningMissing);
    checks.asksScreening =
        checks.canScreen && std::ranges::any_of(state.asked.findings, [](const auto& finding) {
            return finding.kind == model::RuleKind::screeningMissing && finding.strength >= model::Strength::warn;
        });
    checks.onlyScreening = checks.asksScreening && other.verdict < state.asked.verdict;
    std::set<model::Modality> modalities;
    for (const auto& row : plan.rows) {
        modalities.insert(row.modality);
    }
    for (const auto& line : consentLines(state.history, modalities, *state.rules, state.today)) {
        checks.consents.push_back(line.text);
        if (line.tone == Tone::warn) {
            checks.tone = Tone::warn;
        }
    }
}

} // namespace present
