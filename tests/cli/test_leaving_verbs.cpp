// Everything about one client leaves as a folder that reads without the program.
#include "tests/cli/program.h"

#include <filesystem>
#include <fstream>
#include <sstream>

BOOST_AUTO_TEST_SUITE(leaving_verbs)

using support::desk;
using support::Json;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

BOOST_AUTO_TEST_CASE(a_client_leaves_as_pdf_and_json_and_the_trail_says_so) {
    const auto client = desk().addClient("Nora", "Leaving");
    BOOST_TEST(desk().run({"client", "show", client}).exit == 0);
    const auto folder = desk().scratch / "nora";
    const auto told = desk().done({"client", "export", client, "--output", folder.string(), "--paper", "a4"});
    BOOST_TEST(told.at("records").whole() >= 1);
    BOOST_TEST(contentOf(folder / "records.pdf").starts_with("%PDF-"));
    BOOST_TEST(contentOf(folder / "FORMATS.txt").find("needlebook client 1") != std::string::npos);
    const auto records = Json::parse(contentOf(folder / "records.json"));
    BOOST_TEST(records.at("format") == "needlebook client 1");
    BOOST_TEST(records.at("client") == client);
    BOOST_TEST(records.at("tables").at("client")[0].at("given_name") == "Nora");
    BOOST_TEST(records.at("entries")[0].at("verb") == "client.add");
    BOOST_TEST(records.at("trail").at("head").text() == told.at("trail").at("head").text());
    const auto entry = desk().done({"audit", "trail", "--client", client, "--limit", "1"}).at("entries")[0];
    BOOST_TEST(entry.at("verb") == "report.make");
    BOOST_TEST(entry.at("sequence").whole() == told.at("trail").at("sequence").whole());
    using std::filesystem::perms;
    const auto others = perms::group_all | perms::others_all;
    BOOST_TEST(((std::filesystem::status(folder).permissions() & others) == perms::none));
    BOOST_TEST(((std::filesystem::status(folder / "records.json").permissions() & others) == perms::none));
    const auto again = desk().run({"client", "export", client, "--output", folder.string()});
    BOOST_TEST(again.exit == 2);
    BOOST_TEST(again.err.find("left as it is") != std::string::npos, again.err);
    BOOST_TEST(desk().run({"client", "export", client, "--output", (folder / "x").string(), "--paper", "a0"}).exit ==
               2);
}

BOOST_AUTO_TEST_SUITE_END()
