#include "app/present/needles.h"
#include "tests/app/clinic.h"

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(needles, app_test::Clinic)

using namespace app_test;
using namespace present;

const Row& lotRow(const Needles& page, const std::string& number) {
    const auto& rows = page.view().stock.rows;
    const auto found = std::ranges::find_if(rows, [&](const Row& row) { return row.cells[1].text == number; });
    BOOST_REQUIRE(found != rows.end());
    return *found;
}

BOOST_AUTO_TEST_CASE(stock_stands_by_lot_with_its_state) {
    const auto needle = product("12-pin");
    lot(needle, "24F118", "2027-06-30", 50);
    lot(needle, "88120", "2026-11-30", 9);
    const auto recalled = lot(needle, "B7731", "2027-01-31", 14);
    apply(model::QuarantineLot{recalled, true, "maker's letter"});
    lot(needle, "OLD1", "2026-10-31", 2);

    Needles page{seat()};
    BOOST_TEST(textOf(lotRow(page, "24F118")) == "Acme 12-pin | 24F118 | 2027-06-30 | 50 | 0 | 0 | 50 | In stock");
    BOOST_TEST(lotRow(page, "88120").cells.back().chip->text == "8 days left");
    BOOST_TEST(lotRow(page, "B7731").cells.back().chip->text == "Recalled");
    BOOST_TEST(page.view().stock.hidden == "expired and empty lots hidden: 1");
    page.showEmptyAndExpired(true);
    BOOST_TEST(lotRow(page, "OLD1").cells.back().chip->text == "Expired");
    BOOST_TEST(page.view().stock.hidden.empty());
}

BOOST_AUTO_TEST_CASE(a_lot_shows_its_units_and_a_unit_its_life) {
    const auto lotId = lot(product("12-pin"), "24F118", "2027-06-30", 3);
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    signedSession(plan(tomasz, {"neck"}, 1000), lotId, container("12"));
    Needles page{seat()};
    page.selectLot(lotId);
    BOOST_TEST(page.view().lot.title == "Lot 24F118");
    BOOST_TEST(page.view().lot.line == "received 22 Nov 2026, typed");
    BOOST_TEST(page.view().lot.units.rows.size() == 3);
    const auto figure = [&](std::size_t i) {
        return page.view().lot.figures[i].number + " " + page.view().lot.figures[i].label;
    };
    BOOST_TEST(figure(0) == "1 session");
    BOOST_TEST(figure(1) == "1 client");
    BOOST_TEST(figure(2) == "2 on hand");

    const auto& rows = page.view().lot.units.rows;
    const auto spent = std::ranges::find_if(rows, [](const Row& row) { return row.cells[1].chip->text != "In stock"; });
    BOOST_REQUIRE(spent != rows.end());
    page.selectUnit(model::CartridgeId{spent->id});
    const auto life = textOf(page.view().unit.life);
    BOOST_TEST(life.find("Received") != std::string::npos, life);
    BOOST_TEST(life.find("Opened | Maya Lindqvist | Tomasz Wilk") != std::string::npos, life);
    BOOST_TEST(life.find("Used") != std::string::npos, life);
    BOOST_TEST(!page.view().unit.canWaste);
}

BOOST_AUTO_TEST_CASE(a_unit_is_found_by_its_label_and_wasted_with_a_reason) {
    const auto lotId = lot(product("12-pin"), "24F118", "2027-06-30", 3);
    const auto label = access().offerOf(lotId)->printedId;
    Needles page{seat()};
    BOOST_TEST(!page.scanOwnLabel("N-NONE"));
    BOOST_TEST(page.scanOwnLabel("  " + label + "\n"));
    BOOST_TEST(page.view().unit.title == "Cartridge " + label);
    BOOST_TEST(page.view().unit.canWaste);
    page.waste(page.view().unit.id, model::WasteReason::dropped, "fell on the floor");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().unit.state.text == "Wasted");
    BOOST_TEST(!page.view().unit.canWaste);
    BOOST_TEST(lotRow(page, "24F118").cells[5].text == "1");
    BOOST_TEST(lotRow(page, "24F118").cells[6].text == "2");
}

BOOST_AUTO_TEST_CASE(the_life_of_a_wasted_unit_says_where_it_went_and_who_saw_it) {
    const auto ines = seatOf(model::Role::assistant, "ines");
    Needles page{seat()};
    BOOST_REQUIRE(page.scanOwnLabel(access().offerOf(lot(product("12-pin"), "24F118", "2027-06-30", 3))->printedId));
    const auto& seen = page.view().witnesses;
    BOOST_TEST_REQUIRE(seen.size() == 2U);
    page.waste(page.view().unit.id, "dropped", "fell on the floor", "sharps-container", seen[1].code);
    BOOST_TEST(page.view().message.empty());
    const auto life = textOf(page.view().unit.life);
    BOOST_TEST(life.find("fell on the floor, into a sharps container, seen by " + seen[1].text) != std::string::npos,
               life);
}

BOOST_AUTO_TEST_CASE(the_code_on_a_single_pack_shows_its_lot_and_next_unit) {
    model::Product needle;
    needle.brand = "Acme";
    needle.modelName = "12-pin";
    needle.packs = {{"51022222233336", 1}, {"04006381333931", 10}};
    const auto id = model::ProductId{apply(model::AddProduct{needle})};
    const auto lotId = lot(id, "A213B1", "2027-01-31", 3);
    Needles page{seat()};
    BOOST_TEST(!page.scanUnit("(01)04006381333931(17)270131(10)A213B1")); // a box is a delivery
    BOOST_TEST(!page.scanUnit("(01)51022222233336(17)270131(10)OTHER"));
    BOOST_TEST(!page.scanUnit("hello"));
    BOOST_TEST(page.scanUnit("(01)51022222233336(17)270131(10)A213B1"));
    BOOST_TEST(page.view().lot.title == "Lot A213B1");
    BOOST_TEST(page.view().unit.title == "Cartridge " + access().offerOf(lotId)->printedId);
}

BOOST_AUTO_TEST_CASE(a_lot_is_quarantined_and_released_with_a_reason) {
    const auto lotId = lot(product("12-pin"), "24F118", "2027-06-30", 3);
    Needles page{seat()};
    page.selectLot(lotId);
    page.quarantine(lotId, false, "");
    BOOST_TEST(page.view().message.text == "Say why, in a few words.");
    page.quarantine(lotId, false, "box was wet");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().lot.quarantine.text == "box was wet");
    BOOST_TEST(lotRow(page, "24F118").cells.back().chip->text == "Quarantined");
    BOOST_TEST(!page.view().lot.canQuarantine);
    BOOST_TEST(page.view().lot.canRelease);
    page.release(lotId, "only the outer carton");
    BOOST_TEST(page.view().lot.quarantine.empty());
}

BOOST_AUTO_TEST_CASE(a_lot_under_a_recall_is_released_by_lifting_the_recall) {
    const auto needle = product("12-pin");
    const auto lotId = lot(needle, "24F118", "2027-06-30", 3);
    model::RecallItem item;
    item.product = needle;
    item.lots = {"24F118"};
    const model::RecallId recall{apply(model::IssueRecall{
        {model::RecallClass::II, today(), "The seal may be open.", "Letter of the maker", {item}}, false})};
    Needles page{seat()};
    page.selectLot(lotId);
    BOOST_TEST(page.view().lot.underRecall);
    BOOST_TEST(!page.view().lot.canRelease);
    apply(model::LiftRecall{recall, "the letter was about another lot"});
    page.refresh();
    BOOST_TEST(!page.view().lot.underRecall);
    BOOST_TEST(page.view().lot.quarantine.empty());
}

BOOST_AUTO_TEST_CASE(a_sharps_container_is_filled_closed_and_collected) {
    Needles page{seat()};
    page.assemble("12", {});
    BOOST_REQUIRE(page.view().containers.rows.size() == 1);
    const model::ContainerId id{page.view().containers.rows.front().id};
    page.fill(id, 41);
    BOOST_TEST(textOf(page.view().containers) == "12 | 41%\n");
    page.fill(id, "half");
    BOOST_TEST(!page.view().message.empty());
    BOOST_TEST(textOf(page.view().containers) == "12 | 41%\n");
    page.fill(id, " 78 ");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(textOf(page.view().containers) == "12 | 78%, close\n");
    BOOST_TEST(page.canClose(id));
    BOOST_TEST(!page.canCollect(id));
    page.close(id);
    BOOST_TEST(textOf(page.view().containers) == "12, closed 22 Nov | To collect\n");
    page.collect(id, "W-77");
    BOOST_TEST(page.view().message.empty());
    BOOST_TEST(page.view().containers.rows.empty()); // those that are gone stand on the containers' own page
    BOOST_TEST(!page.canCollect(id));
}

BOOST_AUTO_TEST_SUITE_END()
