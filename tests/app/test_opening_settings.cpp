#include "app/present/opening_settings.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

namespace opening_settings {

using namespace app_test;
using namespace present;

/// Sunday 22 November 2026, 09:00.
struct Manager : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk");
    model::SessionId booked(const char* onDay, int minute) {
        historyTaken(tomasz);
        const auto what = plan(tomasz, {"neck"}, 1000);
        return model::SessionId{
            apply(model::PlanSession{cleared(what, day(onDay), model::Act::plan), day(onDay), minute, 45, {}})};
    }
};

ClosureInput christmas() {
    return {"2026-12-24", "2027-01-02", "", "", "Christmas"};
}

} // namespace opening_settings

BOOST_FIXTURE_TEST_SUITE(opening_settings, Manager)

BOOST_AUTO_TEST_CASE(until_they_are_set_the_usual_hours_stand_there_and_say_so) {
    const OpeningSettings page{seat()};
    BOOST_TEST(page.view().note == "not set yet: nothing is outside the hours");
    for (const auto& row : page.view().week) {
        BOOST_TEST(row.open);
        BOOST_TEST(row.from == "08:00");
        BOOST_TEST(row.to == "20:00");
    }
    BOOST_TEST(page.view().closures.empty.starts_with("No closed days ahead."));
    BOOST_TEST(page.view().mayEdit);
}

BOOST_AUTO_TEST_CASE(the_week_is_typed_and_stored_whole) {
    OpeningSettings page{seat()};
    auto week = page.view().week;
    week[0] = {true, "0930", "18.00"};
    week[5] = {true, "10:00", "24:00"};
    week[6].open = false;
    page.saveWeek(week);
    BOOST_TEST(page.view().message.title == "The opening hours were saved.");
    BOOST_TEST(page.view().note.empty());
    BOOST_TEST(page.view().week[0].from == "09:30");
    BOOST_TEST(page.view().week[5].to == "24:00");
    BOOST_TEST(!page.view().week[6].open);
    BOOST_TEST((access().opening().week->at(0) == model::OpenSpan{9 * 60 + 30, 18 * 60}));

    week[1] = {true, "noon", "18:00"};
    week[2] = {true, "18:00", "09:00"};
    page.saveWeek(week);
    BOOST_TEST(page.view().problems.at("tuesday") == "Tuesday: type both times, as 09:00 and 18:00.");
    BOOST_TEST(page.view().problems.at("wednesday") ==
               "Wednesday: the hours must end after they begin, on the same day.");
    BOOST_TEST(!page.view().problems.contains("monday"));
    BOOST_TEST((access().opening().week->at(1) == model::usualSpan));
}

BOOST_AUTO_TEST_CASE(hours_that_leave_a_planned_session_outside_say_which) {
    booked("2026-12-05", 18 * 60); // a Saturday
    OpeningSettings page{seat()};
    auto week = page.view().week;
    week[5].to = "14:00";
    page.saveWeek(week);
    BOOST_TEST(page.view().message.title ==
               "The opening hours were saved. A planned session lies in closed time and is to be moved:");
    BOOST_TEST(page.view().message.text == "Tomasz Wilk, 5 Dec 18:00");
    BOOST_TEST((page.view().message.tone == Tone::warn));
    // Saved again it is no news.
    page.saveWeek(week);
    BOOST_TEST(page.view().message.title == "The opening hours were saved.");
    week[5].to = "20:00";
    page.saveWeek(week);
    BOOST_TEST(page.view().message.title ==
               "The opening hours were saved. A planned session need not be moved any more:");
}

BOOST_AUTO_TEST_CASE(closed_days_tell_which_sessions_lie_in_them_and_today_keeps_telling) {
    const auto session = booked("2026-12-28", 10 * 60);
    OpeningSettings page{seat()};
    bool added = false;
    page.closureAdded = [&] { added = true; };
    page.addClosure(christmas());
    BOOST_TEST(added);
    BOOST_TEST(textOf(page.view().closures) == "24 Dec to 2 Jan 2027 | Closed | Christmas\n");
    BOOST_TEST(page.view().message.title ==
               "The closed days were entered. A planned session lies in closed time and is to be moved:");
    BOOST_TEST(page.view().message.text == "Tomasz Wilk, 28 Dec 10:00");
    BOOST_TEST((access().session(session)->row.state == model::SessionState::planned)); // nobody cancelled it

    Today today{seat()};
    BOOST_REQUIRE(today.view().cards.size() == 1U);
    const auto card = today.view().cards.front();
    BOOST_TEST(card.message.title == "A planned session lies in closed time: move it");
    BOOST_TEST(card.message.text == "Tomasz Wilk, 28 Dec 10:00. Closed: Christmas.");
    BOOST_TEST((card.message.tone == Tone::warn));
    BOOST_TEST((card.session == session));

    page.removeClosure(model::ClosureId{page.view().closures.rows.front().id});
    BOOST_TEST(page.view().closures.rows.empty());
    BOOST_TEST(page.view().message.title == "The days were taken out. A planned session need not be moved any more:");
    today.refresh();
    BOOST_TEST(today.view().cards.empty());
}

BOOST_AUTO_TEST_CASE(a_session_with_a_reason_for_that_closing_is_not_marked) {
    apply(model::AddClosure{{{}, {}, day("2026-12-24"), day("2027-01-02"), {}, "Christmas"}});
    historyTaken(tomasz);
    const auto what = plan(tomasz, {"neck"}, 1000);
    const auto on = day("2026-12-28");
    apply(model::PlanSession{cleared(what, on, model::Act::plan), on, 600, 45, {}, "stitches out"});
    BOOST_TEST(sessionsWhenClosed(access()).empty());
    BOOST_TEST(Today{seat()}.view().cards.empty());
    // Something else closes that day: what was said no longer answers it.
    OpeningSettings page{seat()};
    page.addClosure({"2026-12-28", "", "", "", "No heating"});
    BOOST_TEST(page.view().message.text == "Tomasz Wilk, 28 Dec 10:00");
}

BOOST_AUTO_TEST_CASE(days_with_other_hours) {
    OpeningSettings page{seat()};
    page.addClosure({"2026-12-31", "", "09:00", "13:00", "New Year's Eve"});
    BOOST_TEST(textOf(page.view().closures) == "Thu 31 Dec | Open 09:00 to 13:00 | New Year's Eve\n");
    BOOST_TEST(page.view().message.title == "The days with other hours were entered.");
}

BOOST_AUTO_TEST_CASE(what_is_mistyped_is_told_beside_its_field) {
    OpeningSettings page{seat()};
    page.addClosure({"soon", "", "09:00", "", ""});
    BOOST_TEST(page.view().problems.contains("first"));
    BOOST_TEST(page.view().problems.at("open") ==
               "Type both times, as 09:00 and 18:00, or leave both empty for closed.");
    BOOST_TEST(page.view().problems.at("reason") == "Say why, in a few words.");
    page.addClosure({"2026-12-24", "2026-12-23", "", "", "Christmas"});
    BOOST_TEST(page.view().problems.at("last").starts_with("Last day lies before its beginning"));
    page.addClosure({"2026-11-01", "2026-11-03", "", "", "All Souls"});
    BOOST_TEST(page.view().problems.at("last") == "Last day lies in the past.");
    BOOST_TEST(access().opening().closures.empty());
}

BOOST_AUTO_TEST_CASE(others_look_and_change_nothing) {
    const auto rosa = seatOf(model::Role::practitioner, "rosa");
    OpeningSettings page{rosa};
    BOOST_TEST(!page.view().mayEdit);
    page.addClosure(christmas());
    BOOST_TEST(page.view().message.text == "Your account may not do this. Ask a manager.");
    BOOST_TEST(access().opening().closures.empty());
}

BOOST_AUTO_TEST_SUITE_END()
