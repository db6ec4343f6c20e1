#include "db/read_clients.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace read_clients {

using support::day;
using Names = std::vector<std::string>;

const auto today = day("2026-11-22");

struct People : support::ClinicRows {
    People() {
        client({.given = "Kazimierz", .family = "Żółć", .phone = "+48 601 234 567", .born = day("1989-03-12")});
        client({.given = "Siobhán", .family = "O'Brien", .phone = "07700 900123", .born = day("1989-12-03")});
        client({.given = "Anna-Maria", .family = "Smith-Jones", .phone = "+44 (0)20 7946 0958"});
        client({.given = "Øyvind", .family = "Weiß", .phone = "0113 496 0999", .born = day("2000-02-29")});
        client({.given = "Łukasz", .family = "Smithers", .openReactions = 1});
        client({.given = "John", .family = "Smith", .lastSession = day("2026-09-01"), .anyConsent = false});
        client({.given = "Joan", .family = "Smith", .lastSession = day("2026-08-24")});
        client({.given = "Jo", .family = "Smith", .lastSession = day("2026-08-23")});
        client({.given = "", .family = "Madonna"});
        client({.given = "Edgar", .family = "Smith", .deceased = day("2026-01-01")});
    }
    db::Listed<db::ClientRow> find(const std::string& text) { return db::read::clients(db, {.text = text}, today); }
    Names names(const db::ClientQuery& query) {
        Names found;
        for (const auto& row : db::read::clients(db, query, today).rows) {
            found.push_back(row.name);
        }
        return found;
    }
};

struct SearchCase {
    std::string typed;
    Names found;
};
const SearchCase searches[] = {
    {"zolc", {"Kazimierz Żółć"}},
    {"ŻÓŁĆ", {"Kazimierz Żółć"}},
    {"Zo\u0301\u0142", {"Kazimierz Żółć"}},
    {"  kaz   zol ", {"Kazimierz Żółć"}},
    {"O'Brien", {"Siobhán O'Brien"}},
    {"O’Brien", {"Siobhán O'Brien"}},
    {"obrien", {"Siobhán O'Brien"}},
    {"o brien", {"Siobhán O'Brien"}},
    {"rie", {"Siobhán O'Brien"}}, // three letters inside
    {"ri", {}},                   // two only begin a word
    {"smith-jones", {"Anna-Maria Smith-Jones"}},
    {"jones smith", {"Anna-Maria Smith-Jones"}},
    {"annamaria", {"Anna-Maria Smith-Jones"}},
    {"oyvind", {"Øyvind Weiß"}},
    {"WEISS", {"Øyvind Weiß"}},
    {"lukasz", {"Łukasz Smithers"}},
    {"Łuk", {"Łukasz Smithers"}},
    {"smith jo", {"Jo Smith", "Joan Smith", "John Smith", "Anna-Maria Smith-Jones"}},
    {"smith joh", {"John Smith"}},
    {"john smythe", {}},
    {"madonna", {"Madonna"}},
    {"07700 900123", {"Siobhán O'Brien"}},
    {"+44 7700 900123", {"Siobhán O'Brien"}},
    {"900123", {"Siobhán O'Brien"}},
    {"23", {"Siobhán O'Brien"}},
    {"7009", {"Siobhán O'Brien"}},
    {"020 7946 0958", {"Anna-Maria Smith-Jones"}},
    {"601234567", {"Kazimierz Żółć"}},
    {"brien 900123", {"Siobhán O'Brien"}},
    {"brien 900124", {}},
    {"1989-03-12", {"Kazimierz Żółć"}},
    {"12/3/1989", {"Siobhán O'Brien", "Kazimierz Żółć"}},
    {"12.3.1989", {"Kazimierz Żółć"}},
    {"12 Mar 1989", {"Kazimierz Żółć"}},
    {"zol 12/3/89", {"Kazimierz Żółć"}},
    {"brien 12.3.1989", {}},
    {"29.2.2000", {"Øyvind Weiß"}},
    {"%", {}},
    {"_____", {}},
    {"\"smith\" OR \"jo", {}}, // "or" is a word like any other
    {"\"madonna\"", {"Madonna"}},
    {"madonna*", {"Madonna"}},
    {"' OR 1=1 --", {}},
    {"smith AND NOT", {}},
    {"NEAR(smith jo)", {}},
    {std::string(10000, 'x'), {}},
    {std::string("smith\0jo", 8), {"Jo Smith", "Joan Smith", "John Smith", "Anna-Maria Smith-Jones"}},
    {"\xff\xfe", {}},
};

} // namespace read_clients

BOOST_FIXTURE_TEST_SUITE(read_clients, People)

BOOST_AUTO_TEST_CASE(people_are_found_however_their_name_number_or_birthday_is_typed) {
    for (const auto& sample : searches) {
        const auto listed = find(sample.typed);
        Names found;
        for (const auto& row : listed.rows) {
            found.push_back(row.name);
        }
        BOOST_TEST(found == sample.found, "looking for: " << sample.typed.substr(0, 60));
        BOOST_TEST(listed.total == static_cast<std::int64_t>(sample.found.size()), sample.typed.substr(0, 60));
    }
}

BOOST_AUTO_TEST_CASE(without_words_all_the_living_come_by_family_name) {
    const Names all{"Madonna",         "Siobhán O'Brien",        "Jo Smith",    "Joan Smith",    "John Smith",
                    "Łukasz Smithers", "Anna-Maria Smith-Jones", "Øyvind Weiß", "Kazimierz Żółć"};
    auto found = names({});
    std::sort(found.begin(), found.end());
    auto wanted = all;
    std::sort(wanted.begin(), wanted.end());
    BOOST_TEST(found == wanted, boost::test_tools::per_element());
    const auto ordered = names({});
    BOOST_TEST(ordered.front() == "Madonna");
    BOOST_TEST(ordered.back() == "Kazimierz Żółć");
    BOOST_TEST(names({.text = "  \t "}) == ordered, boost::test_tools::per_element());
    BOOST_TEST(names({.text = "edgar"}).empty());
    BOOST_TEST(names({.text = "edgar", .includeDeceased = true}) == Names{"Edgar Smith"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_short_list_says_how_many_there_are) {
    const auto listed = db::read::clients(db, {.text = "smith", .limit = 2}, today);
    BOOST_TEST(listed.rows.size() == 2U);
    BOOST_TEST(listed.total == 5);
    const auto all = db::read::clients(db, {.text = {}, .limit = 3}, today);
    BOOST_TEST(all.rows.size() == 3U);
    BOOST_TEST(all.total == 9);
}

BOOST_AUTO_TEST_CASE(filters_hold_with_and_without_words) {
    BOOST_TEST(names({.text = {}, .withReaction = true}) == Names{"Łukasz Smithers"}, boost::test_tools::per_element());
    BOOST_TEST(names({.text = "smith", .withReaction = true}) == Names{"Łukasz Smithers"},
               boost::test_tools::per_element());
    BOOST_TEST(names({.text = {}, .withoutConsent = true}) == Names{"John Smith"}, boost::test_tools::per_element());
    // 24 August is 90 days before 22 November, 23 August 91.
    BOOST_TEST(names({.text = {}, .treatedWithin90Days = true}) == (Names{"Joan Smith", "John Smith"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(newest_first_is_by_the_last_session) {
    const auto found = names({.text = {}, .newestFirst = true});
    BOOST_REQUIRE_EQUAL(found.size(), 9U);
    BOOST_TEST(found[0] == "John Smith");
    BOOST_TEST(found[1] == "Joan Smith");
    BOOST_TEST(found[2] == "Jo Smith");
    BOOST_TEST(found[3] == "Madonna");
    const auto smiths = names({.text = "smith", .newestFirst = true});
    BOOST_REQUIRE_EQUAL(smiths.size(), 5U);
    BOOST_TEST(smiths[0] == "John Smith");
    BOOST_TEST(smiths[2] == "Jo Smith");
}

BOOST_AUTO_TEST_CASE(doubles_are_told_by_name_phone_or_birthday) {
    const auto doubles = [&](model::Client typed) { return db::read::doublesOf(db, typed); };
    model::Client typed;
    typed.givenName = "OBrien";
    typed.familyName = "Siobhan";
    BOOST_TEST(doubles(typed).empty()); // neither the same words nor anything else
    typed.givenName = "O'Brien";
    BOOST_REQUIRE_EQUAL(doubles(typed).size(), 1U); // names changed places
    BOOST_TEST(doubles(typed)[0].sameName);
    BOOST_TEST(!doubles(typed)[0].sameBirthDate);
    typed.birthDate = day("1989-12-03");
    BOOST_TEST(doubles(typed)[0].sameBirthDate);

    model::Client caller;
    caller.givenName = "Somebody";
    caller.phone = "+447700900123";
    BOOST_REQUIRE_EQUAL(doubles(caller).size(), 1U);
    BOOST_TEST(doubles(caller)[0].samePhone);
    BOOST_TEST(!doubles(caller)[0].sameName);
    caller.phone = "123"; // too few figures to tell
    BOOST_TEST(doubles(caller).empty());

    model::Client married;
    married.givenName = "Siobhan";
    married.familyName = "Kelly";
    married.birthDate = day("1989-12-03");
    BOOST_REQUIRE_EQUAL(doubles(married).size(), 1U);
    married.givenName = "Aoife"; // the birthday alone is chance
    BOOST_TEST(doubles(married).empty());

    BOOST_TEST(doubles({}).empty());
    const auto known = find("zolc").rows.at(0).id;
    const auto self = db::read::client(db, known).value();
    BOOST_TEST(self.familyName == "Żółć");
    BOOST_TEST(doubles(self).empty()); // not a double of oneself
}

BOOST_AUTO_TEST_SUITE_END()
