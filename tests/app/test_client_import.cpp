#include "app/present/client_import.h"

#include "app/present/import_row.h"
#include "app/present/text_encoding.h"
#include "db/csv.h"
#include "resources/resource.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

BOOST_AUTO_TEST_SUITE(client_import)

using namespace present;
using model::Client;

const model::Day today{date::year{2026} / 6 / 1};

model::Day day(const char* iso) {
    return model::parseDay(iso).value();
}

ImportPreview preview(std::string_view bytes, DuplicateRule duplicates = DuplicateRule::refuse,
                      std::optional<DateOrder> dates = {}) {
    ImportOptions options;
    options.today = today;
    options.duplicates = duplicates;
    options.dates = dates;
    return previewClients(bytes, options);
}

/// "line field:code" of each problem.
std::string problemsOf(const ImportPreview& preview) {
    std::string text;
    for (const auto& remark : preview.problems) {
        text += std::to_string(remark.line) + " " + remark.problem.field + ":" + remark.problem.code + "; ";
    }
    return text;
}

/// The only person of a file that must be free of problems.
Client only(std::string_view bytes) {
    const auto read = preview(bytes);
    BOOST_REQUIRE_MESSAGE(read.ready(), problemsOf(read));
    BOOST_REQUIRE(read.rows.size() == 1U);
    return read.rows.front().client;
}

std::string iso(std::optional<model::Day> day) {
    return day ? model::isoText(*day) : "";
}

std::string inUtf16(std::string_view ascii, bool littleEndian) {
    std::string out = littleEndian ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) {
        out += littleEndian ? std::string{c, '\0'} : std::string{'\0', c};
    }
    return out;
}

std::string bornColumn(const std::vector<std::string>& dates) {
    std::string text = "First name,Last name,DOB\n";
    for (std::size_t i = 0; i < dates.size(); ++i) {
        text += "N" + std::to_string(i) + ",Smith," + dates[i] + "\n";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(every_encoding_gives_the_same_person) {
    const std::string utf8 = "First name;Last name;City\nZo\xC3\xAB;M\xC3\xBCller;K\xC3\xB6ln\n";
    const std::string windows = "First name;Last name;City\nZo\xEB;M\xFCller;K\xF6ln\n";
    struct {
        std::string bytes;
        const char* encoding;
    } const rows[] = {{utf8, "UTF-8"}, {"\xEF\xBB\xBF" + utf8, "UTF-8"}, {windows, "Windows-1252"}};
    for (const auto& [bytes, encoding] : rows) {
        const auto read = preview(bytes);
        BOOST_TEST(read.encoding == encoding);
        BOOST_TEST(read.delimiter == ';');
        BOOST_REQUIRE(read.ready());
        BOOST_TEST(read.rows[0].client.givenName == "Zo\xC3\xAB");
        BOOST_TEST(read.rows[0].client.familyName == "M\xC3\xBCller");
        BOOST_TEST(read.rows[0].client.address.city == "K\xC3\xB6ln");
    }
    BOOST_TEST(only("Name,Notes\nAnn \x93Pip\x94 Smith,\x80 5\n").deskNotes == "\xE2\x82\xAC 5");
    for (const bool littleEndian : {true, false}) {
        const auto read = preview(inUtf16("First name\tLast name\r\nAnn\tSmith\r\n", littleEndian));
        BOOST_TEST(read.encoding == "UTF-16");
        BOOST_TEST(read.delimiter == '\t');
        BOOST_REQUIRE(read.ready());
        BOOST_TEST(read.rows[0].client.familyName == "Smith");
    }
}

BOOST_AUTO_TEST_CASE(files_that_are_no_client_list_are_refused_with_a_reason) {
    struct {
        std::string bytes;
        const char* problems;
    } const rows[] = {
        {"", "0 file:empty-file; "},
        {"\n\r\n", "0 file:empty-file; "},
        {std::string{"PK\x03\x04"} + "xl/workbook.xml", "0 file:spreadsheet; "},
        {"\xD0\xCF\x11\xE0\xA1", "0 file:spreadsheet; "},
        {std::string("Name\n\0\0\n", 8), "0 file:not-text; "},
        {"Name\nZo\xC3\xAB\nJos\xC3\xA9\nM\xFCller\n", "0 file:mixed-encoding; "},
        {"\xEF\xBB\xBFName\nM\xFCller\n", "0 file:mixed-encoding; "},
        {"Ann,Smith,1985-03-12\nBen,Jones,1990-01-02\n", "1 file:no-heading; "},
        {"Email,Phone\na@b.example,1\n", "1 file:no-name; "},
        {"First name,Last name\n", "0 file:no-people; "},
        {"First name,Notes\nAnn,ok\nBen,\"never closed\nCid,ok\n", "3 file:open-quote; "},
    };
    for (const auto& [bytes, problems] : rows) {
        const auto read = preview(bytes);
        BOOST_TEST(problemsOf(read) == problems);
        BOOST_TEST(!read.ready());
    }
    BOOST_TEST(preview("Name\nZo\xC3\xAB\nJos\xC3\xA9\nM\xFCller\n").problems[0].problem.values.at(0) == "4");
}

BOOST_AUTO_TEST_CASE(delimiters_quotes_and_line_ends) {
    for (const char delimiter : {',', ';', '\t', '|'}) {
        for (const std::string end : {"\n", "\r\n"}) {
            std::string text = "First name,Last name,Notes" + end + "Ann,\"Smith, Jones; Co\t|\",\"likes \"\"tea\"\"" + end +
                               "no milk\"" + end + end + "Ben,O'Neil,-" + end;
            // Only what stands outside quotes divides cells.
            bool quoted = false;
            for (auto& c : text) {
                quoted = c == '"' ? !quoted : quoted;
                c = c == ',' && !quoted ? delimiter : c;
            }
            const auto read = preview(text);
            BOOST_REQUIRE_MESSAGE(read.ready(), problemsOf(read));
            BOOST_TEST(read.delimiter == delimiter);
            BOOST_REQUIRE(read.rows.size() == 2U);
            BOOST_TEST(read.rows[0].client.familyName == "Smith, Jones; Co |");
            BOOST_TEST(read.rows[0].client.deskNotes == "likes \"tea\"\nno milk");
            BOOST_TEST(read.rows[0].line == 2U);
            BOOST_TEST(read.rows[1].line == 5U);
        }
    }
    const auto mac = preview("First name,Last name\rAnn,Smith\rBen,Jones\r");
    BOOST_TEST(mac.rows.size() == 2U);
    const auto told = preview("sep=;\r\nFirst name;Last name\r\nAnn;Smith\r\n");
    BOOST_REQUIRE(told.ready());
    BOOST_TEST(told.rows[0].line == 3U);
}

BOOST_AUTO_TEST_CASE(headings_in_any_order_and_by_their_usual_names) {
    const auto client =
        only("Post code,Surname,E-MAIL,Client ID,mobile_number,forename*,Town/City,Date of birth (yyyy-mm-dd),Address line 2,Address "
             "line 1,Known allergies,Comments,Preferred language,Country,Fitzpatrick skin type,Guardian name,Customer since\n"
             "LA4 5XY,VonRueden376,ann@mail.example,C-0017,07700 900123,Marcell728,Morecambe,1985-03-12,Unit 65,315 Heathcote "
             "Well,Latex,\"Prefers\nmornings\",German,GB,Type III,Eve VonRueden,2020-02-03\n");
    BOOST_TEST(client.givenName == "Marcell728");
    BOOST_TEST(client.familyName == "VonRueden376");
    BOOST_TEST(client.email == "ann@mail.example");
    BOOST_TEST(client.externalReference == "C-0017");
    BOOST_TEST(client.phone == "07700 900123");
    BOOST_TEST(iso(client.birthDate) == "1985-03-12");
    BOOST_TEST(client.address.lines == "315 Heathcote Well\nUnit 65");
    BOOST_TEST(client.address.city == "Morecambe");
    BOOST_TEST(client.address.postcode == "LA4 5XY");
    BOOST_TEST(client.address.country == "GB");
    BOOST_TEST(client.allergies == "Latex");
    BOOST_TEST(client.deskNotes == "Prefers\nmornings");
    BOOST_TEST(client.language == "de");
    BOOST_TEST((client.skinType == model::SkinType::III));
    BOOST_TEST(client.guardian.value().name == "Eve VonRueden");
    BOOST_TEST(iso(client.clientSince) == "2020-02-03");
}

BOOST_AUTO_TEST_CASE(an_export_in_capitals_gives_up_its_identity_numbers) {
    const auto read = preview("Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,LAST,RACE,ADDRESS,CITY,STATE,COUNTY,ZIP\n"
                              "631-a,2006-09-06,,999-52-7304,S1,X2,Mr.,Ann1,Smith2,white,3 Well,Morecambe,Kingdom,Lancashire,LA4\n"
                              "7c1-b,1941-05-13,1973-12-01,999-99-1985,,,,Ben3,Jones4,white,9 Ext,Grays,Kingdom,Essex,RM17\n");
    BOOST_REQUIRE(read.ready());
    BOOST_TEST(read.people == 2U);
    BOOST_TEST(iso(read.rows[1].client.deceased) == "1973-12-01");
    BOOST_TEST(read.rows[0].client.externalReference == "631-a");
    BOOST_TEST(read.rows[0].client.address.postcode == "LA4");
    BOOST_TEST(read.rows[0].client.address.lines == "3 Well\nLancashire\nKingdom");
    std::set<std::string> identity;
    std::set<std::string> noPlace;
    for (const auto& column : read.columns) {
        if (column.fate == ColumnFate::identityNumber) {
            identity.insert(column.heading);
        } else if (column.fate == ColumnFate::noPlace) {
            noPlace.insert(column.heading);
        }
    }
    BOOST_TEST((identity == std::set<std::string>{"SSN", "DRIVERS", "PASSPORT"}));
    BOOST_TEST((noPlace == std::set<std::string>{"PREFIX", "RACE"}));
    for (const auto& row : read.rows) {
        const auto& c = row.client;
        for (const auto& text : {c.deskNotes, c.externalReference, c.phone, c.allergies, c.address.lines}) {
            BOOST_TEST(text.find("999-") == std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_table_of_headings_is_sound) {
    std::size_t count = 0;
    for (const auto& row : db::readTable(resources::text("import/client_headers.csv"), {"field", "heading"})) {
        const auto columns = readHeadings({row.cells[1]});
        const auto expected = row.cells[0] == "identity-number" ? ColumnFate::identityNumber : ColumnFate::taken;
        BOOST_TEST((columns.at(0).fate == expected), row.cells[1]);
        ++count;
    }
    BOOST_TEST(count > 200U);
    for (const auto* number : {"NHS number", "nhs_no", "NATIONAL INSURANCE NO.", "Passport No", "Driver's License", "SSN"}) {
        BOOST_TEST((readHeadings({number}).at(0).fate == ColumnFate::identityNumber), number);
    }
}

BOOST_AUTO_TEST_CASE(a_whole_name_is_divided) {
    struct {
        const char* name;
        const char* given;
        const char* family;
    } const rows[] = {
        {"Ann Smith", "Ann", "Smith"},
        {"\"Smith, Ann\"", "Ann", "Smith"},
        {"Ann  Marie Smith", "Ann Marie", "Smith"},
        {"Vincent van der Berg", "Vincent", "van der Berg"},
        {"Cher", "", "Cher"},
        {"de Souza", "de", "Souza"},
    };
    for (const auto& row : rows) {
        const auto client = only(std::string{"Name,City\n"} + row.name + ",X\n");
        BOOST_TEST(client.givenName == row.given, row.name);
        BOOST_TEST(client.familyName == row.family, row.name);
    }
    const auto german = only("Name,Vorname\nM\xC3\xBCller,Eva\n");
    BOOST_TEST(german.givenName == "Eva");
    BOOST_TEST(german.familyName == "M\xC3\xBCller");
    BOOST_TEST(only("Nombre,Apellidos\nEva,Ruiz\n").givenName == "Eva");
    BOOST_TEST(only("First name,Middle name,Last name,Name\nEva,Maria,Ruiz,Eva M. Ruiz\n").givenName == "Eva Maria");
}

BOOST_AUTO_TEST_CASE(the_order_of_dates_is_worked_out_from_the_whole_column) {
    struct {
        std::vector<std::string> dates;
        const char* order;
        const char* first; ///< how the first one is read
    } const rows[] = {
        {{"1985-03-04"}, "", "1985-03-04"},
        {{"1985/3/4"}, "", "1985-03-04"},
        {{"19850304"}, "", "1985-03-04"},
        {{"1985-03-04T00:00:00.000Z"}, "", "1985-03-04"},
        {{"1985-03-04 00:00"}, "", "1985-03-04"},
        {{"03/04/1985", "25/04/1985"}, "dmy", "1985-04-03"},
        {{"03/04/1985", "04/25/1985"}, "mdy", "1985-03-04"},
        {{"3.4.1985", "25.4.1985"}, "dmy", "1985-04-03"},
        {{"03-04-1985", "12-31-1985"}, "mdy", "1985-03-04"},
        {{"03/04/1985 12:00:00 AM", "12/31/1985"}, "mdy", "1985-03-04"},
        {{"03/03/1985", "07/07/1990"}, "", "1985-03-03"},
        {{"3 Apr 1985"}, "", "1985-04-03"},
        {{"\"April 3rd, 1985\""}, "", "1985-04-03"},
        {{"03-Apr-85"}, "", "1985-04-03"},
        {{"03/04/85", "31/12/99"}, "dmy", "1985-04-03"},
        {{"", "n/a", "00/00/0000", "1985-03-04"}, "", ""},
    };
    for (const auto& row : rows) {
        const auto read = preview(bornColumn(row.dates));
        BOOST_REQUIRE_MESSAGE(read.ready(), row.dates[0] << " " << problemsOf(read));
        BOOST_TEST((read.dateOrder ? model::code(*read.dateOrder) : "") == row.order, row.dates[0]);
        BOOST_TEST(iso(read.rows[0].client.birthDate) == row.first, row.dates[0]);
    }
}

BOOST_AUTO_TEST_CASE(an_unsure_order_of_dates_is_asked_for_and_never_guessed) {
    const auto text = bornColumn({"1985-01-31", "03/04/1985", "05/06/1990"});
    const auto unsure = preview(text);
    BOOST_TEST(problemsOf(unsure) == "0 dates:dates-ambiguous; ");
    BOOST_TEST(unsure.askDateOrder);
    BOOST_TEST(unsure.rows.empty());
    BOOST_TEST((unsure.problems[0].problem.values == std::vector<std::string>{"3", "03/04/1985"}));
    BOOST_TEST(iso(preview(text, DuplicateRule::refuse, DateOrder::dayMonthYear).rows.at(1).client.birthDate) == "1985-04-03");
    BOOST_TEST(iso(preview(text, DuplicateRule::refuse, DateOrder::monthDayYear).rows.at(1).client.birthDate) == "1985-03-04");

    const auto mixed = bornColumn({"25/04/1985", "04/25/1985"});
    BOOST_TEST(problemsOf(preview(mixed)) == "0 dates:dates-conflict; ");
    BOOST_TEST(problemsOf(preview(mixed, DuplicateRule::refuse, DateOrder::dayMonthYear)) == "3 birthDate:not-a-date; ");

    // The heading may say it; another date column of the file may.
    const auto said = preview("Name,Date of birth (DD/MM/YYYY)\nAnn Smith,03/04/1985\n");
    BOOST_TEST(iso(said.rows.at(0).client.birthDate) == "1985-04-03");
    const auto other = preview("Name,DOB,Created at\nAnn Smith,03/04/1985,10/31/2020\n");
    BOOST_TEST(iso(other.rows.at(0).client.birthDate) == "1985-03-04");
}

BOOST_AUTO_TEST_CASE(each_fault_of_a_line_is_told_with_its_number_and_nothing_is_ready) {
    struct {
        const char* line;
        const char* problems;
    } const rows[] = {
        {"Ben,Jones,31/02/1985,,,", "3 birthDate:not-a-date; "},
        {"Ben,Jones,yesterday,,,", "3 birthDate:not-a-date; "},
        {"Ben,Jones,02/06/2026,,,", "3 birthDate:in-the-future; "},
        {"Ben,Jones,31/12/1899,,,", "3 birthDate:before-1900; "},
        {"Ben,Jones,03/04/15,,,", "3 birthDate:two-digit-year; "},
        {"Ben,Jones,1985-03-04T23:00:00Z,,,", "3 birthDate:has-time; "},
        {"Ben,Jones,13/03/1985,12/03/1985,,", "3 deceased:before-birth; "},
        {"Ben,Jones,,01/07/2026,,", "3 deceased:in-the-future; "},
        {",,13/03/1985,,,", "3 familyName:required; "},
        {"Ben,Jones,,,ben at mail,", "3 email:not-an-email; "},
        {"Ben,Jones,,,,4.47701E+11", "3 phone:damaged-number; "},
        {"Ben,Jones,,,,1,too,many", "3 :too-many-cells; "},
        {"Ben,Jones,32/01/1985,,no,4E+9", "3 birthDate:not-a-date; 3 phone:damaged-number; 3 email:not-an-email; "},
    };
    for (const auto& row : rows) {
        const auto read = preview(std::string{"First name,Last name,DOB,Date of death,Email,Phone\nAnn,Smith,25/04/1985,,,\n"} +
                                  row.line + "\nCid,Doe,26/04/1985,,,\n");
        BOOST_TEST(problemsOf(read) == row.problems, row.line);
        BOOST_TEST(!read.ready());
        BOOST_TEST(read.people == 3U);
    }
    const auto heading = preview("First name,DOB\nAnn,32/01/1985\n");
    BOOST_TEST(heading.problems.at(0).column == "DOB");
    BOOST_TEST(heading.problems.at(0).problem.values.at(0) == "32/01/1985");
}

BOOST_AUTO_TEST_CASE(a_thousand_problems_are_listed_and_all_are_counted) {
    std::string text = "First name,DOB\n";
    for (int i = 0; i < 1500; ++i) {
        text += "Ann,never\n";
    }
    const auto read = preview(text);
    BOOST_TEST(read.problems.size() == 1000U);
    BOOST_TEST(read.problemCount == 1500U);
}

BOOST_AUTO_TEST_CASE(contact_and_consent) {
    const auto client = only("Name,Home phone,Mobile,Work phone,Email,Email consent,SMS opt-in,Phone consent,Do not post\n"
                             "Ann Smith,015242 00000,'07700 900123,01524200000,N/A,Yes,0,,TRUE\n");
    BOOST_TEST(client.phone == "07700 900123");
    BOOST_TEST(client.deskNotes == "Home phone: 015242 00000");
    BOOST_TEST(client.email.empty());
    BOOST_TEST((client.consentFor(model::Channel::email) == model::ContactConsent::given));
    BOOST_TEST((client.consentFor(model::Channel::sms) == model::ContactConsent::refused));
    BOOST_TEST((client.consentFor(model::Channel::phone) == model::ContactConsent::notAsked));
    BOOST_TEST((client.consentFor(model::Channel::post) == model::ContactConsent::refused));
    const auto stopped = only("Name,Email consent,Do not contact\nAnn Smith,yes,yes\n");
    BOOST_TEST((stopped.consentFor(model::Channel::email) == model::ContactConsent::refused));
    BOOST_TEST(problemsOf(preview("Name,Email consent\nAnn Smith,perhaps\n")) == "2 consent:not-yes-or-no; ");
    // Consent to marketing is no consent to be asked how the skin heals.
    BOOST_TEST((readHeadings({"Marketing consent"}).at(0).fate == ColumnFate::noPlace));
}

BOOST_AUTO_TEST_CASE(who_has_died_is_known_even_without_the_day) {
    BOOST_TEST(iso(only("Name,Deceased\nAnn Smith,12/31/2019\n").deceased) == "2019-12-31");
    const auto read = preview("Name,Deceased,Date of death\nAnn Smith,yes,\nBen Jones,no,\nCid Doe,yes,2020-01-02\n");
    BOOST_REQUIRE(read.ready());
    BOOST_TEST(iso(read.rows[0].client.deceased) == "2026-06-01");
    BOOST_TEST(read.notes.at(0).problem.code == "death-without-day");
    BOOST_TEST(!read.rows[1].client.deceased.has_value());
    BOOST_TEST(iso(read.rows[2].client.deceased) == "2020-01-02");
}

BOOST_AUTO_TEST_CASE(languages_by_tag_and_by_name) {
    BOOST_TEST(languageTag("en").value() == "en");
    BOOST_TEST(languageTag("en_GB").value() == "en-GB");
    BOOST_TEST(languageTag("Polish").value() == "pl");
    BOOST_TEST(languageTag("fran\xC3\xA7" "ais").value() == "fr");
    BOOST_TEST(!languageTag("Klingonese").has_value());
    const auto read = preview("Name,Language\nAnn Smith,Klingonese\n");
    BOOST_TEST(read.ready());
    BOOST_TEST(read.rows.at(0).client.language.empty());
    BOOST_TEST(read.notes.at(0).problem.code == "unknown-language");
}

BOOST_AUTO_TEST_CASE(the_same_person_twice_in_a_file) {
    const std::string text = "First name,Last name,DOB,Phone,Email,Allergies\n"
                             "Zoe,Smith,1985-03-12,07700 900123,,Latex\n"
                             "ZO\xC3\x8B,SMITH,1985-03-12,,zoe@mail.example,Nickel\n"
                             "Mia,Smith,2012-05-01,+44 7700 900123,,\n";
    const auto refused = preview(text);
    BOOST_TEST(problemsOf(refused) == "3 :duplicate; ");
    BOOST_TEST((refused.problems[0].problem.values == std::vector<std::string>{"line", "2"}));
    BOOST_TEST(!refused.ready());
    // A telephone shared by a family is told, and no reason to leave anybody out.
    BOOST_TEST((refused.duplicates == std::vector<ImportDuplicate>{{3, 2, {}, true}, {4, 2, {}, false}}));

    const auto skipped = preview(text, DuplicateRule::skip);
    BOOST_REQUIRE(skipped.ready());
    BOOST_TEST(skipped.count(ImportAct::add) == 2U);
    BOOST_TEST(skipped.count(ImportAct::skip) == 1U);
    BOOST_TEST(skipped.rows[0].client.email.empty());

    const auto linked = preview(text, DuplicateRule::link);
    BOOST_REQUIRE(linked.ready());
    BOOST_TEST(linked.count(ImportAct::add) == 2U);
    BOOST_TEST(linked.rows[0].client.email == "zoe@mail.example");
    BOOST_TEST(linked.rows[0].client.allergies == "Latex\nNickel");

    struct {
        const char* second;
        bool same;
    } const rows[] = {
        {"Smith,Zoe,1985-03-12,", true},  {"Zoe,Smith,1985-03-13,07700900123", false}, {"Zoe,Smith,,07700900123", true},
        {"Zoe,Smith,,07700 111222", false}, {"Zoe,Smith,,", false},                      {"Zoey,Smith,1985-03-12,", false},
    };
    for (const auto& row : rows) {
        const auto read = preview(std::string{"First name,Last name,DOB,Phone\nZoe,Smith,1985-03-12,07700 900123\n"} + row.second + "\n");
        BOOST_TEST(read.ready() != row.same, row.second);
    }
    BOOST_TEST(!preview("First name,Last name\nZoe,Smith\nZoe,Smith\n").ready());
}

BOOST_AUTO_TEST_CASE(a_person_of_the_store_is_refused_skipped_or_filled) {
    Client stored;
    stored.id = model::ClientId{17};
    stored.uid.text = "0190-zoe";
    stored.givenName = "Zoe";
    stored.familyName = "Smith";
    stored.birthDate = day("1985-03-12");
    stored.phone = "07700 900123";
    stored.allergies = "Latex";
    ImportOptions options;
    options.today = today;
    options.doublesOf = [&](const Client& typed) {
        db::Double found{stored.id, "Zoe Smith", stored.birthDate, stored.phone};
        found.sameName = typed.familyName == stored.familyName && typed.givenName == stored.givenName;
        found.sameBirthDate = typed.birthDate == stored.birthDate;
        found.samePhone = typed.phone == stored.phone;
        return found.sameName || found.samePhone ? std::vector{found} : std::vector<db::Double>{};
    };
    options.client = [&](model::ClientId) { return std::optional{stored}; };
    const std::string text = "Id,First name,Last name,DOB,Phone,Email,Allergies,Email consent\n"
                             "A1,Zoe,Smith,1985-03-12,0111,zoe@mail.example,,yes\n"
                             "A2,Ben,Jones,1990-01-02,07700 900123,,,\n"
                             "A3,Zoe,Smith,,07700 900123,,Nickel,\n";
    const auto refused = previewClients(text, options);
    BOOST_TEST(problemsOf(refused) == "2 :duplicate; 4 :duplicate; ");
    BOOST_TEST((refused.problems[0].problem.values == std::vector<std::string>{"client", stored.uid.text}));

    options.duplicates = DuplicateRule::skip;
    const auto skipped = previewClients(text, options);
    BOOST_REQUIRE(skipped.ready());
    BOOST_TEST(skipped.count(ImportAct::skip) == 2U);
    BOOST_TEST(skipped.count(ImportAct::add) == 1U);
    BOOST_TEST((skipped.duplicates.at(1) == ImportDuplicate{3, {}, stored.id, false}));

    options.duplicates = DuplicateRule::link;
    const auto linked = previewClients(text, options);
    BOOST_REQUIRE_MESSAGE(linked.ready(), problemsOf(linked));
    BOOST_TEST(linked.count(ImportAct::link) == 1U);
    const auto& filled = linked.rows[0];
    BOOST_TEST((filled.client.id == stored.id));
    BOOST_TEST(filled.changed);
    BOOST_TEST(filled.client.phone == "07700 900123");
    BOOST_TEST(filled.client.email == "zoe@mail.example");
    BOOST_TEST(filled.client.externalReference == "A1");
    BOOST_TEST(filled.client.allergies == "Latex\nNickel");
    BOOST_TEST((filled.client.consentFor(model::Channel::email) == model::ContactConsent::given));

    const auto nothingNew = previewClients("First name,Last name,DOB,Allergies\nZoe,Smith,1985-03-12,latex\n", options);
    BOOST_REQUIRE(nothingNew.ready());
    BOOST_TEST(!nothingNew.rows[0].changed);
}

BOOST_AUTO_TEST_CASE(a_long_file_tells_how_far_it_is_and_can_be_stopped) {
    std::string text = "First name,Last name,DOB,Phone,Email\n";
    for (int i = 0; i < 5000; ++i) {
        const auto n = std::to_string(i);
        text += "Ann" + n + ",Smith" + n + ",1985-03-12,07700" + n + ",a" + n + "@mail.example\n";
    }
    ImportOptions options;
    options.today = today;
    std::vector<std::size_t> heard;
    std::size_t total = 0;
    options.progress = [&](std::size_t done, std::size_t of) {
        heard.push_back(done);
        total = of;
    };
    BOOST_TEST(previewClients(text, options).count(ImportAct::add) == 5000U);
    BOOST_TEST(heard.size() > 10U);
    BOOST_TEST(std::ranges::is_sorted(heard));
    BOOST_TEST(heard.back() == total);

    std::stop_source stop;
    options.stop = stop.get_token();
    options.progress = [&](std::size_t done, std::size_t of) {
        if (done > of / 3) {
            stop.request_stop();
        }
    };
    const auto stopped = previewClients(text, options);
    BOOST_TEST(stopped.cancelled);
    BOOST_TEST(!stopped.ready());
    BOOST_TEST(stopped.rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
