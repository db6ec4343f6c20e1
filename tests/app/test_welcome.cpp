#include "app/present/demo_clinic.h"
#include "app/present/welcome.h"
#include "tests/app/clinic.h"

namespace welcome {

using namespace app_test;
using namespace present;

/// Nothing on this machine yet.
struct Fresh {
    Fresh() {
        useLocale("en_GB");
        environment.clock = [] { return model::parseInstant("2026-11-22T09:00:00Z").value(); };
        environment.keyCost = db::KeyCost::cheapest;
        ports = inlinePorts(environment.clock);
        ports.defaultFolder = [folder = scratch / "clinic.needlebook"] { return folder; };
        services.environment = environment;
        services.timeZones = {"Europe/London"};
        services.makeDemo = [this](const std::filesystem::path& folder, const WelcomeServices::Progress& progress,
                                   std::stop_token stop) {
            DemoOptions small;
            small.clients = 5;
            small.years = 1;
            return makeDemoClinic(folder, small, environment, progress, std::move(stop));
        };
    }
    static NewClinicInput filled(const Welcome& welcome) {
        auto input = welcome.view().input;
        input.clinic = "Harley Street Skin";
        input.fullName = "Maya Lindqvist";
        input.signInName = "maya";
        input.password = input.passwordAgain = "correct horse";
        return input;
    }

    support::Scratch scratch;
    db::Environment environment;
    Ports ports;
    WelcomeServices services;
};

} // namespace welcome

BOOST_FIXTURE_TEST_SUITE(welcome, Fresh)

BOOST_AUTO_TEST_CASE(the_first_start_offers_a_clinic_in_the_machines_zone) {
    const Welcome first{ports, services};
    BOOST_TEST((first.view().page == WelcomePage::start));
    BOOST_TEST(!first.view().storeKnown);
    BOOST_TEST(first.view().input.timeZone == "Europe/London");
}

BOOST_AUTO_TEST_CASE(a_clinic_is_created_and_entered_after_the_recovery_key) {
    Welcome first{ports, services};
    std::optional<Seat> in;
    first.signedIn = [&](Seat seat) { in.emplace(std::move(seat)); };
    first.toCreate();
    first.create();
    BOOST_TEST(first.view().problems.contains("clinic"));
    BOOST_TEST(first.view().problems.contains("password"));

    auto input = filled(first);
    input.passwordAgain = "something else";
    first.edit(input);
    first.create();
    BOOST_TEST(first.view().problems.at("passwordAgain") == "The two passwords differ.");
    BOOST_TEST(!std::filesystem::exists(scratch / "clinic.needlebook"));

    first.edit(filled(first));
    first.create();
    BOOST_TEST((first.view().page == WelcomePage::recoveryKey));
    BOOST_TEST(!first.view().recoveryKey.empty());
    BOOST_TEST(first.view().input.password.empty());
    BOOST_TEST(!in.has_value());
    first.continueFromRecoveryKey();
    BOOST_TEST(!in.has_value()); // not before it is kept
    first.keepRecoveryKey(true);
    first.continueFromRecoveryKey();
    BOOST_REQUIRE(in.has_value());
    BOOST_TEST(first.view().recoveryKey.empty());
    BOOST_TEST(in->access.clinic().name == "Harley Street Skin");
    BOOST_TEST(in->access.actor().person().fullName == "Maya Lindqvist");
}

BOOST_AUTO_TEST_CASE(the_next_start_goes_to_the_sign_in_with_the_last_name) {
    {
        Welcome first{ports, services};
        first.edit(filled(first));
        first.create();
        first.keepRecoveryKey(true);
        first.continueFromRecoveryKey();
    }
    Welcome next{ports, services};
    std::optional<Seat> in;
    next.signedIn = [&](Seat seat) { in.emplace(std::move(seat)); };
    BOOST_TEST((next.view().page == WelcomePage::signIn));
    BOOST_TEST(next.view().storeName == "clinic.needlebook");
    BOOST_TEST(next.view().signInName == "maya");
    next.signIn("maya", "wrong");
    BOOST_TEST(next.view().message.text == "Name or password is wrong.");
    BOOST_TEST(!in.has_value());
    next.signIn(" maya ", "correct horse");
    BOOST_REQUIRE(in.has_value());
    BOOST_TEST(next.view().message.empty());
    next.signedOut();
    BOOST_TEST((next.view().page == WelcomePage::signIn));
}

BOOST_AUTO_TEST_CASE(what_is_no_store_is_said_and_left_alone) {
    std::filesystem::create_directory(scratch / "holiday.needlebook");
    support::writeFile(scratch / "holiday.needlebook" / "list.txt", "socks");
    Welcome page{ports, services};
    page.chooseStore(scratch / "holiday.needlebook");
    page.signIn("maya", "correct horse");
    BOOST_TEST(page.view().message.title == "The store could not be opened.");
    BOOST_TEST(!page.view().message.text.empty());
    BOOST_TEST(!page.view().busy);
    BOOST_TEST(support::contentOf(scratch / "holiday.needlebook" / "list.txt") == "socks");
    page.chooseStore(scratch / "nowhere.needlebook");
    page.signIn("maya", "correct horse");
    BOOST_TEST(page.view().message.text == "There is no such folder.");
}

BOOST_AUTO_TEST_CASE(a_taken_folder_is_refused_beside_its_field) {
    std::filesystem::create_directory(scratch / "clinic.needlebook");
    Welcome page{ports, services};
    page.toCreate();
    page.edit(filled(page));
    page.create();
    BOOST_TEST(page.view().problems.at("folder") == "There is something in this folder already. Choose another name.");
}

BOOST_AUTO_TEST_CASE(the_demo_clinic_is_made_once_and_opened_again) {
    {
        Welcome page{ports, services};
        std::optional<Seat> in;
        page.signedIn = [&](Seat seat) { in.emplace(std::move(seat)); };
        page.tryDemo();
        BOOST_TEST(page.view().message.text == "");
        BOOST_REQUIRE(in.has_value());
        BOOST_TEST(in->access.clients({}).total == 5);
    }
    Welcome again{ports, services};
    BOOST_TEST((again.view().page == WelcomePage::start)); // the demo is not the clinic one works in
    std::optional<Seat> in;
    again.signedIn = [&](Seat seat) { in.emplace(std::move(seat)); };
    again.tryDemo();
    BOOST_TEST(in.has_value());
}

BOOST_AUTO_TEST_CASE(an_account_that_only_sends_has_no_window) {
    db::NewStore wanted;
    wanted.folder = ports.defaultFolder();
    wanted.clinic = "Harley Street Skin";
    wanted.timeZone = "Europe/London";
    wanted.ownerSignIn = "maya";
    wanted.ownerFullName = "Maya Lindqvist";
    wanted.ownerPassword = "correct horse";
    {
        const auto made = db::Store::create(wanted, environment).value();
        model::Account sender;
        sender.signInName = sender.fullName = "post";
        sender.roles = {model::Role::sender};
        BOOST_TEST_REQUIRE(made.store->as(made.actor).addAccount({sender}, "a good password").ok());
    }
    Welcome first{ports, services};
    bool entered = false;
    first.signedIn = [&](const Seat&) { entered = true; };
    first.signIn("post", "a good password");
    BOOST_TEST(!entered);
    BOOST_TEST(first.view().message.title == "This account has no window.");
    BOOST_TEST(!first.view().busy);
    first.signIn("maya", "correct horse");
    BOOST_TEST(entered);
}

BOOST_AUTO_TEST_SUITE_END()
