// Everything about one client can be taken out, and nothing about another.
#include "db/client_tables.h"
#include "db/schema_sqlite.h"
#include "tests/support/open_clinic.h"

#include <algorithm>
#include <map>
#include <set>

BOOST_AUTO_TEST_SUITE(leaving)

using support::OpenClinic;

const db::RecordTable& tableOf(const db::ClientRecords& records, std::string_view name) {
    const auto found =
        std::find_if(records.tables.begin(), records.tables.end(), [&](const auto& one) { return one.name == name; });
    BOOST_TEST_REQUIRE((found != records.tables.end()), name);
    return *found;
}

std::string field(const db::Record& record, std::string_view name) {
    for (const auto& [key, value] : record) {
        if (key == name && std::holds_alternative<std::string>(value)) {
            return std::get<std::string>(value);
        }
    }
    return "(none)";
}

/// Tables that lead to a client by way of keys, though what they hold is no record of the client.
const std::set<std::string> aboutSomethingElse{"cartridge"};

BOOST_AUTO_TEST_CASE(every_table_that_leads_to_a_client_is_listed) {
    OpenClinic clinic;
    std::set<std::string> listed;
    for (const auto& table : db::clientTables()) {
        BOOST_TEST(listed.insert(table.name).second, table.name);
        const auto columns = db::columnsOf(clinic.raw, table.name);
        BOOST_TEST((std::find(columns.begin(), columns.end(), table.column) != columns.end()), table.name);
        for (const auto& column : table.emptied) {
            BOOST_TEST((std::find(columns.begin(), columns.end(), column) != columns.end()), column);
        }
    }
    const std::set<std::string> roots{"client", "session", "screening", "reminder", "session_amendment"};
    for (const auto& table : db::ordinaryTables(clinic.raw)) {
        if (table.ends_with("_index") || table.ends_with("_cache") || table.starts_with("trail_") ||
            aboutSomethingElse.contains(table)) {
            continue;
        }
        for (const auto& [column, target] : db::referencesOf(clinic.raw, table)) {
            BOOST_TEST((!roots.contains(target) || listed.contains(table)), table << '.' << column);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_of_them_that_is_wrong_is_told) {
    BOOST_CHECK_THROW(db::readClientTables("table,link,erasure\nsession,client_id,delete\n"
                                           "reminder,session_id>session,delete\n"),
                      std::logic_error);
    BOOST_CHECK_THROW(db::readClientTables("table,link,erasure\nclient,id,\n"), std::logic_error);
    const auto tables = db::readClientTables("table,link,erasure\nscreening_answer,screening_id>screening,delete\n"
                                             "screening,client_id,keep\nclient,id,client\n");
    BOOST_TEST(db::ofClient(tables, "screening_answer") ==
               "\"screening_id\" IN (SELECT id FROM \"screening\" WHERE \"client_id\" = ?1)");
}

BOOST_AUTO_TEST_CASE(what_is_recorded_of_a_client_comes_out_whole) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    const auto berit = clinic.client("Berit", "Holm");
    clinic.screenedForAll(ana);
    clinic.screenedForAll(berit);
    clinic.access.noteView(ana);
    const auto records = clinic.access.clientRecords(ana);
    BOOST_TEST(records.client.text == clinic.access.client(ana)->uid.text);
    BOOST_TEST(records.name == "Ana Lindqvist");
    BOOST_TEST(records.tables.front().name == "client");
    const auto& who = tableOf(records, "client").records;
    BOOST_TEST_REQUIRE(who.size() == 1U);
    BOOST_TEST(field(who.front(), "family_name") == "Lindqvist");
    BOOST_TEST(field(who.front(), "created_at") == "2026-03-02T10:00:00.000000Z");
    BOOST_TEST(tableOf(records, "screening").records.size() == 1U);
    const auto& asked = tableOf(records, "screening").records.front();
    BOOST_TEST(field(asked, "asked_by_name") == clinic.owner().person().fullName);
    const auto answers = clinic.raw.value<std::int64_t>(
        "SELECT count(*) FROM screening_answer a JOIN screening s ON s.id = a.screening_id WHERE s.client_id = ?", ana);
    BOOST_TEST(std::ssize(tableOf(records, "screening_answer").records) == answers);
    BOOST_TEST(field(tableOf(records, "screening_answer").records.front(), "screening") == field(asked, "uid"));
    BOOST_TEST_REQUIRE(!records.trail.empty());
    BOOST_TEST(field(records.trail.front(), "verb") == "client.add");
    BOOST_TEST(field(records.trail.back(), "verb") == "client.view");
}

BOOST_AUTO_TEST_CASE(only_who_may_takes_it_out) {
    OpenClinic clinic;
    const auto ana = clinic.client();
    auto petra = clinic.member("petra", {model::Role::practitioner});
    BOOST_CHECK_THROW(petra.clientRecords(ana), db::Error);
    auto milo = clinic.member("milo", {model::Role::manager});
    BOOST_TEST(milo.clientRecords(ana).name == "Ana Lindqvist");
}

BOOST_AUTO_TEST_SUITE_END()
