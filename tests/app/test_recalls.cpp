#include "app/present/desk.h"
#include "app/present/recall_form.h"
#include "app/present/recalls.h"
#include "app/report/recall_document.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace recalls {

using namespace app_test;
using namespace present;

/// Tomasz was treated with a unit of lot B7731, of which two are left.
struct Treated : Clinic {
    Treated() {
        tomasz = client("Tomasz", "Wilk", "1980-02-01", "+44 20 7946 0018");
        historyTaken(tomasz);
        signedSession(plan(tomasz, {"neck"}, 1000), b7731, container("12"));
    }
    RecallInput typed(const std::string& lots) const {
        RecallInput input;
        input.recallClass = "II";
        input.day = "2026-11-20";
        input.text = "Needles may be blunt";
        input.source = "Acme letter 17";
        input.product = std::to_string(needle.value);
        input.lots = lots;
        return input;
    }
    model::ProductId needle = product("12-pin");
    model::LotId b7731 = lot(needle, "B7731", "2027-01-31", 3);
    model::ClientId tomasz;
};

} // namespace recalls

BOOST_FIXTURE_TEST_SUITE(recalls, Treated)

BOOST_AUTO_TEST_CASE(what_a_recall_meets_is_told_while_it_is_typed) {
    RecallForm form{seat()};
    form.edit(typed("b7731"));
    BOOST_TEST(form.view().answer.title == "This clinic has had 1 such lot");
    BOOST_TEST(form.view().answer.text == "2 on hand are put into quarantine at once; 1 session used them.");
    form.edit(typed("ZZ900900"));
    BOOST_TEST(form.view().answer.title == "This clinic never had it.");
    BOOST_TEST(form.view().near.empty());
    BOOST_TEST(form.view().issueWords == "Keep it all the same");
}

BOOST_AUTO_TEST_CASE(a_mistyped_lot_is_offered_as_ours) {
    RecallForm form{seat()};
    form.edit(typed("87731"));
    BOOST_REQUIRE(form.view().near.size() == 1u);
    BOOST_TEST(form.view().near.front().ours == "B7731");
    form.takeNear(0);
    BOOST_TEST(form.view().input.lots == "B7731");
    BOOST_TEST(form.view().answer.title == "This clinic has had 1 such lot");
}

BOOST_AUTO_TEST_CASE(an_empty_form_says_what_is_needed) {
    RecallForm form{seat()};
    auto input = typed("");
    input.text.clear();
    form.edit(input);
    form.issue();
    BOOST_TEST(form.view().problems.at("lots") == "Name the lots or say that it is all of them, not both.");
    BOOST_TEST(form.view().problems.contains("text"));
    BOOST_TEST(access().recalls(true).empty());
}

BOOST_AUTO_TEST_CASE(the_exposed_are_listed_told_and_the_recall_is_lifted) {
    RecallForm form{seat()};
    model::RecallId id;
    form.issued = [&](model::RecallId made) { id = made; };
    form.edit(typed("B7731"));
    form.issue();
    BOOST_REQUIRE(id.value != 0);
    BOOST_TEST(access().lot(b7731)->lot.recalled);

    Recalls page{seat()};
    page.refresh();
    BOOST_TEST(page.view().line == "1 stands; 0 of 1 client told");
    const auto& chosen = page.view().chosen;
    BOOST_TEST((chosen.id == id));
    BOOST_REQUIRE(chosen.exposed.rows.size() == 1u);
    const auto line = textOf(chosen.exposed.rows.front());
    BOOST_TEST(line.find("Tomasz Wilk | +44 20 7946 0018 | 22 Nov 2026 | Maya Lindqvist") == 0u, line);
    BOOST_TEST(line.find("B7731 | To tell") != std::string::npos, line);
    page.note(1, "phone", "told", "will come for a check");
    BOOST_TEST(page.view().line == "1 stands; 1 of 1 client told");
    BOOST_TEST(page.view().chosen.exposed.rows.front().cells.back().chip->text == "Told");
    BOOST_TEST(
        textOf(page.view().chosen.contacts).find("Tomasz Wilk | Telephone | Told | Maya Lindqvist | will come") !=
        std::string::npos);
    page.lift("");
    BOOST_TEST(page.view().message.text == "Say why, in a few words.");
    page.lift("the maker took the letter back");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().line == "none stands");
    BOOST_TEST(access().lot(b7731)->lot.quarantine.empty());
    page.showLifted(false);
    BOOST_TEST(page.view().recalls.rows.empty());
}

BOOST_AUTO_TEST_CASE(the_printed_list_has_whom_to_call) {
    RecallForm form{seat()};
    form.edit(typed("B7731"));
    form.issue();
    Recalls page{seat()};
    page.refresh();
    report::Document paper;
    page.onPaper(
        ReportUse::look, [&](const RecallOnPaper& made) { paper = report::recallDocument(made); },
        [](const Message& why) { BOOST_ERROR(why.text); });
    BOOST_TEST(paper.title == "Recall of 20 Nov 2026");
    BOOST_REQUIRE(paper.blocks.size() == 3u);
    const auto& exposed = std::get<report::Table>(paper.blocks[1]);
    BOOST_REQUIRE(exposed.rows.size() == 1u);
    BOOST_TEST(exposed.rows[0][0].text == "Tomasz Wilk");
    BOOST_TEST(exposed.rows[0][1].text == "+44 20 7946 0018");
    BOOST_TEST(exposed.rows[0][7].text == "to tell");
}

BOOST_AUTO_TEST_CASE(an_open_desk_is_told_and_loses_nothing) {
    const auto ana = client("Ana", "Ortiz");
    historyTaken(ana);
    const auto session = started(plan(ana, {"chin"}, 1000));
    apply(model::OpenCartridge{session, access().offerOf(b7731)->id, true, true});
    DeskPresenter desk{seat(), ana, session};
    BOOST_TEST(desk.view().recall.empty());
    const auto input = desk.view().input;
    RecallForm form{seat()};
    form.edit(typed("B7731"));
    form.issue();
    desk.refresh();
    BOOST_TEST(desk.view().recall.title.find("Recalled: lot B7731") == 0u, desk.view().recall.title);
    BOOST_TEST((desk.view().input == input));
    BOOST_TEST(desk.view().cartridges.size() == 1u);
}

BOOST_AUTO_TEST_CASE(faults_of_a_file_name_their_lines) {
    RecallForm form{seat()};
    form.load("list.csv", "product,gtin,lots,class,date,text\n"
                          "Acme 12-pin,,B7731,II,2026-11-20,Blunt\n"
                          "Acme 12-pin,,B7731,IV,yesterday,Blunt\n"
                          ",12345,B7731,II,2026-11-20,Blunt\n");
    const auto faults = textOf(form.view().faults);
    BOOST_TEST(faults.find("3 | IV is no class of a recall") != std::string::npos, faults);
    BOOST_TEST(faults.find("4 | 12345 is no product number") != std::string::npos, faults);
    BOOST_TEST(faults.find("2 |") == std::string::npos, faults);
    BOOST_TEST(!form.view().canIssue);
    form.issue();
    BOOST_TEST(access().recalls(true).empty());
    BOOST_TEST(textOf(form.view().matches).find("B7731 | ") != std::string::npos); // of the line that is right
    form.load("list.csv", "product,lots,class,date,text\nAcme 12-pin,B7731,II,2026-11-20,Blunt\n");
    BOOST_TEST(form.view().canIssue);
    form.issue();
    BOOST_REQUIRE(access().recalls(true).size() == 1u);
    BOOST_TEST(access().recalls(true).front().source == "list.csv");
}

BOOST_AUTO_TEST_SUITE_END()
