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
    BOOST_TEST(shell.view().locked);
    BOOST_TEST(shell.view().suggestions.empty()); // no names behind the lock
    shell.suggest("wilk");
    BOOST_TEST(shell.view().suggestions.empty());
    shell.unlock("wrong");
    BOOST_TEST(shell.view().locked);
    BOOST_TEST(shell.view().unlockProblem == "The PIN or password is wrong.");
    shell.unlock("correct horse");
    BOOST_TEST(!shell.view().locked);
    BOOST_TEST(shell.view().unlockProblem.empty());
    BOOST_TEST(shell.view().lock == "locks in 10 min");
}

BOOST_AUTO_TEST_CASE(the_status_bar_keeps_how_the_trail_was_found) {
    Shell shell{seat()};
    shell.trailVerified(now(), true);
    BOOST_TEST(shell.view().trail == "Trail verified 09:00");
    BOOST_TEST((shell.view().trailTone == Tone::safe));
    shell.trailVerified(now(), false);
    BOOST_TEST((shell.view().trailTone == Tone::deny));
}

BOOST_AUTO_TEST_CASE(signing_out_is_told) {
    Shell shell{seat()};
    bool out = false;
    shell.signedOut = [&] { out = true; };
    shell.signOut();
    BOOST_TEST(out);
}

BOOST_AUTO_TEST_SUITE_END()
