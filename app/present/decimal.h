#pragma once
// Decimals typed into small fields, kept as whole thousandths.

#include <optional>
#include <string>
#include <string_view>

namespace present {

/// Without the blanks around it.
std::string_view trimmed(std::string_view text);

/// "2.5" and "2,5" are 2500: at most six digits before and three after the point, nothing negative.
std::optional<int> typedThousandths(std::string_view typed);
/// 2500 as "2.5": as it can be typed again.
std::string thousandthsText(int thousandths);

} // namespace present
