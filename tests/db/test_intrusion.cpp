// Attempts to get in by the files: a store, slots or a log made or changed by somebody who means harm.
#include "db/files.h"
#include "db/keys.h"
#include "db/migrate.h"
#include "db/schema_sqlite.h"
#include "tests/support/copy_desk.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(intrusion)

using support::contentOf;
using support::CopyDesk;
using support::writeFile;
namespace fs = std::filesystem;

/// A program without our cares: it writes where it likes, into the list of tables too.
void doTo(const fs::path& database, const std::string& sql) {
    SQLite::Database raw{database.string(), SQLite::OPEN_READWRITE, 2000};
    raw.exec("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = DELETE");
    raw.exec(sql);
}

std::string refusalOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const db::OpenRefused& e) {
        return std::string{e.code()};
    }
    return "opened";
}

struct Hostile {
    const char* what;
    const char* sql;
};

const Hostile hostiles[] = {
    {"a trigger more", "CREATE TRIGGER quiet AFTER INSERT ON client BEGIN DELETE FROM room; END"},
    {"a trigger fewer", "DROP TRIGGER trail_entry_keep"},
    {"a trigger that no longer refuses",
     "DROP TRIGGER trail_entry_keep; "
     "CREATE TRIGGER trail_entry_keep BEFORE DELETE ON trail_entry BEGIN SELECT 1; END"},
    {"a table more", "CREATE TABLE letter (text TEXT)"},
    {"a virtual table more", "CREATE VIRTUAL TABLE letter USING fts5 (text)"},
    {"a view more", "CREATE VIEW letter AS SELECT given_name FROM client"},
    {"a view in place of a table",
     "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
     "SELECT 1 AS id, 'x' AS store_uid, 'x' AS print_prefix, i AS created_at FROM n"},
    {"an index more", "CREATE INDEX letter ON client (given_name)"},
    {"a column more", "ALTER TABLE room ADD COLUMN mood TEXT"},
    {"a generated column", "ALTER TABLE room ADD COLUMN mood TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL"},
    {"a CHECK taken out",
     "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (name <> '''')', '') "
     "WHERE name = 'room'"},
    {"a key that points nowhere in particular",
     "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES account (id)', '') "
     "WHERE name = 'account_role'"},
    {"two tables on the same pages",
     "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE "
     "name = 'clinic') WHERE name = 'room'"},
    {"what ANALYZE leaves", "ANALYZE"},
};

BOOST_AUTO_TEST_CASE(a_store_with_other_tables_than_ours_is_not_opened_and_left_as_it_was) {
    for (const auto& hostile : hostiles) {
        BOOST_TEST_CONTEXT(hostile.what) {
            CopyDesk desk{false};
            desk.close();
            doTo(desk.folder / "store.db", hostile.sql);
            const auto before = contentOf(desk.folder / "store.db");
            BOOST_TEST(refusalOf([&] { (void)desk.opened(desk.folder); }) == "database-altered");
            BOOST_TEST((contentOf(desk.folder / "store.db") == before));
        }
    }
}

BOOST_AUTO_TEST_CASE(nor_is_a_backup_opened_or_restored_that_was_made_so) {
    for (const auto& hostile : hostiles) {
        BOOST_TEST_CONTEXT(hostile.what) {
            CopyDesk desk{false};
            const auto made = desk.backup();
            desk.close();
            doTo(made.folder / "store.db", hostile.sql);
            BOOST_TEST(refusalOf([&] { (void)desk.opened(made.folder); }) == "database-altered");
            const auto restored = db::lookInside(
                {.backup = made.folder, .store = desk.folder, .signInName = "olga", .secret = "open sesame"},
                desk.environment(), {}, {});
            BOOST_REQUIRE(!restored.ok());
            BOOST_TEST(restored.problems().front().field == "backup");
            BOOST_TEST(restored.problems().front().code == "database-altered");
        }
    }
}

BOOST_AUTO_TEST_CASE(the_tables_of_every_version_are_known_and_of_no_other) {
    const support::Scratch scratch;
    const auto all = db::releasedScripts();
    for (std::size_t version = 1; version <= all.size(); ++version) {
        BOOST_TEST_CONTEXT("version " << version) {
            const auto file = scratch / ("v" + std::to_string(version));
            writeFile(file, "");
            db::Connection connection{file, {}};
            db::migrate(connection, all.first(version));
            BOOST_TEST(db::schemaIsOurs(connection, static_cast<int>(version)));
            connection.script("CREATE TABLE letter (id INTEGER PRIMARY KEY) STRICT");
            BOOST_TEST(!db::schemaIsOurs(connection, static_cast<int>(version)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_store_that_was_used_copied_and_converted_still_has_our_tables) {
    CopyDesk desk;
    desk.client("Lindqvist");
    const auto made = desk.backup();
    desk.close();
    desk.open();
    BOOST_TEST((desk.in->store->kind() == db::StoreKind::live));
    desk.close();
    const auto look = desk.opened(made.folder);
    BOOST_REQUIRE(look.ok());
    BOOST_TEST((look->store->kind() == db::StoreKind::backup));
}

// ---------------------------------------------------------------- slots

BOOST_AUTO_TEST_CASE(the_slot_of_another_under_ones_own_name_opens_nothing) {
    CopyDesk desk;
    BOOST_REQUIRE(desk.access()
                      .addAccount({{.id = {},
                                    .uid = {},
                                    .signInName = "tia",
                                    .fullName = "Tia Trainee",
                                    .roles = {model::Role::assistant}}},
                                  "tia's own word")
                      .ok());
    desk.close();
    const auto keys = db::Keys::parse(db::readFile(desk.folder / "keys"));
    const auto* olga = keys.find("olga");
    const auto* tia = keys.find("tia");
    BOOST_REQUIRE((olga != nullptr && tia != nullptr));

    db::Keys renamed; // tia's line, said to be olga's
    db::Slot slot = *tia;
    slot.foldedName = "olga";
    renamed.put(slot);
    writeFile(desk.folder / "keys", renamed.text());
    BOOST_TEST(!desk.opened(desk.folder, "olga", "tia's own word").ok());

    db::Keys given; // tia's password, with the account of olga
    slot = *tia;
    slot.account = olga->account;
    given.put(slot);
    writeFile(desk.folder / "keys", given.text());
    BOOST_TEST(!desk.opened(desk.folder, "tia", "tia's own word").ok());
}

BOOST_AUTO_TEST_CASE(the_slots_of_another_store_do_not_open_this_one) {
    CopyDesk desk;
    desk.close();
    CopyDesk other;
    other.close();
    const auto before = contentOf(desk.folder / "store.db");
    writeFile(desk.folder / "keys", contentOf(other.folder / "keys"));
    BOOST_TEST(refusalOf([&] { (void)desk.opened(desk.folder); }) == "wrong-key");
    BOOST_TEST((contentOf(desk.folder / "store.db") == before));
}

BOOST_AUTO_TEST_CASE(slots_made_for_a_plain_store_do_not_open_an_encrypted_one) {
    CopyDesk desk;
    desk.close();
    const auto keys = db::Keys::parse(db::readFile(desk.folder / "keys"));
    db::Keys forged; // anybody can make one: it holds no key
    forged.put(db::makeSlot(keys.find("olga")->account, "olga", "guess", nullptr, db::KeyCost::cheapest));
    writeFile(desk.folder / "keys", forged.text());
    BOOST_TEST(refusalOf([&] { (void)desk.opened(desk.folder, "olga", "guess"); }) == "keys-damaged");
}

BOOST_AUTO_TEST_CASE(a_file_of_slots_cut_anywhere_is_told_as_damaged_or_lets_nobody_in) {
    CopyDesk desk;
    desk.close();
    const auto whole = contentOf(desk.folder / "keys");
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        BOOST_TEST_CONTEXT(size << " bytes") {
            writeFile(desk.folder / "keys", whole.substr(0, size));
            const auto told = refusalOf([&] { BOOST_TEST(!desk.opened(desk.folder).ok()); });
            // Cut within its first line the number of its form may be another one.
            BOOST_TEST((told == "keys-damaged" || told == "newer-format"), told);
        }
    }
}

// ---------------------------------------------------------------- links, pipes, modes

BOOST_AUTO_TEST_CASE(a_pipe_in_place_of_a_file_is_refused_and_not_waited_for) {
    const std::pair<const char*, const char*> places[] = {
        {"manifest", "manifest-damaged"}, {"keys", "keys-damaged"}, {"store.db", "database-foreign"}};
    for (const auto& [name, code] : places) {
        BOOST_TEST_CONTEXT(name) {
            CopyDesk desk;
            desk.close();
            fs::remove(desk.folder / name);
            BOOST_REQUIRE(::mkfifo((desk.folder / name).c_str(), 0600) == 0);
            BOOST_TEST(refusalOf([&] { (void)desk.opened(desk.folder); }) == code);
        }
    }
}

BOOST_AUTO_TEST_CASE(only_ordinary_files_of_a_bearable_length_are_read_and_copied) {
    const support::Scratch scratch;
    BOOST_REQUIRE(::mkfifo((scratch / "pipe").c_str(), 0600) == 0);
    writeFile(scratch / "real", "words");
    fs::create_symlink(scratch / "real", scratch / "link");
    writeFile(scratch / "long", "");
    fs::resize_file(scratch / "long", db::longestReadFile + 1);
    for (const fs::path& path : {scratch / "pipe", scratch / "link", scratch / "long", fs::path{"/dev/zero"}}) {
        BOOST_TEST_CONTEXT(path.filename()) {
            BOOST_CHECK_THROW((void)db::readFile(path), db::Error);
        }
    }
    for (const fs::path& path : {scratch / "pipe", scratch / "link", fs::path{"/dev/zero"}}) {
        BOOST_TEST_CONTEXT(path.filename()) {
            BOOST_CHECK_THROW(db::copyFile(path, scratch / "copy"), db::Error);
        }
        fs::remove(scratch / "copy");
    }
    BOOST_TEST(db::readFile(scratch / "real") == "words");
}

BOOST_AUTO_TEST_CASE(a_link_where_the_log_would_be_is_not_written_through) {
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
        BOOST_TEST_CONTEXT(ending) {
            CopyDesk desk;
            desk.close();
            writeFile(desk.scratch / "letter", "Dear Eve");
            fs::create_symlink(desk.scratch / "letter", fs::path{(desk.folder / "store.db").string() + ending});
            BOOST_TEST(refusalOf([&] { (void)desk.opened(desk.folder); }) == "database-foreign");
            BOOST_TEST(contentOf(desk.scratch / "letter") == "Dear Eve");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_others_could_read_is_closed_to_them_at_the_next_opening) {
    CopyDesk desk;
    desk.close();
    const auto modeOf = [](const fs::path& path) {
        struct stat status {};
        BOOST_REQUIRE(::lstat(path.c_str(), &status) == 0);
        return status.st_mode & 0777U;
    };
    for (const char* name : {"keys", "manifest", "store.db"}) {
        BOOST_REQUIRE(::chmod((desk.folder / name).c_str(), 0644) == 0);
    }
    BOOST_REQUIRE(::chmod(desk.folder.c_str(), 0755) == 0);
    desk.open();
    BOOST_TEST(modeOf(desk.folder) == 0700U);
    for (const char* name : {"keys", "manifest", "store.db"}) {
        BOOST_TEST(modeOf(desk.folder / name) == 0600U, name);
    }
}

// ---------------------------------------------------------------- passwords

BOOST_AUTO_TEST_CASE(an_unknown_name_and_a_wrong_password_are_told_in_the_same_words) {
    CopyDesk desk;
    desk.close();
    const auto wrong = desk.opened(desk.folder, "olga", "guess");
    const auto nobody = desk.opened(desk.folder, "nobody", "guess");
    BOOST_REQUIRE((!wrong.ok() && !nobody.ok()));
    BOOST_CHECK(wrong.problems() == nobody.problems());
    // Nor does what is counted of it keep what was typed.
    BOOST_TEST(contentOf(desk.folder / "failed-sign-ins").find("nobody") == std::string::npos);
    for (const std::string& name :
         {std::string(10'000'000, 'o'), std::string{"olga' OR '1'='1"}, std::string{"olga\0", 5},
          std::string{"olga\nmachine"}, std::string{"\xff\xfe"}, std::string{"../olga"}}) {
        desk.later(std::chrono::hours{1});
        BOOST_TEST(!desk.opened(desk.folder, name.c_str(), "open sesame' --").ok());
    }
}

BOOST_AUTO_TEST_SUITE_END()
