#pragma once
// Which backups are kept and which may go: the newest of each of the last days, weeks and months that have one.

#include "model/day.h"

#include <cstddef>
#include <vector>

namespace model {

struct BackupSlots {
    int days = 7;
    int weeks = 5; ///< from Monday to Sunday
    int months = 12;
};

struct BackupMade {
    Day day{}; ///< on the clinic's wall
    Instant at{};
    bool kept = false; ///< whatever its age, and beside the slots
};

/// Places in `made`, which may be in any order, of those that may go; ascending. Days, weeks and months without a
/// backup take no slot, so that a clinic that was closed for long keeps as many. The newest of all is always kept.
std::vector<std::size_t> rotatedOut(const std::vector<BackupMade>& made, const BackupSlots& slots = {});

} // namespace model
