// The file key on paper. 32 bytes are 256 bits, 52 digits of 5 bits with 4 bits to spare; a check digit after each
// four says which group was mistyped, and counts the group's place in, so that two groups swapped are noticed too.
#include "db/keys.h"
#include "db/uid.h"

#include <array>

#include <sodium.h>

namespace db {
namespace {

constexpr std::size_t groups = 13;
constexpr std::size_t digitsOfGroup = 4;

char checkOf(std::size_t group, std::span<const unsigned> digits) {
    std::array<unsigned, digitsOfGroup + 1> values{static_cast<unsigned>(group + 1)};
    std::copy(digits.begin(), digits.end(), values.begin() + 1);
    return crockfordCheck(values);
}

} // namespace

std::string recoveryKeyText(const FileKey& key) {
    std::array<unsigned, groups * digitsOfGroup> digits{};
    for (std::size_t bit = 0; bit < digits.size() * 5; ++bit) {
        const bool set = bit < 256 && ((key.bytes()[bit / 8] >> (7 - bit % 8)) & std::byte{1}) != std::byte{0};
        digits[bit / 5] = digits[bit / 5] << 1U | (set ? 1U : 0U);
    }
    std::string text;
    for (std::size_t group = 0; group < groups; ++group) {
        const std::span<const unsigned> part{digits.data() + group * digitsOfGroup, digitsOfGroup};
        text += group == 0 ? "" : "-";
        for (const unsigned digit : part) {
            text += crockfordDigits[digit];
        }
        text += checkOf(group, part);
    }
    sodium_memzero(digits.data(), sizeof digits);
    return text;
}

model::Outcome<FileKey> parseRecoveryKey(std::string_view typed) {
    std::vector<unsigned> values;
    values.reserve(groups * (digitsOfGroup + 1) + 1);
    for (const char c : typed) {
        if (c == '-' || c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            continue;
        }
        const auto value = crockfordValue(c);
        if (!value) {
            return model::Problem{"recoveryKey", "check", {std::to_string(values.size() / (digitsOfGroup + 1) + 1)}};
        }
        values.push_back(*value);
    }
    if (values.size() != groups * (digitsOfGroup + 1)) {
        return model::Problem{"recoveryKey", "length", {}};
    }
    auto key = FileKey::of({});
    std::size_t bit = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        const std::span<const unsigned> part{values.data() + group * (digitsOfGroup + 1), digitsOfGroup};
        if (crockfordDigits[values[group * (digitsOfGroup + 1) + digitsOfGroup]] != checkOf(group, part)) {
            return model::Problem{"recoveryKey", "check", {std::to_string(group + 1)}};
        }
        for (const unsigned digit : part) {
            for (unsigned place = 5; place-- > 0 && bit < 256; ++bit) {
                key.bytes()[bit / 8] |= static_cast<std::byte>(((digit >> place) & 1U) << (7 - bit % 8));
            }
        }
    }
    sodium_memzero(values.data(), values.size() * sizeof(unsigned));
    return key;
}

} // namespace db
