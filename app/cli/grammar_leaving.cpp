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
}

} // namespace cli
