#pragma once
// The folder of a store: what lies in it, how a new one comes to be, and why one is refused.
//
//   NAME.needlebook/   0700
//     store.db         the database, encrypted or plain
//     keys             the slots, see keys.h
//     manifest         what the folder is, and the head of the trail when it was last written: at creation, sign-in and
//                      close, not at each commit, so that a commit costs one sync and not three
//     files/           photos, signatures, sheets
//     restoring        only while a backup takes the place of a store, see restore.cpp
//
// A backup is the same under NAME.needlebook-backup, with lines in its manifest that mark it: "copy" and why it was
// made, "made" and when, the version of its tables, and whether its trail verified.

#include "db/error.h"
#include "db/row_backup.h"
#include "db/trail.h"
#include "model/names.h"

#include <array>
#include <filesystem>
#include <functional>
#include <string_view>

namespace db {

enum class Refusal {
    missing,
    symlink,
    notAFolder,
    otherDatabase,
    notAStore,
    networkFolder,
    readOnlyFolder,
    manifestMissing,
    manifestDamaged,
    newerFormat,
    keysMissing,
    keysDamaged,
    databaseMissing,
    databaseTruncated,
    databaseForeign,
    databaseDamaged,
    databaseAltered, ///< its tables, indexes or triggers are not those that this program makes
    wrongKey,
    upgradeFailed, ///< tried on a copy; the store is as it was
    olderCopy,     ///< a backup or an old copy of an earlier program: nothing is written to it, so it cannot be read
};

/// A folder that is not opened, and why; nothing in it was touched.
class OpenRefused : public Error {
public:
    explicit OpenRefused(Refusal reason);
    Refusal reason() const { return reason_; }
    std::string_view code() const;

private:
    Refusal reason_;
};

/// Marks a folder as a backup. Its own head is that of the manifest.
struct CopyMark {
    model::Instant madeAt{};
    BackupReason reason{};
    int version = 0;      ///< of the tables
    bool altered = false; ///< the trail did not verify when it was made
};

struct Manifest {
    bool encrypted = true;
    std::string storeUid;
    TrailHead head;
    std::optional<CopyMark> copy = {}; ///< of a backup only
};
std::string manifestText(const Manifest& manifest);
/// Throws OpenRefused: manifestDamaged or newerFormat.
Manifest parseManifest(std::string_view text);

struct StoreFolder {
    std::filesystem::path path;

    std::filesystem::path database() const { return path / "store.db"; }
    std::filesystem::path keys() const { return path / "keys"; }
    std::filesystem::path manifest() const { return path / "manifest"; }
    std::filesystem::path files() const { return path / "files"; }
    std::filesystem::path failedSignIns() const { return path / "failed-sign-ins"; }
};

/// How the kind of a file system is found out; a test brings its own.
using FileSystemTypeOf = std::function<std::int64_t(const std::filesystem::path&)>;

/// Looks at everything that can be seen without a key, reading only. Throws OpenRefused. Whoever comes with the
/// recovery key does not need the file of keys; one that is there must still be whole.
enum class KeysFile { needed, mayBeMissing };
Manifest inspect(const StoreFolder& folder, const FileSystemTypeOf& typeOf, KeysFile keys = KeysFile::needed);

/// False also when its manifest cannot be read.
bool isMarkedAsCopy(const StoreFolder& folder);

void writeManifest(const StoreFolder& folder, const Manifest& manifest);

/// Has `fill` make a store in a folder beside, then gives it its name: there is a whole store afterwards or none.
/// Throws Error when the name is taken or the disk fails.
void createStoreFolder(const std::filesystem::path& path, const std::function<void(const StoreFolder&)>& fill);

} // namespace db

template <>
inline constexpr std::array model::codesOf<db::Refusal>{
    model::Named{db::Refusal::missing, "missing"},
    model::Named{db::Refusal::symlink, "symlink"},
    model::Named{db::Refusal::notAFolder, "not-a-folder"},
    model::Named{db::Refusal::otherDatabase, "other-database"},
    model::Named{db::Refusal::notAStore, "not-a-store"},
    model::Named{db::Refusal::networkFolder, "network-folder"},
    model::Named{db::Refusal::readOnlyFolder, "read-only-folder"},
    model::Named{db::Refusal::manifestMissing, "manifest-missing"},
    model::Named{db::Refusal::manifestDamaged, "manifest-damaged"},
    model::Named{db::Refusal::newerFormat, "newer-format"},
    model::Named{db::Refusal::keysMissing, "keys-missing"},
    model::Named{db::Refusal::keysDamaged, "keys-damaged"},
    model::Named{db::Refusal::databaseMissing, "database-missing"},
    model::Named{db::Refusal::databaseTruncated, "database-truncated"},
    model::Named{db::Refusal::databaseForeign, "database-foreign"},
    model::Named{db::Refusal::databaseDamaged, "database-damaged"},
    model::Named{db::Refusal::databaseAltered, "database-altered"},
    model::Named{db::Refusal::wrongKey, "wrong-key"},
    model::Named{db::Refusal::upgradeFailed, "upgrade-failed"},
    model::Named{db::Refusal::olderCopy, "older-copy"}};
