#pragma once
// Proves a whole file of a store: its beginning, the seal of every page, the trail and every covered row.

#include "db/trail.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace db {

/// As verifyTrail, and further: "store.db damaged" when it cannot be opened or its beginning is not ours, "store.db
/// longer" when something was put after its end, "page:17 damaged" for a page that cannot be read (in an encrypted
/// file: whose seal is broken), "trail unreadable" when reading it breaks off. Faults of the machine itself are thrown.
/// `key` is empty for a plain file. Nothing is written.
Access::Verification verifyFile(const std::filesystem::path& database, std::span<const std::byte> key,
                                std::span<const KnownHead> known, const Access::Progress& progress,
                                std::stop_token stop);

/// That the 24 bytes which the cipher leaves open are as they must be: the layout of the pages, and in an encrypted
/// file the salt that follows from the key. SQLite itself puts some of them right in silence.
bool soundLayout(const std::filesystem::path& database, bool encrypted);
bool soundSalt(const std::filesystem::path& database, std::span<const std::byte> key);

/// Something stands after the last page: SQLite passes over it, and cuts it off at its next chance.
bool isLonger(Connection& connection, const std::filesystem::path& database);

/// Reads every page as it stands, free ones too; the numbers of those that cannot be read, at most 100. Stops early
/// when asked to.
std::vector<std::int64_t> damagedPages(Connection& connection, const std::stop_token& stop);

} // namespace db
