#pragma once
// Backups: a folder NAME.needlebook-backup that holds all of a store at one moment: the database in one file, the
// slots, the files, and a manifest that marks it as a copy. It gets its name only after it was opened again and
// checked.

#include "db/row_backup.h"
#include "db/store_folder.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <string_view>

namespace db {

inline constexpr std::string_view backupSuffix = ".needlebook-backup";

/// What is copied from, and as what.
struct BackupOrder {
    StoreFolder store;
    Manifest manifest;
    std::span<const std::byte> key; ///< empty for a plain store
    std::filesystem::path into;     ///< a folder that is there
    BackupReason reason{};
    model::Instant now{};
    std::string timeZone{}; ///< of the times in names; empty: UTC
};

/// Copies, opens again, checks, names. Problem "" "stopped", or "backup" "damaged": what was written does not read
/// back. A trail that does not verify makes a backup all the same, marked as altered. Throws Error when a disk fails.
/// Unless there is a whole backup afterwards, nothing of it is left.
model::Outcome<BackupInfo> makeBackup(const BackupOrder& order, const BackupProgress& progress,
                                      const std::stop_token& stop);

/// "2026-11-23 041507" on that wall, for names of folders; empty: UTC.
std::string timeInNames(model::Instant at, const std::string& timeZone);

/// All that lies in a folder into another that is there, but for links. Stops between files.
void copyFiles(const std::filesystem::path& from, const std::filesystem::path& to, const std::stop_token& stop);

/// Problems of "folder": required, not-absolute, not-a-folder, inside-store, read-only-folder.
model::Problems checkBackupFolder(const std::filesystem::path& store, const std::filesystem::path& into);

/// Those of this store, the newest first. What cannot be read is left out.
std::vector<BackupInfo> listBackups(const std::filesystem::path& into, const std::string& storeUid);

/// Removes those whose time is over (model/backup_rotation.h); of those with an altered trail all but the newest. Says
/// which.
std::vector<std::filesystem::path> rotateBackups(const std::filesystem::path& into, const std::string& storeUid,
                                                 const std::string& timeZone);

/// Whether every page reads back and the trail stands as the manifest has it.
struct CopyChecked {
    bool pages = false; ///< quick_check, and the head is that of the manifest
    Access::Verification trail;
};
CopyChecked checkCopy(Connection& connection, const TrailHead& head, const BackupProgress& progress,
                      const std::stop_token& stop);

} // namespace db
