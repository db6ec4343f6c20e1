#include "model/aftercare_check.h"
#include "model/aftercare_schedule.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <stdexcept>

BOOST_AUTO_TEST_SUITE(aftercare)

using namespace model;
using support::day;
Instant at(const char* utc) {
    return *parseInstant(std::string{utc} + ":00.000000Z");
}

AftercareStep step(bool byHours, int offset, int from = 9 * 60, int to = 19 * 60) {
    AftercareStep result;
    result.code = "s";
    result.byHours = byHours;
    result.offset = offset;
    result.windowFrom = from;
    result.windowTo = to;
    return result;
}

std::string shortText(Instant instant) {
    return isoText(instant).substr(0, 16);
}

struct Case {
    const char* why;
    const char* zone;
    const char* end; ///< UTC
    AftercareStep step;
    const char* due;  ///< UTC
    const char* late; ///< UTC
    const char* day;  ///< local
    bool fits = true;
};

BOOST_AUTO_TEST_CASE(every_step_falls_due_in_the_clinics_own_hours) {
    const QuietHours night{20 * 60, 8 * 60};
    const char* london = "Europe/London";
    const char* saoPaulo = "America/Sao_Paulo";
    for (const auto& one : {
             Case{"a day's step, winter", london, "2026-01-10T15:00", step(false, 1), "2026-01-11T09:00",
                  "2026-01-11T19:00", "2026-01-11"},
             Case{"a day's step, summer", london, "2026-06-10T15:00", step(false, 1), "2026-06-11T08:00",
                  "2026-06-11T18:00", "2026-06-11"},
             Case{"clocks forward between session and step", london, "2026-03-28T15:00", step(false, 1),
                  "2026-03-29T08:00", "2026-03-29T18:00", "2026-03-29"},
             Case{"clocks back between session and step", london, "2026-10-24T14:00", step(false, 1),
                  "2026-10-25T09:00", "2026-10-25T19:00", "2026-10-25"},
             Case{"24 hours are 24 hours though the clock moved", london, "2026-03-28T15:00", step(true, 24),
                  "2026-03-29T15:00", "2026-03-29T18:00", "2026-03-29"},
             Case{"across leap day", london, "2028-02-28T15:00", step(false, 1), "2028-02-29T09:00", "2028-02-29T19:00",
                  "2028-02-29"},
             Case{"over leap day", london, "2028-02-28T15:00", step(false, 2), "2028-03-01T09:00", "2028-03-01T19:00",
                  "2028-03-01"},
             Case{"the session's own day", london, "2026-01-10T15:00", step(false, 0), "2026-01-10T09:00",
                  "2026-01-10T19:00", "2026-01-10"},
             Case{"a window that opens in quiet hours", london, "2026-01-10T15:00", step(false, 1, 7 * 60, 12 * 60),
                  "2026-01-11T08:00", "2026-01-11T12:00", "2026-01-11"},
             Case{"a window that closes in quiet hours", london, "2026-01-10T15:00", step(false, 1, 18 * 60, 22 * 60),
                  "2026-01-11T18:00", "2026-01-11T20:00", "2026-01-11"},
             Case{"a window that is quiet throughout, evening", london, "2026-01-10T15:00",
                  step(false, 1, 21 * 60, 23 * 60), "2026-01-12T08:00", "2026-01-12T10:00", "2026-01-12", false},
             Case{"a window that is quiet throughout, morning", london, "2026-01-10T15:00",
                  step(false, 1, 5 * 60, 7 * 60), "2026-01-11T08:00", "2026-01-11T10:00", "2026-01-11", false},
             Case{"an hour inside its window", london, "2026-01-10T15:07", step(true, 24), "2026-01-11T15:07",
                  "2026-01-11T19:00", "2026-01-11"},
             Case{"an early hour waits for its window", london, "2026-01-10T06:30", step(true, 24), "2026-01-11T09:00",
                  "2026-01-11T19:00", "2026-01-11"},
             Case{"an hour after its window goes to the next day, and says so", london, "2026-01-10T19:30",
                  step(true, 24), "2026-01-12T09:00", "2026-01-12T19:00", "2026-01-12", false},
             Case{"right after a late session", london, "2026-01-10T20:30", step(true, 0, 8 * 60, 20 * 60),
                  "2026-01-11T08:00", "2026-01-11T20:00", "2026-01-11", false},
             Case{"right after an early-morning end past midnight", london, "2026-01-11T00:30",
                  step(true, 0, 8 * 60, 20 * 60), "2026-01-11T08:00", "2026-01-11T20:00", "2026-01-11"},
             Case{"another zone's hours", saoPaulo, "2026-01-10T15:00", step(false, 1), "2026-01-11T12:00",
                  "2026-01-11T22:00", "2026-01-11"},
         }) {
        BOOST_TEST_CONTEXT(one.why) {
            AftercarePlan plan;
            plan.steps = {one.step};
            const auto end = at(one.end);
            const auto due = schedule(plan, end, localTime(end, one.zone).day, one.zone, night).at(0);
            BOOST_TEST(shortText(due.dueAt) == one.due);
            BOOST_TEST(shortText(due.lateAt) == one.late);
            BOOST_TEST(isoText(due.day) == one.day);
            BOOST_TEST(due.fits == one.fits);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_window_from_midnight_opens_after_a_midnight_gap) {
    AftercarePlan plan;
    plan.steps = {step(false, 1, 0, 60)};
    // On 15 October 2017 the clocks of Sao Paulo went from 24:00 to 01:00: the window is gone, the step is not.
    const auto due = schedule(plan, at("2017-10-14T18:00"), day("2017-10-14"), "America/Sao_Paulo", {0, 0}).at(0);
    BOOST_TEST(shortText(due.dueAt) == "2017-10-15T03:00");
    BOOST_TEST((due.lateAt >= due.dueAt));
}

BOOST_AUTO_TEST_CASE(quiet_hours_in_the_middle_of_the_day) {
    AftercarePlan plan;
    plan.steps = {step(false, 1, 12 * 60, 19 * 60), step(true, 24, 9 * 60, 19 * 60)};
    const auto due = schedule(plan, at("2026-01-10T13:10"), day("2026-01-10"), "Europe/London", {12 * 60, 14 * 60});
    BOOST_TEST(shortText(due.at(0).dueAt) == "2026-01-11T14:00");
    BOOST_TEST(shortText(due.at(1).dueAt) == "2026-01-11T14:00");
}

BOOST_AUTO_TEST_CASE(nothing_falls_due_in_quiet_hours_or_before_its_time) {
    const auto seed = std::random_device{}();
    BOOST_TEST_MESSAGE("seed " << seed);
    BOOST_TEST_CONTEXT("seed " << seed) {
        std::mt19937_64 random{seed};
        const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<std::uint64_t>(bound)); };
        const std::vector<std::string> places{"Europe/London", "America/Sao_Paulo", "Africa/Cairo",
                                              "Australia/Lord_Howe", "Asia/Kathmandu"};
        for (int i = 0; i < 3000; ++i) {
            const auto& zone = places[static_cast<std::size_t>(below(5))];
            const auto end = at("2016-01-01T00:00") + std::chrono::minutes{below(20 * 365 * 24 * 60)};
            const QuietHours quiet{(17 + below(6)) * 60, (6 + below(4)) * 60};
            const int from = below(1380);
            AftercarePlan plan;
            plan.steps = {step(below(2) == 0, below(40), from, from + 30 + below(1440 - from - 29))};
            const auto sessionDay = localTime(end, zone).day;
            const auto due = schedule(plan, end, sessionDay, zone, quiet).at(0);
            const auto local = localTime(due.dueAt, zone);
            const bool isQuiet = local.minute >= quiet.from || local.minute < quiet.to;
            BOOST_TEST(!isQuiet, zone << " " << isoText(due.dueAt));
            BOOST_TEST((due.lateAt >= due.dueAt));
            BOOST_TEST((local.day == due.day));
            if (plan.steps[0].byHours) {
                BOOST_TEST((due.dueAt >= end + std::chrono::hours{plan.steps[0].offset}));
            } else {
                BOOST_TEST((due.day >= sessionDay + Days{plan.steps[0].offset}));
            }
            if (due.fits) {
                BOOST_TEST(local.minute >= plan.steps[0].windowFrom);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_planned_reminder_is_due_then_late_then_missed) {
    const auto due = at("2026-01-11T09:00");
    const auto late = at("2026-01-11T19:00");
    const std::chrono::microseconds moment{1};
    BOOST_TEST((urgency(due, late, due - moment) == Urgency::later));
    BOOST_TEST((urgency(due, late, due) == Urgency::due));
    BOOST_TEST((urgency(due, late, late - moment) == Urgency::due));
    BOOST_TEST((urgency(due, late, late) == Urgency::late));
    BOOST_TEST((urgency(due, late, late + std::chrono::hours{24} - moment) == Urgency::late));
    BOOST_TEST((urgency(due, late, late + std::chrono::hours{24}) == Urgency::missed));
}

BOOST_AUTO_TEST_CASE(local_times_in_gaps_and_folds) {
    struct Local {
        const char* zone;
        const char* day;
        int minute;
        const char* utc;
    };
    for (const auto& [zone, on, minute, utc] : {
             Local{"Europe/London", "2026-03-29", 59, "2026-03-29T00:59"},
             Local{"Europe/London", "2026-03-29", 60, "2026-03-29T01:00"}, // 01:00 does not exist: 02:00 summer time
             Local{"Europe/London", "2026-03-29", 90, "2026-03-29T01:00"},
             Local{"Europe/London", "2026-03-29", 120, "2026-03-29T01:00"},
             Local{"Europe/London", "2026-10-25", 90, "2026-10-25T00:30"}, // occurs twice: the first
             Local{"Europe/London", "2026-10-25", 120, "2026-10-25T02:00"},
             Local{"America/Sao_Paulo", "2017-10-15", 0, "2017-10-15T03:00"}, // midnight itself is skipped
             Local{"America/Sao_Paulo", "2017-10-15", 60, "2017-10-15T03:00"},
             Local{"Africa/Cairo", "2026-04-24", 0, "2026-04-23T22:00"},
             Local{"Europe/London", "2026-01-10", 1440, "2026-01-11T00:00"},
             Local{"Europe/London", "2037-12-31", 0, "2037-12-31T00:00"},
         }) {
        BOOST_TEST(shortText(instantOf({day(on), minute}, zone)) == utc, zone << " " << on << " " << minute);
    }
    BOOST_TEST((localTime(at("2017-10-15T03:00"), "America/Sao_Paulo") == LocalTime{day("2017-10-15"), 60}));
    BOOST_TEST((localTime(at("2026-06-30T23:30"), "Europe/London") == LocalTime{day("2026-07-01"), 30}));
    BOOST_TEST((localTime(at("1965-06-30T22:59"), "Europe/London") == LocalTime{day("1965-06-30"), 23 * 60 + 59}));
}

BOOST_AUTO_TEST_CASE(what_the_zone_files_do_not_know_is_refused) {
    BOOST_CHECK_THROW(instantOf({day("2038-01-01"), 0}, "Europe/London"), std::invalid_argument);
    BOOST_CHECK_THROW(localTime(at("2038-01-01T00:00"), "Europe/London"), std::invalid_argument);
    BOOST_CHECK_THROW(instantOf({day("2026-01-01"), 0}, "Europe/Atlantis"), std::invalid_argument);
    AftercarePlan plan;
    plan.steps = {step(false, 30)};
    BOOST_CHECK_THROW(schedule(plan, at("2037-12-15T12:00"), day("2037-12-15"), "Europe/London", {}),
                      std::invalid_argument);
    BOOST_TEST(knownZone("Europe/London"));
    BOOST_TEST(knownZone("UTC"));
    BOOST_TEST(!knownZone("Europe/Atlantis"));
    BOOST_TEST(!knownZone(""));
    BOOST_TEST(!knownZone("../../etc/passwd"));
}

BOOST_AUTO_TEST_CASE(the_deepest_row_chooses_the_most_particular_plan) {
    const ZoneTree zones{{{{"body"}, "body", {}, {}, true},
                          {{"scalp"}, "scalp", ZoneCode{"body"}, {}, true},
                          {{"nose"}, "nose", ZoneCode{"body"}, {}, true}}};
    std::vector<AftercarePlan> plans(4);
    plans[0].code = "shallow";
    plans[0].upTo = Depth{500};
    plans[1].code = "deep";
    plans[1].over = Depth{500};
    plans[2].code = "rf";
    plans[2].modality = Modality::rf;
    plans[3].code = "scalp";
    plans[3].zone = ZoneCode{"scalp"};
    const auto chosen = [&](const std::vector<TreatmentRow>& rows) {
        const auto* plan = planFor(plans, rows, zones);
        return plan == nullptr ? std::string{"none"} : plan->code;
    };
    using support::row;
    BOOST_TEST(chosen({row("nose", 500)}) == "shallow");
    BOOST_TEST(chosen({row("nose", 501)}) == "deep");
    BOOST_TEST(chosen({row("nose", 300), row("nose", 800)}) == "deep");
    BOOST_TEST(chosen({row("scalp", 800)}) == "scalp");
    BOOST_TEST(chosen({row("scalp", 800, Modality::rf)}) == "rf");
    BOOST_TEST(chosen({row("scalp", 300), row("nose", 800)}) == "deep");
    BOOST_TEST(chosen({row("nose", 800), row("nose", 800, Modality::rf)}) == "rf");
    auto unknown = row("nose", 300);
    unknown.depth.reset();
    BOOST_TEST(chosen({unknown, row("nose", 300)}) == "deep");
    plans.erase(plans.begin() + 1);
    BOOST_TEST(chosen({row("nose", 501)}) == "none");
    BOOST_TEST(chosen({}) == "none");
}

BOOST_AUTO_TEST_CASE(a_reminder_goes_out_once_and_ends_once) {
    using enum ReminderState;
    struct Row {
        ReminderState from;
        std::vector<ReminderState> to;
    };
    const Row rows[]{{planned, {claimed, answered, done, skipped, cancelled}},
                     {claimed, {sent, failed, unknown}},
                     {sent, {answered, done, skipped}},
                     {failed, {claimed, answered, done, skipped, cancelled}},
                     {unknown, {sent, failed, answered, done, skipped}},
                     {answered, {}},
                     {done, {}},
                     {skipped, {}},
                     {cancelled, {}}};
    BOOST_TEST(std::size(rows) == codesOf<ReminderState>.size());
    for (const auto& row : rows) {
        for (const auto& to : codesOf<ReminderState>) {
            const bool expected = std::find(row.to.begin(), row.to.end(), to.value) != row.to.end();
            BOOST_TEST(mayBecome(row.from, to.value) == expected, code(row.from) << " to " << to.code);
        }
        BOOST_TEST(hasEnded(row.from) == row.to.empty(), code(row.from));
    }
}

struct StaffCase {
    const char* why;
    const char* end; ///< UTC
    AftercareStep step;
    const char* due;  ///< UTC
    const char* late; ///< UTC
    bool fits = true;
    Moved moved = Moved::no;
};

AftercareStep staffed(AftercareStep one) {
    one.needsStaff = true;
    return one;
}

/// Open from Tuesday to Friday, 11:00 to 16:00; closed over Christmas; open late on 8 January 2027.
Hours workingHours(const char* zone = "Europe/London", const char* clinicZone = "Europe/London") {
    Hours hours{zone, {20 * 60, 8 * 60}, {}, clinicZone};
    OpeningWeek week;
    for (const std::size_t weekday : {1U, 2U, 3U, 4U}) {
        week[weekday] = OpenSpan{11 * 60, 16 * 60};
    }
    hours.opening.week = week;
    Closure christmas;
    christmas.first = day("2026-12-23");
    christmas.last = day("2027-01-01");
    Closure late;
    late.first = late.last = day("2027-01-08");
    late.open = OpenSpan{16 * 60, 22 * 60};
    hours.opening.closures = {christmas, late};
    return hours;
}

BOOST_AUTO_TEST_CASE(what_needs_staff_waits_for_an_open_day_and_says_so) {
    const auto call = staffed(step(false, 7, 10 * 60, 17 * 60));
    const auto hourly = staffed(step(true, 24, 10 * 60, 17 * 60));
    for (const auto& one : {
             StaffCase{"an open day, from when the clinic opens", "2026-11-17T12:00", call, "2026-11-24T11:00",
                       "2026-11-24T16:00"},
             StaffCase{"a Saturday goes to Tuesday", "2026-11-21T12:00", call, "2026-12-01T11:00", "2026-12-01T16:00",
                       false, Moved::closedDay},
             StaffCase{"over Christmas", "2026-12-17T12:00", call, "2027-01-05T11:00", "2027-01-05T16:00", false,
                       Moved::closedDay},
             StaffCase{"open late: what is left of the window", "2027-01-01T12:00", call, "2027-01-08T16:00",
                       "2027-01-08T17:00"},
             StaffCase{"hours: the exact one inside", "2026-11-17T13:20", hourly, "2026-11-18T13:20",
                       "2026-11-18T16:00"},
             StaffCase{"hours: past closing goes to the next day's opening", "2026-11-17T16:30", hourly,
                       "2026-11-19T11:00", "2026-11-19T16:00", false, Moved::closedDay},
             StaffCase{"hours: Friday evening", "2026-11-19T18:00", hourly, "2026-11-24T11:00", "2026-11-24T16:00",
                       false, Moved::closedDay},
         }) {
        BOOST_TEST_CONTEXT(one.why) {
            const auto end = at(one.end);
            const auto hours = workingHours();
            const auto due = dueTime(one.step, end, localTime(end, hours.zone).day, hours);
            BOOST_TEST(shortText(due.dueAt) == one.due);
            BOOST_TEST(shortText(due.lateAt) == one.late);
            BOOST_TEST((due.day == localTime(due.dueAt, hours.zone).day));
            BOOST_TEST(due.fits == one.fits);
            BOOST_TEST((due.moved == one.moved), code(due.moved));
            auto message = one.step;
            message.needsStaff = false;
            AftercarePlan plan;
            plan.steps = {message};
            BOOST_TEST((schedule(plan, end, localTime(end, hours.zone).day, hours) ==
                        schedule(plan, end, localTime(end, hours.zone).day, hours.zone, hours.quiet)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_client_far_away_is_called_when_both_clocks_allow_it) {
    // 11:00 to 16:00 in London are 06:00 to 11:00 in New York: from 10:00 there.
    const auto hours = workingHours("America/New_York");
    const auto due =
        dueTime(staffed(step(false, 7, 10 * 60, 17 * 60)), at("2026-11-17T12:00"), day("2026-11-17"), hours);
    BOOST_TEST(shortText(due.dueAt) == "2026-11-24T15:00");
    BOOST_TEST(shortText(due.lateAt) == "2026-11-24T16:00");
    // Auckland's day is London's night: no common hour at all, so it stays at its own time and does not fit.
    auto office = workingHours("Pacific/Auckland");
    office.opening.closures.clear();
    const auto never =
        dueTime(staffed(step(false, 7, 10 * 60, 17 * 60)), at("2026-11-17T12:00"), day("2026-11-18"), office);
    BOOST_TEST(shortText(never.dueAt) == "2026-11-24T21:00");
    BOOST_TEST(!never.fits);
}

BOOST_AUTO_TEST_CASE(why_a_step_left_its_own_day_is_told) {
    const Hours hours{"Europe/London", {19 * 60, 8 * 60}, {}, "Europe/London"};
    const auto moved = [&](const char* end, const AftercareStep& one) {
        return dueTime(one, at(end), localTime(at(end), hours.zone).day, hours).moved;
    };
    BOOST_TEST((moved("2026-11-17T18:30", step(true, 24, 9 * 60, 18 * 60)) == Moved::lateHour));
    BOOST_TEST((moved("2026-11-17T19:30", step(true, 24, 9 * 60, 20 * 60)) == Moved::quietHours));
    BOOST_TEST((moved("2026-11-17T12:00", step(false, 1, 19 * 60, 20 * 60)) == Moved::quietHours));
    BOOST_TEST((moved("2026-11-17T12:00", step(false, 1, 7 * 60, 20 * 60)) == Moved::no));
}

BOOST_AUTO_TEST_CASE(steps_over_the_clock_changes_of_two_countries) {
    struct Change {
        const char* zone;
        const char* end;
        AftercareStep step;
        const char* due;
    };
    for (const auto& one : {
             Change{"America/New_York", "2026-03-07T15:00", step(false, 1), "2026-03-08T13:00"},
             Change{"America/New_York", "2026-10-31T15:00", step(false, 1), "2026-11-01T14:00"},
             Change{"America/New_York", "2026-03-07T20:00", step(true, 24), "2026-03-08T20:00"},
             // 02:30 does not exist: the gap's end.
             Change{"America/New_York", "2026-03-07T15:00", step(false, 1, 150, 300), "2026-03-08T07:00"},
             // 01:30 occurs twice: the first.
             Change{"America/New_York", "2026-10-31T15:00", step(false, 1, 90, 300), "2026-11-01T05:30"},
             // The second 01:30 is an exact hour, and stays one.
             Change{"America/New_York", "2026-10-31T06:30", step(true, 24, 0, 1440), "2026-11-01T06:30"},
             Change{"Europe/London", "2026-10-24T00:15", step(true, 25, 75, 300), "2026-10-25T01:15"},
             Change{"Europe/London", "2026-03-28T15:00", step(false, 1, 75, 300), "2026-03-29T01:00"},
         }) {
        const Hours hours{one.zone, {0, 0}, {}, one.zone};
        const auto end = at(one.end);
        BOOST_TEST(shortText(dueTime(one.step, end, localTime(end, one.zone).day, hours).dueAt) == one.due,
                   one.zone << " " << one.end);
    }
}

BOOST_AUTO_TEST_CASE(whoever_did_not_answer_is_called_again_when_somebody_is_there) {
    struct Again {
        const char* now;
        const char* due;
    };
    for (const auto& one :
         {Again{"2026-11-24T11:30", "2026-11-24T13:30"}, Again{"2026-11-24T14:30", "2026-11-25T11:00"},
          Again{"2026-11-24T05:00", "2026-11-24T11:00"}, Again{"2026-11-27T15:00", "2026-12-01T11:00"},
          Again{"2026-12-22T15:30", "2027-01-05T11:00"}}) {
        const auto due = nextCall(at(one.now), 10 * 60, 17 * 60, workingHours());
        BOOST_TEST(shortText(due.dueAt) == one.due, one.now);
        BOOST_TEST((due.moved == Moved::noAnswer));
        BOOST_TEST((due.lateAt > due.dueAt));
    }
}

BOOST_AUTO_TEST_CASE(what_had_gone_by_when_it_was_planned_is_missed_at_once) {
    const auto due = at("2026-01-11T09:00");
    const auto late = at("2026-01-11T19:00");
    const std::chrono::minutes moment{1};
    BOOST_TEST((urgency(due, late, late, late + moment) == Urgency::missed));
    BOOST_TEST((urgency(due, late, late - moment, late - moment) == Urgency::due));
    BOOST_TEST((urgency(due, late, late - moment, late + moment) == Urgency::late));
    BOOST_TEST((urgency(due, late, {}, late + moment) == Urgency::late));
}

AftercarePlan soundPlan() {
    AftercarePlan plan;
    plan.code = "pen";
    plan.name = "After the pen";
    plan.steps = {step(true, 0), staffed(step(false, 7))};
    plan.steps[0].code = "a";
    plan.steps[0].title = "Right after";
    plan.steps[0].text = "Dear {client}, call {clinic} at {phone} about {date}.";
    plan.steps[0].alarms = {"fever"};
    plan.steps[1].code = "b";
    plan.steps[1].kind = StepKind::call;
    plan.steps[1].channel = Channel::phone;
    plan.steps[1].title = plan.steps[1].text = "Call";
    return plan;
}

std::string faultsOf(const AftercarePlan& plan) {
    std::string text;
    for (const auto& problem : validate(plan, {"fever"})) {
        text += (text.empty() ? "" : "; ") + problem.field + ": " + problem.code;
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_plan_is_refused_by_field) {
    BOOST_TEST(faultsOf(soundPlan()) == "");
    struct Fault {
        void (*spoil)(AftercarePlan&);
        const char* told;
    };
    for (const auto& one : {
             Fault{[](AftercarePlan& p) { p.code = ""; }, "code: required"},
             Fault{[](AftercarePlan& p) { p.code = "A plan"; }, "code: code-letters"},
             Fault{[](AftercarePlan& p) { p.name = " "; }, "name: required"},
             Fault{[](AftercarePlan& p) { p.name = std::string(101, 'x'); }, "name: too-long"},
             Fault{[](AftercarePlan& p) { p.over = p.upTo; }, "upTo: depth-order"},
             Fault{[](AftercarePlan& p) { p.upTo = Depth{9000}; }, "upTo: depth-order"},
             Fault{[](AftercarePlan& p) { p.steps.clear(); }, "steps: required"},
             Fault{[](AftercarePlan& p) { p.steps[1].code = "a"; }, "steps[1].code: step-twice"},
             Fault{[](AftercarePlan& p) { p.steps[0].offset = -1; }, "steps[0].offset: out-of-range"},
             Fault{[](AftercarePlan& p) { p.steps[1].offset = 367; }, "steps[1].offset: out-of-range"},
             Fault{[](AftercarePlan& p) { p.steps[0].windowTo = p.steps[0].windowFrom; },
                   "steps[0].windowTo: window-order"},
             Fault{[](AftercarePlan& p) { p.steps[0].windowTo = 1441; }, "steps[0].windowTo: window-order"},
             Fault{[](AftercarePlan& p) { p.steps[1].needsStaff = false; }, "steps[1].kind: call-by-staff"},
             Fault{[](AftercarePlan& p) { p.steps[0].channel = Channel::post; }, "steps[0].channel: phone-by-staff"},
             Fault{[](AftercarePlan& p) { p.steps[0].title = ""; }, "steps[0].title: required"},
             Fault{[](AftercarePlan& p) { p.steps[0].text = "Dear {name}"; }, "steps[0].text: not-a-placeholder"},
             Fault{[](AftercarePlan& p) { p.steps[0].text = "Dear {client"; }, "steps[0].text: not-a-placeholder"},
             Fault{[](AftercarePlan& p) { p.steps[0].alarms = {"boredom"}; }, "steps[0].alarms: unknown-sign"},
         }) {
        auto plan = soundPlan();
        one.spoil(plan);
        BOOST_TEST(faultsOf(plan) == one.told);
    }
    auto quiet = soundPlan();
    quiet.steps[0].windowFrom = 21 * 60;
    quiet.steps[0].windowTo = 22 * 60;
    BOOST_TEST(faultsOf(quiet) == "");
    BOOST_REQUIRE_EQUAL(doubts(quiet, {}).size(), 1U);
    BOOST_TEST(doubts(quiet, {}).front().code == "wholly-quiet");
    BOOST_TEST(doubts(soundPlan(), {}).empty());
}

BOOST_AUTO_TEST_CASE(a_text_is_filled_once) {
    const StepFills fills{"Ana {clinic}", "Skin Rooms", "2 March", "020 7946 0000"};
    BOOST_TEST(fillStepText("{client}, {date}: {clinic} {phone}", fills) ==
               "Ana {clinic}, 2 March: Skin Rooms 020 7946 0000");
    BOOST_TEST(fillStepText("no {such} and {open", fills) == "no {such} and {open");
    BOOST_TEST(fillStepText("", fills) == "");
    BOOST_TEST(strangePlaceholders("{client} {such} {") == (std::vector<std::string>{"such", ""}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
