#pragma once
// What SQLite knows of the tables in a file.

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

} // namespace db
