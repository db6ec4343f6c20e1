// Sending the reminders from the command line, and the slot by which a machine does it alone.

#include "app/cli/json_out.h"
#include "app/cli/post.h"
#include "app/cli/sheet_along.h"
#include "app/cli/support.h"
#include "app/deliver/post_round.h"
#include "app/present/mail_words.h"
#include "app/present/tr.h"
#include "db/json_text.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace cli {

using db::JsonText;
using present::fill;
using present::tr;

namespace {

std::string secretOf(const std::string& file) {
    std::ifstream in{file};
    std::string secret;
    if (!in || !std::getline(in, secret)) {
        throw Refusal{{{"credential", "unreadable", {file}}}};
    }
    if (!secret.empty() && secret.back() == '\r') {
        secret.pop_back();
    }
    return secret;
}

/// systemd puts what LoadCredentialEncrypted= names into a folder of its own.
std::string credentialFile(const std::string& given) {
    if (!given.empty()) {
        return given;
    }
    const char* const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr) {
        throw Refusal{{{"--credential", "required", {}}}};
    }
    return std::string{folder} + "/needlebook";
}

db::SignedIn openToPost(Context& context, const SendOptions& options) {
    if (!options.machine && options.credential.empty()) {
        return open(context);
    }
    if (context.user.empty()) {
        throw Refusal{{{"--user", "required", {}}}};
    }
    return orRefuse(
        db::Store::openAsMachine(context.store, context.user, secretOf(credentialFile(options.credential)), environment()));
}

std::string inWords(const deliver::PostReport& report) {
    if (report.held == deliver::Held::server) {
        return fill(tr("The mail server takes no mail now ({0}). What is due waits."), {report.why});
    }
    const auto held = present::heldWords(model::code(report.held));
    const auto words = held.empty() ? std::string{} : held.title + " " + held.text;
    return report.held == deliver::Held::clock ? words + " " + tr("Say so with: mail clock-is-right") : words;
}

Exit exitOf(const deliver::PostReport& report) {
    switch (report.held) {
    case deliver::Held::oldCopy:
    case deliver::Held::clock:
        return Exit::refused;
    case deliver::Held::server:
        return Exit::later;
    case deliver::Held::off:
    case deliver::Held::no:
        break;
    }
    return Exit::done;
}

model::AccountId accountNamed(const db::Access& access, const std::string& name) {
    for (const auto& account : access.accounts()) {
        if (account.signInName == name) {
            return account.id;
        }
    }
    throw Refusal{{{"account", "unknown", {name}}}};
}

} // namespace

Exit reminderSend(Context& context, const SendOptions& options) {
    auto signedIn = openToPost(context, options);
    auto access = signedIn.store->as(signedIn.actor);
    deliver::PostOptions how;
    how.dryRun = options.dryRun;
    how.sheet = sheetAlong(access);
    const auto report = deliver::postRound(access, how);
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("dryRun", options.dryRun);
            json.field("held", report.held);
            json.filled("why", report.why);
            json.field("abandoned", report.abandoned);
            for (const auto* const outcome : {"sent", "retry", "failed", "unknown", "refused", "waits"}) {
                json.field(outcome, report.count(outcome));
            }
            json.field("wouldSend", report.count("would-send"));
            json.objects("reminders", report.items, [&](const deliver::PostItem& item) {
                json.field("reminder", item.reminder);
                json.field("step", item.title);
                json.field("outcome", item.outcome);
                json.filled("why", item.why);
                if (options.names) {
                    json.field("name", item.name);
                }
            });
        }));
    } else {
        for (const auto& item : report.items) {
            context.out << item.outcome << "  " << item.title << (options.names ? "  " + item.name : "")
                        << (item.why.empty() ? "" : "  " + item.why) << '\n';
        }
        if (report.abandoned > 0) {
            context.out << fill(tr("Not known whether they went out: {0}. Ask the clients; see Aftercare."),
                                {std::to_string(report.abandoned)})
                        << '\n';
        }
        if (report.held != deliver::Held::no) {
            context.err << inWords(report) << '\n';
        } else if (report.items.empty()) {
            context.out << tr("Nothing is due.") << '\n';
        }
    }
    return exitOf(report);
}

Exit machineSlotAdd(Context& context, const MachineSlotOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    orRefuse(access.addMachineSlot(accountNamed(access, options.account), secretOf(options.credential)));
    context.err << tr("The machine can now send by itself. What it costs: whoever gets both this machine's secret and "
                      "the store's folder can read the whole store without any password. Remove the slot when you no "
                      "longer need it: machine-slot remove.")
                << '\n';
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("account", options.account);
            json.field("machineSlot", true);
        }));
    }
    return Exit::done;
}

Exit machineSlotRemove(Context& context, const MachineSlotOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    orRefuse(access.removeMachineSlot(accountNamed(access, options.account)));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("account", options.account);
            json.field("machineSlot", false);
        }));
    } else {
        context.out << tr("The machine slot was removed.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
