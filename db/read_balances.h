#pragma once
// What came and went of each lot in a period, and reactions per group, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <functional>
#include <stop_token>

namespace db::read {

Listed<BalanceRow> balances(Connection& connection, model::Day first, model::Day last, int limit);
bool eachBalance(Connection& connection, model::Day first, model::Day last,
                 const std::function<bool(const BalanceRow&)>& sink, const std::stop_token& stop);

} // namespace db::read
