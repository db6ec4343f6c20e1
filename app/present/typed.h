#pragma once
// What people type into small fields, read one way everywhere: depths, quantities, clock times.

#include "model/treatment.h"

#include <optional>
#include <string>
#include <string_view>

namespace present {

/// "1.5", "1,5", "1.5 mm", "1500 um": millimetres unless it says otherwise; at most three decimals, nothing negative.
std::optional<model::Depth> parseDepth(std::string_view typed);
/// "1.50" for a field; "1.5" + " mm" is made for reading in text.h.
std::string depthField(model::Depth depth);

/// A whole number and nothing else.
std::optional<int> parseWhole(std::string_view typed);
/// A decimal with point or comma in thousandths: "2.5" is 2500; at most three decimals.
std::optional<int> parseThousandths(std::string_view typed);
std::string thousandthsField(int thousandths);

/// "9:05", "09.05", "0905": minutes of the day.
std::optional<int> parseClock(std::string_view typed);
std::string clockField(int minute);

std::string_view trimmed(std::string_view text);

} // namespace present
