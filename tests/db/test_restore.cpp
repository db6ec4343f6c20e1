// Restoring: a look inside, the exchange, what is cut off at each step, and what has to be asked afterwards.
#include "db/connection.h"
#include "db/keys.h"
#include "db/restore_after.h"
#include "tests/support/copy_desk.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(restore)

using db::RestoreStep;
using support::CopyDesk;
using support::toldOf;
namespace fs = std::filesystem;

/// One client, a lot of five; a backup; then a second client, and two units gone.
struct Desk : CopyDesk {
    model::LotId box;
    std::vector<db::CartridgeRow> units;
    db::BackupInfo made;
    std::string lastHead;
    std::int64_t lastSequence = 0;

    explicit Desk(bool encrypted = true)
        : CopyDesk{encrypted} {
        client("Lindqvist");
        box = lot("24F118", 5);
        units = unitsOf(box);
        made = backup();
        later(std::chrono::hours{2});
        client("Moor");
        waste(units[1].id);
        done(model::LoseCartridge{units[3].id, "not found"});
        const auto last = access().trail({}, 1).rows.front();
        lastHead = last.hash;
        lastSequence = last.sequence;
    }
    std::int64_t clients() { return access().clients({}).total; }
    std::string stateOf(const db::CartridgeRow& unit) {
        return std::string{model::code(access().cartridge(unit.printedId)->state)};
    }
    /// Beside the store: kept-aside stores, and anything hidden.
    std::vector<std::string> beside() {
        auto all = names(scratch.path());
        std::erase_if(all, [](const std::string& name) { return name == "backups" || name == "state"; });
        return all;
    }
};

const std::string keptName = "clinic before restore 2026-03-02 120000.needlebook";

BOOST_AUTO_TEST_CASE(a_look_tells_what_is_inside_and_what_would_be_lost) {
    Desk desk;
    const auto look = db::lookInside(desk.order(desk.made.folder), desk.environment(), {}, {});
    BOOST_TEST_REQUIRE(toldOf(look) == "");
    BOOST_TEST(look->marked);
    BOOST_TEST((look->backup.madeAt == model::parseInstant("2026-03-02T10:00:00.000000Z")));
    BOOST_TEST(look->inside.clinic == "Skin Clinic");
    BOOST_TEST(look->inside.sequence == desk.made.sequence);
    BOOST_TEST(look->inside.head == desk.made.head);
    BOOST_TEST(look->inside.clients == 1);
    BOOST_TEST(look->inside.units == 5);
    BOOST_TEST(look->altered.empty());
    BOOST_REQUIRE(look->now.has_value());
    BOOST_TEST(look->now->clients == 2);
    BOOST_TEST(look->now->units == 3);
    BOOST_TEST(look->now->head == desk.lastHead);
    BOOST_TEST(look->goesOnFromIt);
    BOOST_TEST(look->lost.entries == desk.lastSequence - desk.made.sequence);
    BOOST_TEST(look->lost.clients == 1);
    BOOST_TEST(look->lost.units == 2);
    BOOST_TEST(look->lost.sessions == 0);
    // Nothing was written: the store is open all the while.
    BOOST_TEST(desk.clients() == 2);
    BOOST_TEST(desk.beside() == (std::vector<std::string>{"clinic.needlebook"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_all_as_it_was) {
    Desk desk;
    desk.close();
    const auto before = support::contentOf(desk.folder / "store.db");
    const auto told = [&](const db::RestoreOrder& order) {
        const auto look = toldOf(db::lookInside(order, desk.environment(), {}, {}));
        desk.later(std::chrono::hours{1}); // no pause is left of a wrong password
        BOOST_TEST(look == toldOf(db::restoreBackup(order, desk.environment(), {}, {})));
        desk.later(std::chrono::hours{1});
        return look;
    };
    auto order = desk.order(desk.made.folder);
    order.secret = "close sesame";
    BOOST_TEST(told(order) == "sign-in: wrong");
    order = desk.order(desk.made.folder);
    order.signInName = "nobody";
    BOOST_TEST(told(order) == "sign-in: wrong");
    BOOST_TEST(told(desk.order(desk.folder)) == "backup: same-folder");
    BOOST_TEST(told(desk.order(desk.scratch / "nothing")) == "backup: missing");
    BOOST_TEST(told(desk.order(desk.backups)) == "backup: not-a-store");
    {
        Desk another;
        BOOST_TEST(told(desk.order(another.made.folder)) == "store: another");
    }
    const auto copy = [&](const char* name) {
        const auto to = desk.scratch / "backups" / name;
        fs::copy(desk.made.folder, to, fs::copy_options::recursive);
        return to;
    };
    const auto half = copy("half.needlebook-backup");
    fs::resize_file(half / "store.db", fs::file_size(half / "store.db") / 8192 * 4096);
    BOOST_TEST(told(desk.order(half)) == "backup: damaged");
    const auto crooked = copy("crooked.needlebook-backup");
    fs::resize_file(crooked / "store.db", 5000);
    BOOST_TEST(told(desk.order(crooked)) == "backup: database-truncated");
    const auto bare = copy("bare.needlebook-backup");
    fs::remove(bare / "manifest");
    BOOST_TEST(told(desk.order(bare)) == "backup: manifest-missing");
    // The mark of one backup on the database of a later one.
    desk.open();
    const auto later = desk.backup();
    desk.close();
    const auto mixed = copy("mixed.needlebook-backup");
    fs::copy_file(later.folder / "store.db", mixed / "store.db", fs::copy_options::overwrite_existing);
    BOOST_TEST(told(desk.order(mixed)) == "backup: damaged");

    BOOST_TEST(desk.beside() == (std::vector<std::string>{"clinic.needlebook"}), boost::test_tools::per_element());
    desk.open();
    BOOST_TEST(desk.clients() == 2);
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
    BOOST_TEST(!before.empty());
}

BOOST_AUTO_TEST_CASE(while_the_store_is_open_anywhere_nothing_is_exchanged) {
    Desk desk;
    BOOST_TEST(toldOf(desk.restore(desk.made.folder)) == "store: in-use");
    BOOST_TEST(desk.beside() == (std::vector<std::string>{"clinic.needlebook"}), boost::test_tools::per_element());
    BOOST_TEST(desk.clients() == 2);
    desk.client("Okafor"); // it goes on
}

BOOST_AUTO_TEST_CASE(the_backup_takes_the_place_and_the_store_is_kept_aside) {
    for (const bool encrypted : {true, false}) {
        Desk desk{encrypted};
        desk.lot("NEW1", 2); // came after the backup
        const auto last = desk.access().trail({}, 1).rows.front();
        desk.close();
        const auto done = desk.restore(desk.made.folder);
        BOOST_TEST_REQUIRE(toldOf(done) == "");
        BOOST_TEST(done->keptAs.filename().string() == keptName);
        BOOST_TEST(done->blocked == 2);
        BOOST_TEST(done->strange == 2);
        BOOST_TEST(desk.beside() == (std::vector<std::string>{keptName, "clinic.needlebook"}),
                   boost::test_tools::per_element());
        BOOST_TEST(desk.names(desk.folder) == (std::vector<std::string>{"files", "keys", "manifest", "store.db"}),
                   boost::test_tools::per_element());

        desk.open();
        BOOST_TEST((desk.in->store->kind() == db::StoreKind::live));
        BOOST_TEST(desk.clients() == 1);
        BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
        BOOST_TEST(desk.access().check({}).empty());
        const auto rows = desk.access().trail({}, 2).rows; // the newest is the sign-in
        BOOST_TEST(rows[1].verb == "store.restored");
        BOOST_TEST(rows[1].sequence == desk.made.sequence + 1);
        BOOST_TEST(rows[1].payload.find(last.hash) != std::string::npos); // the head that was given up
        BOOST_TEST(rows[1].payload.find("\"sequence\":" + std::to_string(last.sequence)) != std::string::npos);
        BOOST_TEST(rows[1].payload.find(keptName) != std::string::npos);
        const auto state = desk.access().backupState();
        BOOST_REQUIRE(state.restoration.has_value());
        BOOST_TEST(state.restoration->givenUpSequence == last.sequence);
        BOOST_TEST(state.restoration->units.size() == 4U);
        desk.client("Okafor"); // and it goes on
        desk.close();
        desk.open();
        BOOST_TEST((desk.in->store->kind() == db::StoreKind::live));

        // What was the store is an old copy now: it is whole, and nothing more happens in it.
        const auto kept = desk.opened(done->keptAs);
        BOOST_REQUIRE(kept.ok());
        BOOST_TEST((kept->store->kind() == db::StoreKind::oldCopy));
        BOOST_TEST(kept->store->as(kept->actor).clients({}).total == 2);
    }
}

BOOST_AUTO_TEST_CASE(whenever_the_power_fails_there_is_the_one_store_or_the_other) {
    struct Case {
        RestoreStep at;
        bool restored;
    };
    for (const auto& one :
         {Case{RestoreStep::staged, false}, Case{RestoreStep::readied, false}, Case{RestoreStep::exchanged, true},
          Case{RestoreStep::setAside, true}, Case{RestoreStep::remembered, true}}) {
        BOOST_TEST_CONTEXT("cut at step " << static_cast<int>(one.at)) {
            Desk desk;
            desk.close();
            const int ended = support::inProcess([&] {
                (void)desk.restore(desk.made.folder, [&](RestoreStep step) {
                    if (step == one.at) {
                        ::_exit(7);
                    }
                });
                return 0;
            });
            BOOST_TEST_REQUIRE(ended == 7);
            desk.open();
            BOOST_TEST((desk.in->store->kind() == db::StoreKind::live));
            BOOST_TEST(desk.clients() == (one.restored ? 1 : 2));
            BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
            const auto expected = one.restored ? std::vector<std::string>{keptName, "clinic.needlebook"}
                                               : std::vector<std::string>{"clinic.needlebook"};
            BOOST_TEST(desk.beside() == expected, boost::test_tools::per_element());
            BOOST_TEST(!fs::exists(desk.folder / "restoring"));
            desk.client("Okafor");
            desk.close();
            // And it can be done again.
            const auto again = desk.restore(desk.made.folder);
            BOOST_TEST(toldOf(again) == "");
            desk.open();
            BOOST_TEST(desk.clients() == 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(where_names_cannot_be_exchanged_the_next_opening_finishes) {
    Desk desk;
    desk.close();
    const int ended = support::inProcess([&] {
        (void)desk.restore(desk.made.folder, [&](RestoreStep step) {
            if (step == RestoreStep::readied) {
                ::_exit(7);
            }
        });
        return 0;
    });
    BOOST_TEST_REQUIRE(ended == 7);
    // As between the two renamings of a file system without exchange.
    fs::rename(desk.folder, desk.scratch / keptName);
    desk.open();
    BOOST_TEST(desk.clients() == 1);
    BOOST_TEST(desk.beside() == (std::vector<std::string>{keptName, "clinic.needlebook"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_store_that_is_gone_or_damaged_is_replaced) {
    Desk desk;
    desk.close();
    fs::rename(desk.folder, desk.scratch / "lost");
    auto done = desk.restore(desk.made.folder);
    BOOST_TEST_REQUIRE(toldOf(done) == "");
    BOOST_TEST(done->keptAs.empty());
    BOOST_TEST(done->blocked == 0); // nothing tells
    desk.open();
    BOOST_TEST(desk.clients() == 1);
    desk.close();

    support::writeFile(desk.folder / "store.db", std::string(8192, 'x'));
    const auto look = db::lookInside(desk.order(desk.made.folder), desk.environment(), {}, {});
    BOOST_TEST_REQUIRE(toldOf(look) == "");
    BOOST_TEST(look->store);
    BOOST_TEST(!look->now.has_value());
    done = desk.restore(desk.made.folder);
    BOOST_TEST_REQUIRE(toldOf(done) == "");
    BOOST_TEST(support::contentOf(done->keptAs / "store.db") == std::string(8192, 'x'));
    desk.open();
    BOOST_TEST(desk.clients() == 1);
}

BOOST_AUTO_TEST_CASE(the_recovery_key_serves_when_the_password_is_lost) {
    Desk desk;
    desk.close();
    auto order = desk.order(desk.made.folder);
    order.secret = desk.recoveryKey;
    BOOST_TEST(toldOf(db::restoreBackup(order, desk.environment(), {}, {})) == "");
    desk.open(); // with the password that the slots have
    BOOST_TEST(desk.clients() == 1);
}

BOOST_AUTO_TEST_CASE(who_was_shut_out_since_does_not_come_back_in) {
    CopyDesk desk;
    model::Account account;
    account.signInName = "mona";
    account.fullName = "Mona Manager";
    account.roles = {model::Role::manager};
    const auto added = desk.access().addAccount({account}, "a password");
    BOOST_REQUIRE(added.ok());
    account.id = model::AccountId{added->id};
    const auto made = desk.backup();
    auto order = desk.order(made.folder);
    order.signInName = "mona";
    order.secret = "a password";
    BOOST_TEST(toldOf(db::lookInside(order, desk.environment(), {}, {})) == "");
    account.disabled = true;
    desk.done(model::EditAccount{account});
    BOOST_TEST(toldOf(db::lookInside(order, desk.environment(), {}, {})) == "permission: not-permitted");
    // A password changed since holds after the restoring: today's slots are kept.
    BOOST_REQUIRE(desk.access().setPassword(desk.in->actor.account(), "open sesame", "another word").ok());
    desk.close();
    order = desk.order(made.folder);
    order.secret = "another word";
    BOOST_TEST_REQUIRE(toldOf(db::restoreBackup(order, desk.environment(), {}, {})) == "");
    BOOST_TEST(toldOf(desk.opened(desk.folder)) == "sign-in: wrong");
    BOOST_TEST(desk.opened(desk.folder, "olga", "another word").ok());
}

BOOST_AUTO_TEST_CASE(an_assistant_may_not) {
    CopyDesk desk;
    model::Account account;
    account.signInName = "anna";
    account.fullName = "Anna Assistant";
    account.roles = {model::Role::assistant};
    BOOST_REQUIRE(desk.access().addAccount({account}, "a password").ok());
    const auto made = desk.backup();
    auto order = desk.order(made.folder);
    order.signInName = "anna";
    order.secret = "a password";
    BOOST_TEST(toldOf(db::lookInside(order, desk.environment(), {}, {})) == "permission: not-permitted");
    desk.close();
    BOOST_TEST(toldOf(db::restoreBackup(order, desk.environment(), {}, {})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_CASE(units_gone_since_are_blocked_until_their_lot_is_counted) {
    for (const int counted : {3, 4, 5}) {
        BOOST_TEST_CONTEXT("counted " << counted) {
            Desk desk;
            desk.close();
            BOOST_TEST_REQUIRE(toldOf(desk.restore(desk.made.folder)) == "");
            desk.open();
            BOOST_TEST(desk.stateOf(desk.units[0]) == "in-stock");
            BOOST_TEST(desk.stateOf(desk.units[1]) == "quarantined");
            BOOST_TEST(desk.stateOf(desk.units[3]) == "quarantined");
            auto units = desk.access().backupState().restoration->units;
            BOOST_REQUIRE(units.size() == 2U);
            BOOST_TEST(units[0].printedId == desk.units[1].printedId);
            BOOST_TEST(units[0].lotNumber == "24F118");
            BOOST_TEST((units[0].stateThere == model::CartridgeState::wasted));
            BOOST_TEST((units[1].stateThere == model::CartridgeState::lost));
            BOOST_TEST(units[0].blocked);
            BOOST_TEST((units[0].lot == desk.box));
            {
                const auto key = db::parseRecoveryKey(desk.recoveryKey);
                db::Connection raw{desk.folder / "store.db",
                                   {.mode = db::Connection::Mode::readOnly, .key = key->bytes()}};
                BOOST_TEST(db::waitsForCount(raw, desk.units[1].id));
                BOOST_TEST(!db::waitsForCount(raw, desk.units[0].id));
            }
            const auto counts = desk.access().apply(
                model::CountLot{desk.box, counted, counted == 5 ? "" : "counted after restoring", {}});
            BOOST_TEST_REQUIRE(toldOf(counts) == "");
            // Those that were gone there are missing first; what is left may be opened again.
            BOOST_TEST(desk.stateOf(desk.units[1]) == (counted == 5 ? "in-stock" : "lost"));
            BOOST_TEST(desk.stateOf(desk.units[3]) == (counted == 3 ? "lost" : "in-stock"));
            BOOST_TEST(desk.stateOf(desk.units[0]) == "in-stock");
            BOOST_TEST(desk.access().backupState().restoration->units.empty());
            BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
            BOOST_TEST(desk.access().check({}).empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(reminders_claimed_or_due_since_are_asked_about) {
    support::OpenClinic clinic;
    const auto who = clinic.client();
    const auto units = clinic.unitsOf(clinic.lot());
    clinic.signedSession(who, {support::row("chin", 600)}, units[0], clinic.container());
    const auto into = clinic.scratch / "backups";
    fs::create_directory(into);
    const auto made = clinic.access.makeBackup(db::BackupReason::hand, {}, {}, into);
    BOOST_TEST_REQUIRE(toldOf(made) == "");
    const auto dueBy = [&](model::Instant at) {
        return clinic.raw.value<std::int64_t>(
            "SELECT count(*) FROM reminder WHERE state = 'planned' AND due_at <= ? AND late_at > ?", at, made->madeAt);
    };
    const auto before = dueBy(clinic.now());
    clinic.later(std::chrono::hours{24 * 4});
    const auto due = dueBy(clinic.now());
    BOOST_TEST_REQUIRE(due > before);
    const auto all = clinic.raw.value<std::int64_t>("SELECT count(*) FROM reminder WHERE state = 'planned'");
    BOOST_TEST_REQUIRE(all > due);

    db::Environment with;
    with.clock = [now = clinic.now()] { return now; };
    with.keyCost = db::KeyCost::cheapest;
    const auto place = clinic.scratch / "again.needlebook";
    const auto done = db::restoreBackup({made->folder, place, "owner", "owner's own"}, with, {}, {});
    BOOST_TEST_REQUIRE(toldOf(done) == "");
    BOOST_TEST(done->reminders == due);
    auto again = db::Store::open(place, "owner", "owner's own", with);
    BOOST_REQUIRE(again.ok());
    db::Connection raw{place / "store.db", {.mode = db::Connection::Mode::readOnly, .key = {}}};
    BOOST_TEST(raw.value<std::int64_t>("SELECT count(*) FROM reminder WHERE state = 'unknown'") == due);
    BOOST_TEST(raw.value<std::int64_t>("SELECT count(*) FROM reminder WHERE state = 'planned'") == all - due);
    BOOST_TEST(raw.value<std::int64_t>("SELECT count(*) FROM reminder_attempt WHERE outcome = 'unknown' AND text = "
                                       "'restored'") == due);
    auto access = again->store->as(again->actor);
    BOOST_TEST(access.dueMails(100).empty()); // none of them goes out again by itself
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_SUITE_END()
