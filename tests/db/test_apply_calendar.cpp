// Calendars are told how often an entry has changed.

#include "tests/support/open_clinic.h"

BOOST_FIXTURE_TEST_SUITE(apply_calendar, support::OpenClinic)

using support::told;

BOOST_AUTO_TEST_CASE(an_entry_counts_on_only_when_what_is_shown_has_changed) {
    const auto given = [&](const char* digest, bool cancelled = false) {
        done(model::StampCalendar{{{"session-1", digest, cancelled}}});
        return access.calendarStamps({"session-1", "session-2"}).at("session-1").sequence;
    };
    BOOST_TEST(given("a") == 0);
    BOOST_TEST(given("a") == 0);
    BOOST_TEST(given("b") == 1);
    BOOST_TEST(given("b", true) == 2);
    BOOST_TEST(access.calendarStamps({"session-1"}).at("session-1").cancelled);
    BOOST_TEST(given("b", true) == 2);
    BOOST_TEST(given("b") == 3);
    BOOST_TEST(!access.calendarStamps({"session-2"}).contains("session-2"));
}

BOOST_AUTO_TEST_CASE(an_entry_stands_once_in_a_file) {
    BOOST_TEST(told(access.apply(model::StampCalendar{{{"a", "x", false}, {"a", "y", false}}})) ==
               "entries[1].uid: twice");
    BOOST_TEST(told(access.apply(model::StampCalendar{{{"", "x", false}}})) == "entries[0].uid: required");
    BOOST_TEST(count("calendar_entry") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
