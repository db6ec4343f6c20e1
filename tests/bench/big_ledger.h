#pragma once
// The store of a large chain after five years: every unit delivered, opened, used, wasted, counted and collected
// through Access, as the program does it. Made once in the folder given and found there the next time.

#include "db/access.h"
#include "db/keys.h"

#include <filesystem>
#include <memory>

namespace bench {

struct LedgerSize {
    int units = 1'000'000;
    int unitsPerSession = 20; ///< more than a visit takes, so that the making takes minutes and not a night
    int clients = 20'000;
};

struct BigLedger {
    std::shared_ptr<db::Store> store;
    db::Access access;
    std::filesystem::path database;
    std::optional<db::FileKey> key; ///< for SQL beside the store
};

/// `folder` holds one store for each size. Made through Access in transactions of a week; what it costs goes to stderr.
BigLedger bigLedger(const std::filesystem::path& folder, const LedgerSize& size);

} // namespace bench
