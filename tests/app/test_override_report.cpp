// What was done against the rules, by practitioner.
#include "app/present/override_report.h"
#include "app/report/csv.h"
#include "app/report/override_document.h"
#include "app/report/pages.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(override_report, app_test::Clinic)

using namespace app_test;
using namespace present;
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

BOOST_AUTO_TEST_CASE(on_paper_it_is_whole_and_entered_in_the_trail) {
    const auto ana = client("Ana", "Reyes", "1990-01-01");
    historyTaken(ana);
    record(ana, {"nose"}, 1200, "2026-10-20");
    record(ana, {"nose"}, 1200, "2026-11-01");
    Overrides page{seat()};
    page.refresh();
    BOOST_TEST(page.view().printable);
    std::optional<OverridesOnPaper> paper;
    const auto take = [&](OverridesOnPaper made) { paper = std::move(made); };
    const auto failed = [](const Message& why) { BOOST_ERROR(why.text); };
    const auto before = access().trail(std::nullopt, 1).total;
    page.onPaper(ReportUse::look, take, failed);
    BOOST_TEST_REQUIRE(paper.has_value());
    BOOST_TEST(paper->stamp.sequence == 0);
    BOOST_TEST(access().trail(std::nullopt, 1).total == before); // a look leaves nothing
    page.onPaper(ReportUse::pdf, take, failed);
    BOOST_TEST(paper->stamp.sequence == before + 1);
    const auto verified = access().verifyTrail({}, {});
    BOOST_TEST(verified.verified());
    const auto document = report::overrideDocument(*paper);
    BOOST_TEST(document.sequence == verified.entries);
    BOOST_TEST(document.head == verified.head);
    BOOST_TEST(document.clinic == "Harley Street Skin");
    BOOST_TEST(document.preparedBy == "Maya Lindqvist");
    BOOST_TEST(document.preparedAt == "22 Nov 2026, 09:00");
    BOOST_TEST(document.language == "en-GB");
    BOOST_REQUIRE(document.blocks.size() == 2U);
    const auto& lines = std::get<report::Table>(document.blocks[1]);
    BOOST_TEST(lines.rows.size() == page.view().lines.rows.size());
    // The same words as in the window; in a file the plain day and number.
    for (std::size_t i = 0; i < lines.rows.front().size(); ++i) {
        const auto& shown = page.view().lines.rows.front().cells[i];
        BOOST_TEST(lines.rows.front()[i].text == (shown.chip ? shown.chip->text : shown.text));
    }
    const auto csv = report::renderCsv(lines);
    BOOST_TEST(csv.find("\r\n2026-11-01,Maya Lindqvist,Ana Reyes,") != std::string::npos);
    BOOST_TEST(csv.find(",Warned,18,") != std::string::npos);
    BOOST_TEST(report::layOut(document, report::Paper::a4).count() == 1);
    BOOST_TEST(page.fileName() == "overrides-2026-08-24-to-2026-11-22");
}

BOOST_AUTO_TEST_CASE(who_may_not_read_it_gets_no_paper_and_leaves_no_entry) {
    Overrides assistant{seatOf(model::Role::assistant, "ada")};
    assistant.refresh();
    BOOST_TEST(!assistant.view().printable);
    const auto before = access().trail(std::nullopt, 1).total;
    Message told;
    assistant.onPaper(
        ReportUse::pdf, [](const OverridesOnPaper&) { BOOST_ERROR("made"); },
        [&](Message why) { told = std::move(why); });
    BOOST_TEST(told.title == "The report could not be made.");
    BOOST_TEST(access().trail(std::nullopt, 1).total == before);
    Overrides auditor{seatOf(model::Role::auditor, "inga")};
    auditor.refresh();
    bool made = false;
    auditor.onPaper(
        ReportUse::print, [&](const OverridesOnPaper&) { made = true; },
        [](const Message& why) { BOOST_ERROR(why.text); });
    BOOST_TEST(made);
}

BOOST_AUTO_TEST_SUITE_END()
