#pragma once
// Charts that only some may read, the way in for an emergency, and what a manager is shown of it.

#include "model/id.h"
#include "model/names.h"

#include <array>
#include <string>

namespace model {

using AccessNoticeId = Id<struct AccessNoticeTag>;

/// What a manager is shown on Today until somebody has said "seen".
enum class AccessNoticeKind { emergency, recovery, newKey };
template <>
inline constexpr std::array codesOf<AccessNoticeKind>{Named{AccessNoticeKind::emergency, "emergency"},
                                                      Named{AccessNoticeKind::recovery, "recovery"},
                                                      Named{AccessNoticeKind::newKey, "new-key"}};

/// From now on the client's clinical record is read by owners, managers, auditors and whoever treats the client. Names
/// stay in lists and the diary, and whoever plans still learns from which day it is safe.
struct RestrictChart {
    ClientId client;
    bool restricted = true;
    std::string reason; ///< at least 10 characters when it becomes restricted
};
/// Opens a restricted chart to whoever does it, for an hour.
struct OpenInEmergency {
    ClientId client;
    std::string reason; ///< at least 10 characters
};
struct SeeAccessNotice {
    AccessNoticeId notice;
};

} // namespace model
