#include "db/keys.h"

#include "db/error.h"
#include "db/files.h"
#include "db/hash.h"
#include "db/uid.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <sodium.h>
#include <sstream>

namespace db {
namespace {

constexpr std::string_view header = "needlebook keys 1";
constexpr std::string_view personWord = "slot";
constexpr std::string_view machineWord = "machine";
constexpr std::string_view headerStem = "needlebook keys ";
// A slot asking for more was not written by us, and would hold the machine up.
constexpr std::uint64_t mostOps = 16;
constexpr std::size_t mostMemory = std::size_t{1} << 30U;

void ready() {
    if (sodium_init() < 0) {
        throw Error{Fault::other, "keys", "libsodium could not be started"};
    }
}

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

std::string randomBytes(std::size_t size) {
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

std::string hex(std::string_view bytes) {
    return hexOf(std::as_bytes(std::span{bytes}));
}

std::string unhex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    if (sodium_hex2bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr) != 0 ||
        size * 2 != text.size()) {
        throw Error{Fault::corrupt, "keys", "a slot is damaged"};
    }
    return bytes;
}

struct Cost {
    std::uint64_t ops;
    std::size_t memory;
};

Cost costOf(KeyCost cost) {
    return cost == KeyCost::cheapest ? Cost{crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}
                                     : Cost{crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

FileKey passwordKey(std::string_view password, std::string_view salt, Cost cost) {
    auto key = FileKey::of({});
    if (crypto_pwhash(reinterpret_cast<unsigned char*>(key.bytes().data()), FileKey::size, password.data(),
                      password.size(), raw(salt), cost.ops, cost.memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc{};
    }
    return key;
}

/// What a sealed key is bound to: all that stands in its line.
std::string bindingOf(const Slot& slot) {
    std::ostringstream text;
    text << header << (slot.kind == SlotKind::machine ? "\nmachine\n" : "\n") << slot.account.text << ' '
         << hex(slot.salt) << ' ' << slot.ops << ' ' << slot.memory << ' ' << slot.foldedName;
    return text.str();
}

template <class Number>
Number numberOf(const std::string& text, Number most) {
    Number value{};
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value == 0 || value > most) {
        throw Error{Fault::corrupt, "keys", "a slot is damaged"};
    }
    return value;
}

Slot parseSlot(const std::string& line) {
    std::istringstream words{line};
    std::string word;
    std::string account;
    std::string salt;
    std::string ops;
    std::string memory;
    std::string nonce;
    std::string sealed;
    std::string name;
    words >> word >> account >> salt >> ops >> memory >> nonce >> sealed;
    words.get();
    std::getline(words, name);
    Slot slot{model::Uid{account},
              name,
              unhex(salt),
              numberOf<std::uint64_t>(ops, mostOps),
              numberOf<std::size_t>(memory, mostMemory),
              unhex(nonce),
              unhex(sealed),
              word == machineWord ? SlotKind::machine : SlotKind::person};
    const auto sealedSize = slot.sealed.size();
    if ((word != personWord && word != machineWord) || account.size() != 36 || name.empty() ||
        slot.salt.size() != crypto_pwhash_SALTBYTES ||
        slot.nonce.size() != crypto_aead_xchacha20poly1305_ietf_NPUBBYTES ||
        (sealedSize != crypto_aead_xchacha20poly1305_ietf_ABYTES &&
         sealedSize != crypto_aead_xchacha20poly1305_ietf_ABYTES + FileKey::size)) {
        throw Error{Fault::corrupt, "keys", "a slot is damaged"};
    }
    return slot;
}

} // namespace

FileKey::FileKey() {
    ready();
    bytes_.reset(static_cast<std::byte*>(sodium_malloc(size)));
    if (!bytes_) {
        throw std::bad_alloc{};
    }
}

void FileKey::Free::operator()(std::byte* bytes) const {
    sodium_free(bytes); // clears it too
}

FileKey FileKey::random() {
    FileKey key;
    randombytes_buf(key.bytes_.get(), size);
    return key;
}

FileKey FileKey::of(std::span<const std::byte> bytes) {
    FileKey key;
    std::fill_n(key.bytes_.get(), size, std::byte{});
    std::copy_n(bytes.begin(), std::min(bytes.size(), size), key.bytes_.get());
    return key;
}

Slot makeSlot(const model::Uid& account, std::string_view foldedName, std::string_view password, const FileKey* key,
              KeyCost cost, SlotKind kind) {
    ready();
    const auto wanted = costOf(cost);
    Slot slot{account,
              std::string{foldedName},
              randomBytes(crypto_pwhash_SALTBYTES),
              wanted.ops,
              wanted.memory,
              randomBytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES),
              {},
              kind};
    const auto opener = passwordKey(password, slot.salt, wanted);
    const auto binding = bindingOf(slot);
    const std::size_t size = key != nullptr ? FileKey::size : 0;
    slot.sealed.resize(size + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        raw(slot.sealed), nullptr,
        key != nullptr ? reinterpret_cast<const unsigned char*>(key->bytes().data()) : nullptr, size, raw(binding),
        binding.size(), nullptr, raw(slot.nonce), reinterpret_cast<const unsigned char*>(opener.bytes().data()));
    return slot;
}

std::optional<OpenedSlot> openSlot(const Slot& slot, std::string_view password) {
    ready();
    const auto opener = passwordKey(password, slot.salt, {slot.ops, slot.memory});
    const auto binding = bindingOf(slot);
    auto key = FileKey::of({});
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(key.bytes().data()), &size, nullptr, raw(slot.sealed), slot.sealed.size(),
            raw(binding), binding.size(), raw(slot.nonce),
            reinterpret_cast<const unsigned char*>(opener.bytes().data())) != 0) {
        return std::nullopt;
    }
    OpenedSlot opened{slot.account, std::nullopt};
    if (size == FileKey::size) {
        opened.key = std::move(key);
    }
    return opened;
}

void spendSlotTime(KeyCost cost, std::string_view password) {
    ready();
    (void)passwordKey(password, randomBytes(crypto_pwhash_SALTBYTES), costOf(cost));
}

Keys Keys::parse(std::string_view text) {
    std::istringstream lines{std::string{text}};
    std::string line;
    std::getline(lines, line);
    if (line != header) {
        if (line.starts_with(headerStem)) {
            throw Error{Fault::tooNew, "keys", "written by a newer version of the program"};
        }
        throw Error{Fault::corrupt, "keys", "not a file of slots"};
    }
    Keys keys;
    while (std::getline(lines, line)) {
        keys.slots_.push_back(parseSlot(line));
    }
    if (keys.slots_.empty() || text.back() != '\n') {
        throw Error{Fault::corrupt, "keys", "cut off"};
    }
    return keys;
}

std::string Keys::text() const {
    std::ostringstream text;
    text << header << '\n';
    for (const auto& slot : slots_) {
        text << (slot.kind == SlotKind::machine ? machineWord : personWord) << ' ' << slot.account.text << ' '
             << hex(slot.salt) << ' ' << slot.ops << ' ' << slot.memory << ' ' << hex(slot.nonce) << ' '
             << hex(slot.sealed) << ' ' << slot.foldedName << '\n';
    }
    return text.str();
}

const Slot* Keys::find(std::string_view foldedName, SlotKind kind) const {
    const auto found = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) {
        return slot.kind == kind && slot.foldedName == foldedName;
    });
    return found == slots_.end() ? nullptr : &*found;
}

void Keys::put(Slot slot) {
    // A slot of the same name can only be left over from an account that was never kept.
    std::erase_if(slots_, [&](const Slot& known) {
        return known.kind == slot.kind && (known.account == slot.account || known.foldedName == slot.foldedName);
    });
    slots_.push_back(std::move(slot));
}

bool Keys::removeMachineSlot(const model::Uid& account) {
    return std::erase_if(
               slots_, [&](const Slot& slot) { return slot.kind == SlotKind::machine && slot.account == account; }) > 0;
}

bool Keys::remove(const model::Uid& account) {
    return std::erase_if(slots_, [&](const Slot& slot) { return slot.account == account; }) > 0;
}

void putSlot(const std::filesystem::path& keysFile, Slot slot) {
    const FileLock lock{keysFile.string() + ".lock"};
    auto keys = std::filesystem::exists(keysFile) ? Keys::parse(readFile(keysFile)) : Keys{};
    keys.put(std::move(slot));
    replaceFile(keysFile, keys.text());
}

bool dropMachineSlot(const std::filesystem::path& keysFile, const model::Uid& account) {
    const FileLock lock{keysFile.string() + ".lock"};
    auto keys = Keys::parse(readFile(keysFile));
    const bool there = keys.removeMachineSlot(account);
    if (there) {
        replaceFile(keysFile, keys.text());
    }
    return there;
}

bool dropSlots(const std::filesystem::path& keysFile, const model::Uid& account) {
    const FileLock lock{keysFile.string() + ".lock"};
    auto keys = Keys::parse(readFile(keysFile));
    const bool there = keys.remove(account);
    if (there) {
        replaceFile(keysFile, keys.text());
    }
    return there;
}

std::string hashPin(std::string_view pin, KeyCost cost) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const auto wanted = costOf(cost);
    if (crypto_pwhash_str(text.data(), pin.data(), pin.size(), wanted.ops, wanted.memory) != 0) {
        throw std::bad_alloc{};
    }
    return text.data();
}

bool pinMatches(const std::string& hash, std::string_view pin) {
    ready();
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

} // namespace db
