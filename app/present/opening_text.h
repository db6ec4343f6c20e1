#pragma once
// Opening hours and closed days in words.

#include "model/opening.h"

#include <string>

namespace present {

std::string spanText(model::OpenSpan span);                            ///< "09:00 to 18:00"
std::string weekdayText(std::size_t weekday);                          ///< "Monday" for 0
std::string daysText(const model::Closure& closure, model::Day today); ///< "24 Dec to 2 Jan 2027"
/// "Closed: Christmas", "Closed every Sunday", "Open 09:00 to 18:00 only"; for a day of that weekday.
std::string closedText(const model::Shut& shut, model::Day day);

} // namespace present
