#pragma once
// A clock for counting how long nothing was done: nobody can set it, and it goes on while the machine is suspended.

#include <chrono>

namespace gui {

std::chrono::milliseconds sinceBoot();

} // namespace gui
