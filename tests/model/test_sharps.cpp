#include "model/sharps.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(sharps)

using namespace model;

const Day assembled = date::year{2026} / 1 / 1;

std::string standingOf(Container container, Days after, ContainerLimits limits = {}) {
    container.assembled = assembled;
    const auto found = standing(container, limits, assembled + after);
    std::string text;
    text += found.full ? "full " : "";
    text += found.closeSoon ? "soon " : "";
    text += found.closeOverdue ? "overdue " : "";
    text += found.collectOverdue ? "collect " : "";
    BOOST_TEST(found.due() == !text.empty());
    return text;
}
template <class T, class... Rest>
std::string told(const T& value, Rest... rest) {
    std::string text;
    for (const auto& problem : validate(value, rest...)) {
        text += problem.field + ": " + problem.code + "; ";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_container_is_warned_of_ten_days_before_its_ninety_are_over) {
    const Container box;
    BOOST_TEST(standingOf(box, Days{79}) == "");
    BOOST_TEST(standingOf(box, Days{80}) == "soon ");
    BOOST_TEST(standingOf(box, Days{90}) == "soon ");
    BOOST_TEST(standingOf(box, Days{91}) == "overdue ");
    ContainerLimits site;
    site.daysOpen = 30;
    site.warnDays = 25;
    BOOST_TEST(standingOf(box, Days{24}, site) == "");
    BOOST_TEST(standingOf(box, Days{31}, site) == "overdue ");
}

BOOST_AUTO_TEST_CASE(three_quarters_is_full) {
    Container box;
    box.fillPercent = 74;
    BOOST_TEST(standingOf(box, Days{1}) == "");
    box.fillPercent = 75;
    BOOST_TEST(standingOf(box, Days{1}) == "full ");
    box.state = ContainerState::closed;
    box.closed = assembled + Days{1};
    BOOST_TEST(standingOf(box, Days{400}) == ""); // no limit is set for collecting
}

BOOST_AUTO_TEST_CASE(a_closed_one_waits_no_longer_than_the_second_clock_allows) {
    Container box;
    box.state = ContainerState::closed;
    box.closed = assembled + Days{10};
    ContainerLimits california;
    california.collectWithinDays = 30;
    BOOST_TEST(standingOf(box, Days{40}, california) == "");
    BOOST_TEST(standingOf(box, Days{41}, california) == "collect ");
    box.state = ContainerState::collected;
    BOOST_TEST(standingOf(box, Days{400}, california) == "");
}

BOOST_AUTO_TEST_CASE(limits_that_are_none_are_refused) {
    LedgerSettings settings;
    BOOST_TEST(told(settings) == "");
    settings.containers.fullPercent = 0;
    settings.containers.warnDays = 91;
    settings.containers.collectWithinDays = -1;
    settings.injuryFollowUpDays = 0;
    BOOST_TEST(told(settings) ==
               "fullPercent: out-of-range; warnDays: after-the-limit; collectWithinDays: out-of-range; "
               "injuryFollowUpDays: out-of-range; ");
}

BOOST_AUTO_TEST_CASE(an_injury_says_at_least_what_the_log_asks_for) {
    Injury injury;
    injury.day = assembled;
    BOOST_TEST(told(injury, assembled) ==
               "deviceType: required; deviceBrand: required; area: required; how: required; ");
    injury.deviceType = "needle cartridge";
    injury.deviceBrand = "SkinPen";
    injury.area = "Room 1";
    injury.how = "while taking it off";
    BOOST_TEST(told(injury, assembled) == "");
    injury.minute = 1440;
    BOOST_TEST(told(injury, assembled - Days{1}) == "day: in-the-future; minute: out-of-range; ");
}

BOOST_AUTO_TEST_SUITE_END()
