#include "db/upgrade.h"

#include "db/backup.h"
#include "db/copy_database.h"
#include "db/files.h"
#include "db/json_text.h"
#include "db/trail_rows.h"

#include <set>

namespace db {
namespace {

using RowNames = std::vector<std::pair<std::string, std::int64_t>>;

/// Rows that are other than the trail's last word on them, that are gone, or of which it says nothing.
RowNames rowsBesideTheTrail(Connection& connection) {
    RowNames rows;
    RowDigests digests{connection};
    const auto tables = coveredTables(connection);
    const std::set<std::string, std::less<>> covered{tables.begin(), tables.end()};
    std::map<std::string, std::set<std::int64_t>, std::less<>> spokenOf;
    connection.each("SELECT row_digests FROM trail_payload ORDER BY sequence DESC", [&](const Row& row) {
        eachRowDigest(row.blob(0), [&](std::string_view name, std::int64_t rowid, const std::optional<Hash>& digest) {
            std::string table{name};
            if (!covered.contains(table) || !spokenOf[table].insert(rowid).second) {
                return;
            }
            if (digests.of(table, rowid) != digest) {
                rows.emplace_back(std::move(table), rowid);
            }
        });
    });
    for (const auto& table : tables) {
        const auto& known = spokenOf[table];
        connection.each("SELECT rowid FROM \"" + table + "\" ORDER BY rowid", [&](const Row& row) {
            if (!known.contains(row.integer(0))) {
                rows.emplace_back(table, row.integer(0));
            }
        });
    }
    return rows;
}

/// Of this machine, or empty: a store of an earlier program may not have the table yet.
std::string targetBefore(Connection& connection, const Environment& environment) {
    if (!connection.one("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup_target'",
                        [](const Row&) { return true; })) {
        return {};
    }
    return connection
        .one(
            "SELECT folder FROM backup_target WHERE machine = ?", [](const Row& row) { return row.text(0); },
            environment.machine.empty() ? machineName() : environment.machine)
        .value_or(std::string{});
}

/// Throws Error, or OpenRefused when the copy does not read back.
BackupInfo backupBeforeUpgrade(const StoreState& state, Connection& writer) {
    BackupOrder order{.store = state.folder,
                      .manifest = state.manifest,
                      .key = state.key ? state.key->bytes() : std::span<const std::byte>{},
                      .into = targetBefore(writer, state.environment),
                      .reason = BackupReason::upgrade,
                      .now = state.now()};
    const auto beside = std::filesystem::absolute(state.folder.path).parent_path();
    if (order.into.empty() || !checkBackupFolder(state.folder.path, order.into).empty()) {
        order.into = beside;
    }
    for (;;) {
        try {
            if (auto made = makeBackup(order, {}, {})) {
                return *std::move(made);
            }
            throw OpenRefused{Refusal::upgradeFailed};
        } catch (const Error&) {
            if (order.into == beside) {
                throw;
            }
            order.into = beside; // the other disk may be away or full
        }
    }
}

class TrialFile {
public:
    explicit TrialFile(const StoreFolder& folder)
        : path_{folder.path / "upgrade-trial.db"} {
        remove();
        createFile(path_, "");
    }
    ~TrialFile() { remove(); }
    TrialFile(const TrialFile&) = delete;
    TrialFile& operator=(const TrialFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() const {
        for (const auto* ending : {"", "-wal", "-shm", "-journal"}) {
            std::error_code ignored;
            std::filesystem::remove(path_.string() + ending, ignored);
        }
    }
    std::filesystem::path path_;
};

} // namespace

void migrateWithEntry(Connection& writer, const std::string& storeUid, model::Instant now, bool alteredBefore,
                      std::span<const Script> scripts) {
    const auto from = storeVersion(writer, scripts);
    // What was altered before is not made right by an upgrade.
    const auto before = alteredBefore ? rowsBesideTheTrail(writer) : RowNames{};
    const std::set<RowNames::value_type> altered{before.begin(), before.end()};
    migrate(writer, scripts, [&] {
        Trail trail{writer};
        auto rows = rowsBesideTheTrail(writer);
        std::erase_if(rows, [&](const auto& row) { return altered.contains(row); });
        trail.digestAnew(rows);
        trail.append(now, model::Uid{storeUid}, "store.upgrade", model::Uid{storeUid},
                     JsonText::object([&](JsonText& json) {
                         json.field("from", from);
                         json.field("to", std::ssize(scripts));
                         json.field("rows", std::ssize(rows));
                         json.field("alteredBefore", alteredBefore);
                     }));
    });
}

void upgradeStore(const StoreState& state, Connection& writer, std::span<const Script> scripts) {
    if (storeVersion(writer, scripts) == std::ssize(scripts)) {
        return;
    }
    const auto backup = backupBeforeUpgrade(state, writer);
    const auto key = state.key ? state.key->bytes() : std::span<const std::byte>{};
    try {
        const TrialFile trial{state.folder};
        {
            Connection from{state.folder.database(), {.mode = Connection::Mode::readOnly, .key = key}};
            copyDatabase(from, trial.path(), key, {}, {});
        }
        Connection tried{trial.path(), {.mode = Connection::Mode::alone, .key = key}};
        migrateWithEntry(tried, state.manifest.storeUid, state.now(), backup.altered, scripts);
        const auto checked = checkCopy(tried, trailHead(tried), {}, {});
        // A trail that was altered before stays altered in its entries; the rows are as they were.
        if (!checked.pages || (!checked.trail.verified() && !backup.altered)) {
            throw OpenRefused{Refusal::upgradeFailed};
        }
    } catch (const Error& error) {
        if (error.fault() == Fault::full || error.fault() == Fault::io || error.fault() == Fault::readOnly ||
            error.fault() == Fault::tooNew || error.fault() == Fault::notAStore) {
            throw;
        }
        throw OpenRefused{Refusal::upgradeFailed};
    }
    migrateWithEntry(writer, state.manifest.storeUid, state.now(), backup.altered, scripts);
}

} // namespace db
