#pragma once
// A backup or a store that is read for restoring: unlocked, and looked at. Inside of restore only.

#include "db/keys.h"
#include "db/restore.h"

namespace db {

/// What a folder opens to with this name and secret; nothing when they do not open it.
struct Unlocked {
    StoreFolder folder;
    Manifest manifest;
    std::optional<FileKey> key; ///< nothing in a plain store
    model::Uid account;

    std::span<const std::byte> keyBytes() const { return key ? key->bytes() : std::span<const std::byte>{}; }
};

/// Reads the folder only. Problem "backup" with a code of Refusal.
model::Outcome<Manifest> manifestOf(const StoreFolder& folder);

/// The slot's key, or the recovery key itself: then the account is the one of that name.
std::optional<Unlocked> unlock(const StoreFolder& folder, const Manifest& manifest, const std::string& signInName,
                               const std::string& secret);
/// With a key that is known already; nothing when it does not open the database.
std::optional<Unlocked> unlockWith(const StoreFolder& folder, const Manifest& manifest, std::span<const std::byte> key,
                                   const model::Uid& account);

/// For reading; of a backup the file alone.
Connection readCopy(const Unlocked& from);

/// Whether this account, as it stands there, may restore.
bool mayRestore(Connection& connection, const model::Uid& account);

struct RestoreSides {
    Unlocked backup;
    std::optional<Unlocked> store; ///< nothing when there is none, or it cannot be read
    std::optional<Manifest> storeManifest;
    bool todaysSlots = false; ///< those of the store open the backup's file too
};
/// Both sides of an order, with every refusal that needs no long reading.
model::Outcome<RestoreSides> openSides(const RestoreOrder& order, const Environment& environment);

} // namespace db
