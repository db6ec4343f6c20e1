// Accounts kept from a terminal: whoever comes, forgets a password, leaves, and what the key does then.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(accounts)

using support::Desk;
using support::Json;
using support::needlebookctl;
using support::Words;

const Desk& clinic() {
    static const Desk made;
    static const auto answer =
        needlebookctl({"--store", made.folder(), "--password-file", made.passwordFile(), "init", "--clinic",
                       "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    return made;
}

support::Answer withPassword(const char* user, const std::string& file, Words words) {
    Words all{"--store", clinic().folder(), "--password-file", file, "--user", user};
    all.insert(all.end(), words.begin(), words.end());
    return needlebookctl(all);
}

BOOST_AUTO_TEST_CASE(an_account_comes_changes_its_password_and_leaves) {
    const auto first = clinic().file("first", "first of iris\n");
    const auto own = clinic().file("own", "only iris knows\n");
    clinic().done(
        {"account", "add", "iris", "--name", "Iris Lee", "--role", "assistant", "--new-password-file", first});
    const auto listed = clinic().done({"account", "list"});
    BOOST_TEST_REQUIRE(listed.at("total") == 2);
    const auto hers = listed.at("accounts")[0];
    BOOST_TEST(hers.at("signInName") == "iris");
    BOOST_TEST(hers.at("fullName") == "Iris Lee");
    BOOST_TEST(hers.at("lastSignIn").isNull());
    BOOST_TEST(hers.at("passwordOfAnother") == true);

    const auto changed = withPassword("iris", first, {"account", "password", "--new-password-file", own});
    BOOST_TEST(changed.exit == 0, changed.err);
    BOOST_TEST(withPassword("iris", first, {"client", "find", "a"}).exit == 2);
    BOOST_TEST(withPassword("iris", own, {"client", "find", "a"}).exit == 0);
    BOOST_TEST(withPassword("iris", own, {"account", "disable", "maya"}).exit == 4);

    const auto left = clinic().run({"account", "disable", "iris"});
    BOOST_TEST(left.exit == 0, left.err);
    BOOST_TEST(left.err.find("store new-key") != std::string::npos, left.err);
    BOOST_TEST(withPassword("iris", own, {"client", "find", "a"}).exit == 2);
    BOOST_TEST(clinic().done({"account", "list"}).at("accounts")[0].at("disabled") == true);
}

BOOST_AUTO_TEST_CASE(a_new_key_makes_the_old_recovery_key_useless) {
    const auto made = clinic().run({"store", "new-key", "--json"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    const auto key = made.parsed().at("recoveryKey").text();
    BOOST_TEST(key.size() > 50U);
    const auto notices = clinic().done({"account", "notices"});
    BOOST_TEST_REQUIRE(notices.at("total") == 1);
    BOOST_TEST(notices.at("notices")[0].at("kind") == "new-key");
    clinic().done({"account", "notices", "--seen", notices.at("notices")[0].at("uid").text()});
    BOOST_TEST(clinic().done({"account", "notices"}).at("total") == 0);
    const auto proved = clinic().run({"audit", "verify"});
    BOOST_TEST(proved.exit == 0, proved.out);
    // The new one lets the owner in, and that is told.
    const auto recovered = withPassword("maya", clinic().passwordFile(),
                                        {"recover", "--recovery-key-file", clinic().file("recovery", key + "\n")});
    BOOST_TEST(recovered.exit == 0, recovered.err);
    BOOST_TEST(clinic().done({"account", "notices"}).at("notices")[0].at("kind") == "recovery");
}

BOOST_AUTO_TEST_SUITE_END()
