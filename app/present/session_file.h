#pragma once
// A session as a JSON file, for `needlebookctl session record`, `session amend` and `session show`. People, devices,
// cartridges and zones stand in it by the names people know; the form is described by `exampleSession`.

#include "db/access.h"

#include <string>
#include <string_view>

namespace present {

/// A file that can be filled in: every field once, with a value of its kind.
std::string exampleSession();

/// Looks up every name in the store. Problems carry the path of the field ("rows[0].depthMm") and one of the codes
/// not-json, required, unknown-field, wrong-kind, unknown (names what is not in the store), not-a-day, not-a-time,
/// not-a-depth and the codes of model::validate.
model::Outcome<model::RecordSession> readSessionFile(std::string_view json, const db::Access& access);

/// A correction in the form of sessionFile: uid names the session; what is left out stays as it is, what is null is
/// emptied (room, anaesthetic, handpieceDisinfected). "reason" is a text; "version", when given, the one that was
/// looked at. Codes as above, and stays-as-signed for the day.
model::Outcome<model::AmendSession> readAmendmentFile(std::string_view json, const db::Access& access);

/// The same form, with what the store adds: uid, version, state, signing, findings, and what it said before each
/// amendment.
std::string sessionFile(const db::SessionDetail& session, const db::Access& access);

} // namespace present
