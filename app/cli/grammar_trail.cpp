// The options of the verbs that read and prove the trail, and of those that turn encryption on and off.

#include "app/cli/grammar.h"
#include "app/cli/trail.h"

namespace cli {

void tellTrail(VerbGroup& group) {
    group.verb("verify", "Check the file, the trail and every record it covers", auditVerify,
               [](Verb& verb, VerifyOptions& options) {
                   verb.texts("--report", options.reports,
                              "ENTRY:HEAD as they stand at the foot of a report, at least 8 digits of the head; may be "
                              "given several times");
                   verb.texts("--backup", options.backups,
                              "Folder of a backup to compare with; may be given several times");
               });
    group.verb("trail", "Who did what and when, the newest first", auditTrail, [](Verb& verb, TrailOptions& options) {
        verb.text("--person", options.person, "Only by this person: sign-in name, full name or uid");
        verb.text("--verb", options.verb, "Only this, e.g. client.view");
        verb.text("--client", options.client, "Only what concerns this client (uid)");
        verb.text("--from", options.from, "First day, YYYY-MM-DD");
        verb.text("--to", options.to, "Last day");
        verb.number("--limit", options.limit, "At most so many (200)");
    });
}

void tellStore(VerbGroup& group) {
    group.verb("encrypt", "Turn a plain store into an encrypted one", storeEncrypt, [](Verb&, ConvertOptions&) {});
    group.verb("decrypt", "Turn an encrypted store into a plain one", storeDecrypt, [](Verb&, ConvertOptions&) {});
}

} // namespace cli
