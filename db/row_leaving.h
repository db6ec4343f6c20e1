#pragma once
// Everything a store knows of one client, as it is handed out: table by table, each record a list of named values.

#include "model/id.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace db {

/// Taking out all that is recorded of one client.
inline constexpr std::string_view exportClientVerb = "client.export";

/// Nothing, a number or a text. Instants and days are texts in ISO form.
using RecordValue = std::variant<std::monostate, std::int64_t, std::string>;

/// In the order of the columns. A record that another one names stands there by its uid, with what people call it
/// beside: "account" and "account_name"; "cartridge", "cartridge_printed_id", "cartridge_lot" and so on.
using Record = std::vector<std::pair<std::string, RecordValue>>;

struct RecordTable {
    std::string name;
    std::vector<Record> records; ///< in the order in which they were made
};

struct ClientRecords {
    model::Uid client;
    std::string name;                ///< given and family name
    std::vector<RecordTable> tables; ///< the client first; tables without a record too
    std::vector<Record> trail;       ///< who looked at and did what: sequence, at, who, verb, subject; the oldest first
};

} // namespace db
