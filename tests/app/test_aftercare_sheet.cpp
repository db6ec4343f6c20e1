#include "app/present/session_view.h"
#include "app/report/aftercare_sheet.h"
#include "app/report/pdf.h"
#include "tests/app/clinic.h"
#include "tests/app/pdf_reading.h"

namespace aftercare_sheet {

using namespace app_test;

struct Treated : Clinic {
    Treated() {
        tomasz = client("Tomasz", "Wilk");
        historyTaken(tomasz);
        session = signedSession(plan(tomasz, {"cheek-left", "cheek-right"}, 1500, skinPen()),
                                lot(product("12-pin"), "24F118", "2028-01-31", 5), container("12"));
    }
    std::string words() { return report::aftercareSheet(access(), session).value().words; }

    model::ClientId tomasz;
    model::SessionId session;
};

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace aftercare_sheet

BOOST_FIXTURE_TEST_SUITE(aftercare_sheet, Treated)

BOOST_AUTO_TEST_CASE(each_restriction_has_the_day_on_which_it_ends) {
    // Treated on 22 November 2026.
    const auto text = words();
    BOOST_TEST(says(text, "No retinoids until 29 Nov 2026"), text);
    BOOST_TEST(says(text, "No make-up until 23 Nov 2026"), text);
    BOOST_TEST(says(text, "No strenuous exercise until 25 Nov 2026"), text);
    BOOST_TEST(says(text, "No direct sun, no tanning until 6 Dec 2026"), text);
    BOOST_TEST(says(text, "Client: Tomasz Wilk"), text);
    BOOST_TEST(says(text, "Treatment: Pen 1.5 mm, cheeks"), text);
    BOOST_TEST(says(text, "Pus or weeping"), text);
}

BOOST_AUTO_TEST_CASE(the_pdf_says_the_same) {
    const auto pdf = report::aftercareSheetPdf(access(), session);
    BOOST_REQUIRE(pdf.has_value());
    const auto text = wordsOfPdf(*pdf);
    BOOST_TEST(says(text, "After your treatment"), text);
    BOOST_TEST(says(text, "No retinoids until 29 Nov 2026"), text);
    BOOST_TEST(says(text, "Tomasz Wilk"), text);
}

BOOST_AUTO_TEST_CASE(only_what_left_the_store_counts_as_handed_over) {
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::look)));
    BOOST_TEST(access().handouts(session).empty());
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::pdf)));
    const auto handed = access().handouts(session);
    BOOST_TEST_REQUIRE(handed.size() == 2u);
    BOOST_TEST((handed[0].way == model::HandoutWay::printed));
    BOOST_TEST((handed[1].way == model::HandoutWay::saved));
    BOOST_TEST(handed[0].sheet == "pen-deep");
    BOOST_TEST(handed[0].sheetVersion == 1);
    BOOST_TEST(handed[1].sheetVersion == 1);
    BOOST_TEST(handed[0].words == words());
    const present::SessionView page{seat(), session};
    BOOST_TEST(page.view().maySheet);
    const auto& last = page.view().sections.back();
    BOOST_TEST(last.title == "Handed over");
    BOOST_TEST(last.lines.front().label == "Aftercare sheet version 1");
    BOOST_TEST(last.lines.front().text == "printed 22 Nov 2026 09:40 by Maya Lindqvist");
}

BOOST_AUTO_TEST_CASE(another_visit_planned_makes_another_version) {
    BOOST_TEST_REQUIRE(bool(report::handOutAftercareSheet(seat(), session, present::ReportUse::print)));
    planned(plan(tomasz, {"chin"}, 1000), day("2027-01-20"), 10 * 60);
    BOOST_TEST(says(words(), "Your next visit"));
    BOOST_TEST(report::aftercareSheet(access(), session).value().version == 2);
}

BOOST_AUTO_TEST_CASE(there_is_no_sheet_before_signing) {
    const auto open = started(plan(tomasz, {"chin"}, 1000));
    const auto sheet = report::aftercareSheet(access(), open);
    BOOST_TEST_REQUIRE(!sheet);
    BOOST_TEST(sheet.problems().front().code == "not-yet-signed");
    BOOST_TEST(!report::aftercareSheetPdf(access(), open));
}

BOOST_AUTO_TEST_SUITE_END()
