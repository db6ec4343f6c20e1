#include "model/consent.h"

#include <utility>

namespace model {

ConsentStanding standingOf(const ConsentForm& form, const std::vector<SignedConsent>& consents, Day day, int validDays,
                           bool minor) {
    ConsentStanding standing;
    auto& latest = standing.latest;
    for (const auto& one : consents) {
        if (one.form == form.code && one.day <= day &&
            (latest == nullptr || std::pair{one.version, one.day} > std::pair{latest->version, latest->day})) {
            latest = &one;
        }
    }
    if (latest == nullptr) {
        standing.lacking = "missing";
    } else if (latest->version < form.version) {
        standing.lacking = "old-version";
    } else if (validDays > 0 && latest->day + Days{validDays} < day) {
        standing.lacking = "ran-out";
    } else if (minor && !latest->byGuardian) {
        standing.lacking = "guardian";
    }
    return standing;
}

} // namespace model
