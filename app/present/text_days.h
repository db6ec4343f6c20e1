#pragma once
// Days as briefly as columns, buttons and the axes of drawings need them. Other forms of days stand in text.h.

#include "model/day.h"

#include <string>

namespace present {

std::string weekdayName(model::Day day);                           ///< "Tuesday"
std::string weekdayAndNumber(model::Day day);                      ///< "Tue 8"
std::string shortDayWithWeekday(model::Day day, model::Day today); ///< "Tue 8 Dec", with the year when not this one
std::string monthName(model::Day day);                             ///< "Dec"
std::string yearText(model::Day day);                              ///< "2026"

} // namespace present
