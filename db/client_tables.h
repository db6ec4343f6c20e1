#pragma once
// Which tables hold records of a client, how a row leads to its client, and what erasing does to it:
// resources/leaving/client_records.csv.

#include <string>
#include <string_view>
#include <vector>

namespace db {

struct ClientTable {
    enum class Erasure { remove, keep, empty, client };
    std::string name;
    std::string column;  ///< that leads to the client
    std::string through; ///< the table it leads to; empty: the client itself
    Erasure erasure = Erasure::keep;
    std::vector<std::string> emptied; ///< columns
};

/// What hangs on a table stands before it. Throws std::logic_error for a table that is none.
std::vector<ClientTable> readClientTables(std::string_view text);
const std::vector<ClientTable>& clientTables();

/// The condition, with the client's row number as the statement's first parameter, that picks the client's rows.
std::string ofClient(const std::vector<ClientTable>& tables, const std::string& name);

} // namespace db
