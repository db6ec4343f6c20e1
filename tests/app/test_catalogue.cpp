#include "app/present/catalogue.h"
#include "tests/app/clinic.h"

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(catalogue, app_test::Clinic)

using namespace app_test;
using namespace present;

/// The row of a product; the catalogue begins with what is sold most.
std::string rowOf(const Catalogue& page, const std::string& name) {
    for (const auto& row : page.view().products.rows) {
        if (row.cells.front().text == name) {
            return textOf(row);
        }
    }
    return {};
}

BOOST_AUTO_TEST_CASE(a_product_is_added_with_its_numbers_and_known_to_a_scan) {
    Catalogue page{seat()};
    const auto before = page.view().products.rows.size();
    auto input = page.product({});
    BOOST_TEST(!input.id);
    BOOST_TEST(input.lowStockAt == "10");
    input.brand = " Acme ";
    input.modelName = "Fine 12";
    input.pins = "12";
    input.gauge = "32";
    input.maximumDepth = "2,5";
    input.packs = {{"51022222233336", "1"}, {"", ""}, {"4006381333931", "10"}};
    std::optional<model::ProductId> made;
    page.saved = [&](model::ProductId id) { made = id; };
    page.save(input);
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(page.view().message.title == "Acme Fine 12 was saved.");
    BOOST_TEST(
        rowOf(page, "Acme Fine 12") ==
        "Acme Fine 12 | Pen | 12 pins, 32 G | 2.5 mm | 51022222233336, single; 04006381333931, pack of 10 |  | 0");
    BOOST_TEST(page.view().products.rows.size() == before + 1);
    const auto known = access().productOfGtin("04006381333931");
    BOOST_REQUIRE(known.has_value());
    BOOST_TEST((known->first.id == *made));
    BOOST_TEST(known->second == 10);
    BOOST_TEST(page.view().line.ends_with(" with product numbers"), page.view().line);
}

BOOST_AUTO_TEST_CASE(a_product_is_changed_and_shows_what_is_on_hand) {
    const auto id = product("12-pin");
    lot(id, "24F118", "2027-06-30", 7);
    const auto before = access().products().size();
    Catalogue page{seat()};
    auto input = page.product(id);
    BOOST_TEST(input.modelName == "12-pin");
    input.modelName = "12-pin fine";
    input.pins = "12";
    page.save(input);
    BOOST_TEST(rowOf(page, "Acme 12-pin fine") ==
               "Acme 12-pin fine | Pen | 12 pins |  | learned at the first scan |  | 7");
    BOOST_TEST(rowOf(page, "Acme 12-pin").empty());
    BOOST_TEST(access().products().size() == before);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_stands_beside_its_field) {
    const auto before = access().products().size();
    Catalogue page{seat()};
    auto input = page.product({});
    input.gauge = "9";
    input.pins = "many";
    input.maximumDepth = "deep";
    input.packs = {{"", ""}, {"47964357965424", "10"}, {"51022222233336", ""}};
    page.save(input);
    const auto& problems = page.view().problems;
    for (const auto* const name :
         {"brand", "modelName", "gauge", "pins", "maximumDepth", "packs[1].gtin", "packs[2].quantity"}) {
        BOOST_TEST(problems.contains(name), name);
    }
    BOOST_TEST(!problems.contains("packs[0].gtin"));
    BOOST_TEST(access().products().size() == before);
}

BOOST_AUTO_TEST_CASE(a_number_of_another_product_is_refused_beside_its_row) {
    Catalogue page{seat()};
    auto first = page.product({});
    first.brand = "Acme";
    first.modelName = "A";
    first.packs = {{"51022222233336", "10"}};
    page.save(first);
    auto second = page.product({});
    second.brand = "Acme";
    second.modelName = "B";
    second.packs = {{"", ""}, {"51022222233336", "10"}}; // the store is told of one pack only
    const auto before = access().products().size();
    page.save(second);
    BOOST_TEST(page.view().problems.contains("packs[1].gtin"));
    BOOST_TEST(access().products().size() == before);
    page.forgetProblems();
    BOOST_TEST(page.view().problems.empty());
}

BOOST_AUTO_TEST_CASE(short_product_numbers_are_filled_up_and_wrong_ones_are_none) {
    BOOST_TEST(typedGtin("4006381333931").value() == "04006381333931");
    BOOST_TEST(typedGtin(" 51022222233336 ").value() == "51022222233336");
    BOOST_TEST(!typedGtin("4006381333930").has_value());
    BOOST_TEST(!typedGtin("1").has_value());
    BOOST_TEST(!typedGtin("").has_value());
}

BOOST_AUTO_TEST_CASE(valve_and_handpieces_are_kept_and_unknown_stays_unknown) {
    skinPen();
    Catalogue page{seat()};
    auto input = page.product({});
    BOOST_TEST(input.singleUse);
    BOOST_TEST(input.valve.empty());
    const auto offered = std::any_of(page.view().handpieces.begin(), page.view().handpieces.end(),
                                     [](const Choice& kind) { return kind.code == "Crown, SkinPen Precision"; });
    BOOST_TEST(offered);
    input.brand = "Acme";
    input.modelName = "Fine 12";
    std::optional<model::ProductId> made;
    page.saved = [&](model::ProductId id) { made = id; };
    page.save(input);
    BOOST_REQUIRE(made.has_value());
    input = page.product(*made);
    BOOST_TEST(input.valve.empty());
    BOOST_TEST(input.fits.empty());
    input.valve = "no";
    input.singleUse = false;
    input.fits = {"Crown, SkinPen Precision"};
    page.save(input);
    const auto after = page.product(*made);
    BOOST_TEST(after.valve == "no");
    BOOST_TEST(!after.singleUse);
    BOOST_TEST(after.fits.contains("Crown, SkinPen Precision"));
    BOOST_TEST(rowOf(page, "Acme Fine 12").find("for several uses; no backflow valve; Crown, SkinPen Precision") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_may_not_change_products_sees_them) {
    product("12-pin");
    Catalogue page{seatOf(model::Role::practitioner, "ola")};
    BOOST_TEST(!rowOf(page, "Acme 12-pin").empty());
    BOOST_TEST(page.view().mayAdd);
    BOOST_TEST(!page.view().mayEdit);
}

BOOST_AUTO_TEST_SUITE_END()
