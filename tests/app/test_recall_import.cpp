// Tables of recalls as clinics copy them from letters.

#include "app/present/finding_text.h"
#include "app/present/recall_import.h"
#include "tests/app/locale.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(recall_import, app_test::British)

using namespace present;

const model::Day today = model::parseDay("2026-11-22").value();

std::vector<model::Product> catalogue() {
    model::Product pen;
    pen.id = model::ProductId{7};
    pen.brand = "SkinPen";
    pen.modelName = "Precision 14-pin";
    return {pen};
}

RecallTable read(const std::string& text) {
    return readRecallTable(text, catalogue(), today, "letters.csv");
}

std::string told(const RecallTable& table) {
    for (const auto& [line, problem] : table.faults) {
        BOOST_TEST(hasWords(problem), problem.field << ", " << problem.code);
    }
    std::string text;
    for (const auto& problem : problemsOf(table.faults)) {
        text += problem.field + ": " + problem.code + "\n";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(lines_of_one_letter_are_one_recall) {
    const auto table = read("product,gtin,lots,class,date,text,source\n"
                            "skinpen precision 14-PIN,,\"24F118, 24F119\",II,2026-11-20,seal may be open,FSN 4\n"
                            "Somebody's pen,,all,II,2026-11-20,seal may be open,FSN 4\n"
                            ",09521000000018,K-1,,2026-11-19,wrong print,\n");
    const auto& recalls = table.recalls;
    BOOST_TEST(told(table) == "");
    BOOST_TEST_REQUIRE(recalls.size() == 2U);
    const auto& first = recalls.front();
    BOOST_TEST(first.line == 2U);
    BOOST_TEST((first.itemLines == std::vector<std::size_t>{2, 3}));
    BOOST_TEST((first.notice.recallClass == model::RecallClass::II));
    BOOST_TEST(model::isoText(first.notice.day) == "2026-11-20");
    BOOST_TEST(first.notice.source == "FSN 4");
    BOOST_TEST_REQUIRE(first.notice.items.size() == 2U);
    BOOST_TEST((first.notice.items[0].product == model::ProductId{7}));
    BOOST_TEST((first.notice.items[0].lots == std::vector<std::string>{"24F118", "24F119"}));
    BOOST_TEST(!first.notice.items[1].product.has_value());
    BOOST_TEST(first.notice.items[1].name == "Somebody's pen");
    BOOST_TEST(first.notice.items[1].lots.empty());
    const auto& second = recalls.back();
    BOOST_TEST(second.line == 4U);
    BOOST_TEST((second.notice.recallClass == model::RecallClass::none));
    BOOST_TEST(second.notice.items[0].gtin == "09521000000018");
    BOOST_TEST(second.notice.source == "letters.csv");
}

BOOST_AUTO_TEST_CASE(files_of_spreadsheets_are_understood) {
    // A byte order mark, semicolons, other headings, day first, a number that lost its zero, and lines ended by \r\n.
    const auto table = read("\xEF\xBB\xBF"
                            "Device;GTIN;Lot numbers;Recall class;Date;Reason\r\n"
                            "SkinPen Precision 14-pin;9521000000018;24F118,24F119;Class I;20/11/2026;broken tips\r\n");
    const auto& recalls = table.recalls;
    BOOST_TEST(told(table) == "");
    BOOST_TEST_REQUIRE(recalls.size() == 1U);
    const auto& notice = recalls.front().notice;
    BOOST_TEST((notice.recallClass == model::RecallClass::I));
    BOOST_TEST(model::isoText(notice.day) == "2026-11-20");
    BOOST_TEST(notice.items[0].gtin == "09521000000018");
    BOOST_TEST(notice.items[0].lots.size() == 2U);
}

BOOST_AUTO_TEST_CASE(tabs_divide_empty_lines_are_passed_over_and_a_star_is_all_lots) {
    const auto table = read("Name\tUDI-DI\tBatch\tAction\tDay\n"
                            "\t\t\t\t\n"
                            "Other pen\t0952 1000 000018\t*\tdestroy\t2026-11-20\n");
    BOOST_TEST(told(table) == "");
    BOOST_TEST_REQUIRE(table.recalls.size() == 1U);
    BOOST_TEST(table.recalls.front().line == 3U);
    BOOST_TEST(table.recalls.front().notice.items[0].gtin == "09521000000018");
    BOOST_TEST(table.recalls.front().notice.items[0].lots.empty());
    BOOST_TEST(table.recalls.front().notice.text == "destroy");
}

BOOST_AUTO_TEST_CASE(lines_without_a_fault_are_there_beside_those_that_have_one) {
    const auto table = read("product,lots,date,text\nSkinPen Precision 14-pin,A-1,2026-11-20,good\n"
                            "SkinPen Precision 14-pin,,2026-11-20,good\n");
    BOOST_TEST(told(table) == "line 3, lots: lots-or-all\n");
    BOOST_TEST_REQUIRE(table.recalls.size() == 1U);
    BOOST_TEST((table.recalls.front().itemLines == std::vector<std::size_t>{2}));
}

BOOST_AUTO_TEST_CASE(every_wrong_line_is_told_at_once) {
    BOOST_TEST(told(read("product,gtin,lots,class,date,text\n"
                         "SkinPen Precision 14-pin,,A-1,II,2026-11-20,good\n"
                         ",,A-1,II,2026-11-20,whose\n"
                         "SkinPen Precision 14-pin,,,II,2026-11-20,which\n"
                         "SkinPen Precision 14-pin,,all,IV,2026-11-20,class\n"
                         "SkinPen Precision 14-pin,,all,II,soon,day\n"
                         "SkinPen Precision 14-pin,,all,II,,no day\n"
                         "SkinPen Precision 14-pin,,all,II,2026-11-20,a,b,c\n")) ==
               "line 3, product: required\nline 4, lots: lots-or-all\nline 5, class: unknown-class\n"
               "line 6, date: not-a-date\nline 7, date: required\nline 8: too-many-cells\n");
    // What the notice as a whole must keep to stands at its line too.
    BOOST_TEST(told(read("product,gtin,lots,class,date,text\n"
                         ",09521000000019,A-1,II,2026-11-20,check digit\n"
                         "SkinPen Precision 14-pin,,all,II,2026-11-23,tomorrow\n"
                         "SkinPen Precision 14-pin,,all,II,2026-11-20,\n"
                         "SkinPen Precision 14-pin,,\"A-1;a-1\",II,2026-11-20,twice\n")) ==
               "line 2, gtin: not-a-gtin\nline 3, day: in-the-future\nline 4, text: required\nline 5, lots: twice\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_table_of_recalls_is_said_so) {
    BOOST_TEST(told(read("")) == "file: empty-file\n");
    BOOST_TEST(told(read("product,lots,date,text\n")) == "file: no-recalls\n");
    BOOST_TEST(told(read("product,lots,date,text\n\"open,all,2026-11-20,x\n")) == "line 2: open-quote\n");
    BOOST_TEST(told(read("product,number\nSkinPen,1\n")) ==
               "line 1, number: unknown-field\nline 1, lots: column-missing\nline 1, date: column-missing\n"
               "line 1, text: column-missing\n");
    BOOST_TEST(told(read("lots,date,text\nall,2026-11-20,x\n")) == "line 1, product: column-missing\n");
    BOOST_TEST(told(read("SkinPen,all,2026-11-20,x\n")) == "line 1: no-heading\n");
    // Which comes first, day or month, is never guessed.
    BOOST_TEST(told(read("product,lots,date,text\nSkinPen,all,03/04/2026,x\n")) == "dates: dates-ambiguous\n");
}

BOOST_AUTO_TEST_CASE(of_what_was_never_bought_those_that_come_near_are_named) {
    db::RecallMatch ours;
    ours.lots = {"24F118"};
    db::RecallMatch mistyped;
    mistyped.lot = "24FI18";
    mistyped.near = {"24F118", "24F119"};
    db::RecallMatch foreign;
    foreign.lot = "Z";
    BOOST_TEST(!whyNotOurs({foreign, ours}).has_value());
    BOOST_TEST(words(whyNotOurs({foreign}).value()) == "Nothing of this recall ever came here.");
    BOOST_TEST(words(whyNotOurs({foreign, mistyped, mistyped}).value()) ==
               "Nothing of this recall ever came here. Lots that come near: 24F118 and 24F119.");
}

BOOST_AUTO_TEST_CASE(lot_numbers_stand_apart_by_commas_and_semicolons) {
    BOOST_TEST((lotsIn(" A 1, B-2;;C ") == std::vector<std::string>{"A 1", "B-2", "C"}));
    BOOST_TEST(lotsIn(" ; ").empty());
    BOOST_TEST(wholeGtin("12345670") == "00000012345670");
    BOOST_TEST(wholeGtin("9.521E+12") == "9.521E+12");
}

BOOST_AUTO_TEST_SUITE_END()
