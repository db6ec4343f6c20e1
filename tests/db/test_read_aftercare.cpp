#include "db/read_aftercare.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

namespace read_aftercare {

using support::day;
using support::instant;
using Steps = std::vector<std::string>;

const auto now = instant("2026-11-22T12:00:00.000000Z");

struct Calls : support::ClinicRows {
    Calls() {
        db.run("INSERT INTO aftercare_plan (id, code, version, name, over_depth, up_to_depth, current) VALUES "
               "(1, 'pen', 1, 'Pen', -1, 5000, 1)");
    }
    /// Due and late at these hours before now; a negative number is still to come.
    model::ReminderId reminder(const std::string& step, int dueHoursAgo, int lateHoursAgo,
                               const char* state = "planned", std::optional<model::ClientId> who = {}) {
        const auto visit = session(who.value_or(anna), day("2026-11-01"));
        const auto stepId =
            db.insert("INSERT INTO aftercare_step (plan_id, ordinal, code, by_hours, step_offset, window_from, "
                      "window_to, needs_staff, expects_answer, title, text, source) VALUES "
                      "(1, ?, ?, 0, 1, 540, 1140, 1, 1, 'Call', 'How is it?', '')",
                      ordinal_++, step);
        return model::ReminderId{
            db.insert("INSERT INTO reminder (uid, session_id, client_id, step_id, revision, state, day, window_from, "
                      "window_to, time_zone, due_at, late_at) VALUES (?, ?, ?, ?, 1, ?, '2026-11-22', 540, 1140, "
                      "'Europe/London', ?, ?)",
                      uid(), visit, who.value_or(anna), stepId, state, now - std::chrono::hours{dueHoursAgo},
                      now - std::chrono::hours{lateHoursAgo})};
    }
    db::Listed<db::ReminderRow> ask(db::ReminderSet set, int limit = 500) {
        db::ReminderQuery query;
        query.set = set;
        query.client = anna;
        query.limit = limit;
        return db::read::reminders(db, query, now);
    }
    Steps steps(db::ReminderSet set) {
        Steps found;
        for (const auto& row : ask(set).rows) {
            found.push_back(row.step);
            const auto urgency = model::urgency(row.due.dueAt, row.due.lateAt, now);
            if (set == db::ReminderSet::missed) {
                BOOST_TEST((urgency == model::Urgency::missed), row.step);
            }
            if (set == db::ReminderSet::dueNow && row.state == model::ReminderState::planned) {
                BOOST_TEST((urgency == model::Urgency::due || urgency == model::Urgency::late), row.step);
            }
        }
        return found;
    }
    model::ClientId anna = client({.given = "Anna", .family = "Adams", .phone = "0113 496 0001"});

private:
    int ordinal_ = 0;
};

} // namespace read_aftercare

BOOST_FIXTURE_TEST_SUITE(read_aftercare, Calls)

BOOST_AUTO_TEST_CASE(what_is_due_comes_late_first_and_without_what_was_missed) {
    reminder("later", -1, -5);
    reminder("due-now", 0, -8);
    reminder("due", 2, -6);
    reminder("late-now", 10, 0);
    reminder("late", 33, 23);
    reminder("missed-now", 34, 24);
    reminder("missed", 200, 190);
    reminder("done", 2, -6, "done");
    reminder("failed", 300, 290, "failed");
    reminder("unknown", 5, -5, "unknown");
    BOOST_TEST(steps(db::ReminderSet::dueNow) == (Steps{"failed", "late", "late-now", "unknown", "due", "due-now"}),
               boost::test_tools::per_element());
    BOOST_TEST(steps(db::ReminderSet::missed) == (Steps{"missed-now", "missed"}), boost::test_tools::per_element());
    BOOST_TEST(steps(db::ReminderSet::done) == Steps{"done"}, boost::test_tools::per_element());
    BOOST_TEST(ask(db::ReminderSet::dueNow).total == 6);
    BOOST_TEST(ask(db::ReminderSet::dueNow, 2).rows.size() == 2U);
    BOOST_TEST(ask(db::ReminderSet::dueNow, 2).total == 6);
    BOOST_TEST(ask(db::ReminderSet::missed).total == 2);
    BOOST_TEST(ask(db::ReminderSet::all).total == 10);
    BOOST_TEST(steps(db::ReminderSet::ofClient).front() == "failed"); // by time
}

BOOST_AUTO_TEST_CASE(another_moment_may_be_asked_about) {
    reminder("tomorrow", -24, -30);
    db::ReminderQuery query;
    query.at = now + std::chrono::hours{25};
    BOOST_TEST(db::read::reminders(db, query, now).total == 1);
    query.at = now;
    BOOST_TEST(db::read::reminders(db, query, now).total == 0);
}

BOOST_AUTO_TEST_CASE(the_dead_are_not_reminded) {
    const auto edgar = client({.given = "Edgar", .family = "Smith", .deceased = day("2026-11-20")});
    reminder("due", 2, -6, "planned", edgar);
    BOOST_TEST(ask(db::ReminderSet::dueNow).total == 0);
    BOOST_TEST(ask(db::ReminderSet::all).total == 1);
}

BOOST_AUTO_TEST_CASE(what_was_done_says_who_and_what_and_the_newest_comes_first) {
    reminder("old", 500, 490, "answered");
    const auto call = reminder("new", 20, 10, "done");
    reminder("middle", 50, 40, "skipped");
    for (const auto* const note : {"no reply", "all fine"}) {
        db.run("INSERT INTO reminder_answer (reminder_id, at, account_id, outcome, note) VALUES (?, 0, ?, 'done', ?)",
               call, performer, note);
    }
    BOOST_TEST(steps(db::ReminderSet::done) == (Steps{"new", "middle", "old"}), boost::test_tools::per_element());
    const auto row = ask(db::ReminderSet::done).rows[0];
    BOOST_TEST(row.note == "all fine");
    BOOST_TEST(row.who == "Mara Voss");
    BOOST_TEST(row.clientName == "Anna Adams");
    BOOST_TEST(row.phone == "0113 496 0001");
    BOOST_TEST(row.text == "How is it?");
    BOOST_TEST(row.needsStaff);
    BOOST_TEST(ask(db::ReminderSet::done, 1).rows.size() == 1U);
    BOOST_TEST(ask(db::ReminderSet::done, 1).total == 3);
}

BOOST_AUTO_TEST_CASE(who_is_called_now_and_what_is_caught_up_with_never_overlap) {
    reminder("later", -1, -5);
    reminder("due", 2, -6);
    reminder("late", 33, 23);
    reminder("missed", 200, 190);
    reminder("failed", 300, 290, "failed");
    reminder("unknown", 5, -5, "unknown");
    reminder("just-claimed", 5, -5, "claimed");
    db.run("UPDATE reminder SET planned_at = ? WHERE id = ?", now, reminder("entered-late", 3, 1));
    db.run("UPDATE reminder SET retry_at = ? WHERE id = ?", now, reminder("tried-again", 2, -2, "failed"));
    db.run("INSERT INTO reminder_attempt (reminder_id, at, channel, outcome, text, account_id) "
           "SELECT m.id, ?, 'email', 'claimed', 'x', ? FROM reminder m JOIN aftercare_step t ON t.id = m.step_id "
           "WHERE t.code = 'just-claimed'",
           now, performer);
    BOOST_TEST(steps(db::ReminderSet::callNow) == (Steps{"failed", "late", "unknown", "due"}),
               boost::test_tools::per_element());
    BOOST_TEST(steps(db::ReminderSet::catchUp) == (Steps{"entered-late", "missed"}), boost::test_tools::per_element());
    BOOST_TEST(ask(db::ReminderSet::callNow, 1).rows.size() == 1U);
    BOOST_TEST(ask(db::ReminderSet::callNow, 1).total == 4);
    BOOST_TEST(ask(db::ReminderSet::catchUp, 1).total == 2);
}

BOOST_AUTO_TEST_SUITE_END()
