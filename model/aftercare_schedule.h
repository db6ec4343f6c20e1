#pragma once
// When a step falls due, in whose hours it has to fit, and when to telephone again.

#include "model/aftercare.h"
#include "model/opening.h"

#include <string>
#include <vector>

namespace model {

/// Whose hours a step has to fit into.
struct Hours {
    std::string zone; ///< IANA, the client's: windows and quiet hours are read there
    QuietHours quiet;
    Opening opening;        ///< the clinic's, for steps that need staff
    std::string clinicZone; ///< IANA, in which `opening` is read
};

/// One step; `sessionDay` is the local day from which days are counted. As schedule() without opening hours, and: what
/// needs staff waits for the first time at which its window and the clinic are both open, on a later day when the
/// clinic is closed throughout the window (fits is false then, moved says why). Where the clinic never opens within
/// two years it stays at its own time and does not fit. Throws as schedule() does.
DueTime dueTime(const AftercareStep& step, Instant end, Day sessionDay, const Hours& hours);

/// Every step, in the plan's order.
std::vector<DueTime> schedule(const AftercarePlan& plan, Instant end, Day sessionDay, const Hours& hours);

/// Nobody answered: two hours later when window, quiet hours and the clinic's hours allow it, else when they next do.
/// Windows are local minutes. `moved` is noAnswer, `fits` true.
DueTime nextCall(Instant now, int windowFrom, int windowTo, const Hours& hours);

/// The same for a call whose hours have changed since: not before `from`, at the first time that suits.
DueTime callFrom(Instant from, int windowFrom, int windowTo, const Hours& hours);

} // namespace model
