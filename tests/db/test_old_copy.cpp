// A store that is older than what was seen of it before is looked at and nothing else, until somebody decides.
#include "db/connection.h"
#include "db/files.h"
#include "db/last_seen.h"
#include "tests/support/copy_desk.h"

BOOST_AUTO_TEST_SUITE(old_copy)

using db::StoreKind;
using support::CopyDesk;
using support::toldOf;
namespace fs = std::filesystem;

/// The store, and a copy of its folder from before the second client.
struct Desk : CopyDesk {
    fs::path old = scratch / "old.needlebook";

    explicit Desk(bool encrypted = true)
        : CopyDesk{encrypted} {
        client("Lindqvist");
        close();
        fs::copy(folder, old, fs::copy_options::recursive);
        later(std::chrono::hours{2});
        open();
        client("Moor");
    }
    StoreKind kindOf(const fs::path& path) const {
        const auto opening = opened(path);
        BOOST_REQUIRE(opening.ok());
        return opening->store->kind();
    }
    std::string goOn(const fs::path& path, const char* reason = "the disk of the other failed",
                     const char* name = "olga", const char* password = "open sesame") const {
        return toldOf(db::Store::goOnWithOldCopy(path, name, password, reason, environment()));
    }
};

BOOST_AUTO_TEST_CASE(a_folder_put_back_is_read_and_sends_nothing) {
    Desk desk;
    desk.close();
    const auto before = support::contentOf(desk.old / "store.db");
    const auto manifest = support::contentOf(desk.old / "manifest");
    {
        const auto opening = desk.opened(desk.old);
        BOOST_REQUIRE(opening.ok());
        auto& store = *opening->store;
        auto access = store.as(opening->actor);
        BOOST_TEST((store.kind() == StoreKind::oldCopy));
        BOOST_TEST(access.clients({}).total == 1);
        // Nothing in it was altered; what came after it is missed.
        for (const auto& altered : access.verifyTrail({}, {}).altered) {
            BOOST_TEST(altered.starts_with("head:"), altered);
            BOOST_TEST(altered.ends_with(" missing"), altered);
        }
        BOOST_TEST(access.postState().oldCopy);
        BOOST_TEST(toldOf(access.apply(model::AddRoom{"2"})) == "store: old-copy");
        BOOST_TEST(toldOf(access.apply(std::vector<model::Change>{model::AddRoom{"2"}})) == "store: old-copy");
        BOOST_TEST(toldOf(access.noteReport({})) == "store: old-copy");
        BOOST_TEST(toldOf(access.makeBackup(db::BackupReason::exit, {}, {}, desk.backups)) == "store: old-copy");
        try {
            (void)access.setPin("open sesame", "1234");
            BOOST_ERROR("a PIN was set in an old copy");
        } catch (const db::Error& error) {
            BOOST_TEST((error.fault() == db::Fault::oldCopy));
        }
        BOOST_TEST(store.signIn("olga", "open sesame").ok());
        BOOST_TEST(!store.signIn("olga", "wrong").ok());
        store.signOut(opening->actor);
    }
    BOOST_TEST(support::contentOf(desk.old / "store.db") == before);
    BOOST_TEST(support::contentOf(desk.old / "manifest") == manifest);
    BOOST_TEST((desk.kindOf(desk.folder) == StoreKind::live)); // the other goes on as ever
}

BOOST_AUTO_TEST_CASE(a_database_put_back_inside_its_folder_shows_without_a_state_folder) {
    Desk desk{false};
    desk.close();
    fs::copy_file(desk.old / "store.db", desk.folder / "store.db", fs::copy_options::overwrite_existing);
    fs::remove_all(desk.scratch / "state");
    BOOST_TEST((desk.kindOf(desk.folder) == StoreKind::oldCopy));
    BOOST_TEST((desk.kindOf(desk.folder) == StoreKind::oldCopy)); // looking does not make it right
    BOOST_TEST(!fs::exists(desk.scratch / "state"));
}

BOOST_AUTO_TEST_CASE(two_copies_that_both_went_on_are_told_apart_on_the_machine_that_saw_one) {
    Desk desk;
    const auto there = [&] {
        auto with = desk.environment();
        with.stateFolder = desk.scratch / "another machine";
        return with;
    }();
    desk.close();
    {
        const auto opening = db::Store::open(desk.old, "olga", "open sesame", there);
        BOOST_REQUIRE(opening.ok());
        BOOST_TEST((opening->store->kind() == StoreKind::live)); // that machine has seen no other
        auto access = opening->store->as(opening->actor);
        for (const auto* name : {"2", "3", "4", "5"}) {
            BOOST_REQUIRE(access.apply(model::AddRoom{name}).ok());
        }
    }
    BOOST_TEST(
        (desk.kindOf(desk.old) == StoreKind::oldCopy)); // longer than what was seen here, but not its continuation
    const auto opening = db::Store::open(desk.folder, "olga", "open sesame", there);
    BOOST_REQUIRE(opening.ok());
    BOOST_TEST((opening->store->kind() == StoreKind::oldCopy));
}

BOOST_AUTO_TEST_CASE(a_person_goes_on_with_it_and_the_other_becomes_the_old_one) {
    Desk desk;
    BOOST_TEST(desk.goOn(desk.folder) == "store: not-an-old-copy");
    const auto made = desk.backup();
    const auto last = desk.access().trail({}, 1).rows.front();
    desk.close();
    BOOST_TEST(desk.goOn(made.folder) == "store: not-an-old-copy");
    BOOST_TEST(desk.goOn(desk.old, " ") == "reason: required");
    BOOST_TEST(desk.goOn(desk.old, "why", "olga", "wrong") == "sign-in: wrong");
    BOOST_TEST((desk.kindOf(desk.old) == StoreKind::oldCopy));
    BOOST_TEST(desk.goOn(desk.old) == "");
    {
        const auto opening = desk.opened(desk.old);
        BOOST_REQUIRE(opening.ok());
        BOOST_TEST((opening->store->kind() == StoreKind::live));
        auto access = opening->store->as(opening->actor);
        const auto rows = access.trail({}, 2).rows; // the newest is the sign-in
        BOOST_TEST(rows[1].verb == "store.go-on");
        BOOST_TEST(rows[1].payload.find(last.hash) != std::string::npos);
        BOOST_TEST(rows[1].payload.find("the disk of the other failed") != std::string::npos);
        BOOST_TEST(access.verifyTrail({}, {}).verified());
        BOOST_TEST(access.apply(model::AddRoom{"2"}).ok());
        BOOST_TEST(!access.postState().oldCopy);
    }
    BOOST_TEST((desk.kindOf(desk.folder) == StoreKind::oldCopy));
}

BOOST_AUTO_TEST_CASE(who_may_not_decide_changes_nothing) {
    CopyDesk desk;
    model::Account account;
    account.signInName = "anna";
    account.fullName = "Anna Assistant";
    account.roles = {model::Role::assistant};
    BOOST_REQUIRE(desk.access().addAccount({account}, "a password").ok());
    desk.close();
    const auto old = desk.scratch / "old.needlebook";
    fs::copy(desk.folder, old, fs::copy_options::recursive);
    desk.open();
    desk.client("Moor");
    desk.close();
    BOOST_TEST(toldOf(db::Store::goOnWithOldCopy(old, "anna", "a password", "why not", desk.environment())) ==
               "permission: not-permitted");
    const auto opening = desk.opened(old);
    BOOST_REQUIRE(opening.ok());
    BOOST_TEST((opening->store->kind() == StoreKind::oldCopy));
}

BOOST_AUTO_TEST_CASE(what_another_user_saw_before_a_restoring_is_not_missed_after_it) {
    CopyDesk desk;
    const auto other = [&] {
        auto with = desk.environment();
        with.stateFolder = desk.scratch / "another user";
        return with;
    }();
    const auto made = desk.backup();
    desk.later(std::chrono::hours{1});
    desk.client("Moor");
    desk.close();
    const auto asOther = [&] {
        const auto opening = db::Store::open(desk.folder, "olga", "open sesame", other);
        BOOST_REQUIRE(opening.ok());
        return opening->store->kind();
    };
    BOOST_TEST((asOther() == StoreKind::live)); // and has now seen the second client's entry
    desk.later(std::chrono::hours{1});
    BOOST_TEST_REQUIRE(toldOf(desk.restore(made.folder)) == "");
    desk.later(std::chrono::hours{1});
    BOOST_TEST((asOther() == StoreKind::live));
    // But what was seen after it is.
    desk.open();
    desk.close();
    const auto old = desk.scratch / "old.needlebook";
    fs::copy(desk.folder, old, fs::copy_options::recursive);
    desk.later(std::chrono::hours{1});
    BOOST_TEST((asOther() == StoreKind::live));
    const auto opening = db::Store::open(old, "olga", "open sesame", other);
    BOOST_REQUIRE(opening.ok());
    BOOST_TEST((opening->store->kind() == StoreKind::oldCopy));
}

BOOST_AUTO_TEST_CASE(what_was_seen_is_kept_in_a_small_file_without_a_name) {
    CopyDesk desk;
    desk.client("Lindqvist");
    desk.close();
    const auto manifest = db::parseManifest(db::readFile(desk.folder / "manifest"));
    const auto state = desk.scratch / "state";
    const auto seen = db::lastSeen(state, manifest.storeUid);
    BOOST_REQUIRE(seen.has_value());
    BOOST_TEST((seen->head == manifest.head));
    BOOST_TEST((seen->at == *desk.now));
    for (const auto& name : desk.names(state)) {
        BOOST_TEST(name.starts_with(manifest.storeUid), name);
        BOOST_TEST(support::contentOf(state / name).find("clinic") == std::string::npos);
        BOOST_TEST(((fs::status(state / name).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
                    fs::perms::none));
    }
    // Damaged, it is as if nothing had been seen; and the next closing mends it.
    support::writeFile(state / (manifest.storeUid + ".seen"), "needlebook seen 1\n7 what");
    BOOST_TEST(!db::lastSeen(state, manifest.storeUid).has_value());
    desk.open();
    BOOST_TEST((desk.in->store->kind() == StoreKind::live));
    desk.close();
    BOOST_TEST(db::lastSeen(state, manifest.storeUid).has_value());
    BOOST_TEST(!db::lastSeen({}, manifest.storeUid).has_value());
}

BOOST_AUTO_TEST_CASE(a_copy_of_an_earlier_program_is_not_touched_to_be_read) {
    CopyDesk desk{false};
    const auto made = desk.backup();
    desk.close();
    {
        db::Connection raw{made.folder / "store.db", {}};
        raw.script("PRAGMA user_version = 12");
    }
    const auto before = support::contentOf(made.folder / "store.db");
    try {
        (void)desk.opened(made.folder);
        BOOST_ERROR("it was opened");
    } catch (const db::OpenRefused& refused) {
        BOOST_TEST(refused.code() == "older-copy");
    }
    BOOST_TEST(support::contentOf(made.folder / "store.db") == before);
}

BOOST_AUTO_TEST_SUITE_END()
