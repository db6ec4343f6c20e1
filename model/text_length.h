#pragma once
// How long a text is to a person who typed it.

#include <string_view>

namespace model {

/// Characters (code points) of UTF-8 text, not bytes.
constexpr std::size_t lengthOf(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) {
        // Bytes 10xxxxxx continue a character.
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

constexpr std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

constexpr bool isBlank(std::string_view text) {
    return trimmed(text).empty();
}

} // namespace model
