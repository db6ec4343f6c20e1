#include "db/aftercare_rows.h"

#include "db/aftercare_events.h"
#include "db/aftercare_plans.h"
#include "db/opening_rows.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace db {
namespace {

using model::AftercareEffect;
using model::AftercareEvent;

void addCancelled(Writing& w, std::int64_t reminder, AftercareEvent why) {
    w.db.run(
        "INSERT INTO reminder_answer (reminder_id, at, account_id, outcome, note) VALUES (?, ?, ?, 'cancelled', ?)",
        reminder, w.now, w.who.id, model::code(why));
}

void cancel(Writing& w, std::int64_t reminder, AftercareEvent why) {
    w.db.run("UPDATE reminder SET state = 'cancelled', retry_at = NULL WHERE id = ?", reminder);
    addCancelled(w, reminder, why);
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

/// What stands in the way of a session's steps now.
struct Standing {
    std::vector<AftercareEvent> events;  ///< whatever the channel
    std::vector<model::Channel> refused; ///< these channels
};

Standing standing(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows) {
    using enum model::Channel;
    Standing result;
    const bool counts = w.db.value<bool>("SELECT counts FROM session WHERE id = ?", session.id);
    if (!counts) {
        const auto moved = w.db.one(
            "SELECT 1 FROM session_replacement WHERE session_id = ?", [](const Row&) { return true; }, session.id);
        result.events.push_back(moved ? AftercareEvent::sessionReplaced : AftercareEvent::sessionInvalidated);
    }
    bool deceased = false;
    w.db.each(
        "SELECT deceased IS NOT NULL, consent_email = 'refused', consent_sms = 'refused', consent_phone = 'refused', "
        "consent_post = 'refused' FROM client WHERE id = ?",
        [&](const Row& row) {
            deceased = row.get<bool>(0);
            int column = 1;
            for (const auto channel : {email, sms, phone, post}) {
                if (row.get<bool>(column++)) {
                    result.refused.push_back(channel);
                }
            }
        },
        session.client);
    if (deceased) {
        result.events.push_back(AftercareEvent::clientDeceased);
    }
    if (result.refused.size() == 4) {
        result.events.push_back(AftercareEvent::clientRefusedAll);
    }
    if (!overlapping(w, session, rows, true).empty()) {
        result.events.push_back(AftercareEvent::newSession);
    }
    // One that names no session is about what had been done by then.
    const auto serious = w.db.one(
        "SELECT 1 FROM reaction a WHERE a.client_id = ?1 AND a.closed IS NULL AND a.severity <> 'mild' AND "
        "CASE WHEN a.session_id IS NULL THEN a.recorded_at >= (SELECT ended_at FROM session WHERE id = ?2) "
        "ELSE a.session_id = ?2 END",
        [](const Row&) { return true; }, session.client, session.id);
    if (serious) {
        result.events.push_back(AftercareEvent::reactionSerious);
    }
    return result;
}

std::optional<AftercareEvent> stops(const Standing& standing, model::StepKind kind, model::Channel channel) {
    for (const auto event : standing.events) {
        if (aftercareEvent(event).on(kind) == AftercareEffect::stop) {
            return event;
        }
    }
    const bool refused = std::find(standing.refused.begin(), standing.refused.end(), channel) != standing.refused.end();
    const bool stopped = refused && aftercareEvent(AftercareEvent::channelRefused).on(kind) == AftercareEffect::stop;
    return stopped ? std::optional{AftercareEvent::channelRefused} : std::nullopt;
}

/// How often a step has been planned for a session, and whether one of those stands.
struct Before {
    int revision = 0;
    bool stands = false;
};
Before before(Writing& w, model::SessionId session, std::string_view step) {
    return w.db
        .one(
            "SELECT coalesce(max(r.revision), 0), count(CASE WHEN r.state <> 'cancelled' THEN 1 END) > 0 "
            "FROM reminder r JOIN aftercare_step s ON s.id = r.step_id WHERE r.session_id = ? AND s.code = ?",
            [](const Row& row) {
                return Before{row.get<int>(0), row.get<bool>(1)};
            },
            session, step)
        .value_or(Before{});
}

/// The plan that the session's reminders follow; the one that new sessions get when it has none, or when asked.
std::optional<PlanRows> planOf(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
                               bool newest) {
    const auto followed =
        newest ? std::nullopt
               : w.db.one(
                     "SELECT s.plan_id, r.state = 'cancelled' AND EXISTS (SELECT 1 FROM "
                     "reminder_answer a WHERE a.reminder_id = r.id AND a.note = ?) FROM reminder r "
                     "JOIN aftercare_step s ON s.id = r.step_id "
                     "WHERE r.session_id = ? ORDER BY r.id DESC LIMIT 1",
                     [](const Row& row) { return row.get<bool>(1) ? std::nullopt : std::optional{row.integer(0)}; },
                     model::code(AftercareEvent::planChanged), session.id);
    if (followed && *followed) { // a plan that was given up for a newer one is not followed again
        return planRows(w.db, **followed);
    }
    const auto& stored = w.tables.aftercare(w.db);
    const auto rules = w.rules();
    const auto* plan = model::planFor(stored.plans, rows, rules->zones);
    if (plan == nullptr) {
        return std::nullopt;
    }
    return PlanRows{0, *plan, stored.stepIds[static_cast<std::size_t>(plan - stored.plans.data())]};
}

/// Why steps are planned: at the session's end, or because of an event that plans again what it says.
struct Cause {
    const EventRow* again = nullptr;
    bool newestPlan = false;
};

void planSteps(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
               model::Instant endedAt, const Cause& cause) {
    const auto plan = planOf(w, session, rows, cause.newestPlan);
    if (!plan) {
        return;
    }
    const auto inTheWay = standing(w, session, rows);
    const auto hours = hoursFor(w, session.client);
    for (std::size_t i = 0; i < plan->plan.steps.size(); ++i) {
        const auto& step = plan->plan.steps[i];
        if (cause.again != nullptr && cause.again->on(step.kind) != AftercareEffect::replan) {
            continue;
        }
        const auto earlier = before(w, session.id, step.code);
        const auto stopped = stops(inTheWay, step.kind, step.channel);
        if (earlier.stands || (stopped && earlier.revision > 0)) {
            continue;
        }
        const auto due = model::dueTime(step, endedAt, session.day, hours);
        if (cause.again != nullptr && due.lateAt <= w.now) {
            continue;
        }
        const auto id = w.db.insert(
            "INSERT INTO reminder (uid, session_id, client_id, step_id, revision, state, day, window_from, window_to, "
            "time_zone, due_at, late_at, planned_at, moved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            w.newUid(), session.id, session.client, plan->stepIds[i], earlier.revision + 1,
            stopped ? model::ReminderState::cancelled : model::ReminderState::planned, due.day, due.windowFrom,
            due.windowTo, hours.zone, due.dueAt, due.lateAt, w.now, due.moved);
        if (stopped) {
            addCancelled(w, id, *stopped);
        }
    }
}

struct Outstanding {
    std::int64_t id = 0;
    model::SessionId session;
    model::StepKind kind{};
    model::Channel channel{};
};
Outstanding outstandingOf(const Row& row) {
    return {row.integer(0), row.get<model::SessionId>(1), row.get<model::StepKind>(2), row.get<model::Channel>(3)};
}
#define OUTSTANDING                                                                                                    \
    "SELECT r.id, r.session_id, s.kind, s.channel FROM reminder r JOIN aftercare_step s ON s.id = r.step_id "

std::vector<Outstanding> outstanding(Writing& w, const AftercareHappening& happening) {
    if (happening.session) {
        return w.db.rows(OUTSTANDING "WHERE r.session_id = ? AND r.state IN ('planned', 'failed') ORDER BY r.id",
                         outstandingOf, *happening.session);
    }
    if (happening.client) {
        return w.db.rows(OUTSTANDING "WHERE r.client_id = ? AND r.state IN ('planned', 'failed') ORDER BY r.id",
                         outstandingOf, *happening.client);
    }
    return {};
}

void stop(Writing& w, const AftercareHappening& happening, const EventRow& row) {
    for (const auto& one : outstanding(w, happening)) {
        const bool meant = !happening.channel || one.channel == *happening.channel;
        if (meant && row.on(one.kind) == AftercareEffect::stop) {
            cancel(w, one.id, happening.event);
        }
    }
}

void planAgain(Writing& w, model::SessionId session, const Cause& cause) {
    const auto endedAt = w.db.value<model::Instant>("SELECT ended_at FROM session WHERE id = ?", session);
    const auto head = sessionHead(w.db, session);
    planSteps(w, *head, rowsOf(w.db, session, head->version), endedAt, cause);
}

void resume(Writing& w, const AftercareHappening& happening, const EventRow& row) {
    if (happening.session) {
        planAgain(w, *happening.session, {&row, false});
        return;
    }
    for (const auto session : w.db.rows(
             "SELECT id FROM session WHERE client_id = ? AND counts = 1 AND ended_at IS NOT NULL "
             "ORDER BY ended_at, id",
             [](const Row& found) { return found.get<model::SessionId>(0); }, happening.client)) {
        planAgain(w, session, {&row, false});
    }
}

/// What is outstanding of the plan's older versions is cancelled, and planned by the one that holds now.
void followNewestPlan(Writing& w, const AftercareHappening& happening, const EventRow& row) {
    const auto old =
        w.db.rows(OUTSTANDING "JOIN aftercare_plan p ON p.id = s.plan_id WHERE p.code = ? AND p.current = 0 AND "
                              "r.state IN ('planned', 'failed') AND r.late_at > ? ORDER BY r.session_id, r.id",
                  outstandingOf, happening.plan, w.now);
    std::optional<model::SessionId> last;
    for (const auto& one : old) {
        if (row.on(one.kind) == AftercareEffect::replan) {
            cancel(w, one.id, happening.event);
        }
    }
    for (const auto& one : old) {
        if (last != one.session) {
            last = one.session;
            planAgain(w, one.session, {&row, true});
        }
    }
}

/// Works out again what is planned, or to be tried again once it fails, and not yet missed. A call put off is put to
/// the first time that still suits.
void moveToNewHours(Writing& w, const AftercareHappening& happening, const EventRow& row) {
    struct Planned {
        std::int64_t id = 0;
        model::ClientId client;
        std::string zone;
        std::int64_t plan = 0;
        std::string step;
        model::Instant endedAt{};
        model::Day day{};
        model::Instant dueAt{};
        model::Moved moved{};
    };
    const auto planned = w.db.rows(
        "SELECT r.id, r.client_id, c.time_zone, s.plan_id, s.code, v.ended_at, v.day, r.due_at, r.moved FROM reminder "
        "r "
        "CROSS JOIN aftercare_step s ON s.id = r.step_id JOIN session v ON v.id = r.session_id JOIN client c ON "
        "c.id = r.client_id WHERE r.state IN ('planned', 'claimed', 'failed') AND r.late_at > ?1 AND r.late_at > "
        "r.planned_at AND "
        "(?2 IS NULL OR r.client_id = ?2) AND (s.needs_staff OR NOT ?3) ORDER BY r.id",
        [](const Row& found) {
            return Planned{found.integer(0),
                           found.get<model::ClientId>(1),
                           found.text(2),
                           found.integer(3),
                           found.text(4),
                           found.get<model::Instant>(5),
                           found.get<model::Day>(6),
                           found.get<model::Instant>(7),
                           found.get<model::Moved>(8)};
        },
        w.now - std::chrono::hours{24}, happening.client, happening.event == AftercareEvent::closuresChanged);
    model::Hours hours{"", w.clinic.quiet, read::opening(w.db), w.clinic.timeZone};
    std::map<std::int64_t, std::vector<model::AftercareStep>> plans; // as they were when the reminders were made
    for (const auto& one : planned) {
        auto steps = plans.find(one.plan);
        if (steps == plans.end()) {
            steps = plans.emplace(one.plan, stepsOf(w.db, one.plan)).first;
        }
        const auto found = std::find_if(steps->second.begin(), steps->second.end(),
                                        [&](const auto& known) { return known.code == one.step; });
        assert(found != steps->second.end()); // the steps of a version are never taken away
        const auto& step = *found;
        if (row.on(step.kind) != AftercareEffect::replan) {
            continue;
        }
        hours.zone = one.zone.empty() ? w.clinic.timeZone : one.zone;
        const auto due = one.moved == model::Moved::noAnswer
                             ? model::callFrom(one.dueAt, step.windowFrom, step.windowTo, hours)
                             : model::dueTime(step, one.endedAt, one.day, hours);
        w.db.run("UPDATE reminder SET day = ?, window_from = ?, window_to = ?, time_zone = ?, due_at = ?, late_at = ?, "
                 "moved = ? WHERE id = ?",
                 due.day, due.windowFrom, due.windowTo, hours.zone, due.dueAt, due.lateAt, due.moved, one.id);
    }
}

} // namespace

model::Hours hoursFor(Writing& w, model::ClientId client) {
    auto zone = w.db.value<std::string>("SELECT time_zone FROM client WHERE id = ?", client);
    return {zone.empty() ? w.clinic.timeZone : std::move(zone), w.clinic.quiet, read::opening(w.db), w.clinic.timeZone};
}

void supersede(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows) {
    for (const auto earlier : overlapping(w, session, rows, false)) {
        onEvent(w, {.event = AftercareEvent::newSession, .session = earlier});
    }
}

void planReminders(Writing& w, const SessionHead& session, const std::vector<model::TreatmentRow>& rows,
                   model::Instant endedAt) {
    supersede(w, session, rows);
    planSteps(w, session, rows, endedAt, {});
}

void onEvent(Writing& w, const AftercareHappening& happening) {
    const auto& row = aftercareEvent(happening.event);
    stop(w, happening, row);
    if (!row.any(AftercareEffect::replan)) {
        return;
    }
    switch (happening.event) {
    case AftercareEvent::clientZoneChanged:
    case AftercareEvent::clinicZoneChanged:
    case AftercareEvent::quietHoursChanged:
    case AftercareEvent::closuresChanged:
        moveToNewHours(w, happening, row);
        break;
    case AftercareEvent::planChanged:
        followNewestPlan(w, happening, row);
        break;
    default:
        resume(w, happening, row);
        break;
    }
}

void stopWhatNoLongerHolds(Writing& w, model::ReminderId reminder) {
    const auto one =
        w.db.one(OUTSTANDING "WHERE r.id = ? AND r.state IN ('planned', 'failed')", outstandingOf, reminder);
    if (!one) {
        return;
    }
    const auto head = sessionHead(w.db, one->session);
    const auto why = stops(standing(w, *head, rowsOf(w.db, one->session, head->version)), one->kind, one->channel);
    if (why) {
        cancel(w, one->id, *why);
    }
}

} // namespace db
