#pragma once
// Backups in words: why one was made or failed, how old the last good one is, what stands in a backup.

#include "app/present/view.h"
#include "db/restore.h"
#include "db/row_backup.h"

#include <optional>
#include <string>

namespace present {

std::string words(db::BackupReason reason);
/// A code of a failed run, as a sentence that says what to do.
std::string backupWhy(const std::string& code);
/// "Copying 40%"
std::string backupProgress(db::BackupStep step, int percent);

/// What the wall shows of it.
struct BackupWall {
    model::Instant now{};
    std::string timeZone;
    model::Day today{};
};

/// For the foot of the window: "Backup 08:02", "Backup failed".
Chip backupStatus(const db::BackupState& state, const BackupWall& wall);
/// What somebody must act on; empty while all is well.
Message backupAlarm(const db::BackupState& state, const BackupWall& wall);
/// Cartridges to count and those that are not in the store, since a backup was restored; empty when there are none.
Message restoredAlarm(const db::Restoration& restoration, const BackupWall& wall);

/// "Made 22 Nov 18:00 at the end of the day, 4 812 entries up to 22 Nov 17:58 ..."
std::vector<std::string> insideLines(const db::BackupLook& look, const BackupWall& wall);
/// What would be lost, or that it cannot be told; with a tone.
Message lostMessage(const db::BackupLook& look);
/// What came of it, and what is to be asked now.
Message restoredMessage(const db::RestoreDone& done);

} // namespace present
