#pragma once
// The form in which an entry keeps the digests of its rows, and the hashes of an entry. Inside of trail only.
//   table: length (1 byte), name, number of rows (4 bytes, big end first)
//   row:   rowid (8 bytes, big end first), 0 gone or 1 there, digest (32 bytes) when there

#include "db/bind.h"
#include "db/hash.h"

#include <algorithm>

namespace db {

Hash commitmentOf(std::span<const std::byte> salt, std::string_view payload, std::span<const std::byte> rowDigests);
Hash entryHash(std::int64_t sequence, std::int64_t at, std::string_view actor, std::string_view verb,
               std::string_view subject, std::span<const std::byte> commitment, const Hash& previous);
/// Throws Fault::corrupt when it is not 32 bytes long.
Hash hashOf(const Blob& bytes);

bool isCovered(std::string_view table);

class RowDigestWriter {
public:
    /// Rows of one table come together.
    void add(std::string_view table, std::int64_t rowid, const std::optional<Hash>& digest) {
        if (table != table_) {
            table_ = table;
            put(table.size(), 1);
            for (const char c : table) {
                bytes_.push_back(static_cast<std::byte>(c));
            }
            countAt_ = bytes_.size();
            count_ = 0;
            put(0, 4);
        }
        ++count_;
        for (std::size_t i = 0; i < 4; ++i) {
            bytes_[countAt_ + i] = static_cast<std::byte>(count_ >> (8 * (3 - i)));
        }
        put(static_cast<std::uint64_t>(rowid), 8);
        put(digest ? 1 : 0, 1);
        if (digest) {
            bytes_.insert(bytes_.end(), digest->begin(), digest->end());
        }
    }
    const Blob& bytes() const { return bytes_; }

private:
    void put(std::uint64_t value, int size) {
        for (int i = size - 1; i >= 0; --i) {
            bytes_.push_back(static_cast<std::byte>(value >> (8 * i)));
        }
    }

    Blob bytes_;
    std::string table_;
    std::size_t countAt_ = 0;
    std::uint32_t count_ = 0;
};

/// Calls sink(table, rowid, optional<Hash>) for each. False when the bytes are not of this form.
template <class Sink>
bool eachRowDigest(std::span<const std::byte> bytes, Sink&& sink) {
    std::size_t at = 0;
    const auto left = [&] { return bytes.size() - at; };
    const auto take = [&](std::size_t size) {
        std::uint64_t value = 0;
        for (; size > 0; --size) {
            value = value << 8U | std::to_integer<std::uint64_t>(bytes[at++]);
        }
        return value;
    };
    while (left() > 0) {
        const auto length = static_cast<std::size_t>(take(1));
        if (left() < length + 4) {
            return false;
        }
        const std::string_view table{reinterpret_cast<const char*>(bytes.data()) + at, length};
        at += length;
        for (auto count = take(4); count > 0; --count) {
            if (left() < 9) {
                return false;
            }
            const auto rowid = static_cast<std::int64_t>(take(8));
            std::optional<Hash> digest;
            if (take(1) == 1) {
                if (left() < sizeof(Hash)) {
                    return false;
                }
                digest.emplace();
                std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), sizeof(Hash), digest->begin());
                at += sizeof(Hash);
            }
            sink(table, rowid, digest);
        }
    }
    return true;
}

} // namespace db
