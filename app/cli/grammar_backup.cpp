// The options of the verbs for backups.

#include "app/cli/backup.h"
#include "app/cli/grammar.h"

namespace cli {

void tellBackups(VerbGroup& group) {
    group.verb("folder", "Where this machine puts its backups: show, or set", backupFolder,
               [](Verb& verb, BackupFolderOptions& options) {
                   verb.text("FOLDER", options.folder, "A folder outside the store, best on another disk");
                   verb.number("--warn-days", options.warnDays, "Warn when the last good one is older, 1 to 60 (3)");
                   verb.flag("--none", options.none, "Make no more backups on this machine");
               });
    group.verb("make", "Make a backup now; it gets its name only after it was checked", backupMake,
               [](Verb& verb, BackupMakeOptions& options) {
                   verb.text("--into", options.into, "Another folder; nothing is removed from it");
                   verb.flag("--quiet", options.quiet, "Do not tell how far it is");
               });
    group.verb("list", "The backups there are, the newest first", backupList,
               [](Verb& verb, BackupListOptions& options) { verb.text("--in", options.in, "Another folder"); });
    group.verb("check", "Read a backup through, and tell what stands in it and what the store has since", backupCheck,
               [](Verb& verb, BackupOptions& options) {
                   verb.needed("BACKUP", options.backup, "Its folder, NAME.needlebook-backup");
               });
    group.verb("restore", "Put a backup in the place of --store; what was there is kept aside", backupRestore,
               [](Verb& verb, BackupOptions& options) {
                   verb.needed("BACKUP", options.backup, "Its folder, NAME.needlebook-backup");
               });
    group.verb("go-on", "Make an old copy the store, and give up what was entered elsewhere since", backupGoOn,
               [](Verb& verb, GoOnOptions& options) { verb.needed("--reason", options.reason, "Why"); });
}

} // namespace cli
