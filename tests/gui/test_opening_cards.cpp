// Opening hours and closed days in the settings, and closed time in the diary, as somebody at the keyboard meets them.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"

#include <wx/checkbox.h>

using namespace gui_test;
using support::dayOf;
using support::OpenClinic;
using support::row;

namespace {

/// Monday 2 March 2026, 10:00.
struct Clinic : OpenClinic {
    model::ClientId tomasz = known();

    model::ClientId known() {
        model::Client person;
        person.givenName = "Tomasz";
        person.familyName = "Wilk";
        person.skinType = model::SkinType::III;
        const model::ClientId id{done(model::AddClient{person})};
        done(model::TakeHistory{id, {{"body"}}});
        return id;
    }
    model::SessionId booked(const char* day, int minute) {
        const auto on = dayOf(day);
        return model::SessionId{done(model::PlanSession{
            cleared(plan(tomasz, {row("chin", 1000)}), model::Act::plan, on), on, minute, 45, std::nullopt})};
    }
    std::int64_t closures() { return raw.value<std::int64_t>("SELECT count(*) FROM closure WHERE removed_at IS NULL"); }
};

struct Window : ClinicStage {
    explicit Window(Clinic& clinic)
        : ClinicStage{clinic, clinic.access} {}
    void go(char digit, const char* page) {
        wxUIActionSimulator{}.Char(digit, wxMOD_CONTROL);
        BOOST_REQUIRE(waitFor([&] { return title() == page; }));
        settle();
    }
    void tick(const char* name, bool on) {
        auto& box = find<wxCheckBox>(window(), name);
        box.SetValue(on);
        wxCommandEvent event{wxEVT_CHECKBOX, box.GetId()};
        event.SetEventObject(&box);
        event.SetInt(on ? 1 : 0);
        box.ProcessWindowEvent(event);
        settle();
    }
    std::string spoken(const char* name) { return gui::fromWx(gui::accessibleName(find(window(), name))); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(opening_cards)

BOOST_AUTO_TEST_CASE(the_week_is_set_day_by_day_and_each_field_has_its_name) {
    Clinic clinic;
    Window stage{clinic};
    stage.go('7', "Settings");
    BOOST_TEST(stage.label("settings-hours-monday") == "Monday, open from");
    BOOST_TEST(stage.spoken("settings-hours-monday-from") == "Monday, opens at");
    BOOST_TEST(stage.spoken("settings-hours-sunday-to") == "Sunday, closes at");
    BOOST_TEST(stage.label("settings-hours-note").starts_with("not set yet"));
    stage.type("settings-hours-monday-from", "9:30");
    stage.tick("settings-hours-sunday", false);
    BOOST_TEST(!stage.enabled("settings-hours-sunday-from"));
    stage.type("settings-hours-tuesday-to", "late");
    stage.enter("settings-hours-monday-from");
    BOOST_REQUIRE(waitFor([&] { return stage.shows("settings-hours-tuesday-problem"); }));
    BOOST_TEST(stage.value("settings-hours-monday-from") == "9:30"); // what was typed stays
    stage.type("settings-hours-monday-from", "09:30");
    stage.type("settings-hours-tuesday-to", "18:00");
    stage.enter("settings-hours-tuesday-to");
    BOOST_REQUIRE(waitFor([&] { return clinic.access.opening().week.has_value(); }));
    BOOST_TEST(waitFor([&] { return !stage.shows("settings-hours-tuesday-problem"); }));
    const auto week = *clinic.access.opening().week;
    BOOST_TEST((week[0] == model::OpenSpan{9 * 60 + 30, 20 * 60}));
    BOOST_TEST((week[1] == model::OpenSpan{8 * 60, 18 * 60}));
    BOOST_TEST(!week[6].has_value());
}

BOOST_AUTO_TEST_CASE(closed_days_are_entered_and_say_whom_they_meet) {
    Clinic clinic;
    clinic.booked("2026-04-03", 600);
    Window stage{clinic};
    stage.go('7', "Settings");
    stage.click("settings-closure-new");
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(stage.window(), "settings-closure-first"); }));
    stage.enter("settings-closure-first");
    BOOST_REQUIRE(waitFor([&] { return stage.shows("settings-closure-first-problem"); }));
    stage.type("settings-closure-first", "2026-04-03");
    stage.type("settings-closure-last", "2026-04-06");
    stage.type("settings-closure-reason", "Easter");
    stage.enter("settings-closure-reason");
    BOOST_REQUIRE(waitFor([&] { return clinic.closures() == 1; }));
    BOOST_TEST(waitFor([&] { return !stage.shows("settings-closure-first"); }));
    BOOST_TEST(stage.inSight("3 Apr to 6 Apr"));
    BOOST_TEST(stage.inSight("Tomasz Wilk, 3 Apr 10:00"));
    stage.go('1', "Today");
    BOOST_TEST(waitFor([&] { return stage.inSight("A planned session lies in closed time: move it"); }));

    stage.go('7', "Settings");
    auto& list = find<wxDataViewCtrl>(stage.window(), "settings-closures");
    list.SetFocus();
    BOOST_REQUIRE(waitFor([&] { return list.HasFocus() || list.GetMainWindow()->HasFocus(); }));
    wxUIActionSimulator{}.Char(WXK_END);
    settle();
    BOOST_REQUIRE(waitFor([&] { return stage.enabled("settings-closure-remove"); }));
    stage.click("settings-closure-remove");
    BOOST_TEST(waitFor([&] { return clinic.closures() == 0; }));
}

BOOST_AUTO_TEST_CASE(the_diary_tells_closed_days_and_its_form_asks_why) {
    Clinic clinic;
    clinic.done(model::AddClosure{{{}, {}, dayOf("2026-03-03"), dayOf("2026-03-03"), {}, "Stocktaking"}});
    Window stage{clinic};
    stage.go('3', "Diary");
    stage.click("diary-next");
    BOOST_TEST(stage.inSight("Tuesday 3 March 2026, no sessions. Closed: Stocktaking"));
    BOOST_TEST(stage.spoken("diary-column-0").ends_with(". Closed: Stocktaking"));
    stage.click("diary-plan");
    stage.type("diary-client", "wilk");
    stage.enter("diary-client");
    stage.choose("diary-zone", "Chin");
    stage.type("diary-depth", "1.0");
    stage.type("diary-time", "10:00");
    BOOST_REQUIRE(stage.shows("diary-closed"));
    BOOST_TEST(stage.inSight("Closed: Stocktaking. Say why it is planned all the same."));
    BOOST_TEST(stage.shows("diary-reason"));
    BOOST_TEST(stage.label("diary-time-0") == "Wed 4 Mar, 10:00");
    stage.enter("diary-time");
    BOOST_TEST(clinic.count("session") == 0);
    stage.type("diary-reason", "comes from afar");
    stage.enter("diary-reason");
    BOOST_TEST(waitFor([&] { return clinic.count("session") == 1; }));
    BOOST_TEST(clinic.raw.value<std::string>("SELECT words FROM session_closed_reason") == "comes from afar");
}

BOOST_AUTO_TEST_SUITE_END()
