#include "db/convert.h"

#include "db/access_notices.h"
#include "db/account_rows.h"
#include "db/convert_sqlite.h"
#include "db/files.h"
#include "db/json_text.h"
#include "db/read_clinic.h"
#include "db/role_table.h"
#include "db/store_connect.h"
#include "db/store_sign_in.h"
#include "db/uid.h"
#include "db/verify_file.h"

#include <algorithm>

namespace db {
namespace {

namespace fs = std::filesystem;

/// What of the store could change while it is exported, in one text: the head of the trail, and drafts, which have
/// none.
constexpr char stampSql[] =
    "SELECT (SELECT sequence || ' ' || hex(hash) FROM trail_entry ORDER BY sequence DESC LIMIT 1) "
    "|| ' ' || (SELECT count(*) || ' ' || coalesce(max(saved_at), 0) FROM draft)";

/// Where everything new stands until it is promised.
struct Beside {
    const StoreFolder& folder;

    fs::path keys() const { return folder.path / "keys.next"; }
    fs::path database() const { return folder.path / "store.db.next"; }
    fs::path manifest() const { return folder.path / "manifest.next"; }
    fs::path promise() const { return folder.path / "conversion"; }
    fs::path lock() const { return folder.path / "conversion.lock"; }
    fs::path log() const { return database().string() + "-wal"; }

    std::vector<fs::path> leftovers() const {
        return {keys(), database(), log(), database().string() + "-shm", database().string() + "-journal", manifest()};
    }
};

bool isThere(const fs::path& path) {
    return fs::exists(fs::symlink_status(path));
}

void clearAway(const Beside& beside) {
    for (const auto& file : beside.leftovers()) {
        fs::remove(file);
    }
    syncFolder(beside.folder.path);
}

/// Whatever of it was done before is not done again.
void keepPromise(const Beside& beside, const std::function<void(std::string_view)>& afterStep) {
    const auto move = [&](const fs::path& from, const fs::path& to, std::string_view step) {
        if (isThere(from)) {
            renameOver(from, to);
            syncFolder(beside.folder.path);
        }
        if (afterStep) {
            afterStep(step);
        }
    };
    move(beside.keys(), beside.folder.keys(), "keys-moved");
    // A log of the old file would be taken for one of the new.
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
        if (isThere(beside.database())) {
            fs::remove(beside.folder.database().string() + ending);
        }
    }
    move(beside.database(), beside.folder.database(), "file-moved");
    move(beside.manifest(), beside.folder.manifest(), "manifest-moved");
    clearAway(beside);
    fs::remove(beside.promise());
    syncFolder(beside.folder.path);
    if (afterStep) {
        afterStep("promise-kept");
    }
}

std::string firstPassword() {
    constexpr int groups = 4; // of 4 digits of 5 bits: 80 bits, as good as a key against guessing
    std::string text;
    for (int i = 0; i < groups * 4; ++i) {
        text += i > 0 && i % 4 == 0 ? "-" : "";
        text += crockfordDigits[randombytes_uniform(static_cast<std::uint32_t>(crockfordDigits.size()))];
    }
    return text;
}

std::string_view verbOf(const Conversion& wanted) {
    return wanted.newKey ? newKeyVerb : convertVerb;
}

class Converter {
public:
    Converter(StoreState& state, const Actor& actor, const Conversion& wanted)
        : state_{state}
        , actor_{actor}
        , wanted_{wanted}
        , beside_{state.folder} {
        if (wanted.encrypted) {
            key_.emplace(FileKey::random());
        }
    }

    /// Nothing, or why not. Everything new then stands beside.
    std::optional<model::Problem> prepare() {
        clearAway(beside_);
        step("begun");
        const auto size = static_cast<std::int64_t>(fs::file_size(state_.folder.database()));
        const auto exported = [&](std::int64_t bytes) { tell(std::min<std::int64_t>(50, 50 * bytes / (size + 1))); };
        if (!exportDatabase(state_.folder.database(), keyOf(state_.key), beside_.database(), newKey(), exported,
                            wanted_.stop)) {
            return model::Problem{"store", "stopped", {}};
        }
        step("exported");
        if (auto problem = prove()) {
            return problem;
        }
        step("proved");
        enter();
        step("entered");
        writeKeys();
        step("keys");
        createFile(beside_.manifest(), manifestText(manifest_));
        syncFolder(state_.folder.path);
        step("manifest");
        tell(95);
        return wanted_.stop.stop_requested() ? std::optional{model::Problem{"store", "stopped", {}}} : std::nullopt;
    }

    /// The store's own connections are closed; nobody else may have one.
    std::optional<model::Problem> exchange() {
        try {
            OnlyUser alone{state_.folder.database(), keyOf(state_.key)};
            if (alone.text(stampSql) != stamp_) {
                return model::Problem{"store", "changed-meanwhile", {}};
            }
            createFile(beside_.promise(), "needlebook conversion 1\n");
            syncFolder(state_.folder.path);
            step("promised");
            keepPromise(beside_, wanted_.afterStep);
        } catch (const Error& e) {
            if (e.fault() == Fault::busy) {
                return model::Problem{"store", "in-use", {}};
            }
            throw;
        }
        return std::nullopt;
    }

    /// Takes the state to what the folder now holds, finishing what was promised.
    void adopt() {
        if (isThere(beside_.promise())) {
            keepPromise(beside_, {});
        } else {
            clearAway(beside_);
        }
        auto found = parseManifest(readFile(state_.folder.manifest()));
        if (found.head == manifest_.head) { // which no other file has
            state_.key = std::move(key_);
            state_.manifest = std::move(found);
        }
        connectStore(state_);
        tell(100);
    }

    void giveUp() { clearAway(beside_); }
    Converted takeResult() { return std::move(result_); }

private:
    static std::span<const std::byte> keyOf(const std::optional<FileKey>& key) {
        return key ? key->bytes() : std::span<const std::byte>{};
    }
    std::span<const std::byte> newKey() const { return keyOf(key_); }
    void step(std::string_view name) const {
        if (wanted_.afterStep) {
            wanted_.afterStep(name);
        }
    }
    void tell(std::int64_t percent) const {
        if (wanted_.progress) {
            wanted_.progress(percent, 100);
        }
    }

    std::optional<model::Problem> prove() {
        const std::vector<KnownHead> known{knownHead("manifest", state_.manifest.head)};
        const auto progress = [&](std::int64_t done, std::int64_t total) {
            tell(50 + (total > 0 ? 40 * done / total : 0));
        };
        const auto proof = verifyFile(beside_.database(), newKey(), known, progress, wanted_.stop);
        if (proof.cancelled) {
            return model::Problem{"store", "stopped", {}};
        }
        if (!proof.verified()) {
            return model::Problem{"store", "altered", {}};
        }
        tell(90);
        return std::nullopt;
    }

    /// In the new file alone: the old one has never heard of it.
    void enter() {
        {
            Connection connection{beside_.database(), {.key = newKey()}};
            stamp_ = connection.value<std::string>(stampSql);
            Trail trail{connection};
            connection.write([&] {
                std::vector<std::string> uids;
                for (auto& account : read::accounts(connection)) {
                    if (account.disabled) {
                        continue;
                    }
                    if (account.id != actor_.account()) {
                        uids.push_back(account.uid.text);
                    }
                    accounts_.push_back(std::move(account));
                }
                const auto payload = JsonText::object([&](JsonText& json) {
                    json.field("encrypted", wanted_.encrypted);
                    if (wanted_.encrypted) {
                        json.field("firstPasswords", uids);
                    }
                });
                manifest_ = state_.manifest;
                manifest_.encrypted = wanted_.encrypted;
                const auto& who = actor_.person().uid;
                for (const auto& uid : wanted_.encrypted ? uids : std::vector<std::string>{}) {
                    trail.append(state_.now(), who, passwordVerb, model::Uid{uid}, R"({"first":true})");
                }
                if (wanted_.newKey) {
                    noteAccess(connection, model::AccessNoticeKind::newKey, actor_.account(), state_.now());
                }
                manifest_.head =
                    trail.append(state_.now(), who, verbOf(wanted_), model::Uid{manifest_.storeUid}, payload);
            });
        }
        if (isThere(beside_.log())) {
            throw Error{Fault::io, "convert", "the new file was not written whole"};
        }
        syncFile(beside_.database());
    }

    void writeKeys() {
        const auto slot = [&](const model::Account& account, std::string_view password) {
            return makeSlot(account.uid, foldedSignIn(account.signInName), password, key_ ? &*key_ : nullptr,
                            state_.environment.keyCost);
        };
        Keys keys;
        if (!wanted_.encrypted) {
            keys = Keys::parse(readFile(state_.folder.keys()));
        }
        for (const auto& account : accounts_) {
            if (account.id == actor_.account()) {
                keys.put(slot(account, wanted_.password));
            } else if (wanted_.encrypted) {
                FirstPassword first{account.fullName, account.signInName, firstPassword()};
                keys.put(slot(account, first.password));
                result_.firstPasswords.push_back(std::move(first));
            }
        }
        createFile(beside_.keys(), keys.text());
        if (key_) {
            result_.recoveryKey = recoveryKeyText(*key_);
        }
    }

    StoreState& state_;
    const Actor& actor_;
    const Conversion& wanted_;
    Beside beside_;
    std::optional<FileKey> key_;
    std::string stamp_;
    Manifest manifest_;
    std::vector<model::Account> accounts_; ///< those that may sign in
    Converted result_;
};

} // namespace

void settleConversion(const StoreFolder& folder) {
    if (!fs::is_directory(fs::symlink_status(folder.path))) {
        return; // looked at and refused elsewhere
    }
    const Beside beside{folder};
    const bool promised = isThere(beside.promise());
    const auto left = beside.leftovers();
    if (!promised && std::none_of(left.begin(), left.end(), isThere)) {
        return;
    }
    const auto lock = FileLock::ifFree(beside.lock());
    if (!lock) {
        if (isThere(beside.promise())) {
            throw Error{Fault::busy, "open", "the store is being converted"};
        }
        return; // another program is at it; the old store still stands
    }
    if (isThere(beside.promise())) {
        keepPromise(beside, {});
    } else {
        clearAway(beside);
    }
}

model::Outcome<Converted> convertStore(StoreState& state, const Actor& actor, const Conversion& wanted) {
    const auto person = state.ask([&](Connection& db) { return accountOf(db, actor.account()); });
    if (!person || person->disabled || !mayDo(person->roles, verbOf(wanted))) {
        return model::Problem{"permission", "not-permitted", {std::string{verbOf(wanted)}}};
    }
    if (const auto proved = proveSignIn(state, person->signInName, wanted.password); !proved) {
        auto problem = proved.problems().front();
        problem.field = "password";
        return problem;
    }
    const auto lock = FileLock::ifFree(Beside{state.folder}.lock());
    if (!lock) {
        return model::Problem{"store", "being-converted", {}};
    }
    const std::lock_guard noWrites{state.writing};
    if (wanted.newKey && !(state.manifest.encrypted && wanted.encrypted)) {
        return model::Problem{"store", "not-encrypted", {}};
    }
    if (!wanted.newKey && state.manifest.encrypted == wanted.encrypted) {
        return model::Problem{"store", "already", {}};
    }
    Converter converter{state, actor, wanted};
    try {
        if (auto problem = converter.prepare()) {
            converter.giveUp();
            return std::move(*problem);
        }
    } catch (...) {
        converter.giveUp();
        throw;
    }
    const std::lock_guard noReads{state.reading};
    state.reader.reset();
    state.trail.reset();
    state.writer.reset();
    std::optional<model::Problem> problem;
    try {
        problem = converter.exchange();
    } catch (...) {
        converter.adopt();
        throw;
    }
    converter.adopt();
    if (problem) {
        return std::move(*problem);
    }
    return converter.takeResult();
}

} // namespace db
