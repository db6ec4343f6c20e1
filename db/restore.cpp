// The steps of putting a backup in the store's place. All that is to be changed is changed in a folder beside; the
// store itself changes in one exchange of names.
#include "db/restore.h"

#include "db/account_rows.h"
#include "db/copy_database.h"
#include "db/files.h"
#include "db/last_seen.h"
#include "db/read_clinic.h"
#include "db/restore_after.h"
#include "db/restore_source.h"
#include "db/upgrade.h"

#include <algorithm>
#include <sstream>

namespace db {
namespace {

constexpr std::string_view markerMagic = "needlebook restoring 1";

/// Lies in the folder that is to become the store, until all is done.
struct RestoreMarker {
    bool ready = false; ///< else it is still being filled
    std::string keptAs;
    std::string storeUid;
    SeenHead head;
};

std::filesystem::path markerFile(const std::filesystem::path& folder) {
    return folder / "restoring";
}
/// Locked by whoever restores, as long as that program lives.
std::filesystem::path markerLock(const std::filesystem::path& folder) {
    return folder / "restoring.lock";
}
/// Holds the backup before the exchange, and the old store after it.
std::filesystem::path besideStore(const std::filesystem::path& store) {
    return store.parent_path() / ("." + store.filename().string() + ".restoring");
}

std::string markerText(const RestoreMarker& marker) {
    return std::string{markerMagic} + '\n' + (marker.ready ? "ready" : "filling") + '\n' + marker.storeUid + ' ' +
           std::to_string(marker.head.head.sequence) + ' ' + hexOf(marker.head.head.hash) + ' ' +
           std::to_string(marker.head.at.time_since_epoch().count()) + '\n' + marker.keptAs + '\n';
}

std::optional<RestoreMarker> readMarker(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(markerFile(folder))) {
        return std::nullopt;
    }
    std::istringstream text{readFile(markerFile(folder))};
    RestoreMarker marker;
    std::string line;
    std::string hex;
    std::int64_t micros = 0;
    std::getline(text, line);
    if (line != markerMagic || !std::getline(text, line)) {
        return marker; // not even its beginning was written
    }
    const bool ready = line == "ready";
    text >> marker.storeUid >> marker.head.head.sequence >> hex >> micros;
    std::getline(text, line);
    std::getline(text, marker.keptAs);
    std::size_t size = 0;
    marker.ready = ready && text &&
                   sodium_hex2bin(reinterpret_cast<unsigned char*>(marker.head.head.hash.data()),
                                  marker.head.head.hash.size(), hex.data(), hex.size(), nullptr, &size, nullptr) == 0;
    marker.head.at = model::Instant{std::chrono::microseconds{micros}};
    return marker;
}

std::filesystem::path freeStoreName(const std::filesystem::path& folder, const std::string& name) {
    const std::filesystem::path wanted{name};
    auto path = folder / wanted;
    for (int n = 2; std::filesystem::exists(std::filesystem::symlink_status(path)); ++n) {
        path = folder / (wanted.stem().string() + ' ' + std::to_string(n) + wanted.extension().string());
    }
    return path;
}

/// After the exchange: names the old store, remembers the new head, takes the marker away.
std::filesystem::path finishAfterExchange(const std::filesystem::path& store, const RestoreMarker& marker,
                                          const std::filesystem::path& stateFolder, const RestoreHook& hook) {
    std::filesystem::path kept;
    if (std::filesystem::exists(besideStore(store))) {
        kept = freeStoreName(store.parent_path(), marker.keptAs);
        renameInto(besideStore(store), kept);
    }
    if (hook) {
        hook(RestoreStep::setAside);
    }
    rememberSeen(stateFolder, marker.storeUid, marker.head);
    if (hook) {
        hook(RestoreStep::remembered);
    }
    std::filesystem::remove(markerFile(store));
    std::filesystem::remove(markerLock(store));
    syncFolder(store);
    return kept;
}

/// The folder beside; gone again unless it came to the exchange.
class Stage {
public:
    explicit Stage(const std::filesystem::path& store)
        : folder_{besideStore(store)} {
        createFolder(folder_.path);
        lock_.emplace(markerLock(folder_.path)); // before the marker: whoever sees it sees the lock
        createFile(markerFile(folder_.path), markerText({}));
        createFolder(folder_.files());
        createFile(folder_.database(), "");
    }
    ~Stage() {
        if (!exchanged_) {
            std::error_code ignored;
            std::filesystem::remove_all(folder_.path, ignored);
        }
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    const StoreFolder& folder() const { return folder_; }
    void ready(const RestoreMarker& marker) { replaceFile(markerFile(folder_.path), markerText(marker)); }
    void exchange(const std::filesystem::path& store, const std::string& keptAs) {
        if (!std::filesystem::exists(store)) {
            renameInto(folder_.path, store);
        } else if (!exchangeNames(folder_.path, store)) {
            // Cut off between these two, the next opening finds no store and this folder ready.
            renameInto(store, freeStoreName(store.parent_path(), keptAs));
            renameInto(folder_.path, store);
        }
        exchanged_ = true;
    }

private:
    StoreFolder folder_;
    std::optional<FileLock> lock_;
    bool exchanged_ = false;
};

/// The store that is to go, with nobody beside; nothing when there is none that can be read.
model::Outcome<std::optional<Connection>> frozen(const std::optional<Unlocked>& store) {
    if (!store) {
        return std::optional<Connection>{};
    }
    try {
        return std::optional<Connection>{
            std::in_place, store->folder.database(),
            Connection::Options{.mode = Connection::Mode::alone, .key = store->keyBytes()}};
    } catch (const Error& error) {
        if (error.fault() == Fault::busy) {
            return model::Problem{"store", "in-use", {}};
        }
        if (error.fault() == Fault::corrupt || error.fault() == Fault::notOurs) {
            return std::optional<Connection>{}; // that may be why it is being replaced
        }
        throw;
    }
}

/// Today's slots where they open the backup's file: whoever left since stays out, and passwords changed since hold.
void stageKeys(const RestoreSides& sides, const std::filesystem::path& store, const StoreFolder& stage) {
    const StoreFolder from = sides.todaysSlots ? StoreFolder{store} : sides.backup.folder;
    if (std::filesystem::exists(from.keys())) {
        createFile(stage.keys(), readFile(from.keys()));
    }
}

model::Outcome<RestoreDone> settleStage(const RestoreSides& sides, const StoreFolder& stage, const GivenUp& givenUp,
                                        model::Instant now, const BackupProgress& progress, const std::stop_token& stop,
                                        TrailHead& head) {
    const auto& backup = sides.backup;
    Connection connection{stage.database(), {.mode = Connection::Mode::alone, .key = backup.keyBytes()}};
    const bool marked = backup.manifest.copy.has_value();
    const auto checked = checkCopy(connection, marked ? backup.manifest.head : trailHead(connection), progress, stop);
    if (checked.trail.cancelled) {
        return model::Problem{"", "stopped", {}};
    }
    if (!checked.pages) {
        return model::Problem{"backup", "damaged", {}};
    }
    migrateWithEntry(connection, backup.manifest.storeUid, now, !checked.trail.verified());
    Trail trail{connection};
    ParsedTables tables;
    auto done = connection.write([&] {
        Writing w{connection, tables, now, accountOf(connection, backup.account).value(), {}, {}, {}, {}, {}};
        w.clinic = read::clinic(connection);
        w.today = model::localTime(now, w.clinic.timeZone).day;
        return settleAfterwards(w, trail, givenUp);
    });
    head = trailHead(connection);
    return done;
}

} // namespace

void finishRestore(const std::filesystem::path& path, const std::filesystem::path& stateFolder) {
    auto store = std::filesystem::absolute(path);
    if (!store.has_filename()) {
        store = store.parent_path();
    }
    const auto beside = besideStore(store);
    if (std::filesystem::is_symlink(std::filesystem::symlink_status(store))) {
        return;
    }
    if (!std::filesystem::exists(store) && std::filesystem::is_directory(std::filesystem::symlink_status(beside))) {
        const auto marker = readMarker(beside);
        if (!marker || !marker->ready || isLocked(markerLock(beside))) {
            return;
        }
        renameInto(beside, store);
    }
    if (const auto marker = std::filesystem::is_directory(store) ? readMarker(store) : std::nullopt) {
        if (marker->ready && !isLocked(markerLock(store))) {
            finishAfterExchange(store, *marker, stateFolder, {});
        }
        return;
    }
    // Never exchanged: the store is as it was, and this is a copy of a part of the backup. Without a marker it is none
    // of ours.
    if (std::filesystem::is_directory(std::filesystem::symlink_status(beside)) && readMarker(beside) &&
        !isLocked(markerLock(beside))) {
        std::error_code ignored;
        std::filesystem::remove_all(beside, ignored);
    }
}

model::Outcome<RestoreDone> restoreBackup(const RestoreOrder& order, const Environment& environment,
                                          const BackupProgress& progress, const std::stop_token& stop,
                                          const RestoreHook& hook) {
    const auto tell = [&](RestoreStep step) {
        if (hook) {
            hook(step);
        }
    };
    finishRestore(order.store, environment.stateFolder);
    const auto sides = openSides(order, environment);
    if (!sides) {
        return sides.problems();
    }
    auto store = std::filesystem::absolute(order.store);
    if (!store.has_filename()) {
        store = store.parent_path();
    }
    auto held = frozen(sides->store);
    if (!held) {
        return held.problems();
    }
    const auto now = environment.clock();
    const auto& backup = sides->backup;
    Stage stage{store};
    {
        auto from = readCopy(backup);
        if (!copyDatabase(
                from, stage.folder().database(), backup.keyBytes(),
                [&](int percent) {
                    if (progress) {
                        progress(BackupStep::copying, percent);
                    }
                },
                stop)) {
            return model::Problem{"", "stopped", {}};
        }
    }
    stageKeys(*sides, store, stage.folder());
    copyFiles(backup.folder.files(), stage.folder().files(), stop);
    if (stop.stop_requested()) {
        return model::Problem{"", "stopped", {}};
    }
    tell(RestoreStep::staged);

    GivenUp givenUp;
    if (*held) {
        givenUp.head = trailHead(**held);
        givenUp.store = &**held;
    } else if (sides->storeManifest) {
        givenUp.head = sides->storeManifest->head;
    }
    RestoreMarker marker{.ready = true, .keptAs = {}, .storeUid = backup.manifest.storeUid, .head = {}};
    marker.keptAs = store.stem().string() + " before restore " + timeInNames(now, "") + store.extension().string();
    givenUp.keptAs = std::filesystem::exists(store) ? marker.keptAs : std::string{};
    if (backup.manifest.copy) {
        givenUp.backupMadeAt = backup.manifest.copy->madeAt;
    }
    auto done = settleStage(*sides, stage.folder(), givenUp, now, progress, stop, marker.head.head);
    if (!done) {
        return done;
    }
    marker.head.at = now;
    createFile(stage.folder().manifest(), manifestText({.encrypted = backup.manifest.encrypted,
                                                        .storeUid = backup.manifest.storeUid,
                                                        .head = marker.head.head}));
    syncFile(stage.folder().database());
    syncFolder(stage.folder().files());
    stage.ready(marker);
    tell(RestoreStep::readied);
    if (progress) {
        progress(BackupStep::naming, 100);
    }
    stage.exchange(store, marker.keptAs);
    tell(RestoreStep::exchanged);
    done->keptAs = finishAfterExchange(store, marker, environment.stateFolder, hook);
    return done;
}

} // namespace db
