// Calendar files as another calendar program reads them.

#include "app/deliver/calendar.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <stdexcept>
#include <string>

BOOST_AUTO_TEST_SUITE(calendar)

using deliver::CalendarEntry;

model::Instant momentOf(const char* iso) {
    return model::parseInstant(iso).value();
}

CalendarEntry entry(const char* uid, const char* summary, const char* begin, const char* zone = "Europe/London") {
    CalendarEntry one;
    one.uid = uid;
    one.summary = summary;
    one.begin = momentOf(begin);
    one.end = one.begin + std::chrono::hours{1};
    one.timeZone = zone;
    return one;
}

std::string fileOf(std::vector<CalendarEntry> entries) {
    return deliver::calendarText({std::move(entries), momentOf("2026-03-02T10:00:00.000000Z")});
}

/// What khal tells of the file, to a person who lives in that zone.
std::string khalSays(const std::string& text, const std::string& zone) {
    const support::Scratch folder;
    support::writeFile(folder / "a.ics", text);
    const auto calendars = (folder / "calendars").string();
    support::writeFile(folder / "config", "[calendars]\n[[one]]\npath = " + calendars +
                                              "\n[locale]\nlocal_timezone = " + zone + "\ndefault_timezone = " + zone +
                                              "\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                                              "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
                                              "[sqlite]\npath = " +
                                              (folder / "khal.db").string() + "\n");
    const auto command = "mkdir -p '" + calendars + "' && LC_ALL=C.UTF-8 khal -c '" + (folder / "config").string() +
                         "' printics --format '{start} {title}' '" + (folder / "a.ics").string() + "' 2>&1";
    std::string told;
    FILE* const pipe = ::popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe != nullptr);
    char piece[512];
    while (std::fgets(piece, sizeof piece, pipe) != nullptr) {
        told += piece;
    }
    BOOST_TEST(::pclose(pipe) == 0, told);
    return told;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(local_times_are_right_on_both_sides_of_a_clock_change) {
    // Clocks go forward on 29 March 2026: 09:00 is 09:00 UTC the day before and 08:00 UTC the day after.
    const auto text = fileOf({entry("reminder-1", "Day 7", "2026-03-28T09:00:00.000000Z"),
                              entry("reminder-2", "Day 9", "2026-03-30T08:00:00.000000Z"),
                              entry("reminder-3", "Autumn", "2026-10-26T09:00:00.000000Z")});
    const auto told = khalSays(text, "Europe/London");
    BOOST_TEST(has(told, "2026-03-28 09:00 Day 7"), told);
    BOOST_TEST(has(told, "2026-03-30 09:00 Day 9"), told);
    BOOST_TEST(has(told, "2026-10-26 09:00 Autumn"), told);
    BOOST_TEST(has(text, "DTSTART;TZID=Europe/London:20260330T090000"), text);
    BOOST_TEST(has(text, "BEGIN:VTIMEZONE"), text);
}

BOOST_AUTO_TEST_CASE(a_zone_stands_in_the_file_once_and_a_client_abroad_sees_her_own_hour) {
    const auto text = fileOf({entry("reminder-1", "Day 1", "2026-07-01T13:00:00.000000Z", "America/New_York"),
                              entry("reminder-2", "Day 3", "2026-07-03T13:00:00.000000Z", "America/New_York")});
    const auto zones = text.find("BEGIN:VTIMEZONE");
    BOOST_REQUIRE(zones != std::string::npos);
    BOOST_TEST(text.find("BEGIN:VTIMEZONE", zones + 1) == std::string::npos);
    BOOST_TEST(has(khalSays(text, "America/New_York"), "2026-07-01 09:00 Day 1"));
    BOOST_TEST(has(khalSays(text, "Europe/London"), "2026-07-03 14:00 Day 3"));
}

BOOST_AUTO_TEST_CASE(marks_long_titles_and_other_scripts_come_through) {
    const std::string title = "Day 7; how is it, Zoë? \\o/ " + std::string(120, 'x') + " Łucja";
    const auto text = fileOf({entry("reminder-1", title.c_str(), "2026-03-28T09:00:00.000000Z")});
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        BOOST_REQUIRE(end != std::string::npos);
        BOOST_TEST(end - at <= 76U);
        at = end + 2;
    }
    BOOST_TEST(has(khalSays(text, "Europe/London"), title));
}

BOOST_AUTO_TEST_CASE(what_is_off_is_said_to_be_off) {
    auto off = entry("session-1", "Visit", "2026-03-28T09:00:00.000000Z");
    off.cancelled = true;
    off.sequence = 3;
    const auto alone = fileOf({off});
    BOOST_TEST(has(alone, "METHOD:CANCEL\r\n"), alone);
    BOOST_TEST(has(alone, "STATUS:CANCELLED\r\n"));
    BOOST_TEST(has(alone, "SEQUENCE:3\r\n"));
    BOOST_TEST(has(alone, "UID:session-1\r\n"));
    const auto beside = fileOf({off, entry("session-2", "Visit", "2026-04-28T09:00:00.000000Z")});
    BOOST_TEST(has(beside, "METHOD:PUBLISH\r\n"));
    BOOST_TEST(has(beside, "STATUS:CANCELLED\r\n"));
    BOOST_TEST(has(beside, "DTSTAMP:20260302T100000Z\r\n"));
}

BOOST_AUTO_TEST_CASE(only_what_a_calendar_shows_counts_as_a_change) {
    const auto before = entry("session-1", "Visit", "2026-03-28T09:00:00.000000Z");
    auto after = before;
    after.sequence = 7;
    BOOST_TEST(deliver::digestOf(before) == deliver::digestOf(after));
    after.begin += std::chrono::minutes{15};
    BOOST_TEST(deliver::digestOf(before) != deliver::digestOf(after));
    after = before;
    after.cancelled = true;
    BOOST_TEST(deliver::digestOf(before) != deliver::digestOf(after));
}

BOOST_AUTO_TEST_CASE(a_zone_that_nobody_knows_is_refused) {
    BOOST_CHECK_THROW(fileOf({entry("a", "b", "2026-03-28T09:00:00.000000Z", "Mars/Olympus")}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_whole_day_is_that_day_in_every_zone) {
    CalendarEntry day;
    day.uid = "due-1";
    day.summary = "Time for your next visit";
    day.wholeDay = model::parseDay("2026-04-13").value();
    const auto text = fileOf({day});
    BOOST_TEST(has(text, "DTSTART;VALUE=DATE:20260413\r\n"), text);
    BOOST_TEST(!has(text, "BEGIN:VTIMEZONE"), text);
    for (const auto* const zone : {"Europe/London", "Pacific/Auckland", "America/Los_Angeles"}) {
        const auto told = khalSays(text, zone);
        BOOST_TEST(has(told, "2026-04-13 Time for your next visit"), told);
    }
    // Beside an entry with an hour; another day is a change.
    BOOST_TEST(
        has(khalSays(fileOf({day, entry("reminder-1", "Day 7", "2026-03-28T09:00:00.000000Z")}), "Europe/London"),
            "2026-04-13 Time for your next visit"));
    auto moved = day;
    moved.wholeDay = *day.wholeDay + model::Days{1};
    BOOST_TEST(deliver::digestOf(day) != deliver::digestOf(moved));
}

BOOST_AUTO_TEST_SUITE_END()
