// A name is whole before a wide window is filled, and what matters least leaves first.
#include <boost/test/unit_test.hpp>

#include "app/gui/column_widths.h"

#include <numeric>

BOOST_AUTO_TEST_SUITE(column_widths)

using gui::ColumnNeed;
using gui::shareWidth;

const std::vector<ColumnNeed> stock{{.least = 150, .usual = 180, .grows = true},
                                    {.least = 70, .usual = 90},
                                    {.least = 60, .usual = 60, .lesser = 1},
                                    {.least = 50, .usual = 60, .lesser = 2}};

int sum(const std::vector<int>& widths) {
    return std::accumulate(widths.begin(), widths.end(), 0);
}

BOOST_AUTO_TEST_CASE(room_that_is_left_goes_to_what_grows) {
    BOOST_TEST(shareWidth(stock, 500) == (std::vector{290, 90, 60, 60}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(with_less_room_all_give_way_but_nothing_is_cut) {
    const auto widths = shareWidth(stock, 360);
    BOOST_TEST(sum(widths) == 360);
    for (std::size_t i = 0; i < stock.size(); ++i) {
        BOOST_TEST(widths[i] >= stock[i].least);
        BOOST_TEST(widths[i] <= stock[i].usual);
    }
}

BOOST_AUTO_TEST_CASE(the_least_important_columns_leave_first) {
    auto widths = shareWidth(stock, 300);
    BOOST_TEST(widths[3] == 0);
    BOOST_TEST(widths[2] >= 60);
    BOOST_TEST(sum(widths) == 300);
    widths = shareWidth(stock, 240);
    BOOST_TEST(widths[2] == 0);
    BOOST_TEST(widths[0] >= 150);
}

BOOST_AUTO_TEST_CASE(what_must_stay_keeps_its_width_and_the_list_scrolls) {
    BOOST_TEST(shareWidth(stock, 100) == (std::vector{150, 70, 0, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
