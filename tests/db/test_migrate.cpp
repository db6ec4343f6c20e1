#include "db/migrate.h"
#include "db/trail.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate)

using db::Connection;
using db::Fault;

struct Desk {
    support::Scratch scratch;
    Connection connection = open("a.db");

    Connection open(const char* name) {
        support::writeFile(scratch / name, "");
        return Connection{scratch / name, {}};
    }
};

std::string schemaOf(Connection& connection) {
    std::string text;
    connection.each("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name",
                    [&](const db::Row& row) { text += row.text(0) + '\n'; });
    return text;
}

template <class Work>
db::Error errorOf(Work work) {
    try {
        work();
    } catch (const db::Error& e) {
        return e;
    }
    BOOST_ERROR("nothing was thrown");
    return db::Error{Fault::other, "", ""};
}

BOOST_AUTO_TEST_CASE(a_new_file_gets_every_script_once_and_is_marked_as_ours) {
    Desk desk;
    const auto count = static_cast<int>(db::releasedScripts().size());
    BOOST_TEST(count >= 1);
    BOOST_TEST(db::storeVersion(desk.connection) == 0);
    BOOST_TEST(db::migrate(desk.connection) == count);
    BOOST_TEST(db::storeVersion(desk.connection) == count);
    BOOST_TEST(desk.connection.value<std::int64_t>("PRAGMA application_id") == db::applicationId);
    const auto before = schemaOf(desk.connection);
    BOOST_TEST(db::migrate(desk.connection) == 0);
    BOOST_TEST(schemaOf(desk.connection) == before);
}

BOOST_AUTO_TEST_CASE(a_store_of_any_version_becomes_what_a_new_one_is) {
    Desk desk;
    db::migrate(desk.connection);
    const auto fresh = schemaOf(desk.connection);
    const auto all = db::releasedScripts();
    for (std::size_t version = 1; version < all.size(); ++version) {
        BOOST_TEST_CONTEXT("version " << version) {
            auto old = desk.open(("old-" + std::to_string(version) + ".db").c_str());
            db::migrate(old, all.first(version));
            BOOST_TEST(db::storeVersion(old) == static_cast<int>(version));
            db::migrate(old);
            BOOST_TEST(schemaOf(old) == fresh);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(the_plans_of_an_older_store_speak_german_too_and_a_guardian_needs_no_mail, Desk) {
    auto& c = connection;
    const auto all = db::releasedScripts();
    std::size_t before = 0;
    while (all[before].name != "009_aftercare") {
        ++before;
        BOOST_REQUIRE(before < all.size());
    }
    db::migrate(c, all.first(before));
    const auto step = [&](int id, int plan, const char* code) {
        c.run("INSERT INTO aftercare_step (id, plan_id, ordinal, code, by_hours, step_offset, window_from, window_to, "
              "needs_staff, expects_answer, title, text, source) VALUES (?1, ?2, ?1, ?3, 0, 7, 540, 1140, 0, 1, 'T', "
              "'Text', '')",
              id, plan, code);
    };
    std::optional<db::Hash> digest;
    c.write([&] {
        c.run("INSERT INTO aftercare_plan (id, code, version, name, over_depth, up_to_depth, current) VALUES "
              "(1, 'scalp', 1, 'S', -1, 5000, 1), (2, 'ours', 1, 'O', -1, 5000, 1)");
        step(1, 1, "day-7");
        step(2, 2, "day-7");
        c.run("INSERT INTO client (id, uid, given_name, family_name, phone, email, address_lines, address_city, "
              "address_postcode, address_country, consent_email, consent_sms, consent_phone, consent_post, language, "
              "time_zone, guardian_name, guardian_relation, guardian_phone, allergies, desk_notes, external_reference, "
              "created_at) VALUES (1, ?, 'Ana', 'Moor', '', '', '', '', '', '', 'not-asked', 'not-asked', "
              "'not-asked', 'not-asked', '', '', 'Eva Moor', 'mother', '', '', '', '', 0)",
              std::string(36, 'c'));
        db::RowDigests digests{c};
        digest = digests.of("client", 1);
    });
    BOOST_REQUIRE(digest.has_value());
    db::migrate(c);
    BOOST_TEST(c.value<std::string>("SELECT group_concat(step_id || ' ' || language || ' ' || title) FROM "
                                    "aftercare_step_words") == "1 de Tag 7: ist die Kopfhaut ruhig?");
    db::RowDigests digests{c};
    BOOST_TEST((digests.of("client", 1) == digest)); // what was hashed then still verifies
}

BOOST_AUTO_TEST_CASE(every_table_of_ours_is_strict) {
    Desk desk;
    db::migrate(desk.connection);
    const auto loose = desk.connection.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
        [](const db::Row& row) { return row.text(0); });
    BOOST_TEST(loose.empty(), (loose.empty() ? "" : loose.front()));
}

BOOST_AUTO_TEST_CASE(a_script_that_fails_half_way_changes_nothing) {
    Desk desk;
    const db::Script good{"001_a", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (7);"};
    const db::Script halfway{"002_b", "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT; UPDATE a SET id = 8; "
                                      "INSERT INTO nowhere VALUES (1);"};
    const db::Script dangling{"002_c", "CREATE TABLE c (a_id INTEGER REFERENCES a (id)) STRICT;"
                                       "PRAGMA defer_foreign_keys = ON; INSERT INTO c VALUES (99);"};
    const std::vector<db::Script> first{good};
    db::migrate(desk.connection, first);
    const auto before = schemaOf(desk.connection);
    for (const auto& bad : {halfway, dangling}) {
        const std::vector<db::Script> both{good, bad};
        BOOST_CHECK_THROW(db::migrate(desk.connection, both), db::Error);
        BOOST_TEST(schemaOf(desk.connection) == before);
        BOOST_TEST(db::storeVersion(desk.connection, both) == 1);
        BOOST_TEST(desk.connection.value<int>("SELECT id FROM a") == 7);
    }
}

BOOST_AUTO_TEST_CASE(newer_and_foreign_databases_are_told_apart_and_left_alone) {
    Desk desk;
    db::migrate(desk.connection);
    desk.connection.script("PRAGMA user_version = 999");
    BOOST_CHECK(errorOf([&] { db::migrate(desk.connection); }).fault() == Fault::tooNew);
    BOOST_TEST(desk.connection.value<int>("PRAGMA user_version") == 999);

    auto other = desk.open("other.db");
    other.script("CREATE TABLE bookmarks (url TEXT)");
    const auto before = schemaOf(other);
    BOOST_CHECK(errorOf([&] { db::migrate(other); }).fault() == Fault::notOurs);
    BOOST_TEST(schemaOf(other) == before);
}

BOOST_AUTO_TEST_CASE(a_ledger_written_before_the_whole_ledger_came_is_taken_over) {
    Desk desk;
    auto& c = desk.connection;
    const auto all = db::releasedScripts();
    std::size_t before = 0;
    while (all[before].name != "005_ledger") {
        ++before;
        BOOST_REQUIRE(before < all.size());
    }
    db::migrate(c, all.first(before));
    auto uid = [n = 0]() mutable { return std::string(30, '0') + std::to_string(100'000 + ++n); };
    const auto unit = [&](int number) {
        c.run(
            "INSERT INTO cartridge (id, uid, number, printed_id, lot_id, state) VALUES (?1, ?2, ?1, ?3, 1, 'in-stock')",
            number, uid(), "N-" + std::to_string(number));
        c.run(
            "INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id) VALUES (?, 'received', '', ?, 1)",
            number, model::parseInstant("2026-01-05T09:00:00.000000Z"));
    };
    c.write([&] {
        c.run(
            "INSERT INTO account (id, uid, sign_in_name, folded_name, full_name, trainee, disabled, created_at) VALUES "
            "(1, ?, 'a', 'a', 'A', 0, 0, 0)",
            uid());
        c.run("INSERT INTO product (id, uid, brand, model_name, modality, low_stock_at) VALUES (1, ?, 'B', 'M', 'pen', "
              "1)",
              uid());
        c.run("INSERT INTO lot (id, uid, product_id, number, number_folded, use_by, udi_as_scanned, quarantine, "
              "recalled, "
              "received_at) VALUES (1, ?, 1, 'A', 'A', '2027-01-01', '', '', 0, 0)",
              uid());
        for (int number = 1; number <= 4; ++number) {
            unit(number);
        }
        c.run("INSERT INTO cartridge_event (cartridge_id, event, waste_reason, note, at, account_id) VALUES "
              "(1, 'wasted', 'dropped', '', ?, 1)",
              model::parseInstant("2026-01-06T09:00:00.000000Z"));
        c.run("INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id) VALUES (2, 'lost', '', ?, 1)",
              model::parseInstant("2026-01-06T09:00:00.000000Z"));
        c.run("INSERT INTO container (id, uid, number, assembled, fill_percent, state, consignment) VALUES "
              "(1, ?, 'B-1', '2026-01-01', 10, 'open', '')",
              uid());
        c.run("INSERT INTO container_event (container_id, event, fill_percent, note, at, account_id) VALUES "
              "(1, 'assembled', 0, '', 0, 1)");
    });
    // Digests of old rows stay as they were: what was hashed then must still verify.
    db::RowDigests digests{c};
    const auto digest = digests.of("cartridge_event", 5);
    BOOST_REQUIRE(digest.has_value());

    BOOST_TEST(db::migrate(c) == static_cast<int>(all.size() - before));
    const auto counts = c.value<std::string>(
        "SELECT received || ' ' || in_stock || ' ' || wasted || ' ' || lost || ' ' || found FROM lot_count_cache");
    BOOST_TEST(counts == "4 2 1 1 0");
    const auto days =
        c.rows("SELECT day || ' ' || received || ' ' || wasted || ' ' || lost FROM lot_day_cache ORDER BY day",
               [](const db::Row& row) { return row.text(0); });
    BOOST_TEST(days == (std::vector<std::string>{"2026-01-05 4 0 0", "2026-01-06 0 1 1"}),
               boost::test_tools::per_element());
    db::RowDigests after{c};
    BOOST_TEST((after.of("cartridge_event", 5) == digest));
    BOOST_TEST(after.of("container_event", 1).has_value());
    // And it goes on: the one lost is found again.
    c.run("INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id, day) VALUES (2, 'found', '', 0, 1, "
          "'2026-02-01')");
    BOOST_TEST(c.value<std::string>("SELECT state FROM cartridge WHERE id = 2") == "in-stock");
}

BOOST_FIXTURE_TEST_CASE(findings_of_before_stay_when_plans_can_be_nearer_than_recommended, Desk) {
    auto& c = connection;
    const auto all = db::releasedScripts();
    std::size_t before = 0;
    while (all[before].name != "008_planned_interval") {
        ++before;
        BOOST_REQUIRE(before < all.size());
    }
    db::migrate(c, all.first(before));
    const auto finding = [&](int ordinal, const char* kind) {
        c.run("INSERT INTO session_finding (session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, "
              "strength, required_days, days_short, source, grade, about, comes_later, cleared_by) VALUES "
              "(1, 1, ?, 'key', ?, 'rule', 1, 'nose', 'warn', 28, 4, 'S1', 'C', 'heart', 1, 'Dr Grey')",
              ordinal, kind);
    };
    c.write([&] {
        c.run("INSERT INTO rule_book (version, created_at, approved_by) VALUES (1, 0, '')");
        c.run("INSERT INTO account (id, uid, sign_in_name, folded_name, full_name, trainee, disabled, created_at) "
              "VALUES (1, ?, 'a', 'a', 'A', 0, 0, 0)",
              std::string(36, 'a'));
        c.run("INSERT INTO client (id, uid, given_name, family_name, phone, email, address_lines, address_city, "
              "address_postcode, address_country, consent_email, consent_sms, consent_phone, consent_post, language, "
              "time_zone, allergies, desk_notes, external_reference, created_at) VALUES (1, ?, 'Ana', 'Moor', '', '', "
              "'', '', '', '', 'not-asked', 'not-asked', 'not-asked', 'not-asked', '', '', '', '', '', 0)",
              std::string(36, 'c'));
        c.run("INSERT INTO session (id, uid, client_id, state, day, minute, duration_minutes, time_zone, performer_id, "
              "recorder_id, version, counts, recorded_past, notes, ending, no_show, cosign_wanted, created_at) VALUES "
              "(1, ?, 1, 'planned', '2026-12-01', 600, 45, 'Europe/London', 1, 1, 1, 0, 0, '', '', 0, 0, 0)",
              std::string(36, 's'));
        finding(0, "clearance-needed");
    });
    BOOST_CHECK_THROW(finding(1, "planned-below-recommended"), db::Error);
    db::migrate(c);
    BOOST_TEST(c.value<std::string>("SELECT kind || ' ' || zone || ' ' || about || ' ' || comes_later || ' ' || "
                                    "cleared_by FROM session_finding") == "clearance-needed nose heart 1 Dr Grey");
    finding(1, "planned-below-recommended");
    BOOST_TEST(c.value<int>("SELECT count(*) FROM session_finding") == 2);
    BOOST_CHECK_THROW(c.run("DELETE FROM session_finding"), db::Error);
    BOOST_CHECK_THROW(c.run("UPDATE session_finding SET days_short = 0"), db::Error);
}

BOOST_AUTO_TEST_CASE(the_trail_can_only_grow) {
    Desk desk;
    auto& c = desk.connection;
    db::migrate(c);
    db::Trail trail{c};
    const auto at = *model::parseInstant("2026-03-01T09:00:00.000000Z");
    for (int i = 0; i < 3; ++i) {
        c.write([&] { trail.append(at, model::Uid{"a"}, "note.add", model::Uid{"s"}, "{}"); });
    }
    for (const char* sql :
         {"DELETE FROM trail_entry WHERE sequence = 2", "DELETE FROM trail_entry",
          "UPDATE trail_entry SET verb = 'x' WHERE sequence = 2",
          "REPLACE INTO trail_entry SELECT sequence, at, actor, 'x', subject, commitment, hash FROM trail_entry",
          "INSERT INTO trail_entry SELECT sequence, at, actor, 'x', subject, commitment, hash FROM trail_entry "
          "WHERE true ON CONFLICT DO UPDATE SET verb = 'x'",
          "DELETE FROM trail_payload WHERE sequence = 2", "UPDATE trail_payload SET payload = 'x'",
          "REPLACE INTO trail_payload SELECT sequence, salt, 'x', row_digests FROM trail_payload"}) {
        BOOST_TEST_CONTEXT(sql) {
            const auto error = errorOf([&] { c.run(sql); });
            BOOST_CHECK(error.constraint() == db::Constraint::trigger);
            BOOST_TEST(error.detail().ends_with("is append-only"));
        }
    }
    BOOST_TEST(c.value<int>("SELECT count(*) FROM trail_entry WHERE verb = 'note.add'") == 3);
    BOOST_TEST(c.value<int>("SELECT count(*) FROM trail_payload WHERE payload = '{}'") == 3);
}

BOOST_AUTO_TEST_SUITE_END()
