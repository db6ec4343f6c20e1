#pragma once
// Calendar files (RFC 5545). What stands in them is for a phone's screen: no health information beyond a step's title.

#include "model/day.h"

#include <optional>
#include <string>
#include <vector>

namespace deliver {

struct CalendarEntry {
    std::string uid; ///< the same for as long as it is the same thing
    int sequence = 0;
    std::string summary;
    model::Instant begin{};
    model::Instant end{};
    std::string timeZone; ///< IANA: local times are shown on its clock
    bool cancelled = false;
    std::optional<model::Day> wholeDay{}; ///< then it has no hours and no zone
};

struct CalendarFile {
    std::vector<CalendarEntry> entries;
    model::Instant stampedAt{};
};

/// One file; METHOD is CANCEL when all that stands in it is off, else PUBLISH. Each zone's rules stand in it once.
/// Throws std::invalid_argument for a zone that is not known.
std::string calendarText(const CalendarFile& file);

/// Of all that a calendar shows of an entry, without its count of changes: hex.
std::string digestOf(const CalendarEntry& entry);

} // namespace deliver
