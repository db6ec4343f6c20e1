// Making a store, being refused one, and what the command line says of itself.

#include "tests/cli/program.h"

#include <filesystem>

BOOST_AUTO_TEST_SUITE(store)

using support::desk;
using support::Desk;
using support::needlebookctl;
using support::Words;

constexpr const char* verbs[][2] = {
    {"client", "add"},      {"client", "find"},    {"client", "show"},     {"client", "import"},
    {"needle", "receive"},  {"needle", "stock"},   {"needle", "trace"},    {"session", "assess"},
    {"session", "record"},  {"session", "show"},   {"session", "import"},  {"reminder", "list"},
    {"audit", "verify"},    {"init", ""},          {"demo", ""},           {"udi", ""},
    {"check", ""},          {"needle", "open"},    {"needle", "waste"},    {"needle", "count"},
    {"needle", "recall"},   {"needle", "label"},   {"session", "replace"}, {"container", "assemble"},
    {"container", "place"}, {"container", "fill"}, {"container", "close"}, {"container", "collect"},
    {"container", "list"},  {"audit", "hygiene"},  {"audit", "trail"},    {"store", "encrypt"},
    {"store", "decrypt"}};

support::Answer init(const Desk& at, const Words& further) {
    Words words{"--store", at.folder(), "--password-file", at.passwordFile(), "init"};
    words.insert(words.end(), further.begin(), further.end());
    return needlebookctl(words);
}

bool mayOnlyOwner(const std::filesystem::path& path) {
    using std::filesystem::perms;
    const auto mode = std::filesystem::status(path).permissions();
    return (mode & (perms::group_all | perms::others_all)) == perms::none;
}

BOOST_AUTO_TEST_CASE(a_new_store_is_readable_by_its_owner_alone) {
    const Desk fresh;
    const auto made = init(fresh, {"--clinic", "Quay", "--time-zone", "Europe/Warsaw", "--owner", "maya", "--json"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    const auto told = made.parsed();
    BOOST_TEST(told.at("clinic") == "Quay");
    BOOST_TEST(told.at("timeZone") == "Europe/Warsaw");
    BOOST_TEST(told.at("owner") == "maya");
    BOOST_TEST(told.at("encrypted") == true);
    BOOST_TEST(told.at("recoveryKey").text().size() > 50U);
    BOOST_TEST(told.at("uid").text().size() == 36U);

    BOOST_TEST(mayOnlyOwner(fresh.folder()));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{fresh.folder()}) {
        BOOST_TEST(mayOnlyOwner(entry.path()), entry.path().filename());
        ++files;
    }
    BOOST_TEST(files >= 4U);
    BOOST_TEST(!support::contentOf(fresh.scratch / "clinic.needlebook/store.db").starts_with("SQLite format 3"));
}

BOOST_AUTO_TEST_CASE(without_encryption_there_is_a_warning_and_no_recovery_key) {
    const Desk fresh;
    const auto made = init(
        fresh, {"--clinic", "Quay", "--time-zone", "Europe/Warsaw", "--owner", "maya", "--no-encryption", "--json"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    BOOST_TEST(made.err.find("without encryption") != std::string::npos);
    BOOST_TEST(made.parsed().at("encrypted") == false);
    BOOST_TEST(made.parsed().at("recoveryKey").isNull());
    BOOST_TEST(support::contentOf(fresh.scratch / "clinic.needlebook/store.db").starts_with("SQLite format 3"));
    BOOST_TEST(fresh.run({"check"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(what_cannot_become_a_store_is_refused_and_leaves_nothing) {
    const Words refused[] = {{"--clinic", "Quay", "--time-zone", "Europe/Atlantis", "--owner", "maya"},
                             {"--clinic", "", "--time-zone", "Europe/London", "--owner", "maya"},
                             {"--clinic", "Quay", "--time-zone", "Europe/London", "--owner", ""},
                             {"--clinic", "Quay", "--time-zone", "Europe/London"}};
    const Desk fresh;
    for (const auto& words : refused) {
        const auto answer = init(fresh, words);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(answer.out == "");
        BOOST_TEST(answer.err != "");
    }
    const Desk shortWord{"abc"};
    BOOST_TEST(init(shortWord, {"--clinic", "Quay", "--time-zone", "Europe/London", "--owner", "maya"}).exit == 2);
    BOOST_TEST(!std::filesystem::exists(fresh.folder()));
    BOOST_TEST(!std::filesystem::exists(shortWord.folder()));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_there_is_never_taken) {
    const auto before = support::contentOf(desk().scratch / "clinic.needlebook/keys");
    BOOST_TEST(init(desk(), {"--clinic", "Quay", "--time-zone", "Europe/London", "--owner", "eve"}).exit == 2);
    BOOST_TEST(support::contentOf(desk().scratch / "clinic.needlebook/keys") == before);
    BOOST_TEST(needlebookctl({"--store", desk().folder(), "demo", "--clients", "1", "--years", "1"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_a_fault) {
    const Desk fresh;
    const auto answer = needlebookctl({"--store", "/proc/nowhere/a.needlebook", "--password-file", fresh.passwordFile(),
                                       "init", "--clinic", "Quay", "--time-zone", "Europe/London", "--owner", "maya"});
    BOOST_TEST(answer.exit == 1);
    BOOST_TEST(answer.err.find("folder") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_store_is_a_fault_and_left_as_it_was) {
    const Desk none;
    BOOST_TEST(none.run({"check"}).exit == 1);
    BOOST_TEST(!std::filesystem::exists(none.folder()));

    std::filesystem::create_directory(none.folder());
    BOOST_TEST(none.run({"check"}).exit == 1);
    BOOST_TEST(std::filesystem::is_empty(none.folder()));

    support::writeFile(none.scratch / "clinic.needlebook/store.db", "not a database");
    BOOST_TEST(none.run({"check"}).exit == 1);
    BOOST_TEST(support::contentOf(none.scratch / "clinic.needlebook/store.db") == "not a database");
}

BOOST_AUTO_TEST_CASE(signing_in_takes_a_name_and_the_right_password_from_a_file) {
    const Desk stranger{"a bad password"};
    const auto at = [&](const std::string& password, const std::string& user) {
        Words words{"--store", desk().folder(), "client", "find", "zzz"};
        if (!password.empty()) {
            words.insert(words.end(), {"--password-file", password});
        }
        if (!user.empty()) {
            words.insert(words.end(), {"--user", user});
        }
        return needlebookctl(words);
    };
    BOOST_TEST(at(desk().passwordFile(), "maya").exit == 0);
    BOOST_TEST(at(stranger.passwordFile(), "maya").exit == 2);
    BOOST_TEST(at(desk().passwordFile(), "nobody").exit == 2);
    // Never says which of the two was wrong.
    BOOST_TEST(at(stranger.passwordFile(), "maya").err == at(desk().passwordFile(), "nobody").err);
    BOOST_TEST(at(desk().passwordFile(), "").exit == 2);
    BOOST_TEST(at("/nowhere/password", "maya").exit == 1);
}

BOOST_AUTO_TEST_CASE(the_password_is_taken_neither_from_arguments_nor_from_the_environment) {
    ::setenv("NEEDLEBOOK_PASSWORD", "a good password", 1);
    const auto asked = needlebookctl({"--store", desk().folder(), "--user", "maya", "client", "find", "zzz"});
    BOOST_TEST(asked.exit == 2); // there is no terminal to ask on
    BOOST_TEST(asked.err.starts_with("password: "));
    BOOST_TEST(needlebookctl({"--password", "a good password", "check"}).exit == 2);
    BOOST_TEST(needlebookctl({"--help"}).out.find("--password ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(options_stand_before_or_after_the_verb) {
    const Words options{"--store",         desk().folder(),       "--user", "maya",
                        "--password-file", desk().passwordFile(), "--json"};
    Words before = options;
    before.insert(before.end(), {"needle", "stock"});
    Words after{"needle", "stock"};
    after.insert(after.end(), options.begin(), options.end());
    const auto first = needlebookctl(before);
    BOOST_TEST(first.exit == 0);
    BOOST_TEST(first.parsed().at("total") == 0);
    BOOST_TEST(needlebookctl(after).out == first.out);
}

BOOST_AUTO_TEST_CASE(every_verb_explains_itself_and_its_json) {
    for (const auto& verb : verbs) {
        Words words{verb[0]};
        if (*verb[1] != 0) {
            words.emplace_back(verb[1]);
        }
        words.emplace_back("--help");
        const auto answer = needlebookctl(words);
        BOOST_TEST_CONTEXT(verb[0] << ' ' << verb[1]) {
            BOOST_TEST(answer.exit == 0);
            BOOST_TEST(answer.err == "");
            BOOST_TEST(answer.out.find("Usage: needlebookctl") != std::string::npos);
            BOOST_TEST(answer.out.find("JSON") != std::string::npos);
            BOOST_TEST(answer.out.find("--password-file") != std::string::npos);
        }
    }
    const auto help = needlebookctl({"--help"});
    BOOST_TEST(help.exit == 0);
    for (const auto& verb : verbs) {
        BOOST_TEST(help.out.find(verb[0]) != std::string::npos);
    }
    BOOST_TEST(help.out.find("4 not permitted") != std::string::npos);
    BOOST_TEST(needlebookctl({"--version"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(a_command_line_that_is_not_understood_is_refused_without_repeating_names) {
    const Words wrong[] = {{},
                           {"Lindqvist"},
                           {"client"},
                           {"client", "Lindqvist"},
                           {"client", "find"},
                           {"client", "show", "a", "Lindqvist"},
                           {"check", "--frobnicate=Lindqvist"},
                           {"session", "assess"},
                           {"reminder", "list", "--set", "sometimes"},
                           {"demo", "--clients", "none"}};
    for (const auto& words : wrong) {
        const auto answer = needlebookctl(words);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(answer.out == "");
        BOOST_TEST(answer.err != "");
        BOOST_TEST(answer.err.find("Lindqvist") == std::string::npos, answer.err);
    }
    BOOST_TEST(needlebookctl({"client"}).err.find("add, find, show, import") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fresh_store_is_sound_and_verified) {
    BOOST_TEST(desk().done({"check"}).at("ok") == true);
    const auto verified = desk().done({"audit", "verify"});
    BOOST_TEST(verified.at("verified") == true);
    BOOST_TEST(verified.at("entries").whole() > 0);
    BOOST_TEST(verified.at("altered").empty());
    BOOST_TEST(verified.at("head").text().size() == 64U);
}

BOOST_AUTO_TEST_CASE(a_record_changed_behind_the_programs_back_is_found) {
    const Desk fresh;
    BOOST_TEST_REQUIRE(
        init(fresh, {"--clinic", "Quay", "--time-zone", "Europe/Warsaw", "--owner", "maya", "--no-encryption"}).exit ==
        0);
    fresh.addClient("Zyx", "Tamperable");
    BOOST_TEST(fresh.run({"audit", "verify"}).exit == 0);

    const auto file = fresh.scratch / "clinic.needlebook/store.db";
    auto bytes = support::contentOf(file);
    const auto at = bytes.find("Tamperable");
    BOOST_TEST_REQUIRE(at != std::string::npos);
    for (auto place = at; place != std::string::npos; place = bytes.find("Tamperable", place)) {
        bytes.replace(place, 10, "Tamperably");
    }
    support::writeFile(file, bytes);
    const auto answer = fresh.run({"audit", "verify", "--json"});
    BOOST_TEST(answer.exit == 1);
    BOOST_TEST(answer.parsed().at("verified") == false);
    BOOST_TEST(!answer.parsed().at("altered").empty());
}

BOOST_AUTO_TEST_SUITE_END()
