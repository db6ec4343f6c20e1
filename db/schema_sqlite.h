#pragma once
// What SQLite knows of the tables in a file, and whether these are the ones that this program makes.

#include "db/connection.h"

#include <map>
#include <string>
#include <vector>

namespace db {

/// Tables made by our scripts, by name; no virtual tables, nor the ones that stand behind those.
std::vector<std::string> ordinaryTables(Connection& connection);

/// In the order in which they were made.
std::vector<std::string> columnsOf(Connection& connection, const std::string& table);

/// By column: the table whose row number it holds.
std::map<std::string, std::string> referencesOf(Connection& connection, const std::string& table);

/// Whether tables, indexes and triggers are, word for word, those that our first `version` scripts make: no trigger or
/// view of somebody else's, no CHECK taken out, no two that share their pages. To be asked before anything but
/// sqlite_schema is read. `version` is from 1 to the number of released scripts.
bool schemaIsOurs(Connection& connection, int version);

} // namespace db
