// The manager's pages behind the settings, worked with the keyboard.
#include "tests/gui/clinic_stage.h"

#include "app/gui/page.h"
#include "app/gui/theme.h"

#include <algorithm>

namespace rule_editor_page {

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
    void focusList(const char* name) {
        find(stage.window(), name).SetFocus();
        settle();
    }
    void keys(const char* text) {
        keyboard.Text(text);
        settle();
    }
    void press(int code, int modifiers = 0) {
        keyboard.Char(code, modifiers);
        settle();
    }
    void openFromSettings(const char* button) {
        stage.click("side-settings");
        focus(button);
        press(WXK_SPACE);
    }
};

} // namespace rule_editor_page

BOOST_FIXTURE_TEST_SUITE(rule_editor_page, Desk)

BOOST_AUTO_TEST_CASE(an_interval_is_changed_reviewed_and_saved_by_keyboard_alone) {
    openFromSettings("settings-open-rules");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "rules"; }));
    BOOST_TEST(stage.title() == "Rule book");
    BOOST_TEST(!stage.enabled("rules-review-open"));

    press('F', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return focused("rules-search"); }));
    keys("roller deeper 2.5");
    BOOST_REQUIRE(waitFor([&] { return stage.inSight("Roller, deeper than 2.5 mm"); }));
    focusList("rules-list");
    press(WXK_DOWN);
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return focused("rule-intervals.floor_days"); }));
    BOOST_TEST(stage.value("rule-intervals.floor_days") == "42");
    keys("49"); // the field's words are marked
    press(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.inSight("was 42 days"); }));
    BOOST_REQUIRE(waitFor([&] { return stage.enabled("rules-review-open"); }));

    press('R', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("rules-changes"); }));
    BOOST_TEST(stage.inSight("49 days"));
    BOOST_REQUIRE(waitFor([&] { return focused("rules-reason"); }));
    keys("short");
    press(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.shows("rules-reason-problem"); }));
    BOOST_TEST(access.ruleBooks().size() == 1U);
    keys(" no more, in our own cases");
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return access.ruleBooks().size() == 2U; }));
    BOOST_TEST(waitFor([&] { return stage.inSight("Version 2 of the rule book is saved."); }));
    const auto rules = access.rules();
    const auto row = std::find_if(rules->intervals.begin(), rules->intervals.end(),
                                  [](const auto& one) { return one.id == "roller-2500-5000"; });
    BOOST_TEST(row->floorDays == 49);
    press(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return frontName() == "settings"; }));
}

BOOST_AUTO_TEST_CASE(what_a_rule_says_is_read_whole_in_the_list_and_on_its_card) {
    stage.window().SetSize(1280, 800);
    openFromSettings("settings-open-rules");
    stage.type("rules-search", "pen, 1.0 1.5");
    BOOST_REQUIRE(waitFor([&] { return stage.inSight("refused before 28 days"); }));
    settle();
    auto& list = find<wxDataViewCtrl>(stage.window(), "rules-list");
    const auto& rows = dynamic_cast<const wxDataViewVirtualListModel&>(*list.GetModel());
    BOOST_REQUIRE(rows.GetCount() > 0U);
    wxVariant said;
    rows.GetValueByRow(said, 0, 1);
    const auto words = said.MakeString();
    const auto font = gui::fontFor(gui::TextRole::body);
    int needed = 0;
    list.GetTextExtent(words, &needed, nullptr, nullptr, nullptr, &font);
    BOOST_TEST(waitFor([&] { return list.GetColumn(1)->GetWidth() >= needed; }), list.GetColumn(1)->GetWidth());
    BOOST_TEST(list.GetColumn(1)->GetWidth() > list.GetColumn(0)->GetWidth());
    focusList("rules-list");
    press(WXK_DOWN);
    BOOST_TEST(waitFor([&] { return stage.label("rules-rule-says") == gui::fromWx(words); }));
}

BOOST_AUTO_TEST_CASE(a_rules_buttons_go_on_below_only_where_the_card_ends) {
    stage.window().SetSize(1280, 800);
    openFromSettings("settings-open-rules");
    stage.type("rules-search", "botulinum");
    focusList("rules-list");
    press(WXK_DOWN);
    BOOST_REQUIRE(waitFor([&] { return stage.has("rule-copy"); }));
    settle();
    const auto& card = find(stage.window(), "rules-rule");
    const auto buttonsOf = [&](const char* line) {
        std::vector<wxWindow*> shown;
        for (auto* const button : find(stage.window(), line).GetChildren()) {
            if (button->IsShownOnScreen()) {
                shown.push_back(button);
            }
        }
        return shown;
    };
    const auto first = buttonsOf("rules-rule-acts-1");
    const auto second = buttonsOf("rules-rule-acts-2");
    BOOST_REQUIRE(!first.empty());
    BOOST_TEST(first.size() + second.size() >= 2U);
    const int left = card.GetScreenPosition().x + 16;
    const int right = card.GetScreenPosition().x + card.GetSize().x - 16;
    for (const auto& line : {first, second}) {
        for (const auto* const button : line) {
            BOOST_TEST(button->GetScreenPosition().x >= left);
            BOOST_TEST(button->GetScreenPosition().x + button->GetSize().x <= right + 1);
        }
    }
    if (!second.empty()) { // it had no room above
        const auto* const last = first.back();
        BOOST_TEST(last->GetScreenPosition().x + last->GetSize().x + 8 + second.front()->GetSize().x > right);
    }
}

BOOST_AUTO_TEST_CASE(what_is_typed_is_taken_when_the_field_is_left) {
    openFromSettings("settings-open-rules");
    stage.choose("rules-kind", "Limits (5)");
    focusList("rules-list");
    press(WXK_DOWN);
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return focused("rule-limits.value"); }));
    keys("many");
    press(WXK_TAB);
    BOOST_TEST(waitFor([&] { return stage.shows("rule-limits.value-problem"); }));
    stage.click("rules-review-open");
    BOOST_TEST(stage.shows("rules-faults"));
    BOOST_TEST(!stage.enabled("rules-save"));
    press(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return stage.shows("rules-list"); }));
    stage.click("rules-discard");
    BOOST_TEST(!stage.enabled("rules-review-open"));
}

BOOST_AUTO_TEST_CASE(an_old_version_is_opened_to_read) {
    model::EditRuleBook change;
    change.basedOn = 1;
    change.reason = "our insurer asks for it now";
    auto limits = access.ruleTexts(1).at("limits");
    limits.replace(limits.find("consent-days,365"), 16, "consent-days,90");
    change.parts["limits"] = limits;
    done(change);
    openFromSettings("settings-open-rules");
    stage.click("rules-versions-open");
    BOOST_TEST(stage.inSight("our insurer asks for it now"));
    focusList("rules-versions");
    press(WXK_END);
    press(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return stage.has("rules-newest"); }));
    BOOST_TEST(stage.inSight("Version 1, to read"));
    BOOST_TEST(!stage.has("rules-review-open"));
    stage.click("rules-newest");
    BOOST_TEST(stage.has("rules-review-open"));
}

BOOST_AUTO_TEST_CASE(a_licence_is_entered) {
    openFromSettings("settings-open-practitioners");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "practitioners"; }));
    BOOST_TEST(stage.inSight("No licence"));
    focusList("practitioners-list");
    press(WXK_DOWN);
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return focused("practitioner-licence"); }));
    keys("GMC 123");
    press(WXK_RETURN);
    BOOST_TEST(waitFor([&] { return !access.practitioners().empty(); }));
    BOOST_TEST(waitFor([&] { return stage.inSight("GMC 123"); }));
    press(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return frontName() == "settings"; }));
}

BOOST_AUTO_TEST_CASE(a_consent_form_is_written) {
    openFromSettings("settings-open-forms");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "consent-forms"; }));
    stage.click("consent-form-new");
    stage.type("consent-form-name", "Consent to needling");
    stage.type("consent-form-text", "I agree.");
    stage.click("consent-form-save");
    BOOST_REQUIRE(waitFor([&] { return access.consentForms().size() == 1U; }));
    BOOST_TEST(waitFor([&] { return stage.inSight("Consent to needling was saved."); }));
}

BOOST_AUTO_TEST_CASE(a_consent_form_is_retired_with_a_reason) {
    done(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree."});
    openFromSettings("settings-open-forms");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "consent-forms"; }));
    focusList("consent-forms-list");
    press(WXK_DOWN);
    BOOST_REQUIRE(waitFor([&] { return stage.enabled("consent-form-retire"); }));
    press('R', wxMOD_ALT);
    BOOST_REQUIRE(waitFor([&] { return focused("consent-form-why-words"); }));
    press(WXK_RETURN); // without a word
    BOOST_TEST(waitFor([&] { return stage.shows("consent-form-why-words-problem"); }));
    BOOST_TEST(access.consentForms().size() == 1U);
    press(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !stage.shows("consent-form-why"); }));
    BOOST_TEST(frontName() == "consent-forms");
    stage.click("consent-form-retire");
    BOOST_REQUIRE(waitFor([&] { return focused("consent-form-why-words"); }));
    keys("the insurer has one of its own");
    press(WXK_RETURN);
    BOOST_REQUIRE(waitFor([&] { return access.consentForms().empty(); }));
    BOOST_TEST(waitFor([&] { return stage.inSight("Needling is retired."); }));
    BOOST_TEST(!stage.enabled("consent-form-retire"));
}

BOOST_AUTO_TEST_CASE(overrides_are_shown_to_the_manager_only) {
    openFromSettings("settings-open-overrides");
    BOOST_REQUIRE(waitFor([&] { return frontName() == "overrides"; }));
    BOOST_TEST(waitFor([&] { return stage.inSight("No session in this time."); }));
    stage.destroy();
    ClinicStage hers{*this, member("rosa", {model::Role::practitioner})};
    hers.click("side-settings");
    BOOST_TEST(!hers.enabled("settings-open-overrides"));
}

BOOST_AUTO_TEST_SUITE_END()
