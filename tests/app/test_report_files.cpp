// Reports as files: PDF, web page and tables.
#include "app/report/csv.h"
#include "app/report/html.h"
#include "app/report/pdf.h"
#include "app/report/save.h"
#include "db/csv.h"
#include "db/error.h"
#include "tests/app/locale.h"
#include "tests/app/pdf_reading.h"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

BOOST_FIXTURE_TEST_SUITE(report_files, app_test::British)

using namespace report;
using app_test::factOfPdf;
using app_test::wordsOfPdf;

Document sample() {
    Document document;
    document.title = "Overrides";
    document.clinic = "Harley Street Skin";
    document.preparedBy = "Maya Lindqvist";
    document.sequence = 7;
    document.head = "abc123";
    document.language = "en-GB";
    document.facts = {{"Period", "24 Aug to 22 Nov 2026"}};
    Table table;
    table.title = "One by one";
    table.columns = {{"Day", 1}, {"Client", 2}, {"Days", 1, Align::right}};
    table.rows = {{{.text = "1 Nov 2026", .data = "2026-11-01"}, {"Zofia Łękawska"}, {.text = "18 days", .data = "18"}},
                  {{.text = "2 Nov 2026", .data = "2026-11-02"}, {"Дарья Кузнецова"}, {.text = "-3", .data = "-3"}}};
    document.blocks = {table};
    return document;
}

mode_t modeOf(const std::filesystem::path& file) {
    struct stat status {};
    BOOST_REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

BOOST_AUTO_TEST_CASE(a_pdf_has_its_pages_its_title_and_words_to_select) {
    auto document = sample();
    auto& table = std::get<Table>(document.blocks.front());
    for (int i = 0; i < 100; ++i) {
        table.rows.push_back({{"3 Nov 2026"}, {"Ana Reyes"}, {"1"}});
    }
    const auto pages = layOut(document, Paper::letter);
    const auto pdf = renderPdf(pages);
    BOOST_TEST(pdf.starts_with("%PDF-1."));
    BOOST_TEST(factOfPdf(pdf, "Pages") == std::to_string(pages.count()));
    BOOST_TEST(factOfPdf(pdf, "Title") == "Overrides");
    BOOST_TEST(factOfPdf(pdf, "Author") == "Maya Lindqvist");
    BOOST_TEST(factOfPdf(pdf, "Page size") == "612 x 792 pts (letter)");
    const auto words = wordsOfPdf(pdf);
    for (const auto* const text :
         {"Zofia Łękawska", "Дарья Кузнецова", "24 Aug to 22 Nov 2026", "Trail entry 7, head abc123"}) {
        BOOST_TEST(words.find(text) != std::string::npos, text);
    }
    BOOST_TEST(count(words, "Client") == pages.count());
    BOOST_TEST(count(words, "Ana Reyes") == 100);
    BOOST_TEST(factOfPdf(renderPdf(sample(), Paper::a4), "Page size") == "595.28 x 841.89 pts (A4)");
}

BOOST_AUTO_TEST_CASE(what_people_typed_is_only_text_in_a_web_page) {
    auto document = sample();
    const std::string evil = "<script>alert(\"x\")</script> & 'co'";
    document.title = evil;
    document.clinic = evil;
    document.language = "\"><b>";
    document.facts = {{evil, evil}};
    document.blocks = {
        Heading{1, evil},
        Paragraph{evil, Tone::deny},
        Facts{{{evil, evil}}},
        Table{evil, {{evil}}, {{{evil}}}, evil, evil},
        Table{evil, {{evil}}, {}, evil, evil},
        PictureBlock{{100, 100, {Label{{0, 10}, evil, Tone::text, Align::left, 10, false, 50}}, {}, evil}},
        SignatureLine{evil}};
    const auto page = renderHtml(document);
    BOOST_TEST(page.find("<script") == std::string::npos);
    BOOST_TEST(page.find("<b>") == std::string::npos);
    BOOST_TEST(count(page, "&lt;script&gt;") == 22);
    BOOST_TEST(page.find("alert(\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_web_page_stands_alone_and_says_what_the_paper_says) {
    auto document = sample();
    document.blocks.emplace_back(
        PictureBlock{{200,
                      50,
                      {Bar{{0, 0, 10, 50}, Tone::deny, Hatch::cross, 2, true}, Dot{{30, 10}}, Stroke{{{0, 0}, {9, 9}}}},
                      {},
                      "Uses by month"}});
    const auto page = renderHtml(document);
    BOOST_TEST(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    BOOST_TEST(page.ends_with("</html>\n"));
    for (const auto* const text :
         {"<title>Overrides</title>", "Harley Street Skin", "<th scope=\"col\" class=\"r\">Days</th>",
          "<bdi>Zofia Łękawska</bdi>", "Trail entry 7, head abc123", "aria-label=\"Uses by month\"", "<thead>",
          "@media print"}) {
        BOOST_TEST(page.find(text) != std::string::npos, text);
    }
    // Nothing is fetched from anywhere.
    for (const auto* const outside : {"src=", "href=", "@import", "url(http"}) {
        BOOST_TEST(page.find(outside) == std::string::npos, outside);
    }
    for (const auto* const tag :
         {"table", "tr", "td", "th", "dl", "svg", "pattern", "main", "header", "footer", "h1", "bdi"}) {
        const std::string name{tag};
        BOOST_TEST(count(page, "<" + name + ">") + count(page, "<" + name + " ") == count(page, "</" + name + ">"),
                   tag);
    }
}

BOOST_AUTO_TEST_CASE(tables_keep_their_data_and_can_be_read_back) {
    auto document = sample();
    const std::string odd = "says \"no\", twice;\nand leaves";
    std::get<Table>(document.blocks.front()).rows.push_back({{.text = "x", .data = "2026-11-03"}, {odd}, {"4"}});
    BOOST_TEST(renderCsv(document).starts_with("\xEF\xBB\xBF"
                                               "Day,Client,Days\r\n2026-11-01,Zofia Łękawska,18\r\n"));
    const auto rows = db::readCsv(renderCsv(document, ByteOrderMark::none));
    BOOST_REQUIRE(rows.size() == 4U);
    BOOST_TEST(rows[2].cells[0] == "2026-11-02");
    BOOST_TEST(rows[2].cells[2] == "-3");
    BOOST_TEST(rows[3].cells[1] == odd);
}

BOOST_AUTO_TEST_CASE(several_tables_stand_under_their_titles) {
    auto document = sample();
    document.blocks.insert(document.blocks.begin(), Table{"By practitioner", {{"Name"}}, {{{"Rosa"}}}, "", ""});
    const auto csv = renderCsv(document, ByteOrderMark::none);
    BOOST_TEST(csv.starts_with("By practitioner\r\nName\r\nRosa\r\n\r\nOne by one\r\nDay,Client,Days\r\n"));
}

BOOST_AUTO_TEST_CASE(no_cell_is_a_formula) {
    for (const auto* const plain : {"", "Ana", "12", "-12", "+3.5", "1,204.00", "a=b", "2026-11-01"}) {
        BOOST_TEST(guarded(plain) == plain);
    }
    for (const auto* const risky : {"=1+1", "+44 20 7946 0000", "-", "-x", "--1", "@SUM(A1)", "=", "+", "-1+cmd",
                                    "\t=1", "\r=1", " =1", "-12=", "＝1", "＠a"}) {
        BOOST_TEST(guarded(risky) == std::string{"'"} + risky);
    }
    Document document;
    document.blocks = {Table{"", {{"=Name"}}, {{{.text = "x", .data = "=HYPERLINK(\"http://x\")"}}}, "", ""}};
    BOOST_TEST(renderCsv(document, ByteOrderMark::none) == "'=Name\r\n\"'=HYPERLINK(\"\"http://x\"\")\"\r\n");
}

BOOST_AUTO_TEST_CASE(a_saved_report_is_its_owners_alone_and_whole) {
    const support::Scratch folder;
    const auto file = folder / "report.pdf";
    support::writeFile(file, "the old one");
    ::chmod(file.c_str(), 0644);
    BOOST_TEST(save(sample(), Format::pdf, Paper::a4, file).unknownGlyphs == 0);
    BOOST_TEST(modeOf(file) == 0600U);
    BOOST_TEST(support::contentOf(file).starts_with("%PDF"));
    save(sample(), Format::html, Paper::a4, folder / "report.html");
    save(sample(), Format::csv, Paper::a4, folder / "report.csv");
    BOOST_TEST(modeOf(folder / "report.csv") == 0600U);
    // Three reports and nothing else: no temporary file stays.
    BOOST_TEST(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 3);
    BOOST_CHECK_THROW(save(sample(), Format::csv, Paper::a4, folder / "none" / "report.csv"), db::Error);
}

BOOST_AUTO_TEST_CASE(the_ending_tells_the_kind_of_file) {
    BOOST_TEST((formatOf("a.PDF") == Format::pdf));
    BOOST_TEST((formatOf("a.b.html") == Format::html));
    BOOST_TEST((formatOf("a.csv") == Format::csv));
    BOOST_TEST(!formatOf("a.txt"));
    BOOST_TEST(!formatOf("overrides-2026"));
}

BOOST_AUTO_TEST_SUITE_END()
