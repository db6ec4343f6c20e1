#pragma once
// Opening hours, closed days and what was said for planning on one, as rows.

#include "db/session_parts.h"
#include "model/opening.h"

#include <map>

namespace db {

namespace read {

/// Closures that were taken out are left out.
model::Opening opening(Connection& connection);
/// What holds for the sessions of these days, both included, where something was said.
std::map<model::SessionId, model::ShutReason> shutReasons(Connection& connection, model::Day first, model::Day last);

} // namespace read

/// Nothing when the clinic is open then. Otherwise the reason: `words`, or what was said for `before` against the same
/// closing. Refused under closedReason as closed-then (with the closure's reason), outside-hours, too-short, too-long.
model::Outcome<std::optional<model::ShutReason>> shutReasonFor(Writing& w, model::Day day, int minute, int length,
                                                               std::string_view words,
                                                               const std::optional<SessionHead>& before);
void insertShutReason(Writing& w, model::SessionId session, int version,
                      const std::optional<model::ShutReason>& reason);

} // namespace db
