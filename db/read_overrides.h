#pragma once
// Overrides of a period, by practitioner.

#include "db/connection.h"
#include "db/override_report.h"

namespace db::read {

/// Of sessions that were begun or recorded; what was planned and never done, and what was invalidated, is left out.
OverrideReport overrides(Connection& connection, const OverrideQuery& query);

} // namespace db::read
