// A session that has ended, as it is read and marked as entered in error.
#include "tests/gui/clinic_stage.h"

BOOST_AUTO_TEST_SUITE(session_page)

using namespace gui_test;
using support::OpenClinic;
using support::row;

struct Charted : OpenClinic {
    model::ClientId ana = client();
    model::SessionId visit = signedSession(ana, {row("chin", 600)}, unitsOf(lot())[0], container());
    ClinicStage stage{*this, access};

    Charted() {
        stage.window().SetSize(1024, 700);
        settle();
        stage.openChart("lindq");
        auto& list = find<wxDataViewCtrl>(stage.window(), "chart-sessions");
        auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
        BOOST_REQUIRE(rows != nullptr && rows->GetCount() == 1U);
        list.SetFocus();
        list.Select(rows->GetItem(0));
        wxDataViewEvent event{wxEVT_DATAVIEW_ITEM_ACTIVATED, &list, rows->GetItem(0)};
        list.ProcessWindowEvent(event);
        settle();
    }
    model::SessionState state() { return access.session(visit)->row.state; }
};

BOOST_FIXTURE_TEST_CASE(marking_a_session_as_entered_in_error_takes_a_reason_and_the_pin, Charted) {
    BOOST_TEST(stage.inSight("Session of "));
    BOOST_TEST(!stage.shows("session-invalidated"));
    stage.click("session-invalidate");
    BOOST_TEST(stage.shows("invalidate-card"));
    BOOST_TEST(stage.inSight("first safe day"));
    stage.click("invalidate-do");
    BOOST_TEST(stage.inSight("Say why, in a few words."));
    stage.type("invalidate-reason", "entered twice");
    stage.type("invalidate-pin", "not this one");
    stage.enter("invalidate-pin");
    BOOST_TEST((state() == model::SessionState::signed_));
    BOOST_TEST(stage.shows("invalidate-card"));
    BOOST_TEST(stage.value("invalidate-pin").empty());
    BOOST_TEST(stage.value("invalidate-reason") == "entered twice");
    stage.type("invalidate-pin", "owner's own");
    stage.enter("invalidate-pin");
    BOOST_TEST((state() == model::SessionState::invalidated));
    BOOST_TEST(!stage.shows("invalidate-card"));
    BOOST_TEST(stage.shows("session-invalidated"));
    BOOST_TEST(stage.inSight("entered twice"));
    BOOST_TEST(!stage.has("session-invalidate"));
    stage.click("session-chart");
    BOOST_TEST(stage.inSight("Invalidated by Mara Voss"));
}

BOOST_FIXTURE_TEST_CASE(the_aftercare_sheet_is_looked_at_from_the_session_and_from_the_chart, Charted) {
    stage.click("session-sheet-print");
    settle();
    BOOST_TEST(stage.has("preview-print"));
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return stage.has("session-chart"); }));
    BOOST_TEST(access.handouts(visit).empty()); // a look hands nothing over
    stage.click("session-chart");
    BOOST_TEST(waitFor([&] { return stage.has("chart-sheet-print"); }));
    BOOST_TEST(!stage.has("chart-sheet-mail")); // this client never agreed to mail
}

BOOST_FIXTURE_TEST_CASE(a_version_of_before_can_be_had_again, Charted) {
    for (int number : {1, 2}) {
        done(model::HandOut{visit, "pen-deep", number, "en", model::HandoutWay::printed,
                            "After your treatment\n\nToday\nwords " + std::to_string(number) + "\n"});
    }
    stage.click("session-chart");
    stage.openChart("lindq");
    auto& list = find<wxDataViewCtrl>(stage.window(), "chart-sessions");
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_REQUIRE(rows != nullptr);
    wxDataViewEvent event{wxEVT_DATAVIEW_ITEM_ACTIVATED, &list, rows->GetItem(0)};
    list.ProcessWindowEvent(event);
    BOOST_TEST(waitFor([&] { return stage.has("session-sheet-earlier-1"); }));
    BOOST_TEST(stage.has("session-sheet-earlier-2"));
}

BOOST_FIXTURE_TEST_CASE(esc_puts_the_form_away_and_leaves_the_session, Charted) {
    stage.click("session-invalidate");
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !stage.shows("invalidate-card"); }));
    BOOST_TEST((state() == model::SessionState::signed_));
    BOOST_TEST(stage.inSight("Session of "));
}

BOOST_AUTO_TEST_SUITE_END()
