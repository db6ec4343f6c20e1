// What a client was given to take along after a session.

#include "db/apply.h"
#include "db/handout_rows.h"
#include "db/payload.h"
#include "db/session_parts.h"

#include "model/text_length.h"

namespace db {
namespace {

constexpr std::size_t longestSheetCode = 100;
constexpr std::size_t longestSheet = 100'000;

} // namespace

std::optional<model::Problem> notToHandOut(Writing& w, model::SessionId session, const model::SentSheet& sheet,
                                           model::HandoutWay way) {
    using enum model::SessionState;
    const auto head = sessionHead(w.db, session);
    if (!head) {
        return model::Problem{"session", "unknown", {}};
    }
    const bool wasSigned = head->state == signed_ || head->state == amended ||
                           (head->state == invalidated && way == model::HandoutWay::mailed);
    if (!wasSigned) {
        return model::Problem{"session", "not-yet-signed", {std::string{model::code(head->state)}}};
    }
    if (model::trimmed(sheet.code).empty()) {
        return model::Problem{"sheet", "required", {}};
    }
    if (sheet.version < 1) {
        return model::Problem{"sheetVersion", "out-of-range", {"1", "10000"}};
    }
    if (model::trimmed(sheet.words).empty()) {
        return model::Problem{"words", "required", {}};
    }
    if (auto problem = model::lengthProblem("sheet", sheet.code, longestSheetCode)) {
        return problem;
    }
    if (auto problem = model::lengthProblem("language", sheet.language, longestSheetCode)) {
        return problem;
    }
    return model::lengthProblem("words", sheet.words, longestSheet);
}

std::int64_t insertHandout(Writing& w, const model::Uid& uid, model::SessionId session, const model::SentSheet& sheet,
                           model::HandoutWay way) {
    return w.db.insert(
        "INSERT INTO handout (uid, session_id, session_version, sheet_code, sheet_version, language, way, words, at, "
        "account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        uid, session, sessionHead(w.db, session).value().version, sheet.code, sheet.version, sheet.language, way,
        sheet.words, w.now, w.who.id);
}

Outcome apply(Writing& w, const model::HandOut& change) {
    const model::SentSheet sheet{change.sheet, change.sheetVersion, change.language, change.words};
    if (auto problem = notToHandOut(w, change.session, sheet, change.way)) {
        return *std::move(problem);
    }
    const auto uid = w.newUid();
    const auto id = insertHandout(w, uid, change.session, sheet, change.way);
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
