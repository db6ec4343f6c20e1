// A supervisor signs under what a trainee has done and signed.

#include "db/apply.h"
#include "db/payload.h"
#include "db/session_parts.h"

namespace db {
namespace {

/// The supervisor named; an owner who treats; where nobody is named, or who was has left, anyone who may supervise.
model::Problems checkCoSigner(Writing& w, const SessionHead& session) {
    if (w.who.id == session.performer) {
        return {{"supervisor", "own-session", {}}};
    }
    if (!maySupervise(w.db, w.who.id)) {
        return {{"supervisor", "may-not-supervise", {}}};
    }
    const bool named = session.supervisor && maySupervise(w.db, *session.supervisor);
    if (named && w.who.id != session.supervisor && !w.who.roles.contains(model::Role::owner)) {
        return {{"supervisor", "not-yours-to-cosign", {}}};
    }
    return {};
}

} // namespace

Outcome apply(Writing& w, const model::CoSign& change) {
    using model::SessionState;
    const auto session = sessionHead(w.db, change.session);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    const bool stands = session->state == SessionState::signed_ || session->state == SessionState::amended;
    if (!stands || !w.db.value<bool>("SELECT cosign_wanted FROM session WHERE id = ?", session->id)) {
        return model::Problem{"session", "not-waiting", {}};
    }
    if (session->version != change.version) {
        return model::Problem{"session", "changed-since", {}};
    }
    if (w.confirmedBy != w.who.id) {
        return model::Problem{"confirmation", "required", {}};
    }
    if (auto problems = checkCoSigner(w, *session); !problems.empty()) {
        return problems;
    }
    w.db.run("INSERT INTO session_cosignature (uid, session_id, version, at, account_id) VALUES (?, ?, ?, ?, ?)",
             w.newUid(), session->id, session->version, w.now, w.who.id);
    w.db.run("UPDATE session SET cosign_wanted = 0 WHERE id = ?", session->id);
    return Written{session->id.value, session->uid, JsonText::object([&](JsonText& json) {
                       json.field("client", uidOf(w.db, session->client));
                       json.field("performer", uidOf(w.db, session->performer));
                       json.field("version", session->version);
                   })};
}

} // namespace db
