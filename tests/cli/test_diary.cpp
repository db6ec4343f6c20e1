// Planning from several programs at once, and the diary as it is told.

#include "tests/cli/program.h"

using support::Answer;
using support::dayFromToday;
using support::desk;
using support::Words;

namespace {

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

} // namespace

BOOST_AUTO_TEST_SUITE(diary)

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

BOOST_AUTO_TEST_SUITE_END()
