#include "db/read_backups.h"

namespace db::read {
namespace {

// Comings and goings, and the entry of the backup itself, are nothing that a new backup would be made for.
constexpr char changedSinceSql[] =
    "SELECT 1 FROM trail_entry WHERE sequence > ? AND verb NOT IN ('account.sign-in', 'account.sign-out', "
    "'backup.make', 'backup.fail') ORDER BY sequence LIMIT 1";
constexpr char restorationSql[] = "SELECT id, kind, at, given_up_sequence, kept_as, reminders FROM restoration "
                                  "ORDER BY id DESC LIMIT 1";
constexpr char restoredUnitsSql[] =
    "SELECT printed_id, product_name, lot_number, lot_id, state_there, blocked FROM restored_unit "
    "WHERE restoration_id = ? AND counted_at IS NULL AND (blocked = 1 OR cartridge_id IS NULL) ORDER BY id LIMIT 1000";

BackupRun runOf(const Row& row) {
    return BackupRun{.at = row.get<model::Instant>(0),
                     .reason = row.get<BackupReason>(1),
                     .outcome = row.get<BackupOutcome>(2),
                     .why = row.text(3),
                     .name = row.text(4),
                     .sequence = row.integer(5)};
}

} // namespace

BackupTarget backupTarget(Connection& connection, const std::string& machine) {
    return connection
        .one(
            "SELECT folder, warn_days FROM backup_target WHERE machine = ?",
            [](const Row& row) {
                return BackupTarget{row.text(0), row.get<int>(1)};
            },
            machine)
        .value_or(BackupTarget{});
}

BackupState backupState(Connection& connection, const std::string& machine) {
    BackupState state;
    state.target = backupTarget(connection, machine);
    state.last = connection.one("SELECT at, reason, outcome, why, name, sequence FROM backup_run WHERE machine = ? "
                                "ORDER BY id DESC LIMIT 1",
                                runOf, machine);
    state.lastGood = connection.one("SELECT at, reason, outcome, why, name, sequence FROM backup_run WHERE machine = ? "
                                    "AND outcome = 'made' ORDER BY id DESC LIMIT 1",
                                    runOf, machine);
    state.changedSince =
        !state.lastGood || connection
                               .one(
                                   changedSinceSql, [](const Row&) { return true; }, state.lastGood->sequence)
                               .has_value();
    state.storeSince = connection.value<model::Instant>("SELECT created_at FROM meta WHERE id = 1");
    std::int64_t id = 0;
    state.restoration = connection.one(restorationSql, [&](const Row& row) {
        id = row.integer(0);
        Restoration restoration;
        restoration.kind = row.get<RestorationKind>(1);
        restoration.at = row.get<model::Instant>(2);
        restoration.givenUpSequence = row.integer(3);
        restoration.keptAs = row.text(4);
        restoration.reminders = row.integer(5);
        return restoration;
    });
    if (state.restoration) {
        state.restoration->units = connection.rows(
            restoredUnitsSql,
            [](const Row& row) {
                return RestoredUnit{.printedId = row.text(0),
                                    .product = row.text(1),
                                    .lotNumber = row.text(2),
                                    .lot = row.get<std::optional<model::LotId>>(3),
                                    .stateThere = row.get<model::CartridgeState>(4),
                                    .blocked = row.get<bool>(5)};
            },
            id);
    }
    return state;
}

} // namespace db::read
