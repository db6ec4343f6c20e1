// How a store comes to be, is opened and is closed.
#include "db/access.h"
#include "db/access_notices.h"
#include "db/account_rows.h"
#include "db/convert.h"
#include "db/failed_sign_ins.h"
#include "db/files.h"
#include "db/last_seen.h"
#include "db/migrate.h"
#include "db/old_copy.h"
#include "db/read_clinic.h"
#include "db/restore_after.h"
#include "db/role_table.h"
#include "db/schema_sqlite.h"
#include "db/store_connect.h"
#include "db/store_seed.h"
#include "db/store_sign_in.h"
#include "db/uid.h"
#include "db/upgrade.h"
#include "db/verify_file.h"

#include <date/tz.h>

namespace db {
namespace {

FileSystemTypeOf typeOf(const Environment& environment) {
    if (environment.allowNetworkFolders) {
        return [](const std::filesystem::path&) { return std::int64_t{0}; };
    }
    return fileSystemType;
}

bool zoneExists(const std::string& name) {
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

model::Problems check(const NewStore& wanted, const Environment& environment) {
    model::Problems problems;
    if (wanted.clinic.find_first_not_of(" \t") == std::string::npos) {
        problems.push_back({"clinic", "required", {}});
    }
    if (!zoneExists(wanted.timeZone)) {
        problems.push_back({"timeZone", "unknown", {}});
    }
    const model::Account owner{.id = {},
                               .uid = {},
                               .signInName = wanted.ownerSignIn,
                               .fullName = wanted.ownerFullName,
                               .roles = {model::Role::owner}};
    for (auto& problem : checkAccount(owner)) {
        problem.field = problem.field == "signInName" ? "ownerSignIn" : "ownerFullName";
        problems.push_back(std::move(problem));
    }
    if (auto problem = checkPassword(wanted.ownerPassword)) {
        problem->field = "ownerPassword";
        problems.push_back(std::move(*problem));
    }
    if (std::filesystem::exists(std::filesystem::symlink_status(wanted.folder))) {
        problems.push_back({"folder", "taken", {}});
    } else if (auto around = std::filesystem::absolute(wanted.folder).parent_path(); true) {
        while (!std::filesystem::exists(around) && around.has_relative_path()) {
            around = around.parent_path();
        }
        if (isNetworkType(typeOf(environment)(around))) {
            problems.push_back({"folder", std::string{model::code(Refusal::networkFolder)}, {}});
        }
    }
    return problems;
}

/// Nobody else may look into what is made here, the folders around the store included.
void createFoldersAround(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) {
        createFoldersAround(path.parent_path());
        if (!std::filesystem::exists(path)) { // "x/.." is there once x is
            createFolder(path);
        }
    }
}

/// Fills a new folder; returns what its manifest says.
Manifest fill(const StoreFolder& folder, const NewStore& wanted, const std::optional<FileKey>& key,
              const Environment& environment) {
    const auto now = environment.clock();
    createFile(folder.database(), "");
    Connection connection{folder.database(), {.key = key ? key->bytes() : std::span<const std::byte>{}}};
    migrate(connection);
    Trail trail{connection};
    Manifest manifest{.encrypted = wanted.encrypted, .storeUid = newUid(now).text, .head = {}};
    connection.write([&] {
        connection.run("INSERT INTO meta (id, store_uid, print_prefix, created_at) VALUES (1, ?, ?, ?)",
                       manifest.storeUid, newPrintPrefix(), now);
        const auto owner = insertAccount(connection,
                                         {.id = {},
                                          .uid = {},
                                          .signInName = wanted.ownerSignIn,
                                          .fullName = wanted.ownerFullName,
                                          .roles = {model::Role::owner}},
                                         now);
        seed(connection, wanted, now);
        manifest.head = trail.append(now, owner->uid, "store.create", model::Uid{manifest.storeUid},
                                     R"({"owner":)" + accountPayload(*owner) + '}');
        Keys keys;
        keys.put(makeSlot(owner->uid, foldedSignIn(wanted.ownerSignIn), wanted.ownerPassword, key ? &*key : nullptr,
                          environment.keyCost));
        createFile(folder.keys(), keys.text());
    });
    createFile(folder.manifest(), manifestText(manifest));
    return manifest;
}

/// That it is this folder's database, not of a later program, and made by this one: until its tables are known to be
/// ours nothing is asked of them. A view in place of a table answers what it likes, and a trigger acts on each change.
void expectOurs(Connection& connection, const Manifest& manifest) {
    const auto version = storeVersion(connection);
    if (version <= 0) {
        throw OpenRefused{Refusal::databaseForeign};
    }
    if (manifest.copy && version != std::ssize(releasedScripts())) {
        throw OpenRefused{Refusal::olderCopy};
    }
    if (!schemaIsOurs(connection, version)) {
        throw OpenRefused{Refusal::databaseAltered};
    }
    if (connection.value<std::string>("SELECT store_uid FROM meta") != manifest.storeUid) {
        throw OpenRefused{Refusal::databaseForeign};
    }
}

/// What changes when another program writes.
struct Stamp {
    bool logged = false;
    std::filesystem::file_time_type written{};
    bool operator==(const Stamp&) const = default;
};
Stamp stampOf(const StoreFolder& folder) {
    std::error_code gone;
    return {std::filesystem::exists(folder.database().string() + "-wal"),
            std::filesystem::last_write_time(folder.database(), gone)};
}

/// Copied by hand or from a backup, what lies here may have come to be readable by others.
void closeToOthers(const StoreFolder& folder) {
    for (const auto& path :
         {folder.path, folder.files(), folder.database(), folder.keys(), folder.manifest(), folder.failedSignIns()}) {
        makePrivate(path);
    }
}

} // namespace

void connectStore(StoreState& state) {
    try {
        // What is refused stays as it was, down to the times. A log left by a crash must be read with the file, which
        // only a real opening does.
        bool again = false;
        do {
            const auto before = stampOf(state.folder);
            state.oddities.clear();
            auto look = state.connect(before.logged && !state.manifest.copy ? Connection::Mode::readOnly
                                                                            : Connection::Mode::look);
            expectOurs(look, state.manifest);
            if (isLonger(look, state.folder.database())) {
                state.oddities.emplace_back("store.db longer");
            }
            state.kind = kindOf(look, state.manifest, state.environment.stateFolder);
            // Another program may have written below this look, and told the user's folder of it.
            again = state.kind == StoreKind::oldCopy && stampOf(state.folder) != before;
            if (!again && state.kind != StoreKind::live && storeVersion(look) != std::ssize(releasedScripts())) {
                throw OpenRefused{Refusal::olderCopy};
            }
        } while (again);
        if (!soundLayout(state.folder.database(), state.key.has_value())) {
            throw OpenRefused{Refusal::databaseDamaged}; // opening it to write would put it right, and hide it
        }
        if (state.kind != StoreKind::live) {
            state.reader.emplace(state.connect(state.readingMode()));
            return;
        }
        state.writer.emplace(state.connect(Connection::Mode::readWrite));
        auto& writer = *state.writer;
        expectOurs(writer, state.manifest);
        if (parseManifest(readFile(state.folder.manifest())).encrypted != state.manifest.encrypted) {
            throw Error{Fault::busy, "open",
                        "the store was converted meanwhile"}; // this is the file that was there before
        }
        closeToOthers(state.folder);
        upgradeStore(state, writer);
        state.trail.emplace(writer);
        state.write([&](Connection& connection) {
            if (const auto version = extendRules(connection, state.now())) {
                const model::Uid clinic = read::clinic(connection).uid;
                state.trail->append(state.now(), model::Uid{state.manifest.storeUid}, "rules.extend", clinic,
                                    R"({"version":)" + std::to_string(*version) + '}');
            }
        });
        state.reader.emplace(state.connect(Connection::Mode::readOnly));
    } catch (const OpenRefused&) {
        throw;
    } catch (const Error& e) {
        switch (e.fault()) {
        case Fault::notOurs:
            throw OpenRefused{state.key ? Refusal::wrongKey : Refusal::databaseForeign};
        case Fault::tooNew:
            throw OpenRefused{Refusal::newerFormat};
        case Fault::corrupt:
            throw OpenRefused{Refusal::databaseDamaged};
        default:
            throw;
        }
    }
}

Store::Store(std::unique_ptr<State> state)
    : state_{std::move(state)} {}

Store::~Store() {
    try {
        rememberHead(*state_);
    } catch (const std::exception&) {
        // The head in the manifest is then an older one, which is as true.
    }
}

model::Outcome<SignedIn> Store::create(const NewStore& wanted, Environment environment) {
    if (auto problems = check(wanted, environment); !problems.empty()) {
        return problems;
    }
    auto folder = std::filesystem::absolute(wanted.folder);
    if (!folder.has_filename()) {
        folder = folder.parent_path();
    }
    if (!std::filesystem::exists(folder.parent_path())) {
        createFoldersAround(folder.parent_path());
    }
    std::optional<FileKey> key;
    if (wanted.encrypted) {
        key = FileKey::random();
    }
    Manifest manifest;
    createStoreFolder(folder, [&](const StoreFolder& beside) { manifest = fill(beside, wanted, key, environment); });
    auto recovery = key ? recoveryKeyText(*key) : std::string{};
    auto state =
        std::make_unique<State>(StoreFolder{folder}, std::move(environment), std::move(manifest), std::move(key));
    connectStore(*state);
    const std::shared_ptr<Store> store{new Store{std::move(state)}};
    auto actor = store->signIn(wanted.ownerSignIn, wanted.ownerPassword);
    if (!actor) {
        return actor.problems();
    }
    return SignedIn{store, std::move(*actor), std::move(recovery)};
}

namespace {

/// The folder looked at, and what its slot gave; not yet connected.
template <class State>
model::Outcome<std::pair<std::unique_ptr<State>, model::Uid>>
unlocked(const std::filesystem::path& path, std::string_view signInName, std::string_view secret,
         Environment environment, SlotKind kind) {
    StoreFolder folder{std::filesystem::absolute(path)};
    if (!folder.path.has_filename()) {
        folder.path = folder.path.parent_path();
    }
    settleConversion(folder);
    finishRestore(folder.path, environment.stateFolder);
    auto manifest = inspect(folder, typeOf(environment));
    auto opened = proveSignIn(folder, environment, signInName, secret, kind);
    if (!opened) {
        return opened.problems();
    }
    if (manifest.encrypted && !opened->key) {
        throw OpenRefused{Refusal::keysDamaged};
    }
    const auto account = opened->account;
    if (!manifest.encrypted && opened->key) { // of a store that was encrypted until lately
        opened->key.reset();
        putSlot(folder.keys(), makeSlot(account, foldedSignIn(signInName), secret, nullptr, environment.keyCost, kind));
    }
    auto state = std::make_unique<State>(folder, std::move(environment), std::move(manifest), std::move(opened->key));
    connectStore(*state);
    return std::pair{std::move(state), account};
}

} // namespace

model::Outcome<SignedIn> Store::open(const std::filesystem::path& path, std::string_view signInName,
                                     std::string_view password, Environment environment) {
    auto opened = unlocked<State>(path, signInName, password, std::move(environment), SlotKind::person);
    if (!opened) {
        return opened.problems();
    }
    const std::shared_ptr<Store> store{new Store{std::move(opened->first)}};
    auto person = enterSignIn(*store->state_, opened->second);
    if (!person) {
        return person.problems();
    }
    return SignedIn{store, Actor{std::move(*person)}, {}};
}

namespace {

/// A timer signs in every few minutes: one entry a day tells that it still does.
void enterMachine(StoreState& state, const model::Uid& account) {
    constexpr std::chrono::hours aDay{24};
    const auto now = state.now();
    state.write([&](Connection& db) {
        const auto last = db.one(
            "SELECT at FROM trail_entry WHERE subject = ?1 AND actor = ?1 AND verb = 'account.sign-in' "
            "ORDER BY sequence DESC LIMIT 1",
            [](const Row& row) { return row.get<model::Instant>(0); }, account);
        if (!last || *last > now || now - *last >= aDay) {
            state.trail->append(now, account, "account.sign-in", account, R"({"by":"machine slot"})");
        }
    });
}

} // namespace

model::Outcome<SignedIn> Store::openAsMachine(const std::filesystem::path& path, std::string_view signInName,
                                              std::string_view secret, Environment environment) {
    auto opened = unlocked<State>(path, signInName, secret, std::move(environment), SlotKind::machine);
    if (!opened) {
        return opened.problems();
    }
    const std::shared_ptr<Store> store{new Store{std::move(opened->first)}};
    auto account = store->state_->ask([&](Connection& db) { return accountOf(db, opened->second); });
    if (!account) {
        return model::Problem{"sign-in", "wrong", {}};
    }
    if (account->disabled) {
        return model::Problem{"sign-in", "disabled", {}};
    }
    if (account->roles != model::Roles{model::Role::sender}) {
        return model::Problem{"account", "only-a-sender", {}};
    }
    enterMachine(*store->state_, account->uid);
    return SignedIn{store, Actor{std::move(*account)}, {}};
}

model::Outcome<SignedIn> Store::recover(const std::filesystem::path& path, std::string_view recoveryKey,
                                        std::string_view ownerSignIn, std::string_view newPassword,
                                        Environment environment) {
    auto key = parseRecoveryKey(recoveryKey);
    if (!key) {
        return key.problems();
    }
    if (auto problem = checkPassword(newPassword)) {
        return std::move(*problem);
    }
    StoreFolder folder{std::filesystem::absolute(path)};
    if (!folder.path.has_filename()) {
        folder.path = folder.path.parent_path();
    }
    settleConversion(folder);
    finishRestore(folder.path, environment.stateFolder);
    auto manifest = inspect(folder, typeOf(environment), KeysFile::mayBeMissing);
    if (!manifest.encrypted) {
        return model::Problem{"recoveryKey", "not-encrypted", {}};
    }
    auto state = std::make_unique<State>(folder, std::move(environment), std::move(manifest), std::move(*key));
    try {
        connectStore(*state);
    } catch (const OpenRefused& refused) {
        if (refused.reason() == Refusal::wrongKey) {
            return model::Problem{"recoveryKey", "wrong", {}};
        }
        throw;
    }
    const std::shared_ptr<Store> store{new Store{std::move(state)}};
    auto& opened = *store->state_;
    auto person = opened.write([&](Connection& db) -> model::Outcome<model::Account> {
        const auto id = db.one(
            "SELECT id FROM account WHERE folded_name = ?", [](const Row& row) { return row.get<model::AccountId>(0); },
            foldedSignIn(ownerSignIn));
        auto account = id ? accountOf(db, *id) : std::nullopt;
        if (!account || account->disabled || !account->roles.contains(model::Role::owner)) {
            return model::Problem{"signInName", "not-an-owner", {}};
        }
        noteAccess(db, model::AccessNoticeKind::recovery, account->id, opened.now());
        opened.trail->append(opened.now(), account->uid, "account.recover", account->uid, "{}");
        putSlot(opened.folder.keys(), makeSlot(account->uid, foldedSignIn(account->signInName), newPassword,
                                               &*opened.key, opened.environment.keyCost));
        SignInTry{opened.folder.failedSignIns(), account->uid.text, opened.now()}.succeeded();
        return std::move(*account);
    });
    if (!person) {
        return person.problems();
    }
    auto actor = store->signIn(person->signInName, newPassword);
    if (!actor) {
        return actor.problems();
    }
    return SignedIn{store, std::move(*actor), {}};
}

model::Outcome<model::Done> Store::goOnWithOldCopy(const std::filesystem::path& path, std::string_view signInName,
                                                   std::string_view password, std::string_view reason,
                                                   Environment environment) {
    if (reason.find_first_not_of(" \t\n") == std::string_view::npos) {
        return model::Problem{"reason", "required", {}};
    }
    auto opened = unlocked<State>(path, signInName, password, std::move(environment), SlotKind::person);
    if (!opened) {
        return opened.problems();
    }
    auto& state = *opened->first;
    const model::Problem notPermitted{"permission", "not-permitted", {std::string{goOnVerb}}};
    const auto mayGoOn = [&](Connection& connection) {
        const auto account = accountOf(connection, opened->second);
        return account && !account->disabled && mayDo(account->roles, goOnVerb);
    };
    if (state.kind != StoreKind::oldCopy) {
        return mayGoOn(*state.reader) ? model::Problem{"store", "not-an-old-copy", {}} : notPermitted;
    }
    auto writer = state.connect(Connection::Mode::readWrite);
    const auto lost = lostHead(writer, state.manifest, state.environment.stateFolder);
    Trail trail{writer};
    auto done = writer.write([&]() -> model::Outcome<model::Done> {
        if (!mayGoOn(writer)) {
            return notPermitted;
        }
        Writing w{writer, state.tables, state.now(), *accountOf(writer, opened->second), read::clinic(writer), {},
                  {},     {},           {}};
        w.today = model::localTime(w.now, w.clinic.timeZone).day;
        settleAfterwards(w, trail,
                         {.kind = RestorationKind::continued,
                          .head = lost.value_or(TrailHead{}),
                          .keptAs = {},
                          .backupMadeAt = std::nullopt,
                          .note = std::string{reason}});
        return model::Done{};
    });
    if (done) {
        // Last: cut off before, it is an old copy still, and the next try says the same again.
        state.manifest.head = trailHead(writer);
        writeManifest(state.folder, state.manifest);
        rememberSeen(state.environment.stateFolder, state.manifest.storeUid, {state.manifest.head, state.now()});
    }
    return done;
}

model::Outcome<model::Done> Store::goOn(std::string_view signInName, std::string_view password,
                                        std::string_view reason) {
    return goOnWithOldCopy(state_->folder.path, signInName, password, reason, state_->environment);
}

Access Store::as(Actor actor) {
    return Access{*this, std::move(actor)};
}

const std::filesystem::path& Store::folder() const {
    return state_->folder.path;
}

bool Store::encrypted() const {
    const std::lock_guard lock{state_->reading};
    return state_->key.has_value();
}

StoreKind Store::kind() const {
    return state_->kind;
}

std::int64_t Store::dataVersion() {
    const std::lock_guard lock{state_->reading};
    StoreState::expectOpen(state_->reader);
    return state_->reader->dataVersion();
}

model::Instant Store::now() const {
    return state_->now();
}

} // namespace db
