// The options of the verbs by which records leave the store.

#include "app/cli/grammar.h"
#include "app/cli/leaving.h"

namespace cli {

void tellLeaving(VerbGroup& group) {
    group.verb("export", "Everything about one client, to be handed out: PDF and JSON in a new folder", clientExport,
               [](Verb& verb, ClientExportOptions& options) {
                   verb.needed("ID", options.client, "The client's uid");
                   verb.needed("--output", options.output, "Folder to make; one that is there is left as it is");
                   verb.text("--paper", options.paper, "a4 or letter (the country's)");
               });
    group.verb("hold", "Keep a client's records for a claim or a proceeding, whatever their age", clientHold,
               [](Verb& verb, HoldOptions& options) {
                   verb.needed("ID", options.client, "The client's uid");
                   verb.text("--reason", options.reason, "Why they are held");
                   verb.flag("--lift", options.lift, "Hold them no longer");
               });
    group.verb("retention", "Clients whose records need not be kept any longer", clientRetention,
               [](Verb& verb, RetentionOptions& options) {
                   verb.text("--set", options.jurisdiction, "First choose the law that holds for this clinic, e.g. uk");
                   verb.number("--limit", options.limit, "At most so many (200)");
               });
    group.verb("erase", "Erase all that says who a client is and what was done to them, for good", clientErase,
               [](Verb& verb, EraseOptions& options) {
                   verb.needed("ID", options.client, "The client's uid");
                   verb.needed("--name", options.name, "Given and family name once more, so that it is the right one");
                   verb.text("--reason", options.reason,
                             "Why, when the records must still be kept; an owner alone may do that");
               });
}

} // namespace cli
