#pragma once
// One clinic's store, opened with a password. Everything in it is reached through here: `signIn` makes an Actor,
// `as(actor)` gives that person's reads and writes.

#include "db/clock.h"
#include "model/change.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace db {

class Access;

/// A person or the sender, signed in. Only Store::signIn makes one.
class Actor {
public:
    model::AccountId account() const { return account_.id; }
    const model::Account& person() const { return account_; }
    bool has(model::Role role) const { return account_.roles.contains(role); }

private:
    friend class Store;
    explicit Actor(model::Account account)
        : account_{std::move(account)} {}
    model::Account account_;
};

/// That an account's holder typed the PIN (or the password) just now; signing and overriding ask for one.
class Confirmation {
public:
    model::AccountId account() const { return account_; }
    model::Instant at() const { return at_; }

private:
    friend class Store;
    Confirmation(model::AccountId account, model::Instant at)
        : account_{account}
        , at_{at} {}
    model::AccountId account_;
    model::Instant at_;
};

/// What Argon2id costs; tests take `cheapest`.
enum class KeyCost { interactive, cheapest };

struct Environment {
    Clock clock = systemClock();
    KeyCost keyCost = KeyCost::interactive;
    bool allowNetworkFolders = false; ///< for the test of that check only
    /// Where this user's machine keeps what it saw last of each store (db/last_seen.h); empty: nowhere.
    std::filesystem::path stateFolder = {};
    /// Tells this machine from others, for settings that are a machine's own; empty: the machine's own name.
    std::string machine = {};
};

/// What a store is opened as. Only a live one takes changes and sends.
enum class StoreKind {
    live,
    oldCopy, ///< lacks entries that were seen of it before, here or in its own manifest: another copy has gone on
    backup,  ///< marked as one
};

struct NewStore {
    std::filesystem::path folder; ///< NAME.needlebook; must not exist
    std::string clinic;
    std::string timeZone; ///< IANA
    std::string ownerSignIn;
    std::string ownerFullName;
    std::string ownerPassword; ///< at least 4 characters
    bool encrypted = true;
};

struct SignedIn;

class Store {
public:
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Makes the folder whole or not at all, seeds rule book, aftercare plans and catalogue from resources.
    /// Problems: name, zone, password, folder taken. Throws db::Error when the disk fails.
    static model::Outcome<SignedIn> create(const NewStore& wanted, Environment environment);

    /// Problem "sign-in": wrong name or password (never says which), so many seconds to "wait" after several failures in
    /// a row, or the account is disabled. Throws
    /// db::Error{notAStore, ...} for a folder that cannot be opened, leaving it untouched.
    static model::Outcome<SignedIn> open(const std::filesystem::path& folder, std::string_view signInName,
                                         std::string_view password, Environment environment);

    /// The same for an account of the role sender alone, with the secret of its machine slot and without a person,
    /// entered once a day: what it does is entered anyway. Problem "sign-in": wrong, disabled, or another role.
    static model::Outcome<SignedIn> openAsMachine(const std::filesystem::path& folder, std::string_view signInName,
                                                  std::string_view secret, Environment environment);

    /// Opens an encrypted store with its printed recovery key and gives an owner's account a new password; entered in
    /// the trail. A missing file of keys is made anew. Problems: recoveryKey ("length", "check", "wrong",
    /// "not-encrypted"), signInName ("not-an-owner"), password.
    static model::Outcome<SignedIn> recover(const std::filesystem::path& folder, std::string_view recoveryKey,
                                            std::string_view ownerSignIn, std::string_view newPassword,
                                            Environment environment);

    /// Makes an old copy the store one goes on with: from now on it takes changes, and what was entered elsewhere since
    /// is given up. Entered in the trail, with the head that is given up. Problems: "sign-in", "permission", "reason"
    /// "required", "store" "not-an-old-copy" (a backup is restored instead).
    static model::Outcome<model::Done> goOnWithOldCopy(const std::filesystem::path& folder, std::string_view signInName,
                                                       std::string_view password, std::string_view reason,
                                                       Environment environment);

    /// The same for the one that is open; open it anew afterwards.
    model::Outcome<model::Done> goOn(std::string_view signInName, std::string_view password, std::string_view reason);

    /// Another person at the same open store.
    model::Outcome<Actor> signIn(std::string_view signInName, std::string_view password);
    void signOut(const Actor& actor);
    /// Problem "pin": wrong, disabled, wait. An account without a PIN confirms with its password. By account: a second
    /// signer, who types it at somebody else's desk.
    model::Outcome<Confirmation> confirm(const Actor& actor, std::string_view pinOrPassword);
    model::Outcome<Confirmation> confirm(model::AccountId account, std::string_view pinOrPassword);

    Access as(Actor actor);

    const std::filesystem::path& folder() const;
    bool encrypted() const;
    StoreKind kind() const;
    /// Grows when this or another program has changed the store.
    std::int64_t dataVersion();
    model::Instant now() const;

private:
    friend class Access;
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct SignedIn {
    std::shared_ptr<Store> store;
    Actor actor;
    std::string recoveryKey; ///< only from create of an encrypted store; shown once
};

} // namespace db
