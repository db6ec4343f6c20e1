// A scanner that types, at the window: what it sends goes to the page, wherever the focus is, and never into a field.
#include "tests/gui/clinic_stage.h"

#include "app/gui/list.h"
#include "app/gui/page.h"
#include "app/present/scanner_setup.h"
#include "model/scanner_check.h"

#include <algorithm>

BOOST_AUTO_TEST_SUITE(scanner)

using namespace gui_test;
using support::OpenClinic;
using support::row;

constexpr auto box = "015102222223333617270131"
                     "10AX7B4C";

/// Keys with their times, as GTK tells them: a hook event first, and when nobody keeps that, the letter in the field.
struct Keyboard {
    wxWindow& at;
    long now = 5'000'000;

    bool hook(wxUint32 symbol, int code, int gap, bool control = false) {
        now += gap;
        wxKeyEvent event{wxEVT_CHAR_HOOK};
        event.m_rawCode = symbol;
        event.m_keyCode = code;
        event.m_controlDown = control;
        event.SetTimestamp(now);
        event.SetEventObject(&at);
        event.SetId(at.GetId());
        return at.ProcessWindowEvent(event);
    }
    void type(const std::string& text, int gap) {
        for (const char c : text) {
            const auto symbol = static_cast<wxUint32>(static_cast<unsigned char>(c));
            const bool separator = c == '\x1d';
            const bool kept = separator ? hook(']', ']', gap, true) : hook(symbol, wxToupper(c), gap);
            if (auto* const field = dynamic_cast<wxTextCtrl*>(&at); field != nullptr && !kept && !separator) {
                field->WriteText(wxString(1, c));
            }
        }
    }
    /// False: the scan kept it.
    bool enter(int gap) { return !hook(0xFF0D, WXK_RETURN, gap); }
};

struct Workplace : OpenClinic {
    model::LotId needles = lot();
    ClinicStage stage{*this, access};

    wxWindow& focus(const char* name) {
        auto& field = find(stage.window(), name);
        field.SetFocus();
        BOOST_REQUIRE(waitFor([&] { return wxWindow::FindFocus() == &field; }));
        return field;
    }
    /// Words as they read, wherever the lines break.
    std::string words(const char* name) {
        auto text = stage.label(name);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }
    void scan(const char* field, const std::string& text) {
        Keyboard keys{focus(field)};
        keys.type(text, 5);
        BOOST_TEST(!keys.enter(5));
        settle();
    }
    void proveScanner() {
        stage.click("side-settings");
        stage.click("settings-open-scanner");
        scan("scanner-prefix", model::calibrationScan());
        BOOST_TEST(stage.label("scanner-result-title") == "The scanner is good.");
        BOOST_TEST(stage.value("scanner-prefix").empty());
        stage.click("scanner-close");
    }
};

BOOST_AUTO_TEST_CASE(a_box_is_received_from_whichever_field_has_the_focus) {
    Workplace clinic;
    auto& stage = clinic.stage;
    clinic.proveScanner();
    stage.click("side-needles");
    stage.type("search", "lin");
    clinic.scan("search", box);
    BOOST_TEST(stage.value("search") == "lin"); // as it was typed
    BOOST_TEST(stage.shows("receive-lot"));
    BOOST_TEST(stage.value("receive-lot") == "AX7B4C");
    BOOST_TEST(stage.value("receive-use-by") == "2027-01-31");
}

BOOST_AUTO_TEST_CASE(until_the_check_the_print_is_compared_with_one_key) {
    Workplace clinic;
    auto& stage = clinic.stage;
    stage.click("side-needles");
    clinic.scan("needles-scan", box);
    BOOST_TEST(!stage.shows("receive-lot"));
    BOOST_TEST(stage.label("needles-scanned-title") == "Does the print say the same?");
    BOOST_TEST(clinic.words("needles-scanned-words").starts_with("Lot AX7B4C, use by 31 Jan 2027."));
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(stage.window(), "needles-scanned-yes"); }));
    stage.click("needles-scanned-yes");
    BOOST_TEST(stage.value("receive-lot") == "AX7B4C");
    BOOST_TEST(!stage.shows("needles-scanned-title"));
}

BOOST_AUTO_TEST_CASE(our_own_label_shows_its_unit) {
    Workplace clinic;
    auto& stage = clinic.stage;
    const auto label = clinic.access.offerOf(clinic.needles)->printedId;
    stage.click("side-needles");
    clinic.scan("needles-scan", label);
    BOOST_TEST(!stage.shows("receive-lot"));
    BOOST_TEST(stage.inSight("Cartridge " + label));
    BOOST_TEST(stage.inSight("Lot 24F118"));
}

BOOST_AUTO_TEST_CASE(what_a_person_types_fast_stays_in_the_field) {
    Workplace clinic;
    auto& stage = clinic.stage;
    stage.click("side-needles");
    Keyboard keys{clinic.focus("search")};
    keys.type("li", 80);
    keys.type("ndqvi", 22); // rolled
    keys.type("st", 90);
    BOOST_TEST(waitFor([&] { return stage.value("search") == "lindqvist"; }));
    BOOST_TEST(keys.enter(120));
}

BOOST_AUTO_TEST_CASE(what_is_no_needle_is_told_and_put_away) {
    Workplace clinic;
    auto& stage = clinic.stage;
    stage.click("side-needles");
    clinic.scan("needles-scan", "https://example.org/cream");
    BOOST_TEST(stage.label("needles-scanned-title") == "This is a web address, not a needle.");
    BOOST_TEST(stage.value("needles-scan").empty());
    BOOST_TEST(!stage.shows("receive-lot"));
    stage.click("needles-scanned-close");
    BOOST_TEST(!stage.shows("needles-scanned-title"));
}

BOOST_AUTO_TEST_CASE(a_wrong_keyboard_is_told_at_the_check_and_the_way_back_is_kept) {
    Workplace clinic;
    auto& stage = clinic.stage;
    stage.click("side-needles");
    clinic.scan("needles-scan", box);
    stage.click("needles-scanned-check");
    BOOST_TEST(stage.title() == "Scanner");
    clinic.scan("scanner-slow", model::retyped("yzYZ", "us", "de") + "123456"); // something else
    BOOST_TEST(stage.label("scanner-result-title") == "This was another code.");
    stage.click("scanner-close");
    BOOST_TEST(stage.title() == "Needles");
}

BOOST_AUTO_TEST_CASE(at_the_desk_a_scan_reaches_the_session_from_any_field) {
    Workplace clinic;
    auto& stage = clinic.stage;
    model::Client person;
    person.givenName = "Ana";
    person.familyName = "Lindqvist";
    person.skinType = model::SkinType::III;
    const model::ClientId ana{clinic.done(model::AddClient{person})};
    clinic.done(model::TakeHistory{ana, {{"body"}}});
    clinic.screenedForAll(ana);
    stage.openDesk("lindq");
    stage.type("desk-zone", "chin");
    stage.enter("desk-zone");
    stage.type("desk-depth-chin", "1.0");
    stage.click("desk-primary");
    BOOST_REQUIRE(waitFor([&] { return stage.label("desk-primary") == "Sign"; }));
    const auto label = clinic.access.offerOf(clinic.needles)->printedId;
    clinic.scan("desk-notes", label);
    BOOST_TEST(stage.value("desk-notes").empty());
    BOOST_TEST(waitFor([&] { return clinic.stateOf(clinic.unitsOf(clinic.needles).front()) == "opened"; }));

    // A lot nobody has received yet is received here, and the scan goes on.
    clinic.scan("desk-notes", box);
    stage.click("desk-scanned-yes");
    BOOST_TEST(clinic.words("desk-scan-problem").starts_with("This product is not in the catalogue yet."));
    stage.click("desk-receive");
    auto& desk = find(stage.window(), "desk");
    const auto put = [&](const char* name, const char* text) {
        find<wxTextCtrl>(desk, name).SetValue(wxString::FromUTF8(text));
        settle();
    };
    BOOST_TEST(gui::fromWx(find<wxTextCtrl>(desk, "receive-gtin").GetValue()) == "51022222233336");
    put("receive-brand", "Acme");
    put("receive-model", "Fine 14");
    put("receive-pack-quantity", "10");
    put("receive-quantity", "10");
    press(find(desk, "receive-save"));
    settle();
    BOOST_TEST(waitFor([&] { return clinic.words("desk-offer").find("lot AX7B4C") != std::string::npos; }));
    BOOST_TEST(clinic.access.lotsNumbered("AX7B4C").size() == 1);
}

BOOST_AUTO_TEST_CASE(the_catalogue_opens_from_needles_and_takes_a_product) {
    Workplace clinic;
    auto& stage = clinic.stage;
    stage.click("side-needles");
    stage.click("needles-catalogue");
    BOOST_TEST(stage.title() == "Catalogue");
    stage.click("catalogue-new");
    stage.type("catalogue-model", "Fine 12");
    stage.type("catalogue-gtin-1", "4006381333931");
    stage.type("catalogue-pack-1", "10");
    stage.click("catalogue-save");
    BOOST_TEST(stage.shows("catalogue-brand-problem"));
    stage.type("catalogue-brand", "Acme");
    stage.click("catalogue-save");
    BOOST_TEST(waitFor([&] { return !stage.shows("catalogue-brand"); }));
    BOOST_TEST(clinic.access.productOfGtin("04006381333931").has_value());
    BOOST_TEST(stage.inSight("Acme Fine 12"));
    stage.click("catalogue-close");
    BOOST_TEST(stage.title() == "Needles");
}

BOOST_AUTO_TEST_SUITE_END()
