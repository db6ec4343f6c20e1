#include "model/aftercare.h"

#include <date/tz.h>

#include <stdexcept>

namespace model {

namespace {

const date::time_zone& zoneNamed(const std::string& name) {
    try {
        return *date::locate_zone(name);
    } catch (const std::exception&) {
        throw std::invalid_argument{"no time zone is named " + name};
    }
}

/// The compiled zone files list clock changes up to 2037; the rule for later years is not read.
void refuseFarYears(Day day) {
    if (date::year_month_day{day}.year() > date::year{2037}) {
        throw std::invalid_argument{"a year after 2037: its clock changes are not known"};
    }
}

} // namespace

bool knownZone(const std::string& zone) {
    if (zone.empty()) {
        return false;
    }
    try {
        return date::locate_zone(zone) != nullptr;
    } catch (const std::exception&) {
        return false;
    }
}

LocalTime localTime(Instant instant, const std::string& zone) {
    refuseFarYears(date::floor<Days>(instant));
    const auto local = zoneNamed(zone).to_local(instant);
    const auto day = date::floor<Days>(local);
    return {Day{day.time_since_epoch()}, static_cast<int>(date::floor<std::chrono::minutes>(local - day).count())};
}

Instant instantOf(LocalTime time, const std::string& zone) {
    refuseFarYears(time.day);
    const auto local = date::local_days{time.day.time_since_epoch()} + std::chrono::minutes{time.minute};
    const auto info = zoneNamed(zone).get_info(local);
    if (info.result == date::local_info::nonexistent) {
        return info.first.end;
    }
    return Instant{local.time_since_epoch() - info.first.offset};
}

} // namespace model
