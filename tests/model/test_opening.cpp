#include "model/opening.h"
#include "tests/support/property.h"
#include "tests/support/treatments.h"

#include <algorithm>

BOOST_AUTO_TEST_SUITE(opening)

using namespace model;
using support::day;
constexpr OpenSpan nineToSix{9 * 60, 18 * 60};

/// Monday to Friday nine to six, Saturday ten to two.
OpeningWeek usualWeek() {
    OpeningWeek week;
    std::fill_n(week.begin(), 5, nineToSix);
    week[5] = OpenSpan{10 * 60, 14 * 60};
    return week;
}

Closure closed(const char* uid, const char* first, const char* last, std::optional<OpenSpan> open = {},
               const char* reason = "Christmas") {
    return {ClosureId{1}, {uid}, day(first), day(last), open, reason};
}

std::string told(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}

Opening anyOpening(Day around) {
    Opening opening;
    if (*rc::gen::inRange(0, 4) != 0) {
        OpeningWeek week;
        for (auto& span : week) {
            if (*rc::gen::inRange(0, 3) != 0) {
                const int from = *rc::gen::inRange(0, 1400);
                span = OpenSpan{from, from + *rc::gen::inRange(1, 1440 - from + 1)};
            }
        }
        opening.week = week;
    }
    for (int n = *rc::gen::inRange(0, 5); n > 0; --n) {
        Closure one;
        one.uid.text = "u" + std::to_string(n);
        one.first = around + Days{*rc::gen::inRange(-20, 20)};
        one.last = one.first + Days{*rc::gen::inRange(0, 15)};
        one.reason = "reason";
        if (*rc::gen::arbitrary<bool>()) {
            one.open = nineToSix;
        }
        opening.closures.push_back(one);
    }
    return opening;
}

Day anyDay() {
    return day("2024-01-01") + Days{*rc::gen::inRange(0, 4700)};
}

BOOST_AUTO_TEST_CASE(the_week_begins_on_monday) {
    BOOST_TEST(weekdayOf(day("2026-03-02")) == 0U);
    BOOST_TEST(weekdayOf(day("2026-03-08")) == 6U);
    BOOST_TEST(std::string{weekdayField(0)} == "monday");
    BOOST_TEST(std::string{weekdayField(6)} == "sunday");
}

BOOST_AUTO_TEST_CASE(each_time_of_a_week_is_open_or_closed) {
    const Opening opening{usualWeek(), {}};
    struct Case {
        const char* on;
        int minute, length;
        bool open;
    };
    for (const auto& one : {Case{"2026-03-02", 9 * 60, 45, true}, Case{"2026-03-02", 8 * 60 + 59, 45, false},
                            Case{"2026-03-02", 17 * 60 + 15, 45, true}, Case{"2026-03-02", 17 * 60 + 16, 45, false},
                            Case{"2026-03-02", 18 * 60, 1, false}, Case{"2026-03-07", 13 * 60, 60, true},
                            Case{"2026-03-07", 13 * 60, 61, false}, Case{"2026-03-08", 12 * 60, 1, false}}) {
        BOOST_TEST_CONTEXT(one.on << " " << one.minute << " for " << one.length) {
            const auto shut = shutAt(opening, day(one.on), one.minute, one.length);
            BOOST_TEST(!shut == one.open);
            BOOST_TEST((!shut || shut->key() == "week"));
        }
    }
    BOOST_TEST(isOpen(opening, LocalTime{day("2026-03-06"), 12 * 60}));
    BOOST_TEST(!isOpen(opening, LocalTime{day("2026-03-08"), 12 * 60}));
    BOOST_TEST((nextOpenDay(opening, day("2026-03-07")) == day("2026-03-07")));
    BOOST_TEST((nextOpenDay(opening, day("2026-03-08")) == day("2026-03-09")));
}

BOOST_AUTO_TEST_CASE(hours_that_were_never_told_close_nothing) {
    const Opening untold;
    BOOST_TEST(!shutAt(untold, day("2026-03-08"), 3 * 60, 45));
    BOOST_TEST((openSpan(untold, day("2026-03-08")) == usualSpan));
    // What is said about a day holds all the same.
    const Opening closedOnce{{}, {closed("c", "2026-03-09", "2026-03-10")}};
    BOOST_TEST(shutAt(closedOnce, day("2026-03-10"), 12 * 60).has_value());
    BOOST_TEST(!shutAt(closedOnce, day("2026-03-11"), 3 * 60));
    BOOST_TEST((nextOpenDay(closedOnce, day("2026-03-09")) == day("2026-03-11")));
}

BOOST_AUTO_TEST_CASE(a_dated_day_decides_instead_of_the_week_and_the_shorter_one_first) {
    Opening opening{usualWeek(), {closed("xmas", "2026-12-24", "2027-01-02")}};
    const auto shut = shutAt(opening, day("2026-12-28"), 10 * 60, 45);
    BOOST_REQUIRE(shut.has_value());
    BOOST_TEST(shut->key() == "xmas");
    BOOST_TEST(!shut->open.has_value());
    BOOST_TEST((nextOpenDay(opening, day("2026-12-24")) == day("2027-01-04"))); // the 3rd is a Sunday

    opening.closures.push_back(closed("between", "2026-12-28", "2026-12-29", OpenSpan{10 * 60, 14 * 60}, "Short day"));
    BOOST_TEST(!shutAt(opening, day("2026-12-28"), 10 * 60, 45));
    const auto late = shutAt(opening, day("2026-12-28"), 13 * 60 + 30, 45);
    BOOST_REQUIRE(late.has_value());
    BOOST_TEST(late->key() == "between");
    BOOST_TEST((late->open == OpenSpan{10 * 60, 14 * 60}));
    // Of equal ones the last entered, and a Sunday can be open for once.
    opening.closures.push_back(closed("again", "2026-12-28", "2026-12-29", {}, "Flooded"));
    BOOST_TEST(closureOn(opening, day("2026-12-29"))->reason == "Flooded");
    opening.closures.push_back(closed("sunday", "2027-01-03", "2027-01-03", nineToSix, "Open Sunday"));
    BOOST_TEST((nextOpenDay(opening, day("2026-12-30")) == day("2027-01-03")));
}

BOOST_AUTO_TEST_CASE(a_clinic_that_never_opens_has_no_next_day) {
    BOOST_TEST(!nextOpenDay({OpeningWeek{}, {}}, day("2026-03-02")));
}

BOOST_AUTO_TEST_CASE(hours_and_closed_days_that_make_no_sense_are_refused) {
    auto week = usualWeek();
    BOOST_TEST(told(validate(week)) == "");
    week[1] = OpenSpan{18 * 60, 9 * 60};
    week[6] = OpenSpan{0, 1441};
    BOOST_TEST(told(validate(week)) == "tuesday: hours-out-of-order; sunday: hours-out-of-order");
    week[1] = OpenSpan{9 * 60, 9 * 60};
    week[6] = OpenSpan{0, 1440};
    BOOST_TEST(told(validate(week)) == "tuesday: hours-out-of-order");

    BOOST_TEST(told(validate(closed("c", "2026-12-24", "2026-12-24"))) == "");
    BOOST_TEST(told(validate(closed("c", "2026-12-24", "2026-12-23"))) == "last: before-its-start");
    BOOST_TEST(told(validate(closed("c", "2026-12-24", "2029-12-23"))) == "last: closure-too-long");
    BOOST_TEST(told(validate(closed("c", "2026-12-24", "2026-12-24", OpenSpan{600, 600}, " "))) ==
               "open: hours-out-of-order; reason: required");
    BOOST_TEST(told(validate(closed("c", "2026-12-24", "2026-12-24", {}, std::string(101, 'x').c_str()))) ==
               "reason: too-long");
}

BOOST_AUTO_TEST_CASE(hours_are_written_and_read_in_one_form) {
    BOOST_TEST(isoText(nineToSix) == "09:00-18:00");
    BOOST_TEST(isoText(OpenSpan{0, 1440}) == "00:00-24:00");
    for (const auto* text : {"09:00-18:00", "00:00-24:00", "08:05-08:06"}) {
        const auto span = parseOpenSpan(text);
        BOOST_REQUIRE(span.has_value());
        BOOST_TEST(isoText(*span) == text);
    }
    for (const auto* text : {"", "9:00-18:00", "09:00", "18:00-09:00", "09:00-24:01", "25:00-26:00", "09:60-18:00",
                             "09.00-18.00", "0a:00-18:00", "09:00 18:00", "09:00-18:00 "}) {
        BOOST_TEST(!parseOpenSpan(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(the_next_open_day_is_open_and_none_before_it_is) {
    BOOST_TEST(support::property("next open day", [] {
        const auto from = anyDay();
        const auto opening = anyOpening(from);
        const auto next = nextOpenDay(opening, from);
        const auto end = next.value_or(from + Days{400});
        RC_ASSERT(end >= from);
        RC_ASSERT(!next || openSpan(opening, *next));
        for (auto day = from; day < end; day += Days{1}) {
            RC_ASSERT(!openSpan(opening, day));
        }
    }));
}

BOOST_AUTO_TEST_CASE(a_time_is_open_when_each_of_its_minutes_is) {
    BOOST_TEST(support::property("minutes", [] {
        const auto on = anyDay();
        const auto opening = anyOpening(on);
        const int minute = *rc::gen::inRange(0, 1440);
        const int length = *rc::gen::inRange(1, std::min(90, 1440 - minute) + 1);
        bool all = true;
        for (int one = minute; one < minute + length; ++one) {
            all = all && isOpen(opening, LocalTime{on, one});
        }
        RC_ASSERT(all == !shutAt(opening, on, minute, length));
    }));
}

/// What is entered for other days never changes a day.
BOOST_AUTO_TEST_CASE(a_closure_holds_for_its_own_days_only) {
    BOOST_TEST(support::property("own days", [] {
        const auto on = anyDay();
        const auto opening = anyOpening(on);
        auto fewer = opening;
        std::erase_if(fewer.closures, [&](const Closure& one) { return on < one.first || one.last < on; });
        RC_ASSERT(openSpan(opening, on) == openSpan(fewer, on));
        fewer.closures.clear();
        RC_ASSERT(closureOn(opening, on) != nullptr || openSpan(opening, on) == openSpan(fewer, on));
    }));
}

/// Also on the days on which the clocks change, forward, back, and by half an hour.
BOOST_AUTO_TEST_CASE(a_clock_change_moves_no_day) {
    const std::vector<std::string> places{"Europe/London", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu",
                                          "America/New_York"};
    BOOST_TEST(support::property("clock changes", [&] {
        const auto& zone = places[*rc::gen::inRange<std::size_t>(0, places.size())];
        const auto on = anyDay();
        const auto opening = anyOpening(on);
        const int minute = *rc::gen::inRange(0, 1440);
        const auto at = instantOf({on, minute}, zone);
        const auto wall = localTime(at, zone);
        // A time that is skipped goes to the end of the gap; every other one stands on its own day at its own minute.
        RC_ASSERT(wall.day == on || wall.minute < 180);
        RC_ASSERT(wall.day != on || wall.minute >= minute);
        RC_ASSERT(isOpen(opening, at, zone) == isOpen(opening, wall));
        if (const auto span = openSpan(opening, on); span && span->from >= 240) {
            RC_ASSERT((localTime(instantOf({on, span->from}, zone), zone) == LocalTime{on, span->from}));
        }
    }));
    const Opening opening{usualWeek(), {}};
    // Nine o'clock is nine o'clock on either side of the change, though an hour apart in UTC.
    BOOST_TEST(isOpen(opening, instantOf({day("2026-03-27"), 9 * 60}, "Europe/London"), "Europe/London"));
    BOOST_TEST(isOpen(opening, instantOf({day("2026-03-30"), 9 * 60}, "Europe/London"), "Europe/London"));
    BOOST_TEST(!isOpen(opening, instantOf({day("2026-03-30"), 9 * 60 - 1}, "Europe/London"), "Europe/London"));
}

BOOST_AUTO_TEST_SUITE_END()
