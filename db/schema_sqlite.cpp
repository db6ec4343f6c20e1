#include "db/schema_sqlite.h"

#include "db/migrate.h"

#include <array>
#include <map>
#include <mutex>
#include <set>

namespace db {
namespace {

/// Kind, name, table, and the words that made it.
using SchemaObject = std::array<std::string, 4>;

struct SchemaOfFile {
    std::set<SchemaObject> objects;
    bool apart = true; ///< each with a name and pages of its own
};

SchemaOfFile schemaOf(Connection& connection) {
    SchemaOfFile schema;
    std::set<std::int64_t> roots;
    connection.each(
        "SELECT type, name, tbl_name, coalesce(sql, ''), coalesce(rootpage, 0) FROM sqlite_schema ORDER BY type, name",
        [&](const Row& row) {
            const auto root = row.integer(4);
            const bool ownPages = root == 0 || roots.insert(root).second;
            const bool ownName =
                schema.objects.insert(SchemaObject{row.text(0), row.text(1), row.text(2), row.text(3)}).second;
            schema.apart = schema.apart && ownPages && ownName;
        });
    return schema;
}

/// Made once for each version, in memory.
const std::set<SchemaObject>& objectsAt(int version) {
    static std::mutex making;
    static std::map<int, std::set<SchemaObject>> made;
    const std::lock_guard lock{making};
    auto found = made.find(version);
    if (found == made.end()) {
        Connection fresh{":memory:", {}};
        migrate(fresh, releasedScripts().first(static_cast<std::size_t>(version)));
        found = made.emplace(version, schemaOf(fresh).objects).first;
    }
    return found->second;
}

} // namespace

std::vector<std::string> ordinaryTables(Connection& connection) {
    return connection.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                           "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                           [](const Row& row) { return row.text(0); });
}

std::vector<std::string> columnsOf(Connection& connection, const std::string& table) {
    return connection.rows(
        "SELECT name FROM pragma_table_info(?) ORDER BY cid", [](const Row& row) { return row.text(0); }, table);
}

bool schemaIsOurs(Connection& connection, int version) {
    const auto found = schemaOf(connection);
    return found.apart && found.objects == objectsAt(version);
}

std::map<std::string, std::string> referencesOf(Connection& connection, const std::string& table) {
    std::map<std::string, std::string> references;
    connection.each(
        "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?) ORDER BY id, seq",
        [&](const Row& row) { references.emplace(row.text(0), row.text(1)); }, table);
    return references;
}

} // namespace db
