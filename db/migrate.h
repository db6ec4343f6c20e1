#pragma once
// Brings the tables of a store to what this program knows. Scripts are db/migrations/NNN_name.sql, compiled in,
// never edited once released; the number of the last one stands in user_version.

#include "db/connection.h"

#include <functional>
#include <span>
#include <string_view>

namespace db {

struct Script {
    std::string_view name; ///< "001_foundation"
    std::string_view text;
};

/// The scripts of this program, in order.
std::span<const Script> releasedScripts();

/// "NdlB": stands in the header of every database of ours, so that another program's file is known at once.
inline constexpr std::int64_t applicationId = 0x4e646c42;

/// Runs what is missing, all in one transaction: a script that fails, or leaves a foreign key pointing nowhere, changes
/// nothing at all. Throws Fault::tooNew when the store was written by a newer program, Fault::notOurs when it holds the
/// tables of another. Returns how many scripts ran. `last` runs in the same transaction, after at least one script has.
int migrate(Connection& connection, std::span<const Script> scripts = releasedScripts(),
            const std::function<void()>& last = {});

/// 0 for a new, empty database. Throws as migrate does, but changes nothing.
int storeVersion(Connection& connection, std::span<const Script> scripts = releasedScripts());

} // namespace db
