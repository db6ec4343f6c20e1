// A table of the rule book as it is edited: what is not touched keeps every byte.
#include "app/present/rule_sheet.h"
#include "db/rule_tables.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

BOOST_AUTO_TEST_SUITE(rule_sheet)

using present::RuleSheet;

const std::string small = "id,days,source\n"
                          "# a remark, with a comma\n"
                          "pen,28,S4\n"
                          "\n"
                          "rf,21,\"S10, S18\"\n";

BOOST_AUTO_TEST_CASE(the_shipped_tables_come_back_byte_for_byte) {
    for (const auto& [part, text] : db::partsOf(db::shippedRules())) {
        const RuleSheet sheet{text};
        BOOST_TEST(sheet.text() == text, part);
        BOOST_TEST(!sheet.rows().empty(), part);
    }
}

BOOST_AUTO_TEST_CASE(a_cell_set_and_set_back_leaves_no_trace) {
    for (const auto& [part, text] : db::partsOf(db::shippedRules())) {
        RuleSheet sheet{text};
        for (const auto row : sheet.rows()) {
            const auto column = sheet.header().back();
            const auto before = sheet.cell(row, column);
            sheet.set(row, column, before + "x, \"y\"");
            BOOST_TEST(sheet.text() != text, part);
            sheet.set(row, column, before);
        }
        BOOST_TEST(sheet.text() == text, part);
    }
}

BOOST_AUTO_TEST_CASE(one_cell_changes_one_line) {
    RuleSheet sheet{small};
    const auto rf = sheet.find("id", "rf").value();
    sheet.set(rf, "days", "28");
    BOOST_TEST(sheet.text() == "id,days,source\n# a remark, with a comma\npen,28,S4\n\nrf,28,\"S10, S18\"\n");
}

BOOST_AUTO_TEST_CASE(whatever_is_put_into_a_cell_is_read_again) {
    for (const std::string text : {"plain", "with, comma", "with \"quotes\"", " blank ends ", "\"", ",", "", "#5"}) {
        RuleSheet sheet{small};
        const auto row = sheet.find("id", "pen").value();
        sheet.set(row, "source", text);
        const RuleSheet again{sheet.text()};
        BOOST_TEST(again.cell(again.find("id", "pen").value(), "source") == text);
        BOOST_TEST(again.rows().size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(a_line_break_becomes_a_blank) {
    RuleSheet sheet{small};
    const auto row = sheet.find("id", "pen").value();
    sheet.set(row, "source", "one\ntwo\r\nthree");
    BOOST_TEST(sheet.cell(row, "source") == "one two  three");
    BOOST_TEST(RuleSheet{sheet.text()}.rows().size() == 2U);
}

BOOST_AUTO_TEST_CASE(rows_are_copied_added_and_removed) {
    RuleSheet sheet{small};
    const auto pen = sheet.find("id", "pen").value();
    const auto copy = sheet.copy(pen);
    sheet.set(copy, "id", "pen-2");
    const auto last = sheet.add({"stamp", "7", "S, T"});
    BOOST_TEST(
        sheet.text() ==
        "id,days,source\n# a remark, with a comma\npen,28,S4\npen-2,28,S4\n\nrf,21,\"S10, S18\"\nstamp,7,\"S, T\"\n");
    BOOST_TEST(sheet.rows().size() == 4U);
    sheet.remove(pen);
    sheet.remove(last);
    BOOST_TEST(sheet.contains(copy));
    BOOST_TEST(!sheet.contains(pen));
    BOOST_TEST(sheet.text() == "id,days,source\n# a remark, with a comma\npen-2,28,S4\n\nrf,21,\"S10, S18\"\n");
    BOOST_CHECK_THROW(sheet.cell(pen, "id"), std::out_of_range);
    BOOST_CHECK_THROW(sheet.set(copy, "colour", "red"), std::out_of_range);
    BOOST_CHECK_THROW(sheet.add({"too", "short"}), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(a_row_is_found_by_its_line) {
    const RuleSheet sheet{small};
    BOOST_TEST(sheet.atLine(3).value() == sheet.find("id", "pen").value());
    BOOST_TEST(sheet.atLine(5).value() == sheet.find("id", "rf").value());
    BOOST_TEST(!sheet.atLine(1));
    BOOST_TEST(!sheet.atLine(2));
    BOOST_TEST(!sheet.atLine(9));
}

BOOST_AUTO_TEST_CASE(other_line_ends_are_kept) {
    const std::string text = "id,days\r\npen,28\r\nrf,21";
    RuleSheet sheet{text};
    BOOST_TEST(sheet.text() == text);
    sheet.add({"stamp", "7"});
    BOOST_TEST(sheet.text() == "id,days\r\npen,28\r\nrf,21\r\nstamp,7\r\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_table_is_refused) {
    BOOST_CHECK_THROW(RuleSheet{"id,days\npen\n"}, std::runtime_error);
    BOOST_CHECK_THROW(RuleSheet{"id,days\n\"pen,28\n"}, std::runtime_error);
    const RuleSheet none;
    BOOST_TEST(none.rows().empty());
    BOOST_TEST(!none.has("id"));
    BOOST_TEST(none.text().empty());
}

BOOST_AUTO_TEST_SUITE_END()
