#pragma once
// The signs for which a client is to call, as text and as values.

#include "model/aftercare_check.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// Columns code,name,kind,severity,from_day,source. Throws std::runtime_error naming table and line.
std::vector<model::AlarmSign> readSigns(std::string_view text);

/// What the program comes with; read once.
const std::vector<model::AlarmSign>& aftercareSigns();
/// Null for a code that is none.
const model::AlarmSign* aftercareSign(std::string_view code);
std::set<std::string> aftercareSignCodes();

} // namespace db
