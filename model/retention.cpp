#include "model/retention.h"

#include <algorithm>

namespace model {
namespace {

/// 29 February of a year that has none is 1 March.
Day anniversary(Day day, int years) {
    const date::year_month_day from{day};
    const auto then = from + date::years{years};
    return then.ok() ? Day{then} : Day{then.year() / date::March / 1};
}

} // namespace

std::optional<Day> keptUntil(const RetentionPeriod& period, Day lastVisit, std::optional<Day> birth) {
    if (!birth) {
        return std::nullopt;
    }
    constexpr int majority = 18;
    const auto ends = anniversary(lastVisit, period.years);
    const int age = ageOn(lastVisit, *birth);
    if (age >= majority) {
        return ends;
    }
    return std::max(ends, anniversary(*birth, age == majority - 1 ? period.minorAge17 : period.minorAge));
}

} // namespace model
