// The forms that clients sign, version by version.
#include "app/present/consent_forms.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(consent_forms, app_test::Clinic)

using namespace app_test;
using namespace present;
BOOST_AUTO_TEST_CASE(a_form_gets_a_code_from_its_name) {
    BOOST_TEST(codeFromName("Consent to RF needling (2026)") == "consent-to-rf-needling-2026");
    BOOST_TEST(codeFromName("  ") == "form");
    BOOST_TEST(codeFromName("Einwilligung f\u00fcr Needling") == "einwilligung-f-r-needling");
}

BOOST_AUTO_TEST_CASE(a_form_is_added_and_gets_a_next_version) {
    ConsentForms page{seat()};
    BOOST_TEST(page.view().line == "no form yet");
    page.save({"", "", "", ""});
    BOOST_TEST(page.view().problems.contains("name"));
    BOOST_TEST(page.view().problems.contains("text"));
    page.save({"", "Consent to needling", "pen", "I agree."});
    BOOST_TEST(textOf(page.view().forms) == "Consent to needling | version 1 | Pen | consent-to-needling\n");

    auto again = page.form(1);
    BOOST_TEST(again.text == "I agree.");
    BOOST_TEST(again.modality == "pen");
    page.save(again);
    BOOST_TEST(page.view().problems.at("text") == "Nothing differs from the version that is there.");
    again.text = "I agree, and I know the risks.";
    again.modality = "";
    page.save(again);
    BOOST_TEST(textOf(page.view().forms) ==
               "Consent to needling | version 2 | Every treatment | consent-to-needling\n");
    BOOST_TEST(access().consentText("consent-to-needling", 1) == "I agree.");
    BOOST_TEST(access().consentText("consent-to-needling", 2) == "I agree, and I know the risks.");
    BOOST_TEST(access().consentText("no-such-form", 1).empty());

    page.save({"", "Consent to needling", "", "Another text."}); // a new form of the same name
    BOOST_TEST(page.view().problems.contains("name"));
    BOOST_TEST(page.view().line == "1 form");
    BOOST_TEST(page.form(7).name.empty());
}

BOOST_AUTO_TEST_CASE(a_form_is_retired_with_a_reason) {
    const auto tomasz = client("Tomasz", "Wilk");
    ConsentForms page{seat()};
    page.save({"", "Consent to needling", "", "I agree."});
    page.save({"", "Photographs", "", "I agree."});
    apply(model::SignConsent{tomasz, "consent-to-needling", 1, today(), false, false, ""});
    BOOST_TEST(!page.mayRetire(0));
    BOOST_TEST(page.mayRetire(1));
    page.retire(1, "");
    BOOST_TEST(page.view().message.text == "Say why, in a few words.");
    BOOST_TEST(page.view().line == "2 forms");
    int told = 0;
    page.retired = [&] { ++told; };
    page.retire(1, "the insurer has one of its own");
    BOOST_TEST(told == 1);
    BOOST_TEST(page.view().message.title == "Consent to needling is retired. What was signed on it stays.");
    BOOST_TEST(textOf(page.view().forms) == "Photographs | version 1 | Every treatment | photographs\n");
    BOOST_TEST(access().consents(tomasz).size() == 1U);
    // A form of that name again is its next version, so that the sheets signed before are told apart.
    page.save({"", "Consent to needling", "", "I agree, and know the risks."});
    BOOST_TEST(page.view().line == "2 forms");
    BOOST_TEST(access().consentText("consent-to-needling", 2) == "I agree, and know the risks.");
}

BOOST_AUTO_TEST_CASE(others_look_and_change_nothing) {
    ConsentForms assistant{seatOf(model::Role::assistant, "ada")};
    BOOST_TEST(!assistant.view().mayEdit);
    BOOST_TEST(!assistant.mayRetire(1));
    assistant.save({"", "Consent", "", "I agree."});
    BOOST_TEST(assistant.view().message.text == "Your account may not do this. Ask a manager.");
    BOOST_TEST(access().consentForms().empty());
}

BOOST_AUTO_TEST_SUITE_END()
