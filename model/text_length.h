#pragma once
// How long a text is to a person who typed it, and how long one may be.

#include "model/outcome.h"
#include "model/utf8.h"

#include <optional>
#include <string>
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

/// Notes, answers and whatever else is written in sentences; in characters.
inline constexpr std::size_t longestNote = 10'000;

/// The one rule for every text that goes into the store: "too-long", "not-utf8", and "control-character" for a NUL, at
/// which other programs would take the text to end.
inline std::optional<Problem> lengthProblem(std::string field, std::string_view text, std::size_t most = longestNote) {
    if (lengthOf(text) > most) {
        return Problem{std::move(field), "too-long", {std::to_string(most)}};
    }
    if (!isUtf8(text)) {
        return Problem{std::move(field), "not-utf8", {}};
    }
    if (text.find('\0') != std::string_view::npos) {
        return Problem{std::move(field), "control-character", {}};
    }
    return std::nullopt;
}
inline void checkLength(Problems& problems, std::string field, std::string_view text, std::size_t most = longestNote) {
    if (auto problem = lengthProblem(std::move(field), text, most)) {
        problems.push_back(*std::move(problem));
    }
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
