#include "db/access.h"
#include "db/connection.h"
#include "db/files.h"
#include "db/keys.h"
#include "db/store_folder.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <map>
#include <set>
#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(store_folder)

using db::Refusal;
namespace fs = std::filesystem;

db::Environment environment() {
    db::Environment wanted;
    wanted.clock = [] { return *model::parseInstant("2026-03-01T09:00:00.000000Z"); };
    wanted.keyCost = db::KeyCost::cheapest;
    return wanted;
}

struct Desk {
    support::Scratch scratch;
    fs::path folder = scratch / "clinic.needlebook";
    std::string recoveryKey;

    explicit Desk(bool encrypted = true) {
        auto made = db::Store::create({.folder = folder,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "Olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = "open sesame",
                                       .encrypted = encrypted},
                                      environment());
        BOOST_REQUIRE(made.ok());
        recoveryKey = made->recoveryKey;
    }
    model::Outcome<db::SignedIn> open(db::Environment with = environment()) const {
        return db::Store::open(folder, "olga", "open sesame", std::move(with));
    }
};

/// Content, mode and time of everything below a path.
std::map<std::string, std::string> picture(const fs::path& top) {
    std::map<std::string, std::string> all;
    const auto add = [&](const fs::path& path) {
        struct stat status {};
        BOOST_REQUIRE(::lstat(path.c_str(), &status) == 0);
        all[path.string()] = std::to_string(status.st_mode) + ' ' + std::to_string(status.st_mtim.tv_sec) + '.' +
                             std::to_string(status.st_mtim.tv_nsec) + ' ' +
                             (S_ISREG(status.st_mode) ? support::contentOf(path) : std::string{});
    };
    add(top);
    for (const auto& entry : fs::recursive_directory_iterator{top}) {
        add(entry.path());
    }
    return all;
}

void edit(const fs::path& file, const std::string& from, const std::string& to) {
    auto text = support::contentOf(file);
    const auto at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    support::writeFile(file, text.replace(at, from.size(), to));
}

void otherDatabase(const fs::path& file) {
    support::writeFile(file, "");
    db::Connection connection{file, {}};
    connection.script("CREATE TABLE bookmarks (url TEXT)");
}

struct Damage {
    const char* what;
    bool encrypted;
    std::string code;
    std::function<void(const fs::path&)> harm;
};

const Damage damages[] = {
    {"the folder is gone", true, "missing", [](const fs::path& p) { fs::remove_all(p); }},
    {"a text file", true, "not-a-folder",
     [](const fs::path& p) {
         fs::remove_all(p);
         support::writeFile(p, "Dear diary");
     }},
    {"another program's database", true, "other-database",
     [](const fs::path& p) {
         fs::remove_all(p);
         otherDatabase(p);
     }},
    {"an empty folder", true, "not-a-store",
     [](const fs::path& p) {
         fs::remove_all(p);
         fs::create_directory(p);
     }},
    {"somebody's documents", true, "not-a-store",
     [](const fs::path& p) {
         fs::remove_all(p);
         fs::create_directory(p);
         support::writeFile(p / "letter.txt", "Dear sir");
     }},
    {"a link to a store", true, "symlink",
     [](const fs::path& p) {
         const fs::path real = p.string() + "-real";
         fs::rename(p, real);
         fs::create_directory_symlink(real, p);
     }},
    {"no manifest", true, "manifest-missing", [](const fs::path& p) { fs::remove(p / "manifest"); }},
    {"a manifest of another kind", true, "manifest-damaged",
     [](const fs::path& p) { support::writeFile(p / "manifest", "version: 3\n"); }},
    {"a manifest cut off", true, "manifest-damaged",
     [](const fs::path& p) { support::writeFile(p / "manifest", "needlebook store\nformat 1\nencr"); }},
    {"a manifest of no entry", true, "manifest-damaged",
     [](const fs::path& p) {
         auto text = support::contentOf(p / "manifest");
         const auto at = text.find("sequence ");
         text.replace(at, text.find('\n', at) - at, "sequence 0");
         support::writeFile(p / "manifest", text);
     }},
    {"a manifest in other letters", true, "manifest-damaged",
     [](const fs::path& p) { edit(p / "manifest", "format 1", "format 01"); }},
    {"bytes in the open beginning of the file", true, "database-damaged",
     [](const fs::path& p) {
         auto bytes = support::contentOf(p / "store.db");
         bytes[18] ^= 2; // SQLite would put it right by itself
         support::writeFile(p / "store.db", bytes);
     }},
    {"a newer format", true, "newer-format", [](const fs::path& p) { edit(p / "manifest", "format 1", "format 2"); }},
    {"newer slots", true, "newer-format", [](const fs::path& p) { edit(p / "keys", "keys 1", "keys 2"); }},
    {"a newer database", false, "newer-format",
     [](const fs::path& p) {
         db::Connection connection{p / "store.db", {}};
         connection.script("PRAGMA user_version = 9999");
     }},
    {"no slots", true, "keys-missing", [](const fs::path& p) { fs::remove(p / "keys"); }},
    {"slots cut off", true, "keys-damaged",
     [](const fs::path& p) { fs::resize_file(p / "keys", fs::file_size(p / "keys") - 20); }},
    {"no database", true, "database-missing", [](const fs::path& p) { fs::remove(p / "store.db"); }},
    {"an empty database", true, "database-truncated", [](const fs::path& p) { fs::resize_file(p / "store.db", 0); }},
    {"a database cut within a page", true, "database-truncated",
     [](const fs::path& p) { fs::resize_file(p / "store.db", fs::file_size(p / "store.db") - 1000); }},
    {"a plain database cut within a page", false, "database-truncated",
     [](const fs::path& p) { fs::resize_file(p / "store.db", fs::file_size(p / "store.db") - 1000); }},
    {"a database cut between pages", true, "database-damaged",
     [](const fs::path& p) { fs::resize_file(p / "store.db", 4 * 4096); }},
    {"a plain database cut between pages", false, "database-damaged",
     [](const fs::path& p) { fs::resize_file(p / "store.db", 4 * 4096); }},
    {"another program's database inside", true, "database-foreign",
     [](const fs::path& p) { otherDatabase(p / "store.db"); }},
    {"another program's database inside a plain store", false, "database-foreign",
     [](const fs::path& p) { otherDatabase(p / "store.db"); }},
    {"a text inside a plain store", false, "database-foreign",
     [](const fs::path& p) { support::writeFile(p / "store.db", std::string(8192, 'x')); }},
    {"the database of another store", true, "wrong-key",
     [](const fs::path& p) {
         const Desk other;
         fs::copy_file(other.folder / "store.db", p / "store.db", fs::copy_options::overwrite_existing);
     }},
    {"the database of another plain store", false, "database-foreign",
     [](const fs::path& p) {
         const Desk other{false};
         fs::copy_file(other.folder / "store.db", p / "store.db", fs::copy_options::overwrite_existing);
     }},
    {"a trigger of somebody else's", false, "database-altered",
     [](const fs::path& p) {
         db::Connection connection{p / "store.db", {}};
         connection.script("CREATE TRIGGER quiet AFTER INSERT ON room BEGIN DELETE FROM room; END");
     }},
    {"a link in place of the manifest", true, "manifest-damaged",
     [](const fs::path& p) {
         fs::rename(p / "manifest", p.parent_path() / "elsewhere");
         fs::create_symlink(p.parent_path() / "elsewhere", p / "manifest");
     }},
    {"a link in place of the slots", true, "keys-damaged",
     [](const fs::path& p) {
         fs::rename(p / "keys", p.parent_path() / "elsewhere");
         fs::create_symlink(p.parent_path() / "elsewhere", p / "keys");
     }},
    {"a link in place of the database", true, "database-foreign",
     [](const fs::path& p) {
         fs::rename(p / "store.db", p.parent_path() / "elsewhere");
         fs::create_symlink(p.parent_path() / "elsewhere", p / "store.db");
     }},
    {"a link where the log would be written", true, "database-foreign",
     [](const fs::path& p) { fs::create_symlink(p.parent_path() / "letter", fs::path{p.string() + "/store.db-wal"}); }},
    {"a manifest as long as a film", true, "manifest-damaged",
     [](const fs::path& p) { fs::resize_file(p / "manifest", std::uintmax_t{17} << 20U); }},
    {"a folder that cannot be written", true, "read-only-folder",
     [](const fs::path& p) { fs::permissions(p, fs::perms::owner_read | fs::perms::owner_exec); }},
    {"a database that cannot be written", true, "read-only-folder",
     [](const fs::path& p) { fs::permissions(p / "store.db", fs::perms::owner_read); }},
};

std::string refusalOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const db::OpenRefused& e) {
        return std::string{e.code()};
    }
    return "opened";
}

BOOST_AUTO_TEST_CASE(whatever_cannot_be_opened_says_why_and_is_left_as_it_was) {
    std::set<std::string> seen;
    for (const auto& damage : damages) {
        BOOST_TEST_CONTEXT(damage.what) {
            const Desk desk{damage.encrypted};
            damage.harm(desk.folder);
            const auto before = picture(desk.scratch.path());
            BOOST_TEST(refusalOf([&] { (void)desk.open(); }) == damage.code);
            BOOST_TEST((picture(desk.scratch.path()) == before));
            seen.insert(damage.code);
            if (damage.code == "read-only-folder") {
                fs::permissions(desk.folder, fs::perms::owner_all); // so that it can be taken away
            }
        }
    }
    // These three have tests of their own, the last two with upgrades and old copies.
    const std::set<Refusal> elsewhere{Refusal::networkFolder, Refusal::upgradeFailed, Refusal::olderCopy};
    for (const auto& refusal : model::codesOf<Refusal>) {
        if (!elsewhere.contains(refusal.value)) {
            BOOST_TEST(seen.contains(std::string{refusal.code}), refusal.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_store_on_a_network_is_refused) {
    const Desk desk;
    const auto before = picture(desk.scratch.path());
    for (const std::int64_t type : {0x6969L, 0x517bL, 0xff534d42L, 0xfe534d42L, 0x65735546L}) {
        BOOST_TEST(refusalOf([&] { db::inspect({desk.folder}, [&](const fs::path&) { return type; }); }) ==
                   "network-folder");
    }
    BOOST_TEST(refusalOf([&] { db::inspect({desk.folder}, [](const fs::path&) { return 0xef53L; }); }) == "opened");
    BOOST_TEST((picture(desk.scratch.path()) == before));
}

BOOST_AUTO_TEST_CASE(a_new_store_is_private_whole_and_unreadable) {
    const Desk desk;
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator{desk.scratch.path()}) {
        struct stat status {};
        BOOST_REQUIRE(::lstat(entry.path().c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777U) == (entry.is_directory() ? 0700U : 0600U), entry.path().filename());
        names.insert(entry.path().filename().string());
    }
    for (const char* name : {"clinic.needlebook", "store.db", "keys", "manifest", "files"}) {
        BOOST_TEST(names.contains(name), name);
    }
    BOOST_TEST(!names.contains("store.db-wal"));
    const auto bytes = support::contentOf(desk.folder / "store.db");
    for (const char* secret : {"Skin Clinic", "Olga", "SQLite format", "CREATE TABLE"}) {
        BOOST_TEST(bytes.find(secret) == std::string::npos, secret);
    }
    const Desk plain{false};
    BOOST_TEST(support::contentOf(plain.folder / "store.db").find("Skin Clinic") != std::string::npos);
    BOOST_TEST(plain.recoveryKey.empty());
}

BOOST_AUTO_TEST_CASE(a_store_that_cannot_be_made_leaves_nothing_behind) {
    support::Scratch scratch;
    const auto path = scratch / "x.needlebook";
    BOOST_CHECK_THROW(db::createStoreFolder(path,
                                            [](const db::StoreFolder& folder) {
                                                db::createFile(folder.database(), "half");
                                                throw std::runtime_error{"power"};
                                            }),
                      std::runtime_error);
    BOOST_TEST(fs::is_empty(scratch.path()));
    fs::create_directory(path);
    BOOST_CHECK_THROW(db::createStoreFolder(path, [](const db::StoreFolder&) {}), db::Error);
    BOOST_TEST(std::distance(fs::directory_iterator{scratch.path()}, {}) == 1);
}

BOOST_AUTO_TEST_CASE(what_a_new_store_needs_is_asked_for_field_by_field) {
    support::Scratch scratch;
    fs::create_directory(scratch / "taken");
    const auto made = db::Store::create({.folder = scratch / "taken",
                                         .clinic = " ",
                                         .timeZone = "Europe/Nowhere",
                                         .ownerSignIn = "",
                                         .ownerFullName = "O\n",
                                         .ownerPassword = "abc",
                                         .encrypted = true},
                                        environment());
    BOOST_REQUIRE(!made.ok());
    const model::Problems wanted{{"clinic", "required", {}},
                                 {"timeZone", "unknown", {}},
                                 {"ownerSignIn", "required", {}},
                                 {"ownerPassword", "too-short", {"4"}},
                                 {"folder", "taken", {}}};
    BOOST_CHECK(made.problems() == wanted);
    BOOST_TEST(std::distance(fs::directory_iterator{scratch.path()}, {}) == 1);
}

BOOST_AUTO_TEST_CASE(the_recovery_key_opens_a_lone_database) {
    const Desk desk;
    const auto key = db::parseRecoveryKey(desk.recoveryKey);
    BOOST_REQUIRE(key.ok());
    db::Connection connection{desk.folder / "store.db", {.mode = db::Connection::Mode::readOnly, .key = key->bytes()}};
    BOOST_TEST(connection.value<std::string>("SELECT name FROM clinic") == "Skin Clinic");
}

BOOST_AUTO_TEST_SUITE_END()
