#pragma once
// Everything a store knows of one client, as it is handed out: table by table, each record a list of named values.

#include "model/day.h"
#include "model/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace db {

/// Taking out all that is recorded of one client.
inline constexpr std::string_view exportClientVerb = "client.export";
/// Erasing all that says who a client is and what was done to them.
inline constexpr std::string_view eraseClientVerb = "client.erase";
/// As it stands in the trail.
inline constexpr std::string_view erasedVerb = "erased";
/// Keeping records beyond their time, or no longer.
inline constexpr std::string_view holdRecordsVerb = "client.hold";
inline constexpr std::string_view setRetentionVerb = "retention.set";
inline constexpr std::string_view readRetentionVerb = "read.retention";

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

/// Whether a client's records must still be kept.
struct RetentionState {
    std::string jurisdiction;        ///< empty: the clinic has chosen none
    std::optional<model::Day> until; ///< the first day they need not be kept; nothing: not known
    bool over = false;               ///< today
    bool held = false;               ///< a legal hold
    std::string heldFor;             ///< its reason
};

/// A client whose retention is over and who is not held.
struct RetentionRow {
    model::ClientId id;
    model::Uid uid;
    std::string name;
    model::Day lastVisit{};
    model::Day until{};
};

struct Erased {
    std::int64_t entries = 0; ///< of the trail, whose payloads are gone
    std::int64_t records = 0; ///< deleted
};

} // namespace db
