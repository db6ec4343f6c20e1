#include "app/present/planned.h"

#include <algorithm>

namespace present {

namespace {

/// How far ahead a diary is kept.
constexpr model::Days horizon{730};

bool waiting(const db::SessionRow& row) {
    return row.state == model::SessionState::planned || row.state == model::SessionState::arrived;
}

PlannedSession assessed(const db::SessionRow& row, const model::History& history, const model::RuleBook& rules) {
    PlannedSession session;
    session.row = row;
    session.plan.client = row.client;
    session.plan.performer = row.performer;
    session.plan.rows = row.treatment;
    session.assessment = model::assess(session.plan, history, rules, row.day, model::Act::plan);
    return session;
}

std::vector<db::SessionRow> waitingSessions(const db::Access& access) {
    auto rows = access.sessionsBetween(access.today(), access.today() + horizon);
    std::erase_if(rows, [](const db::SessionRow& row) { return !waiting(row); });
    return rows;
}

bool keepsFromStarting(const model::Finding& finding, const model::RuleBook& rules) {
    return finding.strength == model::Strength::deny ||
           (finding.strength == model::Strength::warn &&
            rules.strength(finding.kind, model::Act::start, finding.rule) == model::Strength::deny);
}

int mostShort(const model::Assessment& assessment) {
    int days = 0;
    for (const auto& finding : assessment.findings) {
        days = std::max(days, finding.daysShort);
    }
    return days;
}

} // namespace

void eachPlanned(const db::Access& access, const model::RuleBook& rules,
                 const std::function<bool(const PlannedSession&)>& sink) {
    for (const auto& row : waitingSessions(access)) {
        if (!sink(assessed(row, access.history(row.client, row.id), rules))) {
            return;
        }
    }
}

std::vector<PlannedSession> noLongerSafe(const db::Access& access, std::stop_token stop) {
    std::vector<PlannedSession> unsafe;
    const auto rules = access.rules();
    eachPlanned(access, *rules, [&](const PlannedSession& session) {
        if (session.assessment.verdict != model::Verdict::allow) {
            const auto stored = access.session(session.row.id);
            auto against = model::newOrWorse(stored ? stored->assessment : model::Assessment{}, session.assessment);
            std::erase_if(against, [&](const model::Finding& one) { return !keepsFromStarting(one, *rules); });
            if (!against.empty()) {
                unsafe.push_back(session);
                unsafe.back().against = std::move(against);
            }
        }
        return !stop.stop_requested();
    });
    return unsafe;
}

std::vector<AffectedSession> affectedBy(const db::Access& access, const model::RuleBook& other,
                                        const std::function<void(int done, int total)>& progress, std::stop_token stop) {
    std::vector<AffectedSession> affected;
    const auto rules = access.rules();
    const auto rows = waitingSessions(access);
    int done = 0;
    for (const auto& row : rows) {
        if (stop.stop_requested()) {
            break;
        }
        const auto history = access.history(row.client, row.id);
        AffectedSession one{assessed(row, history, *rules), assessed(row, history, other)};
        if (one.now.assessment.verdict != one.then.assessment.verdict ||
            mostShort(one.now.assessment) != mostShort(one.then.assessment)) {
            affected.push_back(std::move(one));
        }
        if (progress) {
            progress(++done, static_cast<int>(rows.size()));
        }
    }
    return affected;
}

} // namespace present
