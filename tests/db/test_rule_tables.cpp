#include "db/rule_tables.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

using db::readRules;
using db::shippedRules;

BOOST_AUTO_TEST_SUITE(rule_tables)

namespace {

std::string faultOf(const db::RuleTexts& texts) {
    try {
        readRules(texts, 1, "");
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
    return "";
}

} // namespace

BOOST_AUTO_TEST_CASE(the_shipped_book_is_read_and_passes_its_own_check) {
    const auto book = readRules(shippedRules(), 7, "Dr Grey, GMC 1234567");
    BOOST_TEST(book.version == 7);
    BOOST_TEST(book.approvedBy == "Dr Grey, GMC 1234567");
    BOOST_TEST(book.zones.leaves({"face"}).size() == 13U);
    for (const auto& row : book.intervals) {
        BOOST_TEST(!row.source.empty(), row.id);
    }
    for (const auto& problem : model::check(book)) {
        std::string values;
        for (const auto& value : problem.values) {
            values += value + " ";
        }
        BOOST_ERROR(problem.field + ": " + problem.code + " " + values);
    }
}

BOOST_AUTO_TEST_CASE(the_shipped_strengths_stop_what_is_too_early_and_let_the_past_be_told) {
    using enum model::Strength;
    using model::Act;
    using model::RuleKind;
    const auto book = readRules(shippedRules(), 1, "");
    struct Case {
        RuleKind kind;
        model::Strength plan, start, record;
    };
    for (const auto& expected :
         {Case{RuleKind::healingFloor, deny, deny, warn}, Case{RuleKind::healingRecommended, warn, warn, note},
          Case{RuleKind::outsideLabel, note, note, note}, Case{RuleKind::noRow, warn, warn, note},
          Case{RuleKind::historyNotKnown, note, warn, note}, Case{RuleKind::deviceDepth, deny, deny, warn}}) {
        BOOST_TEST_CONTEXT(model::code(expected.kind)) {
            BOOST_TEST((book.strength(expected.kind, Act::plan) == expected.plan));
            BOOST_TEST((book.strength(expected.kind, Act::start) == expected.start));
            BOOST_TEST((book.strength(expected.kind, Act::record) == expected.record));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_fault_names_its_table_and_line) {
    const std::string intervals =
        "id,label,modality,indication,skin_types,zone,over_um,up_to_um,floor_days,recommended_days,source,grade\n";
    struct Case {
        std::string row;
        std::string table, line, column;
    };
    for (const auto& [row, table, line, column] :
         {Case{"a,,pen,,,,-1,500,7,14,S1,A\na,,pen,,,,-1,500,7,14,S1,A", "intervals", "line 3", "id"},
          Case{"a,,laser,,,,-1,500,7,14,S1,A", "intervals", "line 2", "modality"},
          Case{"a,,pen,,IV;VII,,-1,500,7,14,S1,A", "intervals", "line 2", "skin_types"},
          Case{"a,,pen,,,elbow,-1,500,7,14,S1,A", "intervals", "line 2", "zone"},
          Case{"a,,pen,,,,500,500,7,14,S1,A", "intervals", "line 2", "up_to_um"},
          Case{"a,,pen,,,,-1,500,7 days,14,S1,A", "intervals", "line 2", "floor_days"},
          Case{"a,,pen,,,,-1,500,-7,14,S1,A", "intervals", "line 2", "floor_days"},
          Case{"a,,pen,,,,-1,500,7,,S1,A", "intervals", "line 2", "recommended_days"},
          Case{"a,,pen,,,,-1,500,7,14,,A", "intervals", "line 2", "source"},
          Case{"a,,pen,,,,-1,500,7,14,S1,E", "intervals", "line 2", "grade"},
          Case{"a,,pen,,,,-1,500,7,14,S1", "intervals", "line 2", ""}, Case{"\"a,,pen", "intervals", "line 2", ""}}) {
        auto texts = shippedRules();
        texts.intervals = intervals + row + "\n";
        const auto fault = faultOf(texts);
        BOOST_TEST(fault.find(table) != std::string::npos, row << ": " << fault);
        BOOST_TEST(fault.find(line) != std::string::npos, row << ": " << fault);
        BOOST_TEST(fault.find(column) != std::string::npos, row << ": " << fault);
    }
}

BOOST_AUTO_TEST_CASE(strengths_are_complete_and_never_deny_the_past) {
    auto texts = shippedRules();
    texts.strengths = "kind,plan,start,record\nhealing-floor,deny,deny,deny\n";
    BOOST_TEST(faultOf(texts).find("strengths, line 2, record") == 0U);
    texts.strengths = "kind,plan,start,record\nhealing-floor,deny,deny,warn\n";
    BOOST_TEST(faultOf(texts) == "strengths: a kind of rule is missing");
}

BOOST_AUTO_TEST_CASE(a_zone_tree_that_hangs_together_nowhere_is_refused) {
    auto texts = shippedRules();
    texts.zones = "code,name,parent,map,in_group\nbody,body,,-,yes\nnose,nose,face,face,yes\n";
    BOOST_TEST(faultOf(texts).find("zones: ") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
