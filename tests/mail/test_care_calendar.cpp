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
    const auto whole =
        deliver::clinicCalendar(access, today(), today() + std::chrono::days{40}, {"Visit", "Next visit due"}, now());
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
    const auto whole =
        deliver::clinicCalendar(access, today(), today() + std::chrono::days{40}, {"Visit", "Next visit due"}, now());
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

BOOST_AUTO_TEST_CASE(steps_that_are_planned_again_are_the_same_entries) {
    const auto ana = client();
    signedSession(ana, {row("chin", 1000)}, unitsOf(lot())[0], container());
    const deliver::CalendarWords words{"Visit", "Next visit"};
    const auto before = deliver::clientCalendar(access, ana, words, now());
    const auto willing = access.client(ana)->consent;
    auto refusing = access.client(ana).value();
    refusing.consent.fill(model::ContactConsent::refused);
    edit(refusing);
    const auto off = deliver::clientCalendar(access, ana, words, now());
    BOOST_TEST(off->entries == before->entries);
    BOOST_TEST(off->cancelled == before->entries);
    auto again = access.client(ana).value();
    again.consent = willing;
    edit(again);
    const auto back = deliver::clientCalendar(access, ana, words, now());
    BOOST_TEST(back->entries == before->entries);
    BOOST_TEST(back->cancelled == 0U);
    BOOST_TEST(says(back->text, "SEQUENCE:2"));
    BOOST_TEST(!says(back->text, "SEQUENCE:0"), back->text);
}

BOOST_AUTO_TEST_CASE(the_next_session_is_a_day_until_one_is_booked_or_held) {
    const auto ana = client();
    const auto units = unitsOf(lot());
    const auto sharps = container();
    const auto first = signedSession(ana, {row("chin", 1000)}, units[0], sharps);
    const deliver::CalendarWords words{"Visit", "Next visit"};
    const auto given = [&] { return deliver::clientCalendar(access, ana, words, now()).value().text; };
    /// The entry of the next session after this one; empty when the file has none.
    const auto entryAfter = [&](const std::string& text, model::SessionId session) {
        const auto at = text.find("UID:due-" + access.session(session)->row.uid.text);
        return at == std::string::npos ? std::string{} : text.substr(at, text.find("END:VEVENT", at) - at);
    };
    const auto due = access.dueVisits(ana);
    BOOST_TEST_REQUIRE(due.size() == 1U);
    BOOST_TEST(due[0].comes);
    BOOST_TEST((due[0].due > today()));
    auto date = model::isoText(due[0].due);
    std::erase(date, '-');
    auto entry = entryAfter(given(), first);
    BOOST_TEST(says(entry, "DTSTART;VALUE=DATE:" + date + "\r\n"), entry);
    BOOST_TEST(says(entry, "SUMMARY:Next visit\r\n"), entry);
    BOOST_TEST(says(entry, "SEQUENCE:0\r\n"), entry);
    BOOST_TEST(!says(entry, "DTEND"), entry);
    BOOST_TEST(!says(entry, "chin"), entry);
    // Booked, and cancelled again.
    const auto wanted = plan(ana, {row("chin", 1000)});
    const auto day = due[0].due + model::Days{7};
    const model::SessionId visit{done(model::PlanSession{cleared(wanted, model::Act::plan, day), day, 600, 45, {}})};
    entry = entryAfter(given(), first);
    BOOST_TEST(says(entry, "STATUS:CANCELLED"), entry);
    BOOST_TEST(says(entry, "SEQUENCE:1\r\n"), entry);
    done(model::CancelSession{visit, "ill", false});
    entry = entryAfter(given(), first);
    BOOST_TEST(says(entry, "STATUS:CONFIRMED"), entry);
    BOOST_TEST(says(entry, "SEQUENCE:2\r\n"), entry);
    // Wants none; nobody is told twice.
    done(model::NoteNextVisit{ana, model::NextVisitOutcome::later, due[0].due + model::Days{10}, ""});
    BOOST_TEST((access.dueVisits(ana)[0].due == due[0].due + model::Days{10}));
    done(model::NoteNextVisit{ana, model::NextVisitOutcome::declined, std::nullopt, ""});
    entry = entryAfter(given(), first);
    BOOST_TEST(says(entry, "STATUS:CANCELLED"), entry);
    BOOST_TEST(says(entry, "SEQUENCE:3\r\n"), entry);
    BOOST_TEST(says(entryAfter(given(), first), "SEQUENCE:3\r\n"));
}

BOOST_AUTO_TEST_CASE(a_newer_session_has_a_next_one_of_its_own_in_both_files) {
    const auto ana = client();
    const auto units = unitsOf(lot());
    const auto sharps = container();
    const auto first = signedSession(ana, {row("chin", 1000)}, units[0], sharps);
    const auto whole = [&](model::Day from, model::Day to) {
        return deliver::clinicCalendar(access, from, to, {"Visit", "Next visit due"}, now()).value().text;
    };
    const auto due = access.dueVisits(std::nullopt);
    BOOST_TEST_REQUIRE(due.size() == 1U);
    BOOST_TEST(!says(whole(today(), due[0].due - model::Days{1}), "Next visit due"));
    auto text = whole(today(), due[0].due);
    BOOST_TEST(says(text, "UID:clinic-due-" + access.session(first)->row.uid.text), text);
    BOOST_TEST(says(text, "SUMMARY:Next visit due (A.L.)"), text);
    later(std::chrono::hours{24 * 60});
    const auto second = signedSession(ana, {row("chin", 1000)}, units[1], sharps);
    const auto next = access.dueVisits(ana);
    BOOST_TEST_REQUIRE(next.size() == 2U);
    BOOST_TEST(next[0].comes);
    BOOST_TEST(!next[1].comes);
    text = whole(today(), next[0].due);
    const auto old = text.find("UID:clinic-due-" + access.session(first)->row.uid.text);
    BOOST_REQUIRE(old != std::string::npos); // its day has gone by, but the calendar has it
    BOOST_TEST(says(text.substr(old, text.find("END:VEVENT", old) - old), "STATUS:CANCELLED"), text);
    BOOST_TEST(says(text, "UID:clinic-due-" + access.session(second)->row.uid.text), text);
    BOOST_TEST(!says(whole(today(), next[0].due), "UID:clinic-due-" + access.session(first)->row.uid.text));
}

BOOST_AUTO_TEST_SUITE_END()
