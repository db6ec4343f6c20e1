#pragma once
// The sharps injury log, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <vector>

namespace db::read {

/// Of the days from `first` to `last`, the newest first; who was injured and how it was followed up only `withNames`.
std::vector<InjuryRow> injuries(Connection& connection, model::Day first, model::Day last, bool withNames);

} // namespace db::read
