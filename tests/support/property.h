#pragma once
// Properties over random values. Each run takes its own seed, which is printed so that a failure can be made again:
// NEEDLEBOOK_SEED=N runs that one.

#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace support {

/// True when `holds` held for every value drawn; the counterexample stands on standard error otherwise. Long stories
/// ask for fewer runs.
template <class Property>
bool property(const char* name, Property&& holds, int runs = 200) {
    rc::detail::TestParams params;
    const char* wanted = std::getenv("NEEDLEBOOK_SEED");
    params.seed = wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::random_device{}();
    params.maxSuccess = runs;
    BOOST_TEST_MESSAGE(name << ": seed " << params.seed);
    rc::detail::TestMetadata metadata;
    metadata.description = name;
    const auto result = rc::detail::checkTestable(std::forward<Property>(holds), metadata, params);
    if (!result.template is<rc::detail::SuccessResult>()) {
        rc::detail::printResultMessage(result, std::cerr);
        std::cerr << "\nseed " << params.seed << '\n';
        return false;
    }
    return true;
}

} // namespace support
