// What was done against the rules, by practitioner.
#include "app/present/override_report.h"
#include "tests/app/clinic.h"

using namespace app_test;
using namespace present;

BOOST_FIXTURE_TEST_SUITE(override_report, Clinic)

BOOST_AUTO_TEST_CASE(a_session_recorded_too_early_stands_in_the_report_of_its_practitioner) {
    const auto ana = client("Ana", "Reyes", "1990-01-01");
    historyTaken(ana);
    record(ana, {"nose"}, 1200, "2026-10-20");
    const auto early = record(ana, {"nose"}, 1200, "2026-11-01"); // 12 days on; an unknown device asks for 30
    Overrides page{seat()};
    BOOST_TEST(page.view().counts.rows.empty());
    page.refresh();
    BOOST_REQUIRE(page.view().counts.rows.size() == 1U);
    BOOST_TEST(textOf(page.view().counts).starts_with("Maya Lindqvist | 2 | 1 | "));
    BOOST_REQUIRE(!page.view().lines.rows.empty());
    BOOST_TEST(textOf(page.view().lines)
                   .find("1 Nov 2026 | Maya Lindqvist | Ana Reyes | Healing: refused before, nose |"
                         " Warned | 18 days | ") != std::string::npos);
    BOOST_TEST((page.session(1) == early));
    BOOST_TEST(!page.session(0));
    BOOST_TEST(!page.session(99));
}

BOOST_AUTO_TEST_CASE(period_and_practitioner_choose_the_lines) {
    const auto ana = client("Ana", "Reyes", "1990-01-01");
    historyTaken(ana);
    record(ana, {"nose"}, 1200, "2026-10-20");
    record(ana, {"nose"}, 1200, "2026-11-01");
    Overrides page{seat()};
    page.setPeriod("2026-10-01", "2026-10-31");
    BOOST_TEST(page.view().lines.rows.empty());
    BOOST_TEST(textOf(page.view().counts) == "Maya Lindqvist | 1 | 0 | 0 | 0 | 0\n");
    page.setPeriod("2026-10-01", "2026-11-30");
    BOOST_TEST(!page.view().lines.rows.empty());
    page.setPerson(std::to_string(seatOf(model::Role::practitioner, "rosa").access.actor().account().value));
    BOOST_TEST(page.view().lines.rows.empty());
    BOOST_TEST(page.view().counts.rows.empty());
    page.setPeriod("last week", "2026-11-30");
    BOOST_TEST(page.view().problems.contains("from"));
    BOOST_TEST(!page.view().problems.contains("until"));
}

BOOST_AUTO_TEST_CASE(who_may_not_read_the_trail_is_told_so) {
    Overrides assistant{seatOf(model::Role::assistant, "ada")};
    assistant.refresh();
    BOOST_TEST((assistant.view().message.tone == Tone::deny));
    BOOST_TEST(assistant.view().counts.rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
