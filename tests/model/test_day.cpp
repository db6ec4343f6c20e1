#include "model/day.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(day)

using namespace model;
BOOST_AUTO_TEST_CASE(a_day_is_read_in_one_form_only) {
    BOOST_TEST((parseDay("2028-02-29") == Day{date::year{2028} / 2 / 29}));
    for (const auto* wrong :
         {"2026-02-29", "2026-13-01", "2026-1-01", "2026-01-01 ", "26-01-01", "01/02/2026", "", "1066-10-14"}) {
        BOOST_TEST(!parseDay(wrong).has_value(), wrong);
    }
    BOOST_TEST(isoText(*parseDay("2026-03-01")) == "2026-03-01");
}

BOOST_AUTO_TEST_CASE(an_instant_survives_its_text) {
    const auto instant = parseInstant("2026-03-01T09:00:00.123456Z");
    BOOST_REQUIRE(instant.has_value());
    BOOST_TEST(isoText(*instant) == "2026-03-01T09:00:00.123456Z");
    BOOST_TEST((parseInstant("2026-03-01T09:00:00.5Z") == *parseInstant("2026-03-01T09:00:00.500000Z")));
    BOOST_TEST((parseInstant("1969-12-31T23:59:59.999999Z") == Instant{std::chrono::microseconds{-1}}));
    BOOST_TEST((parseInstant("2028-02-29T23:59:59Z") ==
                Instant{Day{date::year{2028} / 2 / 29}} + std::chrono::seconds{86399}));
    for (const auto* wrong :
         {"2026-03-01T09:00:00.123456Z later", "2026-03-01T09:00:00", "2026-03-01 09:00:00Z", "2026-03-01T09:00Z",
          "2026-02-29T09:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T09:60:00Z", "2026-03-01T09:00:60Z",
          "2026-03-01T09:00:00.Z", "2026-03-01T09:00:00.1234567Z", "2026-03-01T09:00:00,5Z", "2026-03-01T+9:00:00Z",
          "2026-03-01T09:00:00+01:00", "tomorrow", "Z", ""}) {
        BOOST_TEST(!parseInstant(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(months_end_where_the_month_ends) {
    BOOST_TEST(isoText(addMonths(*parseDay("2026-01-31"), 1)) == "2026-02-28");
    BOOST_TEST(isoText(addMonths(*parseDay("2024-02-29"), 12)) == "2025-02-28");
    BOOST_TEST(isoText(addMonths(*parseDay("2026-03-15"), -3)) == "2025-12-15");
}

BOOST_AUTO_TEST_CASE(age_counts_whole_years) {
    const auto birth = *parseDay("2004-02-29");
    BOOST_TEST(ageOn(*parseDay("2026-02-28"), birth) == 21);
    BOOST_TEST(ageOn(*parseDay("2026-03-01"), birth) == 22);
}

BOOST_AUTO_TEST_SUITE_END()
