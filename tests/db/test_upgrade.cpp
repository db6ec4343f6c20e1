// A store of an earlier program: backed up, tried on a copy, then brought up to date; or left as it was.
#include "db/backup.h"
#include "db/files.h"
#include "db/upgrade.h"
#include "tests/support/copy_desk.h"

#include <array>

BOOST_AUTO_TEST_SUITE(upgrade)

using db::Script;
using support::CopyDesk;
using support::toldOf;
namespace fs = std::filesystem;

/// The store as one that knows a script less than `scripts`.
struct Desk : CopyDesk {
    std::vector<Script> scripts{db::releasedScripts().begin(), db::releasedScripts().end()};

    explicit Desk(std::string_view next, bool encrypted = true)
        : CopyDesk{encrypted} {
        scripts.push_back({"next", next});
        client("Lindqvist");
    }
    std::int64_t released() const { return std::ssize(db::releasedScripts()); }

    /// "" or the code of a refusal.
    std::string upgraded() {
        close();
        auto state = stateOf();
        auto writer = state.connect(db::Connection::Mode::readWrite);
        try {
            db::upgradeStore(state, writer, scripts);
            return "";
        } catch (const db::OpenRefused& refused) {
            return std::string{refused.code()};
        }
    }
    db::StoreState stateOf() const {
        auto key = db::parseRecoveryKey(recoveryKey);
        return {db::StoreFolder{folder}, environment(), db::parseManifest(db::readFile(folder / "manifest")),
                key ? std::optional{std::move(*key)} : std::nullopt};
    }
    struct Seen {
        std::int64_t version;
        std::string schema;
        db::Access::Verification trail;
        std::string lastVerb;
        std::string lastPayload;
    };
    Seen seen() const {
        const auto state = stateOf();
        auto connection = state.connect(db::Connection::Mode::readOnly);
        Seen seen;
        seen.version = connection.value<std::int64_t>("PRAGMA user_version");
        connection.each("SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name",
                        [&](const db::Row& row) { seen.schema += row.text(0) + '\n'; });
        seen.trail = db::verifyTrail(connection, std::array{db::knownHead("manifest", state.manifest.head)}, {}, {});
        seen.lastVerb = connection.value<std::string>("SELECT verb FROM trail_entry ORDER BY sequence DESC LIMIT 1");
        seen.lastPayload =
            connection.value<std::string>("SELECT payload FROM trail_payload ORDER BY sequence DESC LIMIT 1");
        return seen;
    }
    std::vector<std::string> leftInStore() const {
        auto all = names(folder);
        std::erase_if(all, [](const std::string& name) {
            return name.starts_with("store.db") || name.starts_with("failed-sign-ins"); // from the first sign-in on
        });
        return all;
    }
};

const std::vector<std::string> wholeStore{"files", "keys", "manifest"};

BOOST_AUTO_TEST_CASE(first_a_backup_then_a_trial_then_the_store) {
    for (const bool encrypted : {true, false}) {
        Desk desk{"ALTER TABLE client ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';"
                  "CREATE TABLE mood (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
                  "INSERT INTO mood (id, name) VALUES (1, 'calm');",
                  encrypted};
        const auto before = desk.access().trail({}, 1).rows.front();
        BOOST_TEST(desk.upgraded() == "");
        const auto seen = desk.seen();
        BOOST_TEST(seen.version == desk.released() + 1);
        // Every row has another column now, and none of them looks altered.
        BOOST_TEST(seen.trail.verified(), (seen.trail.altered.empty() ? "" : seen.trail.altered.front()));
        BOOST_TEST(seen.lastVerb == "store.upgrade");
        BOOST_TEST(seen.lastPayload.find("\"from\":" + std::to_string(desk.released())) != std::string::npos);
        BOOST_TEST(desk.leftInStore() == wholeStore, boost::test_tools::per_element());
        // Without a folder for backups it lies beside the store.
        const auto all = db::listBackups(desk.scratch.path(), desk.stateOf().manifest.storeUid);
        BOOST_REQUIRE(all.size() == 1U);
        BOOST_TEST((all.front().reason == db::BackupReason::upgrade));
        BOOST_TEST(all.front().sequence == before.sequence);
        BOOST_TEST(all.front().version == desk.released());
        const auto look = desk.opened(all.front().folder);
        BOOST_REQUIRE(look.ok());
        BOOST_TEST(look->store->as(look->actor).clients({}).total == 1);
        // It is done once.
        BOOST_TEST(desk.upgraded() == "");
        BOOST_TEST(db::listBackups(desk.scratch.path(), desk.stateOf().manifest.storeUid).size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(the_backup_goes_where_this_machine_puts_its_backups) {
    Desk desk{"CREATE TABLE mood (id INTEGER PRIMARY KEY) STRICT;"};
    BOOST_TEST(toldOf(desk.access().setBackupTarget({desk.backups.string(), 3})) == "");
    BOOST_TEST(desk.upgraded() == "");
    BOOST_TEST(desk.names(desk.backups).size() == 1U);

    Desk unplugged{"CREATE TABLE mood (id INTEGER PRIMARY KEY) STRICT;"};
    BOOST_TEST(toldOf(unplugged.access().setBackupTarget({unplugged.backups.string(), 3})) == "");
    fs::remove(unplugged.backups);
    BOOST_TEST(unplugged.upgraded() == "");
    BOOST_TEST(db::listBackups(unplugged.scratch.path(), unplugged.stateOf().manifest.storeUid).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_trial_that_fails_leaves_the_store_as_it_was) {
    for (const auto* const bad :
         {"CREATE TABLE mood (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);", // half-way
          "CREATE TABLE mood (a_id INTEGER REFERENCES account (id)) STRICT; PRAGMA defer_foreign_keys = ON;"
          "INSERT INTO mood VALUES (99);", // a key that points nowhere
          "DROP TRIGGER trail_payload_keep; DELETE FROM trail_payload WHERE sequence = 2;"}) { // works, and spoils
        BOOST_TEST_CONTEXT(bad) {
            Desk desk{bad};
            const auto before = desk.seen();
            BOOST_TEST(desk.upgraded() == "upgrade-failed");
            const auto after = desk.seen();
            BOOST_TEST(after.version == before.version);
            BOOST_TEST(after.schema == before.schema);
            BOOST_TEST(after.lastVerb == before.lastVerb);
            BOOST_TEST(after.trail.verified());
            BOOST_TEST(desk.leftInStore() == wholeStore, boost::test_tools::per_element());
            desk.open(); // the program it belongs to goes on with it
            BOOST_TEST(desk.access().clients({}).total == 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_altered_before_is_not_made_right_by_it) {
    Desk desk{"ALTER TABLE room ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';", false};
    desk.done(model::AddRoom{"2"});
    const auto client = desk.client("Moor");
    desk.close();
    {
        db::Connection behind{desk.folder / "store.db", {}};
        behind.run("UPDATE client SET family_name = 'Somebody' WHERE id = ?", client);
    }
    BOOST_TEST(desk.upgraded() == "");
    const auto seen = desk.seen();
    BOOST_TEST(seen.version == desk.released() + 1);
    const std::vector<std::string> altered{"client:" + std::to_string(client.value) + " altered"};
    BOOST_TEST(seen.trail.altered == altered, boost::test_tools::per_element());
    BOOST_TEST(seen.lastPayload.find("\"alteredBefore\":true") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
