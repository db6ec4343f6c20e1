#include "db/schema_sqlite.h"

namespace db {

std::vector<std::string> ordinaryTables(Connection& connection) {
    return connection.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                           "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                           [](const Row& row) { return row.text(0); });
}

std::vector<std::string> columnsOf(Connection& connection, const std::string& table) {
    return connection.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid",
                           [](const Row& row) { return row.text(0); }, table);
}

std::map<std::string, std::string> referencesOf(Connection& connection, const std::string& table) {
    std::map<std::string, std::string> references;
    connection.each(
        "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?) ORDER BY id, seq",
        [&](const Row& row) { references.emplace(row.text(0), row.text(1)); }, table);
    return references;
}

} // namespace db
