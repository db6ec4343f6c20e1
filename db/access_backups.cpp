// Backups as a signed-in person asks for them: where they go, making one, what there is.
#include "db/access.h"
#include "db/account_rows.h"
#include "db/backup.h"
#include "db/files.h"
#include "db/json_text.h"
#include "db/read_backups.h"
#include "db/read_clinic.h"
#include "db/role_table.h"
#include "db/store_state.h"

namespace db {
namespace {

constexpr int mostWarnDays = 60;

std::string machineOf(const StoreState& state) {
    return state.environment.machine.empty() ? machineName() : state.environment.machine;
}

bool mayNow(Connection& connection, const Actor& actor, std::string_view verb) {
    const auto account = accountOf(connection, actor.account());
    return account && !account->disabled && mayDo(account->roles, verb);
}

model::Problem mayNot(std::string_view verb) {
    return {"permission", "not-permitted", {std::string{verb}}};
}

model::Problem faultOfBackup(const Error& error) {
    switch (error.fault()) {
    case Fault::full:
        return {"backup", "full", {}};
    case Fault::readOnly:
        return {"backup", "read-only", {}};
    case Fault::busy:
        return {"backup", "busy", {}};
    default:
        return {"backup", "io", {}};
    }
}

struct Ran {
    BackupReason reason{};
    BackupOutcome outcome{};
    std::string why;
    std::string name;
    std::int64_t sequence = 0;
};

void enterRun(StoreState& state, const Actor& actor, const Ran& ran) {
    state.write([&](Connection& connection) {
        connection.run("INSERT INTO backup_run (machine, at, reason, outcome, why, name, sequence, account_id) VALUES "
                       "(?, ?, ?, ?, ?, ?, ?, ?)",
                       machineOf(state), state.now(), ran.reason, ran.outcome, ran.why, ran.name, ran.sequence,
                       actor.account());
        state.trail->append(state.now(), actor.person().uid,
                            ran.outcome == BackupOutcome::failed ? "backup.fail" : "backup.make",
                            read::clinic(connection).uid, JsonText::object([&](JsonText& json) {
                                json.field("reason", ran.reason);
                                json.field("outcome", ran.outcome);
                                json.filled("why", ran.why);
                                json.filled("name", ran.name);
                                json.field("sequence", ran.sequence);
                            }));
    });
}

/// The disk that failed may be the store's own: then there is no telling in the store either.
void enterFailure(StoreState& state, const Actor& actor, BackupReason reason, const std::string& why) {
    try {
        enterRun(state, actor, {reason, BackupOutcome::failed, why, {}, 0});
    } catch (const Error&) {
        return;
    }
}

} // namespace

model::Outcome<model::Done> Access::setBackupTarget(const BackupTarget& target) {
    auto& state = *store_->state_;
    if (target.warnDays < 1 || target.warnDays > mostWarnDays) {
        return model::Problem{"warnDays", "out-of-range", {"1", std::to_string(mostWarnDays)}};
    }
    if (!target.folder.empty()) { // empty: none any more
        if (auto problems = checkBackupFolder(state.folder.path, target.folder); !problems.empty()) {
            return problems;
        }
    }
    const auto machine = machineOf(state);
    return state.write([&](Connection& connection) -> model::Outcome<model::Done> {
        if (!mayNow(connection, actor_, backupFolderVerb)) {
            return mayNot(backupFolderVerb);
        }
        const auto before = read::backupTarget(connection, machine);
        connection.run("INSERT INTO backup_target (machine, folder, warn_days, saved_at, account_id) VALUES "
                       "(?, ?, ?, ?, ?) ON CONFLICT (machine) DO UPDATE SET folder = excluded.folder, "
                       "warn_days = excluded.warn_days, saved_at = excluded.saved_at, account_id = excluded.account_id",
                       machine, target.folder, target.warnDays, state.now(), actor_.account());
        state.trail->append(state.now(), actor_.person().uid, backupFolderVerb, read::clinic(connection).uid,
                            JsonText::object([&](JsonText& json) {
                                json.field("machine", machine);
                                json.field("folder", target.folder);
                                json.field("warnDays", target.warnDays);
                                json.filled("old", before.folder);
                            }));
        return model::Done{};
    });
}

model::Outcome<BackupInfo> Access::makeBackup(BackupReason reason, const BackupProgress& progress, std::stop_token stop,
                                              const std::filesystem::path& elsewhere) {
    auto& state = *store_->state_;
    if (state.kind != StoreKind::live) {
        return model::Problem{"store", "old-copy", {}};
    }
    const auto [may, target, clinic] = state.ask([&](Connection& connection) {
        return std::tuple{mayNow(connection, actor_, backupVerb), read::backupTarget(connection, machineOf(state)),
                          read::clinic(connection)};
    });
    if (!may) {
        return mayNot(backupVerb);
    }
    const auto into = elsewhere.empty() ? std::filesystem::path{target.folder} : elsewhere;
    if (auto problems = checkBackupFolder(state.folder.path, into); !problems.empty()) {
        if (elsewhere.empty() && !target.folder.empty()) { // a disk that is not plugged in
            enterFailure(state, actor_, reason, "folder-" + problems.front().code);
        }
        return problems;
    }
    const BackupOrder order{.store = state.folder,
                            .manifest = state.manifest,
                            .key = state.key ? state.key->bytes() : std::span<const std::byte>{},
                            .into = into,
                            .reason = reason,
                            .now = state.now(),
                            .timeZone = clinic.timeZone};
    model::Outcome<BackupInfo> made = model::Problem{};
    try {
        made = db::makeBackup(order, progress, stop);
    } catch (const Error& error) {
        made = faultOfBackup(error);
    } catch (const std::filesystem::filesystem_error&) {
        made = model::Problem{"backup", "io", {}};
    }
    if (!made) {
        if (made.problems().front().code != "stopped") { // somebody's own wish is no failure
            enterFailure(state, actor_, reason, made.problems().front().code);
        }
        return made;
    }
    enterRun(state, actor_,
             {reason, made->altered ? BackupOutcome::altered : BackupOutcome::made,
              made->altered ? "trail-altered" : std::string{}, made->folder.filename().string(), made->sequence});
    if (!elsewhere.empty()) {
        return made;
    }
    try {
        rotateBackups(into, state.manifest.storeUid, clinic.timeZone);
    } catch (const std::exception&) {
        return made; // the new one is whole; what could not be removed is tried again with the next
    }
    return made;
}

BackupState Access::backupState() const {
    auto& state = *store_->state_;
    return state.ask([&](Connection& connection) {
        if (!mayNow(connection, actor_, readBackupsVerb)) {
            throw Error{Fault::notPermitted, std::string{readBackupsVerb}, "the role table forbids it"};
        }
        return read::backupState(connection, machineOf(state));
    });
}

std::vector<BackupInfo> Access::backupsMade(const std::filesystem::path& elsewhere) const {
    const auto target = backupState().target; // asks for the right to, too
    const auto folder = elsewhere.empty() ? std::filesystem::path{target.folder} : elsewhere;
    return folder.empty() ? std::vector<BackupInfo>{} : listBackups(folder, store_->state_->manifest.storeUid);
}

} // namespace db
