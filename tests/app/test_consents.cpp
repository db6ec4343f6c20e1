#include "app/present/consents.h"
#include "app/present/desk.h"
#include "tests/app/clinic.h"

namespace consents {

using namespace app_test;
using namespace present;

struct ConsentClinic : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk", "1989-03-12");
};

} // namespace consents

BOOST_FIXTURE_TEST_SUITE(consents, ConsentClinic)

BOOST_AUTO_TEST_CASE(a_form_is_signed_on_paper_and_withdrawn) {
    Consents consents{seat(), tomasz};
    BOOST_TEST(consents.view().rows.rows.empty());
    BOOST_TEST(!consents.view().maySign);
    apply(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree."});
    consents.refresh();
    BOOST_TEST(textOf(consents.view().rows) == "Needling, version 1 | not signed | \n");
    BOOST_TEST(consents.view().form == "needling");

    BOOST_TEST(consents.sign({"needling", "", false, false, ""}).contains("day"));
    BOOST_TEST(consents.sign({"needling", "2027-01-01", false, false, ""}).contains("day"));
    BOOST_TEST(consents.sign({"", "2026-11-20", false, false, ""}).contains("form"));
    BOOST_TEST(consents.sign({"needling", "2026-11-20", false, true, "folder 3"}).empty());
    BOOST_TEST(textOf(consents.view().rows) == "Needling, version 1 | signed 20 Nov 2026 | photos agreed, folder 3\n");

    apply(model::AddConsentForm{{"needling", 0, "Needling", {}}, "I agree, and more."});
    consents.refresh();
    BOOST_TEST(textOf(consents.view().rows).starts_with("Needling, version 2 | old version signed 20 Nov 2026"));
    BOOST_TEST(consents.sign({"needling", "2026-11-21", true, false, ""}).empty());
    BOOST_TEST(textOf(consents.view().rows).starts_with("Needling, version 2 | signed 21 Nov 2026 by guardian | "));

    const auto newest = consents.view().rows.rows.front().id;
    BOOST_TEST(consents.canWithdraw(newest));
    BOOST_TEST(consents.withdraw(newest, "2026-11-20").contains("day")); // before it was signed
    BOOST_TEST(consents.withdraw(newest, "2026-11-22").empty());
    BOOST_TEST(!consents.canWithdraw(newest));
    BOOST_TEST(textOf(consents.view().rows).find("withdrawn 22 Nov 2026") != std::string::npos);
    BOOST_TEST(textOf(consents.view().rows).starts_with("Needling, version 2 | old version signed 20 Nov 2026"));
}

BOOST_AUTO_TEST_CASE(the_desk_says_how_the_forms_stand) {
    apply(model::AddConsentForm{{"needling", 0, "Needling", {}}, ""});
    apply(model::AddConsentForm{{"rf", 0, "Radiofrequency", model::Modality::rf}, ""});
    DeskPresenter desk{seat(), tomasz};
    BOOST_REQUIRE(desk.pickTyped("left cheek"));
    BOOST_REQUIRE(desk.view().checks.consents.size() == 1U); // the other is for another modality
    BOOST_TEST(desk.view().checks.consents.front() == "Needling: not signed");
    apply(model::SignConsent{tomasz, "needling", 1, today(), false, false, ""});
    desk.refresh();
    BOOST_TEST(desk.view().checks.consents.front() == "Needling: signed 22 Nov 2026");
}

BOOST_AUTO_TEST_SUITE_END()
