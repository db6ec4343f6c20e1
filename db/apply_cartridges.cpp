// Opening a cartridge for a session, and putting back one that was opened in error and is still sealed.

#include "db/apply.h"
#include "db/payload.h"
#include "db/session_parts.h"
#include "db/unit_rows.h"

#include "model/text_length.h"

namespace db {

Outcome apply(Writing& w, const model::OpenCartridge& change) {
    const auto session = sessionHead(w.db, change.session);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    if (session->state != model::SessionState::open) {
        return model::Problem{"session", "wrong-state", {std::string{model::code(session->state)}}};
    }
    if (session->day != w.today) {
        return model::Problem{"session", "other-day", {model::isoText(session->day)}};
    }
    const auto found = unit(w.db, change.cartridge);
    if (!found) {
        return model::Problem{"cartridge", "unknown", {}};
    }
    if (auto problems = whyNotOpen(w, *found, w.today); !problems.empty()) {
        return problems;
    }
    happens(w, found->id, {model::CartridgeEvent::opened, session->id, std::nullopt, std::nullopt, ""});
    w.db.run("INSERT INTO cartridge_use (session_id, cartridge_id, lot_id, pack_intact, sheath_changed, live) "
             "VALUES (?, ?, ?, ?, ?, 1)",
             session->id, found->id, found->lot, change.packIntact, change.sheathChanged);
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("session", session->uid);
                       json.field("printedId", found->printedId);
                       json.field("packIntact", change.packIntact);
                       json.field("sheathChanged", change.sheathChanged);
                   })};
}

Outcome apply(Writing& w, const model::ResealCartridge& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto session = sessionHead(w.db, change.session);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    if (session->state != model::SessionState::open) {
        return model::Problem{"session", "wrong-state", {std::string{model::code(session->state)}}};
    }
    const auto found = unit(w.db, change.cartridge);
    if (!found || found->state != model::CartridgeState::opened || found->session != session->id) {
        return model::Problem{"cartridge", "not-opened-here", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    happens(w, found->id, {model::CartridgeEvent::resealed, session->id, std::nullopt, std::nullopt, reason});
    settleInStock(w, found->id);
    w.db.run("UPDATE cartridge_use SET fate = 'returned-sealed', live = 0 WHERE cartridge_id = ? AND fate IS NULL",
             found->id);
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("session", session->uid);
                       json.field("printedId", found->printedId);
                       json.field("reason", reason);
                   })};
}

} // namespace db
