// How SQLite and its cipher lay a file out, page by page.
#include "db/connection_impl.h"
#include "db/verify_file.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace db {
namespace {

constexpr std::size_t mostDamagedPages = 100;
constexpr std::size_t beginningSize = 24; // what the cipher leaves open of page 1
/// From byte 16: page size 4096, twice the kind of journal, bytes reserved for a page's seal, three that never change.
constexpr std::size_t journalAt = 18;
constexpr std::size_t reservedAt = 20;

std::string beginningOf(const std::filesystem::path& file) {
    std::string bytes(beginningSize, '\0');
    std::ifstream in{file, std::ios::binary};
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

bool unreadable(Fault fault) {
    return fault == Fault::corrupt || fault == Fault::notOurs || fault == Fault::io;
}

} // namespace

bool soundLayout(const std::filesystem::path& database, bool encrypted) {
    const auto bytes = beginningOf(database);
    if (bytes.size() != beginningSize) {
        return false;
    }
    const auto at = [&](std::size_t place) { return static_cast<unsigned char>(bytes[place]); };
    return at(16) == 0x10 && at(17) == 0 && at(journalAt) == at(journalAt + 1) &&
           (at(journalAt) == 1 || at(journalAt) == 2) && at(reservedAt) == (encrypted ? sealSize : 0) && at(21) == 64 &&
           at(22) == 32 && at(23) == 32;
}

bool soundSalt(const std::filesystem::path& database, std::span<const std::byte> key) {
    const auto bytes = beginningOf(database);
    const auto salt = saltOf(key);
    return bytes.size() == beginningSize && std::equal(salt.begin(), salt.end(), bytes.begin(), [](auto a, char b) {
               return std::to_integer<unsigned char>(a) == static_cast<unsigned char>(b);
           });
}

std::vector<std::int64_t> damagedPages(Connection& connection, const std::stop_token& stop) {
    std::vector<std::int64_t> damaged;
    const auto pages = connection.value<std::int64_t>("PRAGMA page_count");
    for (std::int64_t page = 1; page <= pages && damaged.size() < mostDamagedPages; ++page) {
        if (stop.stop_requested()) {
            break;
        }
        try {
            connection.one(
                "SELECT data FROM sqlite_dbpage WHERE pgno = ?", [](const Row& row) { return row.isNull(0); }, page);
        } catch (const Error& e) {
            if (!unreadable(e.fault())) {
                throw;
            }
            damaged.push_back(page);
        }
    }
    return damaged;
}

} // namespace db
