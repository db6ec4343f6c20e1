#pragma once
// Everything about one client, on a given connection.

#include "db/connection.h"
#include "db/row_leaving.h"

namespace db::read {

/// Throws Fault::corrupt for a client that is not there.
ClientRecords clientRecords(Connection& connection, model::ClientId client, const std::string& timeZone);

} // namespace db::read
