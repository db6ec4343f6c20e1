#pragma once
// The walk from a lot, a unit, a client, a container or some days to the sessions behind them, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <functional>
#include <stop_token>

namespace db::read {

/// Uses of sessions that stand: what was charted on the wrong client shows on the right one.
Listed<TraceRow> trace(Connection& connection, const TraceQuery& query);
bool eachTrace(Connection& connection, const TraceQuery& query, const std::function<bool(const TraceRow&)>& sink,
               const std::stop_token& stop);

} // namespace db::read
