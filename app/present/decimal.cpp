#include "app/present/decimal.h"

#include <algorithm>

namespace present {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<int> typedThousandths(std::string_view typed) {
    typed = trimmed(typed);
    const auto separator = std::min(typed.find_first_of(".,"), typed.size());
    const auto whole = typed.substr(0, separator);
    const auto decimals = separator < typed.size() ? typed.substr(separator + 1) : std::string_view{};
    const auto digits = [](std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const bool pointWithoutDecimals = separator < typed.size() && decimals.empty();
    if ((whole.empty() && decimals.empty()) || whole.size() > 6 || decimals.size() > 3 || pointWithoutDecimals ||
        !digits(whole) || !digits(decimals)) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : whole) {
        value = value * 10 + (c - '0');
    }
    for (std::size_t i = 0; i < 3; ++i) {
        value = value * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    }
    return value;
}

std::string thousandthsText(int thousandths) {
    auto text = std::to_string(thousandths / 1000);
    if (const int rest = thousandths % 1000; rest > 0) {
        text += '.' + std::to_string(1000 + rest).substr(1);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

} // namespace present
