#include "db/gate.h"

#include "db/history.h"
#include "db/payload.h"
#include "db/role_table.h"

#include <algorithm>

namespace db {
namespace {

void deny(Writing& w, const model::Assessment& assessment, const model::SessionPlan& plan, std::string_view why) {
    w.denial = Denial{uidOf(w.db, plan.client), deniedPayload(w.db, assessment, plan, why)};
}

std::optional<model::Problem> againstSeen(const model::Assessment& seen, const model::Assessment& now) {
    const auto worse = model::newOrWorse(seen, now);
    if (worse.empty()) {
        return std::nullopt;
    }
    model::Problem problem{"clearance", "new-or-worse", {}};
    for (const auto& finding : worse) {
        problem.values.push_back(finding.key());
    }
    return problem;
}

} // namespace

model::Outcome<model::Assessment> gate(Writing& w, const model::Clearance& clearance, model::Day day, model::Act act,
                                       std::optional<model::SessionId> except) {
    const auto& plan = clearance.plan();
    const auto rules = w.rules();
    auto now = model::assess(plan, historyOf(w.db, rules->zones, plan.client, except), *rules, day, act);
    // A note asks for nothing, so a new one is no reason to refuse.
    auto pressing = now;
    std::erase_if(pressing.findings, [](const model::Finding& f) { return f.strength < model::Strength::warn; });
    if (const auto problem = againstSeen(clearance.assessment(), pressing)) {
        deny(w, now, plan, problem->code);
        return *problem;
    }
    const bool overridesDenial = std::any_of(now.findings.begin(), now.findings.end(), [](const model::Finding& f) {
        return f.strength == model::Strength::deny;
    });
    if (overridesDenial) {
        if (!w.confirmedBy) {
            deny(w, now, plan, "not-confirmed");
            return model::Problem{"confirmation", "required", {}};
        }
        if (!mayDo(w.confirmedRoles, overrideVerb) ||
            w.db.value<bool>("SELECT trainee FROM account WHERE id = ?", *w.confirmedBy)) {
            deny(w, now, plan, "not-permitted");
            return model::Problem{"confirmation", "not-permitted", {}};
        }
    }
    return now;
}

model::Outcome<std::optional<model::Assessment>> gateDone(Writing& w, const SessionHead& head,
                                                          const std::vector<model::TreatmentRow>& cleared,
                                                          const model::SessionPlan& done) {
    const bool within = std::all_of(done.rows.begin(), done.rows.end(), [&](const model::TreatmentRow& row) {
        return std::any_of(cleared.begin(), cleared.end(), [&](const model::TreatmentRow& one) {
            return one.zone == row.zone && one.modality == row.modality && one.indication == row.indication &&
                   one.device == row.device && one.depth && row.depth && *row.depth <= *one.depth;
        });
    });
    if (within) {
        return std::optional<model::Assessment>{};
    }
    const auto rules = w.rules();
    const auto history = historyOf(w.db, rules->zones, head.client, head.id);
    // Signed late or not: what was done was done on the session's own day.
    const auto now = model::assess(done, history, *rules, head.day, model::Act::start);
    auto pressing = now;
    std::erase_if(pressing.findings, [](const model::Finding& f) { return f.strength < model::Strength::warn; });
    if (const auto problem = againstSeen(assessmentOf(w.db, head.id, head.version), pressing)) {
        deny(w, now, done, problem->code);
        return *problem;
    }
    return std::optional{now};
}

} // namespace db
