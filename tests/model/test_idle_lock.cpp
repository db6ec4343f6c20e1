#include "model/idle_lock.h"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(idle_lock)

using namespace std::chrono_literals;

struct Case {
    std::chrono::minutes after;
    std::chrono::minutes atDesk;
    const char* told;
};

std::string told(const model::Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}

BOOST_AUTO_TEST_CASE(it_is_on_to_begin_with) {
    BOOST_TEST((model::IdleLimits{}.after == 10min));
    BOOST_TEST((model::IdleLimits{}.atDesk == 90min));
    BOOST_TEST(told(model::validate(model::IdleLimits{})) == "");
}

BOOST_AUTO_TEST_CASE(limits_lie_within_a_day_and_the_desk_is_not_the_shorter) {
    for (const auto& one :
         {Case{0min, 1min, ""}, Case{120min, 480min, ""}, Case{20min, 20min, ""},
          Case{-1min, 90min, "lockAfter: out-of-range"}, Case{121min, 480min, "lockAfter: out-of-range"},
          Case{10min, 0min, "lockAtDesk: out-of-range"}, Case{10min, 481min, "lockAtDesk: out-of-range"},
          Case{20min, 19min, "lockAtDesk: shorter-than-elsewhere"}}) {
        BOOST_TEST(told(model::validate(model::IdleLimits{one.after, one.atDesk})) == one.told);
    }
}

BOOST_AUTO_TEST_SUITE_END()
