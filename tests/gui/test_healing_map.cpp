// The healing map on the chart: any day by slider or keys, the reason of a zone for eye and ear.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"
#include "app/gui/zone_map.h"

#include <wx/slider.h>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(healing_map)

using namespace gui_test;
using support::OpenClinic;
using support::row;

/// Monday 2 March 2026. The chin was treated today and is healing.
struct Healing : OpenClinic {
    Healing() {
        model::Client person;
        person.givenName = "Ana";
        person.familyName = "Lindqvist";
        person.skinType = model::SkinType::III;
        ana = model::ClientId{done(model::AddClient{person})};
        done(model::TakeHistory{ana, {{"body"}}});
        const auto units = unitsOf(lot());
        signedSession(ana, {row("chin", 1500)}, units[0], container());
    }
    model::ClientId ana;
};

struct Chart : ClinicStage {
    explicit Chart(Healing& clinic)
        : ClinicStage{clinic, clinic.access} {
        openChart("lindq");
        BOOST_REQUIRE(waitFor([this] { return title() == "Ana Lindqvist"; }));
        settle();
    }
    gui::ZoneMap& map() { return find<gui::ZoneMap>(window(), "chart-map"); }
    wxSlider& slider() { return find<wxSlider>(window(), "chart-day"); }
    void focus(wxWindow& control) {
        control.SetFocus();
        BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &control; }));
        settle();
    }
    void press(int code, int modifiers = 0) {
        keyboard.Char(code, modifiers);
        settle();
    }
    std::string dayWords() { return label("chart-day-words"); }

    wxUIActionSimulator keyboard;
};

BOOST_AUTO_TEST_CASE(keys_on_the_slider_move_the_day) {
    Healing clinic;
    Chart chart{clinic};
    BOOST_TEST(chart.dayWords() == "Mon 2 Mar, today");
    BOOST_TEST(!chart.enabled("chart-day-today"));
    chart.focus(chart.slider());
    chart.press(WXK_RIGHT);
    BOOST_TEST(chart.dayWords() == "Tue 3 Mar, in 1 day");
    BOOST_TEST(chart.slider().GetValue() == 1);
    chart.press(WXK_PAGEDOWN);
    BOOST_TEST(chart.dayWords() == "Tue 10 Mar, in 8 days");
    chart.press(WXK_PAGEDOWN, wxMOD_SHIFT);
    BOOST_TEST(chart.dayWords() == "Tue 7 Apr, in 36 days");
    chart.press(WXK_PAGEUP);
    chart.press(WXK_LEFT);
    BOOST_TEST(chart.dayWords() == "Mon 30 Mar, in 28 days");
    BOOST_TEST(gui::fromWx(gui::accessibleName(chart.slider())) == "Day: Mon 30 Mar, in 28 days");
    chart.press(WXK_HOME);
    BOOST_TEST(chart.dayWords() == "Mon 2 Mar, today");
    chart.press(WXK_END);
    BOOST_TEST(chart.slider().GetValue() == chart.slider().GetMax());
    BOOST_REQUIRE(chart.enabled("chart-day-today"));
    chart.click("chart-day-today");
    BOOST_TEST(chart.dayWords() == "Mon 2 Mar, today");
}

BOOST_AUTO_TEST_CASE(the_day_moves_while_the_map_has_the_keyboard) {
    Healing clinic;
    Chart chart{clinic};
    chart.focus(chart.map());
    chart.map().focusZone("chin");
    chart.press('.');
    BOOST_TEST(chart.dayWords() == "Tue 3 Mar, in 1 day");
    chart.press(WXK_RIGHT, wxMOD_CONTROL);
    BOOST_TEST(chart.dayWords() == "Wed 4 Mar, in 2 days");
    chart.press(WXK_PAGEDOWN);
    BOOST_TEST(chart.dayWords() == "Wed 11 Mar, in 9 days");
    chart.press(',');
    BOOST_TEST(chart.dayWords() == "Tue 10 Mar, in 8 days");
    BOOST_TEST((chart.map().focused() == "chin")); // the zone is still the one asked about
    chart.press(WXK_UP);
    BOOST_TEST((chart.map().focused() != "chin")); // plain arrow keys walk
    BOOST_TEST(chart.dayWords() == "Tue 10 Mar, in 8 days");
    chart.press(WXK_HOME, wxMOD_CONTROL);
    BOOST_TEST(chart.dayWords() == "Mon 2 Mar, today");
}

BOOST_AUTO_TEST_CASE(the_zone_with_the_keyboard_says_its_state_reason_and_first_safe_day) {
    Healing clinic;
    Chart chart{clinic};
    chart.focus(chart.map());
    chart.map().focusZone("chin");
    settle();
    BOOST_TEST(chart.label("chart-told").starts_with("Chin: healing, not before 1 April; 2 Mar, "));
    const auto spoken = gui::fromWx(gui::accessibleName(chart.map()));
    BOOST_TEST(spoken.starts_with("Zone map. chin: healing, not before 1 April. Treated on 2 March with "), spoken);
    chart.map().focusZone("nose");
    settle();
    BOOST_TEST(chart.label("chart-told").starts_with("Nose: safe; "));
    // On the day itself the words follow.
    chart.map().focusZone("chin");
    for (int day = 0; day < 30; ++day) {
        chart.press('.');
    }
    BOOST_TEST(chart.label("chart-told").starts_with("Chin: safe; "));
    BOOST_TEST(gui::fromWx(gui::accessibleName(chart.map())).starts_with("Zone map. chin: safe. "));
}

BOOST_AUTO_TEST_CASE(the_legend_has_a_word_and_a_hatch_for_each_state_in_sight) {
    Healing clinic;
    Chart chart{clinic};
    BOOST_TEST(chart.label("chart-legend-0") == "Healing");
    BOOST_TEST(chart.label("chart-legend-1") == "Safe");
    BOOST_TEST(chart.shows("chart-hatch-0"));
    BOOST_TEST(chart.shows("chart-hatch-1"));
}

BOOST_AUTO_TEST_CASE(pointing_at_another_zone_does_not_move_the_map) {
    Healing clinic;
    Chart chart{clinic};
    chart.focus(chart.map());
    const auto size = chart.map().GetSize();
    for (const auto* zone : {"chin", "nose", "forehead", "cheek-left"}) {
        chart.map().focusZone(zone);
        settle();
        BOOST_TEST((chart.map().GetSize() == size));
    }
}

/// Where the first that is shown of the right column begins, on the screen.
int topOfRecord(ClinicStage& stage) {
    int top = 1 << 20;
    for (const auto* const child : find(stage.window(), "chart-record-sheet").GetChildren()) {
        if (child->IsShown()) {
            top = std::min(top, child->GetScreenPosition().y);
        }
    }
    return top;
}

BOOST_AUTO_TEST_CASE(both_columns_begin_at_the_same_height_with_the_notice_and_without) {
    Healing clinic;
    Chart chart{clinic};
    const auto topOfMap = [&] { return find(chart.window(), "chart-map-card").GetScreenPosition().y; };
    BOOST_REQUIRE(chart.shows("clinic-notice")); // nobody has approved the rule book
    BOOST_TEST(topOfRecord(chart) == topOfMap());
    BOOST_TEST(find(chart.window(), "clinic-notice").GetScreenRect().GetBottom() < topOfMap());
    // Lower than the map and the record need.
    chart.window().SetSize(1024, 640);
    settle();
    BOOST_TEST(topOfRecord(chart) == topOfMap());
    chart.focus(chart.slider());
    chart.press(WXK_RIGHT);
    BOOST_TEST(topOfRecord(chart) == topOfMap());
    const int before = topOfMap();
    clinic.done(model::ApproveRuleBook{1, "Dr Grey, 4711"}); // by another program
    BOOST_REQUIRE(waitFor([&] { return !chart.shows("clinic-notice"); }));
    settle();
    BOOST_TEST(topOfMap() < before);
    BOOST_TEST(topOfRecord(chart) == topOfMap());
}

BOOST_AUTO_TEST_SUITE_END()
