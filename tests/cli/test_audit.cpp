// The hygiene audit and the inspector pack from a terminal.
#include "tests/cli/program.h"

#include <algorithm>
#include <filesystem>

BOOST_AUTO_TEST_SUITE(audit)

using support::dayFromToday;
using support::desk;
using support::Words;

/// A session of the day before yesterday whose cartridge nobody knows.
void pastSession() {
    static const bool once = [] {
        const auto client = desk().addClient("Ingrid", "Halvorsen");
        const auto session = R"({"client": ")" + client + R"(", "day": ")" + dayFromToday(-2) +
                             R"(", "cartridges": [{"unknown": true}],
                                 "rows": [{"zone": "nose", "modality": "pen", "depthMm": 0.5}]})";
        desk().done({"session", "record", "-"}, session);
        return true;
    }();
    BOOST_TEST(once);
}

Words hygiene(const Words& further) {
    Words words{"audit", "hygiene", "--from", dayFromToday(-30), "--to", dayFromToday(0)};
    words.insert(words.end(), further.begin(), further.end());
    return words;
}

BOOST_AUTO_TEST_CASE(json_has_findings_completeness_and_the_trail) {
    pastSession();
    const auto answer = desk().run(hygiene({"--format", "json"}));
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.err == "");
    const auto told = answer.parsed();
    BOOST_TEST(told.at("from") == dayFromToday(-30));
    BOOST_TEST(told.at("clinic") == "Harbour Skin");
    BOOST_TEST(told.at("sessions") == 1);
    BOOST_TEST(told.at("complete") == 0);
    BOOST_TEST(told.at("completePercent") == 0);
    const auto findings = told.at("findings").items();
    BOOST_TEST(static_cast<int>(findings.size()) == told.at("total").whole());
    const auto missing =
        std::find_if(findings.begin(), findings.end(), [](const auto& one) { return one.at("code") == "lot-missing"; });
    BOOST_REQUIRE(missing != findings.end());
    BOOST_TEST(missing->at("severity") == "major");
    BOOST_TEST(missing->at("day") == dayFromToday(-2));
    BOOST_TEST(missing->at("state") == "open");
    BOOST_TEST(missing->at("resolution").isNull());
    BOOST_TEST(missing->at("subjects")[0].text().size() == 36U);
    BOOST_TEST(!missing->contains("client"));
    BOOST_TEST(told.at("trail").at("head").text().size() == 64U);
    const auto verified = desk().done({"audit", "verify"});
    BOOST_TEST(verified.at("entries").whole() >= told.at("trail").at("sequence").whole());
    BOOST_TEST(answer.out.find("Halvorsen") == std::string::npos);
    BOOST_TEST(desk().run(hygiene({"--json", "--names"})).out.find("Ingrid Halvorsen") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_found_is_json_too) {
    const auto answer = desk().run({"audit", "hygiene", "--from", "2001-01-01", "--to", "2001-01-31", "--json"});
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    const auto told = answer.parsed();
    BOOST_TEST(told.at("findings").empty());
    BOOST_TEST(told.at("completePercent") == 100);
}

BOOST_AUTO_TEST_CASE(the_pack_comes_in_each_format_and_names_nobody_unless_asked) {
    pastSession();
    const auto csv = desk().run(hygiene({"--format", "csv"}));
    BOOST_TEST_REQUIRE(csv.exit == 0, csv.err);
    BOOST_TEST(csv.out.find("Sessions and their cartridges\r\n") != std::string::npos);
    BOOST_TEST(csv.out.find("Halvorsen") == std::string::npos);
    const auto html = desk().run(hygiene({"--format", "html", "--names"}));
    BOOST_TEST(html.out.starts_with("<!DOCTYPE html>"));
    BOOST_TEST(html.out.find("Ingrid Halvorsen") != std::string::npos);
    const auto pdf = desk().run(hygiene({"--format", "pdf", "--paper", "letter"}));
    BOOST_TEST(pdf.out.starts_with("%PDF-"));
}

BOOST_AUTO_TEST_CASE(a_file_is_written_whole_and_for_its_owner_alone) {
    pastSession();
    const auto file = desk().scratch / "pack.pdf";
    const auto answer = desk().run(hygiene({"--format", "pdf", "--output", file.string()}));
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.out == "");
    BOOST_TEST(support::contentOf(file).starts_with("%PDF-"));
    using std::filesystem::perms;
    BOOST_TEST((std::filesystem::status(file).permissions() == (perms::owner_read | perms::owner_write)));
    const auto again = desk().run(hygiene({"--format", "csv", "--output", file.string()}));
    BOOST_TEST(again.exit == 2);
    BOOST_TEST(again.err.find("It was left as it is.") != std::string::npos, again.err);
    BOOST_TEST(support::contentOf(file).starts_with("%PDF-"));
    const auto nowhere = desk().run(hygiene({"--format", "csv", "--output", "/nowhere/at/all.csv"}));
    BOOST_TEST(nowhere.exit == 1);
    BOOST_TEST(!nowhere.err.empty());
}

BOOST_AUTO_TEST_CASE(without_a_format_it_is_told_in_lines) {
    pastSession();
    const auto answer = desk().run(hygiene({}));
    BOOST_TEST_REQUIRE(answer.exit == 0, answer.err);
    BOOST_TEST(answer.out.find(dayFromToday(-2) + "  Major  Cartridge without a lot") != std::string::npos);
    BOOST_TEST(answer.out.find("Fully traced: 0 of 1 sessions") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bad_periods_and_formats_are_refused) {
    BOOST_TEST(desk().run({"audit", "hygiene", "--from", "June", "--to", dayFromToday(0)}).exit == 2);
    BOOST_TEST(desk().run({"audit", "hygiene", "--from", dayFromToday(0), "--to", dayFromToday(-1)}).exit == 2);
    BOOST_TEST(desk().run(hygiene({"--format", "docx"})).exit == 2);
    BOOST_TEST(desk().run({"audit", "hygiene", "--from", dayFromToday(0)}).exit == 2);
}

BOOST_AUTO_TEST_SUITE_END()
