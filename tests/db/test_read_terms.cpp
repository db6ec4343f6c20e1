#include "db/read_terms.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>

BOOST_AUTO_TEST_SUITE(read_terms)

struct DateCase {
    const char* typed;
    std::vector<std::string> readings;
};
std::ostream& operator<<(std::ostream& out, const DateCase& c) {
    return out << c.typed;
}

// By month's names in English only: the names of the machine's language come on top.
const DateCase dateCases[] = {
    {"1989-03-12", {"1989-03-12"}},
    {"12/3/1989", {"1989-03-12", "1989-12-03"}},
    {"12/03/1989", {"1989-03-12", "1989-12-03"}},
    {"25/3/1989", {"1989-03-25"}},
    {"3/25/1989", {"1989-03-25"}},
    {"4/4/1989", {"1989-04-04"}},
    {"12.3.1989", {"1989-03-12"}},
    {"12-3-1989", {"1989-03-12", "1989-12-03"}},
    {"25/3/89", {"1989-03-25", "2089-03-25"}},
    {"12 Mar 1989", {"1989-03-12"}},
    {"12 march 1989", {"1989-03-12"}},
    {"12th March 1989", {"1989-03-12"}},
    {"12. MARCH 1989", {"1989-03-12"}},
    {"Mar 12, 1989", {"1989-03-12"}},
    {"12-Mar-1989", {"1989-03-12"}},
    {"29/2/2000", {"2000-02-29"}},
};

BOOST_DATA_TEST_CASE(dates_are_read_as_people_write_them, boost::unit_test::data::make(dateCases), sample) {
    const auto terms = db::searchTerms(sample.typed);
    BOOST_REQUIRE_EQUAL(terms.birthDates.size(), 1U);
    std::vector<std::string> readings;
    for (const auto day : terms.birthDates.front()) {
        readings.push_back(model::isoText(day));
    }
    BOOST_TEST(readings == sample.readings, boost::test_tools::per_element());
    BOOST_TEST(terms.words.empty());
    BOOST_TEST(terms.numbers.empty());
    BOOST_TEST(!terms.hopeless);
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_not_taken_for_one) {
    for (const auto* const typed : {"29/2/1989", "31.4.1989", "1989-13-01", "0/0/1989", "1/2/3/1989", "12 Marx 1989"}) {
        BOOST_TEST(db::searchTerms(typed).birthDates.empty(), typed);
    }
}

BOOST_AUTO_TEST_CASE(name_number_and_date_stand_side_by_side) {
    const auto terms = db::searchTerms("  O'Brien  0113 496 0123 12 Mar 1989 Żółć ");
    BOOST_TEST(terms.words == (std::vector<std::string>{"o", "brien", "zolc"}), boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(terms.birthDates.size(), 1U);
    BOOST_REQUIRE_EQUAL(terms.numbers.size(), 1U);
    BOOST_TEST(terms.numbers.front().inside.front() == "01134960123");
}

struct PhoneCase {
    const char* typed;
    const char* stored; ///< figures only
    bool found;
};
std::ostream& operator<<(std::ostream& out, const PhoneCase& c) {
    return out << c.typed << " against " << c.stored;
}
const PhoneCase phoneCases[] = {
    {"07700 900123", "07700900123", true},
    {"07700900123", "447700900123", true},
    {"+44 7700 900123", "07700900123", true},
    {"+44 (0)7700 900-123", "07700900123", true},
    {"0044 7700 900123", "07700900123", true},
    {"+44 7700 900123", "447700900123", true},
    {"(555) 010-9999", "15550109999", true},
    {"+1 555 010 9999", "5550109999", true},
    {"+48 601 234 567", "601234567", true},
    {"+353 1 496 0123", "014960123", true},
    {"900123", "07700900123", true},
    {"23", "07700900123", true},
    {"0077", "07700900123", false},
    {"7009", "07700900123", true},
    {"70", "07700900123", false},
    {"07700900124", "07700900123", false},
    {"+44 7700 900123", "07700900124", false},
};

BOOST_DATA_TEST_CASE(phone_numbers_meet_however_they_are_written, boost::unit_test::data::make(phoneCases), sample) {
    const auto terms = db::searchTerms(sample.typed);
    BOOST_REQUIRE_EQUAL(terms.numbers.size(), 1U);
    const std::string stored{sample.stored};
    const std::string reversed{stored.rbegin(), stored.rend()};
    const auto& term = terms.numbers.front();
    const bool found = std::any_of(term.reversedEnds.begin(), term.reversedEnds.end(),
                                   [&](const std::string& end) { return reversed.starts_with(end); }) ||
                       std::any_of(term.inside.begin(), term.inside.end(),
                                   [&](const std::string& part) { return stored.find(part) != std::string::npos; });
    BOOST_TEST(found == sample.found);
}

BOOST_AUTO_TEST_CASE(blank_text_asks_for_nothing_and_signs_alone_find_nobody) {
    for (const auto* const blank : {"", "   ", "\t\n", " , ; "}) {
        const auto terms = db::searchTerms(blank);
        BOOST_TEST(!terms.hopeless, blank);
        BOOST_TEST(terms.words.empty());
    }
    for (const auto* const signs : {"%", "_", "*", "\"", "' \" --", "((("}) {
        BOOST_TEST(db::searchTerms(signs).hopeless, signs);
    }
    BOOST_TEST(db::searchTerms(std::string(10000, 'a')).hopeless);
    BOOST_TEST(db::searchTerms("a b c d e f g h i j k l m n o p q r").hopeless);
}

BOOST_AUTO_TEST_SUITE_END()
