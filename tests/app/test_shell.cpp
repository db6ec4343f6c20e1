#include "app/present/shell.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(shell, app_test::Clinic)

using namespace app_test;
using namespace present;

std::vector<std::string> titles(const Shell& shell) {
    std::vector<std::string> all;
    for (const auto& page : shell.view().pages) {
        all.push_back(page.title);
    }
    return all;
}

BOOST_AUTO_TEST_CASE(the_frame_tells_where_one_is_and_who) {
    const Shell shell{seat()};
    BOOST_TEST(shell.view().clinic == "Harley Street Skin");
    BOOST_TEST(shell.view().store == "clinic.needlebook, encrypted");
    BOOST_TEST(shell.view().trail == "Trail not verified yet");
    BOOST_TEST(shell.view().backup == "No backups: choose a folder");
    BOOST_TEST(shell.view().personName == "Maya Lindqvist");
    BOOST_TEST(shell.view().personRoles.find("Owner") == 0);
    BOOST_TEST(shell.view().banner.title == "The rule book has not been approved.");
    BOOST_TEST(titles(shell).size() == 7);
    BOOST_TEST(titles(shell)[2] == "Diary");
}

BOOST_AUTO_TEST_CASE(pages_that_a_role_may_not_see_are_not_there) {
    const auto practitioner = seatOf(model::Role::practitioner, "rosa");
    const Shell shell{practitioner};
    const auto all = titles(shell);
    BOOST_TEST((std::find(all.begin(), all.end(), "Audit") == all.end()));
    BOOST_TEST((std::find(all.begin(), all.end(), "Clients") != all.end()));
}

BOOST_AUTO_TEST_CASE(a_few_letters_suggest_clients) {
    client("Tomasz", "Wilk", "1989-03-12", "020 7946 0018");
    for (int i = 0; i < 20; ++i) {
        client("Person" + std::to_string(i), "Wilkins");
    }
    Shell shell{seat()};
    shell.suggest("tomasz");
    BOOST_REQUIRE(shell.view().suggestions.size() == 1);
    BOOST_TEST(shell.view().suggestions.front().name == "Tomasz Wilk");
    BOOST_TEST(shell.view().suggestions.front().detail == "12 Mar 1989, 020 7946 0018");
    shell.suggest("wil");
    BOOST_TEST(shell.view().suggestions.size() == 12);
    BOOST_TEST(shell.view().moreSuggestions == "and 9 more");
    shell.suggest("nobody at all");
    BOOST_TEST(shell.view().moreSuggestions == "No client found");
    shell.suggest("");
    BOOST_TEST(shell.view().suggestions.empty());
    BOOST_TEST(shell.view().moreSuggestions.empty());
}

BOOST_AUTO_TEST_CASE(badges_count_what_must_be_done) {
    Shell shell{seat()};
    const auto badge = [&](Page page) {
        for (const auto& entry : shell.view().pages) {
            if (entry.page == page) {
                return entry.badge;
            }
        }
        return std::string{"?"};
    };
    BOOST_TEST(badge(Page::needles).empty());
    const auto needle = product("12-pin");
    apply(model::QuarantineLot{lot(needle, "B7731", "2027-12-31", 5), true, "letter"});
    lot(needle, "88120", "2026-11-30", 5);
    BOOST_TEST(shell.poll()); // somebody has changed the store
    BOOST_TEST(badge(Page::needles) == "2");
    BOOST_TEST(!shell.poll());
}

BOOST_AUTO_TEST_CASE(it_locks_when_nobody_is_there_and_opens_with_the_password) {
    Shell shell{seat()};
    BOOST_TEST(shell.view().lock == "locks in 10 min");
    pass(std::chrono::minutes{8});
    shell.poll();
    BOOST_TEST(shell.view().lock == "locks in 2 min");
    shell.touched();
    BOOST_TEST(shell.view().lock == "locks in 10 min");
    client("Tomasz", "Wilk");
    shell.suggest("wilk");
    pass(std::chrono::minutes{10});
    shell.poll();
    BOOST_TEST(shell.view().locked());
    BOOST_TEST(shell.view().suggestions.empty()); // no names behind the lock
    shell.suggest("wilk");
    BOOST_TEST(shell.view().suggestions.empty());
    shell.unlock("wrong");
    BOOST_TEST(shell.view().locked());
    BOOST_TEST(shell.view().unlockProblem == "The PIN or password is wrong.");
    shell.unlock("correct horse");
    BOOST_TEST(!shell.view().locked());
    BOOST_TEST(shell.view().unlockProblem.empty());
    BOOST_TEST(shell.view().lock == "locks in 10 min");
}

BOOST_AUTO_TEST_CASE(drafts_are_told_to_be_saved_before_anything_is_hidden) {
    Shell shell{seat()};
    std::vector<bool> lockedThen;
    shell.closing = [&] { lockedThen.push_back(shell.view().locked()); };
    shell.lockNow();
    shell.lockNow(); // is locked already
    shell.unlock("correct horse");
    pass(std::chrono::minutes{10});
    shell.poll();
    BOOST_TEST(lockedThen == (std::vector<bool>{false, false}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_comes_after_the_limit_locks_and_reaches_nothing) {
    Shell shell{seat()};
    pass(std::chrono::hours{8}); // the machine slept, and the first key is faster than the next look
    BOOST_TEST(shell.touched());
    BOOST_TEST(shell.view().locked());
    BOOST_TEST(!shell.touched()); // the PIN itself goes through
    BOOST_TEST(shell.view().locked());
}

BOOST_AUTO_TEST_CASE(the_clinics_own_limits_hold_at_once) {
    Shell shell{seat()};
    apply(model::SetIdleLock{{std::chrono::minutes{3}, std::chrono::minutes{60}}});
    shell.poll();
    BOOST_TEST(shell.view().lock == "locks in 3 min");
    apply(model::SetIdleLock{{std::chrono::minutes{0}, std::chrono::minutes{60}}});
    shell.poll();
    BOOST_TEST(shell.view().lock == "does not lock by itself");
    pass(std::chrono::hours{100});
    shell.poll();
    BOOST_TEST(!shell.view().locked());
    shell.lockNow();
    BOOST_TEST(shell.view().locked());
}

BOOST_AUTO_TEST_CASE(no_client_is_suggested_while_only_the_desk_is_in_sight) {
    Shell shell{seat()};
    client("Tomasz", "Wilk");
    shell.setTreating(true);
    shell.suggest("wilk");
    BOOST_TEST(shell.view().suggestions.size() == 1U);
    pass(std::chrono::minutes{10});
    shell.poll();
    BOOST_TEST((shell.sight() == Sight::deskOnly));
    BOOST_TEST(shell.view().suggestions.empty());
    shell.suggest("wilk");
    BOOST_TEST(shell.view().suggestions.empty());
    shell.unlock("correct horse"); // it is not locked: nothing to open
    BOOST_TEST((shell.sight() == Sight::deskOnly));
    shell.proved();
    BOOST_TEST((shell.sight() == Sight::all));
}

BOOST_AUTO_TEST_CASE(somebody_else_signs_in_at_the_locked_window) {
    seatOf(model::Role::practitioner, "rosa");
    Shell shell{seat()};
    std::vector<std::string> came;
    shell.cameNew = [&](const Seat& other) { came.push_back(other.access.actor().person().signInName); };
    shell.cameBack = [&](model::AccountId account) { came.push_back("back " + std::to_string(account.value)); };
    shell.switchTo("rosa", "password"); // nobody asked: it is open
    BOOST_TEST(came.empty());

    shell.lockNow();
    shell.switchTo("rosa", "no");
    BOOST_TEST(came.empty());
    BOOST_TEST(!shell.view().switchProblem.empty());
    BOOST_TEST(shell.view().unlockProblem.empty());
    shell.switchTo("Rosa ", "password");
    BOOST_TEST(shell.view().switchProblem.empty());
    BOOST_REQUIRE(came.size() == 1U);
    BOOST_TEST(came.back() == "rosa");
    BOOST_TEST(shell.view().locked()); // for its own person
}

BOOST_AUTO_TEST_CASE(who_waits_behind_comes_back_with_the_pin_and_the_owner_of_the_window_opens_it) {
    auto rosa = seatOf(model::Role::practitioner, "rosa");
    BOOST_TEST(rosa.access.setPin("password", "2468").ok());
    Shell shell{seat()};
    shell.setOthers({{rosa.access.actor().account(), "rosa", "Rosa Silva"}});
    BOOST_TEST(shell.view().others == "Also signed in here: Rosa Silva.");
    std::optional<model::AccountId> back;
    shell.cameBack = [&](model::AccountId account) { back = account; };
    shell.cameNew = [](const Seat&) { BOOST_ERROR("is signed in already"); };
    shell.lockNow();
    shell.switchTo("rosa", "1111");
    BOOST_TEST(!back.has_value());
    BOOST_TEST(!shell.view().switchProblem.empty());
    shell.switchTo("rosa", "2468");
    BOOST_TEST((back == rosa.access.actor().account()));
    BOOST_TEST(shell.view().locked());
    shell.switchTo("maya", "correct horse");
    BOOST_TEST(!shell.view().locked());
}

BOOST_AUTO_TEST_CASE(the_status_bar_keeps_how_the_trail_was_found) {
    Shell shell{seat()};
    shell.trailVerified(now(), true);
    BOOST_TEST(shell.view().trail == "Trail verified 09:00");
    BOOST_TEST((shell.view().trailTone == Tone::safe));
    shell.trailVerified(now(), false);
    BOOST_TEST((shell.view().trailTone == Tone::deny));
}

BOOST_AUTO_TEST_CASE(everybody_sees_what_the_last_proof_found_and_a_fault_is_loud) {
    const auto rosa = seatOf(model::Role::practitioner, "rosa");
    {
        const Shell shell{rosa};
        BOOST_TEST(shell.view().trail == "Trail not verified yet");
    }
    BOOST_TEST(access().verifyTrail({}, {}).verified()); // by the manager, in a window of hers
    pass(std::chrono::hours{1});
    Shell shell{rosa};
    BOOST_TEST(shell.view().trail == "Trail verified 09:00");
    const std::vector wrong{db::KnownHead{"report", 1, "00000000"}};
    BOOST_TEST(!access().verifyTrail({}, {}, wrong).verified());
    shell.refresh();
    BOOST_TEST(shell.view().trail == "Trail altered, found 10:00");
    BOOST_TEST((shell.view().trailTone == Tone::deny));
    BOOST_TEST(shell.view().banner.title == "The record was altered by something other than Needlebook.");
    BOOST_TEST((shell.view().banner.tone == Tone::deny));
}

BOOST_AUTO_TEST_CASE(the_record_is_proved_quietly_once_a_day) {
    Shell shell{seatOf(model::Role::assistant, "hanna")};
    shell.proveIfDue(); // whoever has just come in is left alone
    BOOST_TEST(shell.view().trail == "Trail not verified yet");
    pass(std::chrono::minutes{3});
    shell.proveIfDue();
    BOOST_TEST(shell.view().trail == "Trail verified 09:03");
    pass(std::chrono::hours{5});
    shell.proveIfDue();
    BOOST_TEST(shell.view().trail == "Trail verified 09:03");
    pass(std::chrono::hours{20});
    shell.proveIfDue();
    BOOST_TEST((access().trailCheck()->at == now()));
}

BOOST_AUTO_TEST_CASE(signing_out_is_told) {
    Shell shell{seat()};
    bool out = false;
    shell.signedOut = [&] { out = true; };
    shell.signOut();
    BOOST_TEST(out);
}

BOOST_AUTO_TEST_SUITE_END()
