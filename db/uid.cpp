#include "db/uid.h"

#include <sodium.h>

#include <array>
#include <cassert>
#include <chrono>
#include <vector>

namespace db {
namespace {

constexpr int idDigits = 6;

char checkCharacter(std::string_view prefix, std::int64_t number) {
    std::vector<unsigned> values;
    for (const char c : prefix) {
        values.push_back(crockfordValue(c).value_or(0));
    }
    for (int place = idDigits - 1; place >= 0; --place) {
        values.push_back(static_cast<unsigned>(number >> (5 * place)) & 31U);
    }
    return crockfordCheck(values);
}

} // namespace

model::Uid newUid(model::Instant now) {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    const auto millis =
        static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<unsigned char>(millis >> (8 * (5 - i)));
    }
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0fU) | 0x70U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3fU) | 0x80U);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += hex[bytes[i] >> 4U];
        text += hex[bytes[i] & 15U];
    }
    return model::Uid{std::move(text)};
}

std::optional<unsigned> crockfordValue(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    const char digit = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    const auto place = crockfordDigits.find(digit);
    if (place == std::string_view::npos) {
        return std::nullopt;
    }
    return static_cast<unsigned>(place);
}

// A sum over the field of 32 elements (x^5 + x^2 + 1) with a different weight for each place: one wrong digit always
// changes it, and so do two swapped ones. Unlike Crockford's own remainder by 37 it needs no further symbols.
char crockfordCheck(std::span<const unsigned> values) {
    unsigned sum = 0;
    const auto doubled = [](unsigned value) { return (value << 1U) ^ ((value & 16U) != 0 ? 0x25U : 0U); };
    for (const unsigned value : values) {
        sum = doubled(sum) ^ value;
    }
    return crockfordDigits[doubled(sum)];
}

std::string newPrintPrefix() {
    // Letters only, so that a prefix is never mistaken for part of the number.
    constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ";
    std::string prefix;
    for (int i = 0; i < 2; ++i) {
        prefix += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return prefix;
}

std::string printedId(std::string_view prefix, std::int64_t number) {
    assert(number > 0 && number < (std::int64_t{1} << (5 * idDigits)));
    std::string text{prefix};
    text += '-';
    for (int place = idDigits - 1; place >= 0; --place) {
        text += crockfordDigits[static_cast<std::size_t>(number >> (5 * place)) & 31U];
    }
    text += checkCharacter(prefix, number);
    return text;
}

std::optional<std::int64_t> numberOfPrintedId(std::string_view prefix, std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        if (c != '-' && c != ' ') {
            const auto value = crockfordValue(c);
            if (!value) {
                return std::nullopt;
            }
            plain += crockfordDigits[*value];
        }
    }
    if (plain.size() != prefix.size() + idDigits + 1 || !plain.starts_with(prefix)) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (std::size_t i = prefix.size(); i + 1 < plain.size(); ++i) {
        number = number * 32 + crockfordValue(plain[i]).value_or(0);
    }
    if (number == 0 || plain.back() != checkCharacter(prefix, number)) {
        return std::nullopt;
    }
    return number;
}

} // namespace db
