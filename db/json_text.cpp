#include "db/json_text.h"

#include "model/utf8.h"

#include <cstdlib>

namespace db {

void JsonText::putText(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    text_ += '"';
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const auto length = model::sequenceAt(text, i);
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
