#pragma once
// Calendar days and instants. Healing is counted in whole local days; instants are UTC microseconds.

#include <date/date.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace model {

using Day = date::sys_days;
using Days = date::days;
using Instant = date::sys_time<std::chrono::microseconds>;

/// "2026-03-01" and nothing else: no other order, no trailing text, no 30 February, years 1800 to 2199.
std::optional<Day> parseDay(std::string_view iso);
std::string isoText(Day day);

/// UTC, "2026-03-01T09:00:00.000000Z".
std::string isoText(Instant instant);
std::optional<Instant> parseInstant(std::string_view iso);

/// Adds whole calendar months; a day the month does not have becomes its last day.
Day addMonths(Day day, int months);

/// Whole years lived on `day`; a 29 February birthday counts from 1 March in other years.
int ageOn(Day day, Day birth);

} // namespace model
