#pragma once
// Questions about backups and about what was restored, on a given connection.

#include "db/connection.h"
#include "db/row_backup.h"

#include <string>

namespace db::read {

BackupTarget backupTarget(Connection& connection, const std::string& machine);
BackupState backupState(Connection& connection, const std::string& machine);

} // namespace db::read
