#include "app/deliver/mime.h"

#include "app/deliver/address.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace deliver {
namespace {

constexpr std::string_view lineEnd = "\r\n";
constexpr std::string_view fold = "\r\n ";
constexpr std::size_t longestLine = 76;
constexpr std::size_t longestWord = 75; // an encoded word, RFC 2047 section 2
constexpr std::size_t longestPlain = 60;

std::string base64(std::string_view bytes) {
    const auto size = sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    std::string text(size, '\0');
    sodium_bin2base64(text.data(), size, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the end of a C string
    return text;
}

std::string hex(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {digits[byte >> 4U], digits[byte & 0xFU]};
}

bool continuesCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// `column` characters stand on the first line already. A character is never cut in two.
std::string encodedWords(std::size_t column, std::string_view utf8) {
    constexpr std::string_view open = "=?UTF-8?B?";
    constexpr std::string_view close = "?=";
    std::string out;
    while (!utf8.empty()) {
        const auto room = std::min(longestWord, longestLine - column) - open.size() - close.size();
        auto take = std::min(utf8.size(), room / 4 * 3);
        const auto most = take;
        while (take > 0 && take < utf8.size() && continuesCharacter(utf8[take])) {
            --take;
        }
        take = take == 0 ? most : take; // bytes that are no text are cut anywhere
        out += out.empty() ? std::string_view{} : fold;
        out += open;
        out += base64(utf8.substr(0, take));
        out += close;
        utf8.remove_prefix(take);
        column = 1;
    }
    return out;
}

/// A line end in a name would begin a header of its own: another recipient, another sender.
bool hasControls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
}

/// Could be read as an encoded word, or would not come through as it is.
bool needsEncoding(std::string_view text) {
    return !isAscii(text) || hasControls(text) || text.find("=?") != std::string_view::npos;
}

/// Folded where there is a single space between two words; those of a longer text cannot be told from the fold.
bool canFold(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string_view::npos) {
        return false;
    }
    std::size_t run = 0;
    for (const char c : text) {
        run = c == ' ' ? 0 : run + 1;
        if (run > longestPlain) {
            return false;
        }
    }
    return true;
}

std::string folded(std::size_t column, std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        if (!out.empty()) {
            const bool fits = column + 1 + word.size() <= longestLine;
            out += fits ? std::string_view{" "} : fold;
            column = fits ? column + 1 : 1;
        }
        out += word;
        column += word.size();
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + "\"";
}

std::size_t lastLineLength(std::string_view text) {
    const auto end = text.rfind('\n');
    return end == std::string_view::npos ? text.size() : text.size() - end - 1;
}

/// RFC 2231 section 7: letters, digits and what no parameter gives a meaning.
bool isPlainInParameter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
}

/// Must not stand first on a line: a dot alone ends the message, and mailbox files begin a message with "From ".
bool mustNotBegin(std::string_view text) {
    return text.starts_with('.') || text.starts_with("From ");
}

} // namespace

std::string textHeader(std::string_view name, std::string_view utf8) {
    std::string out{name};
    out += ": ";
    const auto column = out.size();
    out += needsEncoding(utf8) || !canFold(utf8) ? encodedWords(column, utf8) : folded(column, utf8);
    return out.append(lineEnd);
}

std::string addressHeader(std::string_view name, std::string_view shown, std::string_view mail) {
    std::string out{name};
    out += ": ";
    if (shown.empty()) {
        return out.append(mail).append(lineEnd);
    }
    out += needsEncoding(shown) || shown.size() > longestPlain ? encodedWords(out.size(), shown) : quoted(shown);
    out += lastLineLength(out) + mail.size() + 3 > longestLine ? fold : std::string_view{" "};
    out += '<';
    out += mail;
    out += '>';
    return out.append(lineEnd);
}

std::string attachmentHeader(std::string_view fileName) {
    std::string out = "Content-Disposition: attachment;";
    if (isAscii(fileName) && !hasControls(fileName) && fileName.size() < longestPlain) {
        return out.append(fold).append("filename=").append(quoted(fileName)).append(lineEnd);
    }
    std::string section = "UTF-8''";
    int number = 0;
    const auto put = [&] {
        out += fold;
        out += "filename*" + std::to_string(number++) + "*=" + section;
        section.clear();
    };
    for (const char c : fileName) {
        // Not within a character: readers decode each section by itself. The longest takes four times %XX.
        if (section.size() + 12 > longestPlain && !continuesCharacter(c)) {
            put();
            out += ';';
        }
        section += isPlainInParameter(c) ? std::string{c} : "%" + hex(c);
    }
    put();
    return out.append(lineEnd);
}

std::string quotedPrintable(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    const auto makeRoom = [&](std::size_t size) {
        if (column + size >= longestLine) { // the last place is for the = of a soft line break
            out += "=\r\n";
            column = 0;
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            out += lineEnd;
            column = 0;
            continue;
        }
        const bool lastOfLine = i + 1 == text.size() || text[i + 1] == '\n';
        bool plain = (c > ' ' && c <= '~' && c != '=') || ((c == ' ' || c == '\t') && !lastOfLine);
        makeRoom(plain ? 1 : 3);
        plain = plain && !(column == 0 && mustNotBegin(text.substr(i)));
        const auto written = plain ? std::string{c} : "=" + hex(c);
        out += written;
        column += written.size();
    }
    if (column > 0) {
        out += lineEnd;
    }
    return out;
}

std::string base64Lines(std::string_view bytes) {
    constexpr std::size_t bytesOfLine = longestLine / 4 * 3;
    std::string out;
    out.reserve(bytes.size() / bytesOfLine * (longestLine + 2) + longestLine + 2);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytesOfLine, bytes.size()))) {
        out += base64(bytes.substr(0, bytesOfLine));
        out += lineEnd;
    }
    return out;
}

} // namespace deliver
