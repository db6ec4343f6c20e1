#pragma once
// The clock is injected: tests and the demo generator bring their own.

#include "model/day.h"

#include <functional>

namespace db {

using Clock = std::function<model::Instant()>;

inline Clock systemClock() {
    return [] { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); };
}

} // namespace db
