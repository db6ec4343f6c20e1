// The screening at the session desk, as gloved hands do it.
#include "tests/gui/clinic_stage.h"

#include "model/screening.h"

#include <wx/checkbox.h>
#include <wx/tglbtn.h>

BOOST_AUTO_TEST_SUITE(screening_panel)

using namespace gui_test;
using support::OpenClinic;

struct Asked : OpenClinic {
    model::ClientId ana = made();

    model::ClientId made() {
        model::Client person;
        person.givenName = "Ana";
        person.familyName = "Lindqvist";
        person.skinType = model::SkinType::III;
        const model::ClientId id{done(model::AddClient{person})};
        done(model::TakeHistory{id, {{"body"}}});
        return id;
    }
    /// No to all that a pen on the chin asks for.
    void answeredNo() {
        auto chin = plan(ana, {support::row("chin", 1000)});
        const auto book = rules();
        std::vector<model::ScreeningAnswer> answers;
        for (const auto& asked : model::questionsFor(chin, book)) {
            answers.push_back(
                {.question = asked.question->code, .yes = false, .day = {}, .zones = {}, .clearance = {}});
        }
        done(model::RecordScreening{ana, std::nullopt, std::move(answers)});
    }
    std::int64_t answers(const char* condition) {
        return raw.value<std::int64_t>(std::string{"SELECT count(*) FROM screening_answer WHERE "} + condition);
    }
};

struct Desk : ClinicStage {
    using ClinicStage::ClinicStage;

    void openScreening() {
        openDesk("lindq");
        type("desk-zone", "chin");
        enter("desk-zone");
        type("desk-depth-chin", "1.0");
        click(has("desk-screening-ask") ? "desk-screening-ask" : "desk-screening");
        BOOST_REQUIRE(waitFor([&] { return shows("screening"); }));
    }
    std::string focus() {
        auto* const at = wxWindow::FindFocus();
        return at == nullptr ? std::string{} : gui::fromWx(at->GetName());
    }
    /// A real key; waits until the keyboard is where it is expected to be next.
    void press(int code, const std::string& next) {
        wxUIActionSimulator keyboard;
        keyboard.Char(code);
        const bool there = waitFor([&] { return focus() == next; });
        BOOST_TEST_INFO("the keyboard is at " << focus());
        BOOST_REQUIRE(there);
    }
    /// Enter where a group can be confirmed, N for what is always asked anew, until the keyboard stands at the save.
    void noToAll() {
        wxUIActionSimulator keyboard;
        BOOST_REQUIRE(waitFor([&] { return focus().starts_with("screening-"); }));
        for (int keys = 0; focus() != "screening-end-save" && keys < 60; ++keys) {
            const auto before = focus();
            const auto question = before.substr(0, before.rfind('-'));
            BOOST_REQUIRE(!down(question + "-no")); // only open questions take the keyboard
            keyboard.Char('N');
            BOOST_REQUIRE(waitFor([&] { return focus() != before; }));
            if (has("screening-confirm-1")) {
                keyboard.Char(WXK_RETURN);
                BOOST_REQUIRE(waitFor([&] { return !has("screening-confirm-1"); }));
            }
        }
        BOOST_TEST(focus() == "screening-end-save");
    }
    bool down(const std::string& name) { return find<wxToggleButton>(window(), name.c_str()).GetValue(); }
};

BOOST_AUTO_TEST_CASE(y_and_n_answer_and_go_on_and_the_arrows_walk) {
    Asked clinic;
    Desk desk{clinic, clinic.access};
    desk.openScreening();
    BOOST_REQUIRE(waitFor([&] { return desk.focus() == "screening-broken-skin-no"; }));
    desk.press('N', "screening-skin-infection-no");
    BOOST_TEST(desk.down("screening-broken-skin-no"));
    BOOST_TEST(!desk.down("screening-broken-skin-yes"));
    desk.press(WXK_DOWN, "screening-herpes-active-no");
    desk.press(WXK_UP, "screening-skin-infection-no");
    desk.press('Y', "screening-skin-infection-yes");
    BOOST_TEST(desk.label("screening-skin-infection-meaning-words") == "Bars this treatment.");
    desk.press('N', "screening-herpes-active-no"); // a slip is put right by the other key
    BOOST_TEST(!desk.shows("screening-skin-infection-meaning"));
    // Nothing is confirmed together the first time.
    BOOST_TEST(!desk.has("screening-confirm-1"));
    BOOST_TEST(clinic.count("screening") == 0);
}

BOOST_AUTO_TEST_CASE(everything_is_large_enough_for_a_glove) {
    Asked clinic;
    clinic.answeredNo();
    clinic.at("2026-04-02T10:00:00.000000Z");
    Desk desk{clinic, clinic.access};
    desk.openScreening();
    for (const char* const name : {"screening-pregnant-yes", "screening-pregnant-no", "screening-confirm-1",
                                   "screening-save", "screening-end-save"}) {
        BOOST_TEST_INFO(name);
        BOOST_TEST(find(desk.window(), name).GetSize().y >= 36);
    }
}

BOOST_AUTO_TEST_CASE(a_returning_client_is_asked_with_n_and_enter_alone) {
    Asked clinic;
    clinic.answeredNo();
    clinic.at("2026-04-02T10:00:00.000000Z");
    Desk desk{clinic, clinic.access};
    desk.openScreening();
    BOOST_TEST(desk.label("screening-pregnant-last").starts_with("no, "));
    desk.noToAll();
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return clinic.count("screening") == 2; }));
    BOOST_TEST(waitFor([&] { return !desk.shows("screening"); }));
    BOOST_TEST(clinic.answers("yes = 1") == 0);
    BOOST_TEST(waitFor([&] { return desk.label("desk-checks-title").starts_with("Screening answered today "); }));
}

BOOST_AUTO_TEST_CASE(a_decision_is_typed_beside_its_yes) {
    Asked clinic;
    clinic.answeredNo();
    clinic.at("2026-04-02T10:00:00.000000Z");
    Desk desk{clinic, clinic.access};
    desk.openScreening();
    find(desk.window(), "screening-keloid-no").SetFocus();
    desk.press('Y', "screening-keloid-by");
    BOOST_TEST(desk.shows("screening-keloid-by"));
    desk.type("screening-keloid-words", "small area first");
    desk.click("screening-save");
    BOOST_TEST(waitFor([&] { return desk.shows("screening-keloid-by-problem"); }));
    BOOST_TEST(clinic.count("screening") == 1);
    desk.type("screening-keloid-by", "Dr Marsh");
    desk.type("screening-keloid-day", "2026-04-01");
    desk.click("screening-save");
    BOOST_REQUIRE(waitFor([&] { return clinic.count("screening") == 2; }));
    BOOST_TEST(clinic.answers("question = 'keloid' AND cleared_by = 'Dr Marsh' AND cleared_on = '2026-04-01'") == 1);
}

BOOST_AUTO_TEST_CASE(the_key_that_starts_asks_first_and_then_starts) {
    Asked clinic;
    clinic.answeredNo();
    clinic.at("2026-04-02T10:00:00.000000Z");
    Desk desk{clinic, clinic.access};
    desk.openDesk("lindq");
    desk.type("desk-zone", "chin");
    desk.enter("desk-zone");
    desk.type("desk-depth-chin", "1.0");
    BOOST_TEST(desk.label("desk-verdict-title").starts_with("Ask the screening questions first: "));
    BOOST_TEST(desk.label("desk-primary") == "Ask the questions…");
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_RETURN, wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return desk.shows("screening"); }));
    BOOST_TEST(clinic.count("session") == 0);
    desk.noToAll();
    keyboard.Char(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return clinic.count("screening") == 2; }));
    BOOST_REQUIRE(waitFor([&] { return desk.label("desk-primary") == "Start"; }));
    keyboard.Char(WXK_RETURN, wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return clinic.count("session") == 1; }));
}

BOOST_AUTO_TEST_CASE(escape_leaves_without_a_trace) {
    Asked clinic;
    Desk desk{clinic, clinic.access};
    desk.openScreening();
    BOOST_REQUIRE(waitFor([&] { return desk.focus() == "screening-broken-skin-no"; }));
    desk.press('N', "screening-skin-infection-no");
    wxUIActionSimulator keyboard;
    keyboard.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !desk.shows("screening"); }));
    BOOST_TEST(desk.title() == "Session, Ana Lindqvist");
    BOOST_TEST(clinic.count("screening") == 0);
}

BOOST_AUTO_TEST_CASE(the_chart_takes_consents_and_what_goes_on) {
    Asked clinic;
    clinic.done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree."});
    Desk desk{clinic, clinic.access};
    desk.openChart("lindq");
    desk.click("consent-sign");
    desk.type("consent-day", "2026-03-01");
    desk.type("consent-paper", "folder 3");
    desk.enter("consent-paper");
    BOOST_REQUIRE(waitFor([&] { return clinic.count("consent") == 1; }));
    BOOST_TEST(!desk.shows("consent-day"));
    BOOST_TEST(desk.inSight("signed 1 Mar 2026"));

    desk.click("chart-add-history");
    desk.type("history-what", "isotr");
    desk.enter("history-what");
    BOOST_TEST(desk.value("history-what") == "Isotretinoin by mouth");
    BOOST_TEST(!desk.shows("history-zone"));
    BOOST_TEST(!desk.shows("history-depth"));
    BOOST_REQUIRE(desk.shows("history-ongoing"));
    find<wxCheckBox>(desk.window(), "history-ongoing").SetValue(true);
    desk.type("history-day", "2026-01-01");
    desk.enter("history-day");
    BOOST_REQUIRE(waitFor([&] { return clinic.count("exposure") == 1; }));
    BOOST_TEST(desk.inSight("since 1 Jan 2026"));
    BOOST_TEST(clinic.raw.value<int>("SELECT ongoing FROM exposure") == 1);
}

BOOST_AUTO_TEST_CASE(an_open_reaction_is_closed_from_its_banner_in_two_steps) {
    Asked clinic;
    clinic.done(model::AddReaction{
        clinic.ana, std::nullopt, {{"chin"}}, "redness", model::Severity::mild, support::dayOf("2026-03-01"), ""});
    Desk desk{clinic, clinic.access};
    desk.openChart("lindq");
    desk.click("chart-close-reaction-1");
    desk.click("reaction-save");
    BOOST_REQUIRE(waitFor(
        [&] { return clinic.raw.value<std::int64_t>("SELECT count(*) FROM reaction WHERE closed IS NOT NULL") == 1; }));
    BOOST_TEST(waitFor([&] { return !desk.shows("chart-notice-1"); }));
}

BOOST_AUTO_TEST_SUITE_END()
