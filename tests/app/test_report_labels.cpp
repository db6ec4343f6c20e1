// Label sheets: every label inside its place, and a code that a scanner reads as the printed id.
#include "app/report/labels.h"
#include "app/report/type.h"
#include "tests/app/locale.h"
#include "tests/app/pdf_reading.h"

#include <boost/test/unit_test.hpp>

#include <zint.h>

#include <cmath>
#include <stdexcept>

BOOST_FIXTURE_TEST_SUITE(report_labels, app_test::British)

using namespace report;

LabelUnit unit(int number, const std::string& lot = "24F118") {
    return {"NX-3KD7" + std::to_string(1000 + number), "SkinPen Precision 14-pin", lot,
            model::parseDay("2027-04-30").value()};
}

bool within(const Box& inner, const Box& outer) {
    constexpr double hair = 0.001;
    return inner.x >= outer.x - hair && inner.y >= outer.y - hair &&
           inner.x + inner.width <= outer.x + outer.width + hair &&
           inner.y + inner.height <= outer.y + outer.height + hair;
}

BOOST_AUTO_TEST_CASE(the_sheets_are_known_ones_and_fit_their_paper) {
    BOOST_TEST_REQUIRE(labelSheets().size() >= 5U);
    for (const auto& sheet : labelSheets()) {
        BOOST_TEST_CONTEXT(sheet.code) {
            const auto paper = sizeOf(sheet.paper);
            for (int i = 0; i < sheet.perSheet(); ++i) {
                BOOST_TEST(within(boxOf(sheet, i), {0, 0, paper.width, paper.height}));
            }
            // What is left at the right and at the left is the same within 1 mm: sheets are cut alike on both sides.
            const auto first = boxOf(sheet, 0);
            const auto last = boxOf(sheet, sheet.perSheet() - 1);
            BOOST_TEST(std::abs(first.x - (paper.width - last.x - last.width)) < 72 / 25.4);
            BOOST_TEST(std::abs(first.y - (paper.height - last.y - last.height)) < 72 / 25.4);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_of_sheets_that_cannot_be_is_refused) {
    const std::string head =
        "code,name,paper,columns,rows,left_um,top_um,pitch_x_um,pitch_y_um,width_um,height_um,source,grade\n";
    BOOST_TEST(readLabelSheets(head + "a,A,a4,2,2,0,0,50000,50000,50000,50000,s,B\n").size() == 1U);
    for (const auto* const row :
         {"a,A,a5,2,2,0,0,50000,50000,50000,50000,s,B\n", "a,A,a4,2,2,0,0,49999,50000,50000,50000,s,B\n",
          "a,A,a4,2,2,0,0,50000,49999,50000,50000,s,B\n", "a,A,a4,5,2,0,0,50000,50000,50000,50000,s,B\n",
          "a,A,a4,2,6,0,0,50000,50000,50000,50000,s,B\n", "a,A,a4,2,2,0,0,50000,50000,50000,50000,,B\n",
          "a,A,a4,2,2,0,0,50000,50000,50000,50000,s,B\na,A,a4,2,2,0,0,50000,50000,50000,50000,s,B\n"}) {
        BOOST_CHECK_THROW(readLabelSheets(head + row), std::runtime_error);
    }
}

BOOST_AUTO_TEST_CASE(what_is_printed_lies_inside_its_label) {
    constexpr double edge = 72 / 25.4 - 0.001; // 1 mm
    Type type{"en"};
    for (const auto& sheet : labelSheets()) {
        for (const auto& lot : {std::string{"7"}, std::string{"24F118"}, std::string(20, 'W')}) {
            BOOST_TEST_CONTEXT(sheet.code << ' ' << lot) {
                const auto label = boxOf(sheet, sheet.perSheet() - 1);
                const Box safe{label.x + edge, label.y + edge, label.width - 2 * edge, label.height - 2 * edge};
                const auto layout = layOutLabel(unit(1, lot), label, type);
                BOOST_TEST(within(layout.matrixBox, safe));
                // A scanner needs modules of a quarter millimetre, and room beside the code.
                const double module = layout.matrixBox.width / layout.matrix.size();
                BOOST_TEST(module > 0.25 * 72 / 25.4);
                BOOST_TEST_REQUIRE(layout.lines.size() >= 3U);
                BOOST_TEST(layout.lines.front().text == "NX-3KD71001");
                double bottom = 0;
                for (const auto& line : layout.lines) {
                    BOOST_TEST(within(line.box, safe));
                    BOOST_TEST(line.box.y >= bottom - 0.001);
                    BOOST_TEST(line.box.x > layout.matrixBox.x + layout.matrixBox.width + module);
                    BOOST_TEST(line.size >= 4);
                    bottom = line.box.y + line.box.height;
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(sheets_are_begun_where_labels_are_left) {
    const auto& sheet = labelSheets().front();
    BOOST_TEST_REQUIRE(sheet.perSheet() == 65);
    BOOST_TEST(sheetsFor(0, sheet, 10) == 0);
    BOOST_TEST(sheetsFor(65, sheet, 0) == 1);
    BOOST_TEST(sheetsFor(65, sheet, 1) == 2);
    BOOST_TEST(sheetsFor(1, sheet, 64) == 1);
    std::vector<LabelUnit> units;
    for (int i = 0; i < 70; ++i) {
        units.push_back(unit(i));
    }
    const auto pdf = renderLabels(units, sheet, 64);
    BOOST_TEST(app_test::factOfPdf(pdf, "Pages") == "3");
    BOOST_TEST(app_test::factOfPdf(pdf, "Page size") == "595.28 x 841.89 pts (A4)");
    const auto words = app_test::wordsOfPdf(pdf);
    const auto pageOf = [&](const std::string& id) {
        const auto at = words.find(id);
        BOOST_REQUIRE(at != std::string::npos);
        return std::count(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), '\f');
    };
    BOOST_TEST(pageOf("NX-3KD71000") == 0);
    BOOST_TEST(pageOf("NX-3KD71001") == 1);
    BOOST_TEST(pageOf("NX-3KD71065") == 1);
    BOOST_TEST(pageOf("NX-3KD71066") == 2);
    BOOST_TEST(words.find("Use by 2027-04-30") != std::string::npos);
    BOOST_TEST(words.find("Lot 24F118") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_code_is_a_datamatrix_the_right_way_round) {
    const auto matrix = dataMatrix("NX-3KD71001");
    const int size = matrix.size();
    BOOST_TEST(size <= 18);
    for (int i = 0; i < size; ++i) {
        // ISO/IEC 16022: solid at the left and below, dark and light in turn above and at the right.
        BOOST_TEST(matrix.dark(0, i));
        BOOST_TEST(matrix.dark(i, size - 1));
        BOOST_TEST(matrix.dark(i, 0) == (i % 2 == 0));
        BOOST_TEST(matrix.dark(size - 1, i) == (i % 2 == 1));
    }
    // Module for module what the library itself paints.
    auto* const symbol = ZBarcode_Create();
    symbol->symbology = BARCODE_DATAMATRIX;
    symbol->option_3 = DM_SQUARE;
    symbol->scale = 1;
    const std::string text = "NX-3KD71001";
    BOOST_REQUIRE(ZBarcode_Encode_and_Buffer(symbol, reinterpret_cast<const unsigned char*>(text.data()),
                                             static_cast<int>(text.size()), 0) == 0);
    const int step = symbol->bitmap_width / size;
    BOOST_REQUIRE(step * size == symbol->bitmap_width);
    int differ = 0;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            const int at = ((y * step + step / 2) * symbol->bitmap_width + x * step + step / 2) * 3;
            differ += (symbol->bitmap[at] == 0) == matrix.dark(x, y) ? 0 : 1;
        }
    }
    ZBarcode_Delete(symbol);
    BOOST_TEST(differ == 0);
    BOOST_CHECK_THROW(dataMatrix(std::string(4000, 'x')), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
