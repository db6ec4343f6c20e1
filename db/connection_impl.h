#pragma once
// The inside of Connection, shared by its source files only.

#include "db/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <map>
#include <unordered_map>

namespace db {

/// SQLite's complaint as one of ours.
[[noreturn]] void raise(const SQLite::Exception& e, std::string_view operation);

template <class Work>
auto guarded(std::string_view operation, Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& e) {
        raise(e, operation);
    }
}

/// The file's name as SQLite takes it with parameters behind.
std::string fileUri(const std::filesystem::path& file);
SQLite::Database openFile(const std::filesystem::path& file, const Connection::Options& options);

/// Bytes that the cipher keeps at the end of each page: the seal and what it was made with.
inline constexpr unsigned sealSize = 64;
/// What an encrypted file begins with. The cipher writes it there in the open and makes nothing of it when it is given
/// the key itself; following from the key, it shows when somebody changed it.
std::array<std::byte, 16> saltOf(std::span<const std::byte> key);
/// "raw:", key and salt in hex, as the cipher takes them. Clear it after use.
using CipherKeyText = std::array<char, 4 + 2 * (32 + 16) + 1>;
void writeCipherKey(std::span<const std::byte> key, CipherKeyText& text);
/// Tells an opened connection its key; does nothing without one.
void applyKey(SQLite::Database& database, std::span<const std::byte> key);
void closeQuietly(SQLite::Database& database);

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

struct Prepared {
    SQLite::Statement statement;
    bool busy = false;
};

struct Watch {
    std::vector<std::string> names;
    std::map<std::string, std::size_t, std::less<>> places;
    std::size_t everyChange = 0; ///< places below this one count all changes, the others deletions only
    std::vector<Touched> touched;
};

struct Connection::Impl {
    explicit Impl(SQLite::Database opened)
        : database{std::move(opened)} {}
    ~Impl();

    SQLite::Database database; // first, so that the statements go before it
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements;
    Watch watch;
    std::stop_token stop; ///< of what is stoppable just now
    bool inTransaction = false;
    bool writable = true;
};

/// Has SQLite report every changed row to `watch`, which must stay where it is.
void installUpdateHook(SQLite::Database& database, Watch& watch);

} // namespace db
