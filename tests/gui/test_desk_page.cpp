// The session desk, from picking a zone to the signature, as the person at it sees it.
#include "tests/gui/clinic_stage.h"

#include "app/gui/list.h"
#include "app/gui/page.h"

BOOST_AUTO_TEST_SUITE(desk_page)

using namespace gui_test;
using support::OpenClinic;
using support::row;

/// Ana, type III, everything asked: cheeks needled at 1.5 mm on 2 March. Today is 12 March.
struct TenDaysOn : OpenClinic {
    model::ClientId ana = asked();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
    model::SessionId first = signedSession(ana, {row("cheek-left", 1500), row("cheek-right", 1500)}, units[0], bin);

    TenDaysOn() {
        at("2026-03-12T10:00:00.000000Z");
        screenedForAll(ana);
    }

    model::ClientId asked() {
        model::Client person;
        person.givenName = "Ana";
        person.familyName = "Lindqvist";
        person.skinType = model::SkinType::III;
        const model::ClientId id{done(model::AddClient{person})};
        done(model::TakeHistory{id, {{"body"}}});
        return id;
    }
    std::string stateOf(model::SessionId id) {
        return raw.value<std::string>("SELECT state FROM session WHERE id = ?", id);
    }
    using OpenClinic::stateOf;
    /// The open session, when there is one.
    std::optional<model::SessionId> open() {
        return raw.one("SELECT id FROM session WHERE state = 'open'",
                       [](const db::Row& found) { return found.get<model::SessionId>(0); });
    }
};

struct Desk : ClinicStage {
    using ClinicStage::ClinicStage;

    void pick(const char* zone) {
        type("desk-zone", zone);
        enter("desk-zone");
    }
    /// Picks, says how deep, starts; at the end the session is open and the caret waits for a cartridge.
    void start(const char* zone, const std::string& code, TenDaysOn& clinic) {
        pick(zone);
        type(("desk-depth-" + code).c_str(), "1.0");
        click("desk-primary");
        BOOST_REQUIRE(waitFor([&] { return clinic.open().has_value(); }));
        BOOST_REQUIRE(waitFor([&] { return label("desk-primary") == "Sign"; }));
    }
    int opened() {
        auto* const model = find<wxDataViewCtrl>(window(), "desk-opened").GetModel();
        return static_cast<int>(dynamic_cast<wxDataViewVirtualListModel&>(*model).GetCount());
    }
};

BOOST_AUTO_TEST_CASE(a_zone_that_heals_is_told_and_cannot_be_started) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    BOOST_TEST(desk.label("desk-verdict-title") == "Pick the zones to be treated.");
    BOOST_TEST(!desk.enabled("desk-primary"));

    desk.pick("cheeks");
    BOOST_TEST(desk.value("desk-zone").empty());
    BOOST_TEST(desk.has("desk-depth-cheeks"));
    BOOST_TEST(desk.shows("desk-verdict-title"));
    const auto verdict = desk.label("desk-verdict-title");
    BOOST_TEST_INFO(verdict);
    BOOST_TEST(verdict.starts_with("Not before Wednesday"));
    // 30 days, the longest that any label asks for: the device was not named.
    BOOST_TEST(verdict.ends_with("1 April: the cheeks are healing."));
    BOOST_TEST(desk.label("desk-verdict-words").find("2 March") != std::string::npos);
    BOOST_TEST(!desk.enabled("desk-primary"));

    desk.click("desk-drop-cheeks");
    BOOST_REQUIRE(waitFor([&] { return !desk.has("desk-depth-cheeks"); }));
    desk.pick("chin");
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Safe today for "));
    BOOST_TEST(desk.enabled("desk-primary"));
    BOOST_TEST(!clinic.open().has_value());
}

BOOST_AUTO_TEST_CASE(one_press_leaves_only_the_zones_that_are_safe) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.pick("cheeks");
    desk.type("desk-depth-cheeks", "0.8");
    desk.pick("chin");
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Not before "));
    BOOST_TEST(!desk.enabled("desk-primary"));
    desk.click("desk-other-zones");
    BOOST_TEST(!desk.has("desk-depth-cheeks"));
    BOOST_TEST(desk.value("desk-depth-chin") == "0.8");
    BOOST_TEST(desk.enabled("desk-primary"));
}

BOOST_AUTO_TEST_CASE(a_word_that_fits_no_zone_or_several_is_told_beside_the_field) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    for (const char* const word : {"left", "elbow"}) {
        desk.pick(word);
        BOOST_TEST(desk.shows("desk-zone-problem"));
        BOOST_TEST(desk.value("desk-zone") == word);
        BOOST_TEST(desk.label("desk-zone-hint") == "Nothing is picked yet.");
    }
    desk.pick("left ch");
    BOOST_TEST(!desk.shows("desk-zone-problem"));
    BOOST_TEST(desk.has("desk-depth-cheek-left"));
}

BOOST_AUTO_TEST_CASE(a_start_without_a_depth_is_refused_beside_the_row) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.pick("chin");
    desk.type("desk-depth-chin", "");
    desk.click("desk-primary");
    BOOST_TEST(desk.shows("desk-problem-chin"));
    BOOST_TEST(desk.label("desk-problem-chin").starts_with("Chin: "));
    BOOST_TEST(!clinic.open().has_value());
}

BOOST_AUTO_TEST_CASE(a_denial_beyond_the_limit_takes_a_second_person_and_their_pin) {
    TenDaysOn clinic;
    clinic.member("Petra Holm", {model::Role::practitioner});
    clinic.member("Ines Roth", {model::Role::practitioner});
    clinic.member("Tim Learner", {model::Role::practitioner}, true); // learns, and confirms nothing
    clinic.member("Olga Front", {model::Role::assistant});
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.pick("cheeks");
    desk.type("desk-depth-cheeks", "1.0");
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Not before Wednesday")); // 20 days short, the limit is 7
    desk.click("desk-reason-open");
    BOOST_REQUIRE(desk.shows("desk-reason-signer"));
    auto& signers = find<wxChoice>(desk.window(), "desk-reason-signer");
    BOOST_TEST(signers.GetCount() == 2U); // neither who acts nor who may not
    BOOST_TEST(signers.FindString(wxS("Petra Holm")) != wxNOT_FOUND);
    BOOST_TEST(signers.FindString(wxS("Ines Roth")) != wxNOT_FOUND);

    const char* const words = "skin closed and calm on inspection";
    desk.type("desk-reason-words", words);
    desk.enter("desk-reason-words");
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &signers; }));
    desk.type("desk-reason-pin", "owner's own");
    desk.enter("desk-reason-pin");
    BOOST_REQUIRE(waitFor([&] { return desk.shows("desk-refusal-words"); }));
    BOOST_TEST(desk.label("desk-refusal-title") == "This takes a second person.");
    BOOST_TEST(!clinic.open().has_value());

    desk.choose("desk-reason-signer", "Petra Holm");
    desk.type("desk-reason-pin", "owner's own"); // not hers
    desk.enter("desk-reason-pin");
    BOOST_REQUIRE(waitFor([&] { return desk.shows("desk-reason-pin-problem"); }));
    BOOST_TEST(desk.value("desk-reason-pin").empty());
    BOOST_TEST(!clinic.open().has_value());

    desk.type("desk-reason-pin", "a password");
    desk.enter("desk-reason-pin");
    BOOST_REQUIRE(waitFor([&] { return clinic.open().has_value(); }));
    const auto [given, confirmed] = *clinic.raw.one(
        "SELECT g.full_name, c.full_name FROM session_override o JOIN account g ON g.id = o.account_id "
        "JOIN account c ON c.id = o.confirmed_by_id WHERE o.session_id = ? ORDER BY o.id LIMIT 1",
        [](const db::Row& found) {
            return std::pair{found.text(0), found.text(1)};
        },
        *clinic.open());
    BOOST_TEST(given == "Mara Voss");
    BOOST_TEST(confirmed == "Petra Holm");
}

BOOST_AUTO_TEST_CASE(start_enter_for_the_cartridge_and_sign) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.start("chin", "chin", clinic);
    const auto session = clinic.open().value();
    const auto unit = clinic.units[1]; // the next of the lot in use
    BOOST_TEST(clinic.stateOf(unit) == "in-stock");

    // The caret is where the cartridge is scanned: Enter alone takes the offered one.
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(desk.window(), "desk-scan"); }));
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return clinic.stateOf(unit) == "opened"; }));
    BOOST_TEST(waitFor([&] { return desk.opened() == 1; }));
    BOOST_TEST(desk.shows("desk-opened"));

    clinic.later(std::chrono::minutes{30});
    desk.window().touched();
    desk.click("desk-primary");
    BOOST_TEST(desk.shows("desk-pin"));
    desk.type("desk-pin", "not it");
    desk.click("desk-sign-now");
    BOOST_REQUIRE(waitFor([&] { return desk.shows("desk-pin-problem"); }));
    BOOST_TEST(desk.value("desk-pin").empty());
    BOOST_TEST(clinic.stateOf(session) == "open");

    desk.type("desk-pin", "owner's own");
    desk.enter("desk-pin");
    BOOST_REQUIRE(waitFor([&] { return clinic.stateOf(session) == "signed"; }));
    BOOST_TEST(clinic.stateOf(unit) == "disposed");
    BOOST_TEST(waitFor([&] { return desk.title() == "Ana Lindqvist"; }));
    BOOST_TEST(clinic.count("draft") == 0);
    const auto kept = clinic.access.session(session);
    BOOST_REQUIRE(kept.has_value());
    BOOST_REQUIRE(kept->record.plan.rows.size() == 1u);
    BOOST_TEST(kept->record.plan.rows[0].zone.text == "chin");
    BOOST_TEST(kept->record.plan.rows[0].depth->micrometres == 1000);
    BOOST_TEST((kept->record.endedAt - kept->record.startedAt == std::chrono::minutes{30}));
}

BOOST_AUTO_TEST_CASE(signing_without_a_cartridge_says_what_is_missing) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.start("chin", "chin", clinic);
    desk.click("desk-primary");
    BOOST_TEST(desk.shows("desk-refusal-words"));
    BOOST_TEST(desk.label("desk-refusal-words").find("cartridge") != std::string::npos);
    BOOST_TEST(!desk.shows("desk-pin"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_before_a_crash_is_offered_again) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    BOOST_TEST(!desk.shows("desk-draft"));
    desk.pick("chin");
    desk.type("desk-depth-chin", "0.75");
    desk.type("desk-notes", "slept badly, zażółć");
    const auto saved = [&] { return clinic.count("draft") == 1; };
    BOOST_REQUIRE((waitFor(saved) || waitFor(saved) || waitFor(saved))); // every four seconds
    desk.destroy();

    desk.open();
    desk.openDesk("lindq");
    BOOST_TEST(desk.shows("desk-draft"));
    BOOST_TEST(!desk.label("desk-draft-title").empty());
    BOOST_TEST(desk.value("desk-notes") == "slept badly, zażółć");
    BOOST_TEST(desk.value("desk-depth-chin") == "0.75");
    BOOST_TEST(desk.enabled("desk-primary"));

    desk.click("desk-discard-draft");
    BOOST_REQUIRE(waitFor([&] { return !desk.has("desk-depth-chin"); }));
    BOOST_TEST(!desk.shows("desk-draft"));
    BOOST_TEST(desk.value("desk-notes").empty());
    BOOST_TEST(waitFor([&] { return clinic.count("draft") == 0; }));
}

BOOST_AUTO_TEST_CASE(a_session_goes_on_where_a_crash_broke_it_off) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.start("chin", "chin", clinic);
    desk.enter("desk-scan");
    BOOST_REQUIRE(waitFor([&] { return clinic.stateOf(clinic.units[1]) == "opened"; }));
    BOOST_REQUIRE(waitFor([&] { return desk.opened() == 1; }));
    desk.type("desk-notes", "pinpoint bleeding");
    desk.click("side-today"); // leaving the page keeps the draft
    desk.destroy();

    desk.open();
    desk.openDesk("lindq");
    BOOST_TEST(desk.label("desk-primary") == "Sign");
    BOOST_TEST(desk.opened() == 1);
    BOOST_TEST(desk.value("desk-notes") == "pinpoint bleeding");
    BOOST_TEST(clinic.count("session") == 2);
}

BOOST_AUTO_TEST_CASE(an_assistant_plans_for_another_day_and_says_who_treats) {
    TenDaysOn clinic;
    clinic.member("Petra Holm", {model::Role::practitioner});
    Desk desk{clinic, clinic.member("assistant", {model::Role::assistant})};
    desk.openDesk("lindq");
    BOOST_REQUIRE(desk.title() == "Session, Ana Lindqvist");
    desk.pick("cheeks");
    desk.type("desk-depth-cheeks", "1.0");
    BOOST_REQUIRE(desk.has("desk-plan-open"));
    desk.click("desk-plan-open");
    BOOST_TEST(desk.value("desk-plan-day").find("2026") != std::string::npos);
    desk.type("desk-plan-day", "2026-04-02");
    desk.type("desk-plan-time", "10:30");
    desk.click("desk-plan-save");
    BOOST_REQUIRE(waitFor([&] { return desk.shows("desk-refusal-words"); }));
    BOOST_TEST(desk.label("desk-refusal-words") == "This account is not a practitioner. Choose who treats.");
    desk.choose("desk-performer", "Petra Holm");
    desk.click("desk-plan-save");
    BOOST_TEST(waitFor([&] {
        return clinic.raw.value<std::int64_t>(
                   "SELECT count(*) FROM session WHERE state = 'planned' AND day = '2026-04-02'") == 1;
    }));
    BOOST_TEST(waitFor([&] { return desk.title() == "Ana Lindqvist"; }));
}

BOOST_AUTO_TEST_CASE(an_assistant_is_told_that_a_practitioner_starts) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.member("assistant", {model::Role::assistant})};
    desk.openDesk("lindq");
    desk.pick("chin");
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Safe today for "));
    BOOST_TEST(!desk.enabled("desk-primary"));
    BOOST_TEST(desk.shows("desk-why-not-words"));
    BOOST_TEST(desk.label("desk-why-not-words").find("A practitioner starts") != std::string::npos);
    BOOST_TEST(desk.enabled("desk-plan-ask"));
}

BOOST_AUTO_TEST_CASE(every_field_of_a_row_is_whole_on_a_small_screen) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.pick("chin");
    desk.type("desk-depth-chin", "1.0");
    const auto allWhole = [&](int width, int height) {
        desk.window().Maximize(false);
        desk.window().SetSize(width, height);
        BOOST_REQUIRE(waitFor([&] { return desk.window().GetSize().x == width; }));
        settle();
        auto& chart = find(desk.window(), "desk-chart");
        const int right = chart.ClientToScreen(wxPoint{chart.GetClientSize().x, 0}).x;
        for (const char* const name :
             {"desk-depth-chin", "desk-passes-chin", "desk-endpoint-chin", "desk-energy-chin", "desk-pulse-chin",
              "desk-shots-chin", "desk-note-chin", "desk-drop-chin", "desk-skin-type", "desk-end", "desk-pain",
              "desk-topical-lot", "desk-under-needles"}) {
            BOOST_TEST_CONTEXT(name << " at " << width) {
                auto& field = find(desk.window(), name);
                BOOST_TEST(field.IsShownOnScreen());
                BOOST_TEST(field.GetSize().x >= 30);
                BOOST_TEST(field.GetScreenRect().GetRight() < right);
            }
        }
    };
    desk.choose("desk-modality", "RF");
    BOOST_REQUIRE(desk.has("desk-shots-chin"));
    allWhole(1024, 700);
    BOOST_TEST(desk.value("desk-depth-chin") == "1.0");
    // The keyboard takes the page with it.
    auto& chart = find(desk.window(), "desk-chart");
    for (const char* const name : {"desk-notes", "desk-end", "desk-depth-chin"}) {
        auto& field = find(desk.window(), name);
        field.SetFocus();
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(waitFor([&] { return chart.GetScreenRect().Contains(field.GetScreenRect()); }));
        }
    }
    allWhole(1280, 800);
    desk.click("desk-drop-chin");
    BOOST_TEST(waitFor([&] { return !desk.has("desk-drop-chin"); }));
}

BOOST_AUTO_TEST_CASE(topicals_are_added_and_taken_out) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.type("desk-topical", "Saline");
    BOOST_TEST(!desk.has("desk-topical-2"));
    desk.click("desk-topical-add");
    desk.type("desk-topical-2", "Lift HG");
    desk.type("desk-topical-lot-2", "L-7");
    desk.click("desk-topical-add");
    desk.type("desk-topical-3", "Vitamin C");
    desk.click("desk-topical-drop");
    BOOST_REQUIRE(waitFor([&] { return !desk.has("desk-topical-3"); }));
    BOOST_TEST(desk.value("desk-topical") == "Lift HG");
    BOOST_TEST(desk.value("desk-topical-lot") == "L-7");
    BOOST_TEST(desk.value("desk-topical-2") == "Vitamin C");
    BOOST_TEST(!desk.shows("desk-topical-warning"));
}

BOOST_AUTO_TEST_CASE(a_unit_goes_back_sealed_with_the_words_of_the_person) {
    TenDaysOn clinic;
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.start("chin", "chin", clinic);
    desk.enter("desk-scan");
    const auto unit = clinic.units[1];
    BOOST_REQUIRE(waitFor([&] { return desk.opened() == 1; }));
    find<wxDataViewCtrl>(desk.window(), "desk-opened").SetFocus();
    auto& list = dynamic_cast<gui::List&>(find(desk.window(), "desk-opened-panel"));
    list.select(std::to_string(unit.value));
    desk.click("desk-fate-sealed");
    BOOST_TEST(desk.shows("desk-question-words"));
    desk.enter("desk-question-words"); // without a word
    BOOST_TEST(desk.shows("desk-question-words-problem"));
    BOOST_TEST(clinic.stateOf(unit) == "opened");
    desk.type("desk-question-words", "taken for the next room");
    desk.enter("desk-question-words");
    BOOST_TEST(waitFor([&] { return clinic.stateOf(unit) == "in-stock"; }));
    BOOST_TEST(!desk.shows("desk-question-words"));
}

BOOST_AUTO_TEST_CASE(the_common_case_is_a_handful_of_keys) {
    TenDaysOn clinic;
    clinic.at("2026-04-10T10:00:00.000000Z");
    clinic.screenedForAll(clinic.ana);
    Desk desk{clinic, clinic.access};
    desk.openChart("lindq");
    wxUIActionSimulator keyboard;
    int pressed = 0;
    const auto key = [&](int code, int modifiers = 0) {
        keyboard.Char(code, modifiers);
        ++pressed;
        settle();
    };
    desk.click("chart-start");
    ++pressed;
    BOOST_REQUIRE(waitFor([&] { return desk.has("desk-as-last-time"); }));
    key('L', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return desk.has("desk-depth-cheeks"); }));
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Safe today for "));
    key(WXK_RETURN, wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return clinic.open().has_value(); }));
    BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &find(desk.window(), "desk-scan"); }));
    key(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return desk.opened() == 1; }));
    key(WXK_RETURN, wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return desk.shows("desk-pin"); }));
    keyboard.Text("owner's own");
    key(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return clinic.count("session") == 2 && !clinic.open(); }));
    BOOST_TEST(pressed <= 12);
    BOOST_TEST(waitFor([&] { return desk.title() == "Ana Lindqvist"; }));
    // The sheet for the client is one key away.
    BOOST_TEST(waitFor([&] { return desk.shows("chart-sheet") && desk.has("chart-sheet-print"); }));
}

BOOST_AUTO_TEST_SUITE_END()
