// The same thing has the same uid in every file, and each change counts on.

#include "app/deliver/care_calendar.h"
#include "tests/support/open_clinic.h"

BOOST_FIXTURE_TEST_SUITE(care_calendar, support::OpenClinic)

using support::row;

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(steps_keep_their_uid_and_the_clinics_file_has_initials_only) {
    const auto ana = client();
    signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    const auto first = deliver::clientCalendar(access, ana, {"Appointment at Clinic"}, now());
    BOOST_TEST_REQUIRE(support::told(first) == "");
    BOOST_TEST(first->entries > 5U);
    BOOST_TEST(says(first->text, "UID:reminder-"));
    BOOST_TEST(!says(first->text, "Lindqvist"));
    BOOST_TEST(!says(first->text, "SEQUENCE:1"));
    const auto again = deliver::clientCalendar(access, ana, {"Appointment at Clinic"}, now());
    BOOST_TEST(again->text == first->text);
    const auto whole = deliver::clinicCalendar(access, today(), today() + std::chrono::days{40}, now());
    BOOST_TEST_REQUIRE(support::told(whole) == "");
    BOOST_TEST(says(whole->text, "(A.L.)"));
    BOOST_TEST(!says(whole->text, "Lindqvist"));
}

BOOST_AUTO_TEST_CASE(a_client_who_is_gone_is_off_in_the_calendars_that_had_the_steps) {
    const auto ana = client();
    signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    const auto before = deliver::clientCalendar(access, ana, {"Visit"}, now());
    BOOST_TEST(before->cancelled == 0U);
    auto gone = access.client(ana).value();
    gone.deceased = today();
    edit(gone);
    const auto after = deliver::clientCalendar(access, ana, {"Visit"}, now());
    BOOST_TEST_REQUIRE(support::told(after) == "");
    BOOST_TEST(after->entries == before->entries);
    BOOST_TEST(after->cancelled == after->entries);
    BOOST_TEST(says(after->text, "METHOD:CANCEL"));
    BOOST_TEST(says(after->text, "SEQUENCE:1"));
    BOOST_TEST(!says(after->text, "SEQUENCE:0"));
}

BOOST_AUTO_TEST_CASE(a_session_that_was_an_error_takes_its_steps_out_of_the_calendars) {
    const auto ana = client();
    const auto visit = signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    const auto before = deliver::clientCalendar(access, ana, {"Visit"}, now());
    BOOST_TEST(before->cancelled == 0U);
    BOOST_TEST_REQUIRE(support::told(access.apply(model::InvalidateSession{visit, "entered twice"}, confirmed())) ==
                       "");
    const auto after = deliver::clientCalendar(access, ana, {"Visit"}, now());
    BOOST_TEST(after->entries == before->entries);
    BOOST_TEST(after->cancelled == after->entries);
    BOOST_TEST(says(after->text, "METHOD:CANCEL"));
    BOOST_TEST(!says(after->text, "SEQUENCE:0"));
    // Somebody who never had it is not told of it.
    const auto bea = client("Bea", "Holm");
    BOOST_TEST(deliver::clientCalendar(access, bea, {"Visit"}, now())->entries == 0U);
}

BOOST_AUTO_TEST_CASE(steps_at_other_hours_count_on_under_the_same_uid) {
    const auto ana = client();
    signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    const auto before = deliver::clientCalendar(access, ana, {"Visit"}, now());
    auto moved = access.client(ana).value();
    moved.timeZone = "America/New_York";
    edit(moved);
    const auto after = deliver::clientCalendar(access, ana, {"Visit"}, now());
    BOOST_TEST(after->entries == before->entries);
    BOOST_TEST(after->cancelled == 0U);
    BOOST_TEST(says(after->text, "SEQUENCE:1"));
    BOOST_TEST(says(after->text, "METHOD:PUBLISH"));
    BOOST_TEST(says(after->text, "America/New_York"));
}

BOOST_AUTO_TEST_CASE(the_client_s_calendar_speaks_the_client_s_language_and_the_clinic_s_its_own) {
    const auto ana = client();
    auto german = access.client(ana).value();
    german.language = "de";
    edit(german);
    signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    BOOST_TEST(says(deliver::clientCalendar(access, ana, {"Termin"}, now())->text, "SUMMARY:Tag 14: braune Flecken?"));
    const auto whole = deliver::clinicCalendar(access, today(), today() + std::chrono::days{40}, now());
    BOOST_TEST(says(whole->text, "SUMMARY:Day 14: any brown patches? (A.L.)"));
}

BOOST_AUTO_TEST_CASE(a_visit_that_was_moved_counts_on_and_a_cancelled_one_is_off) {
    const auto ana = client();
    const auto wanted = plan(ana, {row("chin", 1000)});
    const auto first = support::dayOf("2026-03-20");
    const model::SessionId visit{
        done(model::PlanSession{cleared(wanted, model::Act::plan, first), first, 600, 45, {}})};
    const auto uid = "UID:session-" + access.session(visit)->row.uid.text;
    const auto given = [&] { return deliver::clientCalendar(access, ana, {"Visit"}, now()).value().text; };
    auto text = given();
    BOOST_TEST(says(text, uid.substr(0, 40)));
    BOOST_TEST(says(text, "SEQUENCE:0"));
    const auto second = support::dayOf("2026-04-02");
    done(model::MoveSession{visit, cleared(wanted, model::Act::plan, second, visit), second, 600, 45, {}});
    text = given();
    BOOST_TEST(says(text, uid.substr(0, 40)));
    BOOST_TEST(says(text, "SEQUENCE:1"));
    BOOST_TEST(says(text, "DTSTART;TZID=Europe/London:20260402T100000"), text);
    done(model::CancelSession{visit, "ill", false});
    text = given();
    BOOST_TEST(says(text, "SEQUENCE:2"));
    BOOST_TEST(says(text, "METHOD:CANCEL"));
}

BOOST_AUTO_TEST_SUITE_END()
