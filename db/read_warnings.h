#pragma once
// What Today warns of, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

namespace db::read {

inline constexpr model::Days expiringWithin{30};

Warnings warnings(Connection& connection, model::Day today);

} // namespace db::read
