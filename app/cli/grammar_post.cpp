// The options of the verbs that send.

#include "app/cli/grammar.h"
#include "app/cli/post.h"

namespace cli {

void tellPost(VerbGroup& group) {
    group.verb("send", "Send by mail what is due, each once; run it as often as you like", reminderSend,
               [](Verb& verb, SendOptions& options) {
                   verb.flag("--dry-run", options.dryRun, "Only tell what would go out");
                   verb.flag("--names", options.names, "Tell to whom, too");
                   verb.flag("--machine", options.machine, "Sign in by the machine slot of --user, without a person");
                   verb.text("--credential", options.credential,
                             "File with the secret of the machine slot ($CREDENTIALS_DIRECTORY/needlebook)");
               });
}

void tellMachineSlot(VerbGroup& group) {
    group.verb("add", "Let the machine send as ACCOUNT without a person", machineSlotAdd,
               [](Verb& verb, MachineSlotOptions& options) {
                   verb.needed("ACCOUNT", options.account, "Sign-in name; its only role must be sender");
                   verb.needed("--credential", options.credential, "File whose first line is the secret");
               });
    group.verb(
        "remove", "Take the machine slot of ACCOUNT away", machineSlotRemove,
        [](Verb& verb, MachineSlotOptions& options) { verb.needed("ACCOUNT", options.account, "Sign-in name"); });
}

} // namespace cli
