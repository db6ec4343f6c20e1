#include "model/hygiene.h"

#include <boost/test/unit_test.hpp>

#include <set>

BOOST_AUTO_TEST_SUITE(hygiene)

using namespace model;
BOOST_AUTO_TEST_CASE(the_key_is_of_code_and_subjects_and_no_fact) {
    HygieneFinding finding{
        HygieneCode::expiredAtUse, HygieneSeverity::critical, {}, {{"s-1"}, {"l-2"}}, {{"useBy", "2026-01-01"}}};
    BOOST_TEST(finding.key() == "expired-at-use|s-1|l-2");
    auto later = finding;
    later.facts = {{"useBy", "2026-01-02"}};
    BOOST_TEST(later.key() == finding.key());
    BOOST_TEST(later.factsText() != finding.factsText());
}

BOOST_AUTO_TEST_CASE(no_two_lists_of_facts_read_alike) {
    HygieneFinding a;
    HygieneFinding b;
    a.facts = {{"a", "b"}, {"c", "d"}};
    b.facts = {{"a", "b1:c1:d"}};
    BOOST_TEST(a.factsText() != b.factsText());
    b.facts = {{"a", "b"}, {"c", ""}};
    BOOST_TEST(a.factsText() != b.factsText());
}

BOOST_AUTO_TEST_CASE(every_code_is_its_own) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < codesOf<HygieneCode>.size(); ++i) {
        const auto& named = codesOf<HygieneCode>[i];
        BOOST_TEST(static_cast<std::size_t>(named.value) == i, named.code);
        BOOST_TEST(seen.insert(named.code).second, named.code);
    }
    BOOST_TEST((codesOf<HygieneCode>.back().value == HygieneCode::changedAfterSigning));
}

BOOST_AUTO_TEST_SUITE_END()
