#include "app/present/session_view.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(session_view, app_test::Clinic)

using namespace app_test;
using namespace present;

std::string section(const SessionReading& view, const std::string& title) {
    std::string text;
    for (const auto& part : view.sections) {
        if (part.title == title) {
            for (const auto& line : part.lines) {
                text += line.label + ": " + line.text + "\n";
            }
        }
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_signed_session_reads_as_it_was_done) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    auto done = plan(tomasz, {"cheek-left", "cheek-right"}, 1500, skinPen());
    for (auto& row : done.rows) {
        row.passes = 4;
        row.endpoint = model::Endpoint::pinpointBleeding;
    }
    const auto units = lot(product("12-pin"), "24F118", "2028-01-31", 5);
    const auto session = signedSession(done, units, container("12"));
    const SessionView page{seat(), session};
    const auto& view = page.view();
    BOOST_TEST(view.found);
    BOOST_TEST(view.title == "Session of 22 November, Tomasz Wilk");
    BOOST_TEST(view.line == "Pen 1.5 mm, cheeks; signed by Maya Lindqvist on 22 Nov");
    BOOST_TEST(view.state.text == "Signed");
    const auto people = section(view, "People and times");
    BOOST_TEST(people.find("Practitioner: Maya Lindqvist\n") != std::string::npos, people);
    BOOST_TEST(people.find("Time: 09:00 to 09:40\n") != std::string::npos, people);
    BOOST_TEST(section(view, "Treatment") ==
               "Left cheek: Pen 1.5 mm, SkinPen, rejuvenation, 4 passes, pinpoint bleeding\n"
               "Right cheek: Pen 1.5 mm, SkinPen, rejuvenation, 4 passes, pinpoint bleeding\n");
    const auto needles = section(view, "Cartridges");
    BOOST_TEST(needles.find("Acme 12-pin, lot 24F118, use by 31 Jan 2028, used, pack intact, sheath changed") !=
                   std::string::npos,
               needles);
    BOOST_TEST(needles.find("Sharps container: 12\n") != std::string::npos, needles);
}

BOOST_AUTO_TEST_CASE(a_recorded_past_keeps_its_findings) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    record(tomasz, {"neck"}, 1500, "2026-11-01");
    const auto second = record(tomasz, {"neck"}, 1500, "2026-11-08");
    const SessionView page{seat(), second};
    const auto findings = section(page.view(), "Findings");
    BOOST_TEST(findings.find("Neck: treated on 1 November") != std::string::npos, findings);
    BOOST_TEST(section(page.view(), "Cartridges").find("Not known: ") == 0);
}

BOOST_AUTO_TEST_CASE(a_session_that_is_not_there_says_so) {
    const SessionView page{seat(), model::SessionId{4711}};
    BOOST_TEST(!page.view().found);
    BOOST_TEST(page.view().title == "This session is not in the store, or its chart is restricted.");
}

BOOST_AUTO_TEST_SUITE_END()
