#pragma once
// The made-up people of the demo clinic, and what each of them comes for. Private to demo_*.cpp.

#include "model/people.h"
#include "model/session.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace present::demo {

/// Chance that is the same on every machine: the library's distributions are not.
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
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

private:
    std::mt19937_64 engine_;
};

/// A kind of course as clinics sell it.
struct Protocol {
    std::vector<std::string> zones;
    model::Modality modality;
    model::Indication indication;
    int micrometres;
    int passes;
    int sessions;
    int gapDays;        ///< as recommended
    std::string device; ///< model name; empty for none
};
const std::vector<Protocol>& protocols();

struct Person {
    model::Client client;
    const Protocol* protocol = nullptr;
    std::vector<model::Day> visits; ///< past ones, first to last
    bool knownHistory = true;
    bool homeRoller = false;
};

/// `today` is the day after the last possible visit.
std::vector<Person> people(int count, model::Day from, model::Day today, Chance& chance);

} // namespace present::demo
