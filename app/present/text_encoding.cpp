#include "app/present/text_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace present {
namespace {

struct Utf8Count {
    std::size_t characters = 0; ///< of more than one byte
    std::size_t broken = 0;     ///< bytes that begin none
    std::size_t firstBroken = 0;
};

Utf8Count countUtf8(std::string_view text) {
    Utf8Count count;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (bytes[at] < 0x80U) {
            ++at;
            continue;
        }
        // A character is four bytes at most, so a short window is enough and its length fits ICU's int.
        const auto window = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
        std::int32_t length = 0;
        UChar32 character = 0;
        U8_NEXT(bytes + at, length, window, character);
        if (character >= 0) {
            ++count.characters;
            at += static_cast<std::size_t>(length);
        } else {
            if (count.broken++ == 0) {
                count.firstBroken = at;
            }
            ++at;
        }
    }
    return count;
}

std::string converted(std::string_view bytes, const char* from) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> source{ucnv_open(from, &status), &ucnv_close};
    const std::unique_ptr<UConverter, void (*)(UConverter*)> target{ucnv_open("UTF-8", &status), &ucnv_close};
    if (U_FAILURE(status) != 0) {
        throw std::runtime_error{std::string{"ICU has no converter for "} + from};
    }
    std::string out(bytes.size() * 3 + 16, '\0'); // no character here takes more than three bytes for one
    char* write = out.data();
    const char* read = bytes.data();
    ucnv_convertEx(target.get(), source.get(), &write, out.data() + out.size(), &read, bytes.data() + bytes.size(),
                   nullptr, nullptr, nullptr, nullptr, 1, 1, &status);
    if (U_FAILURE(status) != 0) {
        throw std::runtime_error{std::string{"ICU could not convert from "} + from};
    }
    out.resize(static_cast<std::size_t>(write - out.data()));
    return out;
}

DecodedText withLineEnds(std::string text, const char* encoding) {
    // \r alone ended lines on old Macintosh systems; beside \n it is half of \r\n.
    if (text.find('\n') == std::string::npos) {
        std::replace(text.begin(), text.end(), '\r', '\n');
    }
    return {std::move(text), encoding};
}

} // namespace

model::Outcome<DecodedText> decodeText(std::string_view bytes) {
    const auto refused = [](const char* code, std::vector<std::string> values = {}) {
        return model::Problem{"file", code, std::move(values)};
    };
    if (bytes.empty()) {
        return refused("empty-file");
    }
    // ZIP (xlsx, ods) and OLE (xls) workbooks.
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return refused("spreadsheet");
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto text = converted(bytes, "UTF-16"); // takes the order of bytes from the mark
        return text.find('\0') == std::string::npos
                   ? model::Outcome<DecodedText>{withLineEnds(std::move(text), "UTF-16")}
                   : refused("not-text");
    }
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    if (marked) {
        bytes.remove_prefix(3);
    }
    if (bytes.find('\0') != std::string_view::npos) {
        return refused("not-text");
    }
    const auto count = countUtf8(bytes);
    if (count.broken == 0) {
        return withLineEnds(std::string{bytes}, "UTF-8");
    }
    // Windows-1252 text hardly ever has pairs that happen to be UTF-8; where they outnumber the rest the file is
    // damaged.
    if (marked || count.characters > count.broken) {
        const auto before = bytes.substr(0, count.firstBroken);
        return refused("mixed-encoding", {std::to_string(1 + std::count(before.begin(), before.end(), '\n'))});
    }
    return withLineEnds(converted(bytes, "windows-1252"), "Windows-1252");
}

} // namespace present
