// Somebody changes a store behind the program's back: without the key every change is found, with it those that paper
// or a backup can show.
#include "db/files.h"
#include "db/keys.h"
#include "db/known_heads.h"
#include "db/schema_sqlite.h"
#include "db/trail_rows.h"
#include "db/verify_file.h"
#include "tests/support/open_clinic.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <random>

BOOST_AUTO_TEST_SUITE(tampering)

namespace fs = std::filesystem;
using support::contentOf;
using support::told;
using support::writeFile;

/// Every run takes other numbers; NEEDLEBOOK_SEED=N takes these again.
class Chance {
public:
    Chance()
        : seed{given()}
        , numbers_{seed} {
        BOOST_TEST_MESSAGE("seed " << seed);
    }
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>{0, bound - 1}(numbers_); }
    template <class T>
    const T& of(const std::vector<T>& all) {
        return all[below(all.size())];
    }
    const std::uint32_t seed;

private:
    static std::uint32_t given() {
        const char* wanted = std::getenv("NEEDLEBOOK_SEED");
        return wanted != nullptr ? static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10))
                                 : std::random_device{}();
    }
    std::mt19937 numbers_;
};

/// An encrypted store that is closed, as it is and as it was some time before.
struct ClosedStore {
    support::Scratch scratch;
    db::StoreFolder folder{scratch / "clinic.needlebook"};
    std::optional<db::FileKey> key;
    std::string older, newer, olderManifest, newerManifest;
    db::KnownHead user; ///< what the user's own folder remembers

    ClosedStore() {
        auto made = db::Store::create({.folder = folder.path,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = "open sesame",
                                       .encrypted = true},
                                      environment());
        BOOST_TEST_REQUIRE(told(made) == "");
        key.emplace(db::parseRecoveryKey(made->recoveryKey).value());
        work(*made, "Ana");
        close(*std::move(made));
        older = contentOf(folder.database());
        olderManifest = contentOf(folder.manifest());
        auto again = db::Store::open(folder.path, "olga", "open sesame", environment());
        BOOST_TEST_REQUIRE(told(again) == "");
        work(*again, "Berit");
        close(*std::move(again));
        newer = contentOf(folder.database());
        newerManifest = contentOf(folder.manifest());
        user = db::headOfManifest(folder.manifest(), "user");
    }
    static db::Environment environment() {
        db::Environment wanted;
        wanted.clock = [] { return support::momentOf("2026-03-02T10:00:00.000000Z"); };
        wanted.keyCost = db::KeyCost::cheapest;
        return wanted;
    }
    static void work(db::SignedIn& in, const char* given) {
        auto access = in.store->as(in.actor);
        for (int i = 0; i < 6; ++i) {
            model::Client client;
            client.givenName = given;
            client.familyName = "Lindqvist " + std::string(static_cast<std::size_t>(i), 'x');
            client.allergies = std::string(600, 'a');
            BOOST_TEST_REQUIRE(told(access.apply(model::AddClient{client})) == "");
        }
    }
    static void close(db::SignedIn in) { in.store->signOut(in.actor); }

    void asItWas() const {
        writeFile(folder.database(), newer);
        writeFile(folder.manifest(), newerManifest);
    }
    /// Of a look at a closed store; whoever tampers leaves none behind.
    void dropLogs() const {
        for (const char* ending : {"-wal", "-shm"}) {
            fs::remove(folder.database().string() + ending);
        }
    }
    /// By what can be looked at without signing in.
    bool noticed() const {
        const bool answer = looksAltered();
        dropLogs();
        return answer;
    }
    bool looksAltered() const {
        try {
            const auto manifest = db::parseManifest(contentOf(folder.manifest()));
            const auto was = db::parseManifest(newerManifest);
            if (!manifest.encrypted || manifest.storeUid != was.storeUid) {
                return true; // such a folder is not opened
            }
            const std::vector known{db::knownHead("manifest", manifest.head), user};
            return !db::verifyFile(folder.database(), key->bytes(), known, {}, {}).verified();
        } catch (const db::Error&) {
            return true;
        }
    }
    /// By opening it and having it proved, as a manager does.
    bool noticedOnceOpen() const {
        const auto keys = contentOf(folder.keys());
        const auto answer = [&] {
            try {
                auto in = db::Store::open(folder.path, "olga", "open sesame", environment());
                return !in || !in->store->as(in->actor).verifyTrail({}, {}, std::vector{user}).verified();
            } catch (const db::Error&) {
                return true;
            }
        }();
        dropLogs();
        writeFile(folder.keys(), keys);
        return answer;
    }
};

constexpr std::size_t pageSize = 4096;

/// One random deed; its name.
std::string tamperWith(const ClosedStore& store, Chance& chance) {
    auto bytes = store.newer;
    const auto pages = bytes.size() / pageSize;
    const auto put = [&] { writeFile(store.folder.database(), bytes); };
    switch (chance.below(9)) {
    case 0:
    case 1: {
        const auto flips = chance.below(4) + 1;
        std::string where;
        for (std::size_t i = 0; i < flips; ++i) {
            // One in four lands in the beginning, which is what the cipher leaves open.
            const auto at = chance.below(4) == 0 ? chance.below(32) : chance.below(bytes.size());
            if (static_cast<unsigned char>(bytes[at]) != static_cast<unsigned char>(store.newer[at])) {
                continue; // not back again
            }
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << chance.below(8)));
            where += ' ' + std::to_string(at);
        }
        put();
        return "bits flipped at" + where;
    }
    case 2: {
        const auto kept = chance.below(bytes.size());
        bytes.resize(kept);
        put();
        return "cut to " + std::to_string(kept);
    }
    case 3: {
        bytes.resize((chance.below(pages - 1) + 1) * pageSize);
        put();
        return "pages cut off the end";
    }
    case 4: {
        const auto a = chance.below(pages);
        const auto b = (a + 1 + chance.below(pages - 1)) % pages;
        std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a * pageSize),
                         bytes.begin() + static_cast<std::ptrdiff_t>((a + 1) * pageSize),
                         bytes.begin() + static_cast<std::ptrdiff_t>(b * pageSize));
        put();
        return "pages " + std::to_string(a + 1) + " and " + std::to_string(b + 1) + " changed over";
    }
    case 5: {
        const auto begin = chance.below(bytes.size() - 32);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), 32, '\0');
        put();
        return "zeros at " + std::to_string(begin);
    }
    case 6: {
        const bool whole = chance.below(2) == 0;
        writeFile(store.folder.database(), store.older);
        if (whole) {
            writeFile(store.folder.manifest(), store.olderManifest);
        }
        return whole ? "the whole store as it was" : "the database as it was";
    }
    case 7: {
        bytes.append(pageSize * (1 + chance.below(3)), static_cast<char>(chance.below(256)));
        put();
        return "pages put after the end";
    }
    default: {
        auto manifest = store.newerManifest;
        auto& at = manifest[chance.below(manifest.size())];
        at = static_cast<char>(static_cast<unsigned char>(at) ^ (1U << chance.below(8)));
        writeFile(store.folder.manifest(), manifest);
        return "a bit of the manifest flipped";
    }
    }
}

BOOST_AUTO_TEST_CASE(six_hundred_deeds_on_a_closed_encrypted_store_are_found) {
    Chance chance;
    const ClosedStore store;
    BOOST_TEST_REQUIRE(!store.noticed());
    for (int round = 0; round < 600; ++round) {
        const auto deed = tamperWith(store, chance);
        BOOST_TEST(store.noticed(), deed << ", seed " << chance.seed);
        if (round % 20 == 0) {
            BOOST_TEST(store.noticedOnceOpen(), deed << ", opened, seed " << chance.seed);
        }
        store.asItWas();
    }
    BOOST_TEST(!store.noticed());
    BOOST_TEST(!store.noticedOnceOpen());
}

BOOST_AUTO_TEST_CASE(a_bit_changed_in_the_open_beginning_is_found_wherever_it_is) {
    const ClosedStore store;
    for (std::size_t at = 0; at < 32; ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto bytes = store.newer;
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << bit));
            writeFile(store.folder.database(), bytes);
            BOOST_TEST(store.noticed(), "byte " << at << " bit " << bit);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_page_that_was_changed_is_named) {
    const ClosedStore store;
    auto bytes = store.newer;
    const auto page = bytes.size() / pageSize; // the last one
    bytes[(page - 1) * pageSize + 100] ^= 1;
    writeFile(store.folder.database(), bytes);
    const auto answer = db::verifyFile(store.folder.database(), store.key->bytes(), {}, {}, {});
    BOOST_REQUIRE(!answer.altered.empty());
    BOOST_TEST(answer.altered.front() == "page:" + std::to_string(page) + " damaged");
}

BOOST_AUTO_TEST_CASE(an_old_copy_put_back_is_known_by_what_the_user_remembers) {
    const ClosedStore store;
    writeFile(store.folder.database(), store.older);
    writeFile(store.folder.manifest(), store.olderManifest);
    const std::vector known{store.user};
    const auto answer = db::verifyFile(store.folder.database(), store.key->bytes(), known, {}, {});
    BOOST_REQUIRE(answer.altered.size() == 1U);
    BOOST_TEST(answer.altered.front() == "head:user missing");
    BOOST_TEST(db::verifyFile(store.folder.database(), store.key->bytes(), {}, {}, {}).verified());
}

/// Another program's hand in a plain store that is open.
class OpenTamperer {
public:
    explicit OpenTamperer(support::OpenClinic& clinic)
        : other_{(clinic.store().folder() / "store.db").string(), SQLite::OPEN_READWRITE, 2000} {
        other_.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; "
                    "PRAGMA temp_store = MEMORY");
        std::vector<std::string> triggers;
        SQLite::Statement all{other_, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"};
        while (all.executeStep()) {
            triggers.push_back(all.getColumn(0).getString());
        }
        all.reset();
        for (const auto& name : triggers) {
            other_.exec("DROP TRIGGER \"" + name + '"');
        }
        for (const auto& table : db::coveredTables(clinic.raw)) {
            clinic.raw.each("SELECT rowid FROM \"" + table + '"',
                            [&](const db::Row& row) { rows_.emplace_back(table, row.integer(0)); });
            columns_[table] = db::columnsOf(clinic.raw, table);
        }
        for (const char* table : {"trail_entry", "trail_payload"}) {
            columns_[table] = db::columnsOf(clinic.raw, table);
        }
        entries_ = clinic.count("trail_entry");
    }

    /// One random deed on rows; its SQL.
    std::string deed(Chance& chance) {
        const auto entry = std::to_string(1 + chance.below(static_cast<std::size_t>(entries_)));
        const auto another = std::to_string(1 + chance.below(static_cast<std::size_t>(entries_)));
        switch (chance.below(8)) {
        case 0: {
            const auto& [table, rowid] = chance.of(rows_);
            return "DELETE FROM \"" + table + "\" WHERE rowid = " + std::to_string(rowid);
        }
        case 1: {
            const auto& [table, rowid] = chance.of(rows_);
            return "UPDATE \"" + table + "\" SET rowid = rowid + 100000 WHERE rowid = " + std::to_string(rowid);
        }
        case 2:
            return changeOf("trail_entry", std::stoll(entry), chance);
        case 3:
            return changeOf("trail_payload", std::stoll(entry), chance);
        case 4:
            return "DELETE FROM trail_payload WHERE sequence = " + entry +
                   "; DELETE FROM trail_entry WHERE sequence = " + entry;
        case 5: // the newest ones, so that the rest is a whole chain
            return "DELETE FROM trail_payload WHERE sequence >= " + entry +
                   "; DELETE FROM trail_entry WHERE sequence >= " + entry;
        case 6:
            if (entry != another) {
                const auto table = std::string{chance.below(2) == 0 ? "trail_entry" : "trail_payload"};
                return "UPDATE " + table + " SET sequence = -1 WHERE sequence = " + entry + "; UPDATE " + table +
                       " SET sequence = " + entry + " WHERE sequence = " + another + "; UPDATE " + table +
                       " SET sequence = " + another + " WHERE sequence = -1";
            }
            [[fallthrough]];
        default: {
            const auto& [table, rowid] = chance.of(rows_);
            return changeOf(table, rowid, chance);
        }
        }
    }
    /// False when the schema itself refuses it; nothing has changed then.
    bool commit(const std::string& sql) {
        keep(sql);
        try {
            SQLite::Transaction all{other_};
            other_.exec(sql);
            all.commit();
            return true;
        } catch (const SQLite::Exception&) {
            forget();
            return false;
        }
    }
    void undo() {
        SQLite::Transaction all{other_};
        for (const auto& table : kept_) {
            std::string names = "rowid";
            for (const auto& column : columns_[table]) {
                names += ", \"" + column + '"';
            }
            other_.exec("DELETE FROM main.\"" + table + "\"; INSERT INTO main.\"" + table + "\" (" + names +
                        ") SELECT * FROM temp.\"kept_" + table + '"');
        }
        all.commit();
        forget();
    }

private:
    std::string changeOf(const std::string& table, std::int64_t rowid, Chance& chance) {
        const auto where = " WHERE rowid = " + std::to_string(rowid);
        for (;;) {
            const auto& column = chance.of(columns_[table]);
            const auto kind =
                other_.execAndGet("SELECT typeof(\"" + column + "\") FROM \"" + table + '"' + where).getString();
            const auto set = [&](const std::string& value) {
                return "UPDATE \"" + table + "\" SET \"" + column + "\" = " + value + where;
            };
            if (kind == "text") {
                return set('"' + column + "\" || 'x'");
            }
            if (kind == "blob") {
                return set("randomblob(max(length(\"" + column + "\"), 8))");
            }
            if (kind == "integer") {
                return set('"' + column + "\" + " + std::to_string(1 + chance.below(1000)));
            }
        }
    }
    void keep(const std::string& sql) {
        for (const auto& [table, columns] : columns_) {
            if (sql.find('"' + table + '"') != std::string::npos || sql.find(' ' + table + ' ') != std::string::npos) {
                other_.exec("CREATE TEMP TABLE \"kept_" + table + "\" AS SELECT rowid AS kept_rowid, * FROM main.\"" +
                            table + '"');
                kept_.push_back(table);
            }
        }
    }
    void forget() {
        for (const auto& table : kept_) {
            other_.exec("DROP TABLE temp.\"kept_" + table + '"');
        }
        kept_.clear();
    }

    SQLite::Database other_;
    std::vector<std::pair<std::string, std::int64_t>> rows_;
    std::map<std::string, std::vector<std::string>> columns_;
    std::vector<std::string> kept_;
    std::int64_t entries_ = 0;
};

BOOST_AUTO_TEST_CASE(four_hundred_deeds_on_the_rows_of_an_open_plain_store_are_found) {
    Chance chance;
    support::OpenClinic clinic;
    const auto anna = clinic.client();
    const auto lot = clinic.lot();
    const auto bin = clinic.container();
    clinic.signedSession(anna, {support::row("chin", 1000)}, clinic.unitsOf(lot).front(), bin);
    clinic.later(std::chrono::hours{24});
    clinic.client("Berit", "Holm");
    BOOST_TEST_REQUIRE(clinic.access.verifyTrail({}, {}).verified());
    OpenTamperer other{clinic};
    BOOST_TEST_REQUIRE(clinic.access.verifyTrail({}, {}).verified()); // its hand alone changes nothing
    const auto noticed = [&] {
        try {
            return !clinic.access.verifyTrail({}, {}).verified();
        } catch (const db::Error&) {
            return true; // the account that asks is no longer what it was
        }
    };
    int done = 0;
    for (int tries = 0; done < 400 && tries < 4000; ++tries) {
        const auto deed = other.deed(chance);
        if (!other.commit(deed)) {
            continue;
        }
        ++done;
        BOOST_TEST(noticed(), deed << ", seed " << chance.seed);
        other.undo();
        if (done % 50 == 0) {
            BOOST_TEST_REQUIRE(clinic.access.verifyTrail({}, {}).verified(), deed << " undone, seed " << chance.seed);
        }
    }
    BOOST_TEST(done == 400);
    BOOST_TEST(clinic.access.verifyTrail({}, {}).verified());
}

/// What the holder of the key can do: the row, its digest, the payload's commitment and all hashes from there on.
void rewriteHistory(db::Connection& raw, const std::string& change, const std::string& table, std::int64_t rowid) {
    raw.script("DROP TRIGGER trail_entry_keep; DROP TRIGGER trail_entry_fixed; DROP TRIGGER trail_payload_keep; "
               "DROP TRIGGER trail_payload_fixed");
    raw.write([&] {
        raw.run(change, rowid);
        db::RowDigests digests{raw};
        const auto now = digests.of(table, rowid);
        db::Hash previous{};
        struct Entry {
            std::int64_t sequence, at;
            std::string actor, verb, subject, payload;
            db::Blob salt, rows;
        };
        const auto entries = raw.rows(
            "SELECT e.sequence, e.at, e.actor, e.verb, e.subject, p.payload, p.salt, p.row_digests FROM trail_entry e "
            "JOIN trail_payload p ON p.sequence = e.sequence ORDER BY e.sequence",
            [](const db::Row& row) {
                return Entry{row.integer(0), row.integer(1), row.text(2), row.text(3),
                             row.text(4),    row.text(5),    row.blob(6), row.blob(7)};
            });
        for (const auto& e : entries) {
            db::RowDigestWriter rows;
            db::eachRowDigest(e.rows,
                              [&](std::string_view name, std::int64_t id, const std::optional<db::Hash>& digest) {
                                  rows.add(name, id, name == table && id == rowid && digest ? now : digest);
                              });
            const auto commitment = db::commitmentOf(e.salt, e.payload, rows.bytes());
            previous = db::entryHash(e.sequence, e.at, e.actor, e.verb, e.subject, commitment, previous);
            raw.run("UPDATE trail_payload SET row_digests = ? WHERE sequence = ?", rows.bytes(), e.sequence);
            raw.run("UPDATE trail_entry SET commitment = ?, hash = ? WHERE sequence = ?", commitment, previous,
                    e.sequence);
        }
    });
}

BOOST_AUTO_TEST_CASE(history_rewritten_with_the_key_is_shown_by_paper_and_by_a_backup) {
    support::OpenClinic clinic;
    const auto anna = clinic.client();
    clinic.store().signOut(clinic.owner()); // writes the manifest
    const auto backup = clinic.scratch / "backup-manifest";
    fs::copy_file(clinic.store().folder() / "manifest", backup);
    const auto mark = clinic.access.noteReport({"overrides", clinic.today(), clinic.today(), "pdf"});
    BOOST_TEST_REQUIRE(told(mark) == "");
    const db::KnownHead paper{"report", mark->sequence, mark->head};
    const db::KnownHead shortPaper{"report", mark->sequence, mark->head.substr(0, 12)};
    clinic.client("Berit", "Holm");

    rewriteHistory(clinic.raw, "UPDATE client SET given_name = 'Eve' WHERE id = ?", "client", anna.value);
    const auto file = clinic.store().folder() / "store.db";
    const auto seen = [&](const std::vector<db::KnownHead>& known) {
        return db::verifyFile(file, {}, known, {}, {}).altered;
    };
    BOOST_TEST(seen({}).empty()); // from within nothing is to be seen: this is what the paper is for
    using Places = std::vector<std::string>;
    BOOST_TEST(seen({paper}) == Places{"head:report altered"}, boost::test_tools::per_element());
    BOOST_TEST(seen({shortPaper}) == Places{"head:report altered"}, boost::test_tools::per_element());
    BOOST_TEST(seen({db::headOfManifest(backup, "backup")}) == Places{"head:backup altered"},
               boost::test_tools::per_element());
    BOOST_TEST(!clinic.access.verifyTrail({}, {}).verified()); // and what the program itself has written last
}

BOOST_AUTO_TEST_CASE(a_tail_cut_and_written_anew_with_the_key_is_shown_by_paper) {
    support::OpenClinic clinic;
    clinic.client();
    const auto mark = clinic.access.noteReport({"overrides", clinic.today(), clinic.today(), "pdf"});
    BOOST_TEST_REQUIRE(told(mark) == "");
    const auto file = clinic.store().folder() / "store.db";
    clinic.raw.script("DROP TRIGGER trail_entry_keep; DROP TRIGGER trail_payload_keep");
    clinic.raw.write([&] {
        clinic.raw.run("DELETE FROM trail_payload WHERE sequence = ?", mark->sequence);
        clinic.raw.run("DELETE FROM trail_entry WHERE sequence = ?", mark->sequence);
    });
    BOOST_TEST(db::verifyFile(file, {}, {}, {}, {}).verified());
    {
        db::Trail trail{clinic.raw};
        clinic.raw.write([&] {
            trail.append(clinic.now(), clinic.owner().person().uid, "account.sign-in", clinic.owner().person().uid,
                         "{}");
        });
    }
    BOOST_TEST(db::verifyFile(file, {}, {}, {}, {}).verified());
    const std::vector known{db::KnownHead{"report", mark->sequence, mark->head}};
    BOOST_TEST(!db::verifyFile(file, {}, known, {}, {}).verified());
}

BOOST_AUTO_TEST_SUITE_END()
