// Planning from several programs at once, and the diary as it is told.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(diary)

using support::Answer;
using support::dayFromToday;
using support::desk;
using support::Words;

Words planning(const std::string& client, int day, const char* at, const char* zone) {
    return {"session", "plan",       "--client", client,   "--on", dayFromToday(day), "--at",
            at,        "--modality", "pen",      "--zone", zone,   "--json"};
}

std::size_t planned(const std::string& name) {
    std::size_t found = 0;
    const auto listed = desk().done({"diary", "--from", dayFromToday(0), "--to", dayFromToday(90)});
    for (const auto& session : listed.at("sessions").items()) {
        found += session.at("client") == name ? 1U : 0U;
    }
    return found;
}

BOOST_AUTO_TEST_CASE(of_two_programs_that_plan_the_same_zone_at_the_same_moment_one_wins) {
    for (int round = 0; round < 4; ++round) {
        BOOST_TEST_CONTEXT("round " << round) {
            const auto family = "Twice" + std::to_string(round);
            const auto client = desk().addClient("Ana", family);
            const auto first = desk().start("maya", planning(client, 20, "10:00", "cheeks:1.0mm"));
            const auto second = desk().start("maya", planning(client, 22, "16:00", "cheek-left:1.5mm"));
            const auto answers = std::vector<Answer>{first.wait(), second.wait()};
            const bool firstWon = answers[0].exit == 0;
            const auto& won = answers[firstWon ? 0 : 1];
            const auto& lost = answers[firstWon ? 1 : 0];
            BOOST_TEST(won.exit == 0, won.err);
            // Refused by the gate when both had looked before either wrote, denied when the one looked after the other.
            BOOST_TEST((lost.exit == 2 || lost.exit == 3), lost.exit << ": " << lost.err);
            const bool toldWhy = lost.err.find("Something has changed since you looked") != std::string::npos ||
                                 lost.err.find("another session") != std::string::npos;
            BOOST_TEST(toldWhy, lost.err);
            BOOST_TEST(planned("Ana " + family) == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(two_programs_that_plan_different_zones_do_not_hinder_each_other) {
    const auto client = desk().addClient("Ben", "Apart");
    const auto first = desk().start("maya", planning(client, 20, "10:00", "cheeks:1.0mm"));
    const auto second = desk().start("maya", planning(client, 20, "12:00", "neck:1.0mm"));
    const auto one = first.wait();
    const auto other = second.wait();
    BOOST_TEST(one.exit == 0, one.err);
    BOOST_TEST(other.exit == 0, other.err);
    BOOST_TEST(planned("Ben Apart") == 2U);
}

BOOST_AUTO_TEST_CASE(the_diary_says_why_a_planned_session_is_no_longer_safe) {
    const auto client = desk().addClient("Clare", "Changed");
    const auto session = desk().run(planning(client, 10, "08:00", "chin:1.0mm"));
    BOOST_TEST_REQUIRE(session.exit == 0, session.err);
    const auto only = [&] {
        for (const auto& one :
             desk().done({"diary", "--from", dayFromToday(10), "--to", dayFromToday(10)}).at("sessions").items()) {
            if (one.at("client") == "Clare Changed") {
                return one;
            }
        }
        throw std::runtime_error{"not in the diary"};
    };
    BOOST_TEST(only().at("noLongerSafe") == false);
    BOOST_TEST(only().at("against").empty());

    desk().done({"exposure", "add", "--client", client, "--modality", "pen", "--depth", "1.5mm", "--zone", "chin"});
    const auto changed = only();
    BOOST_TEST(changed.at("noLongerSafe") == true);
    BOOST_TEST_REQUIRE(!changed.at("against").empty());
    const auto why = changed.at("against")[0];
    BOOST_TEST(why.at("strength") == "deny");
    BOOST_TEST(why.at("zone") == "chin");
    BOOST_TEST(why.at("since") == dayFromToday(0));
    BOOST_TEST(why.at("daysShort").whole() == why.at("requiredDays").whole() - 10);
    BOOST_TEST(why.at("words").text().find("elsewhere") != std::string::npos);

    const auto told = desk().run({"diary", "--from", dayFromToday(10), "--to", dayFromToday(10)});
    BOOST_TEST(told.out.find("no longer safe\n    " + why.at("words").text() + "\n") != std::string::npos, told.out);
}

BOOST_AUTO_TEST_CASE(the_diary_names_the_sessions_that_are_double_booked) {
    const auto first = desk().run(planning(desk().addClient("Dora", "Double"), 40, "09:00", "neck:1.0mm"));
    const auto second = desk().run(planning(desk().addClient("Egon", "Double"), 40, "09:30", "neck:1.0mm"));
    const auto alone = desk().run(planning(desk().addClient("Fay", "Double"), 40, "10:15", "neck:1.0mm"));
    BOOST_TEST_REQUIRE(alone.exit == 0, alone.err);
    BOOST_TEST(first.parsed().at("doubleBooked").empty());
    BOOST_TEST(second.parsed().at("doubleBooked")[0] == first.parsed().at("uid").text());
    BOOST_TEST(second.err.starts_with("Double booked: Dora Double at 09:00, with "), second.err);
    const auto listed = desk().done({"diary", "--from", dayFromToday(40), "--to", dayFromToday(40)}).at("sessions");
    BOOST_TEST_REQUIRE(listed.size() == 3U);
    BOOST_TEST(listed[0].at("doubleBooked")[0] == second.parsed().at("uid").text());
    BOOST_TEST(listed[1].at("doubleBooked")[0] == first.parsed().at("uid").text());
    BOOST_TEST(listed[2].at("doubleBooked").empty());
}

BOOST_AUTO_TEST_SUITE_END()
