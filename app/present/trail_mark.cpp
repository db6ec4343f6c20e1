#include "app/present/trail_mark.h"

#include <algorithm>
#include <charconv>

namespace present {
namespace {

constexpr std::size_t fewestHeadDigits = 8; // as verifying wants them
constexpr std::size_t mostHeadDigits = 64;

std::string withoutBlanks(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            kept += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return kept;
}

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

} // namespace

bool TypedMark::empty() const {
    return withoutBlanks(sequence).empty() && withoutBlanks(head).empty();
}

model::Outcome<db::KnownHead> readMark(const TypedMark& typed) {
    model::Problems problems;
    std::string digits;
    bool number = true;
    for (const char c : withoutBlanks(typed.sequence)) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ',' && c != '.' && c != '\'' && static_cast<unsigned char>(c) < 0x80) { // a thin space, too
            number = false;
        }
    }
    std::int64_t sequence = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), sequence);
    if (!number || error != std::errc{} || stop != digits.data() + digits.size() || sequence < 1) {
        problems.push_back({"mark.sequence", "not-a-number", {}});
    }
    auto head = withoutBlanks(typed.head);
    if (head.size() < fewestHeadDigits || head.size() > mostHeadDigits ||
        !std::all_of(head.begin(), head.end(), isHex)) {
        problems.push_back({"mark.head", "not-a-head", {std::to_string(fewestHeadDigits)}});
    }
    if (!problems.empty()) {
        return problems;
    }
    return db::KnownHead{"report", sequence, std::move(head)};
}

model::Outcome<db::KnownHead> readMark(std::string_view typed) {
    const auto colon = typed.find(':');
    return readMark(TypedMark{std::string{typed.substr(0, colon)},
                              colon == std::string_view::npos ? std::string{} : std::string{typed.substr(colon + 1)}});
}

} // namespace present
