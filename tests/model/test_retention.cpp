// Until when records must be kept.
#include "model/retention.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(retention)

std::string until(const char* lastVisit, const char* birth) {
    const model::RetentionPeriod uk{"uk", 8, 25, 26, "S64"};
    const auto day = model::keptUntil(uk, model::parseDay(lastVisit).value(), model::parseDay(birth));
    return day ? model::isoText(*day) : "not known";
}

BOOST_AUTO_TEST_CASE(adults_by_the_last_visit_and_minors_by_their_birthday) {
    BOOST_TEST(until("2020-05-04", "1980-01-01") == "2028-05-04");
    BOOST_TEST(until("2020-02-29", "1980-01-01") == "2028-02-29");
    BOOST_TEST(until("2020-05-04", "2005-06-01") == "2030-06-01"); // 14 then: until 25
    BOOST_TEST(until("2020-05-04", "2003-05-03") == "2029-05-03"); // 17 then: until 26
    BOOST_TEST(until("2020-05-04", "2002-05-04") == "2028-05-04"); // 18 on that day
    BOOST_TEST(until("2019-03-01", "2003-02-28") == "2028-02-28"); // 16 then
}

BOOST_AUTO_TEST_CASE(a_day_that_the_year_does_not_have_is_the_next) {
    const model::RetentionPeriod seven{"us-7", 7, 25, 25, "S63"};
    BOOST_TEST(
        model::isoText(
            model::keptUntil(seven, model::parseDay("2020-02-29").value(), model::parseDay("1980-01-01")).value()) ==
        "2027-03-01");
}

BOOST_AUTO_TEST_CASE(without_a_birth_date_nothing_is_over) {
    BOOST_TEST(until("1990-01-01", "") == "not known");
}

BOOST_AUTO_TEST_SUITE_END()
