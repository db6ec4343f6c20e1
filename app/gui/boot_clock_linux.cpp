// Linux's own: std::chrono::steady_clock stands still in suspend.
#include "app/gui/boot_clock.h"

#include <ctime>

namespace gui {

std::chrono::milliseconds sinceBoot() {
    std::timespec now{};
    if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    }
    return std::chrono::seconds{now.tv_sec} +
           std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds{now.tv_nsec});
}

} // namespace gui
