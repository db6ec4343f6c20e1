#pragma once
// How long a window stays open with nobody at it. The clinic's own; nobody has other limits.

#include "model/outcome.h"

#include <chrono>

namespace model {

struct IdleLimits {
    std::chrono::minutes after{10};    ///< 0: never by itself
    /// While a session is open: so long its desk stays in sight, and everything else goes after the limit above.
    std::chrono::minutes atDesk{90};
    bool operator==(const IdleLimits&) const = default;
};

/// Both within a day, and the desk's not the shorter.
Problems validate(const IdleLimits& limits);

} // namespace model
