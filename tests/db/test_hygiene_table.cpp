#include "db/hygiene_table.h"

#include "db/hygiene_checks.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string_view>

BOOST_AUTO_TEST_SUITE(hygiene_table)

using model::HygieneCode;
using model::HygieneSeverity;
BOOST_AUTO_TEST_CASE(every_finding_has_a_severity_with_a_source_and_a_check) {
    for (const auto& named : model::codesOf<HygieneCode>) {
        BOOST_TEST(db::hygieneTable().at(named.value).source != "", named.code);
        int checks = 0;
        for (const auto& check : db::hygieneChecks()) {
            checks += check.code == named.value ? 1 : 0;
        }
        BOOST_TEST(checks >= 1, named.code << " is never looked for");
    }
    for (const auto& check : db::hygieneChecks()) {
        BOOST_TEST(std::string_view{check.subjects} != "", model::code(check.code) << " could never be resolved");
    }
}

BOOST_AUTO_TEST_CASE(the_gravest_are_those_of_the_facts) {
    for (const auto code :
         {HygieneCode::unitReused, HygieneCode::noCartridge, HygieneCode::expiredAtUse, HygieneCode::recalledUsedAfter,
          HygieneCode::recalledInStock, HygieneCode::recordedAfterDenial}) {
        BOOST_TEST((db::hygieneTable().at(code).severity == HygieneSeverity::critical), model::code(code));
    }
    BOOST_TEST((db::hygieneTable().at(HygieneCode::recalledUsedBefore).severity == HygieneSeverity::exposure));
    BOOST_TEST((db::hygieneTable().at(HygieneCode::stockVariance).severity == HygieneSeverity::major));
    BOOST_TEST((db::hygieneTable().at(HygieneCode::lateEntry).severity == HygieneSeverity::minor));
}

BOOST_AUTO_TEST_CASE(a_table_that_is_none_is_refused) {
    const std::string header = "code,severity,source\n";
    for (const char* rows : {"unit-reused,critical,S\n", "no-such,major,S\n", "unit-reused,grave,S\n",
                             "unit-reused,critical,S\nunit-reused,critical,S\n"}) {
        BOOST_CHECK_THROW(db::readHygieneTable(header + rows), std::runtime_error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
