#include "model/recall.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(recall)

using namespace model;

const Day today = date::year{2026} / 11 / 22;

RecallNotice letter() {
    return {RecallClass::II,
            today,
            "The seal of some packs may be open.",
            "Maker, letter 12",
            {{std::nullopt, "", "Pen 12", {"24F118"}}}};
}
std::string told(const RecallNotice& notice) {
    std::string text;
    for (const auto& problem : validate(notice, today)) {
        text += problem.field + ": " + problem.code + "; ";
    }
    return text;
}
using Numbers = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(figures_and_letters_that_look_alike_are_near) {
    BOOST_TEST(lotDistance("24F118", "24f-118 ") == 0);
    BOOST_TEST(lotDistance("24F1I8", "24F118") == 1);
    BOOST_TEST(lotDistance("LO0Z", "1O02") == 2);
    BOOST_TEST(lotDistance("O0BSGZ", "008562") == 5);
    BOOST_TEST(lotDistance("24F181", "24F118") == 2); // two neighbours swapped
    BOOST_TEST(lotDistance("24F11", "24F118") == 3);
    BOOST_TEST(lotDistance("24F1189", "24F118") == 3);
    BOOST_TEST(lotDistance("24F117", "24F118") == 3);
    BOOST_TEST(lotDistance("", "AB") == 6);
    BOOST_TEST(lotDistance("A1", "B7") == lotDistance("B7", "A1"));
}

BOOST_AUTO_TEST_CASE(the_nearest_lots_are_offered_and_never_the_same_one) {
    const Numbers known{"24F118", "24F119", "24FII8", "88120", "B7731"};
    BOOST_TEST(nearLots("24F1I8", known) == (Numbers{"24F118", "24FII8", "24F119"}), boost::test_tools::per_element());
    BOOST_TEST(nearLots("24f118", known) == (Numbers{"24FII8", "24F119"}), boost::test_tools::per_element());
    BOOST_TEST(nearLots("24F1I8", known, 1) == Numbers{"24F118"}, boost::test_tools::per_element());
    BOOST_TEST(nearLots("88l20", known) == Numbers{"88120"}, boost::test_tools::per_element());
    BOOST_TEST(nearLots("XY99Z", known).empty());
    BOOST_TEST(nearLots("", known).empty());
    BOOST_TEST(nearLots("A", {"B", "8"}).empty()); // one character is no likeness
}

BOOST_AUTO_TEST_CASE(a_letter_is_refused_with_the_field_at_fault) {
    BOOST_TEST(told(letter()) == "");
    auto notice = letter();
    notice.text = " ";
    notice.source.clear();
    notice.day = today + Days{1};
    BOOST_TEST(told(notice) == "text: required; source: required; day: in-the-future; ");
    notice = letter();
    notice.items.clear();
    BOOST_TEST(told(notice) == "items: required; ");
    notice = letter();
    notice.items.push_back({std::nullopt, "09521234543214", "", {}});
    notice.items.push_back({std::nullopt, "", " ", {}});
    BOOST_TEST(told(notice) == "items[1].gtin: not-a-gtin; items[2].product: required; ");
    notice = letter();
    notice.items[0].lots = {"24F118", " 24f118", "", std::string(41, 'A')};
    BOOST_TEST(told(notice) == "items[0].lots[1]: twice; items[0].lots[2]: required; items[0].lots[3]: too-long; ");
    notice.items[0] = {ProductId{3}, "", "", {}};
    BOOST_TEST(told(notice) == ""); // all lots
}

BOOST_AUTO_TEST_SUITE_END()
