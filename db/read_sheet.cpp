#include "db/read_sheet.h"

#include "db/aftercare_plans.h"
#include "db/read_handouts.h"
#include "db/session_parts.h"
#include "db/sql_parts.h"

#include <algorithm>

namespace db::read {
namespace {

constexpr char treatedSql[] =
    "SELECT s.state, s.day, coalesce(s.ended_at, s.started_at, 0), s.version, a.full_name, c.uid, "
    "trim(c.given_name || ' ' || c.family_name), c.given_name, c.time_zone, s.client_id, c.language "
    "FROM session s JOIN client c ON c.id = s.client_id JOIN account a ON a.id = s.performer_id WHERE s.id = ?";
// In the order in which they were made: the plan at signing comes first.
constexpr char planOfStepsSql[] = "SELECT t.plan_id FROM reminder m JOIN aftercare_step t ON t.id = m.step_id "
                                  "WHERE m.session_id = ? ORDER BY m.id";
constexpr char visitAfterSql[] = "SELECT day, minute FROM session WHERE client_id = ? AND state = 'planned' AND "
                                 "day > ? ORDER BY day, minute, id LIMIT 1";
constexpr char sheetMailSql[] =
    "SELECT m.id, m.state, m.due_at, m.late_at, m.planned_at, m.time_zone, "
    "c.deceased IS NULL AND c.consent_email = 'given' AND " MAIL_ADDRESS " <> '' FROM reminder m "
    "JOIN aftercare_step t ON t.id = m.step_id JOIN client c ON c.id = m.client_id WHERE m.session_id = ? AND "
    "t.sheet = 1 AND t.channel = 'email' AND t.needs_staff = 0 ORDER BY m.id DESC LIMIT 1";

std::vector<model::AftercarePlan> plansOf(Connection& connection, model::SessionId session) {
    std::vector<std::int64_t> seen;
    std::vector<model::AftercarePlan> plans;
    for (const auto id : connection.rows(
             planOfStepsSql, [](const Row& row) { return row.integer(0); }, session)) {
        if (std::ranges::find(seen, id) != seen.end()) {
            continue;
        }
        seen.push_back(id);
        auto plan = planRows(connection, id).plan;
        if (std::ranges::find(plans, plan.code, &model::AftercarePlan::code) == plans.end()) {
            plans.push_back(std::move(plan));
        }
    }
    return plans;
}

} // namespace

std::optional<SheetFacts> sheetFacts(Connection& connection, model::SessionId session) {
    struct Treated {
        SheetFacts facts;
        int version = 0;
        model::ClientId client;
    };
    auto treated = connection.one(
        treatedSql,
        [&](const Row& row) {
            Treated found;
            found.facts.session = session;
            found.facts.state = row.get<model::SessionState>(0);
            found.facts.day = row.get<model::Day>(1);
            found.facts.endedAt = row.get<model::Instant>(2);
            found.version = row.get<int>(3);
            found.facts.performerName = row.text(4);
            found.facts.client = row.get<model::Uid>(5);
            found.facts.clientName = row.text(6);
            found.facts.givenName = row.text(7);
            found.facts.timeZone = row.text(8);
            found.client = row.get<model::ClientId>(9);
            found.facts.language = row.text(10);
            return found;
        },
        session);
    if (!treated) {
        return std::nullopt;
    }
    auto facts = std::move(treated->facts);
    facts.rows = rowsOf(connection, session, treated->version);
    facts.plans = plansOf(connection, session);
    facts.nextVisit = connection.one(
        visitAfterSql,
        [](const Row& row) {
            return std::pair{row.get<model::Day>(0), row.get<int>(1)};
        },
        treated->client, facts.day);
    facts.handouts = handouts(connection, session);
    facts.mail = connection.one(
        sheetMailSql,
        [](const Row& row) {
            return SheetFacts::Mail{.reminder = row.get<model::ReminderId>(0),
                                    .state = row.get<model::ReminderState>(1),
                                    .dueAt = row.get<model::Instant>(2),
                                    .lateAt = row.get<model::Instant>(3),
                                    .plannedAt = row.get<model::Instant>(4),
                                    .timeZone = row.text(5),
                                    .reachable = row.get<bool>(6)};
        },
        session);
    return facts;
}

} // namespace db::read
