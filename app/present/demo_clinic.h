#pragma once
// A believable clinic made up from a seed: for trying the program out, for tests, pictures and benchmarks.

#include "db/access.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace present {

struct DemoOptions {
    int clients = 400;
    int years = 2; ///< of records before today
    std::uint64_t seed = 1;
};

/// Makes a store whose owner is `demo` with the password `demo`, by the same changes that people make, with a clock
/// that runs from `years` ago to the environment's now. The same options and moment give the same people, sessions and
/// stock; uids and keys are random as ever. Problem "demo" code "cancelled" when stopped; nothing is left behind then.
model::Outcome<db::SignedIn> makeDemoClinic(const std::filesystem::path& folder, const DemoOptions& options,
                                            const db::Environment& environment,
                                            const std::function<void(int percent)>& progress, std::stop_token stop);

} // namespace present
