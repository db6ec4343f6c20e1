#pragma once
// How often a session had a reaction, by group, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <vector>

namespace db::read {

/// Sessions of the days from `first` to `last`, both included; the row of all of them comes last. A session with
/// cartridges of two lots counts for both.
std::vector<RateRow> reactionRates(Connection& connection, RateBy by, model::Day first, model::Day last);

} // namespace db::read
