#pragma once
// What is text and what are only bytes.

#include <cstddef>
#include <string_view>

namespace model {

/// Bytes of the well-formed UTF-8 sequence at `at`, or 0.
constexpr std::size_t sequenceAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : static_cast<unsigned char>(0);
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return follows(1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool wrong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F);
        return !wrong && follows(1) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool wrong = (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F);
        return !wrong && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

constexpr bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto size = sequenceAt(text, at);
        if (size == 0) {
            return false;
        }
        at += size;
    }
    return true;
}

} // namespace model
