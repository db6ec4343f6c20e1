#include "db/json_text.h"

#include <cstdlib>

namespace db {
namespace {

/// Bytes of the well-formed UTF-8 sequence at `at`, or 0.
std::size_t sequenceAt(std::string_view text, std::size_t at) {
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

} // namespace

void JsonText::putText(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    text_ += '"';
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const auto length = sequenceAt(text, i);
        if (length == 0) {
            text_ += "\xEF\xBF\xBD"; // U+FFFD: no byte of ours may make the whole text unreadable
            ++i;
            continue;
        }
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += c;
        } else if (c == '\n') {
            text_ += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            text_ += "\\u00";
            text_ += hex[static_cast<unsigned char>(c) >> 4U];
            text_ += hex[static_cast<unsigned char>(c) & 15U];
        } else {
            text_.append(text.substr(i, length));
        }
        i += length;
    }
    text_ += '"';
}

void JsonText::putThousandths(int thousandths) {
    text_ += thousandths < 0 ? "-" : "";
    const int whole = std::abs(thousandths);
    text_ += std::to_string(whole / 1000);
    if (whole % 1000 != 0) {
        std::string part = std::to_string(1000 + whole % 1000).substr(1);
        part.erase(part.find_last_not_of('0') + 1);
        text_ += '.' + part;
    }
}

} // namespace db
