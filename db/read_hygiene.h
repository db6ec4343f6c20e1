#pragma once
// The hygiene audit of a period, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>
#include <stop_token>

namespace db::read {

/// Each finding once, check by check, on one picture of the store. What is to come is never judged. False when the sink
/// or `stop` ended it.
bool hygiene(Connection& connection, const HygieneQuery& query, model::Instant now, const HygieneSink& sink,
             const HygieneProgress& progress, const std::stop_token& stop);

/// Nothing when `stop` ended it.
std::optional<HygieneSummary> hygieneSummary(Connection& connection, const HygieneQuery& query,
                                             const std::stop_token& stop);

} // namespace db::read
