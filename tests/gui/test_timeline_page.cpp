// The timeline by keyboard and pointer, the drawing without the timeline, and its pages.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"
#include "app/gui/page.h"
#include "app/gui/picture_view.h"
#include "app/gui/timeline_page.h"

BOOST_AUTO_TEST_SUITE(timeline_page)

using namespace gui_test;
using gui::PictureView;
using support::OpenClinic;
using support::row;

/// Two rows of two spots, each 80 by 30, and one in the middle below.
report::Picture squares(double width) {
    report::Picture picture;
    picture.width = width;
    picture.height = 140;
    picture.words = "five squares";
    const auto add = [&](double x, double y, std::int64_t target, const char* words) {
        picture.shapes.emplace_back(report::Bar{{x, y, 80, 30}, report::Tone::deny, report::Hatch::cross, 2, true});
        picture.spots.push_back({{x, y, 80, 30}, target, words});
    };
    add(10, 10, 1, "top left");
    add(110, 10, 2, "top right");
    add(10, 50, 3, "left");
    add(110, 50, 4, "right");
    add(60, 100, 5, "below");
    return picture;
}

struct Shown : Stage {
    Shown() {
        view = new PictureView{&frame, wxS("picture"), wxS("Squares")};
        view->show(squares);
        view->onPick = [this](std::int64_t target) { picked.push_back(target); };
        view->onWalk = [this](std::int64_t target) { walked.push_back(target); };
        Stage::show();
    }
    void click(wxPoint at) {
        wxMouseEvent event{wxEVT_LEFT_DOWN};
        event.SetPosition(at);
        event.SetEventObject(view);
        view->ProcessWindowEvent(event);
    }
    wxPoint middle(std::size_t spot) const {
        const auto box = view->rectOf(spot);
        return box.GetPosition() + box.GetSize() / 2;
    }
    std::string spoken() const { return gui::fromWx(gui::accessibleName(*view)); }

    PictureView* view = nullptr;
    std::vector<std::int64_t> picked;
    std::vector<std::int64_t> walked;
};

/// Monday 2 March 2026, 10:00: a past session, a drug that goes on.
struct Clinic : OpenClinic {
    model::ClientId ana = client();
    model::SessionId session = past();
    std::int64_t drug = done(taken());

    model::SessionId past() {
        model::RecordSession made;
        made.record.plan = plan(ana, {row("chin", 1500)});
        made.record.startedAt = support::momentOf("2026-02-10T10:00:00.000000Z");
        made.record.endedAt = support::momentOf("2026-02-10T10:30:00.000000Z");
        made.record.cartridges.push_back({});
        return model::SessionId{done(made)};
    }
    model::AddExposure taken() const {
        model::AddExposure made;
        made.client = ana;
        made.item = "isotretinoin-oral";
        made.day = support::dayOf("2026-01-05");
        made.ongoing = true;
        return made;
    }
};

struct OnTimeline : ClinicStage {
    explicit OnTimeline(Clinic& clinic, const char* who = "lindq")
        : ClinicStage{clinic, clinic.access} {
        openChart(who);
        click("chart-timeline");
        BOOST_REQUIRE(front() == "timeline");
        settle();
    }
    std::string front() { return gui::fromWx(window().front()->GetName()); }
    PictureView& picture() { return find<PictureView>(window(), "timeline-picture"); }
    std::string spoken() { return gui::fromWx(gui::accessibleName(picture())); }
    void focusPicture() {
        picture().SetFocus();
        BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &picture(); }));
        settle();
    }
};

BOOST_AUTO_TEST_CASE(arrow_keys_walk_the_spots_and_their_words_are_spoken) {
    Shown shown;
    shown.view->focusSpot(0);
    BOOST_TEST(shown.spoken() == "Squares: top left");
    shown.walked.clear();
    key(*shown.view, WXK_RIGHT);
    BOOST_TEST(shown.spoken() == "Squares: top right");
    key(*shown.view, WXK_RIGHT); // the edge: stays
    BOOST_TEST(shown.spoken() == "Squares: top right");
    key(*shown.view, WXK_DOWN);
    BOOST_TEST(shown.spoken() == "Squares: right");
    key(*shown.view, WXK_LEFT);
    BOOST_TEST(shown.spoken() == "Squares: left");
    key(*shown.view, WXK_DOWN);
    BOOST_TEST(shown.spoken() == "Squares: below");
    key(*shown.view, WXK_HOME);
    key(*shown.view, WXK_UP);
    BOOST_TEST(shown.spoken() == "Squares: top left");
    key(*shown.view, WXK_END);
    BOOST_TEST(shown.spoken() == "Squares: below");
    BOOST_TEST(shown.walked == (std::vector<std::int64_t>{2, 4, 3, 5, 1, 5}), boost::test_tools::per_element());
    BOOST_TEST(shown.picked.empty());
    key(*shown.view, WXK_RETURN);
    key(*shown.view, WXK_SPACE);
    BOOST_TEST(shown.picked == (std::vector<std::int64_t>{5, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_click_picks_what_is_under_it_and_nothing_beside_it) {
    Shown shown;
    shown.click(shown.middle(3));
    BOOST_TEST(shown.picked == std::vector<std::int64_t>{4}, boost::test_tools::per_element());
    BOOST_TEST((shown.view->focused() == 3U));
    shown.click({1, 1});
    BOOST_TEST(shown.picked.size() == 1U);
    wxMouseEvent move{wxEVT_MOTION};
    move.SetPosition(shown.middle(1));
    shown.view->ProcessWindowEvent(move);
    BOOST_TEST(gui::fromWx(shown.view->GetToolTipText()) == "top right");
}

BOOST_AUTO_TEST_CASE(the_focus_stays_with_its_target_when_the_drawing_changes) {
    Shown shown;
    shown.view->focusSpot(3);
    shown.view->show([](double width) {
        auto fewer = squares(width);
        fewer.spots.erase(fewer.spots.begin());
        return fewer;
    });
    BOOST_TEST((shown.view->focused() == 2U));
    BOOST_TEST(shown.spoken() == "Squares: right");
    shown.view->show([](double width) {
        auto none = squares(width);
        none.spots.clear();
        return none;
    });
    BOOST_TEST(!shown.view->focused().has_value());
    key(*shown.view, WXK_RIGHT);
    key(*shown.view, WXK_END);
    key(*shown.view, WXK_RETURN);
    BOOST_TEST(shown.picked.empty());
    BOOST_TEST(shown.spoken() == "Squares");
}

BOOST_AUTO_TEST_CASE(the_chart_leads_to_the_timeline_and_esc_back) {
    Clinic clinic;
    OnTimeline stage{clinic};
    BOOST_TEST(stage.title() == "Ana Lindqvist");
    BOOST_TEST(stage.label("page-context") == "Timeline: 1 session, 1 entry from elsewhere");
    stage.focusPicture();
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return stage.front() == "chart"; }));
    settle();
    wxUIActionSimulator{}.Char('T', wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return stage.front() == "timeline"; }));
}

BOOST_AUTO_TEST_CASE(walking_tells_each_record_and_enter_opens_it) {
    Clinic clinic;
    OnTimeline stage{clinic};
    stage.focusPicture();
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_HOME);
    BOOST_TEST(waitFor([&] { return stage.spoken().find("Isotretinoin by mouth") != std::string::npos; }));
    keyboard.Char(WXK_DOWN);
    BOOST_REQUIRE(waitFor([&] { return stage.spoken().find("chin: Pen 1.5 mm") != std::string::npos; }));
    BOOST_TEST(stage.label("timeline-detail").starts_with("10 Feb 2026: Pen 1.5 mm, chin"));
    keyboard.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.front() == "session"; }));
    BOOST_TEST(stage.title() == "Session of 10 February, Ana Lindqvist");
}

BOOST_AUTO_TEST_CASE(what_has_no_page_of_its_own_opens_on_the_chart) {
    Clinic clinic;
    OnTimeline stage{clinic};
    auto& list = find<wxDataViewCtrl>(stage.window(), "timeline-records");
    const auto& rows = *dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_TEST(rows.GetCount() == 2U);
    stage.focusPicture();
    wxUIActionSimulator{}.Char(WXK_HOME);
    BOOST_REQUIRE(waitFor([&] { return stage.spoken().find("Isotretinoin by mouth") != std::string::npos; }));
    stage.click("timeline-open");
    BOOST_TEST(waitFor([&] { return stage.front() == "chart"; }));
    BOOST_TEST(waitFor([&] { return stage.has("exposure-end") && stage.shows("exposure-end"); })); // its row is chosen
}

BOOST_AUTO_TEST_CASE(plus_and_minus_zoom_until_the_ends) {
    Clinic clinic;
    OnTimeline stage{clinic};
    stage.focusPicture();
    const auto year = stage.label("timeline-card-title");
    wxUIActionSimulator keyboard;
    keyboard.Char('+');
    BOOST_REQUIRE(waitFor([&] { return stage.label("timeline-card-title") != year; }));
    stage.click("timeline-zoom-in");
    BOOST_TEST(!stage.enabled("timeline-zoom-in"));
    const auto month = stage.label("timeline-card-title");
    stage.click("timeline-earlier");
    BOOST_TEST(stage.label("timeline-card-title") != month);
    stage.click("timeline-later");
    BOOST_TEST(stage.label("timeline-card-title") == month);
    stage.focusPicture();
    for (int i = 0; i < 3; ++i) {
        const auto before = stage.label("timeline-card-title");
        keyboard.Char('-');
        BOOST_TEST(waitFor([&] { return stage.label("timeline-card-title") != before; }));
    }
    BOOST_TEST(!stage.enabled("timeline-zoom-out"));

    wxMouseEvent wheel{wxEVT_MOUSEWHEEL};
    wheel.m_wheelRotation = 120;
    wheel.m_wheelDelta = 120;
    wheel.SetControlDown(true);
    wheel.SetEventObject(&stage.picture());
    stage.picture().ProcessWindowEvent(wheel);
    settle();
    BOOST_TEST(stage.enabled("timeline-zoom-out"));
}

BOOST_AUTO_TEST_CASE(an_empty_timeline_says_what_will_stand_there) {
    Clinic clinic;
    clinic.client("Tomasz", "Wilk");
    OnTimeline stage{clinic, "wilk"};
    BOOST_TEST(stage.shows("timeline-empty"));
    BOOST_TEST(!stage.shows("timeline-picture"));
    BOOST_TEST(!stage.shows("timeline-records"));
    BOOST_TEST(!stage.enabled("timeline-print"));
    BOOST_TEST(stage.label("timeline-empty").starts_with("Sessions, what was done elsewhere"));
}

BOOST_AUTO_TEST_CASE(what_is_printed_is_looked_at_first) {
    Clinic clinic;
    OnTimeline stage{clinic};
    stage.click("timeline-print");
    BOOST_REQUIRE(waitFor([&] { return stage.front() == "preview"; }));
    BOOST_TEST(waitFor([&] { return stage.title() == "Timeline of Ana Lindqvist"; }));
    BOOST_TEST(waitFor([&] { return stage.label("page-context") == "Page 1 of 1"; }));
    stage.click("preview-close");
    BOOST_TEST(waitFor([&] { return stage.front() == "timeline"; }));
    settle();
    wxUIActionSimulator{}.Char('P', wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return stage.front() == "preview"; }));
}

BOOST_AUTO_TEST_CASE(it_begins_at_the_newest_past_record) {
    Clinic clinic;
    OnTimeline stage{clinic};
    stage.focusPicture();
    BOOST_TEST(stage.spoken().find("chin: Pen 1.5 mm") != std::string::npos, stage.spoken());
    BOOST_TEST(stage.label("timeline-detail").starts_with("10 Feb 2026: Pen 1.5 mm, chin"));
    auto& list = find<wxDataViewCtrl>(stage.window(), "timeline-records");
    BOOST_TEST(dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel())->GetRow(list.GetSelection()) == 0U);
}

BOOST_AUTO_TEST_CASE(the_legend_stays_in_sight_where_the_drawing_must_scroll) {
    Clinic clinic;
    OnTimeline stage{clinic};
    stage.window().SetSize(1024, 560);
    settle();
    const auto card = find(stage.window(), "timeline-card").GetScreenRect();
    for (const auto* const name : {"timeline-legend-0", "timeline-legend-1"}) {
        auto& word = find(stage.window(), name);
        BOOST_TEST(word.IsShownOnScreen());
        BOOST_TEST(card.Contains(word.GetScreenRect()), name);
        BOOST_TEST(word.GetSize().y >= word.GetBestSize().y, name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
