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

} // namespace db
