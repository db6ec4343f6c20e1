// What comes of telephoning: nobody answered, or what was said about the next visit.

#include "db/apply.h"
#include "db/opening_rows.h"
#include "db/payload.h"

#include "model/aftercare_schedule.h"
#include "model/text_length.h"

namespace db {
namespace {

using model::ReminderState;

struct CallToMake {
    model::ReminderId id;
    model::Uid uid;
    ReminderState state{};
    model::SessionId session;
    int windowFrom = 0;
    int windowTo = 0;
    std::string timeZone;
    model::Instant dueAt{};
};

std::optional<CallToMake> callToMake(Writing& w, model::ReminderId id) {
    return w.db.one(
        "SELECT m.id, m.uid, m.state, m.session_id, t.window_from, t.window_to, m.time_zone, m.due_at "
        "FROM reminder m JOIN aftercare_step t ON t.id = m.step_id WHERE m.id = ?",
        [](const Row& row) {
            return CallToMake{row.get<model::ReminderId>(0),
                              row.get<model::Uid>(1),
                              row.get<ReminderState>(2),
                              row.get<model::SessionId>(3),
                              row.get<int>(4),
                              row.get<int>(5),
                              row.text(6),
                              row.get<model::Instant>(7)};
        },
        id);
}

/// Nothing when the client may be telephoned about it again.
std::optional<model::Problem> notToCall(const CallToMake& call) {
    const std::vector<std::string> state{std::string{model::code(call.state)}};
    switch (call.state) {
    case ReminderState::planned:
    case ReminderState::failed:
    case ReminderState::unknown:
        return std::nullopt;
    case ReminderState::claimed:
        return model::Problem{"reminder", "being-sent", state};
    case ReminderState::sent:
        return model::Problem{"reminder", "already-sent", state};
    case ReminderState::answered:
    case ReminderState::done:
    case ReminderState::skipped:
    case ReminderState::cancelled:
        break;
    }
    return model::Problem{"reminder", "already-ended", state};
}

} // namespace

Outcome apply(Writing& w, const model::PostponeReminder& change) {
    const auto call = callToMake(w, change.reminder);
    if (!call) {
        return model::Problem{"reminder", "unknown", {}};
    }
    if (auto problem = notToCall(*call)) {
        return *std::move(problem);
    }
    if (w.now < call->dueAt) {
        return model::Problem{"reminder", "not-due", {}};
    }
    if (auto problem = model::lengthProblem("note", change.note)) {
        return *std::move(problem);
    }
    const model::Hours hours{call->timeZone, w.clinic.quiet, read::opening(w.db), w.clinic.timeZone};
    const auto next = model::nextCall(w.now, call->windowFrom, call->windowTo, hours);
    w.db.run("INSERT INTO reminder_attempt (reminder_id, at, channel, outcome, text, account_id) VALUES "
             "(?, ?, ?, 'no-answer', ?, ?)",
             call->id, w.now, model::Channel::phone, model::trimmed(change.note), w.who.id);
    // Who is being telephoned about a failed sending is not mailed meanwhile.
    w.db.run("UPDATE reminder SET day = ?, due_at = ?, late_at = ?, moved = ?, retry_at = NULL WHERE id = ?", next.day,
             next.dueAt, next.lateAt, model::Moved::noAnswer, call->id);
    const auto unanswered = w.db.value<std::int64_t>(
        "SELECT count(*) FROM reminder_attempt WHERE reminder_id = ? AND outcome = 'no-answer'", call->id);
    return Written{call->id.value, call->uid, JsonText::object([&](JsonText& json) {
                       json.field("session", uidOf(w.db, call->session));
                       json.field("unanswered", unanswered);
                       json.field("dueAt", next.dueAt);
                       json.filled("note", model::trimmed(change.note));
                   })};
}

Outcome apply(Writing& w, const model::NoteNextVisit& change) {
    const auto deceased = w.db.one(
        "SELECT deceased FROM client WHERE id = ?",
        [](const Row& row) { return row.get<std::optional<model::Day>>(0); }, change.client);
    if (!deceased) {
        return model::Problem{"client", "unknown", {}};
    }
    if (*deceased) {
        return model::Problem{"client", "deceased", {model::isoText(**deceased)}};
    }
    const bool later = change.outcome == model::NextVisitOutcome::later;
    if (later != change.until.has_value()) {
        return later ? model::Problem{"until", "required", {}} : model::Problem{"until", "not-expected", {}};
    }
    if (later && *change.until <= w.today) {
        return model::Problem{"until", "in-the-past", {model::isoText(*change.until)}};
    }
    if (auto problem = model::lengthProblem("note", change.note)) {
        return *std::move(problem);
    }
    const auto uid = w.newUid();
    const std::string note{model::trimmed(change.note)};
    const auto id =
        w.db.insert("INSERT INTO next_visit_note (uid, client_id, outcome, until_day, note, at, account_id) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    uid, change.client, change.outcome, change.until, note, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, change.client));
                       json.field("outcome", change.outcome);
                       json.field("until", change.until);
                       json.filled("note", note);
                   })};
}

} // namespace db
