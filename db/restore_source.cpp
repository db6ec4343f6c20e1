#include "db/restore_source.h"

#include "db/account_rows.h"
#include "db/failed_sign_ins.h"
#include "db/files.h"
#include "db/migrate.h"
#include "db/old_copy.h"
#include "db/role_table.h"
#include "db/schema_sqlite.h"

namespace db {
namespace {

std::filesystem::path cleanPath(const std::filesystem::path& path) {
    auto clean = std::filesystem::absolute(path);
    return clean.has_filename() ? clean : clean.parent_path();
}

std::optional<model::Uid> accountNamed(Connection& connection, const std::string& signInName) {
    return connection.one(
        "SELECT uid FROM account WHERE folded_name = ?", [](const Row& row) { return row.get<model::Uid>(0); },
        foldedSignIn(signInName));
}

/// The code of what keeps it from being read, or nothing: it opens with this key, its tables are ours, and it is that
/// of the manifest.
std::optional<std::string> faultOfDatabase(const Unlocked& unlocked) {
    const std::string damaged{"damaged"};
    try {
        auto connection = readCopy(unlocked);
        const auto version = storeVersion(connection);
        if (version <= 0) {
            return damaged;
        }
        if (!schemaIsOurs(connection, version)) {
            return std::string{model::code(Refusal::databaseAltered)};
        }
        if (connection.value<std::string>("SELECT store_uid FROM meta") != unlocked.manifest.storeUid) {
            return damaged;
        }
        return std::nullopt;
    } catch (const Error& error) {
        if (error.fault() == Fault::notOurs || error.fault() == Fault::corrupt) {
            return damaged;
        }
        throw;
    }
}

bool opensDatabase(const Unlocked& unlocked) {
    return !faultOfDatabase(unlocked);
}

} // namespace

model::Outcome<Manifest> manifestOf(const StoreFolder& folder) {
    try {
        return inspect(
            folder, [](const std::filesystem::path&) { return std::int64_t{0}; }, KeysFile::mayBeMissing);
    } catch (const OpenRefused& refused) {
        return model::Problem{"backup", std::string{refused.code()}, {}};
    }
}

Connection readCopy(const Unlocked& from) {
    // A log, if there is one, belongs to it; a backup has none.
    const bool logged = std::filesystem::exists(from.folder.database().string() + "-wal");
    return Connection{from.folder.database(),
                      {.mode = logged && !from.manifest.copy ? Connection::Mode::readOnly : Connection::Mode::look,
                       .key = from.keyBytes()}};
}

std::optional<Unlocked> unlock(const StoreFolder& folder, const Manifest& manifest, const std::string& signInName,
                               const std::string& secret) {
    if (std::filesystem::exists(folder.keys())) {
        const auto keys = Keys::parse(readFile(folder.keys()));
        const auto* slot = keys.find(foldedSignIn(signInName));
        if (auto opened = slot != nullptr ? openSlot(*slot, secret) : std::nullopt;
            opened && opened->key.has_value() == manifest.encrypted) {
            return Unlocked{folder, manifest, std::move(opened->key), opened->account};
        }
    }
    if (!manifest.encrypted) {
        return std::nullopt;
    }
    if (auto key = parseRecoveryKey(secret)) {
        Unlocked unlocked{folder, manifest, std::move(*key), {}};
        if (opensDatabase(unlocked)) {
            auto connection = readCopy(unlocked);
            if (const auto account = accountNamed(connection, signInName)) {
                unlocked.account = *account;
                return unlocked;
            }
        }
    }
    return std::nullopt;
}

std::optional<Unlocked> unlockWith(const StoreFolder& folder, const Manifest& manifest, std::span<const std::byte> key,
                                   const model::Uid& account) {
    if (manifest.encrypted != !key.empty()) {
        return std::nullopt;
    }
    Unlocked unlocked{folder, manifest, key.empty() ? std::nullopt : std::optional{FileKey::of(key)}, account};
    return opensDatabase(unlocked) ? std::optional{std::move(unlocked)} : std::nullopt;
}

bool mayRestore(Connection& connection, const model::Uid& account) {
    const auto who = accountOf(connection, account);
    return who && !who->disabled && mayDo(who->roles, restoreVerb);
}

model::Outcome<RestoreSides> openSides(const RestoreOrder& order, const Environment& environment) {
    const StoreFolder from{cleanPath(order.backup)};
    const StoreFolder into{cleanPath(order.store)};
    auto manifest = manifestOf(from);
    if (!manifest) {
        return manifest.problems();
    }
    if (from.path == into.path) {
        return model::Problem{"backup", "same-folder", {}};
    }
    RestoreSides sides{{from, *manifest, std::nullopt, {}}, std::nullopt, std::nullopt};
    const auto status = std::filesystem::symlink_status(into.path);
    if (std::filesystem::is_symlink(status)) {
        return model::Problem{"store", "symlink", {}};
    }
    if (!environment.allowNetworkFolders && std::filesystem::exists(into.path.parent_path()) &&
        isNetworkType(fileSystemType(into.path.parent_path()))) {
        return model::Problem{"store", "network-folder", {}};
    }
    if (std::filesystem::exists(status)) {
        if (auto found = manifestOf(into)) {
            sides.storeManifest = std::move(*found);
        }
    }
    if (sides.storeManifest && sides.storeManifest->storeUid != manifest->storeUid) {
        return model::Problem{"store", "another", {}};
    }
    std::optional<SignInTry> attempt;
    if (sides.storeManifest && !sides.storeManifest->copy) { // whatever else lies there is not ours to write into
        attempt.emplace(into.failedSignIns(), unknownName, environment.clock());
        if (const auto wait = attempt->wait(); wait.count() > 0) {
            return model::Problem{"sign-in", "wait", {std::to_string(wait.count())}};
        }
    }
    // Today's password first: the backup may be from before it was changed.
    auto today = sides.storeManifest ? unlock(into, *sides.storeManifest, order.signInName, order.secret)
                                     : std::optional<Unlocked>{};
    auto opened = today ? unlockWith(from, *manifest, today->keyBytes(), today->account) : std::optional<Unlocked>{};
    sides.todaysSlots = opened.has_value() && std::filesystem::exists(into.keys());
    if (!opened) {
        opened = unlock(from, *manifest, order.signInName, order.secret);
    }
    if (!opened) {
        if (attempt) {
            attempt->failed();
        }
        return model::Problem{"sign-in", "wrong", {}};
    }
    sides.backup = std::move(*opened);
    if (auto fault = faultOfDatabase(sides.backup)) {
        return model::Problem{"backup", *std::move(fault), {}};
    }
    if (today && opensDatabase(*today)) { // its database may be damaged: that is why it is being replaced
        sides.store = std::move(today);
    }
    if (sides.storeManifest && !sides.store) {
        sides.store = unlockWith(into, *sides.storeManifest, sides.backup.keyBytes(), sides.backup.account);
    }
    auto inside = readCopy(sides.backup);
    if (!mayRestore(inside, sides.backup.account)) {
        return model::Problem{"permission", "not-permitted", {std::string{restoreVerb}}};
    }
    if (sides.store) {
        // Who was shut out since does not come back in by an old backup.
        auto present = readCopy(*sides.store);
        if (accountOf(present, sides.backup.account) && !mayRestore(present, sides.backup.account)) {
            return model::Problem{"permission", "not-permitted", {std::string{restoreVerb}}};
        }
    }
    return sides;
}

} // namespace db
