#pragma once
// SHA-256 over fields that cannot run into each other, and hex.

#include <sodium.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace db {

using Hash = std::array<std::byte, crypto_hash_sha256_BYTES>;

/// Bytes to be hashed; every field is preceded by its length.
class Fields {
public:
    void clear() { bytes_.clear(); }
    void number(std::int64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes_ += static_cast<char>((static_cast<std::uint64_t>(value) >> shift) & 0xffU);
        }
    }
    void text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        bytes_ += value;
    }
    void bytes(std::span<const std::byte> value) { text({reinterpret_cast<const char*>(value.data()), value.size()}); }
    void tag(char c) { bytes_ += c; }
    Hash hash() const {
        Hash result;
        crypto_hash_sha256(reinterpret_cast<unsigned char*>(result.data()),
                           reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
        return result;
    }

private:
    std::string bytes_;
};

inline std::string hexOf(std::span<const std::byte> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

} // namespace db
