// The manager's aftercare plans, worked with the keyboard.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"
#include "app/gui/page.h"
#include "app/gui/plan_strip.h"

#include <algorithm>

namespace plan_editor_page {

using namespace gui_test;
using support::OpenClinic;

struct Desk : OpenClinic {
    ClinicStage stage{*this, access};
    wxUIActionSimulator keyboard;

    std::string frontName() { return gui::fromWx(stage.window().front()->GetName()); }
    bool focused(const char* name) { return wxWindow::FindFocus() == &find(stage.window(), name); }
    void focus(const char* name) {
        find(stage.window(), name).SetFocus();
        BOOST_REQUIRE(waitFor([&] { return focused(name); }));
    }
    void keys(const char* text) {
        keyboard.Text(text);
        settle();
    }
    void press(int code, int modifiers = 0) {
        keyboard.Char(code, modifiers);
        settle();
    }
    void open() {
        stage.click("side-settings");
        focus("settings-open-plans");
        press(WXK_SPACE);
        BOOST_REQUIRE(waitFor([&] { return frontName() == "plans"; }));
    }
    gui::PlanStrip& strip() { return find<gui::PlanStrip>(stage.window(), "plans-strip"); }
};

} // namespace plan_editor_page

BOOST_FIXTURE_TEST_SUITE(plan_editor_page, Desk)

BOOST_AUTO_TEST_CASE(a_step_is_changed_and_saved_by_keyboard_alone) {
    open();
    BOOST_TEST(stage.title() == "Aftercare plans");
    BOOST_TEST(!stage.enabled("plans-save-open"));
    find(stage.window(), "plans-steps").SetFocus();
    settle();
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return focused("plan-step-title"); }));
    keys("How are you today"); // the field's words are marked
    BOOST_TEST(waitFor([&] { return stage.inSight("How are you today"); }));
    BOOST_REQUIRE(waitFor([&] { return stage.enabled("plans-save-open"); }));
    press('S', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return focused("plans-reason"); }));
    press(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.shows("plans-reason-problem"); }));
    keys("plainer words");
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] {
        const auto plans = access.aftercarePlans();
        return std::ranges::any_of(plans, [](const auto& plan) {
            return plan.version == 2 && plan.steps.front().title == "How are you today";
        });
    }));
    BOOST_TEST(waitFor([&] { return !find(stage.window(), "plans-save-card").IsShown(); }));
    stage.click("plans-versions-open");
    BOOST_TEST(stage.inSight("plainer words"));
    press(WXK_ESCAPE);
    press(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return frontName() == "settings"; }));
}

BOOST_AUTO_TEST_CASE(arrow_keys_walk_the_calendar_and_say_what_they_are_on) {
    open();
    focus("plans-strip");
    press(WXK_HOME);
    const auto first = strip().focused();
    const auto said = gui::accessibleName(strip());
    press(WXK_RIGHT);
    const auto second = strip().focused();
    BOOST_TEST(second != first);
    BOOST_TEST(gui::accessibleName(strip()) != said);
    press(WXK_SPACE);
    BOOST_TEST(gui::accessibleName(strip()).Contains(find<wxTextCtrl>(stage.window(), "plan-step-title").GetValue()));
    const auto place = strip().placeOf(first);
    BOOST_TEST((strip().stepAt({place.x + place.width / 2, place.y + place.height / 2}) == first));
    BOOST_TEST(place.height >= 36);
    press(WXK_TAB);
    BOOST_TEST(waitFor([&] { return !focused("plans-strip"); }));
}

BOOST_AUTO_TEST_CASE(an_evening_session_moves_the_first_step_and_says_so) {
    open();
    stage.type("plans-time", "21:00");
    BOOST_TEST(waitFor([&] { return stage.inSight("moved to another day"); }));
    stage.click("plans-end-today");
    BOOST_TEST(waitFor([&] { return stage.value("plans-time") == "15:00"; }));
}

BOOST_AUTO_TEST_CASE(a_wrong_window_stands_at_its_field_and_escape_keeps_what_is_typed) {
    open();
    stage.type("plan-step-windowTo", "soon");
    BOOST_TEST(waitFor([&] { return stage.shows("plan-step-windowTo-problem"); }));
    press(WXK_ESCAPE);
    BOOST_REQUIRE(waitFor([&] { return frontName() == "settings"; }));
    stage.click("settings-open-plans");
    BOOST_TEST(stage.value("plan-step-windowTo") == "soon");
    stage.click("plans-discard");
    BOOST_TEST(!stage.shows("plan-step-windowTo-problem"));
}

BOOST_AUTO_TEST_CASE(a_plan_is_withdrawn_with_a_reason) {
    open();
    const auto before = access.aftercarePlans().size();
    stage.click("plans-withdraw");
    stage.type("plans-note-words", "we no longer treat this");
    stage.enter("plans-note-words");
    BOOST_TEST(waitFor([&] { return access.aftercarePlans().size() == before - 1; }));
    BOOST_TEST(waitFor([&] { return stage.inSight("withdrawn"); }));
}

BOOST_AUTO_TEST_CASE(the_plans_open_from_aftercare_and_lead_back) {
    stage.click("side-aftercare");
    stage.click("aftercare-plans");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "plans"; }));
    stage.click("plans-close");
    BOOST_TEST(waitFor([&] { return frontName() == "aftercare"; }));
}

BOOST_AUTO_TEST_SUITE_END()
