#pragma once
// How long the records of a client must be kept.

#include "model/day.h"

#include <optional>
#include <string>

namespace model {

/// A row of resources/retention/periods.csv; ages in years.
struct RetentionPeriod {
    std::string code; ///< "uk"
    int years = 0;    ///< after the last visit
    int minorAge = 0;
    int minorAge17 = 0; ///< of somebody who was 17 at the last visit
    std::string source;
};

/// The first day on which they need not be kept any longer. Nothing when the birth date is not known: whoever it is may
/// have been a child, and unknown is never safe.
std::optional<Day> keptUntil(const RetentionPeriod& period, Day lastVisit, std::optional<Day> birth);

} // namespace model
