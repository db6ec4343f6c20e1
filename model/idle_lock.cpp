#include "model/idle_lock.h"

#include <string>

namespace model {

namespace {

constexpr std::chrono::minutes longestIdle{120};   // longer is as good as never, and "never" is told as such
constexpr std::chrono::minutes longestAtDesk{480}; // a working day

std::string idleText(std::chrono::minutes limit) {
    return std::to_string(limit.count());
}

} // namespace

Problems validate(const IdleLimits& limits) {
    Problems problems;
    if (limits.after < std::chrono::minutes{0} || limits.after > longestIdle) {
        problems.push_back({"lockAfter", "out-of-range", {"0", idleText(longestIdle)}});
    }
    if (limits.atDesk < std::chrono::minutes{1} || limits.atDesk > longestAtDesk) {
        problems.push_back({"lockAtDesk", "out-of-range", {"1", idleText(longestAtDesk)}});
    } else if (problems.empty() && limits.atDesk < limits.after) {
        problems.push_back({"lockAtDesk", "shorter-than-elsewhere", {idleText(limits.after)}});
    }
    return problems;
}

} // namespace model
