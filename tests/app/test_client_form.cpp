#include "app/present/client_form.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(client_form, app_test::Clinic)

using namespace app_test;
using namespace present;

ClientInput tomasz() {
    ClientInput input;
    input.givenName = "Tomasz";
    input.familyName = "Wilk";
    input.birthDate = "12/3/1989";
    input.phone = "020 7946 0018";
    return input;
}

BOOST_AUTO_TEST_CASE(a_new_client_is_saved_and_told) {
    ClientForm form{seat()};
    BOOST_TEST(form.view().title == "New client");
    BOOST_TEST(!form.view().canSave);
    std::optional<model::ClientId> made;
    form.saved = [&](model::ClientId id) { made = id; };
    auto input = tomasz();
    input.clientSince = form.view().input.clientSince;
    input.consent[1] = model::ContactConsent::given;
    input.skinType = 3;
    form.edit(input);
    BOOST_TEST(form.view().age == "37 years");
    BOOST_TEST(form.view().canSave);
    form.save();
    BOOST_REQUIRE(made.has_value());
    const auto stored = access().client(*made).value();
    BOOST_TEST(stored.familyName == "Wilk");
    BOOST_TEST((stored.birthDate == day("1989-03-12")));
    BOOST_TEST((stored.consentFor(model::Channel::sms) == model::ContactConsent::given));
    BOOST_TEST((stored.skinType == model::SkinType::III));
    BOOST_TEST((stored.clientSince == day("2026-11-22")));
    BOOST_TEST(!form.view().dirty);
}

BOOST_AUTO_TEST_CASE(problems_stand_beside_their_field) {
    ClientForm form{seat()};
    auto input = tomasz();
    input.birthDate = "yesterday";
    input.email = "tomasz at home";
    form.edit(input);
    BOOST_TEST(form.view().problems.at("birthDate") == "Birth date is not a day. Type it as 2026-12-06.");
    BOOST_TEST(form.view().problems.contains("email"));
    bool saved = false;
    form.saved = [&](model::ClientId) { saved = true; };
    form.save();
    BOOST_TEST(!saved);
    BOOST_TEST(access().clients({}).total == 0);
}

BOOST_AUTO_TEST_CASE(a_missing_name_is_told_when_saving_is_tried) {
    ClientForm form{seat()};
    ClientInput input;
    input.phone = "020";
    form.edit(input);
    BOOST_TEST(form.view().problems.empty());
    form.save();
    BOOST_TEST(form.view().problems.contains("familyName"));
}

BOOST_AUTO_TEST_CASE(a_possible_double_shows_while_typing) {
    const auto there = client("Tomasz", "Wilk", "1989-03-12", "020 7946 0018");
    ClientForm form{seat()};
    form.edit(tomasz());
    BOOST_REQUIRE(!form.view().doubles.empty());
    BOOST_TEST((form.view().doubles.front().client == there));
    BOOST_TEST(form.view().doubles.front().name == "Tomasz Wilk");
    BOOST_TEST(form.view().doubles.front().detail == "born 12 Mar 1989, same name, same birth date and same telephone");
    BOOST_TEST(form.view().doublesTitle == "Perhaps already here");

    ClientForm own{seat(), there}; // nobody is his own double
    BOOST_TEST(own.view().doubles.empty());
}

BOOST_AUTO_TEST_CASE(a_child_is_asked_for_a_guardian_and_not_refused) {
    ClientForm form{seat()};
    auto input = tomasz();
    input.birthDate = "2012-01-01";
    form.edit(input);
    BOOST_TEST(form.view().needsGuardian);
    BOOST_TEST(form.view().canSave);
    input.guardianName = "Anna Wilk";
    form.edit(input);
    BOOST_TEST(!form.view().needsGuardian);
}

BOOST_AUTO_TEST_CASE(an_address_is_shared_with_the_one_who_has_it) {
    auto anna = access().client(client("Anna", "Wilk")).value();
    anna.address = {"1 Harley Street", "London", "W1G", "UK"};
    edit(anna);
    auto jan = access().client(client("Jan", "Wilk")).value();
    jan.sharesAddressWith = anna.id;
    edit(jan);

    ClientForm form{seat()};
    form.edit(tomasz());
    form.findAddress("wilk");
    BOOST_TEST(form.view().addressPicks.size() == 2);
    form.shareAddress(jan.id);
    BOOST_TEST(form.view().sharedAddress == "Address of Anna Wilk");
    BOOST_TEST(form.view().addressPicks.empty());
    std::optional<model::ClientId> made;
    form.saved = [&](model::ClientId id) { made = id; };
    form.save();
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST((access().client(*made)->sharesAddressWith == anna.id));
    form.ownAddress();
    BOOST_TEST(form.view().sharedAddress.empty());
    BOOST_TEST(form.view().dirty);
}

BOOST_AUTO_TEST_CASE(editing_keeps_what_the_form_does_not_show) {
    auto there = access().client(client("Tomasz", "Wilk")).value();
    there.externalReference = "old-77";
    edit(there);
    ClientForm form{seat(), there.id};
    BOOST_TEST(form.view().title == "Edit Tomasz Wilk");
    auto input = form.view().input;
    input.allergies = "lidocaine";
    form.edit(input);
    form.save();
    const auto stored = access().client(there.id).value();
    BOOST_TEST(stored.allergies == "lidocaine");
    BOOST_TEST(stored.externalReference == "old-77");
}

BOOST_AUTO_TEST_CASE(what_somebody_else_saved_meanwhile_is_taken_in_and_nothing_typed_is_lost) {
    const auto who = client("Tomasz", "Wilk");
    ClientForm form{seat(), who};
    auto input = form.view().input;
    input.allergies = "lidocaine";
    input.phone = "07700 900111";
    form.edit(input);

    auto hanna = seatOf(model::Role::assistant, "hanna");
    ClientForm other{hanna, who};
    auto hers = other.view().input;
    hers.phone = "07700 900222";
    hers.city = "Leeds";
    hers.consent[1] = model::ContactConsent::refused;
    other.edit(hers);
    other.save();
    BOOST_TEST_REQUIRE(other.view().message.empty());

    bool saved = false;
    form.saved = [&](model::ClientId) { saved = true; };
    form.save();
    BOOST_TEST(!saved);
    BOOST_TEST(access().client(who)->allergies.empty());
    BOOST_TEST(form.view().message.title == "This was not saved: somebody else has changed this client meanwhile.");
    BOOST_TEST(form.view().message.text.ends_with("Both of you changed: telephone."));
    BOOST_TEST(form.view().problems.at("phone") == "Somebody else has changed this meanwhile, to 07700 900222.");
    BOOST_TEST(form.view().input.allergies == "lidocaine");
    BOOST_TEST(form.view().input.phone == "07700 900111");
    BOOST_TEST(form.view().input.city == "Leeds");
    BOOST_TEST(form.view().canSave);

    form.save();
    BOOST_TEST(saved);
    const auto stored = access().client(who).value();
    BOOST_TEST(stored.allergies == "lidocaine");
    BOOST_TEST(stored.phone == "07700 900111");
    BOOST_TEST(stored.address.city == "Leeds");
    BOOST_TEST((stored.consent[1] == model::ContactConsent::refused));
}

BOOST_AUTO_TEST_CASE(an_account_without_the_right_is_refused_in_words) {
    const auto auditor = seatOf(model::Role::auditor, "audit");
    ClientForm form{auditor};
    form.edit(tomasz());
    form.save();
    BOOST_TEST(form.view().message.title == "This was not saved.");
    BOOST_TEST(form.view().message.text == "Your account may not do this. Ask a manager.");
    BOOST_TEST(form.view().input.familyName == "Wilk");
}

BOOST_AUTO_TEST_SUITE_END()
