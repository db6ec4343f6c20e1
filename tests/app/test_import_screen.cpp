#include "app/present/import_screen.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(import_screen, app_test::Clinic)

using namespace app_test;
using namespace present;

constexpr auto people = "Given name,Family name,Date of birth,Mobile,NHS number\r\n"
                        "Tomasz,Wilk,1989-03-12,020 7946 0018,943 476 5919\r\n"
                        "Clare,Fenwick,1975-06-30,,\r\n";

BOOST_AUTO_TEST_CASE(a_file_is_looked_at_before_it_is_taken) {
    ImportScreen page{seat()};
    page.load("clients.csv", people);
    BOOST_TEST((page.view().stage == ImportStage::preview));
    BOOST_TEST(page.view().summary == "2 people");
    BOOST_TEST(page.view().encoding == "UTF-8, comma");
    BOOST_TEST(textOf(page.view().preview.rows.front()) == "Tomasz Wilk | 12 Mar 1989 | 020 7946 0018 | New");
    BOOST_TEST(page.view().notTaken.size() == 1); // the identity number
    BOOST_TEST(page.view().canImport);
    BOOST_TEST(access().clients({}).total == 0);

    bool told = false;
    page.imported = [&] { told = true; };
    page.import();
    BOOST_TEST((page.view().stage == ImportStage::done));
    BOOST_TEST(page.view().message.title == "2 records were imported.");
    BOOST_TEST(access().clients({}).total == 2);
    BOOST_TEST(told);
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_named_and_nothing_is_imported) {
    ImportScreen page{seat()};
    page.load("clients.csv", std::string{people} + "Ola,Berg,1975-13-45,,\r\n");
    BOOST_TEST(!page.view().canImport);
    BOOST_REQUIRE(!page.view().problems.rows.empty());
    BOOST_TEST(page.view().problems.rows.front().cells.front().text == "line 4");
    page.import();
    BOOST_TEST(access().clients({}).total == 0);
}

BOOST_AUTO_TEST_CASE(dates_that_read_both_ways_are_asked_about) {
    ImportScreen page{seat()};
    page.load("clients.csv", "Given name,Family name,Date of birth\nTomasz,Wilk,03/04/1989\n");
    BOOST_TEST(page.view().askDateOrder);
    BOOST_TEST(!page.view().canImport);
    page.setDateOrder("mdy");
    BOOST_TEST(page.view().canImport);
    BOOST_TEST(page.view().preview.rows.front().cells[1].text == "4 Mar 1989");
}

BOOST_AUTO_TEST_CASE(people_already_here_are_left_out_when_asked_to) {
    client("Tomasz", "Wilk", "1989-03-12");
    ImportScreen page{seat()};
    page.load("clients.csv", people);
    BOOST_TEST(page.view().askDuplicates);
    BOOST_TEST(!page.view().canImport);
    page.setDuplicateRule("skip");
    BOOST_TEST(page.view().canImport);
    page.import();
    BOOST_TEST(access().clients({}).total == 2);
}

BOOST_AUTO_TEST_CASE(an_import_can_be_stopped_and_nothing_of_it_stays) {
    ImportScreen page{seat()};
    page.load("clients.csv", people);
    page.changed = [&] {
        if (page.view().stage == ImportStage::importing) {
            page.cancel();
        }
    };
    page.import();
    BOOST_TEST((page.view().stage == ImportStage::preview));
    BOOST_TEST(page.view().message.title == "Stopped. Nothing was imported.");
    BOOST_TEST(access().clients({}).total == 0);
    page.changed = nullptr;
    page.import();
    BOOST_TEST(access().clients({}).total == 2);
}

BOOST_AUTO_TEST_CASE(what_is_no_list_is_said) {
    ImportScreen page{seat()};
    page.load("photo.jpg", std::string("\xff\xd8\xff\xe0\x00\x10JFIF\x00", 11));
    BOOST_TEST(!page.view().canImport);
    BOOST_TEST(!page.view().problems.rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
