#pragma once
// resources/retention/periods.csv

#include "model/retention.h"

#include <string_view>
#include <vector>

namespace db {

/// Throws std::logic_error for a table that is none.
std::vector<model::RetentionPeriod> readRetentionTable(std::string_view text);
const std::vector<model::RetentionPeriod>& retentionTable();

} // namespace db
