// A report that leaves the store is entered in the trail, and can be compared with it later.
#include "db/role_table.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(access_reports)

using support::dayOf;
using support::OpenClinic;
using support::told;

db::ReportNote note() {
    return {"overrides", dayOf("2026-01-01"), dayOf("2026-03-02"), "pdf"};
}

BOOST_AUTO_TEST_CASE(a_report_is_entered_with_its_kind_period_and_format) {
    OpenClinic clinic;
    const auto mark = clinic.access.noteReport(note());
    BOOST_TEST_REQUIRE(told(mark) == "");
    const auto last = clinic.access.trail(std::nullopt, 1).rows.front();
    BOOST_TEST(last.sequence == mark->sequence);
    BOOST_TEST(last.verb == "report.make");
    BOOST_TEST(last.payload == R"({"kind":"overrides","from":"2026-01-01","until":"2026-03-02","format":"pdf"})");
    BOOST_TEST(last.who == clinic.owner().person().fullName);
}

BOOST_AUTO_TEST_CASE(a_report_on_a_client_stands_in_the_trail_of_that_client) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    auto about = note();
    about.subject = clinic.access.client(ana)->uid;
    BOOST_TEST_REQUIRE(told(clinic.access.noteReport(about)) == "");
    const auto last = clinic.access.trail(std::nullopt, 1).rows.front();
    BOOST_TEST(last.verb == "report.make");
    BOOST_TEST(last.subject.text == about.subject.text);
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(sequence_and_head_on_paper_are_those_of_the_trail) {
    OpenClinic clinic;
    const auto mark = clinic.access.noteReport(note());
    BOOST_TEST_REQUIRE(told(mark) == "");
    const auto verified = clinic.access.verifyTrail({}, {});
    BOOST_TEST(verified.verified());
    BOOST_TEST(verified.head == mark->head);
    BOOST_TEST(verified.entries == mark->sequence);
    clinic.client();
    BOOST_TEST(clinic.access.verifyTrail({}, {}).head != mark->head);
}

BOOST_AUTO_TEST_CASE(who_may_not_make_reports_leaves_no_entry) {
    OpenClinic clinic;
    for (const auto& role : model::codesOf<model::Role>) {
        auto access = clinic.member(std::string{role.code}.append("-member").c_str(), {role.value});
        const auto entries = clinic.count("trail_entry");
        const auto mark = access.noteReport(note());
        BOOST_TEST_CONTEXT(role.code) {
            const bool may = db::mayDo({role.value}, db::reportVerb);
            BOOST_TEST(told(mark) == (may ? "" : "permission: not-permitted"));
            BOOST_TEST(clinic.count("trail_entry") == entries + (may ? 1 : 0));
        }
    }
    BOOST_TEST(db::mayDo({model::Role::auditor}, db::reportVerb));
    BOOST_TEST(!db::mayDo({model::Role::sender}, db::reportVerb));
}

BOOST_AUTO_TEST_SUITE_END()
