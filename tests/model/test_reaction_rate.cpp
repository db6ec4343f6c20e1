#include "model/reaction_rate.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

BOOST_AUTO_TEST_SUITE(reaction_rate)

using namespace model;
BOOST_AUTO_TEST_CASE(the_chance_is_that_of_the_urn) {
    // 10 balls, 4 marked, 3 drawn: P(3 marked) = 4/120, P(2 or more) = 40/120; worked out by hand.
    BOOST_TEST(chanceOfAsMany(10, 4, 3, 3) == 4.0 / 120.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(chanceOfAsMany(10, 4, 3, 2) == 40.0 / 120.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(chanceOfAsMany(10, 4, 3, 0) == 1.0);
    // The lady tasting tea: all four of eight right, 1 in 70 (Fisher 1935).
    BOOST_TEST(chanceOfAsMany(8, 4, 4, 4) == 1.0 / 70.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(chanceOfAsMany(10, 9, 5, 4) == 1.0); // fewer than four cannot be
    BOOST_TEST(std::isfinite(chanceOfAsMany(1'000'000, 10'000, 40, 12)));
}

BOOST_AUTO_TEST_CASE(a_group_stands_out_only_with_cases_enough_and_little_chance) {
    const ReactionRate all{"", 400, 12};
    BOOST_TEST(standsOut({"bad lot", 20, 5}, all));
    BOOST_TEST(!standsOut({"two cases", 3, 2}, all)); // however unlikely
    BOOST_TEST(!standsOut({"as the rest", 100, 3}, all));
    BOOST_TEST(!standsOut({"none", 40, 0}, all));
    BOOST_TEST(!standsOut({"the only one", 400, 12}, all)); // nothing to compare with
}

BOOST_AUTO_TEST_SUITE_END()
