// What happens to one reminder: claimed, sent or not, answered by the client, marked by a person.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/handout_rows.h"
#include "db/payload.h"
#include "db/read_mail.h"
#include "db/sql_parts.h"

#include "model/text_length.h"

namespace db {
namespace {

using enum model::ReminderState;

constexpr std::size_t longestLetter = 100'000;

struct Found {
    model::ReminderId id;
    model::Uid uid;
    model::ReminderState state{};
    model::SessionId session;
    model::ClientId client;
    model::Instant dueAt{};
    model::Instant lateAt{};
    std::string timeZone;
    bool needsStaff = false;
    model::Instant plannedAt{};
    std::optional<model::Instant> retryAt{};
    model::Moved moved{};
};

std::optional<Found> find(Writing& w, model::ReminderId id) {
    return w.db.one(
        "SELECT m.id, m.uid, m.state, m.session_id, m.client_id, m.due_at, m.late_at, m.time_zone, "
        "t.needs_staff, m.planned_at, m.retry_at, m.moved FROM reminder m JOIN aftercare_step t ON t.id = m.step_id "
        "WHERE m.id "
        "= ?",
        [](const Row& row) {
            return Found{row.get<model::ReminderId>(0),
                         row.get<model::Uid>(1),
                         row.get<model::ReminderState>(2),
                         row.get<model::SessionId>(3),
                         row.get<model::ClientId>(4),
                         row.get<model::Instant>(5),
                         row.get<model::Instant>(6),
                         row.text(7),
                         row.get<bool>(8),
                         row.get<model::Instant>(9),
                         row.get<std::optional<model::Instant>>(10),
                         row.get<model::Moved>(11)};
        },
        id);
}

/// The reminder when it may go to that state, else why not.
model::Outcome<Found> thatMayBecome(Writing& w, model::ReminderId id, model::ReminderState to) {
    const auto found = find(w, id);
    if (!found) {
        return model::Problem{"reminder", "unknown", {}};
    }
    if (model::mayBecome(found->state, to)) {
        return *found;
    }
    const std::vector<std::string> state{std::string{model::code(found->state)}};
    if (model::hasEnded(found->state)) {
        return model::Problem{"reminder", "already-ended", state};
    }
    if (found->state == claimed) {
        return model::Problem{"reminder", "being-sent", state};
    }
    if (to == claimed) {
        return model::Problem{"reminder", "already-sent", state};
    }
    return model::Problem{"reminder", "not-claimed", state};
}

void setState(Writing& w, const Found& reminder, model::ReminderState to) {
    w.db.run("UPDATE reminder SET state = ? WHERE id = ?", to, reminder.id);
}

std::int64_t addAttempt(Writing& w, const Found& reminder, model::Channel channel, model::ReminderState outcome,
                        std::string_view text) {
    return w.db.insert("INSERT INTO reminder_attempt (reminder_id, at, channel, outcome, text, account_id) VALUES "
                       "(?, ?, ?, ?, ?, ?)",
                       reminder.id, w.now, channel, outcome, text, w.who.id);
}

void addAnswer(Writing& w, const Found& reminder, model::ReminderState outcome, std::string_view note) {
    w.db.run("INSERT INTO reminder_answer (reminder_id, at, account_id, outcome, note) VALUES (?, ?, ?, ?, ?)",
             reminder.id, w.now, w.who.id, outcome, note);
}

template <class More>
std::string payloadOf(Writing& w, const Found& reminder, model::ReminderState to, More&& more) {
    return JsonText::object([&](JsonText& json) {
        json.field("session", uidOf(w.db, reminder.session));
        json.field("old", reminder.state);
        json.field("new", to);
        more(json);
    });
}

/// What goes out without a person: only while its window is open, what failed only when it was to be tried again by
/// now, not what a person has telephoned about, and nothing while the clock is in doubt.
std::optional<model::Problem> notByItself(Writing& w, const Found& reminder) {
    if (model::urgency(reminder.dueAt, reminder.lateAt, w.now) == model::Urgency::late ||
        (reminder.state == failed && (!reminder.retryAt || *reminder.retryAt > w.now)) ||
        reminder.moved == model::Moved::noAnswer) {
        return model::Problem{"reminder", "needs-a-person", {}};
    }
    if (read::clockInDoubt(w.db, w.now)) {
        return model::Problem{"clock", "in-doubt", {model::isoText(read::lastEntry(w.db))}};
    }
    return std::nullopt;
}

/// Whether this client can and will be reached in this way.
std::optional<model::Problem> notReachable(Writing& w, model::ClientId client, model::Channel channel) {
    struct Contact {
        std::optional<model::Day> deceased;
        model::ContactConsent consent{};
        bool address = false;
    };
    const auto contact =
        w.db.one(
                "SELECT deceased, CASE ?1 WHEN 'email' THEN consent_email WHEN 'sms' THEN consent_sms "
                "WHEN 'phone' THEN consent_phone ELSE consent_post END, "
                "CASE ?1 WHEN 'email' THEN " MAIL_ADDRESS " WHEN 'post' THEN address_lines WHEN 'phone' THEN " CALL_NUMBER " ELSE phone END <> '' "
                "FROM client c WHERE id = ?2",
                [](const Row& row) {
                    return Contact{row.get<std::optional<model::Day>>(0), row.get<model::ContactConsent>(1),
                                   row.get<bool>(2)};
                },
                channel, client)
            .value();
    const std::string name{model::code(channel)};
    if (contact.deceased) {
        return model::Problem{"client", "deceased", {model::isoText(*contact.deceased)}};
    }
    if (contact.consent != model::ContactConsent::given) {
        return model::Problem{"channel", "no-consent", {name}};
    }
    if (!contact.address) {
        return model::Problem{"channel", "no-address", {name}};
    }
    return std::nullopt;
}

model::AttemptId lastClaim(Writing& w, model::ReminderId reminder) {
    return w.db.value<model::AttemptId>(
        "SELECT max(id) FROM reminder_attempt WHERE reminder_id = ? AND outcome = 'claimed'", reminder);
}

std::vector<model::ZoneCode> zonesOf(Writing& w, model::SessionId session) {
    return w.db.rows(
        "SELECT DISTINCT r.zone FROM session_row r JOIN session s ON s.id = r.session_id AND "
        "s.version = r.version WHERE s.id = ? ORDER BY r.zone",
        [](const Row& row) { return model::ZoneCode{row.text(0)}; }, session);
}

} // namespace

Outcome apply(Writing& w, const model::ClaimReminder& change) {
    const auto found = thatMayBecome(w, change.reminder, claimed);
    if (!found) {
        return found.problems();
    }
    if (model::isBlank(change.text)) {
        return model::Problem{"text", "required", {}};
    }
    if (auto problem = model::lengthProblem("text", change.text, longestLetter)) {
        return *std::move(problem);
    }
    if (found->needsStaff) {
        return model::Problem{"reminder", "needs-staff", {}};
    }
    switch (model::urgency(found->dueAt, found->lateAt, w.now)) {
    case model::Urgency::later:
        return model::Problem{"reminder", "not-due", {}};
    case model::Urgency::missed:
        return model::Problem{"reminder", "window-over", {}};
    case model::Urgency::due:
    case model::Urgency::late:
        break;
    }
    if (found->lateAt <= found->plannedAt) {
        return model::Problem{"reminder", "window-over", {}}; // it was, when the session was entered
    }
    const bool personDecided = change.byPerson && w.who.roles != model::Roles{model::Role::sender};
    if (!personDecided) {
        if (auto problem = notByItself(w, *found)) {
            return *std::move(problem);
        }
    }
    if (model::isQuiet(w.clinic.quiet, model::localTime(w.now, found->timeZone).minute)) {
        return model::Problem{"reminder", "quiet-hours", {}};
    }
    if (auto problem = notReachable(w, found->client, change.channel)) {
        return *std::move(problem);
    }
    setState(w, *found, claimed);
    const auto attempt = addAttempt(w, *found, change.channel, claimed, change.text);
    return Written{attempt, found->uid, payloadOf(w, *found, claimed, [&](JsonText& json) {
                       json.field("channel", change.channel);
                       json.field("byPerson", personDecided);
                   })};
}

Outcome apply(Writing& w, const model::NoteSending& change) {
    if (change.outcome != sent && change.outcome != failed && change.outcome != unknown) {
        return model::Problem{"outcome", "not-an-outcome", {std::string{model::code(change.outcome)}}};
    }
    const auto found = thatMayBecome(w, change.reminder, change.outcome);
    if (!found) {
        return found.problems();
    }
    if (change.outcome != sent && model::isBlank(change.why)) {
        return model::Problem{"why", "required", {}};
    }
    if (auto problem = model::lengthProblem("why", change.why)) {
        return *std::move(problem);
    }
    if (change.claim && *change.claim != lastClaim(w, found->id)) {
        return model::Problem{"reminder", "another-claim", {}}; // of somebody who took this one for given up
    }
    const auto* const sheet = change.outcome == sent && change.sheet ? &*change.sheet : nullptr;
    if (sheet != nullptr) {
        if (auto problem = notToHandOut(w, found->session, *sheet, model::HandoutWay::mailed)) {
            return *std::move(problem);
        }
    }
    const auto channel = w.db.value<model::Channel>("SELECT channel FROM reminder_attempt WHERE reminder_id = ? AND "
                                                    "outcome <> 'no-answer' ORDER BY id DESC LIMIT 1",
                                                    found->id);
    const auto retryAt = change.outcome == failed ? change.retryAt : std::nullopt;
    setState(w, *found, change.outcome);
    w.db.run("UPDATE reminder SET retry_at = ? WHERE id = ?", retryAt, found->id);
    addAttempt(w, *found, channel, change.outcome, change.why);
    model::Uid handout;
    if (sheet != nullptr) {
        handout = w.newUid();
        insertHandout(w, handout, found->session, *sheet, model::HandoutWay::mailed);
    }
    if (change.outcome == failed) {
        stopWhatNoLongerHolds(w, found->id);
    }
    return Written{found->id.value, found->uid, payloadOf(w, *found, change.outcome, [&](JsonText& json) {
                       json.field("channel", channel);
                       json.filled("why", change.why);
                       json.field("retryAt", retryAt);
                       if (sheet != nullptr) {
                           json.object("sheet", [&](JsonText& along) {
                               along.field("uid", handout);
                               along.field("sheet", sheet->code);
                               along.field("version", sheet->version);
                               along.filled("language", sheet->language);
                               along.field("words", sheet->words);
                           });
                       }
                   })};
}

Outcome apply(Writing& w, const model::RecordReply& change) {
    const auto found = thatMayBecome(w, change.reminder, answered);
    if (!found) {
        return found.problems();
    }
    if (model::isBlank(change.words)) {
        return model::Problem{"words", "required", {}};
    }
    if (auto problem = model::lengthProblem("words", change.words)) {
        return *std::move(problem);
    }
    setState(w, *found, answered); // before the reaction, which may stop what is still planned
    model::Uid reaction;
    if (change.alarm) {
        const auto& alarm = *change.alarm;
        auto zones = alarm.zones.empty() ? zonesOf(w, found->session) : alarm.zones;
        const auto opened = apply(w, model::AddReaction{found->client, found->session, std::move(zones), alarm.kind,
                                                        alarm.severity, alarm.onset, change.words});
        if (!opened) {
            return opened.problems();
        }
        reaction = opened->uid;
    }
    addAnswer(w, *found, answered, change.words);
    return Written{found->id.value, found->uid, payloadOf(w, *found, answered, [&](JsonText& json) {
                       json.field("words", change.words);
                       if (change.alarm) {
                           json.field("reaction", reaction);
                       }
                   })};
}

Outcome apply(Writing& w, const model::AnswerReminder& change) {
    if (change.outcome != done && change.outcome != skipped) {
        return model::Problem{"outcome", "not-an-answer", {std::string{model::code(change.outcome)}}};
    }
    const auto found = thatMayBecome(w, change.reminder, change.outcome);
    if (!found) {
        return found.problems();
    }
    if (auto problem = model::lengthProblem("note", change.note)) {
        return *std::move(problem);
    }
    setState(w, *found, change.outcome);
    addAnswer(w, *found, change.outcome, change.note);
    return Written{found->id.value, found->uid,
                   payloadOf(w, *found, change.outcome, [&](JsonText& json) { json.filled("note", change.note); })};
}

} // namespace db
