#include "app/present/receive.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(receive, app_test::Clinic)

using namespace app_test;
using namespace present;

constexpr auto box = "(01)51022222233336(17)270131(10)A213B1";

BOOST_AUTO_TEST_CASE(a_delivery_is_typed) {
    const auto needle = product("12-pin");
    Receive form{seat()};
    auto input = form.view().input;
    input.product = std::to_string(needle.value);
    input.number = "24F118";
    input.useBy = "2027-06-30";
    input.quantity = "0";
    form.edit(input);
    BOOST_TEST(form.view().problems.at("quantity") == "Quantity must be from 1 to 100000.");
    for (const char* tooMany : {"1000000", "99999999999999"}) {
        input.quantity = tooMany;
        form.edit(input);
        BOOST_TEST(form.view().problems.at("quantity") == "Quantity must be from 1 to 100000.");
    }
    input.quantity = "50";
    form.edit(input);
    std::optional<model::LotId> made;
    int came = 0;
    form.received = [&](model::LotId lot, int units) {
        made = lot;
        came = units;
    };
    form.save();
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(came == 50);
    const auto row = access().lot(*made).value();
    BOOST_TEST(row.onHand == 50);
    BOOST_TEST(row.lot.number == "24F118");
    BOOST_TEST(row.lot.udiAsScanned.empty());
    BOOST_TEST(form.view().input.number.empty()); // ready for the next box
}

BOOST_AUTO_TEST_CASE(an_unknown_box_adds_its_product_and_is_known_the_next_time) {
    Receive form{seat()};
    form.scan(box);
    BOOST_TEST(form.view().newProduct);
    BOOST_TEST(form.view().message.title == "This product is not in the catalogue yet.");
    BOOST_TEST(form.view().input.number == "A213B1");
    BOOST_TEST(form.view().input.useBy == "2027-01-31");
    BOOST_TEST(form.view().input.gtin == "51022222233336");
    form.save();
    BOOST_TEST(form.view().problems.contains("brand"));

    auto input = form.view().input;
    input.brand = "Acme";
    input.modelName = "Needle 14";
    input.packQuantity = "10";
    input.quantity = "10";
    form.edit(input);
    std::optional<model::LotId> made;
    form.received = [&](model::LotId lot, int) { made = lot; };
    form.save();
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(access().lot(*made)->lot.udiAsScanned == box);

    form.scan(box);
    BOOST_TEST(!form.view().newProduct);
    BOOST_TEST(form.view().message.title == "Acme Needle 14, a pack of 10.");
    BOOST_TEST(form.view().input.quantity == "10");
    BOOST_TEST(form.view().alreadyThere == "Lot A213B1 was received on 22 November: 10 units, 10 on hand.");
}

BOOST_AUTO_TEST_CASE(a_typed_delivery_is_of_no_product_until_one_is_chosen) {
    const auto needle = product("12-pin");
    Receive form{seat()};
    BOOST_TEST(form.view().input.product.empty());
    BOOST_TEST(!form.view().newProduct);
    auto input = form.view().input;
    input.number = "24F118";
    input.useBy = "2027-06-30";
    input.quantity = "10";
    form.edit(input);
    BOOST_TEST(!form.view().problems.contains("product")); // nothing was asked for yet
    form.save();
    BOOST_TEST(form.view().problems.contains("product"));
    BOOST_TEST(form.view().input.number == "24F118");
    BOOST_TEST(access().lotsNumbered("24F118").empty());
    input.product = std::to_string(needle.value);
    form.edit(input);
    BOOST_TEST(!form.view().problems.contains("product"));
    form.save();
    BOOST_TEST(access().lotsNumbered("24F118").size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_not_scanned_is_not_stored_as_scanned) {
    Receive form{seat()};
    form.scan(box);
    BOOST_TEST(form.view().scanned == box);
    auto input = form.view().input;
    input.number = "A213B2";
    form.edit(input);
    BOOST_TEST(form.view().scanned.empty());
}

BOOST_AUTO_TEST_CASE(a_label_that_can_be_read_twice_is_asked_about) {
    Receive form{seat()};
    form.scan("015102222223333610A21317270131"); // the separator after the lot was lost
    BOOST_REQUIRE(form.view().candidates.size() >= 2);
    BOOST_TEST(!form.view().canSave);
    BOOST_TEST(form.view().input.number.empty());
    form.chooseReading(0);
    BOOST_TEST(form.view().candidates.empty());
    BOOST_TEST(!form.view().input.number.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_label_is_told_in_words) {
    Receive form{seat()};
    form.scan("hello");
    BOOST_TEST(form.view().message.title == "The label could not be read.");
    BOOST_TEST(!form.view().message.text.empty());
    BOOST_TEST(form.view().scanned.empty());
}

BOOST_AUTO_TEST_CASE(an_opening_balance_may_be_expired_and_says_so) {
    const auto needle = product("12-pin");
    Receive form{seat(), true};
    auto input = form.view().input;
    BOOST_TEST(input.opening);
    input.product = std::to_string(needle.value);
    input.number = "OLD";
    input.useBy = "2026-10-31";
    input.quantity = "3";
    form.edit(input);
    BOOST_TEST(form.view().problems.at("useBy").starts_with("The use-by day, "));
    BOOST_TEST(form.view().needsCompared);
    std::optional<model::LotId> made;
    form.received = [&](model::LotId lot, int) { made = lot; };
    form.save();
    BOOST_TEST(!made.has_value()); // not before a second look at the box
    BOOST_TEST(form.view().message.title == "Look at the box again.");
    input = form.view().input;
    input.compared = true;
    form.edit(input);
    BOOST_TEST(form.view().problems.at("useBy").starts_with("This day has passed: the units are kept as expired"));
    form.save();
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(access().lot(*made)->expired == 3);
}

BOOST_AUTO_TEST_CASE(a_lot_of_another_product_asks_for_a_second_look) {
    const auto needle = product("12-pin");
    lot(product("36-pin"), "24F118", "2027-06-30", 5);
    Receive form{seat()};
    auto input = form.view().input;
    input.product = std::to_string(needle.value);
    input.number = "24f118";
    input.useBy = "2027-06-30";
    input.quantity = "10";
    form.edit(input);
    BOOST_TEST(form.view().needsCompared);
    BOOST_TEST(form.view().problems.at("number").starts_with("This lot is known of another product, Acme 36-pin."));
    form.save();
    BOOST_TEST(access().lotsNumbered("24F118").size() == 1U);
    input.compared = true;
    form.edit(input);
    BOOST_TEST(!form.view().problems.contains("number"));
    input = form.view().input;
    input.number = "24F119";
    form.edit(input);
    BOOST_TEST(!form.view().input.compared); // that was another number
    input = form.view().input;
    input.number = "24F118";
    input.compared = false;
    form.edit(input);
    input = form.view().input;
    input.compared = true;
    form.edit(input);
    form.save();
    BOOST_TEST(access().lotsNumbered("24F118").size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_lot_with_another_day_offers_the_one_that_is_known) {
    const auto needle = product("12-pin");
    const auto known = lot(needle, "24F118", "2027-06-30", 5);
    Receive form{seat()};
    auto input = form.view().input;
    input.product = std::to_string(needle.value);
    input.number = "24F118";
    input.useBy = "2027-08-30";
    input.quantity = "10";
    form.edit(input);
    BOOST_TEST(form.view().knownUseBy == "2027-06-30");
    BOOST_TEST(form.view().problems.contains("useBy"));
    form.save();
    BOOST_TEST(access().lot(known)->received == 5);
    form.takeKnownUseBy();
    BOOST_TEST(form.view().knownUseBy.empty());
    BOOST_TEST(!form.view().problems.contains("useBy"));
    form.save();
    BOOST_TEST(access().lot(known)->received == 15);
}

BOOST_AUTO_TEST_CASE(a_typed_delivery_may_be_compared_and_a_scanned_one_need_not) {
    const auto needle = product("12-pin");
    Receive form{seat()};
    auto input = form.view().input;
    input.product = std::to_string(needle.value);
    input.number = "24F118";
    form.edit(input);
    BOOST_TEST(form.view().asksCompared);
    BOOST_TEST(!form.view().needsCompared);
    form.scan(box);
    BOOST_TEST(!form.view().asksCompared);
}

BOOST_AUTO_TEST_CASE(our_own_label_is_no_delivery) {
    const auto stock = lot(product("12-pin"), "24F118", "2027-06-30", 5);
    Receive form{seat()};
    form.scan(access().offerOf(stock)->printedId);
    BOOST_TEST(form.view().message.title == "This is one of our own labels.");
    BOOST_TEST(form.view().input.number.empty());
}

BOOST_AUTO_TEST_SUITE_END()
