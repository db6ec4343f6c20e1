#pragma once
// Verbs of the opening hours and the closed days, and of the idle lock.

#include "app/cli/cli.h"

#include <array>

namespace cli {

struct HoursOptions {
    std::array<std::string, 7> days; ///< Monday first; "09:00-18:00", "closed", or empty: as it is
};
struct ClosedOptions {
    std::string from, to, open, reason, uid;
    bool all = false;
};

struct LockOptions {
    int after = -1, atDesk = -1; ///< minutes; -1: as it is
};

Exit lockShow(Context& context, const LockOptions& options);
Exit lockSet(Context& context, const LockOptions& options);
Exit hoursShow(Context& context, const HoursOptions& options);
Exit hoursSet(Context& context, const HoursOptions& options);
Exit closedAdd(Context& context, const ClosedOptions& options);
Exit closedList(Context& context, const ClosedOptions& options);
Exit closedRemove(Context& context, const ClosedOptions& options);

} // namespace cli
