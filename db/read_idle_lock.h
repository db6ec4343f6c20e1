#pragma once
// How long a window of this clinic stays open unused, on a given connection.

#include "db/connection.h"
#include "model/idle_lock.h"

namespace db::read {

/// The usual limits while the clinic has not set its own.
model::IdleLimits idleLimits(Connection& connection);

} // namespace db::read
