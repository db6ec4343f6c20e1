#include "db/client_tables.h"

#include "db/csv.h"
#include "resources/resource.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace db {
namespace {

std::vector<std::string> columnsToEmpty(const std::string& cell) {
    std::istringstream words{cell};
    std::vector<std::string> columns;
    for (std::string word; words >> word;) {
        columns.push_back(word);
    }
    return columns;
}

ClientTable clientTableOf(const CsvRow& row) {
    ClientTable table;
    table.name = row.cells[0];
    const auto& link = row.cells[1];
    const auto arrow = link.find('>');
    table.column = link.substr(0, arrow);
    table.through = arrow == std::string::npos ? std::string{} : link.substr(arrow + 1);
    const auto& erasure = row.cells[2];
    if (erasure == "delete") {
        table.erasure = ClientTable::Erasure::remove;
    } else if (erasure == "keep") {
        table.erasure = ClientTable::Erasure::keep;
    } else if (erasure == "client") {
        table.erasure = ClientTable::Erasure::client;
    } else {
        table.erasure = ClientTable::Erasure::empty;
        table.emptied = columnsToEmpty(erasure);
        if (table.emptied.empty()) {
            throw std::logic_error{"client_records.csv: nothing is said of erasing " + table.name};
        }
    }
    return table;
}

const ClientTable& clientTableNamed(const std::vector<ClientTable>& tables, const std::string& name) {
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == name; });
    if (found == tables.end()) {
        throw std::logic_error{"client_records.csv: no table " + name};
    }
    return *found;
}

} // namespace

std::vector<ClientTable> readClientTables(std::string_view text) {
    std::vector<ClientTable> tables;
    for (const auto& row : readTable(text, {"table", "link", "erasure"})) {
        tables.push_back(clientTableOf(row));
    }
    for (auto table = tables.begin(); table != tables.end(); ++table) {
        const bool leads =
            table->through.empty() || std::any_of(std::next(table), tables.end(),
                                                  [&](const auto& later) { return later.name == table->through; });
        if (!leads) {
            throw std::logic_error{"client_records.csv: " + table->name + " stands after what it hangs on"};
        }
    }
    return tables;
}

const std::vector<ClientTable>& clientTables() {
    static const auto tables = readClientTables(resources::text("leaving/client_records.csv"));
    return tables;
}

std::string ofClient(const std::vector<ClientTable>& tables, const std::string& name) {
    const auto& table = clientTableNamed(tables, name);
    if (table.through.empty()) {
        return '"' + table.column + "\" = ?1";
    }
    return '"' + table.column + "\" IN (SELECT id FROM \"" + table.through + "\" WHERE " +
           ofClient(tables, table.through) + ')';
}

} // namespace db
