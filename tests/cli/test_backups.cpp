// Backups from the command line: chosen, made, listed, looked into, restored; and an old copy.
#include "tests/cli/program.h"

#include <filesystem>

BOOST_AUTO_TEST_SUITE(backups)

using support::Desk;
using support::Words;
namespace fs = std::filesystem;

/// A clinic of its own, for it is exchanged.
struct Copied : Desk {
    std::string into = (scratch / "backups").string();

    Copied() {
        fs::create_directory(into);
        const auto made =
            support::needlebookctl({"--store", folder(), "--password-file", passwordFile(), "init", "--clinic",
                                    "Harbour Skin", "--time-zone", "Europe/London", "--owner", "maya"});
        BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    }
};

BOOST_FIXTURE_TEST_CASE(a_backup_is_made_looked_into_and_restored, Copied) {
    BOOST_TEST(done({"backup", "folder"}).at("folder").isNull());
    BOOST_TEST(run({"backup", "make"}).exit == 2);
    BOOST_TEST(run({"backup", "folder", folder()}).exit == 2); // inside the store
    BOOST_TEST(run({"backup", "folder", into, "--warn-days", "90"}).exit == 2);
    const auto target = done({"backup", "folder", into, "--warn-days", "5"});
    BOOST_TEST(target.at("folder") == into);
    BOOST_TEST(target.at("warnDays") == 5);

    addClient("Ana", "Moor");
    const auto made = done({"backup", "make"});
    const std::string backup = made.at("backup").text();
    BOOST_TEST(fs::path{backup}.parent_path() == fs::path{into});
    BOOST_TEST(made.at("reason") == "hand");
    BOOST_TEST(made.at("altered") == false);
    BOOST_TEST(made.at("encrypted") == true);
    const auto plain = run({"backup", "make", "--quiet", "--into", scratch.path().string()});
    BOOST_TEST(plain.exit == 0);
    BOOST_TEST(plain.err == "");
    BOOST_TEST(plain.out.find(".needlebook-backup") != std::string::npos);
    const auto listed = done({"backup", "list"});
    BOOST_TEST(listed.at("total") == 1);
    BOOST_TEST(listed.at("backups")[0].at("backup") == backup);

    addClient("Ben", "Okafor");
    const auto look = done({"backup", "check", backup});
    BOOST_TEST(look.at("verified") == true);
    BOOST_TEST(look.at("inside").at("clients") == 1);
    BOOST_TEST(look.at("store").at("clients") == 2);
    BOOST_TEST(look.at("goesOnFromIt") == true);
    BOOST_TEST(look.at("wouldBeLost").at("clients") == 1);
    BOOST_TEST(look.at("head") == made.at("head").text());
    const auto words = run({"backup", "check", backup});
    BOOST_TEST(words.out.find("1 new client") != std::string::npos, words.out);

    const auto restored = done({"backup", "restore", backup});
    const std::string kept = restored.at("keptAs").text();
    BOOST_TEST(fs::exists(fs::path{kept} / "store.db"));
    BOOST_TEST(done({"client", "find", "Moor"}).at("total") == 1);
    BOOST_TEST(done({"client", "find", "Okafor"}).at("total") == 0);
    BOOST_TEST(done({"audit", "verify"}).at("verified") == true);

    // What was the store is an old copy: it is read, and takes nothing.
    const auto old = [&](Words verb) {
        Words all{"--store", kept, "--password-file", passwordFile(), "--user", "maya"};
        all.insert(all.end(), verb.begin(), verb.end());
        return support::needlebookctl(all);
    };
    const auto find = old({"client", "find", "Okafor", "--json"});
    BOOST_TEST(find.exit == 0);
    BOOST_TEST(find.parsed().at("total") == 1);
    BOOST_TEST(find.err.find("old copy") != std::string::npos);
    BOOST_TEST(old({"client", "add", "--given", "Cy", "--family", "Young"}).exit == 2);
    const auto held = old({"reminder", "send", "--json"});
    BOOST_TEST(held.exit == 2);
    BOOST_TEST(held.parsed().at("held") == "old-copy");
    // Until somebody says so.
    BOOST_TEST(old({"backup", "go-on", "--reason", " "}).exit == 2);
    BOOST_TEST(old({"backup", "go-on", "--reason", "restored by mistake"}).exit == 0);
    const auto added = old({"client", "add", "--given", "Cy", "--family", "Young"});
    BOOST_TEST(added.exit == 0);
    BOOST_TEST(added.err == "");
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_restored_is_told_and_changes_nothing, Copied) {
    const std::string backup = done({"backup", "make", "--into", into}).at("backup").text();
    const auto told = [&](const Words& verb, const char* part) {
        const auto answer = run(verb);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(answer.err.find(part) != std::string::npos, answer.err);
    };
    told({"backup", "restore", into + "/nothing"}, "no such folder");
    told({"backup", "restore", folder()}, "the store itself");
    const auto cut = fs::path{into} / "cut.needlebook-backup";
    fs::copy(backup, cut, fs::copy_options::recursive);
    fs::resize_file(cut / "store.db", fs::file_size(cut / "store.db") / 8192 * 4096);
    told({"backup", "restore", cut.string()}, "does not read back");
    told({"backup", "check", cut.string()}, "does not read back");
    const auto wrong = file("other", "not the password\n");
    const auto answer = support::needlebookctl(
        {"--store", folder(), "--user", "maya", "--password-file", wrong, "backup", "restore", backup});
    BOOST_TEST(answer.exit == 2);
    BOOST_TEST(run({"backup", "restore"}).exit == 2);
    BOOST_TEST(run({"check"}).exit == 0);
    BOOST_TEST(fs::exists(fs::path{folder()} / "store.db"));
}

BOOST_AUTO_TEST_SUITE_END()
