// A document on paper: what stands on which page, and that nothing is lost between two pages.
#include "app/report/pages.h"
#include "tests/app/locale.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cairo.h>

#include <algorithm>
#include <memory>
#include <set>

BOOST_FIXTURE_TEST_SUITE(report_pages, app_test::British)

using namespace report;

Document titled() {
    Document document;
    document.title = "Stock count";
    document.clinic = "Harley Street Skin";
    document.preparedBy = "Maya Lindqvist";
    document.sequence = 1204;
    document.head = std::string(64, 'a');
    return document;
}

Table tableOf(int rows) {
    Table table;
    table.title = "Units";
    table.columns = {{"Unit number", 1}, {"What became of it", 3}, {"Days left", 1, Align::right}};
    for (int i = 1; i <= rows; ++i) {
        table.rows.push_back({{"unit " + std::to_string(i) + "."},
                              {i % 7 == 0 ? "used in a session that took so long that this line has to be broken twice "
                                            "or even three times in its column"
                                          : "in stock"},
                              {std::to_string(i % 400)}});
    }
    table.caption = std::to_string(rows) + " rows in all";
    return table;
}

bool has(const std::vector<std::string>& words, const std::string& text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Dark pixels of a page within a box, in points.
int inkIn(const Pages& pages, int page, Box box) {
    const auto size = pages.size();
    struct Drop {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };
    const std::unique_ptr<cairo_surface_t, Drop> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(size.width), static_cast<int>(size.height))};
    auto* const cairo = cairo_create(surface.get());
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    pages.draw(cairo, page);
    cairo_destroy(cairo);
    cairo_surface_flush(surface.get());
    const auto* const bytes = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    int dark = 0;
    for (int y = static_cast<int>(box.y); y < static_cast<int>(box.y + box.height); ++y) {
        for (int x = static_cast<int>(box.x); x < static_cast<int>(box.x + box.width); ++x) {
            dark += bytes[y * stride + x * 4 + 1] < 160 ? 1 : 0;
        }
    }
    return dark;
}

BOOST_AUTO_TEST_CASE(every_page_names_clinic_report_trail_and_its_number) {
    auto document = titled();
    document.blocks = {tableOf(120)};
    const auto pages = layOut(document, Paper::a4);
    BOOST_TEST_REQUIRE(pages.count() > 1);
    for (int page = 0; page < pages.count(); ++page) {
        const auto words = pages.words(page);
        BOOST_TEST(has(words, "Harley Street Skin, Stock count"));
        BOOST_TEST(has(words, "Trail entry 1,204, head " + std::string(64, 'a')));
        BOOST_TEST(has(words, "Page " + std::to_string(page + 1) + " of " + std::to_string(pages.count())));
    }
}

BOOST_AUTO_TEST_CASE(a_look_says_that_it_is_not_in_the_trail) {
    auto document = titled();
    document.sequence = 0;
    document.head.clear();
    const auto words = layOut(document, Paper::a4).words(0);
    BOOST_TEST(has(words, "Not entered in the trail: that happens when it is printed or saved"));
}

BOOST_DATA_TEST_CASE(a_long_table_repeats_its_titles_and_loses_no_row, boost::unit_test::data::make({0, 1}), which) {
    const auto paper = which == 0 ? Paper::a4 : Paper::letter;
    constexpr int rows = 5000;
    auto document = titled();
    document.blocks = {Paragraph{"What stands where."}, tableOf(rows), Paragraph{"The end."}};
    const auto pages = layOut(document, paper);
    BOOST_TEST(pages.count() > rows / 60);
    int next = 1;
    for (int page = 0; page < pages.count(); ++page) {
        const auto words = pages.words(page);
        int heads = 0;
        bool row = false;
        for (const auto& text : words) {
            heads += text == "Unit number" ? 1 : 0;
            if (text.starts_with("unit ")) {
                row = true;
                BOOST_REQUIRE_EQUAL(text, "unit " + std::to_string(next) + "."); // each once, in order
                ++next;
            }
        }
        BOOST_REQUIRE_EQUAL(heads, row ? 1 : 0);
    }
    BOOST_TEST(next == rows + 1);
    const auto last = pages.words(pages.count() - 1);
    BOOST_TEST(has(last, "5000 rows in all"));
    BOOST_TEST(has(last, "The end."));
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_into_the_margins) {
    auto document = titled();
    document.blocks = {tableOf(200)};
    for (const auto paper : {Paper::a4, Paper::letter}) {
        const auto pages = layOut(document, paper);
        const auto size = pages.size();
        for (const int page : {0, 1, pages.count() - 1}) {
            BOOST_TEST(inkIn(pages, page, {0, 0, size.width, 40}) == 0);
            BOOST_TEST(inkIn(pages, page, {0, 0, 40, size.height}) == 0);
            BOOST_TEST(inkIn(pages, page, {size.width - 40, 0, 40, size.height}) == 0);
            // Between the last row and the foot of the page.
            BOOST_TEST(inkIn(pages, page, {0, size.height - 63, size.width, 10}) == 0);
            BOOST_TEST(inkIn(pages, page, {40, 40, size.width - 80, size.height - 110}) > 500);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_row_higher_than_a_page_goes_on_without_losing_a_line) {
    Table table;
    table.columns = {{"Day", 1}, {"Note", 1}};
    std::string note;
    for (int i = 0; i < 400; ++i) {
        note += "line " + std::to_string(i) + "\n";
    }
    table.rows = {{{"1 Nov"}, {"short"}}, {{"2 Nov"}, {note}}, {{"3 Nov"}, {"after it"}}};
    auto document = titled();
    document.blocks = {table};
    const auto pages = layOut(document, Paper::a4);
    BOOST_TEST(pages.count() > 5);
    BOOST_TEST(has(pages.words(pages.count() - 1), "after it"));
    // Full pages in between.
    BOOST_TEST(inkIn(pages, 2, {300, 80, 200, 600}) > 300);
}

BOOST_AUTO_TEST_CASE(a_heading_never_stands_alone_at_the_end_of_a_page) {
    for (int lines = 30; lines < 60; ++lines) {
        auto document = titled();
        std::string text;
        for (int i = 0; i < lines; ++i) {
            text += "Filling the page, line by line.\n";
        }
        document.blocks = {Paragraph{text}, Heading{1, "What follows"}, Paragraph{"The first sentence below it."}};
        const auto pages = layOut(document, Paper::a4);
        for (int page = 0; page < pages.count(); ++page) {
            const auto words = pages.words(page);
            BOOST_TEST(has(words, "What follows") == has(words, "The first sentence below it."));
        }
    }
}

BOOST_AUTO_TEST_CASE(headings_and_tables_are_marked_for_the_outline) {
    auto document = titled();
    document.blocks = {Heading{1, "One"}, Paragraph{"a"}, PageBreak{}, Heading{1, "Two"}, tableOf(1)};
    const auto pages = layOut(document, Paper::a4);
    std::vector<std::pair<std::string, int>> marks;
    for (const auto& mark : pages.marks()) {
        marks.emplace_back(mark.text, mark.page);
    }
    const std::vector<std::pair<std::string, int>> wanted{{"Stock count", 0}, {"One", 0}, {"Two", 1}, {"Units", 1}};
    BOOST_TEST((marks == wanted));
}

BOOST_AUTO_TEST_CASE(an_empty_table_says_so) {
    auto document = titled();
    auto table = tableOf(0);
    table.empty = "Nothing was wasted.";
    document.blocks = {table};
    BOOST_TEST(has(layOut(document, Paper::a4).words(0), "Nothing was wasted."));
}

BOOST_AUTO_TEST_CASE(a_document_can_be_laid_out_anew_for_another_paper) {
    auto document = titled();
    document.facts = {{"Period", "this year"}};
    document.blocks = {tableOf(90), SignatureLine{"Name and day"}};
    const auto pages = layOut(document, Paper::a4);
    BOOST_TEST((pages.whole() == document));
}

BOOST_AUTO_TEST_CASE(names_in_any_script_have_glyphs) {
    // The test packages bring fonts for these: DejaVu, and Droid Sans Fallback for Chinese.
    for (const auto* const name : {"محمد الأحمد", "Дарья Кузнецова", "Zofia Łękawska", "נועה כהן", "Ελένη", "王小明"}) {
        auto document = titled();
        document.blocks = {Paragraph{name}};
        BOOST_TEST(layOut(document, Paper::a4).unknownGlyphs() == 0, name);
    }
    // A private-use character has a glyph in no font.
    auto document = titled();
    document.blocks = {Table{"", {{"Name"}}, {{{"\xF4\x8F\xBF\xBD"}}}, "", ""}};
    BOOST_TEST(layOut(document, Paper::a4).unknownGlyphs() == 1);
}

BOOST_AUTO_TEST_CASE(the_paper_of_a_country) {
    BOOST_TEST((usualPaper("en_US") == Paper::letter));
    BOOST_TEST((usualPaper("es_MX.UTF-8") == Paper::letter));
    BOOST_TEST((usualPaper("en_GB") == Paper::a4));
    BOOST_TEST((usualPaper("de") == Paper::a4));
    BOOST_TEST((usualPaper("") == Paper::a4));
}

BOOST_AUTO_TEST_SUITE_END()
