// The report on overrides: what is counted, what is listed, and for whom.
#include "db/read_overrides.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

namespace read_overrides {

using support::day;

struct Overridden : support::ClinicRows {
    model::ClientId anna = client({.given = "Anna", .family = "Adams"});
    model::AccountId rosa = account("Rosa Osei");

    void finding(model::SessionId session, int version, const char* key, const char* strength, int daysShort = 3) {
        db.run(
            "INSERT INTO session_finding (session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, "
            "strength, required_days, days_short, source, grade) VALUES (?1, ?2, (SELECT count(*) FROM "
            "session_finding WHERE session_id = ?1 AND version = ?2), ?3, 'healing-floor', 'pen', 1, 'nose', ?4, 28, "
            "?5, 'S4', 'B')",
            session, version, key, strength, daysShort);
    }
    void overridden(model::SessionId session, int version, const char* key, const char* words,
                    std::optional<model::AccountId> confirmed = {}) {
        db.run("INSERT INTO session_override (uid, session_id, version, finding_key, rule_book, days_short, reason, "
               "words, account_id, confirmed_by_id, at) VALUES (?, ?, ?, ?, 1, 3, 'client-request', ?, ?, ?, 0)",
               uid(), session, version, key, words, performer, confirmed);
    }
    db::OverrideReport report(const char* first = "2026-01-01", const char* last = "2026-12-31", int limit = 100) {
        return db::read::overrides(db, {.first = day(first), .last = day(last), .performer = {}, .limit = limit});
    }
};

} // namespace read_overrides

BOOST_FIXTURE_TEST_SUITE(read_overrides, Overridden)

BOOST_AUTO_TEST_CASE(sessions_overrides_denials_and_second_signers_are_counted) {
    const auto one = session(anna, day("2026-03-01"));
    finding(one, 1, "a", "deny");
    finding(one, 1, "b", "warn");
    overridden(one, 1, "a", "she insisted", rosa);
    overridden(one, 1, "b", "it is calm");
    const auto two = session(anna, day("2026-04-01"));
    finding(two, 1, "a", "deny");
    overridden(two, 1, "a", "alone here", performer);
    session(anna, day("2026-05-01"));
    const auto found = report();
    BOOST_REQUIRE_EQUAL(found.people.size(), 1U);
    const auto& mara = found.people.front();
    BOOST_TEST(mara.name == "Mara Voss");
    BOOST_TEST(mara.sessions == 3);
    BOOST_TEST(mara.overridden == 2);
    BOOST_TEST(mara.overrides == 3);
    BOOST_TEST(mara.denials == 2);
    BOOST_TEST(mara.seconded == 1);
    BOOST_TEST(found.total == 3);
    BOOST_REQUIRE_EQUAL(found.lines.size(), 3U);
    BOOST_TEST((found.lines[0].session == two)); // the newest first
    BOOST_TEST(found.lines[0].secondSigner == "");
    BOOST_TEST((found.lines[0].finding.strength == model::Strength::deny));
    BOOST_TEST(found.lines[0].finding.zone.text == "nose");
    BOOST_TEST(found.lines[0].finding.daysShort == 3);
    BOOST_TEST(found.lines[0].clientName == "Anna Adams");
    BOOST_TEST(found.lines[0].by == "Mara Voss");
    BOOST_TEST(found.lines[0].words == "alone here");
    BOOST_TEST(found.lines[2].secondSigner == "Rosa Osei");
}

BOOST_AUTO_TEST_CASE(of_a_finding_overridden_twice_the_last_word_counts) {
    const auto one = session(anna, day("2026-03-01"));
    finding(one, 1, "a", "warn");
    overridden(one, 1, "a", "when planned");
    finding(one, 2, "a", "deny");
    overridden(one, 2, "a", "when started", rosa);
    const auto found = report();
    BOOST_TEST(found.total == 1);
    BOOST_REQUIRE_EQUAL(found.lines.size(), 1U);
    BOOST_TEST(found.lines[0].words == "when started");
    BOOST_TEST(found.people.front().overrides == 1);
    BOOST_TEST(found.people.front().denials == 1);
}

BOOST_AUTO_TEST_CASE(period_practitioner_and_limit_bound_it) {
    for (const auto* on : {"2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"}) {
        const auto visit = session(anna, day(on));
        finding(visit, 1, "a", "deny");
        overridden(visit, 1, "a", on);
    }
    const auto march = report("2026-03-01", "2026-03-31");
    BOOST_TEST(march.total == 2);
    BOOST_TEST(march.people.front().sessions == 2);
    const auto first = report("2026-01-01", "2026-12-31", 1);
    BOOST_TEST(first.total == 4);
    BOOST_REQUIRE_EQUAL(first.lines.size(), 1U);
    BOOST_TEST(first.lines[0].words == "2026-04-01");
    const auto hers = db::read::overrides(
        db, {.first = day("2026-01-01"), .last = day("2026-12-31"), .performer = rosa, .limit = 100});
    BOOST_TEST(hers.total == 0);
    BOOST_TEST(hers.people.empty());
}

BOOST_AUTO_TEST_CASE(what_was_never_done_or_is_void_is_left_out) {
    for (const auto* state : {"planned", "arrived", "cancelled", "invalidated"}) {
        const auto visit = session(anna, day("2026-03-01"));
        finding(visit, 1, "a", "deny");
        overridden(visit, 1, "a", state);
        db.run("UPDATE session SET state = ?, counts = 0 WHERE id = ?", state, visit);
    }
    BOOST_TEST(report().total == 0);
    BOOST_TEST(report().people.empty());
}

BOOST_AUTO_TEST_SUITE_END()
