#include "db/connection.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <stop_token>
#include <thread>

namespace tint {
enum class Tint { red, blue };
}
template <>
inline constexpr std::array<model::Named<tint::Tint>, 2> model::codesOf<tint::Tint>{
    {{tint::Tint::red, "red"}, {tint::Tint::blue, "blue"}}};

namespace db {
static std::ostream& boost_test_print_type(std::ostream& out, Fault fault) {
    return out << static_cast<int>(fault);
}
static std::ostream& boost_test_print_type(std::ostream& out, Constraint c) {
    return out << static_cast<int>(c);
}
} // namespace db

BOOST_AUTO_TEST_SUITE(connection)

using db::Connection;
using db::Fault;
using db::Row;
using std::chrono::milliseconds;

std::array<std::byte, 32> key(int seed) {
    std::array<std::byte, 32> bytes{};
    bytes.fill(static_cast<std::byte>(seed));
    return bytes;
}

struct Desk {
    support::Scratch scratch;
    std::filesystem::path file = scratch / "a.db";
    Connection connection = open();

    Connection open(Connection::Mode mode = Connection::Mode::readWrite) {
        if (!std::filesystem::exists(file)) {
            support::writeFile(file, "");
        }
        return Connection{file, {.mode = mode, .key = {}, .patience = milliseconds{50}}};
    }
    void table() {
        connection.script("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER "
                          "CHECK (size < 100)) STRICT");
    }
    std::int64_t count() { return connection.value<std::int64_t>("SELECT count(*) FROM thing"); }
};

template <class Work>
Fault faultOf(Work work) {
    try {
        work();
    } catch (const db::Error& e) {
        return e.fault();
    }
    BOOST_ERROR("nothing was thrown");
    return Fault::other;
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

BOOST_AUTO_TEST_CASE(every_kind_of_value_comes_back_as_it_went_in) {
    Desk desk;
    auto& c = desk.connection;
    c.script("CREATE TABLE v (i INTEGER, b INTEGER, t TEXT, d TEXT, m INTEGER, id INTEGER, u TEXT, e TEXT, x BLOB, "
             "n TEXT, o INTEGER) STRICT");
    using namespace std::string_view_literals;
    const auto day = *model::parseDay("2024-02-29");
    const auto instant = *model::parseInstant("2026-03-01T09:00:00.123456Z");
    db::Blob const bytes{std::byte{0}, std::byte{255}};
    c.run("INSERT INTO v VALUES (?,?,?,?,?,?,?,?,?,?,?)", std::int64_t{-5'000'000'000}, true, "a\0b"sv, day, instant,
          model::ClientId{7}, model::Uid{"u-1"}, tint::Tint::blue, bytes, std::nullopt, std::optional<int>{4});
    const auto seen = c.one("SELECT i, b, t, d, m, id, u, e, x, n, o FROM v", [&](const Row& row) {
        BOOST_TEST(row.get<std::int64_t>(0) == -5'000'000'000);
        BOOST_TEST(row.get<bool>(1));
        BOOST_TEST(row.get<std::string>(2) == "a\0b"sv);
        BOOST_CHECK(row.get<model::Day>(3) == day);
        BOOST_CHECK(row.get<model::Instant>(4) == instant);
        BOOST_CHECK(row.get<model::ClientId>(5) == model::ClientId{7});
        BOOST_TEST(row.get<model::Uid>(6).text == "u-1");
        BOOST_CHECK(row.get<tint::Tint>(7) == tint::Tint::blue);
        BOOST_CHECK(row.get<db::Blob>(8) == bytes);
        BOOST_CHECK(!row.get<std::optional<model::Day>>(9));
        BOOST_CHECK(row.get<std::optional<int>>(10) == 4);
        return true;
    });
    BOOST_CHECK(seen.has_value());
}

BOOST_AUTO_TEST_CASE(nonsense_in_the_file_is_reported_and_never_replaced) {
    Desk desk;
    auto& c = desk.connection;
    const auto read = [&]<class T>(std::string_view sql, T) { return faultOf([&] { c.value<T>(sql); }); };
    BOOST_TEST(read("SELECT 'green'", tint::Tint{}) == Fault::corrupt);
    BOOST_TEST(read("SELECT '2026-02-30'", model::Day{}) == Fault::corrupt);
    BOOST_TEST(read("SELECT NULL", std::int64_t{}) == Fault::corrupt);
    BOOST_TEST(read("SELECT 'x'", std::int64_t{}) == Fault::corrupt);
    BOOST_TEST(read("SELECT 5000000000", int{}) == Fault::corrupt);
    BOOST_TEST(read("SELECT 1 WHERE 0", int{}) == Fault::corrupt);
}

BOOST_AUTO_TEST_CASE(a_constraint_names_itself) {
    Desk desk;
    desk.table();
    auto& c = desk.connection;
    c.run("INSERT INTO thing (name, size) VALUES (?, ?)", "one", 1);
    const auto unique = errorOf([&] { c.run("INSERT INTO thing (name, size) VALUES (?, ?)", "one", 1); });
    BOOST_TEST(unique.fault() == Fault::constraint);
    BOOST_TEST(unique.constraint() == db::Constraint::unique);
    BOOST_TEST(unique.detail() == "thing.name");
    const auto check = errorOf([&] { c.run("INSERT INTO thing (name, size) VALUES (?, ?)", "two", 100); });
    BOOST_TEST(check.constraint() == db::Constraint::check);
    const auto missing = errorOf([&] { c.run("INSERT INTO thing (name) VALUES (?)", std::nullopt); });
    BOOST_TEST(missing.constraint() == db::Constraint::notNull);
    const auto type = errorOf([&] { c.run("UPDATE thing SET size = ?", "many"); });
    BOOST_TEST(type.constraint() == db::Constraint::check);
    BOOST_TEST(desk.count() == 1);
}

BOOST_AUTO_TEST_CASE(a_transaction_is_kept_whole_or_not_at_all) {
    Desk desk;
    desk.table();
    auto& c = desk.connection;
    const auto add = [&](const char* name) { return c.insert("INSERT INTO thing (name, size) VALUES (?, 1)", name); };
    BOOST_TEST(c.write([&] { return add("a"); }) == 1);
    BOOST_CHECK_THROW(c.write([&] {
        add("b");
        throw std::runtime_error{"no"};
    }),
                      std::runtime_error);
    BOOST_TEST(desk.count() == 1);
    const auto refused = c.write([&]() -> model::Outcome<int> {
        add("c");
        return model::Problem{"name", "taken", {}};
    });
    BOOST_TEST(!refused.ok());
    BOOST_TEST(desk.count() == 1);
    BOOST_TEST(!c.inTransaction());
    c.write([&] { add("d"); });
    BOOST_TEST(desk.count() == 2);
}

BOOST_AUTO_TEST_CASE(a_reader_keeps_its_picture_and_sees_that_another_wrote) {
    Desk desk;
    desk.table();
    auto reader = desk.open(Connection::Mode::readOnly);
    const auto before = reader.dataVersion();
    reader.read([&] {
        BOOST_TEST(reader.value<int>("SELECT count(*) FROM thing") == 0);
        desk.connection.run("INSERT INTO thing (name) VALUES ('a')");
        BOOST_TEST(reader.value<int>("SELECT count(*) FROM thing") == 0);
    });
    BOOST_TEST(reader.value<int>("SELECT count(*) FROM thing") == 1);
    BOOST_TEST(reader.dataVersion() != before);
    BOOST_TEST(faultOf([&] { reader.run("DELETE FROM thing"); }) == Fault::readOnly);
}

BOOST_AUTO_TEST_CASE(two_writers_one_waits_and_then_is_told) {
    Desk desk;
    desk.table();
    auto second = desk.open();
    desk.connection.write([&] { BOOST_TEST(faultOf([&] { second.write([] {}); }) == Fault::busy); });
    second.write([] {});
}

BOOST_AUTO_TEST_CASE(a_statement_may_be_asked_while_it_runs) {
    Desk desk;
    desk.table();
    auto& c = desk.connection;
    for (const auto* name : {"a", "b", "c"}) {
        c.run("INSERT INTO thing (name) VALUES (?)", name);
    }
    std::string seen;
    const auto sql = "SELECT name FROM thing ORDER BY id";
    c.each(sql, [&](const Row& outer) {
        c.each(sql, [&](const Row& inner) {
            seen += outer.text(0) + inner.text(0) + " ";
            return inner.text(0) != "b";
        });
    });
    BOOST_TEST(seen == "aa ab ba bb ca cb ");
    BOOST_TEST(c.rows("SELECT id FROM thing ORDER BY id", [](const Row& r) { return r.get<int>(0); }).size() == 3U);
    BOOST_CHECK_THROW(c.run("DELETE FROM thing WHERE id = ?"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(touched_rows_are_collected_once_and_must_be_accounted_for) {
    Desk desk;
    desk.table();
    auto& c = desk.connection;
    c.script("CREATE TABLE log (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE free (id INTEGER PRIMARY KEY) STRICT");
    c.watch({"thing"}, {"log"});
    c.write([&] {
        c.run("INSERT INTO thing (name) VALUES ('a'), ('b')");
        c.run("UPDATE thing SET size = 3 WHERE name = 'a'");
        c.run("INSERT INTO log DEFAULT VALUES");
        c.run("INSERT INTO free DEFAULT VALUES");
        const auto touched = c.takeTouched();
        BOOST_CHECK((touched == std::vector<db::Touched>{{0, 1}, {0, 2}}));
        c.run("DELETE FROM log");
        c.run("DELETE FROM thing WHERE name = 'b'");
        BOOST_CHECK((c.takeTouched() == std::vector<db::Touched>{{0, 2}, {1, 1}}));
    });
    BOOST_CHECK_THROW(c.write([&] { c.run("DELETE FROM thing"); }), std::logic_error);
    BOOST_TEST(desk.count() == 1);
}

BOOST_AUTO_TEST_CASE(an_encrypted_file_opens_with_its_key_only_and_shows_nothing) {
    support::Scratch scratch;
    const auto file = scratch / "e.db";
    support::writeFile(file, "");
    const auto right = key(1);
    const auto wrong = key(2);
    {
        Connection c{file, {.mode = Connection::Mode::readWrite, .key = right}};
        c.script("CREATE TABLE secret (name TEXT) STRICT");
        c.run("INSERT INTO secret VALUES (?)", "Perpetua Quixote");
    }
    const auto bytes = support::contentOf(file);
    BOOST_TEST(bytes.size() > 4096U);
    BOOST_CHECK(bytes.find("Perpetua") == std::string::npos);
    BOOST_CHECK(bytes.find("SQLite format") == std::string::npos);
    BOOST_TEST(faultOf([&] { Connection{file, {.key = wrong}}; }) == Fault::notOurs);
    BOOST_TEST(faultOf([&] { Connection{file, {.key = {}}}; }) == Fault::notOurs);
    BOOST_CHECK(support::contentOf(file) == bytes);
    Connection again{file, {.mode = Connection::Mode::readOnly, .key = right}};
    BOOST_TEST(again.value<std::string>("SELECT name FROM secret") == "Perpetua Quixote");
}

BOOST_AUTO_TEST_CASE(a_read_is_broken_off_even_before_it_has_found_a_row) {
    constexpr char endless[] =
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    Desk desk;
    std::stop_source stop;
    std::thread somebody;
    const bool whole = desk.connection.stoppable(stop.get_token(), [&] {
        desk.connection.read([&] {
            somebody = std::thread{[&] { stop.request_stop(); }};
            desk.connection.value<std::int64_t>(endless);
        });
    });
    somebody.join();
    BOOST_TEST(!whole);
    // The next is asked as if nothing had been, and what the work says is handed on.
    BOOST_TEST(!desk.connection.inTransaction());
    BOOST_TEST(desk.connection.value<std::int64_t>("SELECT 7") == 7);
    BOOST_TEST(!desk.connection.stoppable({}, [] { return false; }));
    BOOST_TEST(desk.connection.stoppable({}, [] {}));
    BOOST_TEST(faultOf([&] { desk.connection.stoppable({}, [&] { desk.connection.run("SELECT nothing"); }); }) ==
               Fault::other);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_not_made) {
    support::Scratch scratch;
    BOOST_TEST(faultOf([&] { Connection{scratch / "none.db", {}}; }) == Fault::io);
    BOOST_CHECK(!std::filesystem::exists(scratch / "none.db"));
}

BOOST_AUTO_TEST_SUITE_END()
