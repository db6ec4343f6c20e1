// Marking a reminder done or skipped.

#include "db/apply.h"
#include "db/payload.h"

namespace db {

Outcome apply(Writing& w, const model::AnswerReminder& change) {
    using enum model::ReminderState;
    struct Found {
        model::Uid uid;
        model::ReminderState state{};
        model::SessionId session;
    };
    const auto found = w.db.one("SELECT uid, state, session_id FROM reminder WHERE id = ?",
                                [](const Row& row) {
                                    return Found{row.get<model::Uid>(0), row.get<model::ReminderState>(1),
                                                 row.get<model::SessionId>(2)};
                                },
                                change.reminder);
    if (!found) {
        return model::Problem{"reminder", "unknown", {}};
    }
    if (change.outcome != done && change.outcome != skipped) {
        return model::Problem{"outcome", "not-an-answer", {std::string{model::code(change.outcome)}}};
    }
    if (found->state == done || found->state == skipped || found->state == cancelled) {
        return model::Problem{"reminder", "already-ended", {std::string{model::code(found->state)}}};
    }
    w.db.run("UPDATE reminder SET state = ? WHERE id = ?", change.outcome, change.reminder);
    w.db.run("INSERT INTO reminder_answer (reminder_id, at, account_id, outcome, note) VALUES (?, ?, ?, ?, ?)",
             change.reminder, w.now, w.who.id, change.outcome, change.note);
    return Written{change.reminder.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("session", uidOf(w.db, found->session));
                       json.field("old", found->state);
                       json.field("new", change.outcome);
                       json.filled("note", change.note);
                   })};
}

} // namespace db
