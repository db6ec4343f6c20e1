// A session that was entered in error: it stays readable and counts no longer.

#include "db/aftercare_rows.h"
#include "db/apply.h"
#include "db/client_index.h"
#include "db/payload.h"
#include "db/session_parts.h"

#include "model/text_length.h"

namespace db {

Outcome apply(Writing& w, const model::InvalidateSession& change) {
    using model::SessionState;
    const std::string reason{model::trimmed(change.reason)};
    const auto session = sessionHead(w.db, change.session);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    if (session->state == SessionState::invalidated) {
        return model::Problem{"session", "already-invalidated", {}};
    }
    if (session->state != SessionState::signed_ && session->state != SessionState::amended) {
        return model::Problem{"session", "not-signed", {std::string{model::code(session->state)}}};
    }
    if (w.confirmedBy != w.who.id) {
        return model::Problem{"confirmation", "required", {}};
    }
    model::Problems problems;
    if (reason.empty()) {
        problems.push_back({"reason", "required", {}});
    }
    model::checkLength(problems, "reason", reason);
    if (!answersFor(w, *session)) {
        problems.push_back({"performer", "not-yours-to-invalidate", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE session SET state = 'invalidated', counts = 0 WHERE id = ?", session->id);
    w.db.run("INSERT INTO session_invalidation (uid, session_id, reason, at, account_id) VALUES (?, ?, ?, ?, ?)",
             w.newUid(), session->id, reason, w.now, w.who.id);
    // Its uses keep their hold on the units: nobody says that they are whole again.
    onEvent(w, {.event = model::AftercareEvent::sessionInvalidated, .session = session->id});
    onEvent(w, {.event = model::AftercareEvent::laterSessionGone, .client = session->client});
    reindexSessions(w.db, session->client);
    return Written{session->id.value, session->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, session->client));
                       json.field("was", session->state);
                       json.field("reason", reason);
                   })};
}

} // namespace db
