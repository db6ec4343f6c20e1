// What a client was given to take along after a session.

#include "db/apply.h"
#include "db/payload.h"

#include "model/text_length.h"

namespace db {

Outcome apply(Writing& w, const model::HandOut& change) {
    struct Treated {
        model::SessionState state{};
        std::int64_t version = 0;
    };
    const auto session = w.db.one(
        "SELECT state, version FROM session WHERE id = ?",
        [](const Row& row) {
            return Treated{row.get<model::SessionState>(0), row.integer(1)};
        },
        change.session);
    if (!session) {
        return model::Problem{"session", "unknown", {}};
    }
    if (session->state != model::SessionState::signed_ && session->state != model::SessionState::amended) {
        return model::Problem{"session", "not-yet-signed", {std::string{model::code(session->state)}}};
    }
    if (model::trimmed(change.sheet).empty()) {
        return model::Problem{"sheet", "required", {}};
    }
    if (change.sheetVersion < 1) {
        return model::Problem{"sheetVersion", "out-of-range", {"1", "10000"}};
    }
    if (model::trimmed(change.words).empty()) {
        return model::Problem{"words", "required", {}};
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert(
        "INSERT INTO handout (uid, session_id, session_version, sheet_code, sheet_version, language, way, words, at, "
        "account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        uid, change.session, session->version, change.sheet, change.sheetVersion, change.language, change.way,
        change.words, w.now, w.who.id);
    return Written{id, uid, JsonText::object([&](JsonText& json) {
                       json.field("session", uidOf(w.db, change.session));
                       json.field("sheet", change.sheet);
                       json.field("version", change.sheetVersion);
                       json.filled("language", change.language);
                       json.field("way", change.way);
                       json.field("words", change.words);
                   })};
}

} // namespace db
