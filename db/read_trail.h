#pragma once
// The trail page by page, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>

namespace db::read {

/// Entries before the sequence given, newest first.
Listed<TrailRow> trail(Connection& connection, std::optional<std::int64_t> before, int limit);

} // namespace db::read
