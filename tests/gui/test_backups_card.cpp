// Backups in the window: the card in the settings, the way out of the window, and the way to restoring.
#include "tests/gui/clinic_stage.h"

#include "app/gui/welcome_window.h"

#include <filesystem>

BOOST_AUTO_TEST_SUITE(backups_card)

using namespace gui_test;
using support::OpenClinic;

struct Backed : OpenClinic {
    std::filesystem::path into = scratch / "backups";
    Backed() { std::filesystem::create_directory(into); }
    void target() { BOOST_REQUIRE(access.setBackupTarget({into.string(), 3}).ok()); }
    /// The window makes none by itself any more today.
    void madeToday() { BOOST_REQUIRE(access.makeBackup(db::BackupReason::daily, {}, {}).ok()); }
};

BOOST_FIXTURE_TEST_CASE(a_folder_is_typed_and_a_backup_made, Backed) {
    ClinicStage stage{*this, access};
    stage.click("side-settings");
    BOOST_TEST(!stage.enabled("settings-backups-make"));
    stage.type("settings-backups-folder", (scratch / "nowhere").c_str());
    stage.click("settings-backups-save");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-backups-folder-problem"); }));
    stage.type("settings-backups-folder", into.c_str());
    stage.click("settings-backups-save");
    BOOST_REQUIRE(waitFor([&] { return access.backupState().target.folder == into.string(); }));
    BOOST_REQUIRE(waitFor([&] { return stage.enabled("settings-backups-make"); }));
    stage.click("settings-backups-make");
    BOOST_REQUIRE(waitFor([&] { return access.backupState().lastGood.has_value(); }));
    BOOST_TEST(waitFor([&] { return stage.inSight("by hand"); }));
    BOOST_TEST(stage.inSight("The backup was made and checked."));
}

BOOST_FIXTURE_TEST_CASE(today_leads_to_the_backups_when_one_failed, Backed) {
    target();
    std::filesystem::remove(into);
    BOOST_REQUIRE(!access.makeBackup(db::BackupReason::daily, {}, {}).ok());
    ClinicStage stage{*this, access};
    BOOST_TEST(stage.inSight("The backup failed"));
    stage.click("today-warning-open");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-backups"); }));
}

BOOST_FIXTURE_TEST_CASE(signing_out_makes_a_backup_first, Backed) {
    target();
    madeToday();
    ClinicStage stage{*this, access};
    client();
    stage.click("sign-out");
    BOOST_TEST(waitFor([&] { return stage.signedOut; }));
    BOOST_TEST((access.backupState().lastGood->reason == db::BackupReason::exit));
}

BOOST_FIXTURE_TEST_CASE(a_backup_that_fails_when_leaving_asks, Backed) {
    target();
    madeToday();
    ClinicStage stage{*this, access};
    client();
    settle();
    std::filesystem::remove_all(into);
    stage.click("sign-out");
    BOOST_REQUIRE(waitFor([&] { return stage.has("clinic-backup-go"); }));
    BOOST_TEST(!stage.signedOut);
    BOOST_TEST(stage.inSight("No backup was made."));
    stage.click("clinic-backup-stay");
    BOOST_TEST(!stage.signedOut);
    stage.click("sign-out");
    BOOST_REQUIRE(waitFor([&] { return stage.has("clinic-backup-go"); }));
    stage.click("clinic-backup-go");
    BOOST_TEST(waitFor([&] { return stage.signedOut; }));
}

BOOST_FIXTURE_TEST_CASE(restoring_leaves_the_window, Backed) {
    ClinicStage stage{*this, access};
    stage.click("side-settings");
    stage.click("settings-backups-restore");
    BOOST_TEST(waitFor([&] { return stage.signedOut; }));
    BOOST_REQUIRE(stage.window().leftToRestore().has_value());
    BOOST_TEST(stage.window().leftToRestore()->empty());
}

BOOST_FIXTURE_TEST_CASE(the_welcome_window_looks_into_a_backup_and_restores_it, Backed) {
    const auto made = access.makeBackup(db::BackupReason::hand, {}, {}, into);
    BOOST_REQUIRE(made.ok());
    auto ports = present::inlinePorts([this] { return now(); });
    ports.defaultFolder = [place = scratch / "again.needlebook"] { return place; };
    present::WelcomeServices services;
    services.environment.clock = [this] { return now(); };
    services.environment.keyCost = db::KeyCost::cheapest;
    present::Welcome welcome{ports, services};
    auto* const window = new gui::WelcomeWindow{welcome};
    window->Show();
    BOOST_REQUIRE(waitFor([&] { return window->IsShownOnScreen(); }));
    press(find(*window, "start-restore"));
    settle();
    BOOST_TEST(find(*window, "restore-backup").IsShownOnScreen());
    find<wxTextCtrl>(*window, "restore-backup").SetValue(gui::toWx(made->folder.string()));
    find<wxTextCtrl>(*window, "restore-name").SetValue(wxS("owner"));
    find<wxTextCtrl>(*window, "restore-password").SetValue(wxS("owner's own"));
    press(find(*window, "restore-look"));
    settle();
    BOOST_REQUIRE(welcome.restoring().view().looked);
    BOOST_TEST(find(*window, "restore-inside").IsShownOnScreen());
    press(find(*window, "restore-do"));
    settle();
    BOOST_TEST(welcome.restoring().view().done);
    BOOST_TEST(std::filesystem::exists(scratch / "again.needlebook" / "store.db"));
    press(find(*window, "restore-sign-in"));
    settle();
    BOOST_TEST((welcome.view().page == present::WelcomePage::signIn));
    window->Destroy();
    settle();
}

BOOST_AUTO_TEST_SUITE_END()
