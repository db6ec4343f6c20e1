// Signed covers all children: whoever writes SQL of their own changes nothing of a session that has ended.
#include "db/schema_sqlite.h"
#include "db/uid.h"
#include "tests/support/open_clinic.h"

#include <set>

BOOST_AUTO_TEST_SUITE(session_lock)

using support::OpenClinic;
using support::row;
using support::told;

/// How a table that points at a session stands once the session has ended.
struct Child {
    const char* table;
    const char* mayBeAdded;      ///< why a row may still come; empty: none may
    std::set<std::string> moves; ///< columns that go on with the time
};
const std::vector<Child> children{
    {"session_row", "", {}},
    {"session_assessment", "", {}},
    {"session_finding", "", {}},
    {"session_zone", "", {}},
    {"session_override", "", {}},
    {"session_anaesthetic", "", {}},
    {"session_topical", "", {}},
    {"session_closed_reason", "", {}},
    {"screening", "", {}},
    {"cartridge_use", "", {}},
    {"cartridge_event", "", {}},
    {"cartridge", "", {}},
    {"incident", "", {}},
    {"session_amendment", "", {}},
    {"session_cosignature", "", {}},
    {"session_invalidation", "", {}},
    {"session_replacement", "", {}},
    {"handout", "sheets are handed over later too", {}},
    {"reaction", "the skin reacts later", {"closed", "outcome", "closed_by_id"}},
    {"reminder",
     "aftercare goes on",
     {"state", "day", "window_from", "window_to", "time_zone", "due_at", "late_at", "planned_at", "moved", "retry_at"}},
};
/// Unsaved charting belongs to nobody's record.
const std::set<std::string> unlocked{"draft"};

struct Signed : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
    db::Access trainee = member("trainee", {model::Role::practitioner}, true);
    model::SessionId visit;

    /// Something in every table.
    Signed() {
        auto wanted = plan(who, {row("chin", 600)});
        wanted.performer = trainee.actor().account();
        wanted.supervisor = owner().account();
        const auto started =
            trainee.apply(model::StartSession{cleared(wanted, model::Act::start, today()), std::nullopt, std::nullopt});
        BOOST_TEST_REQUIRE(told(started) == "");
        visit = model::SessionId{started->id};
        BOOST_TEST_REQUIRE(told(trainee.apply(model::OpenCartridge{visit, units[0], true, true})) == "");
        raw.write([&] { fill(); });
        later(std::chrono::minutes{30});
        auto session = record(who, wanted.rows, {units[0]}, bin);
        session.plan = wanted;
        const auto hers = store().confirm(trainee.actor(), "a password").value();
        BOOST_TEST_REQUIRE(told(trainee.apply(model::SignSession{visit, session}, hers)) == "");
        model::AmendSession change{visit, 1, access.session(visit)->record, "a note was missing"};
        change.record.notes = "calm";
        change.record.topicals.push_back({"balm", "", false});
        change.record.anaesthetic->lot = "L2";
        BOOST_TEST_REQUIRE(told(access.apply(change, confirmed())) == "");
        done(model::AddReaction{who, visit, {model::ZoneCode{"chin"}}, "swelling", model::Severity::mild, today(), ""});
        done(model::HandOut{visit, "pen", 1, "en", model::HandoutWay::printed, "Keep it clean."});
        BOOST_TEST_REQUIRE(told(access.apply(model::CoSign{visit, 2}, confirmed())) == "");
    }

    model::Uid uid() { return db::newUid(now()); }
    void fill() {
        raw.run("INSERT INTO session_finding (session_id, version, ordinal, finding_key, kind, rule, rule_book, zone, "
                "strength, required_days, days_short, source, grade) VALUES (?, 1, 40, 'key', 'healing-floor', 'pen', "
                "1, 'chin', 'warn', 28, 3, 'S4', 'B')",
                visit);
        raw.run("INSERT INTO session_override (uid, session_id, version, finding_key, rule_book, days_short, reason, "
                "words, account_id, at) VALUES (?, ?, 1, 'key', 1, 3, 'other', 'so it was', 1, 0)",
                uid(), visit);
        raw.run("INSERT INTO session_anaesthetic (session_id, product, lot, strength_permille, cream_mg) VALUES "
                "(?, 'cream', '', 40, 5000)",
                visit);
        raw.run("INSERT INTO session_topical (session_id, ordinal, product, lot, under_needles) VALUES "
                "(?, 0, 'serum', '', 0)",
                visit);
        raw.run("INSERT INTO screening (uid, client_id, session_id, day, asked_at, asked_by_id) VALUES "
                "(?, ?, ?, '2026-03-02', 0, 1)",
                uid(), who, visit);
        raw.run("INSERT INTO screening_answer (screening_id, question, yes, zones) SELECT id, 'pregnant', 0, '' "
                "FROM screening WHERE session_id = ?",
                visit);
        raw.run("INSERT INTO incident (uid, kind, session_id, cartridge_id, day, at, account_id) VALUES "
                "(?, 'expired', ?, ?, '2026-03-02', 0, 1)",
                uid(), visit, units[0]);
        raw.run("INSERT INTO session_closed_reason (session_id, version, against, words, at, account_id) VALUES "
                "(?, 1, 'week', 'so it was', 0, 1)",
                visit);
    }

    std::optional<std::int64_t> rowIn(const std::string& table) {
        return raw.one(
            "SELECT rowid FROM \"" + table + "\" WHERE session_id = ? ORDER BY rowid LIMIT 1",
            [](const db::Row& found) { return found.integer(0); }, visit);
    }
    /// What the attempt ends with: "" when it was taken.
    template <class... Args>
    std::string refusal(const std::string& sql, const Args&... args) {
        try {
            const auto undone = raw.write([&]() -> model::Outcome<model::Done> {
                raw.run(sql, args...);
                return model::Problem{"", "undone", {}};
            });
            BOOST_TEST(!undone);
            return "";
        } catch (const db::Error& e) {
            BOOST_TEST((e.fault() == db::Fault::constraint), e.what());
            return e.constraint() == db::Constraint::trigger ? e.detail() : std::string{"constraint"};
        }
    }
    /// A copy of the row that clashes with nothing: only what is locked can refuse it.
    std::string copying(const std::string& table, std::int64_t from) {
        std::string columns;
        std::string values;
        for (const auto& column : db::columnsOf(raw, table)) {
            if (column == "id") {
                continue;
            }
            columns += (columns.empty() ? "\"" : ", \"") + column + '"';
            values += values.empty() ? "" : ", ";
            if (column == "uid") {
                values += "'" + uid().text + "'";
            } else if (column == "ordinal" || column == "number" || column == "revision") {
                values += column + " + 50";
            } else {
                values += '"' + column + '"' + (column == "printed_id" ? " || '9'" : "");
            }
        }
        return refusal("INSERT INTO \"" + table + "\" (" + columns + ") SELECT " + values + " FROM \"" + table +
                           "\" WHERE rowid = ?",
                       from);
    }
};

BOOST_AUTO_TEST_CASE(every_table_that_points_at_a_session_is_known_here) {
    Signed s;
    std::set<std::string> known = unlocked;
    for (const auto& child : children) {
        known.insert(child.table);
    }
    std::set<std::string> found;
    for (const auto& table : db::ordinaryTables(s.raw)) {
        s.raw.each(
            "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"table\" = 'session'",
            [&](const db::Row&) { found.insert(table); }, table);
    }
    BOOST_TEST(found == known, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_of_a_signed_session_is_added_changed_or_taken_away) {
    Signed s;
    for (const auto& child : children) {
        const std::string table = child.table;
        BOOST_TEST_CONTEXT(table) {
            const auto from = s.rowIn(table);
            if (table == "session_invalidation" || table == "session_replacement") {
                BOOST_TEST(!from.has_value()); // tried below
                continue;
            }
            BOOST_TEST_REQUIRE(from.has_value());
            const std::string added{child.mayBeAdded};
            if (added.empty()) {
                BOOST_TEST(s.copying(table, *from).find(table + ':') == 0U, s.copying(table, *from));
            } else {
                BOOST_TEST(s.copying(table, *from) == "", added);
            }
            BOOST_TEST(s.refusal("DELETE FROM \"" + table + "\" WHERE rowid = ?", *from) != "");
            const auto columns = s.raw.rows(
                "SELECT name, type FROM pragma_table_info(?) ORDER BY cid",
                [](const db::Row& column) {
                    return std::pair{column.text(0), column.text(1)};
                },
                table);
            for (const auto& [name, type] : columns) {
                if (child.moves.contains(name)) {
                    continue;
                }
                const auto other =
                    type == "TEXT" ? "coalesce(\"" + name + "\", '') || 'x'" : "coalesce(\"" + name + "\", 0) + 1";
                const auto sql = "UPDATE \"" + table + "\" SET \"" + name + "\" = " + other + " WHERE rowid = ?";
                BOOST_TEST(s.refusal(sql, *from) != "", name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(nor_is_what_hangs_below_those) {
    Signed s;
    for (const char* sql :
         {"INSERT INTO screening_answer (screening_id, question, yes, zones) SELECT id, 'another', 0, '' FROM "
          "screening "
          "WHERE session_id = ?",
          "UPDATE screening_answer SET yes = 1 WHERE screening_id IN (SELECT id FROM screening WHERE session_id = ?)",
          "DELETE FROM screening_answer WHERE screening_id IN (SELECT id FROM screening WHERE session_id = ?)",
          "INSERT INTO amended_topical (amendment_id, ordinal, product, lot, under_needles) SELECT id, 50, 'x', '', 0 "
          "FROM session_amendment WHERE session_id = ?",
          "UPDATE amended_topical SET product = 'x' WHERE amendment_id IN (SELECT id FROM session_amendment WHERE "
          "session_id = ?)",
          "DELETE FROM amended_topical WHERE amendment_id IN (SELECT id FROM session_amendment WHERE session_id = ?)",
          "UPDATE amended_anaesthetic SET lot = 'x' WHERE amendment_id IN (SELECT id FROM session_amendment WHERE "
          "session_id = ?)",
          "DELETE FROM amended_anaesthetic WHERE amendment_id IN (SELECT id FROM session_amendment WHERE session_id = "
          "?)",
          "INSERT INTO session_invalidation (uid, session_id, reason, at, account_id) VALUES "
          "('012345678901234567890123456789012345', ?, 'x', 0, 1)",
          "INSERT INTO session_replacement (uid, session_id, replacement_id, reason, at, account_id) VALUES "
          "('012345678901234567890123456789012345', ?1, ?1 + 1, 'x', 0, 1)",
          "UPDATE session SET notes = 'x' WHERE id = ?", "UPDATE session SET ended_at = ended_at + 1 WHERE id = ?",
          "UPDATE session SET version = version + 1 WHERE id = ?",
          "UPDATE session SET state = 'amended', version = version + 1, notes = 'x' WHERE id = ?",
          "UPDATE session SET cosign_wanted = 1 WHERE id = ?", "UPDATE session SET state = 'open' WHERE id = ?",
          "UPDATE session SET counts = 0 WHERE id = ?", "DELETE FROM session WHERE id = ?"}) {
        BOOST_TEST(s.refusal(sql, s.visit) != "", sql);
    }
}

BOOST_AUTO_TEST_CASE(an_amendment_of_ones_own_has_to_tell_the_truth_of_before) {
    Signed s;
    const std::string head = "INSERT INTO session_amendment (uid, session_id, version, version_before, reason, at, "
                             "account_id, was_room_id, was_started_at, was_ended_at, was_handpiece_disinfected, "
                             "was_pain, was_erythema, was_oedema, was_bleeding, was_notes) SELECT "
                             "'012345678901234567890123456789012345', id, version + 1, version, 'x', 0, 1, room_id, "
                             "started_at, ended_at, handpiece_disinfected, pain, erythema, oedema, bleeding, ";
    BOOST_TEST(s.refusal(head + "'another note' FROM session WHERE id = ?", s.visit) != "");
    BOOST_TEST(s.refusal(head + "notes FROM session WHERE id = ?", s.visit) == "");
}

BOOST_AUTO_TEST_CASE(the_screening_of_a_visit_is_over_with_it) {
    Signed s;
    BOOST_TEST(told(s.access.apply(model::RecordScreening{s.who, s.visit, {{"pregnant", false, {}, {}, {}}}})) ==
               "session: wrong-state");
}

BOOST_AUTO_TEST_SUITE_END()
