#include "db/aftercare_rows.h"

#include "db/history.h"

#include <algorithm>
#include <map>

namespace db {
namespace {

void cancel(Writing& w, std::int64_t reminder, std::string_view why) {
    w.db.run("UPDATE reminder SET state = 'cancelled' WHERE id = ?", reminder);
    w.db.run(
        "INSERT INTO reminder_answer (reminder_id, at, account_id, outcome, note) VALUES (?, ?, ?, 'cancelled', ?)",
        reminder, w.now, w.who.id, why);
}

struct Reachable {
    bool wanted = false;
    std::string timeZone;
};
Reachable reachable(Writing& w, model::ClientId client) {
    return w.db
        .one(
            "SELECT deceased IS NULL AND NOT (consent_email = 'refused' AND consent_sms = 'refused' AND "
            "consent_phone = 'refused' AND consent_post = 'refused'), time_zone FROM client WHERE id = ?",
            [&](const Row& row) {
                auto zone = row.text(1);
                return Reachable{row.get<bool>(0), zone.empty() ? w.clinic.timeZone : std::move(zone)};
            },
            client)
        .value_or(Reachable{});
}

/// Sessions of the client on one of the rows' zones, other than this one: before it or after it.
std::vector<model::SessionId> overlapping(Writing& w, const SessionHead& session,
                                          const std::vector<model::TreatmentRow>& rows, bool later) {
    std::vector<model::SessionId> found;
    w.db.each(
        "SELECT s.id, r.zone FROM session s JOIN session_row r ON r.session_id = s.id AND r.version = s.version "
        "WHERE s.client_id = ? AND s.counts = 1 AND s.id <> ? AND (s.started_at >= ?) = ? ORDER BY s.id, r.ordinal",
        [&](const Row& row) {
            const auto id = row.get<model::SessionId>(0);
            const auto zone = row.text(1);
            const bool same = std::any_of(rows.begin(), rows.end(),
                                          [&](const model::TreatmentRow& one) { return one.zone.text == zone; });
            if (same && (found.empty() || found.back() != id)) {
                found.push_back(id);
            }
        },
        session.client, session.id, session.startedAt, later);
    return found;
}

/// The next revision of a step's reminder, or nothing while one of them stands.
std::optional<int> nextRevision(Writing& w, model::SessionId session, std::string_view step) {
    return w.db
        .one(
            "SELECT coalesce(max(r.revision), 0), count(CASE WHEN r.state <> 'cancelled' THEN 1 END) FROM reminder r "
            "JOIN aftercare_step s ON s.id = r.step_id WHERE r.session_id = ? AND s.code = ?",
            [](const Row& row) { return row.integer(1) == 0 ? std::optional{row.get<int>(0) + 1} : std::nullopt; },
            session, step)
        .value_or(std::nullopt);
}

void planSteps(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
               model::Instant endedAt, PastSteps past) {
    const auto client = reachable(w, session.client);
    if (!client.wanted || !overlapping(w, session, rows, true).empty()) {
        return;
    }
    const auto& stored = w.tables.aftercare(w.db);
    const auto rules = w.rules();
    const auto* plan = model::planFor(stored.plans, rows, rules->zones);
    if (plan == nullptr) {
        return;
    }
    const auto& steps = stored.stepIds[static_cast<std::size_t>(plan - stored.plans.data())];
    const auto due = model::schedule(*plan, endedAt, session.day, client.timeZone, w.clinic.quiet);
    for (std::size_t i = 0; i < due.size(); ++i) {
        if (past == PastSteps::leftOut && due[i].lateAt < w.now) {
            continue;
        }
        const auto revision = nextRevision(w, session.id, due[i].step);
        if (!revision) {
            continue;
        }
        w.db.run(
            "INSERT INTO reminder (uid, session_id, client_id, step_id, revision, state, day, window_from, window_to, "
            "time_zone, due_at, late_at) VALUES (?, ?, ?, ?, ?, 'planned', ?, ?, ?, ?, ?, ?)",
            w.newUid(), session.id, session.client, steps[i], *revision, due[i].day, due[i].windowFrom, due[i].windowTo,
            client.timeZone, due[i].dueAt, due[i].lateAt);
    }
}

} // namespace

void planReminders(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
                   model::Instant endedAt, PastSteps past) {
    for (const auto earlier : overlapping(w, session, rows, false)) {
        cancelRemindersOf(w, earlier, "new-session");
    }
    planSteps(w, session, rows, endedAt, past);
}

void replanReminders(Writing& w, model::ClientId client) {
    const auto treated = w.db.rows(
        "SELECT id, ended_at FROM session WHERE client_id = ? AND counts = 1 AND ended_at IS "
        "NOT NULL ORDER BY ended_at, id",
        [](const Row& row) {
            return std::pair{row.get<model::SessionId>(0), row.get<model::Instant>(1)};
        },
        client);
    for (const auto& [id, endedAt] : treated) {
        if (const auto session = sessionHead(w.db, id)) {
            planSteps(w, *session, rowsOf(w.db, id, session->version), endedAt, PastSteps::leftOut);
        }
    }
}

void cancelReminders(Writing& w, model::ClientId client, std::string_view why) {
    for (const auto reminder : w.db.rows(
             "SELECT id FROM reminder WHERE client_id = ? AND state IN ('planned', 'failed') ORDER BY id",
             [](const Row& row) { return row.integer(0); }, client)) {
        cancel(w, reminder, why);
    }
}

void cancelRemindersOf(Writing& w, model::SessionId session, std::string_view why) {
    for (const auto reminder : w.db.rows(
             "SELECT id FROM reminder WHERE session_id = ? AND state IN ('planned', 'failed') ORDER BY id",
             [](const Row& row) { return row.integer(0); }, session)) {
        cancel(w, reminder, why);
    }
}

void rebuildDueTimes(Writing& w, std::optional<model::ClientId> client) {
    struct Planned {
        std::int64_t id = 0;
        model::SessionId session;
        std::int64_t plan = 0;
        std::string step;
        model::Instant endedAt{};
        model::Day day{};
        std::string timeZone;
    };
    const auto planned = w.db.rows(
        "SELECT r.id, r.session_id, s.plan_id, s.code, v.ended_at, v.day, c.time_zone FROM reminder r "
        "JOIN aftercare_step s ON s.id = r.step_id JOIN session v ON v.id = r.session_id "
        "JOIN client c ON c.id = r.client_id WHERE r.state = 'planned' AND CASE WHEN ?1 IS NULL THEN c.time_zone = '' "
        "ELSE c.id = ?1 END ORDER BY r.session_id, r.id",
        [&](const Row& row) {
            auto zone = row.text(6);
            return Planned{row.integer(0),
                           row.get<model::SessionId>(1),
                           row.integer(2),
                           row.text(3),
                           row.get<model::Instant>(4),
                           row.get<model::Day>(5),
                           zone.empty() ? w.clinic.timeZone : std::move(zone)};
        },
        client);
    // Steps as they were when the reminders were made: a plan may have newer versions.
    std::map<std::int64_t, model::AftercarePlan> plans;
    const auto planOf = [&](std::int64_t id) -> const model::AftercarePlan& {
        auto found = plans.find(id);
        if (found == plans.end()) {
            model::AftercarePlan plan;
            plan.steps = w.db.rows(
                "SELECT code, by_hours, step_offset, window_from, window_to FROM aftercare_step WHERE plan_id = ? "
                "ORDER BY ordinal",
                [](const Row& row) {
                    model::AftercareStep step;
                    step.code = row.text(0);
                    step.byHours = row.get<bool>(1);
                    step.offset = row.get<int>(2);
                    step.windowFrom = row.get<int>(3);
                    step.windowTo = row.get<int>(4);
                    return step;
                },
                id);
            found = plans.emplace(id, std::move(plan)).first;
        }
        return found->second;
    };
    for (const auto& one : planned) {
        for (const auto& due : model::schedule(planOf(one.plan), one.endedAt, one.day, one.timeZone, w.clinic.quiet)) {
            if (due.step == one.step) {
                w.db.run("UPDATE reminder SET day = ?, window_from = ?, window_to = ?, time_zone = ?, due_at = ?, "
                         "late_at = ? WHERE id = ?",
                         due.day, due.windowFrom, due.windowTo, one.timeZone, due.dueAt, due.lateAt, one.id);
            }
        }
    }
}

} // namespace db
