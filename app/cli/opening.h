#pragma once
// Verbs of the opening hours and the closed days.

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

Exit hoursShow(Context& context, const HoursOptions& options);
Exit hoursSet(Context& context, const HoursOptions& options);
Exit closedAdd(Context& context, const ClosedOptions& options);
Exit closedList(Context& context, const ClosedOptions& options);
Exit closedRemove(Context& context, const ClosedOptions& options);

} // namespace cli
