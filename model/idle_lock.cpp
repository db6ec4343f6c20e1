#include "model/idle_lock.h"

#include <string>

namespace model {

namespace {

using namespace std::chrono_literals;

constexpr auto longestIdle = 120min; // longer is as good as never, and "never" is told as such
constexpr auto longestAtDesk = 480min; // a working day

std::string textOf(std::chrono::minutes limit) {
    return std::to_string(limit.count());
}

} // namespace

Problems validate(const IdleLimits& limits) {
    Problems problems;
    if (limits.after < 0min || limits.after > longestIdle) {
        problems.push_back({"lockAfter", "out-of-range", {"0", textOf(longestIdle)}});
    }
    if (limits.atDesk < 1min || limits.atDesk > longestAtDesk) {
        problems.push_back({"lockAtDesk", "out-of-range", {"1", textOf(longestAtDesk)}});
    } else if (problems.empty() && limits.atDesk < limits.after) {
        problems.push_back({"lockAtDesk", "shorter-than-elsewhere", {textOf(limits.after)}});
    }
    return problems;
}

} // namespace model
