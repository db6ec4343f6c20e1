// Backups as the window shows them: the card, what Today and the foot of the window tell, daily and on leaving.
#include "app/present/asking.h"
#include "app/present/backup_rounds.h"
#include "app/present/backup_words.h"
#include "app/present/backups.h"
#include "app/present/shell.h"
#include "app/present/today.h"
#include "db/role_table.h"
#include "tests/app/clinic.h"

namespace backups {

using namespace app_test;
using namespace present;
using std::chrono::hours;

struct Backed : Clinic {
    std::filesystem::path into = scratch / "backups";

    Backed() { std::filesystem::create_directory(into); }
    void target() { taken(access().setBackupTarget({into.string(), 3})); }
    void unplug() { std::filesystem::rename(into, scratch / "unplugged"); }
    void plugIn() { std::filesystem::rename(scratch / "unplugged", into); }
    db::BackupState state() { return access().backupState(); }
    std::vector<Message> alarms() {
        std::vector<Message> all;
        const auto cards = Today{seat()}.view().cards;
        for (const auto& card : cards) {
            if (card.backups) {
                BOOST_TEST(card.action == "Open the backups");
                all.push_back(card.message);
            }
        }
        return all;
    }
};

} // namespace backups

BOOST_FIXTURE_TEST_SUITE(backups, Backed)

BOOST_AUTO_TEST_CASE(a_folder_is_chosen_and_a_backup_made) {
    Backups card{seat()};
    BOOST_TEST(card.view().offered);
    BOOST_TEST(card.view().mayEdit);
    BOOST_TEST(!card.view().mayMake);
    BOOST_TEST(card.view().note == "no folder chosen yet");
    card.save((scratch / "nowhere").string(), "3");
    BOOST_TEST(card.view().problems.at("folder").starts_with("There is no such folder."));
    card.save(into.string(), "soon");
    BOOST_TEST(card.view().problems.contains("warnDays"));
    card.save(folder().string(), "3");
    BOOST_TEST(card.view().problems.at("folder").starts_with("This folder lies inside the store."));
    card.save(" " + into.string() + " ", "5");
    BOOST_TEST(card.view().problems.empty());
    BOOST_TEST(card.view().message.title == "Saved.");
    BOOST_TEST(card.view().folder == into.string());
    BOOST_TEST(card.view().warnDays == "5");
    BOOST_TEST(card.view().mayMake);
    BOOST_TEST(card.view().note.starts_with("on the same disk as the store"));
    BOOST_TEST(card.view().backups.rows.empty());

    card.make();
    BOOST_TEST(card.view().message.title == "The backup was made and checked.");
    BOOST_TEST(!card.view().busy);
    BOOST_TEST(card.view().progress == "");
    BOOST_REQUIRE(card.view().backups.rows.size() == 1U);
    const auto row = textOf(card.view().backups.rows.front());
    BOOST_TEST(row.starts_with("09:00 | by hand | "), row);
    BOOST_TEST(row.ends_with(" | Checked"), row);
    BOOST_TEST(std::filesystem::exists(card.folderOf(1) / "store.db"));
    BOOST_TEST(card.folderOf(2).empty());

    unplug();
    card.make();
    BOOST_TEST(card.view().message.title == "No backup was made.");
    BOOST_TEST((card.view().message.tone == Tone::deny));
    BOOST_TEST(card.view().alarm.title.starts_with("The backup failed"));
    BOOST_TEST(card.view().note == "the folder is not there: is its disk plugged in?");
}

BOOST_AUTO_TEST_CASE(who_may_only_look_sees_no_way_to_change_it) {
    target();
    const Backups auditors{seatOf(model::Role::auditor, "aude")};
    BOOST_TEST(auditors.view().offered);
    BOOST_TEST(!auditors.view().mayEdit);
    BOOST_TEST(!auditors.view().mayMake);
    BOOST_TEST(!auditors.view().mayRestore);
    const Backups assistants{seatOf(model::Role::assistant, "anna")};
    BOOST_TEST(!assistants.view().mayEdit);
    BOOST_TEST(assistants.view().mayMake);
    BOOST_TEST(!assistants.view().mayRestore);
    const Backups senders{seatOf(model::Role::sender, "post")};
    BOOST_TEST(!senders.view().offered);
}

BOOST_AUTO_TEST_CASE(a_failure_is_loud_until_a_good_one_is_made) {
    target();
    BOOST_TEST(alarms().empty());
    BOOST_REQUIRE(access().makeBackup(db::BackupReason::daily, {}, {}).ok());
    BOOST_TEST(alarms().empty());
    BOOST_TEST(Shell{seat()}.view().backup == "Backup 09:00");
    BOOST_TEST((Shell{seat()}.view().backupTone == Tone::safe));
    client("Ana", "Moor");
    pass(hours{1});
    unplug();
    BOOST_TEST(!access().makeBackup(db::BackupReason::exit, {}, {}).ok());
    auto told = alarms();
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told.front().title == "The backup failed 10:00");
    BOOST_TEST(told.front().text.find("plugged in") != std::string::npos);
    BOOST_TEST(told.front().text.find("The last good one is from 09:00.") != std::string::npos);
    BOOST_TEST((told.front().tone == Tone::deny));
    BOOST_TEST(Shell{seat()}.view().backup == "Backup failed 10:00");
    BOOST_TEST((Shell{seat()}.view().backupTone == Tone::deny));
    plugIn();
    BOOST_REQUIRE(access().makeBackup(db::BackupReason::hand, {}, {}).ok());
    BOOST_TEST(alarms().empty());
}

BOOST_AUTO_TEST_CASE(one_that_is_too_old_is_told_once_something_was_entered_since) {
    target();
    BOOST_REQUIRE(access().makeBackup(db::BackupReason::daily, {}, {}).ok());
    pass(hours{24 * 4});
    BOOST_TEST(alarms().empty()); // the clinic was closed: there is nothing to save
    client("Ana", "Moor");
    const auto told = alarms();
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told.front().title == "No good backup since 4 days");
}

BOOST_AUTO_TEST_CASE(a_clinic_without_backups_is_told_after_a_week) {
    BOOST_TEST(alarms().empty());
    BOOST_TEST(Shell{seat()}.view().backup == "No backups: choose a folder");
    pass(hours{24 * 7});
    const auto told = alarms();
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told.front().title == "No backups are made on this machine");
    BOOST_TEST((told.front().tone == Tone::warn));
}

BOOST_AUTO_TEST_CASE(once_a_day_the_window_makes_one_by_itself) {
    BackupRounds rounds{seat()};
    int ran = 0;
    rounds.ran = [&] { ++ran; };
    rounds.look();
    BOOST_TEST(ran == 0); // no folder
    target();
    pass(hours{1});
    rounds.look();
    BOOST_TEST(ran == 1);
    BOOST_REQUIRE(state().lastGood.has_value());
    BOOST_TEST((state().lastGood->reason == db::BackupReason::daily));
    client("Ana", "Moor");
    pass(hours{2});
    rounds.look();
    BOOST_TEST(ran == 1); // of today there is one
    pass(hours{24});
    rounds.look();
    BOOST_TEST(ran == 2);
    pass(hours{24});
    rounds.look();
    BOOST_TEST(ran == 2); // nothing was entered since
    client("Ben", "Okafor");
    unplug();
    rounds.look(); // within the minute
    BOOST_TEST(ran == 2);
    pass(std::chrono::minutes{2});
    rounds.look();
    BOOST_TEST(ran == 3);
    BOOST_TEST((state().last->outcome == db::BackupOutcome::failed));
    pass(std::chrono::minutes{30});
    rounds.look();
    BOOST_TEST(ran == 3); // not each minute
    plugIn();
    pass(hours{1});
    rounds.look();
    BOOST_TEST(ran == 4);
    BOOST_TEST((state().last->outcome == db::BackupOutcome::made));
}

BOOST_AUTO_TEST_CASE(leaving_waits_for_a_backup_and_a_failure_for_a_person) {
    BackupRounds rounds{seat()};
    int gone = 0;
    const auto go = [&] { ++gone; };
    rounds.leave(go);
    BOOST_TEST(gone == 1); // no folder: nothing to wait for
    target();
    BOOST_TEST(rounds.due());
    std::vector<std::string> told;
    rounds.changed = [&] {
        if (!rounds.view().message.empty()) {
            told.push_back(rounds.view().message.title);
        }
    };
    rounds.leave(go);
    BOOST_TEST(gone == 2);
    BOOST_REQUIRE(!told.empty());
    BOOST_TEST(told.front() == "Making a backup before leaving.");
    BOOST_TEST(rounds.view().message.empty());
    BOOST_TEST((state().lastGood->reason == db::BackupReason::exit));
    BOOST_TEST(!rounds.due());
    rounds.leave(go); // nothing new
    BOOST_TEST(gone == 3);

    client("Ana", "Moor");
    unplug();
    rounds.leave(go);
    BOOST_TEST(gone == 3);
    BOOST_TEST(rounds.view().failed);
    BOOST_TEST(rounds.view().message.title == "No backup was made.");
    rounds.stay();
    BOOST_TEST(!rounds.view().failed);
    BOOST_TEST(gone == 3);
    rounds.leave(go);
    plugIn();
    rounds.again();
    BOOST_TEST(gone == 4);
    client("Ben", "Okafor");
    unplug();
    rounds.leave(go);
    BOOST_TEST(gone == 4);
    rounds.goAllTheSame();
    BOOST_TEST(gone == 5);
}

BOOST_AUTO_TEST_CASE(a_backup_that_is_looked_at_says_so_and_offers_nothing) {
    client("Ana", "Moor");
    const auto made = taken(access().makeBackup(db::BackupReason::hand, {}, {}, into));
    const auto look = taken(db::Store::open(made.folder, "maya", "correct horse", environment()));
    const Seat there{ports, look.store, look.store->as(look.actor)};
    BOOST_TEST(!may(there, "client.add"));
    BOOST_TEST(may(there, "read.clients"));
    const Shell shell{there};
    BOOST_TEST(shell.view().banner.title.starts_with("This is a backup"));
    BOOST_TEST((shell.view().banner.tone == Tone::deny));
    BOOST_TEST(shell.view().store.ends_with(", a backup"));
    const Backups card{there};
    BOOST_TEST(card.view().copy.title == "This is a backup.");
    BOOST_TEST(!card.view().mayMake);
    BOOST_TEST(!card.view().mayGoOn);
    BOOST_TEST(card.view().mayRestore);
    BOOST_TEST(!BackupRounds{there}.due());
}

BOOST_AUTO_TEST_CASE(an_old_copy_is_gone_on_with_by_password_and_reason) {
    const auto there = [this] {
        auto with = environment();
        with.stateFolder = scratch / "state";
        return with;
    }();
    // A copy that this user of the machine has seen go on elsewhere.
    const auto made = taken(access().makeBackup(db::BackupReason::hand, {}, {}, into));
    const auto place = scratch / "copy.needlebook";
    taken(db::restoreBackup({made.folder, place, "maya", "correct horse"}, there, {}, {}));
    const auto old = scratch / "old.needlebook";
    std::filesystem::copy(place, old, std::filesystem::copy_options::recursive);
    {
        const auto later = taken(db::Store::open(place, "maya", "correct horse", there));
        taken(later.store->as(later.actor).apply(model::AddRoom{"2"}));
    }
    const auto look = taken(db::Store::open(old, "maya", "correct horse", there));
    BOOST_REQUIRE((look.store->kind() == db::StoreKind::oldCopy));
    const Seat seat{ports, look.store, look.store->as(look.actor)};
    BOOST_TEST(Shell{seat}.view().banner.title.starts_with("This is an old copy of the store"));
    Backups card{seat};
    BOOST_TEST(card.view().copy.title == "This is an old copy of the store.");
    BOOST_TEST(card.view().mayGoOn);
    bool wentOn = false;
    card.wentOn = [&] { wentOn = true; };
    card.goOn("the other one is lost", "wrong");
    BOOST_TEST(!wentOn);
    BOOST_TEST(card.view().message.title == "The copy is as it was.");
    card.goOn("", "correct horse");
    BOOST_TEST(!wentOn);
    card.goOn("the other one is lost", "correct horse");
    BOOST_TEST(wentOn);
    const auto again = taken(db::Store::open(old, "maya", "correct horse", there));
    BOOST_TEST((again.store->kind() == db::StoreKind::live));
}

BOOST_AUTO_TEST_CASE(what_a_restored_backup_leaves_to_be_done_stands_on_today) {
    db::Restoration restoration;
    restoration.at = now();
    const BackupWall wall{now(), "Europe/London", today()};
    BOOST_TEST(restoredAlarm(restoration, wall).empty());
    db::RestoredUnit unit;
    unit.product = "Acme Fine";
    unit.lotNumber = "24F118";
    unit.lot = model::LotId{1};
    unit.blocked = true;
    restoration.units = {unit, unit};
    auto told = restoredAlarm(restoration, wall);
    BOOST_TEST(told.title == "A backup was restored 09:00");
    BOOST_TEST(told.text ==
               "2 cartridges had left the shelf since; they stay blocked until counted: Acme Fine, lot 24F118.");
    unit.blocked = false;
    unit.lot.reset();
    unit.lotNumber = "NEW1";
    restoration.units.push_back(unit);
    told = restoredAlarm(restoration, wall);
    BOOST_TEST(told.text.ends_with("not in this store: Acme Fine, lot NEW1. Receive what is still there again."));
}

BOOST_AUTO_TEST_SUITE_END()
