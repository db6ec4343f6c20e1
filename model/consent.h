#pragma once
// How a client stands to a consent form. Pure.

#include "model/history.h"

#include <string>
#include <vector>

namespace model {

struct ConsentStanding {
    /// What is wrong: "missing", "old-version", "ran-out", "guardian" (needs one, signed without); empty when it holds.
    std::string lacking;
    const SignedConsent* latest = nullptr; ///< that of the newest version, of these the latest; points into `consents`
};

/// On `day`. A consent holds for `validDays`, 0 without end; a minor's needs a guardian's signature.
ConsentStanding standingOf(const ConsentForm& form, const std::vector<SignedConsent>& consents, Day day, int validDays,
                           bool minor);

} // namespace model
