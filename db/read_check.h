#pragma once
// Whether what the store can work out again agrees with what it is worked out from. Reads everything: off the UI
// thread, on a connection of its own.

#include "db/connection.h"

#include <stop_token>
#include <string>
#include <vector>

namespace db::read {

/// Empty when all is well; else at most a hundred findings of each kind, such as "ledger: lot 12 is miscounted". Looks
/// at pages and indexes, foreign keys, the search, and the ledger.
std::vector<std::string> check(Connection& connection, std::stop_token stop);

} // namespace db::read
