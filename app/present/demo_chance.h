#pragma once
// Chance that is the same on every machine: the library's distributions are not. Private to demo_*.cpp.

#include <cstdint>
#include <random>

namespace present::demo {

class Chance {
public:
    explicit Chance(std::uint64_t seed)
        : engine_{seed} {}
    /// From 0 to n - 1.
    int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
    int between(int from, int to) { return from + below(to - from + 1); }
    bool percent(int likely) { return below(100) < likely; }
    template <class List>
    const auto& of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

private:
    std::mt19937_64 engine_;
};

} // namespace present::demo
