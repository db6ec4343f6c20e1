#pragma once
// What Today warns of, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

namespace db::read {

inline constexpr model::Days expiringWithin{30};
// A container is closed after three months at most (NICE); warned ten days ahead, or when three quarters full (FDA).
inline constexpr model::Days containerOpenFor{80};
inline constexpr int containerFull = 75;

Warnings warnings(Connection& connection, model::Day today);

} // namespace db::read
