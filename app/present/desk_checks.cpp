// How the desk tells of screening and consent.

#include "app/present/asking.h"
#include "app/present/consents.h"
#include "app/present/desk.h"
#include "app/present/desk_state.h"
#include "app/present/screening.h"
#include "app/present/tr.h"

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

/// A recall or quarantine takes effect at once; what was charted stays, and the unit may still become used or wasted.
void DeskPresenter::findStopped() {
    auto& state = *state_;
    state.stopped.clear();
    if (!state.open()) {
        return;
    }
    std::set<model::LotId> seen;
    for (const auto& unit : state.opened()) {
        if (!unit.lot || !seen.insert(unit.lot).second) {
            continue;
        }
        const auto row = permitted([&] { return seat_.access.lot(unit.lot); });
        if (row && !row->lot.quarantine.empty()) {
            state.stopped.push_back(row->lot);
        }
    }
}

void DeskPresenter::showRecall(DeskView& view) const {
    std::vector<std::string> numbers;
    std::string why;
    bool recalled = false;
    for (const auto& lot : state_->stopped) {
        numbers.push_back(lot.number);
        recalled = recalled || lot.recalled;
        why += (why.empty() ? "" : "\n") + lot.quarantine;
    }
    if (numbers.empty()) {
        return;
    }
    view.recall = {fill(recalled
                            ? tr("Recalled: lot {0}, opened in this session. Stop using it if you can; say whether "
                                 "it was used or wasted.")
                            : tr("Quarantined: lot {0}, opened in this session. Stop using it if you can; say "
                                 "whether it was used or wasted."),
                        {listed(numbers)}),
                   why, Tone::deny};
}

} // namespace present
