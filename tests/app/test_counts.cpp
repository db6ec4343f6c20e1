#include "app/present/counting.h"
#include "tests/app/clinic.h"

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(counts, app_test::Clinic)

using namespace app_test;
using namespace present;

std::string figure(const CountingView& view, const std::string& label) {
    for (const auto& one : view.balance) {
        if (one.label == label) {
            return one.number;
        }
    }
    return "none";
}

BOOST_AUTO_TEST_CASE(a_count_that_agrees_needs_no_reason) {
    const auto id = lot(product("12-pin"), "24F118", "2027-06-30", 5);
    Counting page{seat()};
    bool told = false;
    page.saved = [&] { told = true; };
    page.open(id);
    BOOST_TEST(page.view().title == "Count lot 24F118");
    BOOST_TEST(page.view().line == "5 should lie on the shelf, sealed");
    page.type("5", "");
    BOOST_TEST(page.view().difference == "As it should be.");
    BOOST_TEST(!page.view().asksReason);
    page.save();
    BOOST_TEST(told);
    BOOST_TEST(page.view().lot.value == 0);
    BOOST_REQUIRE(access().counts(id).size() == 1u);
    BOOST_TEST(access().counts(id).front().counted == 5);
}

BOOST_AUTO_TEST_CASE(a_difference_asks_why_before_it_is_saved) {
    const auto id = lot(product("12-pin"), "24F118", "2027-06-30", 5);
    Counting page{seat()};
    page.open(id);
    page.type("3", "");
    BOOST_TEST(page.view().asksReason);
    BOOST_TEST(page.view().difference == "2 are missing.");
    page.save();
    BOOST_TEST(page.view().problems.at("reason") ==
               "There should be 5 and there are 3. Give a reason for the difference.");
    BOOST_TEST(access().counts(id).empty());
    // One is named; the other is taken from the last received.
    const auto missing = page.view().missing.rows.front();
    page.toggleMissing(model::CartridgeId{missing.id});
    BOOST_TEST(page.view().missing.rows.front().cells[1].chip->text == "Missing");
    page.type("3", "box fell behind the shelf");
    page.save();
    BOOST_TEST(page.view().lot.value == 0);
    BOOST_TEST(access().lot(id)->onHand == 3);
    BOOST_TEST((access().cartridge(missing.cells[0].text)->state == model::CartridgeState::lost));
    page.open(id);
    BOOST_TEST(figure(page.view(), "received") == "5");
    BOOST_TEST(figure(page.view(), "lost") == "2");
    BOOST_TEST(figure(page.view(), "left") == "3");
    BOOST_TEST(textOf(page.view().before).find("Maya Lindqvist | 5 | 3 | box fell behind the shelf") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_not_counted) {
    const auto id = lot(product("12-pin"), "24F118", "2027-06-30", 2);
    Counting page{seat()};
    page.open(id);
    page.type("two", "");
    BOOST_TEST(page.view().problems.contains("counted"));
    page.save();
    BOOST_TEST(access().counts(id).empty());
    page.type("1", "one is missing");
    const auto missing = page.view().missing.rows;
    for (const auto& row : missing) {
        page.toggleMissing(model::CartridgeId{row.id});
    }
    BOOST_TEST(!page.view().canSave); // two are named where one is missing
}

BOOST_AUTO_TEST_SUITE_END()
