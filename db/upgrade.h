#pragma once
// A store of an earlier program is brought to this one's tables: a backup first, then tried on a copy, then the store.

#include "db/migrate.h"
#include "db/store_state.h"

namespace db {

/// Runs the scripts that are missing and appends an entry that takes in every row they changed, all in one transaction.
/// Without it every old row would look altered.
void migrateWithEntry(Connection& writer, const std::string& storeUid, model::Instant now, bool alteredBefore = false,
                      std::span<const Script> scripts = releasedScripts());

/// Does nothing when the tables are those of this program. The backup goes to this machine's folder for backups, or
/// beside the store where there is none. Throws OpenRefused{upgradeFailed} when the trial fails, Error for a failed
/// disk; the store is then as it was.
void upgradeStore(const StoreState& state, Connection& writer, std::span<const Script> scripts = releasedScripts());

} // namespace db
