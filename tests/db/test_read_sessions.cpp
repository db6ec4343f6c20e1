#include "db/read_sessions.h"
#include "tests/support/clinic_rows.h"

#include <boost/test/unit_test.hpp>

namespace read_sessions {

using support::day;

struct Diary : support::ClinicRows {
    model::ClientId anna = client({.given = "Anna", .family = "Adams"});
    model::ClientId madonna = client({.given = "", .family = "Madonna"});

    void row(model::SessionId session, int version, int ordinal, const char* zone, int depth) {
        db.run("INSERT INTO session_row (session_id, version, ordinal, zone, modality, indication, depth, passes, rf, "
               "note) VALUES (?, ?, ?, ?, 'pen', 'acne-scars', ?, 3, 0, '')",
               session, version, ordinal, zone, depth);
    }
};

} // namespace read_sessions

BOOST_FIXTURE_TEST_SUITE(read_sessions, Diary)

BOOST_AUTO_TEST_CASE(a_day_shows_its_sessions_by_the_hour) {
    const auto today = day("2026-11-22");
    session(anna, today, 900);
    session(madonna, today, 540);
    session(anna, day("2026-11-21"), 600);
    const auto rows = db::read::sessionsOn(db, today);
    BOOST_REQUIRE_EQUAL(rows.size(), 2U);
    BOOST_TEST(rows[0].clientName == "Madonna");
    BOOST_TEST(rows[0].minute == 540);
    BOOST_TEST(rows[1].clientName == "Anna Adams");
    BOOST_TEST(rows[1].performerName == "Mara Voss");
    BOOST_TEST(db::read::sessionsOn(db, day("2026-11-23")).empty());
}

BOOST_AUTO_TEST_CASE(a_chart_shows_the_newest_first_and_says_how_many) {
    const auto old = session(anna, day("2026-09-01"));
    const auto middle = session(anna, day("2026-10-01"));
    const auto late = session(anna, day("2026-11-01"));
    session(madonna, day("2026-11-02"));
    const auto listed = db::read::sessionsOf(db, anna, 2);
    BOOST_TEST(listed.total == 3);
    BOOST_REQUIRE_EQUAL(listed.rows.size(), 2U);
    BOOST_TEST((listed.rows[0].id == late));
    BOOST_TEST((listed.rows[1].id == middle));
    BOOST_TEST((db::read::sessionsOf(db, anna, 10).rows[2].id == old));
}

BOOST_AUTO_TEST_CASE(open_sessions_wait_for_a_signature_whatever_their_day) {
    const auto forgotten = session(anna, day("2026-09-01"));
    const auto done = session(anna, day("2026-10-01"));
    sign(done);
    const auto today = session(madonna, day("2026-11-22"));
    const auto open = db::read::openSessions(db, {});
    BOOST_REQUIRE_EQUAL(open.size(), 2U);
    BOOST_TEST((open[0].id == forgotten));
    BOOST_TEST((open[1].id == today));
    BOOST_TEST(db::read::openSessions(db, performer).size() == 2U);
    BOOST_TEST(db::read::openSessions(db, account("Somebody else")).empty());
}

BOOST_AUTO_TEST_CASE(a_session_shows_the_rows_that_hold_now_and_what_was_used) {
    const auto id = lot(product("SkinPen", "Precision"), "24F118", day("2027-01-01"), 3);
    const auto visit = session(anna, day("2026-11-01"));
    row(visit, 1, 0, "forehead", 500);
    db.run("UPDATE session SET version = 2 WHERE id = ?", visit);
    row(visit, 2, 0, "cheek-left", 1000);
    row(visit, 2, 1, "cheek-right", 1500);
    event(model::CartridgeId{1}, "opened", {.session = visit});
    use(visit, model::CartridgeId{1}, "used");
    use(visit, model::CartridgeId{2}, "returned-sealed");
    db.run("INSERT INTO cartridge_use (session_id, lot_id, pack_intact, sheath_changed, fate, live) VALUES "
           "(?, ?, 1, 1, 'used', 0)",
           visit, id);
    db.run("INSERT INTO session_anaesthetic (session_id, product, lot, strength_permille, cream_mg) VALUES "
           "(?, 'Cream', 'C1', 40, 5000)",
           visit);
    db.run("INSERT INTO session_topical (session_id, ordinal, product, lot, under_needles) VALUES "
           "(?, 0, 'Serum', 'S1', 1)",
           visit);
    sign(visit);
    const auto detail = db::read::session(db, visit).value();
    BOOST_REQUIRE_EQUAL(detail.record.plan.rows.size(), 2U);
    BOOST_TEST(detail.record.plan.rows[0].zone.text == "cheek-left");
    BOOST_TEST(detail.record.plan.rows[1].depth->micrometres == 1500);
    BOOST_TEST((detail.record.plan.client == anna));
    BOOST_REQUIRE_EQUAL(detail.record.cartridges.size(), 3U);
    BOOST_REQUIRE_EQUAL(detail.units.size(), 3U);
    BOOST_TEST(detail.units[0].lotNumber == "24F118");
    BOOST_TEST(!detail.units[2].id);
    BOOST_TEST((detail.record.cartridges[1].fate == model::CartridgeFate::returnedSealed));
    const std::vector<std::string> names{"24F118, " + db::printedId("NB", 1), "24F118"};
    BOOST_TEST(detail.row.cartridges == names, boost::test_tools::per_element());
    BOOST_TEST(detail.record.anaesthetic->creamMilligrams == 5000);
    BOOST_REQUIRE_EQUAL(detail.record.topicals.size(), 1U);
    BOOST_TEST(detail.record.topicals[0].underNeedles);
    BOOST_TEST(detail.signedBy == "Mara Voss");
    BOOST_TEST(detail.signedAt.has_value());
    BOOST_TEST((db::read::sessionByUid(db, detail.row.uid) == visit));
    BOOST_TEST(!db::read::session(db, model::SessionId{99}).has_value());
    BOOST_TEST(!db::read::sessionByUid(db, {"nobody"}).has_value());
}

BOOST_AUTO_TEST_CASE(an_assessment_comes_back_with_its_findings_and_overrides) {
    const auto visit = session(anna, day("2026-11-01"));
    db.run("INSERT INTO session_assessment (session_id, version, act, day, rule_book, verdict, earliest, at) VALUES "
           "(?, 1, 'start', '2026-11-01', 1, 'warn', '2026-11-01', 0)",
           visit);
    db.run("INSERT INTO session_finding (session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, "
           "strength, required_days, days_short, earliest, source, grade, cause_uid, cause_day, cause_zone, "
           "cause_modality, cause_device_name, cause_label, cause_device_known, cause_depth, cause_elsewhere, "
           "cause_under_way) VALUES (?, 1, 0, 'key', 'healing-recommended', 'pen-1000', 1, 'forehead', 'warn', 28, 4, "
           "'2026-11-05', 'a book', 'B', 'uid', '2026-10-08', 'forehead', 'pen', 'SkinPen', 'skinpen', 1, 1000, 0, 0)",
           visit);
    db.run("INSERT INTO session_zone (session_id, version, ordinal, zone, verdict, history_known, earliest, "
           "recommended, why) VALUES (?, 1, 0, 'forehead', 'warn', 1, '2026-11-01', '2026-11-05', 0)",
           visit);
    for (const auto* const words : {"client flies home", "client flies home on Friday"}) {
        db.run("INSERT INTO session_override (uid, session_id, version, finding_key, rule_book, days_short, reason, "
               "words, account_id, at) VALUES (?, ?, 1, 'key', 1, 4, 'client-request', ?, ?, 0)",
               uid(), visit, words, performer);
    }
    const auto detail = db::read::session(db, visit).value();
    BOOST_TEST((detail.assessment.verdict == model::Verdict::warn));
    BOOST_REQUIRE_EQUAL(detail.assessment.findings.size(), 1U);
    const auto& finding = detail.assessment.findings[0];
    BOOST_TEST(finding.daysShort == 4);
    BOOST_TEST(finding.cause->deviceName == "SkinPen");
    BOOST_TEST(finding.cause->depth->micrometres == 1000);
    BOOST_TEST((finding.cause->day == day("2026-10-08")));
    BOOST_REQUIRE_EQUAL(detail.assessment.zones.size(), 1U);
    BOOST_TEST((detail.assessment.zones[0].last == finding.cause));
    BOOST_REQUIRE_EQUAL(detail.overrides.size(), 1U); // the later one stands
    BOOST_TEST(detail.overrides[0].words == "client flies home on Friday");
}

BOOST_AUTO_TEST_CASE(drafts_are_one_s_own_or_everyone_s) {
    const auto other = account("Iris Lund");
    const auto save = [&](model::ClientId who, model::AccountId by, int at) {
        db.run("INSERT INTO draft (client_id, account_id, saved_at, text) VALUES (?, ?, ?, '{}')", who, by, at);
    };
    save(anna, performer, 1);
    save(anna, other, 2);
    save(madonna, performer, 3);
    const auto own = db::read::drafts(db, performer);
    BOOST_REQUIRE_EQUAL(own.size(), 2U);
    BOOST_TEST(own[0].clientName == "Madonna"); // the latest first
    BOOST_TEST(db::read::drafts(db, {}).size() == 3U);
    BOOST_TEST(db::read::draft(db, anna, other)->accountName == "Iris Lund");
    BOOST_TEST(!db::read::draft(db, madonna, other).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
