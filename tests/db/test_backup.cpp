// Backups: whole or not at all, checked before they have their name, rotated, and never in the way.
#include "db/backup.h"
#include "db/connection.h"
#include "db/files.h"
#include "db/keys.h"
#include "tests/support/copy_desk.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(backup)

using db::BackupOutcome;
using db::BackupReason;
using db::BackupStep;
using support::CopyDesk;
using support::toldOf;
namespace fs = std::filesystem;

struct Desk : CopyDesk {
    using CopyDesk::CopyDesk;

    std::string setTarget(const fs::path& into, int warnDays = 3) {
        return toldOf(access().setBackupTarget({into.string(), warnDays}));
    }
    model::Outcome<db::BackupInfo> make(BackupReason reason = BackupReason::hand,
                                        const db::BackupProgress& progress = {}, std::stop_token stop = {}) {
        return access().makeBackup(reason, progress, std::move(stop));
    }
    std::string lastVerb() { return access().trail({}, 1).rows.front().verb; }
};

mode_t modeOf(const fs::path& path) {
    struct stat status {};
    BOOST_REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

BOOST_AUTO_TEST_CASE(a_backup_is_one_file_under_the_same_key_with_slots_files_and_a_mark) {
    for (const bool encrypted : {true, false}) {
        Desk desk{encrypted};
        desk.client("Lindqvist");
        db::createFile(desk.folder / "files" / "photo", "sealed bytes");
        BOOST_TEST(desk.setTarget(desk.backups) == "");
        std::string steps;
        const auto made = desk.make(BackupReason::hand, [&](BackupStep step, int percent) {
            BOOST_TEST((percent >= 0 && percent <= 100));
            const char name = step == BackupStep::copying ? 'c' : step == BackupStep::checking ? 'k' : 'n';
            if (steps.empty() || steps.back() != name) {
                steps += name;
            }
        });
        BOOST_TEST_REQUIRE(toldOf(made) == "");
        BOOST_TEST(steps == "ckn");
        BOOST_TEST(!made->altered);
        const auto name = made->folder.filename().string();
        BOOST_TEST(name == "clinic 2026-03-02 100000.needlebook-backup");
        BOOST_TEST(desk.names(made->folder) == (std::vector<std::string>{"files", "keys", "manifest", "store.db"}),
                   boost::test_tools::per_element());
        BOOST_TEST(modeOf(made->folder) == 0700U);
        for (const auto* file : {"keys", "manifest", "store.db", "files/photo"}) {
            BOOST_TEST(modeOf(made->folder / file) == 0600U, file);
        }
        BOOST_TEST(support::contentOf(made->folder / "files/photo") == "sealed bytes");
        const auto bytes = support::contentOf(made->folder / "store.db");
        BOOST_TEST(bytes.starts_with("SQLite format 3") == !encrypted);
        BOOST_TEST((bytes.find("Lindqvist") == std::string::npos) == encrypted);
        const auto manifest = support::contentOf(made->folder / "manifest");
        BOOST_TEST(manifest.find("copy hand\n") != std::string::npos);
        BOOST_TEST(manifest.find("trail verified\n") != std::string::npos);
        if (!encrypted) { // read and write version in the file's header: 1 is a journal that is deleted, 2 a log
            BOOST_TEST(static_cast<int>(bytes.at(18)) == 1);
            BOOST_TEST(static_cast<int>(bytes.at(19)) == 1);
        }
        // It opens to be looked at, and looking leaves no trace.
        auto look = desk.opened(made->folder);
        BOOST_REQUIRE(look.ok());
        BOOST_TEST((look->store->kind() == db::StoreKind::backup));
        auto access = look->store->as(look->actor);
        BOOST_TEST(access.clients({}).total == 1);
        BOOST_TEST(toldOf(access.apply(model::AddRoom{"2"})) == "store: old-copy");
        BOOST_TEST(access.verifyTrail({}, {}).verified());
        BOOST_TEST(toldOf(desk.opened(made->folder, "olga", "wrong")) == "sign-in: wrong");
        look->store->signOut(look->actor);
        BOOST_TEST(desk.names(made->folder).size() == 4U);
        BOOST_TEST(support::contentOf(made->folder / "store.db") == bytes);
    }
}

BOOST_AUTO_TEST_CASE(it_shows_one_moment_while_others_go_on_writing) {
    Desk desk;
    desk.client("Before");
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    const auto second = desk.opened(desk.folder);
    BOOST_REQUIRE(second.ok());
    auto other = second->store->as(second->actor);
    const auto sequence = desk.access().trail({}, 1).rows.front().sequence;
    const auto made = desk.make(BackupReason::hand, [&](BackupStep step, int) {
        if (step == BackupStep::copying) {
            model::Client late;
            late.familyName = "Late";
            BOOST_REQUIRE(other.apply(model::AddClient{late}).ok());
        }
    });
    BOOST_TEST_REQUIRE(toldOf(made) == "");
    // The first word about copying comes before the picture is taken.
    BOOST_TEST(made->sequence == sequence + 1);
    const auto look = desk.opened(made->folder);
    BOOST_REQUIRE(look.ok());
    BOOST_TEST(look->store->as(look->actor).clients({}).total == 2);
}

BOOST_AUTO_TEST_CASE(where_it_may_go) {
    Desk desk;
    fs::create_directory(desk.folder / "files" / "inside");
    fs::create_directory_symlink(desk.folder / "files", desk.scratch / "link");
    support::writeFile(desk.scratch / "file", "");
    BOOST_TEST(desk.setTarget(desk.folder) == "folder: inside-store");
    BOOST_TEST(desk.setTarget(desk.folder / "files" / "inside") == "folder: inside-store");
    BOOST_TEST(desk.setTarget(desk.scratch / "link") == "folder: inside-store");
    BOOST_TEST(desk.setTarget(desk.scratch / "nowhere") == "folder: not-a-folder");
    BOOST_TEST(desk.setTarget(desk.scratch / "file") == "folder: not-a-folder");
    BOOST_TEST(desk.setTarget("backups") == "folder: not-absolute");
    BOOST_TEST(desk.setTarget(desk.backups, 0) == "warnDays: out-of-range");
    BOOST_TEST(desk.setTarget(desk.backups, 61) == "warnDays: out-of-range");
    fs::permissions(desk.backups, fs::perms::owner_read | fs::perms::owner_exec);
    BOOST_TEST(desk.setTarget(desk.backups) == "folder: read-only-folder");
    fs::permissions(desk.backups, fs::perms::owner_all);
    BOOST_TEST(toldOf(desk.make()) == "folder: required");
    BOOST_TEST(!desk.access().backupState().last.has_value());
    BOOST_TEST(desk.setTarget(desk.backups, 5) == "");
    BOOST_TEST(desk.access().backupState().target.folder == desk.backups.string());
    BOOST_TEST(desk.access().backupState().target.warnDays == 5);
    BOOST_TEST(desk.lastVerb() == "backup.folder");
    BOOST_TEST(desk.setTarget("") == ""); // none any more
    // Another machine has its own.
    auto elsewhere = desk.environment();
    elsewhere.machine = "there";
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    const auto there = db::Store::open(desk.folder, "olga", "open sesame", elsewhere);
    BOOST_REQUIRE(there.ok());
    BOOST_TEST(there->store->as(there->actor).backupState().target.folder == "");
}

BOOST_AUTO_TEST_CASE(each_run_is_told_and_a_disk_that_is_away_is_a_failure) {
    Desk desk;
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    BOOST_TEST(desk.access().backupState().changedSince);
    BOOST_REQUIRE(desk.make(BackupReason::daily).ok());
    auto state = desk.access().backupState();
    BOOST_REQUIRE(state.lastGood.has_value());
    BOOST_TEST((state.lastGood->reason == BackupReason::daily));
    BOOST_TEST(desk.lastVerb() == "backup.make");
    BOOST_TEST(!state.changedSince);
    desk.close();
    desk.open(); // comings and goings are nothing new
    BOOST_TEST(!desk.access().backupState().changedSince);
    desk.client("Moor");
    BOOST_TEST(desk.access().backupState().changedSince);

    fs::rename(desk.backups, desk.scratch / "unplugged");
    BOOST_TEST(toldOf(desk.make(BackupReason::exit)) == "folder: not-a-folder");
    state = desk.access().backupState();
    BOOST_REQUIRE(state.last.has_value());
    BOOST_TEST((state.last->outcome == BackupOutcome::failed));
    BOOST_TEST(state.last->why == "folder-not-a-folder");
    BOOST_TEST((state.lastGood->reason == BackupReason::daily));
    BOOST_TEST(desk.lastVerb() == "backup.fail");
    BOOST_TEST(!fs::exists(desk.backups)); // never made on the disk that was left
    BOOST_TEST(desk.access().verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_copy_cut_off_or_spoilt_on_the_way_never_gets_its_name) {
    const auto spoil = [](const fs::path& file, int how) {
        if (how == 0) {
            fs::resize_file(file, fs::file_size(file) / 4096 / 2 * 4096);
        } else {
            const auto size = static_cast<std::streamoff>(fs::file_size(file));
            std::fstream bytes{file, std::ios::binary | std::ios::in | std::ios::out};
            for (int i = 1; i < 16; ++i) { // one place alone might be a page that is free
                bytes.seekp(size / 16 * i);
                bytes << std::string(64, 'x');
            }
        }
    };
    for (int how = 0; how < 2; ++how) {
        Desk desk;
        BOOST_TEST(desk.setTarget(desk.backups) == "");
        bool spoilt = false;
        const auto made = desk.make(BackupReason::hand, [&](BackupStep step, int) {
            if (step == BackupStep::checking && !spoilt) {
                spoilt = true;
                const auto part = desk.names(desk.backups);
                BOOST_REQUIRE(part.size() == 1U);
                BOOST_TEST(part.front().starts_with(".")); // hidden meanwhile
                spoil(desk.backups / part.front() / "store.db", how);
            }
        });
        BOOST_TEST(toldOf(made) == "backup: damaged");
        BOOST_TEST(desk.names(desk.backups).empty());
        BOOST_TEST(desk.access().backupState().last->why == "damaged");
    }
}

BOOST_AUTO_TEST_CASE(a_person_stops_it_and_nothing_is_left) {
    Desk desk;
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    for (const auto when : {BackupStep::copying, BackupStep::checking}) {
        std::stop_source stop;
        const auto made = desk.make(
            BackupReason::hand,
            [&](BackupStep step, int) {
                if (step == when) {
                    stop.request_stop();
                }
            },
            stop.get_token());
        BOOST_TEST(toldOf(made) == ": stopped");
        BOOST_TEST(desk.names(desk.backups).empty());
        BOOST_TEST(!desk.access().backupState().last.has_value()); // somebody's wish is no failure
    }
}

BOOST_AUTO_TEST_CASE(a_disk_that_takes_no_more_is_told_and_nothing_half_is_left) {
    Desk desk;
    for (int i = 0; i < 20; ++i) {
        desk.client(("Client " + std::to_string(i)).c_str());
    }
    const auto target = desk.backups.string();
    // In a process of its own: the limit holds for every file that it writes.
    const auto key = db::parseRecoveryKey(desk.recoveryKey);
    BOOST_REQUIRE(key.ok());
    desk.close();
    const int ended = support::inProcess([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{64 * 1024, 64 * 1024};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) {
            return 9;
        }
        try {
            const db::BackupOrder order{.store = {desk.folder},
                                        .manifest = db::parseManifest(db::readFile(desk.folder / "manifest")),
                                        .key = key->bytes(),
                                        .into = target,
                                        .now = *desk.now};
            (void)db::makeBackup(order, {}, {});
        } catch (const db::Error& error) {
            return error.fault() == db::Fault::full || error.fault() == db::Fault::io ? 0 : 2;
        }
        return 1;
    });
    BOOST_TEST(ended == 0);
    BOOST_TEST(desk.names(desk.backups).empty());
}

BOOST_AUTO_TEST_CASE(an_altered_trail_is_backed_up_all_the_same_and_told) {
    Desk desk{false};
    const auto client = desk.client("Lindqvist");
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    BOOST_REQUIRE(desk.make().ok());
    {
        db::Connection behind{desk.folder / "store.db", {}};
        behind.run("UPDATE client SET family_name = 'Somebody' WHERE id = ?", client);
    }
    for (int i = 0; i < 2; ++i) {
        desk.later(std::chrono::hours{24});
        const auto made = desk.make(BackupReason::daily);
        BOOST_TEST_REQUIRE(toldOf(made) == "");
        BOOST_TEST(made->altered);
    }
    const auto state = desk.access().backupState();
    BOOST_TEST((state.last->outcome == BackupOutcome::altered));
    BOOST_TEST(state.last->why == "trail-altered");
    // The good one is not pushed out, and of the altered ones the newest is enough.
    const auto all = desk.access().backupsMade();
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all.front().altered);
    BOOST_TEST(!all.back().altered);
}

BOOST_AUTO_TEST_CASE(old_ones_go_and_what_is_not_ours_stays) {
    Desk desk;
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    fs::create_directory(desk.backups / "somebody's.needlebook-backup");
    support::writeFile(desk.backups / "notes.txt", "mine");
    for (int i = 0; i < 3; ++i) {
        Desk another;
        BOOST_TEST(another.setTarget(desk.backups) == "");
        BOOST_REQUIRE(another.make().ok());
    }
    const auto before = desk.names(desk.backups).size();
    for (int i = 0; i < 5; ++i) {
        desk.later(std::chrono::hours{2}); // all of one day
        desk.client(("Client " + std::to_string(i)).c_str());
        BOOST_REQUIRE(desk.make(BackupReason::daily).ok());
    }
    BOOST_TEST(desk.access().backupsMade().size() == 1U);
    BOOST_TEST(desk.names(desk.backups).size() == before + 1);
    desk.later(std::chrono::hours{24});
    BOOST_REQUIRE(desk.make(BackupReason::daily).ok());
    const auto all = desk.access().backupsMade();
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST((all[0].madeAt > all[1].madeAt));
    BOOST_TEST(fs::exists(desk.backups / "somebody's.needlebook-backup"));
}

BOOST_AUTO_TEST_CASE(who_may) {
    Desk desk;
    BOOST_TEST(desk.setTarget(desk.backups) == "");
    const auto add = [&](const char* name, model::Role role) {
        model::Account account;
        account.signInName = name;
        account.fullName = name;
        account.roles = {role};
        BOOST_REQUIRE(desk.access().addAccount({account}, "a password").ok());
        const auto actor = desk.in->store->signIn(name, "a password");
        BOOST_REQUIRE(actor.ok());
        return desk.in->store->as(*actor);
    };
    auto assistant = add("anna", model::Role::assistant);
    auto auditor = add("aude", model::Role::auditor);
    auto sender = add("post", model::Role::sender);
    BOOST_TEST(toldOf(assistant.makeBackup(BackupReason::exit, {}, {})) == "");
    BOOST_TEST(toldOf(assistant.setBackupTarget({"", 3})) == "permission: not-permitted");
    BOOST_TEST(toldOf(auditor.makeBackup(BackupReason::hand, {}, {})) == "permission: not-permitted");
    BOOST_TEST(auditor.backupState().lastGood.has_value());
    BOOST_CHECK_THROW(sender.backupState(), db::Error);
    BOOST_TEST(toldOf(sender.makeBackup(BackupReason::hand, {}, {})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_SUITE_END()
