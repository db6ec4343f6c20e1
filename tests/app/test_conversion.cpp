#include "app/present/conversion.h"

#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(conversion, app_test::Clinic)

using namespace app_test;
using present::Conversion;
using present::Tone;

BOOST_AUTO_TEST_CASE(an_owner_removes_the_encryption_and_puts_it_back) {
    taken(access().addAccount(
        {{.id = {}, .uid = {}, .signInName = "rosa", .fullName = "Rosa Osei", .roles = {model::Role::practitioner}}},
        "password"));
    Conversion card{seat()};
    bool told = false;
    card.converted = [&] { told = true; };
    BOOST_TEST(card.view().offered);
    BOOST_TEST(card.view().encrypted);
    BOOST_TEST(card.view().note == "on");

    card.convert("guess");
    BOOST_TEST(card.view().passwordProblem == "The password is wrong.");
    BOOST_TEST(card.view().encrypted);
    BOOST_TEST(!told);

    card.convert("correct horse");
    BOOST_TEST(!card.view().encrypted);
    BOOST_TEST(!card.view().working);
    BOOST_TEST(card.view().passwordProblem == "");
    BOOST_TEST((card.view().message.tone == Tone::warn));
    BOOST_TEST(card.view().recoveryKey == "");
    BOOST_TEST(told);
    client("Tomasz", "Wilk"); // the store goes on

    card.convert("correct horse");
    BOOST_TEST(card.view().encrypted);
    BOOST_TEST(card.view().recoveryKey.size() > 50U);
    BOOST_TEST(card.view().recoveryKey != recoveryKey); // a key of its own
    BOOST_REQUIRE(card.view().firstPasswords.size() == 1U);
    BOOST_TEST(card.view().firstPasswords.front().person == "Rosa Osei, signs in as rosa");
    BOOST_TEST(store->signIn("rosa", card.view().firstPasswords.front().password).ok());
    card.putAway();
    BOOST_TEST(card.view().recoveryKey == "");
    BOOST_TEST(card.view().firstPasswords.empty());
    BOOST_TEST(access().verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(only_an_owner_is_offered_it) {
    const Conversion card{seatOf(model::Role::manager, "magda")};
    BOOST_TEST(!card.view().offered);
}

BOOST_AUTO_TEST_CASE(another_window_is_told_of_and_nothing_changes) {
    const auto other = db::Store::open(folder(), "maya", "correct horse", environment());
    BOOST_REQUIRE(other.ok());
    Conversion card{seat()};
    card.convert("correct horse");
    BOOST_TEST(card.view().encrypted);
    BOOST_TEST(card.view().message.title == "The store is as it was.");
    BOOST_TEST(card.view().message.text == "Another window or program has the store open. Close it and try again.");
}

BOOST_AUTO_TEST_SUITE_END()
