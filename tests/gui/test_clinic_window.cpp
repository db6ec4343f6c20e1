// The window of somebody who is signed in: what he sees, finding a client, locking, leaving.
#include "tests/gui/clinic_stage.h"

#include "app/gui/page.h"

BOOST_AUTO_TEST_SUITE(clinic_window)

using namespace gui_test;
using support::OpenClinic;

constexpr const char* everyPlace[]{"today", "clients", "diary", "needles", "aftercare", "audit", "settings"};

struct Case {
    const char* name;
    model::Role role;
    std::vector<std::string> places;
};

/// Two clients, so that a search has something to leave out.
struct Peopled : OpenClinic {
    model::ClientId ana = client();
    model::ClientId tomasz = client("Tomasz", "Wilk");
};

BOOST_AUTO_TEST_CASE(the_side_bar_has_what_the_role_table_lets_one_see) {
    Peopled clinic;
    const std::vector<std::string> all{std::begin(everyPlace), std::end(everyPlace)};
    const std::vector<std::string> withoutTrail{"today", "clients", "diary", "needles", "aftercare", "settings"};
    const Case cases[]{{"manager", model::Role::manager, all},
                       {"practitioner", model::Role::practitioner, withoutTrail},
                       {"assistant", model::Role::assistant, withoutTrail},
                       {"auditor", model::Role::auditor, all}};
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            ClinicStage stage{clinic, clinic.member(one.name, {one.role})};
            std::vector<std::string> places;
            for (const std::string place : everyPlace) {
                if (stage.has("side-" + place)) {
                    places.push_back(place);
                    stage.click(("side-" + place).c_str());
                    BOOST_TEST(gui::fromWx(stage.window().front()->GetName()) == place);
                }
            }
            BOOST_TEST(places == one.places, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(an_auditor_reads_a_chart_and_changes_nothing) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.member("auditor", {model::Role::auditor})};
    stage.click("side-clients");
    BOOST_TEST(!stage.enabled("clients-add"));
    stage.openChart("lindq");
    BOOST_TEST(stage.title() == "Ana Lindqvist");
    BOOST_TEST(!stage.enabled("chart-start"));
}

BOOST_AUTO_TEST_CASE(ctrl_k_a_name_and_enter_open_the_chart) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    wxUIActionSimulator keyboard;
    keyboard.Char('K', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(stage.window(), "search"); }));
    keyboard.Text("wilk");
    BOOST_REQUIRE(waitFor([&] { return stage.value("search") == "wilk" && stage.inSight("Tomasz Wilk"); }));
    BOOST_TEST(!stage.inSight("Lindqvist"));
    keyboard.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.title() == "Tomasz Wilk"; }));
    BOOST_TEST(gui::fromWx(stage.window().front()->GetName()) == "chart");
    BOOST_TEST(stage.value("search").empty());
}

BOOST_AUTO_TEST_CASE(a_lock_leaves_no_client_in_sight_and_gives_the_page_back) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    stage.openDesk("lindq");
    BOOST_TEST(stage.title() == "Session, Ana Lindqvist");
    stage.type("desk-notes", "Lindqvist slept badly");
    stage.type("search", "wil");
    BOOST_TEST(stage.inSight("Tomasz Wilk"));
    auto* const page = stage.window().front();

    wxUIActionSimulator{}.Char('L', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("lock-secret"); }));
    settle();
    BOOST_TEST(!stage.inSight("Lindqvist"));
    BOOST_TEST(!stage.inSight("Wilk"));
    BOOST_TEST((wxWindow::FindFocus() == &find(stage.window(), "lock-secret")));

    stage.type("lock-secret", "not it");
    stage.click("lock-unlock");
    BOOST_REQUIRE(waitFor([&] { return stage.shows("lock-secret-problem"); }));
    BOOST_TEST(!stage.label("lock-secret-problem").empty());
    BOOST_TEST(stage.value("lock-secret").empty());
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(stage.window(), "lock-secret"); }));
    BOOST_TEST(!stage.inSight("Lindqvist"));

    stage.type("lock-secret", "owner's own");
    stage.enter("lock-secret");
    BOOST_REQUIRE(waitFor([&] { return !stage.shows("lock-secret"); }));
    BOOST_TEST((stage.window().front() == page));
    BOOST_TEST(stage.title() == "Session, Ana Lindqvist");
    BOOST_TEST(stage.shows("desk-notes"));
    BOOST_TEST(stage.value("desk-notes") == "Lindqvist slept badly");
    BOOST_TEST(!stage.inSight("Wilk"));
}

BOOST_AUTO_TEST_CASE(the_keys_of_the_window_rest_while_it_is_locked) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    stage.openChart("lindq");
    auto* const page = stage.window().front();
    wxUIActionSimulator keyboard;
    keyboard.Char('L', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(stage.window(), "lock-secret"); }));
    keyboard.Char('K', wxMOD_CONTROL);
    keyboard.Char('2', wxMOD_CONTROL);
    settle();
    keyboard.Text("owner");
    BOOST_TEST(waitFor([&] { return stage.value("lock-secret") == "owner"; }));
    BOOST_TEST(stage.value("search").empty());
    BOOST_TEST((stage.window().front() == page));
}

BOOST_AUTO_TEST_CASE(it_locks_itself_after_ten_idle_minutes) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    stage.openChart("lindq");
    clinic.later(std::chrono::minutes{9});
    stage.window().touched();
    clinic.later(std::chrono::minutes{9});
    BOOST_TEST(waitFor([&] { return stage.label("lock-countdown") == "locks in 1 min"; }));
    BOOST_TEST(!stage.shows("lock-secret"));
    clinic.later(std::chrono::minutes{1});
    BOOST_TEST(waitFor([&] { return stage.shows("lock-secret"); }));
    BOOST_TEST(!stage.inSight("Lindqvist"));
}

BOOST_AUTO_TEST_CASE(signing_out_is_told_and_keeps_what_was_typed) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    stage.openDesk("lindq");
    stage.type("desk-notes", "slept badly");
    stage.click("sign-out");
    BOOST_TEST(waitFor([&] { return stage.signedOut; }));
    stage.destroy();
    const auto draft = clinic.access.draft(clinic.ana);
    BOOST_REQUIRE(draft.has_value());
    BOOST_TEST(draft->text.find("slept badly") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_can_sign_out_of_a_locked_window) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    wxUIActionSimulator{}.Char('L', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("lock-secret"); }));
    stage.click("lock-sign-out");
    BOOST_TEST(waitFor([&] { return stage.signedOut; }));
}

// What fails here fails in the toolkit: main.cpp makes an error of every assertion and every GTK critical.
BOOST_AUTO_TEST_CASE(the_window_goes_quietly_with_a_desk_and_a_search_open) {
    Peopled clinic;
    ClinicStage stage{clinic, clinic.access};
    stage.openDesk("lindq");
    stage.type("desk-zone", "chin");
    stage.enter("desk-zone");
    BOOST_TEST(stage.has("desk-depth-chin"));
    stage.type("search", "wil");
    stage.destroy();
    BOOST_TEST(wxTopLevelWindows.GetCount() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
