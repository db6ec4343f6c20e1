// Opening hours and closed days, and what they do to planning.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(opening)

using support::dayFromToday;
using support::Desk;
using support::needlebookctl;
using support::Words;

/// A clinic of its own: its hours concern everybody who plans in it.
const Desk& clinic() {
    static const Desk made;
    static const auto answer =
        needlebookctl({"--store", made.folder(), "--password-file", made.passwordFile(), "init", "--clinic",
                       "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    return made;
}

Words planning(const std::string& client, int day, const char* at) {
    return {"session", "plan",       "--client", client,   "--on",       dayFromToday(day), "--at",
            at,        "--modality", "pen",      "--zone", "chin:1.0mm", "--json"};
}

BOOST_AUTO_TEST_CASE(hours_are_set_and_shown) {
    const auto before = clinic().done({"hours", "show"});
    BOOST_TEST(before.at("set") == false);
    BOOST_TEST(before.at("hours").at("sunday") == "08:00-20:00");
    const auto set = clinic().done({"hours", "set", "--monday", "06:00-23:00", "--tuesday", "06:00-24:00"});
    BOOST_TEST(set.at("set") == true);
    BOOST_TEST(set.at("hours").at("tuesday") == "06:00-24:00");
    BOOST_TEST(set.at("hours").at("friday") == "08:00-20:00");
    BOOST_TEST(set.at("toBeMoved").empty());
    BOOST_TEST(clinic().done({"hours", "show"}).at("hours").at("monday") == "06:00-23:00");
    BOOST_TEST(clinic().run({"hours", "set", "--monday", "9-5"}).exit == 2);
    const auto nothing = clinic().run({"hours", "set"});
    BOOST_TEST(nothing.exit == 2);
    BOOST_TEST(nothing.err.find("--monday 09:00-18:00") != std::string::npos, nothing.err);
    const auto told = clinic().run({"hours", "show"});
    BOOST_TEST(told.out.starts_with("Monday  06:00-23:00\n"), told.out);
}

BOOST_AUTO_TEST_CASE(the_idle_lock_is_set_and_shown) {
    const auto before = clinic().done({"lock", "show"});
    BOOST_TEST(before.at("after") == 10);
    BOOST_TEST(before.at("atDesk") == 90);
    const auto set = clinic().done({"lock", "set", "--after", "5"});
    BOOST_TEST(set.at("after") == 5);
    BOOST_TEST(set.at("atDesk") == 90);
    BOOST_TEST(clinic().run({"lock", "show"}).out == "Locks after 5 minutes; with a session open its desk after 90 minutes.\n");
    for (const Words& bad : {Words{"lock", "set"}, Words{"lock", "set", "--after", "121"},
                             Words{"lock", "set", "--after", "60", "--at-desk", "30"}}) {
        const auto refused = clinic().run(bad);
        BOOST_TEST(refused.exit == 2);
        BOOST_TEST(!refused.err.empty());
    }
    BOOST_TEST(clinic().done({"lock", "show"}).at("after") == 5);
    clinic().done({"lock", "set", "--after", "0"});
    BOOST_TEST(clinic().run({"lock", "show"}).out == "A window does not lock by itself.\n");
}

BOOST_AUTO_TEST_CASE(closed_days_tell_whom_they_meet_and_ask_for_a_reason) {
    const auto client = clinic().addClient("Ana", "Closed");
    const auto session = clinic().run(planning(client, 30, "10:00"));
    BOOST_TEST_REQUIRE(session.exit == 0, session.err);
    BOOST_TEST(session.parsed().at("closed").isNull());

    const auto added = clinic().done(
        {"closed", "add", "--from", dayFromToday(29), "--to", dayFromToday(31), "--reason", "Redecorating"});
    BOOST_TEST(added.at("open") == "closed");
    BOOST_TEST_REQUIRE(added.at("toBeMoved").size() == 1U);
    BOOST_TEST(added.at("toBeMoved")[0].at("uid") == session.parsed().at("uid").text());
    BOOST_TEST(added.at("toBeMoved")[0].at("closed") == "Closed: Redecorating");
    const auto listed = clinic().done({"closed", "list"});
    BOOST_TEST_REQUIRE(listed.at("total") == 1);
    BOOST_TEST(listed.at("closed")[0].at("reason") == "Redecorating");

    const auto diary = clinic().done({"diary", "--from", dayFromToday(28), "--to", dayFromToday(32)});
    BOOST_TEST(diary.at("closures").size() == 3U);
    BOOST_TEST(diary.at("closures")[0].at("day") == dayFromToday(29));
    BOOST_TEST_REQUIRE(diary.at("sessions").size() == 1U);
    BOOST_TEST(diary.at("sessions")[0].at("closed") == "Closed: Redecorating");
    BOOST_TEST(diary.at("sessions")[0].at("closedReason").isNull());
    const auto told = clinic().run({"diary", "--from", dayFromToday(30), "--to", dayFromToday(30)});
    BOOST_TEST(told.out.starts_with(dayFromToday(30) + "        Closed: Redecorating\n"), told.out);

    const auto other = clinic().addClient("Ben", "Closed");
    const auto refused = clinic().run(planning(other, 30, "12:00"));
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err.find("The clinic is closed then: Redecorating.") != std::string::npos, refused.err);
    auto words = planning(other, 30, "12:00");
    words.insert(words.end(), {"--reason", "comes with her sister"});
    const auto planned = clinic().run(words);
    BOOST_TEST_REQUIRE(planned.exit == 0, planned.err);
    BOOST_TEST(planned.parsed().at("closedReason") == "comes with her sister");
    BOOST_TEST(planned.err == "The clinic is closed then. Closed: Redecorating.\n");

    const auto removed = clinic().done({"closed", "remove", added.at("uid")});
    BOOST_TEST(removed.at("mayStay").size() == 1U); // the one with a reason was never to be moved
    BOOST_TEST(clinic().done({"closed", "list"}).at("total") == 0);
    BOOST_TEST(clinic().run({"closed", "remove", added.at("uid")}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_day_with_other_hours) {
    const auto added = clinic().done(
        {"closed", "add", "--from", dayFromToday(60), "--open", "10:00-14:00", "--reason", "Stocktaking"});
    BOOST_TEST(added.at("open") == "10:00-14:00");
    const auto client = clinic().addClient("Cleo", "Closed");
    BOOST_TEST(clinic().run(planning(client, 60, "13:30")).exit == 2);
    BOOST_TEST(clinic().run(planning(client, 60, "13:15")).exit == 0);
    BOOST_TEST(
        clinic().run({"closed", "add", "--from", dayFromToday(60), "--open", "14:00-10:00", "--reason", "x"}).exit ==
        2);
}

BOOST_AUTO_TEST_SUITE_END()
