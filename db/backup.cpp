#include "db/backup.h"

#include "db/copy_database.h"
#include "db/files.h"
#include "db/migrate.h"
#include "model/aftercare.h"
#include "model/backup_rotation.h"

#include <algorithm>
#include <array>

namespace db {
namespace {

constexpr std::string_view partMark = ".part-";
constexpr std::string_view goingMark = ".going-";

void tellStep(const BackupProgress& progress, BackupStep step, int percent) {
    if (progress) {
        progress(step, percent);
    }
}

std::string stemOf(const StoreFolder& store) {
    return store.path.stem().string();
}

std::filesystem::path freeName(const std::filesystem::path& into, const std::string& name) {
    auto path = into / (name + std::string{backupSuffix});
    for (int n = 2; std::filesystem::exists(std::filesystem::symlink_status(path)); ++n) {
        path = into / (name + ' ' + std::to_string(n) + std::string{backupSuffix});
    }
    return path;
}

BackupInfo infoOf(const std::filesystem::path& folder, const Manifest& manifest) {
    return {.folder = folder,
            .madeAt = manifest.copy->madeAt,
            .reason = manifest.copy->reason,
            .sequence = manifest.head.sequence,
            .head = hexOf(manifest.head.hash),
            .altered = manifest.copy->altered,
            .encrypted = manifest.encrypted,
            .version = manifest.copy->version};
}

/// A backup being made, hidden; gone again unless it is given its name.
class PartFolder {
public:
    explicit PartFolder(std::filesystem::path path)
        : part_{std::move(path)} {
        createFolder(part_.path);
    }
    ~PartFolder() {
        if (!named_) {
            std::error_code ignored;
            std::filesystem::remove_all(part_.path, ignored);
        }
    }
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;

    const StoreFolder& part() const { return part_; }
    void giveName(const std::filesystem::path& name) {
        renameInto(part_.path, name);
        named_ = true;
    }

private:
    StoreFolder part_;
    bool named_ = false;
};

/// Takes the name away first, so that a half-removed backup never looks like one.
void removeFolder(const std::filesystem::path& folder) {
    const auto going = folder.parent_path() / ("." + folder.filename().string() + std::string{goingMark} +
                                               std::to_string(randombytes_random()));
    renameInto(folder, going);
    std::error_code ignored; // what is left is hidden, and removed the next time
    std::filesystem::remove_all(going, ignored);
}

/// What a power cut left behind, more than a day old so that nobody is at it.
void clearLeftovers(const std::filesystem::path& into) {
    std::error_code ignored;
    const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours{24};
    for (const auto& entry : std::filesystem::directory_iterator{into, ignored}) {
        const auto name = entry.path().filename().string();
        const bool ours = name.starts_with('.') && name.find(backupSuffix) != std::string::npos &&
                          (name.find(partMark) != std::string::npos || name.find(goingMark) != std::string::npos);
        if (ours && entry.is_directory(ignored) && !entry.is_symlink(ignored) && entry.last_write_time(ignored) < old) {
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
}

/// The manifest that the folder ends with.
model::Outcome<Manifest> fillBackup(const BackupOrder& order, const StoreFolder& part, const BackupProgress& progress,
                                    const std::stop_token& stop) {
    const model::Problem stopped{"", "stopped", {}};
    createFolder(part.files());
    createFile(part.database(), "");
    tellStep(progress, BackupStep::copying, 0);
    {
        Connection from{order.store.database(), {.mode = Connection::Mode::readOnly, .key = order.key}};
        if (!copyDatabase(
                from, part.database(), order.key,
                [&](int percent) { tellStep(progress, BackupStep::copying, percent); }, stop)) {
            return stopped;
        }
    }
    syncFile(part.database());
    if (std::filesystem::exists(order.store.keys())) {
        createFile(part.keys(), readFile(order.store.keys()));
    }
    copyFiles(order.store.files(), part.files(), stop);
    if (stop.stop_requested()) {
        return stopped;
    }
    auto manifest = order.manifest;
    tellStep(progress, BackupStep::checking, 0);
    Connection copy{part.database(), {.mode = Connection::Mode::look, .key = order.key}};
    manifest.head = trailHead(copy);
    const auto checked = checkCopy(copy, manifest.head, progress, stop);
    if (checked.trail.cancelled) {
        return stopped;
    }
    if (!checked.pages) {
        return model::Problem{"backup", "damaged", {}};
    }
    // The copy must hold at least what the store held when its manifest was written.
    const bool behind = manifest.head.sequence < order.manifest.head.sequence;
    manifest.copy = CopyMark{.madeAt = order.now,
                             .reason = order.reason,
                             .version = storeVersion(copy),
                             .altered = behind || !checked.trail.verified()};
    createFile(part.manifest(), manifestText(manifest));
    syncFolder(part.path);
    return manifest;
}

} // namespace

std::string timeInNames(model::Instant at, const std::string& timeZone) {
    const auto local = model::localTime(at, timeZone.empty() ? "Etc/UTC" : timeZone);
    const auto second = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() % 60;
    const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return model::isoText(local.day) + ' ' + two(local.minute / 60) + two(local.minute % 60) + two(second);
}

void copyFiles(const std::filesystem::path& from, const std::filesystem::path& to, const std::stop_token& stop) {
    if (!std::filesystem::is_directory(std::filesystem::symlink_status(from))) {
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator{from}) {
        if (stop.stop_requested()) {
            return;
        }
        const auto target = to / entry.path().filename();
        if (entry.is_symlink()) {
            continue; // none of ours is one
        }
        if (entry.is_directory()) {
            createFolder(target);
            copyFiles(entry.path(), target, stop);
        } else if (entry.is_regular_file()) {
            copyFile(entry.path(), target);
        }
    }
    syncFolder(to);
}

CopyChecked checkCopy(Connection& connection, const TrailHead& head, const BackupProgress& progress,
                      const std::stop_token& stop) {
    CopyChecked checked;
    tellStep(progress, BackupStep::checking, 0);
    std::string pages;
    if (!connection.stoppable(stop, [&] { pages = connection.value<std::string>("PRAGMA quick_check(1)"); })) {
        checked.trail.cancelled = true;
        return checked;
    }
    checked.pages = pages == "ok" && trailHead(connection) == head;
    if (!checked.pages) {
        return checked;
    }
    tellStep(progress, BackupStep::checking, 10);
    const std::array known{knownHead("manifest", head)};
    checked.trail = verifyTrail(
        connection, known,
        [&](std::int64_t done, std::int64_t total) {
            tellStep(progress, BackupStep::checking, total > 0 ? static_cast<int>(10 + 90 * done / total) : 100);
        },
        stop);
    return checked;
}

model::Outcome<BackupInfo> makeBackup(const BackupOrder& order, const BackupProgress& progress,
                                      const std::stop_token& stop) {
    // The clinic's own time, for whoever looks into the folder; the manifest has the exact one.
    const auto name = freeName(order.into, stemOf(order.store) + ' ' + timeInNames(order.now, order.timeZone));
    PartFolder folder{order.into /
                      ("." + name.filename().string() + std::string{partMark} + std::to_string(randombytes_random()))};
    try {
        const auto manifest = fillBackup(order, folder.part(), progress, stop);
        if (!manifest) {
            return manifest.problems();
        }
        tellStep(progress, BackupStep::naming, 100);
        folder.giveName(name);
        return infoOf(name, *manifest);
    } catch (const Error& error) {
        if (error.fault() == Fault::corrupt || error.fault() == Fault::notOurs) {
            return model::Problem{"backup", "damaged", {}};
        }
        throw;
    }
}

model::Problems checkBackupFolder(const std::filesystem::path& store, const std::filesystem::path& into) {
    std::error_code failed;
    if (into.empty()) {
        return {{"folder", "required", {}}};
    }
    if (!into.is_absolute()) {
        return {{"folder", "not-absolute", {}}};
    }
    if (!std::filesystem::is_directory(into, failed)) {
        return {{"folder", "not-a-folder", {}}};
    }
    const auto real = std::filesystem::canonical(into, failed);
    const auto inside = std::filesystem::canonical(store, failed);
    if (std::mismatch(inside.begin(), inside.end(), real.begin(), real.end()).first == inside.end()) {
        return {{"folder", "inside-store", {}}};
    }
    if (!canWrite(into)) {
        return {{"folder", "read-only-folder", {}}};
    }
    return {};
}

std::vector<BackupInfo> listBackups(const std::filesystem::path& into, const std::string& storeUid) {
    std::vector<BackupInfo> all;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{into, failed}) {
        const auto name = entry.path().filename().string();
        if (name.starts_with('.') || !name.ends_with(backupSuffix) || entry.is_symlink(failed) ||
            !entry.is_directory(failed)) {
            continue;
        }
        try {
            const auto manifest = parseManifest(readFile(StoreFolder{entry.path()}.manifest()));
            if (manifest.copy && manifest.storeUid == storeUid) {
                all.push_back(infoOf(entry.path(), manifest));
            }
        } catch (const Error&) {
            continue; // of somebody else, or not whole: not ours to judge
        }
    }
    std::ranges::sort(all, [](const BackupInfo& a, const BackupInfo& b) {
        return std::pair{a.madeAt, a.folder} > std::pair{b.madeAt, b.folder};
    });
    return all;
}

std::vector<std::filesystem::path> rotateBackups(const std::filesystem::path& into, const std::string& storeUid,
                                                 const std::string& timeZone) {
    clearLeftovers(into);
    std::vector<BackupInfo> good;
    std::vector<BackupInfo> altered;
    for (auto& one : listBackups(into, storeUid)) {
        (one.altered ? altered : good).push_back(std::move(one));
    }
    std::vector<model::BackupMade> made;
    bool upgradeKept = false;
    for (const auto& one : good) {
        const bool newestUpgrade = one.reason == BackupReason::upgrade && !upgradeKept;
        upgradeKept = upgradeKept || newestUpgrade;
        made.push_back({model::localTime(one.madeAt, timeZone).day, one.madeAt, newestUpgrade});
    }
    std::vector<std::filesystem::path> gone;
    for (const auto place : model::rotatedOut(made)) {
        gone.push_back(good[place].folder);
    }
    // They must not push out the good ones, nor fill the disk.
    for (std::size_t i = 1; i < altered.size(); ++i) {
        gone.push_back(altered[i].folder);
    }
    for (const auto& folder : gone) {
        removeFolder(folder);
    }
    return gone;
}

} // namespace db
