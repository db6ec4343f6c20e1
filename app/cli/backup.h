#pragma once
// Verbs for backups and copies of the store.

#include "app/cli/cli.h"

namespace cli {

struct BackupFolderOptions {
    static constexpr int sameDays = 0;

    std::string folder;
    int warnDays = sameDays;
    bool none = false;
};
struct BackupMakeOptions {
    std::string into;
    bool quiet = false;
};
struct BackupListOptions {
    std::string in;
};
struct BackupOptions {
    std::string backup;
};
struct GoOnOptions {
    std::string reason;
};

Exit backupFolder(Context& context, const BackupFolderOptions& options);
Exit backupMake(Context& context, const BackupMakeOptions& options);
Exit backupList(Context& context, const BackupListOptions& options);
Exit backupCheck(Context& context, const BackupOptions& options);
Exit backupRestore(Context& context, const BackupOptions& options);
Exit backupGoOn(Context& context, const GoOnOptions& options);

} // namespace cli
