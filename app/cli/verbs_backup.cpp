// Making, listing, checking and restoring backups.

#include "app/cli/backup.h"
#include "app/cli/json_out.h"
#include "app/cli/support.h"
#include "app/present/backup_words.h"
#include "app/present/backups.h"
#include "app/present/tr.h"
#include "db/json_text.h"
#include "db/restore.h"

#include <iostream>
#include <memory>

namespace cli {

using db::JsonText;
using present::fill;
using present::tr;

namespace {

/// How far it is, each time in place of the last, for whoever sits at a terminal.
db::BackupProgress progressOn(Context& context, bool quiet) {
    if (quiet || context.json) {
        return {};
    }
    return [&err = context.err, last = std::make_shared<std::string>()](db::BackupStep step, int percent) {
        auto words = present::backupProgress(step, percent / 10 * 10);
        if (words != *last) {
            err << words << '\n';
            *last = std::move(words);
        }
    };
}

void tellInfo(JsonText& json, const db::BackupInfo& info) {
    json.field("backup", info.folder.string());
    json.field("madeAt", info.madeAt);
    json.field("reason", info.reason);
    json.field("sequence", info.sequence);
    json.field("head", info.head);
    json.field("altered", info.altered);
    json.field("encrypted", info.encrypted);
}

void tellContents(JsonText& json, const db::StoreContents& contents) {
    json.field("clinic", contents.clinic);
    json.field("sequence", contents.sequence);
    json.field("head", contents.head);
    json.field("lastEntry", contents.lastEntry);
    json.field("clients", contents.clients);
    json.field("signedSessions", contents.sessions);
    json.field("planned", contents.planned);
    json.field("cartridges", contents.units);
    json.field("files", contents.files);
}

std::filesystem::path wholePath(const std::string& path) {
    return path.empty() ? std::filesystem::path{} : std::filesystem::absolute(path);
}

db::RestoreOrder orderOf(Context& context, const std::string& backup) {
    if (context.user.empty()) {
        throw Refusal{{{"--user", "required", {}}}};
    }
    return {wholePath(backup), context.store, context.user, password(context, tr("Password, or the recovery key: "))};
}

present::BackupWall wallUtc() {
    const auto now = db::systemClock()();
    return {now, "Etc/UTC", std::chrono::floor<model::Days>(now)};
}

/// What would be lost is told on the other stream, so that a script can keep the rest.
void tellMessage(std::ostream& stream, const present::Message& message) {
    if (!message.empty()) {
        stream << message.title << (message.text.empty() ? "" : ". ") << message.text << '\n';
    }
}

} // namespace

Exit backupFolder(Context& context, const BackupFolderOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    auto target = access.backupState().target;
    if (!options.folder.empty() || options.none || options.warnDays != BackupFolderOptions::sameDays) {
        if (!options.folder.empty() || options.none) {
            target.folder = options.none ? std::string{} : wholePath(options.folder).string();
        }
        if (options.warnDays != BackupFolderOptions::sameDays) {
            target.warnDays = options.warnDays;
        }
        orRefuse(access.setBackupTarget(target));
    }
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.textOrNull("folder", target.folder);
            json.field("warnDays", target.warnDays);
        }));
    } else {
        context.out << (target.folder.empty() ? tr("No folder for backups has been chosen on this machine.")
                                              : target.folder)
                    << '\n';
    }
    return Exit::done;
}

Exit backupMake(Context& context, const BackupMakeOptions& options) {
    auto signedIn = open(context);
    auto access = signedIn.store->as(signedIn.actor);
    const auto made =
        access.makeBackup(db::BackupReason::hand, progressOn(context, options.quiet), {}, wholePath(options.into));
    if (!made) {
        throw Refusal{made.problems()};
    }
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) { tellInfo(json, *made); }));
    } else {
        context.out << made->folder.string() << '\n';
    }
    if (made->altered) {
        tellMessage(context.err, present::backupMessage(made));
        return Exit::fault;
    }
    return Exit::done;
}

Exit backupList(Context& context, const BackupListOptions& options) {
    auto signedIn = open(context);
    const auto access = signedIn.store->as(signedIn.actor);
    const auto all = access.backupsMade(wholePath(options.in));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("total", std::ssize(all));
            json.objects("backups", all, [&](const db::BackupInfo& info) { tellInfo(json, info); });
        }));
        return Exit::done;
    }
    for (const auto& info : all) {
        context.out << model::isoText(info.madeAt) << "  " << present::words(info.reason) << "  " << info.sequence
                    << (info.altered ? "  " + tr("trail altered") : "") << "  " << info.folder.string() << '\n';
    }
    if (all.empty()) {
        context.err << tr("There are no backups.") << '\n';
    }
    return Exit::done;
}

Exit backupCheck(Context& context, const BackupOptions& options) {
    const auto look =
        orRefuse(db::lookInside(orderOf(context, options.backup), environment(), progressOn(context, false), {}));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            tellInfo(json, look.backup);
            json.field("marked", look.marked);
            json.field("verified", look.altered.empty());
            json.field("alteredAt", look.altered);
            json.object("inside", [&](JsonText&) { tellContents(json, look.inside); });
            if (look.now) {
                json.object("store", [&](JsonText&) { tellContents(json, *look.now); });
            }
            json.field("goesOnFromIt", look.goesOnFromIt);
            if (look.goesOnFromIt) {
                json.object("wouldBeLost", [&](JsonText&) {
                    json.field("entries", look.lost.entries);
                    json.field("clients", look.lost.clients);
                    json.field("sessions", look.lost.sessions);
                    json.field("planned", look.lost.planned);
                    json.field("cartridges", look.lost.units);
                    json.field("reminders", look.lost.sent);
                });
            }
        }));
    } else {
        for (const auto& line : present::insideLines(look, wallUtc())) {
            context.out << line << '\n';
        }
        tellMessage(context.out, present::lostMessage(look));
    }
    return look.altered.empty() ? Exit::done : Exit::fault;
}

Exit backupRestore(Context& context, const BackupOptions& options) {
    const auto done =
        orRefuse(db::restoreBackup(orderOf(context, options.backup), environment(), progressOn(context, false), {}));
    if (context.json) {
        context.out << json_out::indented(JsonText::object([&](JsonText& json) {
            json.field("store", context.store.string());
            json.textOrNull("keptAs", done.keptAs.string());
            json.field("remindersUnknown", done.reminders);
            json.field("cartridgesToCount", done.blocked);
            json.field("cartridgesNotInStore", done.strange);
        }));
    } else {
        tellMessage(context.out, present::restoredMessage(done));
    }
    return Exit::done;
}

Exit backupGoOn(Context& context, const GoOnOptions& options) {
    if (context.user.empty()) {
        throw Refusal{{{"--user", "required", {}}}};
    }
    const auto secret = password(context, tr("Password: "));
    orRefuse(db::Store::goOnWithOldCopy(context.store, context.user, secret, options.reason, environment()));
    if (context.json) {
        context.out << json_out::indented(
            JsonText::object([&](JsonText& json) { json.field("store", context.store.string()); }));
    } else {
        context.out << tr("This copy is the store from now on.") << '\n';
    }
    return Exit::done;
}

} // namespace cli
