// The diary as somebody at the keyboard sees it: planning, moving, cancelling, what is no longer safe.
#include "tests/gui/clinic_stage.h"

#include "app/gui/a11y.h"
#include "app/gui/diary_block_text.h"
#include "app/gui/diary_columns.h"
#include "app/gui/page.h"

#include <chrono>

BOOST_AUTO_TEST_SUITE(diary_page)

using namespace gui_test;
using support::OpenClinic;
using support::row;

/// Monday 2 March 2026, 10:00.
struct Clinic : OpenClinic {
    model::RoomId room{done(model::AddRoom{"Room 1"})};
    model::ClientId ana = asked("Ana", "Lindqvist");
    model::ClientId tomasz = asked("Tomasz", "Wilk");

    model::ClientId asked(const char* given, const char* family) {
        model::Client person;
        person.givenName = given;
        person.familyName = family;
        person.skinType = model::SkinType::III;
        const model::ClientId id{done(model::AddClient{person})};
        done(model::TakeHistory{id, {{"body"}}});
        return id;
    }
    model::SessionId booked(model::ClientId who, const char* day, int minute) {
        const auto on = support::dayOf(day);
        return model::SessionId{done(
            model::PlanSession{cleared(plan(who, {row("chin", 1000)}), model::Act::plan, on), on, minute, 45, room})};
    }
    std::string whereabouts(model::SessionId id) {
        return raw.value<std::string>("SELECT day || ' ' || minute || ' ' || state FROM session WHERE id = ?", id);
    }
    std::optional<model::SessionId> newest() {
        return raw.one("SELECT id FROM session ORDER BY id DESC LIMIT 1",
                       [](const db::Row& found) { return found.get<model::SessionId>(0); });
    }
};

/// Ana's chin was treated this morning: it heals until the end of the month.
struct Healing : Clinic {
    Healing() {
        const auto units = unitsOf(lot());
        signedSession(ana, {row("chin", 1500)}, units[0], container());
    }
};

std::string blockName(model::SessionId session) {
    return "diary-block-" + std::to_string(session.value);
}

struct Diary : ClinicStage {
    Diary(Clinic& clinic, const db::Access& person)
        : ClinicStage{clinic, person} {
        wxUIActionSimulator{}.Char('3', wxMOD_CONTROL);
        BOOST_REQUIRE(waitFor([this] { return title() == "Diary"; }));
        settle();
    }
    wxWindow& block(model::SessionId session) { return find(window(), blockName(session).c_str()); }
    std::string spoken(model::SessionId session) { return gui::fromWx(gui::accessibleName(block(session))); }
    void planForAna() {
        click("diary-plan");
        type("diary-client", "lindq");
        enter("diary-client");
    }
    void focusControl(const char* name) {
        auto& control = find(window(), name);
        control.SetFocus();
        BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &control; }));
        settle();
    }
    void focus(model::SessionId session) {
        block(session).SetFocus();
        BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &block(session); }));
        settle();
    }
};

BOOST_AUTO_TEST_CASE(a_session_is_planned_with_the_keyboard_alone) {
    Clinic clinic;
    Diary diary{clinic, clinic.access};
    BOOST_TEST(diary.label("diary-grid-empty").starts_with("Nothing is planned here."));
    wxUIActionSimulator keyboard;
    keyboard.Char('P', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(diary.window(), "diary-client"); }));
    keyboard.Text("wilk");
    BOOST_REQUIRE(waitFor([&] { return diary.inSight("Tomasz Wilk"); }));
    keyboard.Char(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return diary.label("diary-client-name") == "Tomasz Wilk"; }));
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(diary.window(), "diary-zone"); }));
    diary.choose("diary-zone", "Chin");
    diary.type("diary-depth", "1.0");
    diary.type("diary-day", "2026-03-10");
    diary.type("diary-time", "14:30");
    BOOST_TEST(diary.label("diary-verdict-title") == "Safe on Tuesday 10 March for the chin.");
    find(diary.window(), "diary-time").SetFocus();
    keyboard.Char(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return clinic.newest().has_value(); }));
    const auto session = *clinic.newest();
    BOOST_TEST(clinic.whereabouts(session) == "2026-03-10 870 planned");
    BOOST_REQUIRE(waitFor([&] { return diary.has(blockName(session)); }));
    BOOST_TEST(!diary.shows("diary-form"));
    BOOST_TEST(diary.label("diary-detail-title") == "Tomasz Wilk");
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &diary.block(session); }));
    BOOST_TEST(diary.spoken(session).starts_with("Tomasz Wilk; Tuesday 10 March, 14:30 to 15:15; Pen 1.0 mm, chin"));
}

BOOST_AUTO_TEST_CASE(what_is_denied_offers_times_as_buttons) {
    Healing clinic;
    Diary diary{clinic, clinic.access};
    diary.planForAna();
    BOOST_TEST(diary.label("diary-treatment-words") == "Pen 1.5 mm, chin");
    diary.type("diary-day", "2026-03-20");
    diary.type("diary-time", "11:00");
    BOOST_TEST(diary.label("diary-verdict-title") == "Not before Wednesday 1 April: the chin is healing.");
    BOOST_TEST(diary.inSight("First safe day: Wednesday 1 April."));
    BOOST_TEST(!diary.enabled("diary-form-save"));
    BOOST_TEST(diary.label("diary-time-0") == "Wed 1 Apr, 11:00");
    diary.click("diary-time-0");
    BOOST_TEST(diary.value("diary-day") == "2026-04-01");
    BOOST_REQUIRE(diary.enabled("diary-form-save"));
    diary.click("diary-form-save");
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(*clinic.newest()) == "2026-04-01 660 planned"; }));
}

BOOST_AUTO_TEST_CASE(the_answer_stands_above_the_form_and_alt_with_a_digit_takes_a_time) {
    Healing clinic;
    Diary diary{clinic, clinic.access};
    diary.planForAna();
    diary.type("diary-day", "2026-03-20");
    diary.type("diary-time", "11:00");
    BOOST_REQUIRE(diary.shows("diary-answer"));
    auto& answer = find(diary.window(), "diary-answer");
    auto& form = find(diary.window(), "diary-form");
    BOOST_TEST(answer.GetScreenRect().GetBottom() < form.GetScreenRect().GetTop());
    // All of it is to be seen without scrolling.
    for (const auto* name : {"diary-verdict-title", "diary-verdict-words", "diary-time-0", "diary-time-2"}) {
        BOOST_TEST(answer.GetScreenRect().Contains(find(diary.window(), name).GetScreenRect()), name);
    }
    diary.focusControl("diary-day");
    wxUIActionSimulator{}.Char('2', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return diary.value("diary-day") == "2026-04-02"; }));
    // The next Enter saves.
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(diary.window(), "diary-form-save"); }));
    wxUIActionSimulator{}.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(*clinic.newest()) == "2026-04-02 660 planned"; }));
    BOOST_TEST(waitFor([&] { return !diary.shows("diary-answer"); }));
}

BOOST_AUTO_TEST_CASE(sessions_side_by_side_in_a_week_show_time_and_initials) {
    Clinic clinic;
    const auto first = clinic.booked(clinic.ana, "2026-03-03", 11 * 60);
    const auto second = clinic.booked(clinic.tomasz, "2026-03-03", 11 * 60 + 15);
    Diary diary{clinic, clinic.access};
    diary.click("diary-span-week");
    BOOST_REQUIRE(diary.has(blockName(second)));
    for (const auto session : {first, second}) {
        auto& block = diary.block(session);
        const auto font = gui::fontFor(gui::TextRole::small);
        int time = 0;
        block.GetTextExtent(wxS("11:15"), &time, nullptr, nullptr, nullptr, &font);
        BOOST_TEST(block.GetSize().x >= time + 8);
        BOOST_TEST(gui::fromWx(block.GetToolTipText()) == diary.spoken(session));
    }
    BOOST_TEST(!diary.block(first).GetRect().Intersects(diary.block(second).GetRect()));
    BOOST_TEST(diary.spoken(first).find("At the same time: 11:15 Tomasz Wilk") != std::string::npos);
    // The list beside has the names whole, and leads to the session.
    BOOST_TEST(diary.inSight("Tue 3 11:15"));
    auto& list = find<wxDataViewCtrl>(diary.window(), "diary-list");
    list.SetFocus();
    BOOST_TEST(waitFor([&] { return list.HasFocus() || list.GetMainWindow()->HasFocus(); }));
    wxUIActionSimulator{}.Char(WXK_END);
    BOOST_TEST(waitFor([&] { return diary.label("diary-detail-title") == "Tomasz Wilk"; }));
}

BOOST_AUTO_TEST_CASE(columns_of_the_diary_give_room_to_sessions_side_by_side) {
    present::DiaryView view;
    view.columns.resize(7);
    gui::DiaryColumns::Sizes sizes{50, 750, 58, 44};
    const gui::DiaryColumns alike{view, sizes};
    BOOST_TEST(alike.width(0) == 100);
    BOOST_TEST(alike.right() == 750);
    BOOST_TEST(alike.at(149) == 0U);
    BOOST_TEST(alike.at(150) == 1U);
    BOOST_TEST(alike.at(-5) == 0U);
    BOOST_TEST(alike.at(9000) == 6U);

    present::DiaryBlock block;
    block.column = 2;
    block.lanes = 4;
    view.blocks.push_back(block);
    const gui::DiaryColumns one{view, sizes};
    BOOST_TEST(one.width(2) == 4 * 44);
    BOOST_TEST(one.width(0) == (700 - 4 * 44) / 6);
    BOOST_TEST(one.right() <= 750);

    // More than there is: wider than the room, and each column still has what it needs.
    sizes.room = 400;
    const gui::DiaryColumns scrolls{view, sizes};
    BOOST_TEST(scrolls.width(2) == 4 * 44);
    BOOST_TEST(scrolls.width(0) == 58);
    BOOST_TEST(scrolls.right() > 400);
}

BOOST_AUTO_TEST_CASE(what_warns_is_marked_where_there_is_no_room_for_the_word) {
    present::DiaryBlock block;
    block.time = "11:15";
    block.name = "Tomasz Wilk";
    block.shortName = "T. Wilk";
    block.initials = "TW";
    block.state = {"Planned", present::Tone::neutral};
    BOOST_TEST(gui::blockLines(block, gui::BlockRoom::narrow)[1] == "<b>TW</b>");
    BOOST_TEST(gui::blockLines(block, gui::BlockRoom::usual)[1] == "T. Wilk");
    BOOST_TEST(gui::blockLines(block, gui::BlockRoom::wide)[0] == "<b>11:15 Tomasz Wilk</b>");
    block.state = {"No longer safe", present::Tone::deny};
    block.warning = "No longer safe. Treated elsewhere.";
    BOOST_TEST(gui::blockLines(block, gui::BlockRoom::narrow)[1] == "<b>! TW</b>");
}

BOOST_AUTO_TEST_CASE(another_week_begins_where_its_sessions_are) {
    Clinic clinic;
    const auto late = clinic.booked(clinic.ana, "2026-03-03", 18 * 60 + 30);
    const auto early = clinic.booked(clinic.tomasz, "2026-03-10", 8 * 60 + 15);
    Diary diary{clinic, clinic.access};
    diary.click("diary-span-week");
    auto& hours = find(diary.window(), "diary-grid-hours");
    const auto inSight = [&](model::SessionId session) {
        return diary.has(blockName(session)) &&
               hours.GetScreenRect().Contains(diary.block(session).GetScreenRect().GetTopLeft());
    };
    BOOST_TEST(waitFor([&] { return inSight(late); }));
    diary.click("diary-next");
    BOOST_TEST(waitFor([&] { return inSight(early); }));
    diary.click("diary-back");
    BOOST_TEST(waitFor([&] { return inSight(late); }));
}

BOOST_AUTO_TEST_CASE(alt_and_arrow_keys_move_and_plain_arrow_keys_walk) {
    Clinic clinic;
    const auto first = clinic.booked(clinic.ana, "2026-03-03", 11 * 60);
    const auto second = clinic.booked(clinic.tomasz, "2026-03-04", 12 * 60);
    Diary diary{clinic, clinic.access};
    diary.click("diary-span-week");
    BOOST_REQUIRE(diary.has(blockName(first)));
    diary.focus(first);
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_RIGHT);
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &diary.block(second); }));
    keyboard.Char(WXK_LEFT);
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &diary.block(first); }));
    settle();
    keyboard.Char(WXK_DOWN, wxMOD_ALT);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(first) == "2026-03-03 675 planned"; }));
    settle();
    BOOST_TEST(diary.spoken(first).find("11:15 to 12:00") != std::string::npos);
    BOOST_TEST((wxWindow::FindFocus() == &diary.block(first)));
    keyboard.Char(WXK_RIGHT, wxMOD_ALT);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(first) == "2026-03-04 675 planned"; }));
    settle();
    BOOST_TEST((wxWindow::FindFocus() == &diary.block(first)));
    // Now both are with the same person in the same room, 15 minutes apart.
    keyboard.Char(WXK_DOWN, wxMOD_ALT);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(first) == "2026-03-04 690 planned"; }));
    settle();
    BOOST_TEST(diary.label("diary-message-title") == "Double booked.");
    BOOST_TEST(diary.spoken(second).find("Double booked: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_mouse_drags_a_session_to_the_quarter_of_an_hour) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    auto& block = diary.block(session);
    const auto from = block.ClientToScreen(wxPoint{20, 10});
    const double quarter = (block.GetSize().y + 2) / 3.0;
    wxUIActionSimulator mouse;
    mouse.MouseMove(from);
    settle();
    mouse.MouseDown();
    settle();
    for (int step = 1; step <= 8; ++step) {
        mouse.MouseMove(from.x, from.y + static_cast<int>(quarter * step / 4.0));
        settle();
    }
    mouse.MouseUp();
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-02 690 planned"; }));
    BOOST_TEST(diary.title() == "Diary");
    mouse.MouseMove(5, 5);
}

BOOST_AUTO_TEST_CASE(while_a_session_is_dragged_no_tip_stands_over_the_times) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    auto& block = diary.block(session);
    BOOST_TEST(!block.GetToolTipText().empty());
    const auto from = block.ClientToScreen(wxPoint{20, 10});
    wxUIActionSimulator mouse;
    mouse.MouseMove(from);
    settle();
    mouse.MouseDown();
    settle();
    for (int step = 1; step <= 8; ++step) {
        mouse.MouseMove(from.x, from.y + step * 5);
        settle();
    }
    BOOST_TEST(block.GetToolTipText().empty());
    clinic.done(model::AddRoom{"Room 2"}); // the page is rendered again while it is dragged
    waitFor([started = std::chrono::steady_clock::now()] {
        return std::chrono::steady_clock::now() - started > std::chrono::milliseconds{1500};
    });
    mouse.MouseMove(from.x, from.y + 45);
    settle();
    BOOST_TEST(block.GetToolTipText().empty());
    mouse.MouseUp();
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) != "2026-03-02 660 planned"; }));
    BOOST_TEST(waitFor([&] { return !diary.block(session).GetToolTipText().empty(); }));
    mouse.MouseMove(5, 5);
}

BOOST_AUTO_TEST_CASE(what_the_chip_says_is_not_said_again_below_it) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    BOOST_REQUIRE(waitFor([&] { return diary.label("diary-detail-state") == "Planned"; }));
    const auto words = diary.label("diary-detail-words");
    BOOST_TEST(words.find("Planned") == std::string::npos, words);
    BOOST_TEST(words.find("Room 1") != std::string::npos, words);
    BOOST_TEST(diary.spoken(session).find("Planned") != std::string::npos); // the block has no chip to be read
}

BOOST_AUTO_TEST_CASE(the_mouse_drags_a_session_to_another_day_of_the_week) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-03", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.click("diary-span-week");
    BOOST_REQUIRE(waitFor([&] { return diary.has(blockName(session)); }));
    settle();
    auto& block = diary.block(session);
    const auto from = block.ClientToScreen(wxPoint{20, 10});
    const int column = block.GetSize().x + 4;
    wxUIActionSimulator mouse;
    mouse.MouseMove(from);
    settle();
    mouse.MouseDown();
    settle();
    for (int step = 1; step <= 8; ++step) {
        mouse.MouseMove(from.x + column * step / 8, from.y);
        settle();
    }
    mouse.MouseUp();
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-04 660 planned"; }),
               clinic.whereabouts(session));
    mouse.MouseMove(5, 5);
}

BOOST_AUTO_TEST_CASE(a_move_by_key_onto_a_day_that_is_denied_stays_undone_and_opens_the_form) {
    Healing clinic; // until the end of the month
    const auto session = clinic.booked(clinic.ana, "2026-04-01", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.type("diary-go", "2026-04-01");
    diary.enter("diary-go");
    diary.click("diary-span-week");
    BOOST_REQUIRE(waitFor([&] { return diary.has(blockName(session)); }));
    diary.focus(session);
    wxUIActionSimulator{}.Char(WXK_LEFT, wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return diary.shows("diary-form"); }));
    BOOST_TEST(clinic.whereabouts(session) == "2026-04-01 660 planned");
    BOOST_TEST(diary.value("diary-day") == "2026-03-31");
    BOOST_TEST(diary.label("diary-verdict-title") == "Not before Wednesday 1 April: the chin is healing.");
    BOOST_TEST(!diary.enabled("diary-form-save"));
    diary.focusControl("diary-day");
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !diary.shows("diary-form"); }));
    BOOST_TEST(clinic.whereabouts(session) == "2026-04-01 660 planned");
}

BOOST_AUTO_TEST_CASE(delete_asks_for_a_reason_and_cancels) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_DELETE);
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(diary.window(), "diary-note-words"); }));
    keyboard.Char(WXK_RETURN);
    settle();
    BOOST_TEST(clinic.whereabouts(session) == "2026-03-02 660 planned"); // not without a word
    keyboard.Text("ill");
    keyboard.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-02 660 cancelled"; }));
    BOOST_TEST(waitFor([&] { return !diary.has(blockName(session)); }));
}

BOOST_AUTO_TEST_CASE(the_button_cancels_with_the_reason_that_is_kept) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    BOOST_TEST(!diary.has("diary-no-show")); // the hour has not come yet
    diary.click("diary-cancel");
    BOOST_REQUIRE(diary.shows("diary-note"));
    diary.click("note-do");
    BOOST_TEST(diary.shows("diary-note-words-problem"));
    BOOST_TEST(clinic.whereabouts(session) == "2026-03-02 660 planned");
    diary.type("diary-note-words", "moves away");
    diary.click("note-do");
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-02 660 cancelled"; }));
    BOOST_TEST(clinic.raw.value<std::string>("SELECT ending || ' ' || no_show FROM session WHERE id = ?", session) ==
               "moves away 0");
    BOOST_TEST(waitFor([&] { return !diary.shows("diary-note"); }));
}

BOOST_AUTO_TEST_CASE(who_did_not_come_is_recorded_without_a_word_needed) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 10 * 60 + 30);
    clinic.later(std::chrono::minutes{45});
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    BOOST_REQUIRE(waitFor([&] { return diary.has("diary-no-show"); }));
    diary.click("diary-no-show");
    BOOST_REQUIRE(diary.shows("diary-note"));
    BOOST_TEST(diary.label("diary-note-title") == "The client did not come");
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(diary.window(), "diary-note-words"); }));
    wxUIActionSimulator{}.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-02 630 cancelled"; }));
    BOOST_TEST(clinic.raw.value<bool>("SELECT no_show FROM session WHERE id = ?", session));
    BOOST_TEST(waitFor([&] { return !diary.has(blockName(session)); }));
}

BOOST_AUTO_TEST_CASE(a_session_is_started_from_the_diary) {
    Clinic clinic;
    clinic.screenedForAll(clinic.ana);
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    BOOST_REQUIRE(diary.has("diary-desk"));
    diary.click("diary-desk");
    BOOST_REQUIRE(waitFor([&] { return diary.title() == "Session, Ana Lindqvist"; }));
    // What was planned stands there.
    BOOST_TEST(diary.value("desk-depth-chin") == "1.00");
    BOOST_REQUIRE(diary.enabled("desk-primary"));
    diary.click("desk-primary");
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session).ends_with(" open"); }), clinic.whereabouts(session));
    BOOST_TEST(clinic.count("session") == 1);
    // Back in the diary it is under way, and the same button goes on with it.
    wxUIActionSimulator{}.Char('3', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return diary.title() == "Diary"; }));
    diary.focus(session);
    BOOST_TEST(!diary.has("diary-cancel"));
    BOOST_TEST(!diary.has("diary-move"));
    BOOST_TEST(diary.has("diary-desk"));
}

BOOST_AUTO_TEST_CASE(enter_on_a_session_of_today_opens_its_desk) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.focus(session);
    BOOST_TEST(diary.has("diary-arrive"));
    diary.click("diary-arrive");
    BOOST_TEST(waitFor([&] { return clinic.whereabouts(session) == "2026-03-02 660 arrived"; }));
    diary.focus(session);
    wxUIActionSimulator{}.Char(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return diary.title() == "Session, Ana Lindqvist"; }));
}

BOOST_AUTO_TEST_CASE(the_chart_leads_to_the_form_with_its_client) {
    Clinic clinic;
    Diary diary{clinic, clinic.access};
    diary.openChart("lindq");
    diary.click("chart-plan");
    BOOST_TEST(diary.title() == "Diary");
    BOOST_TEST(diary.label("diary-client-name") == "Ana Lindqvist");
    BOOST_TEST(!diary.shows("diary-client"));
}

BOOST_AUTO_TEST_CASE(today_warns_of_a_session_that_is_no_longer_safe_and_leads_there) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-10", 11 * 60);
    Diary diary{clinic, clinic.access};
    diary.click("side-today");
    BOOST_TEST(!diary.inSight("no longer safe"));
    model::AddExposure elsewhere;
    elsewhere.client = clinic.ana;
    elsewhere.zones = {{"chin"}};
    elsewhere.modality = model::Modality::pen;
    elsewhere.depth = model::Depth{1500};
    elsewhere.day = support::dayOf("2026-03-01");
    clinic.done(elsewhere); // by another program: the window hears of it by itself
    BOOST_REQUIRE(waitFor([&] { return diary.inSight("A planned session is no longer safe"); }));
    diary.click("today-warning-open");
    BOOST_REQUIRE(waitFor([&] { return diary.title() == "Diary"; }));
    BOOST_REQUIRE(waitFor([&] { return diary.has(blockName(session)); }));
    BOOST_TEST(diary.label("diary-detail-state") == "No longer safe");
    BOOST_TEST(diary.spoken(session).find("No longer safe. ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_auditor_sees_sessions_and_nothing_to_press) {
    Clinic clinic;
    const auto session = clinic.booked(clinic.ana, "2026-03-02", 11 * 60);
    Diary diary{clinic, clinic.member("auditor", {model::Role::auditor})};
    diary.focus(session);
    BOOST_TEST(!diary.has("diary-plan"));
    BOOST_TEST(!diary.has("diary-move"));
    BOOST_TEST(!diary.has("diary-cancel"));
    BOOST_TEST(diary.has("diary-chart"));
}

BOOST_AUTO_TEST_SUITE_END()
