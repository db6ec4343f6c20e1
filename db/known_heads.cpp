#include "db/known_heads.h"

#include "db/backup.h"
#include "db/files.h"
#include "db/last_seen.h"
#include "db/read_backups.h"

namespace db {
namespace {

/// Of this machine's newest backup. What was made before the store was last restored may hold entries that were given
/// up.
std::optional<KnownHead> headOfNewestBackup(StoreState& state) {
    const auto machine = state.environment.machine.empty() ? machineName() : state.environment.machine;
    const auto target = state.ask([&](Connection& db) { return read::backupTarget(db, machine); });
    if (target.folder.empty()) {
        return std::nullopt;
    }
    const auto restored = state.ask(
        [](Connection& db) { return db.value<std::optional<model::Instant>>("SELECT max(at) FROM restoration"); });
    for (const auto& backup : listBackups(target.folder, state.manifest.storeUid)) {
        if (!backup.altered && (!restored || backup.madeAt > *restored)) {
            return headOfManifest(backup.folder / "manifest", "backup");
        }
    }
    return std::nullopt;
}

} // namespace

KnownHead headOfManifest(const std::filesystem::path& manifest, std::string where) {
    try {
        return knownHead(std::move(where), parseManifest(readFile(manifest)).head);
    } catch (const OpenRefused&) {
        return {std::move(where), 0, {}};
    }
}

std::vector<KnownHead> knownHeads(StoreState& state) {
    std::vector<KnownHead> all;
    all.push_back(knownHead("manifest", state.manifest.head));
    if (auto now = headOfManifest(state.folder.manifest(), "manifest"); now != all.front()) {
        all.push_back(std::move(now));
    }
    if (const auto written = state.written()) {
        all.push_back(knownHead("session", *written));
    }
    if (const auto seen = lastSeen(state.environment.stateFolder, state.manifest.storeUid)) {
        all.push_back(knownHead("user", seen->head));
    }
    if (auto backup = headOfNewestBackup(state)) {
        all.push_back(*std::move(backup));
    }
    return all;
}

} // namespace db
