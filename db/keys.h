#pragma once
// The file `keys` of a store: a slot for each account, which the account's password opens. In an encrypted store it
// holds the file key, sealed; in a plain one it only proves the password.
//
//   needlebook keys 1
//   slot <account uid> <salt> <ops> <bytes of memory> <nonce> <sealed> <sign-in name, folded>
//   machine <the same>          opened by a secret that the machine keeps, for sending without a person
//
// Bytes are hex. The key of a slot is Argon2id of the password; what is sealed is bound to the rest of the line.

#include "db/store.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// 32 bytes in memory of their own that is never swapped out, and cleared when done.
class FileKey {
public:
    static constexpr std::size_t size = 32;

    static FileKey random();
    static FileKey of(std::span<const std::byte> bytes);

    std::span<const std::byte> bytes() const { return {bytes_.get(), size}; }
    std::span<std::byte> bytes() { return {bytes_.get(), size}; }

private:
    struct Free {
        void operator()(std::byte* bytes) const;
    };
    FileKey();
    std::unique_ptr<std::byte[], Free> bytes_;
};

/// The file key for paper: 13 groups of 4 digits and a check digit, "7D2KQ-...".
std::string recoveryKeyText(const FileKey& key);
/// Reads it back in any case, with any spacing. Problem "recoveryKey": "length", or "check" with the number of the
/// first wrong group.
model::Outcome<FileKey> parseRecoveryKey(std::string_view typed);

/// An account has at most one slot of each kind.
enum class SlotKind { person, machine };

struct Slot {
    model::Uid account;
    std::string foldedName;
    std::string salt;
    std::uint64_t ops = 0;
    std::size_t memory = 0;
    std::string nonce;
    std::string sealed;
    SlotKind kind = SlotKind::person;
};

/// `key` is null for a plain store.
Slot makeSlot(const model::Uid& account, std::string_view foldedName, std::string_view password, const FileKey* key,
              KeyCost cost, SlotKind kind = SlotKind::person);

struct OpenedSlot {
    model::Uid account;
    std::optional<FileKey> key; ///< nothing in a plain store
};
/// Nothing when the password is wrong. Takes as long as Argon2id takes.
std::optional<OpenedSlot> openSlot(const Slot& slot, std::string_view password);

class Keys {
public:
    /// Throws Fault::corrupt when it is damaged, Fault::tooNew for a later form.
    static Keys parse(std::string_view text);
    std::string text() const;

    const Slot* find(std::string_view foldedName, SlotKind kind = SlotKind::person) const;
    /// In place of the account's slot of that kind, or added.
    void put(Slot slot);
    /// False when there is none.
    bool removeMachineSlot(const model::Uid& account);
    bool remove(const model::Uid& account); ///< of every kind

private:
    std::vector<Slot> slots_;
};

/// Reads, changes and replaces the file under a lock, so that two programs do not undo each other's changes. Makes it
/// when it is missing.
void putSlot(const std::filesystem::path& keysFile, Slot slot);
bool dropMachineSlot(const std::filesystem::path& keysFile, const model::Uid& account);
/// All of the account's: it opens nothing any more.
bool dropSlots(const std::filesystem::path& keysFile, const model::Uid& account);

/// As spending the time of a real slot, so that an unknown name is not told by a quick answer.
void spendSlotTime(KeyCost cost, std::string_view password);

/// Argon2id in libsodium's text form, for PINs.
std::string hashPin(std::string_view pin, KeyCost cost);
bool pinMatches(const std::string& hash, std::string_view pin);

} // namespace db
