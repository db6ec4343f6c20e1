#include "db/fold.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

BOOST_AUTO_TEST_SUITE(fold)

using Words = std::vector<std::string>;
struct FoldCase {
    const char* typed;
    const char* folded;
};
std::ostream& operator<<(std::ostream& out, const FoldCase& c) {
    return out << c.typed;
}
const FoldCase foldCases[] = {
    {"Smith", "smith"},
    {"Żółć", "zolc"},
    {"ZO\u0301\u0141C\u0301", "zolc"}, // accents as marks of their own
    {"Łukasz Wójcik", "lukasz wojcik"},
    {"Bjørn Håkansson", "bjorn hakansson"},
    {"Weiß", "weiss"},
    {"WEISS", "weiss"},
    {"Đorđe", "dorde"},
    {"Æsa", "aesa"},
    {"İpek Işık", "ipek isik"},
    {"O’Brien", "o'brien"},
    {"Ελένη", "ελενη"},
    {"Ёлкина", "елкина"},
    {"हिन्दी", "हिन्दी"}, // vowel signs stay
    {"", ""},
};

BOOST_DATA_TEST_CASE(names_lose_case_and_accents, boost::unit_test::data::make(foldCases), sample) {
    BOOST_TEST(db::fold(sample.typed) == sample.folded);
}

BOOST_AUTO_TEST_CASE(folding_twice_changes_nothing) {
    for (const auto& sample : foldCases) {
        BOOST_TEST(db::fold(sample.folded) == sample.folded);
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_do_not_stop_it) {
    BOOST_TEST(db::fold("Ma\xffry") == "ma\xef\xbf\xbdry");
    BOOST_TEST(db::foldedWords("Ma\xffry") == (Words{"ma", "ry"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_are_runs_of_letters_and_figures) {
    BOOST_TEST(db::foldedWords("  Anna-Maria  O'Brien, anna ") == (Words{"anna", "maria", "o", "brien"}),
               boost::test_tools::per_element());
    BOOST_TEST(db::foldedWords("%_\"*").empty());
}

BOOST_AUTO_TEST_CASE(a_joined_name_is_found_with_and_without_its_joint) {
    BOOST_TEST(db::nameWords("Anna-Maria", "O’Brien") == (Words{"anna", "annamaria", "brien", "maria", "o", "obrien"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(family_names_sort_before_given_names_and_accents_beside_their_letters) {
    const std::pair<const char*, const char*> inOrder[] = {{"Zoe", "Abel"},     {"Anna", "Łabno"}, {"Anna", "Ladd"},
                                                           {"Anna", "Lazarus"}, {"anna", "Smith"}, {"Ben", "Smith"},
                                                           {"Anna", "Smithe"},  {"Anna", "Żak"},   {"Anna", "Zorn"}};
    for (std::size_t i = 1; i < std::size(inOrder); ++i) {
        const auto before = db::nameSortKey(inOrder[i - 1].first, inOrder[i - 1].second);
        const auto after = db::nameSortKey(inOrder[i].first, inOrder[i].second);
        BOOST_TEST((before < after), inOrder[i - 1].second << " stands before " << inOrder[i].second);
    }
}

BOOST_AUTO_TEST_CASE(phone_numbers_are_their_figures) {
    BOOST_TEST(db::digitsOf("+44 (0)7700-900 123") == "4407700900123");
    BOOST_TEST(db::reversedDigits("07700 900123") == "32100900770");
    BOOST_TEST(db::reversedDigits("none") == "");
}

BOOST_AUTO_TEST_SUITE_END()
