#include "db/gate.h"

#include "db/history.h"
#include "db/payload.h"
#include "db/role_table.h"

#include <algorithm>
#include <iterator>

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

/// In a practice of one there is nobody to ask; the reason and the PIN stand alone, and the record says so.
bool soloPractice(Writing& w) {
    const auto others = w.db.rows(
        "SELECT id FROM account WHERE disabled = 0 AND trainee = 0 AND id <> ? ORDER BY id",
        [](const Row& row) { return row.get<model::AccountId>(0); }, w.who.id);
    return std::none_of(others.begin(), others.end(), [&](model::AccountId account) {
        model::Roles roles;
        w.db.each(
            "SELECT role FROM account_role WHERE account_id = ? ORDER BY role",
            [&](const Row& row) { roles.insert(row.get<model::Role>(0)); }, account);
        return mayDo(roles, overrideVerb);
    });
}

/// Who must stand behind a denial that is overridden: somebody who may, and a second person where the book asks for
/// one.
std::optional<model::Problem> againstSigner(Writing& w, const model::Assessment& now, const model::RuleBook& rules,
                                            const std::vector<model::Override>& confirmed) {
    std::vector<model::Finding> denials;
    std::copy_if(now.findings.begin(), now.findings.end(), std::back_inserter(denials), [&](const model::Finding& f) {
        return f.strength == model::Strength::deny &&
               std::none_of(confirmed.begin(), confirmed.end(),
                            [&](const model::Override& one) { return model::answers(one, f); });
    });
    if (denials.empty()) {
        return std::nullopt;
    }
    if (!w.confirmedBy) {
        return model::Problem{"confirmation", "required", {}};
    }
    if (!mayDo(w.confirmedRoles, overrideVerb) ||
        w.db.value<bool>("SELECT trainee FROM account WHERE id = ?", *w.confirmedBy)) {
        return model::Problem{"confirmation", "not-permitted", {}};
    }
    const bool two = std::any_of(denials.begin(), denials.end(),
                                 [&](const model::Finding& finding) { return model::takesTwo(finding, rules); });
    if (two && *w.confirmedBy == w.who.id && !soloPractice(w)) {
        return model::Problem{"confirmation", "second-person", {}};
    }
    return std::nullopt;
}

} // namespace

model::Outcome<model::Assessment> gate(Writing& w, const model::Clearance& clearance, model::Day day, model::Act act,
                                       std::optional<model::SessionId> except,
                                       const std::vector<model::Override>& confirmed) {
    const auto& plan = clearance.plan();
    const auto rules = w.rules();
    auto now = model::assess(plan, historyOf(w.db, rules->zones, plan.client, w.today, except), *rules, day, act);
    // A note asks for nothing, so a new one is no reason to refuse.
    auto pressing = now;
    std::erase_if(pressing.findings, [](const model::Finding& f) { return f.strength < model::Strength::warn; });
    if (const auto problem = againstSeen(clearance.assessment(), pressing)) {
        deny(w, now, plan, problem->code);
        return *problem;
    }
    if (const auto problem = againstSigner(w, now, *rules, confirmed)) {
        deny(w, now, plan, problem->code == "required" ? "not-confirmed" : problem->code);
        return *problem;
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
    const auto history = historyOf(w.db, rules->zones, head.client, w.today, head.id);
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
