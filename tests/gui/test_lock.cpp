// The idle lock and the change of persons, as somebody at the keyboard and somebody who passes by meet them.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"
#include "app/gui/page.h"
#include "app/gui/presence.h"
#include "app/gui/seat_windows.h"

#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/scrolwin.h>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(lock)

using namespace gui_test;
using namespace std::chrono_literals;
using support::OpenClinic;
using support::row;

struct Peopled : OpenClinic {
    model::ClientId ana = client();
    model::ClientId tomasz = client("Tomasz", "Wilk");
};

struct Window : ClinicStage {
    using ClinicStage::ClinicStage;

    void lockByKey() {
        BOOST_REQUIRE(waitFor([this] { return window().IsActive(); }));
        settle();
        wxUIActionSimulator{}.Char('L', wxMOD_CONTROL);
        waitForLock();
    }
    void waitForLock() {
        BOOST_REQUIRE(waitFor([this] { return shows("lock-secret"); }));
        settle();
    }
    void unlock(const char* secret = "owner's own") {
        type("lock-secret", secret);
        enter("lock-secret");
        BOOST_REQUIRE(waitFor([this] { return !shows("lock-card"); }));
        settle();
    }
    void signInBeside(const char* name, const char* secret) {
        click("lock-other");
        type("lock-other-name", name);
        type("lock-other-secret", secret);
        click("lock-other-enter");
    }
    /// Whether a screen reader finds the words anywhere in the window.
    bool reaches(const std::string& wanted) {
        const auto words = gui::withinReach(window());
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& text) { return text.find(wanted) != std::string::npos; });
    }
};

BOOST_AUTO_TEST_CASE(the_last_minute_stands_in_the_status_bar_until_a_key_is_pressed) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    BOOST_TEST(!stage.shows("status-lock"));
    clinic.later(9min);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("status-lock"); }));
    BOOST_TEST(stage.label("status-lock") == "Locks in 60 seconds: press a key");
    BOOST_TEST(stage.reaches("press a key"));
    BOOST_TEST(!stage.window().touched());
    BOOST_TEST(!stage.shows("status-lock"));
    BOOST_TEST(stage.label("lock-countdown") == "locks in 10 min");
}

BOOST_AUTO_TEST_CASE(page_scroll_focus_and_caret_are_where_they_were) {
    Peopled clinic;
    clinic.started(clinic.ana, {row("chin", 1000)});
    Window stage{clinic, clinic.access};
    stage.openDesk("lindq");
    stage.type("desk-notes", "slept badly");
    stage.type("desk-depth-chin", "1.25");
    auto& depth = find<wxTextCtrl>(stage.window(), "desk-depth-chin");
    auto& sheet = find<wxScrolledWindow>(stage.window(), "desk-chart");
    depth.SetFocus();
    settle();
    depth.SetInsertionPoint(2);
    sheet.Scroll(0, 9); // somebody reads on further below
    settle();
    const auto start = sheet.GetViewStart();
    BOOST_REQUIRE(start.y > 0);
    auto* const page = stage.window().front();

    stage.lockByKey();
    stage.unlock();
    BOOST_TEST((stage.window().front() == page));
    auto& again = find<wxTextCtrl>(stage.window(), "desk-depth-chin"); // the same, or one made anew in its place
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &again; }));
    BOOST_TEST(again.GetInsertionPoint() == 2);
    BOOST_TEST(again.GetStringSelection().empty());
    BOOST_TEST(stage.value("desk-depth-chin") == "1.25");
    BOOST_TEST(stage.value("desk-notes") == "slept badly");
    BOOST_TEST(waitFor([&] { return sheet.GetViewStart() == start; }));
    settle();
    BOOST_TEST((sheet.GetViewStart() == start));
}

BOOST_AUTO_TEST_CASE(the_draft_is_saved_before_it_locks_itself) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.openDesk("lindq");
    stage.type("desk-notes", "slept badly");
    clinic.later(10min);
    stage.waitForLock();
    const auto draft = clinic.access.draft(clinic.ana);
    BOOST_REQUIRE(draft.has_value());
    BOOST_TEST(draft->text.find("slept badly") != std::string::npos);
    stage.unlock();
    BOOST_TEST(stage.value("desk-notes") == "slept badly");
}

BOOST_AUTO_TEST_CASE(a_screen_reader_finds_no_client_behind_the_lock) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.click("side-clients");
    stage.openChart("lindq");
    BOOST_TEST(stage.reaches("Ana Lindqvist"));
    stage.lockByKey();
    BOOST_TEST(!stage.reaches("Lindqvist"));
    BOOST_TEST(!stage.reaches("Wilk"));
    BOOST_TEST(stage.reaches("Your PIN or password"));
    BOOST_TEST(!stage.inSight("Lindqvist"));
    BOOST_TEST(gui::fromWx(stage.window().GetTitle()) == "Needlebook");
    stage.unlock();
    BOOST_TEST(stage.reaches("Ana Lindqvist"));
}

BOOST_AUTO_TEST_CASE(with_a_session_open_the_desk_stays_and_the_others_go) {
    Peopled clinic;
    clinic.started(clinic.ana, {row("chin", 1000)});
    Window stage{clinic, clinic.access};
    stage.openDesk("lindq");
    stage.click("side-clients");
    BOOST_TEST(stage.inSight("Wilk"));
    clinic.later(9min);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("status-lock"); }));
    BOOST_TEST(stage.label("status-lock").starts_with("Hides other clients in "));
    clinic.later(1min);
    BOOST_REQUIRE(waitFor([&] { return stage.title() == "Session, Ana Lindqvist"; }));
    settle();
    BOOST_TEST(!stage.shows("lock-card"));
    BOOST_TEST(!stage.inSight("Wilk"));
    BOOST_TEST(!stage.reaches("Wilk"));
    BOOST_TEST(!stage.shows("side-clients"));
    BOOST_TEST(!stage.shows("search"));
    BOOST_TEST(stage.inSight("Only the client of this session is in sight."));

    stage.type("desk-notes", "bled a little"); // the work goes on
    stage.window().touched();
    clinic.later(80min);
    stage.window().touched();
    clinic.later(89min);
    BOOST_TEST(waitFor([&] { return stage.label("lock-countdown") == "locks in 1 min"; }));
    BOOST_TEST(!stage.shows("lock-card"));
    clinic.later(1min);
    stage.waitForLock();
    BOOST_TEST(!stage.inSight("Lindqvist"));

    stage.unlock();
    BOOST_TEST(stage.title() == "Clients");
    BOOST_TEST(stage.inSight("Wilk"));
    BOOST_TEST(stage.shows("side-clients"));
    BOOST_TEST(stage.shows("search"));
    BOOST_TEST(!stage.inSight("Only the client of this session is in sight."));
    BOOST_TEST(stage.value("desk-notes") == "bled a little");
}

BOOST_AUTO_TEST_CASE(the_way_from_the_desk_to_other_clients_leads_over_the_pin) {
    Peopled clinic;
    clinic.started(clinic.ana, {row("chin", 1000)});
    Window stage{clinic, clinic.access};
    stage.openDesk("lindq");
    auto* const desk = stage.window().front();
    clinic.later(10min);
    BOOST_REQUIRE(waitFor([&] { return stage.inSight("Only the client of this session is in sight."); }));
    settle();
    wxUIActionSimulator keyboard;
    keyboard.Char('K', wxMOD_CONTROL);
    settle();
    BOOST_TEST(!stage.shows("search"));
    keyboard.Char('2', wxMOD_CONTROL);
    stage.waitForLock();
    stage.unlock();
    BOOST_TEST((stage.window().front() == desk)); // where it was left from
    keyboard.Char('2', wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return stage.title() == "Clients"; }));
}

BOOST_AUTO_TEST_CASE(a_key_after_the_limit_locks_at_once) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.openChart("lindq");
    clinic.later(8h);
    BOOST_TEST(stage.window().touched()); // before the window has looked at the clock
    BOOST_TEST(stage.shows("lock-secret"));
    BOOST_TEST(!stage.inSight("Lindqvist"));
}

BOOST_AUTO_TEST_CASE(an_open_dialog_is_closed_as_by_esc) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.openChart("lindq");
    clinic.later(11min);
    wxMessageDialog dialog{&stage.window(), wxS("Lindqvist.pdf is there already. Write over it?"), wxS("Needlebook"),
                           wxYES_NO | wxCANCEL};
    BOOST_TEST(dialog.ShowModal() == wxID_CANCEL);
    stage.waitForLock();
    BOOST_TEST(!stage.inSight("Lindqvist"));
}

BOOST_AUTO_TEST_CASE(an_open_menu_is_closed_and_nothing_of_it_is_done) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.openChart("lindq");
    clinic.later(11min);
    wxMenu menu;
    bool chosen = false;
    menu.Append(wxID_OPEN, wxS("Ana Lindqvist"));
    menu.Bind(wxEVT_MENU, [&](wxCommandEvent&) { chosen = true; });
    stage.window().PopupMenu(&menu); // comes back when the menu is gone
    stage.waitForLock();
    BOOST_TEST(!chosen);
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_told_and_nothing_typed_stays) {
    Peopled clinic;
    clinic.member("rosa", {model::Role::practitioner});
    Window stage{clinic, clinic.access};
    stage.lockByKey();
    stage.signInBeside("rosa", "not it");
    BOOST_REQUIRE(waitFor([&] { return stage.shows("lock-other-secret-problem"); }));
    BOOST_TEST(stage.value("lock-other-name") == "rosa");
    BOOST_TEST(stage.value("lock-other-secret").empty());
    stage.click("lock-other-back");
    BOOST_TEST(stage.shows("lock-secret"));
    BOOST_TEST(!stage.shows("lock-secret-problem"));
    BOOST_TEST((wxWindow::FindFocus() == &find(stage.window(), "lock-secret")));
    stage.unlock();
    stage.lockByKey();
    BOOST_TEST(stage.value("lock-other-name").empty());
}

BOOST_AUTO_TEST_CASE(the_settings_page_sets_the_minutes) {
    Peopled clinic;
    Window stage{clinic, clinic.access};
    stage.click("side-settings");
    BOOST_TEST(stage.value("settings-lock-after") == "10");
    stage.type("settings-lock-after", "5");
    stage.click("settings-lock-save");
    BOOST_TEST(waitFor([&] { return stage.label("lock-countdown") == "locks in 5 min"; }));
    stage.type("settings-lock-desk", "4");
    stage.click("settings-lock-save");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-lock-desk-problem"); }));
    BOOST_TEST((clinic.access.idleLimits() == model::IdleLimits{5min, 90min}));
}

BOOST_AUTO_TEST_CASE(keys_clicks_and_a_pointer_on_its_way_are_use_and_a_knock_is_not) {
    gui::Presence presence;
    BOOST_TEST(presence.isUse(wxEVT_KEY_DOWN, {0, 0}));
    BOOST_TEST(presence.isUse(wxEVT_LEFT_DOWN, {0, 0}));
    BOOST_TEST(presence.isUse(wxEVT_MOUSEWHEEL, {0, 0}));
    BOOST_TEST(!presence.isUse(wxEVT_PAINT, {0, 0}));
    BOOST_TEST(!presence.isUse(wxEVT_MOTION, {100, 100})); // where it lies
    for (int knock = 0; knock < 20; ++knock) {
        BOOST_TEST(!presence.isUse(wxEVT_MOTION, {100 + knock % 3, 100 - knock % 2}));
    }
    BOOST_TEST(presence.isUse(wxEVT_MOTION, {110, 100}));
    BOOST_TEST(!presence.isUse(wxEVT_MOTION, {111, 100}));
}

/// One machine, at which people come and go.
struct Machine {
    explicit Machine(Peopled& of)
        : clinic{of} {
        present::useLocale("en_GB");
        seats.onNobody = [this](gui::ClinicWindow&) { nobody = true; };
        seats.onClosed = [this] { closed = true; };
        seats.enter(seatAt(clinic, clinic.access));
        first = seats.front();
        BOOST_REQUIRE(waitFor([this] { return first->IsShownOnScreen(); }));
        first->Raise();
        settle();
    }
    ~Machine() {
        for (auto* const top : std::vector<wxWindow*>(wxTopLevelWindows.begin(), wxTopLevelWindows.end())) {
            top->Destroy();
        }
        settle();
    }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    Window window() { return {clinic, clinic.access, *seats.front()}; }
    bool inFront(const char* signInName) {
        return waitFor([&] {
            return seats.front() != nullptr && seats.front()->person().signInName == signInName &&
                   seats.front()->IsShown();
        });
    }

    Peopled& clinic;
    gui::SeatWindows seats;
    gui::ClinicWindow* first = nullptr;
    bool nobody = false;
    bool closed = false;
};

BOOST_AUTO_TEST_CASE(somebody_else_signs_in_and_the_first_finds_everything_as_it_was) {
    Peopled clinic;
    auto rosa = clinic.member("rosa", {model::Role::practitioner});
    Machine machine{clinic};
    auto owners = machine.window();
    owners.openDesk("lindq");
    owners.type("desk-notes", "slept badly");
    owners.lockByKey();
    owners.signInBeside("rosa", "a password");
    BOOST_REQUIRE(machine.inFront("rosa"));
    settle();

    auto rosas = machine.window();
    BOOST_TEST(!machine.first->IsShown());
    BOOST_TEST(rosas.label("user-name") == "rosa");
    BOOST_TEST(rosas.title() == "Today");
    BOOST_TEST(!rosas.inSight("Lindqvist"));
    BOOST_TEST(!rosas.inSight("slept badly"));
    const auto draft = clinic.access.draft(clinic.ana);
    BOOST_REQUIRE(draft.has_value());
    BOOST_TEST(draft->text.find("slept badly") != std::string::npos);
    BOOST_TEST(!rosa.draft(clinic.ana).has_value());

    rosas.click("side-needles");
    rosas.lockByKey();
    BOOST_TEST(rosas.label("lock-others") == "Also signed in here: Mara Voss.");
    rosas.signInBeside("owner", "owner's own");
    BOOST_REQUIRE(machine.inFront("owner"));
    settle();
    BOOST_TEST((machine.seats.front() == machine.first));
    BOOST_TEST(!rosas.window().IsShown());
    BOOST_TEST(!owners.shows("lock-card"));
    BOOST_TEST(owners.title() == "Session, Ana Lindqvist");
    BOOST_TEST(owners.value("desk-notes") == "slept badly");

    // Back once more, by PIN, and there the page is as it was too.
    BOOST_TEST_REQUIRE(rosa.setPin("a password", "2468").ok());
    owners.lockByKey();
    owners.signInBeside("rosa", "2468");
    BOOST_REQUIRE(machine.inFront("rosa"));
    BOOST_TEST(waitFor([&] { return !rosas.shows("lock-card"); }));
    BOOST_TEST(rosas.title() == "Needles");
}

BOOST_AUTO_TEST_CASE(who_signs_out_leaves_the_next_ones_lock) {
    Peopled clinic;
    clinic.member("rosa", {model::Role::practitioner});
    Machine machine{clinic};
    auto owners = machine.window();
    owners.openChart("lindq");
    owners.lockByKey();
    owners.signInBeside("rosa", "a password");
    BOOST_REQUIRE(machine.inFront("rosa"));
    settle();
    auto rosas = machine.window();
    rosas.click("sign-out");
    BOOST_REQUIRE(machine.inFront("owner"));
    settle();
    BOOST_TEST(owners.shows("lock-secret"));
    BOOST_TEST(!owners.shows("lock-others"));
    BOOST_TEST(!owners.inSight("Lindqvist"));
    BOOST_TEST(!machine.nobody);
    owners.unlock();
    BOOST_TEST(owners.title() == "Ana Lindqvist");
    owners.click("sign-out");
    BOOST_TEST(waitFor([&] { return machine.nobody; }));
    BOOST_TEST(!machine.closed);
}

BOOST_AUTO_TEST_CASE(what_needs_the_store_closed_signs_everybody_out_and_keeps_their_drafts) {
    Peopled clinic;
    clinic.member("rosa", {model::Role::manager});
    Machine machine{clinic};
    auto owners = machine.window();
    owners.openDesk("lindq");
    owners.type("desk-notes", "slept badly");
    owners.lockByKey();
    owners.signInBeside("rosa", "a password");
    BOOST_REQUIRE(machine.inFront("rosa"));
    settle();
    machine.seats.front()->signOutAll();
    BOOST_TEST(waitFor([&] { return machine.nobody; }));
    settle();
    BOOST_TEST((machine.seats.front() == nullptr));
    BOOST_TEST(wxTopLevelWindows.GetCount() == 0U);
    const auto draft = clinic.access.draft(clinic.ana);
    BOOST_REQUIRE(draft.has_value());
    BOOST_TEST(draft->text.find("slept badly") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(closing_a_window_keeps_those_who_wait) {
    Peopled clinic;
    clinic.member("rosa", {model::Role::practitioner});
    Machine machine{clinic};
    auto owners = machine.window();
    owners.lockByKey();
    owners.signInBeside("rosa", "a password");
    BOOST_REQUIRE(machine.inFront("rosa"));
    machine.seats.front()->Close();
    BOOST_REQUIRE(machine.inFront("owner"));
    BOOST_TEST(owners.shows("lock-secret"));
    BOOST_TEST(!machine.closed);
    machine.first->Close();
    BOOST_TEST(waitFor([&] { return machine.closed; }));
}

BOOST_AUTO_TEST_SUITE_END()
