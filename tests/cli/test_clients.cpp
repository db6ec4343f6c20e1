// Clients added, found, shown, and read from the exports of other programs.

#include "tests/cli/program.h"

BOOST_AUTO_TEST_SUITE(clients)

using support::Desk;
using support::desk;
using support::Json;

/// How many clients there are, the dead included.
int people(const Desk& at) {
    return at.done({"client", "find", ""}).at("total").whole();
}

Json found(const std::string& text) {
    return desk().done({"client", "find", text}).at("clients");
}

BOOST_AUTO_TEST_CASE(a_client_is_added_found_and_shown) {
    const auto added = desk().done({"client", "add", "--given", "Zo\u00eb", "--family", "\u00c5kesson", "--birth-date",
                                    "1985-11-02", "--phone", "07700 900123", "--allergies", "latex"});
    BOOST_TEST(added.at("kind") == "client");
    const std::string uid = added.at("uid");
    for (const char* text : {"zoe", "akesson", "\u00c5KES", "900123", "1985-11-02", "zoe ake"}) {
        const auto answer = found(text);
        BOOST_TEST_REQUIRE(answer.size() == 1U, text);
        BOOST_TEST(answer[0].at("uid") == uid);
        BOOST_TEST(answer[0].at("birthDate") == "1985-11-02");
        BOOST_TEST(answer[0].at("deceased").isNull());
    }
    const auto chart = desk().done({"client", "show", uid});
    BOOST_TEST(chart.at("uid") == uid);
    BOOST_TEST(chart.at("familyName") == "\u00c5kesson");
    BOOST_TEST(chart.at("allergies") == "latex");
    BOOST_TEST(chart.at("sessions").empty());
    BOOST_TEST(chart.at("zones").size() > 20U);
    BOOST_TEST(chart.at("zones")[0].at("historyKnown") == false);
}

BOOST_AUTO_TEST_CASE(a_second_one_like_this_is_refused_unless_meant) {
    desk().addClient("Mei", "Tan");
    const support::Words again{"client", "add", "--given", "mei", "--family", "TAN", "--birth-date", "1970-01-01"};
    BOOST_TEST(desk().run(again).exit == 0); // the birth date tells them apart
    const auto refused = desk().run(again);
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.err.find("--even-if-double") != std::string::npos);
    auto meant = again;
    meant.emplace_back("--even-if-double");
    BOOST_TEST(desk().run(meant).exit == 0);
    BOOST_TEST(found("mei tan").size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_client_is_told_without_naming_anyone) {
    const support::Words wrong[] = {{},
                                    {"--family", "Quux", "--birth-date", "1990-13-01"},
                                    {"--family", "Quux", "--birth-date", "2090-01-01"},
                                    {"--family", "Quux", "--email", "nowhere"}};
    for (auto words : wrong) {
        words.insert(words.begin(), {"client", "add"});
        const auto answer = desk().run(words);
        BOOST_TEST(answer.exit == 2);
        BOOST_TEST(answer.err != "");
        BOOST_TEST(answer.err.find("Quux") == std::string::npos);
    }
    BOOST_TEST(found("quux").empty());
    BOOST_TEST(desk().run({"client", "show", "no-such-uid"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_preview_imports_nothing_and_the_import_everything) {
    const auto before = people(desk());
    const auto file = desk().file("list.csv", "Id,FIRST,LAST,BIRTHDATE,DEATHDATE,SSN\n"
                                              "x1,Adaeze,Imported,1980-02-03,,999-11-2222\n"
                                              "x2,\"Bo\nJan\",Imported,1981-04-05,2001-01-01,999-11-3333\n");
    const auto preview = desk().done({"client", "import", file, "--preview"});
    BOOST_TEST(preview.at("imported") == false);
    BOOST_TEST(preview.at("people") == 2);
    BOOST_TEST(preview.at("added") == 2);
    BOOST_TEST(people(desk()) == before);

    const auto imported = desk().done({"client", "import", file});
    BOOST_TEST(imported.at("imported") == true);
    BOOST_TEST(people(desk()) == before + 2);
    for (const auto& column : imported.at("columns").items()) {
        BOOST_TEST(column.at("taken") == (column.at("heading") != "SSN"));
    }
    const auto adaeze = desk().done({"client", "show", found("adaeze imported")[0].at("uid")});
    BOOST_TEST(adaeze.at("externalReference") == "x1");
    BOOST_TEST(adaeze.dump().find("999-11") == std::string::npos);
    BOOST_TEST(found("jan imported")[0].at("deceased") == "2001-01-01");

    // The same people again: refused, skipped or linked, never doubled.
    const auto refused = desk().run({"client", "import", file, "--json"});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.parsed().at("imported") == false);
    BOOST_TEST(refused.parsed().at("problems").size() == 2U);
    BOOST_TEST(refused.err.find("line 2") != std::string::npos);
    BOOST_TEST(refused.err.find(adaeze.at("uid").text()) != std::string::npos, refused.err);
    BOOST_TEST(refused.err.find("Imported") == std::string::npos);
    BOOST_TEST(desk().done({"client", "import", file, "--duplicates", "skip"}).at("skipped") == 2);
    BOOST_TEST(desk().done({"client", "import", file, "--duplicates", "link"}).at("linked") == 2);
    BOOST_TEST(people(desk()) == before + 2);
}

BOOST_AUTO_TEST_CASE(one_wrong_line_keeps_the_whole_file_out) {
    const auto before = people(desk());
    const auto answer = desk().run({"client", "import", "-", "--json"}, "First name,Surname,Date of birth\n"
                                                                        "Cara,Whole,1980-02-03\n"
                                                                        "Dan,Whole,1980-02-31\n"
                                                                        "Eve,Whole,2080-01-01\n");
    BOOST_TEST(answer.exit == 2);
    const auto problems = answer.parsed().at("problems");
    BOOST_TEST_REQUIRE(problems.size() == 2U);
    BOOST_TEST(problems[0].at("line") == 3);
    BOOST_TEST(problems[0].at("column") == "Date of birth");
    BOOST_TEST(problems[1].at("line") == 4);
    BOOST_TEST(people(desk()) == before);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_named_and_is_a_fault_of_the_file) {
    for (const char* verb : {"client", "session"}) {
        const auto answer = desk().run({verb, "import", "/no/such/list.csv"});
        BOOST_TEST(answer.exit == 1);
        BOOST_TEST(answer.err.find("/no/such/list.csv could not be read.") != std::string::npos, answer.err);
    }
    BOOST_TEST(desk().run({"session", "record", "/"}).exit == 1);
}

BOOST_AUTO_TEST_CASE(dates_that_can_be_read_two_ways_are_never_guessed) {
    const std::string list = "Name;DOB\nFay Guess;01/02/1990\nGil Guess;03/04/1985\n";
    const auto refused = desk().run({"client", "import", "-"}, list);
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(refused.out == "");
    BOOST_TEST(refused.err.find("--dates dmy") != std::string::npos, refused.err);
    BOOST_TEST(found("guess").empty());
    BOOST_TEST(desk().run({"client", "import", "-", "--dates", "dmy"}, list).exit == 0);
    BOOST_TEST(found("fay guess")[0].at("birthDate") == "1990-02-01");
    BOOST_TEST(desk().run({"client", "import", "-", "--dates", "anyhow"}, list).exit == 2);
    // One day beyond the twelfth settles the whole column.
    BOOST_TEST(desk().run({"client", "import", "-"}, "Name;DOB\nHal Sure;01/02/1990\nIda Sure;25/04/1985\n").exit == 0);
    BOOST_TEST(found("hal sure")[0].at("birthDate") == "1990-02-01");
}

BOOST_AUTO_TEST_CASE(encodings_and_headings_of_other_programs_are_read) {
    const auto marked = desk().done({"client", "import", "-"}, "\xEF\xBB\xBFSurname;Forename;Birth date\r\n"
                                                               "M\u00fcller;\"Ji\u0159\u00ed\";25.12.1980\r\n");
    BOOST_TEST(marked.at("encoding").text().starts_with("UTF-8"));
    BOOST_TEST(found("jiri muller")[0].at("birthDate") == "1980-12-25");

    const auto old = desk().done({"client", "import", "-"}, "Nachname,Vorname,Geburtsdatum\n"
                                                            "M\xFCller-\xD8st,Kim,31/12/1979\n");
    BOOST_TEST(old.at("encoding") == "Windows-1252");
    BOOST_TEST(found("kim")[0].at("name") == "Kim M\u00fcller-\u00d8st");
}

BOOST_AUTO_TEST_CASE(what_is_no_list_is_refused) {
    const auto before = people(desk());
    BOOST_TEST(desk().run({"client", "import", "-"}, "").exit == 2);
    BOOST_TEST(desk().run({"client", "import", "-"}, "a,b\n1,2\n").exit == 2);
    BOOST_TEST(desk().run({"client", "import", "-"}, std::string_view{"\0\1\2\3\xff\n\0", 7}).exit == 2);
    BOOST_TEST(desk().run({"client", "import", "/nowhere/list.csv"}).exit == 1);
    BOOST_TEST(desk().run({"client", "import", "/"}).exit == 1);
    BOOST_TEST(people(desk()) == before);
}

BOOST_AUTO_TEST_SUITE_END()
