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

BOOST_FIXTURE_TEST_CASE(amending_in_place_shows_old_beside_new, Charted) {
    stage.click("session-amend");
    BOOST_TEST(stage.shows("amend-card"));
    BOOST_TEST(!stage.shows("session-sheet"));
    BOOST_TEST(stage.value("amend-depth-1") == "0.60");
    stage.type("amend-depth-1", "0.8");
    BOOST_TEST(stage.inSight("Until then"));
    stage.type("amend-notes", "calm");
    stage.click("amend-do");
    BOOST_TEST(stage.inSight("Say why, in a few words."));
    stage.type("amend-reason", "the depth was misread");
    stage.type("amend-pin", "not this one");
    stage.enter("amend-pin");
    BOOST_TEST((state() == model::SessionState::signed_));
    BOOST_TEST(stage.value("amend-depth-1") == "0.8");
    stage.type("amend-pin", "owner's own");
    stage.enter("amend-pin");
    BOOST_TEST((state() == model::SessionState::amended));
    BOOST_TEST(!stage.shows("amend-card"));
    BOOST_TEST(stage.shows("session-sheet"));
    BOOST_TEST(stage.shows("session-amendment-1"));
    BOOST_TEST(access.session(visit)->record.plan.rows[0].depth->micrometres == 800);
    BOOST_TEST(access.session(visit)->record.notes == "calm");
    stage.click("session-chart");
    BOOST_TEST(stage.inSight("Amended by Mara Voss"));
}

BOOST_FIXTURE_TEST_CASE(esc_leaves_the_amending_only_while_nothing_was_typed, Charted) {
    stage.click("session-amend");
    stage.type("amend-notes", "calm");
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    settle();
    BOOST_TEST(stage.shows("amend-card"));
    BOOST_TEST(stage.value("amend-notes") == "calm");
    stage.click("amend-close");
    BOOST_TEST(!stage.shows("amend-card"));
    stage.click("session-amend");
    BOOST_TEST(stage.value("amend-notes").empty());
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !stage.shows("amend-card"); }));
    BOOST_TEST((state() == model::SessionState::signed_));
}

BOOST_FIXTURE_TEST_CASE(zones_come_and_go_in_the_form, Charted) {
    stage.click("session-amend");
    BOOST_TEST(!stage.has("amend-zone-2"));
    stage.click("amend-add-zone");
    BOOST_TEST(stage.has("amend-zone-2"));
    stage.type("amend-depth-2", "0.4");
    stage.type("amend-topical-1", "serum");
    BOOST_TEST(stage.has("amend-topical-2"));
    stage.click("amend-drop-1");
    settle();
    BOOST_TEST(!stage.has("amend-zone-2"));
    BOOST_TEST(stage.value("amend-depth-1") == "0.4");
    stage.type("amend-reason", "another zone");
    stage.type("amend-pin", "owner's own");
    stage.enter("amend-pin");
    const auto record = access.session(visit)->record;
    BOOST_REQUIRE_EQUAL(record.plan.rows.size(), 1U);
    BOOST_TEST(record.plan.rows[0].zone.text != "chin");
    BOOST_TEST(record.topicals.size() == 1U);
}

struct Waiting : OpenClinic {
    model::ClientId ana = client();
    db::Access trainee = member("tara", {model::Role::practitioner}, true);
    model::SessionId visit;
    std::unique_ptr<ClinicStage> stage;

    Waiting() {
        auto past = record(ana, {row("chin", 600)}, {unitsOf(lot())[0]}, container());
        past.plan.performer = trainee.actor().account();
        past.plan.supervisor = owner().account();
        const auto recorded = trainee.apply(model::RecordSession{past, {}, true});
        BOOST_TEST_REQUIRE(support::told(recorded) == "");
        visit = model::SessionId{recorded->id};
        stage = std::make_unique<ClinicStage>(*this, access);
        stage->window().SetSize(1024, 700);
        settle();
    }
};

BOOST_FIXTURE_TEST_CASE(a_trainees_session_is_found_on_today_and_co_signed, Waiting) {
    auto& list = find<wxDataViewCtrl>(stage->window(), "today-unsigned");
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_REQUIRE(rows != nullptr && rows->GetCount() == 1U);
    list.SetFocus();
    list.Select(rows->GetItem(0));
    wxDataViewEvent event{wxEVT_DATAVIEW_ITEM_ACTIVATED, &list, rows->GetItem(0)};
    list.ProcessWindowEvent(event);
    settle();
    BOOST_TEST(stage->shows("session-waits"));
    stage->click("session-cosign");
    BOOST_TEST(stage->shows("cosign-card"));
    stage->type("cosign-pin", "owner's own");
    stage->enter("cosign-pin");
    BOOST_TEST(!access.session(visit)->row.cosignWanted);
    BOOST_TEST(!stage->shows("cosign-card"));
    BOOST_TEST(!stage->shows("session-waits"));
    BOOST_TEST(!stage->has("session-cosign"));
    BOOST_TEST(stage->inSight("Co-signed"));
}

BOOST_AUTO_TEST_SUITE_END()
