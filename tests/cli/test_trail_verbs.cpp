// Reading and proving the trail from a terminal, and turning the store's encryption on and off.
#include "tests/cli/program.h"

#include <algorithm>
#include <filesystem>

BOOST_AUTO_TEST_SUITE(trail_verbs)

using support::dayFromToday;
using support::Desk;
using support::desk;
using support::Words;

BOOST_AUTO_TEST_CASE(a_chart_looked_at_stands_in_the_trail_once) {
    const auto client = desk().addClient("Ingrid", "Halvorsen");
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST(desk().run({"client", "show", client}).exit == 0);
    }
    const auto told = desk().done({"audit", "trail", "--client", client, "--verb", "client.view"});
    BOOST_TEST(told.at("total") == 1);
    const auto entry = told.at("entries")[0];
    BOOST_TEST(entry.at("verb") == "client.view");
    BOOST_TEST(entry.at("subject") == client);
    BOOST_TEST(entry.at("who") == "maya");
    BOOST_TEST(entry.at("hash").text().size() == 64U);
    const auto words = desk().run({"audit", "trail", "--client", client, "--limit", "1"});
    BOOST_TEST(words.exit == 0);
    BOOST_TEST(words.out.find("Chart looked at") != std::string::npos, words.out);
    BOOST_TEST(words.out.find("1 of 2 shown") != std::string::npos, words.out);
    BOOST_TEST(desk()
                   .done({"audit", "trail", "--person", "maya", "--from", dayFromToday(-1), "--to", dayFromToday(1)})
                   .at("total")
                   .whole() >= 3);
    BOOST_TEST(desk().done({"audit", "trail", "--to", "2001-01-01"}).at("total") == 0);
    BOOST_TEST(desk().run({"audit", "trail", "--person", "nobody"}).exit == 2);
    BOOST_TEST(desk().run({"audit", "trail", "--limit", "0"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(verifying_compares_with_reports_and_backups) {
    const auto report =
        desk().run({"audit", "hygiene", "--from", dayFromToday(-30), "--to", dayFromToday(0), "--format", "json"});
    BOOST_TEST_REQUIRE(report.exit == 0, report.err);
    const auto mark = report.parsed().at("trail");
    const auto sequence = std::to_string(mark.at("sequence").whole());
    const auto head = mark.at("head").text();
    BOOST_TEST(desk().run({"audit", "verify", "--report", sequence + ":" + head}).exit == 0);
    BOOST_TEST(desk().run({"audit", "verify", "--report", sequence + ":" + head.substr(0, 10)}).exit == 0);
    auto other = head;
    other[0] = other[0] == '0' ? '1' : '0';
    const auto altered = desk().run({"audit", "verify", "--report", sequence + ":" + other, "--json"});
    BOOST_TEST(altered.exit == 1);
    BOOST_TEST(altered.parsed().at("altered")[0] == "head:report altered");
    const auto later = desk().run({"audit", "verify", "--report", "999999:" + head});
    BOOST_TEST(later.exit == 1);
    BOOST_TEST(later.out.find("Entries are missing that the report remembers.") != std::string::npos, later.out);
    for (const char* wrong : {"12", "12:", "12:3f9a", "x:3f9a21c0", "12:3f9a21cg"}) {
        BOOST_TEST(desk().run({"audit", "verify", "--report", wrong}).exit == 2, wrong);
    }
    const auto backup = desk().scratch / "backup";
    std::filesystem::create_directory(backup);
    std::filesystem::copy_file(std::filesystem::path{desk().folder()} / "manifest", backup / "manifest");
    BOOST_TEST(desk().run({"audit", "verify", "--backup", backup.string()}).exit == 0);
    auto manifest = support::contentOf(backup / "manifest");
    const auto at = manifest.find("head ") + 5;
    manifest[at] = manifest[at] == '0' ? '1' : '0';
    support::writeFile(backup / "manifest", manifest);
    BOOST_TEST(desk().run({"audit", "verify", "--backup", backup.string()}).exit == 1);
}

BOOST_AUTO_TEST_CASE(a_plain_store_is_encrypted_and_made_plain_again) {
    const Desk fresh;
    const auto made =
        support::needlebookctl({"--store", fresh.folder(), "--password-file", fresh.passwordFile(), "init", "--clinic",
                                "Quay", "--time-zone", "Europe/Warsaw", "--owner", "maya", "--no-encryption"});
    BOOST_TEST_REQUIRE(made.exit == 0, made.err);
    fresh.addClient("Ingrid", "Halvorsen");
    const auto file = std::filesystem::path{fresh.folder()} / "store.db";
    const auto isPlain = [&] { return support::contentOf(file).starts_with("SQLite format 3"); };
    BOOST_TEST(isPlain());
    const auto told = fresh.run({"store", "encrypt", "--json"});
    BOOST_TEST_REQUIRE(told.exit == 0, told.err);
    BOOST_TEST(told.parsed().at("encrypted") == true);
    BOOST_TEST(told.parsed().at("recoveryKey").text().size() > 50U);
    BOOST_TEST(!isPlain());
    BOOST_TEST(fresh.done({"client", "find", "halv"}).at("total") == 1);
    BOOST_TEST(fresh.run({"audit", "verify"}).exit == 0);
    const auto twice = fresh.run({"store", "encrypt"});
    BOOST_TEST(twice.exit == 2);
    BOOST_TEST(!twice.err.empty());
    const auto back = fresh.run({"store", "decrypt"});
    BOOST_TEST(back.exit == 0, back.err);
    BOOST_TEST(back.err.find("Warning") != std::string::npos);
    BOOST_TEST(isPlain());
    BOOST_TEST(fresh.run({"audit", "verify"}).exit == 0);
}

BOOST_AUTO_TEST_SUITE_END()
