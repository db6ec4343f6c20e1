#pragma once
// The trail page by page, on a given connection.

#include "db/connection.h"
#include "db/row_trail.h"
#include "db/rows.h"

#include <optional>

namespace db::read {

/// Entries before the sequence given, newest first.
Listed<TrailRow> trail(Connection& connection, std::optional<std::int64_t> before, int limit);

/// Those that meet the query, newest first; `timeZone` is that of its days.
Listed<TrailRow> trailOf(Connection& connection, const TrailQuery& query, const std::string& timeZone);
/// In the order of their codes.
std::vector<std::string> trailVerbs(Connection& connection);

} // namespace db::read
