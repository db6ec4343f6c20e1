#include "db/migrate.h"
#include "db/trail.h"
#include "tests/support/scratch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <random>

BOOST_AUTO_TEST_SUITE(trail)

using db::Connection;
using db::Row;
using Texts = std::vector<std::string>;

const db::Script thing{"002_thing", "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER, "
                                    "picture BLOB) STRICT;"
                                    "CREATE TABLE draft (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
                                    "CREATE TABLE thing_name_index (id INTEGER PRIMARY KEY) STRICT;"};

/// A small store with a trail, and a hand that writes into the file behind the program's back.
struct Desk {
    support::Scratch scratch;
    std::filesystem::path file = scratch / "a.db";
    Connection connection = open();
    std::optional<db::Trail> trail;
    model::Instant now = *model::parseInstant("2026-03-01T09:00:00.000000Z");

    Desk() {
        const std::vector<db::Script> scripts{db::releasedScripts().front(), thing};
        db::migrate(connection, scripts);
        trail.emplace(connection);
    }
    Connection open() {
        if (!std::filesystem::exists(file)) {
            support::writeFile(file, "");
        }
        return Connection{file, {}};
    }
    db::TrailHead append(const char* verb = "thing.edit", const char* payload = R"({"a":1})") {
        now += std::chrono::seconds{1};
        return trail->append(now, model::Uid{"actor"}, verb, model::Uid{"subject"}, payload);
    }
    void add(const std::string& name) {
        connection.write([&] {
            connection.run("INSERT INTO thing (name, size) VALUES (?, ?)", name, 5);
            append("thing.add");
        });
    }
    db::Access::Verification verify(std::optional<db::TrailHead> known = std::nullopt) {
        std::vector<db::KnownHead> heads;
        if (known) {
            heads.push_back(db::knownHead("paper", *known));
        }
        return db::verifyTrail(connection, heads, {}, {});
    }
    /// What somebody does who opens the file with another tool.
    void tamper(const std::string& sql) {
        SQLite::Database other{file.string(), SQLite::OPEN_READWRITE, 1000};
        other.exec("PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS trail_entry_keep; DROP TRIGGER IF EXISTS "
                   "trail_entry_fixed; DROP TRIGGER IF EXISTS trail_payload_keep; DROP TRIGGER IF EXISTS "
                   "trail_payload_fixed;");
        other.exec(sql);
    }
};

BOOST_AUTO_TEST_CASE(an_untouched_store_is_verified_row_by_row) {
    Desk desk;
    BOOST_TEST(desk.verify().verified());
    for (const auto* name : {"a", "b", "c"}) {
        desk.add(name);
    }
    desk.connection.write([&] {
        desk.connection.run("UPDATE thing SET size = 6, picture = x'00ff' WHERE id = 2");
        desk.connection.run("DELETE FROM thing WHERE id = 3");
        desk.append();
    });
    desk.connection.run("INSERT INTO draft (text) VALUES ('not yet')");
    std::int64_t told = 0;
    const std::vector heads{db::knownHead("paper", db::trailHead(desk.connection))};
    const auto answer =
        db::verifyTrail(desk.connection, heads, [&](std::int64_t done, std::int64_t) { told = done; }, {});
    BOOST_TEST(answer.verified());
    BOOST_TEST(answer.entries == 4);
    BOOST_TEST(answer.rows == 2);
    BOOST_TEST(answer.notCovered == 1);
    BOOST_TEST(answer.head.size() == 64U);
    BOOST_TEST(told <= 4);
    const Texts covered{"account", "account_role", "meta", "thing"};
    BOOST_TEST(db::coveredTables(desk.connection) == covered, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_write_without_an_entry_is_not_kept) {
    Desk desk;
    BOOST_CHECK_THROW(desk.connection.write([&] { desk.connection.run("INSERT INTO thing (name) VALUES ('x')"); }),
                      std::logic_error);
    BOOST_TEST(desk.connection.value<int>("SELECT count(*) FROM thing") == 0);
}

BOOST_AUTO_TEST_CASE(each_kind_of_tampering_is_named) {
    struct Case {
        const char* sql;
        Texts wanted;
    };
    const Case cases[] = {
        {"UPDATE thing SET size = 99 WHERE id = 2", {"thing:2 altered"}},
        {"UPDATE thing SET size = NULL WHERE id = 2", {"thing:2 altered"}},
        {"UPDATE thing SET picture = x'' WHERE id = 2", {"thing:2 altered"}},
        {"DELETE FROM thing WHERE id = 2", {"thing:2 missing"}},
        {"INSERT INTO thing (id, name) VALUES (50, 'planted')", {"thing:50 unknown"}},
        {"INSERT INTO thing (id, name, size) VALUES (4, 'd', 5)", {"thing:4 unknown"}},
        {"UPDATE trail_entry SET at = at + 1 WHERE sequence = 2", {"trail_entry:2 hash"}},
        {"UPDATE trail_entry SET actor = 'other' WHERE sequence = 2", {"trail_entry:2 hash"}},
        {"UPDATE trail_entry SET verb = 'other' WHERE sequence = 5", {"trail_entry:5 hash"}},
        {"UPDATE trail_entry SET subject = 'other' WHERE sequence = 1", {"trail_entry:1 hash"}},
        {"UPDATE trail_payload SET payload = '{}' WHERE sequence = 3", {"trail_payload:3 altered"}},
        {"UPDATE trail_payload SET salt = randomblob(16) WHERE sequence = 3", {"trail_payload:3 altered"}},
        {"UPDATE trail_payload SET row_digests = x'' WHERE sequence = 5", {"trail_payload:5 altered"}},
        {"DELETE FROM trail_payload WHERE sequence = 5", {"trail_payload:5 missing"}},
        {"DELETE FROM trail_entry WHERE sequence = 1; DELETE FROM trail_payload WHERE sequence = 1",
         {"trail_entry:1 missing", "thing:1 unknown"}},
        {"INSERT INTO trail_payload VALUES (77, randomblob(16), '{}', x'')", {"trail_payload:77 unknown"}},
        // The newest entry taken off with its effect undone: only the head kept elsewhere shows it.
        {"DELETE FROM trail_entry WHERE sequence = 5; DELETE FROM trail_payload WHERE sequence = 5",
         {"head:paper missing"}},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.sql) {
            Desk desk;
            for (const auto* name : {"a", "b", "c", "d"}) {
                desk.add(name);
            }
            desk.connection.write([&] {
                desk.connection.run("DELETE FROM thing WHERE id = 4");
                desk.append();
            });
            const auto head = db::trailHead(desk.connection);
            desk.tamper(c.sql);
            const auto answer = desk.verify(head);
            BOOST_TEST(!answer.verified());
            for (const auto& wanted : c.wanted) {
                BOOST_TEST((std::find(answer.altered.begin(), answer.altered.end(), wanted) != answer.altered.end()),
                           (answer.altered.empty() ? "nothing" : answer.altered.front()));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_thousand_random_changes_are_all_found) {
    const auto seed = std::random_device{}();
    BOOST_TEST_MESSAGE("seed " << seed);
    std::mt19937 random{seed};
    const auto below = [&](std::int64_t bound) {
        return std::uniform_int_distribution<std::int64_t>{0, bound - 1}(random);
    };

    Desk desk;
    constexpr int entries = 12;
    for (int i = 0; i < entries; ++i) {
        desk.connection.write([&] {
            desk.connection.run("INSERT INTO thing (name, size, picture) VALUES (?, ?, ?)", "n" + std::to_string(i), i,
                                db::Blob(5, static_cast<std::byte>(i)));
            desk.connection.run("UPDATE thing SET size = size + 1 WHERE id = ?", below(i + 1) + 1);
            desk.append();
        });
    }
    const auto head = db::trailHead(desk.connection);
    BOOST_REQUIRE(desk.verify(head).verified());

    struct Column {
        const char* table;
        const char* key;
        const char* name;
        bool text;
    };
    constexpr Column columns[] = {
        {"thing", "id", "name", true},
        {"thing", "id", "picture", false},
        {"trail_entry", "sequence", "actor", true},
        {"trail_entry", "sequence", "verb", true},
        {"trail_entry", "sequence", "subject", true},
        {"trail_entry", "sequence", "commitment", false},
        {"trail_entry", "sequence", "hash", false},
        {"trail_payload", "sequence", "payload", true},
        {"trail_payload", "sequence", "salt", false},
        {"trail_payload", "sequence", "row_digests", false},
    };
    constexpr const char* numbers[] = {"UPDATE thing SET size = size + ? WHERE id = ?",
                                       "UPDATE thing SET id = id + 100 * ? WHERE id = ?",
                                       "UPDATE trail_entry SET at = at + ? WHERE sequence = ?"};
    desk.tamper("SELECT 1"); // drops the triggers
    SQLite::Database other{desk.file.string(), SQLite::OPEN_READWRITE, 1000};
    other.exec("PRAGMA synchronous = OFF");
    int found = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto row = below(entries) + 1;
        std::string context;
        if (below(4) == 0) {
            const auto* sql = numbers[static_cast<std::size_t>(below(3))];
            const auto by = below(1000) + 1;
            SQLite::Statement statement{other, sql};
            statement.bind(1, by);
            statement.bind(2, row);
            BOOST_REQUIRE(statement.exec() == 1);
            context = std::string{sql} + " by " + std::to_string(by) + " row " + std::to_string(row);
            found += desk.verify(head).verified() ? 0 : 1;
            const std::string undone =
                std::string{sql}.find("thing SET id") != std::string::npos
                    ? "UPDATE thing SET id = " + std::to_string(row) + " WHERE id > 100"
                : std::string{sql}.find("thing SET size") != std::string::npos
                    ? "UPDATE thing SET size = size - " + std::to_string(by) + " WHERE id = " + std::to_string(row)
                    : "UPDATE trail_entry SET at = at - " + std::to_string(by) +
                          " WHERE sequence = " + std::to_string(row);
            other.exec(undone);
        } else {
            const auto& column = columns[static_cast<std::size_t>(below(std::size(columns)))];
            const auto where = std::string{" WHERE "} + column.key + " = " + std::to_string(row);
            const std::string was =
                other.execAndGet(std::string{"SELECT "} + column.name + " FROM " + column.table + where).getString();
            auto is = was;
            // One bit of a blob; one letter of a text, which must stay a text.
            auto& at = is[static_cast<std::size_t>(below(static_cast<std::int64_t>(is.size())))];
            if (column.text) {
                at = at == 'x' ? 'y' : 'x';
            } else {
                at = static_cast<char>(static_cast<unsigned char>(at) ^ (1U << below(8)));
            }
            const auto store = [&](const std::string& value) {
                SQLite::Statement statement{other, std::string{"UPDATE "} + column.table + " SET " + column.name +
                                                       " = ?" + where};
                if (column.text) {
                    statement.bind(1, value);
                } else {
                    statement.bind(1, value.data(), static_cast<int>(value.size()));
                }
                BOOST_REQUIRE(statement.exec() == 1);
            };
            store(is);
            context = std::string{column.table} + '.' + column.name + " row " + std::to_string(row);
            const bool noticed = !desk.verify(head).verified();
            BOOST_TEST(noticed, context << ", seed " << seed);
            found += noticed ? 1 : 0;
            store(was);
        }
        BOOST_REQUIRE_MESSAGE(found == round + 1, context << ", seed " << seed);
    }
    BOOST_TEST(desk.verify(head).verified());
}

BOOST_AUTO_TEST_CASE(heads_from_outside_are_compared_by_as_many_digits_as_are_given) {
    Desk desk;
    desk.add("a");
    const auto first = db::knownHead("report", db::trailHead(desk.connection));
    desk.add("b");
    const auto told = [&](db::KnownHead head) {
        const auto answer = db::verifyTrail(desk.connection, std::vector{std::move(head)}, {}, {});
        return answer.verified() ? std::string{} : answer.altered.front();
    };
    BOOST_TEST(told(first) == "");
    BOOST_TEST(told({"report", 1, first.hash.substr(0, 8)}) == "");
    BOOST_TEST(told({"report", 1, first.hash.substr(0, 7)}) == "head:report altered"); // too few to prove anything
    BOOST_TEST(told({"report", 2, first.hash}) == "head:report altered");
    BOOST_TEST(told({"report", 3, first.hash}) == "head:report missing");
    BOOST_TEST(told({"manifest", 0, std::string(64, '0')}) == "head:manifest missing");
}

BOOST_AUTO_TEST_CASE(an_erased_payload_is_told_from_a_stolen_one) {
    Desk desk;
    desk.add("a");
    desk.add("b");
    desk.connection.write([&] {
        const std::vector<std::int64_t> sequences{1};
        desk.trail->erase(sequences);
        desk.append("client.erase", "{}");
    });
    const auto answer = desk.verify();
    BOOST_TEST(answer.verified(), (answer.altered.empty() ? "" : answer.altered.front()));
    BOOST_TEST(answer.erased == 1);
    BOOST_TEST(answer.rows == 2); // the row the erased entry spoke of is still watched
    desk.tamper("UPDATE thing SET name = 'z' WHERE id = 1");
    BOOST_TEST(!desk.verify().verified());
    BOOST_TEST(desk.connection.value<int>("SELECT count(*) FROM trail_payload") == 2);
}

BOOST_AUTO_TEST_CASE(several_changes_in_one_transaction_have_an_entry_each) {
    Desk desk;
    desk.connection.write([&] {
        desk.connection.run("INSERT INTO thing (name) VALUES ('a')");
        desk.append();
        desk.connection.run("UPDATE thing SET name = 'b'");
        desk.append();
    });
    BOOST_TEST(desk.verify().verified());
    BOOST_TEST(desk.verify().entries == 2);
}

BOOST_AUTO_TEST_CASE(verifying_can_be_stopped) {
    Desk desk;
    desk.add("a");
    std::stop_source source;
    source.request_stop();
    const auto answer = db::verifyTrail(desk.connection, {}, {}, source.get_token());
    BOOST_TEST(answer.cancelled);
    BOOST_TEST(!answer.verified());
}

BOOST_AUTO_TEST_SUITE_END()
