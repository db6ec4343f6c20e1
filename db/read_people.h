#pragma once
// What those who treat may do by licence and training.

#include "db/connection.h"
#include "model/history.h"

#include <vector>

namespace db::read {

/// Of every account for which something is on record.
std::vector<model::Practitioner> practitioners(Connection& connection);

} // namespace db::read
