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

void tellMail(VerbGroup& group) {
    group.verb("show", "How mail goes out; never the password", mailShow, [](Verb&, NoOptions&) {});
    group.verb("clock-is-right", "You looked at this machine's clock and it is right: mail goes out again",
               mailClockIsRight, [](Verb&, NoOptions&) {});
    group.verb(
        "set", "Say how mail goes out; what is left out stays as it is", mailSet, [](Verb& verb, MailOptions& options) {
            verb.text("--host", options.host, "The mail server, e.g. mail.example.org");
            verb.number("--port", options.port, "Its port (587; 465 with tls, 25 with none)");
            verb.text("--security", options.security,
                      "starttls, tls, or none: only for a server that needs no password");
            verb.text("--login", options.login, "User name at the mail server");
            verb.text("--login-password-file", options.passwordFile,
                      "File whose first line is the password at the mail server; - for standard input");
            verb.flag("--no-login", options.noLogin, "The mail server asks for no user name; forgets the password");
            verb.text("--from", options.from, "Address that mail comes from");
            verb.text("--from-name", options.fromName, "Name shown beside it");
            verb.text("--reply-to", options.replyTo, "Address that answers go to");
            verb.text("--ca", options.ca, "PEM file of a further authority to trust");
            verb.text("--subject", options.subject, "Subject, with {client}, {clinic} or {date}");
            verb.text("--body-file", options.bodyFile,
                      "File with the text, with {phone} for the clinic's and {text} for a reminder's own words, which "
                      "the usual "
                      "text leaves out; - for standard input");
            verb.flag("--enable", options.enable, "Let mail go out");
            verb.flag("--disable", options.disable, "Hold mail back");
        });
}

} // namespace cli
