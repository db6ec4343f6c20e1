// The options of the verbs for accounts and for charts that only some may read.

#include "app/cli/accounts.h"
#include "app/cli/grammar.h"

namespace cli {

namespace {

constexpr char newPasswordHelp[] = "File whose first line is the new password; without it the password is asked for";
constexpr char whoHelp[] = "Sign-in name, full name or uid";
constexpr char rolesHelp[] = "owner, manager, practitioner, assistant, auditor or sender; may be given several times";

} // namespace

void tellAccounts(VerbGroup& group) {
    group.verb("list", "Who may sign in, as what, and when they last did", accountList, [](Verb&, AccountOptions&) {});
    group.verb("add", "Add an account with a first password", accountAdd, [](Verb& verb, AccountOptions& options) {
        verb.needed("SIGN-IN", options.account, "The name it signs in with; it stays");
        verb.needed("--name", options.name, "Full name");
        verb.texts("--role", options.roles, rolesHelp);
        verb.flag("--trainee", options.trainee, "Sessions wait for a co-signature");
        verb.text("--new-password-file", options.secretFile, newPasswordHelp);
    });
    group.verb("roles", "Give an account these roles instead of those it has", accountRoles,
               [](Verb& verb, AccountOptions& options) {
                   verb.needed("ACCOUNT", options.account, whoHelp);
                   verb.texts("--role", options.roles, rolesHelp);
               });
    group.verb("disable", "Whoever has left: stays in the history, may not sign in, loses the slot", accountDisable,
               [](Verb& verb, AccountOptions& options) { verb.needed("ACCOUNT", options.account, whoHelp); });
    group.verb("enable", "Whoever comes back, with a new password", accountEnable,
               [](Verb& verb, AccountOptions& options) {
                   verb.needed("ACCOUNT", options.account, whoHelp);
                   verb.text("--new-password-file", options.secretFile, newPasswordHelp);
               });
    group.verb("password", "Change one's own password, or set that of ACCOUNT", accountPassword,
               [](Verb& verb, AccountOptions& options) {
                   verb.text("ACCOUNT", options.account, whoHelp);
                   verb.text("--new-password-file", options.secretFile, newPasswordHelp);
               });
    group.verb("pin", "Set one's own PIN for signing", accountPin, [](Verb& verb, AccountOptions& options) {
        verb.text("--pin-file", options.secretFile,
                  "File whose first line is the PIN, 4 to 12 digits; without it the PIN is asked for");
    });
    group.verb("notices", "Emergencies, recovery keys used and keys replaced that no manager has seen", accountNotices,
               [](Verb& verb, NoticeOptions& options) {
                   verb.text("--seen", options.seen, "Say that the notice with this uid was seen");
               });
}

void tellCharts(VerbGroup& group) {
    group.verb("restrict", "Let only owners, managers, auditors and whoever treats the client read the chart",
               chartRestrict, [](Verb& verb, ChartOptions& options) {
                   verb.needed("--client", options.client, "The client's uid");
                   verb.text("--reason", options.reason, "Why, at least 10 characters");
                   verb.flag("--lift", options.lift, "Open it again to all who read charts");
               });
    group.verb("emergency", "Open a restricted chart for an hour; a manager is told", chartEmergency,
               [](Verb& verb, ChartOptions& options) {
                   verb.needed("--client", options.client, "The client's uid");
                   verb.needed("--reason", options.reason, "Why, at least 10 characters");
               });
}

void tellNewKey(VerbGroup& group) {
    group.verb("new-key", "Replace the file key: the old recovery key no longer opens the store", storeNewKey,
               [](Verb&, AccountOptions&) {});
}

} // namespace cli
