#pragma once
// Putting a backup in the store's place, after a look inside. What was the store is kept aside. A power cut at any step
// leaves either the store as it was or the backup in its place; what is unfinished is finished at the next opening.

#include "db/backup.h"
#include "db/store.h"

namespace db {

/// Who does it: an account of the backup (or of the store in its place) that may restore, with its password, or with
/// the recovery key.
struct RestoreOrder {
    std::filesystem::path backup; ///< or a store's folder that was copied by hand
    std::filesystem::path store;  ///< where it goes; may be missing
    std::string signInName;
    std::string secret;
};

/// How much stands in a store.
struct StoreContents {
    std::string clinic;
    std::int64_t sequence = 0;
    std::string head; ///< hex
    std::optional<model::Instant> lastEntry;
    std::int64_t clients = 0;
    std::int64_t sessions = 0; ///< signed, and those signed and amended
    std::int64_t planned = 0;
    std::int64_t units = 0; ///< sealed, on the shelf
    std::int64_t files = 0;
};

/// What the store has and the backup has not.
struct WouldBeLost {
    std::int64_t entries = 0;
    std::int64_t clients = 0;  ///< added
    std::int64_t sessions = 0; ///< signed, recorded or replaced
    std::int64_t planned = 0;
    std::int64_t units = 0; ///< opened, wasted or otherwise gone from the shelf
    std::int64_t sent = 0;  ///< reminders that were claimed, to be sent
};

struct BackupLook {
    BackupInfo backup;  ///< of a store's folder: madeAt is its last entry
    bool marked = true; ///< as a backup
    StoreContents inside;
    std::vector<std::string> altered; ///< where its trail does not verify
    bool store = false;               ///< there is something where it would go
    /// Nothing when what is there cannot be read with this account.
    std::optional<StoreContents> now;
    bool goesOnFromIt = false; ///< the store holds all that the backup holds
    WouldBeLost lost;          ///< when it goes on from it
};

/// Reads everything, writes nothing. Problems: "backup" (a code of Refusal, or "damaged"), "sign-in" "wrong",
/// "permission", "store" "another" (it is another clinic's), "" "stopped".
model::Outcome<BackupLook> lookInside(const RestoreOrder& order, const Environment& environment,
                                      const BackupProgress& progress, const std::stop_token& stop);

/// Told after each step that a power cut could fall behind; throwing there is such a cut, for tests.
enum class RestoreStep { staged, readied, exchanged, setAside, remembered };
using RestoreHook = std::function<void(RestoreStep step)>;

struct RestoreDone {
    std::filesystem::path keptAs; ///< empty: there was nothing in its place
    std::int64_t reminders = 0;   ///< now unknown
    std::int64_t blocked = 0;     ///< units to be counted
    std::int64_t strange = 0;     ///< units that were received since, and are not in this store
};

/// As lookInside, and "store" "in-use": another window or program has it open.
model::Outcome<RestoreDone> restoreBackup(const RestoreOrder& order, const Environment& environment,
                                          const BackupProgress& progress, const std::stop_token& stop,
                                          const RestoreHook& hook = {});

/// Finishes or takes back what was cut off. Call before a store is opened; does nothing when there is nothing to
/// finish.
void finishRestore(const std::filesystem::path& store, const std::filesystem::path& stateFolder);

} // namespace db
