#include "db/csv.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(rows_know_the_line_they_begin_on) {
    const auto rows = db::readCsv("a,b\n\n\"c\nd\",e\r\n\r\nf,\"g \"\"h\"\"\"\n");
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST((rows[0].line == 1 && rows[1].line == 3 && rows[2].line == 6));
    BOOST_TEST((rows[1].cells == std::vector<std::string>{"c\nd", "e"}));
    BOOST_TEST((rows[2].cells == std::vector<std::string>{"f", "g \"h\""}));
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed_names_its_line) {
    BOOST_CHECK_EXCEPTION((void)db::readCsv("a,b\nc,\"d\ne,f\n"), db::CsvError, [](const db::CsvError& e) { return e.line == 2; });
    // A quote in the middle of a cell is only a quote.
    BOOST_TEST(db::readCsv("6\" needle,x\n").at(0).cells.at(0) == "6\" needle");
}

BOOST_AUTO_TEST_CASE(reading_stops_when_asked) {
    std::size_t seen = 0;
    std::size_t behind = 0;
    db::eachCsvRow("a\nb\nc\n", ',', [&](db::CsvRow&&, std::size_t bytesRead) {
        behind = bytesRead;
        return ++seen < 2;
    });
    BOOST_TEST(seen == 2U);
    BOOST_TEST(behind == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
