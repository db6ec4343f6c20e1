#include "app/present/typed.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace present {

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<int> parseWhole(std::string_view typed) {
    typed = trimmed(typed);
    int value = 0;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (typed.empty() || fault != std::errc{} || end != typed.data() + typed.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<int> parseThousandths(std::string_view typed) {
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

std::string thousandthsField(int thousandths) {
    std::string text = std::to_string(thousandths / 1000);
    if (const int rest = thousandths % 1000; rest != 0) {
        char decimals[8];
        std::snprintf(decimals, sizeof decimals, ".%03d", rest);
        text += decimals;
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::optional<model::Depth> parseDepth(std::string_view typed) {
    typed = trimmed(typed);
    if (typed.ends_with("um")) {
        const auto micrometres = parseWhole(typed.substr(0, typed.size() - 2));
        return micrometres && *micrometres >= 0 ? std::optional{model::Depth{*micrometres}} : std::nullopt;
    }
    if (typed.ends_with("mm")) {
        typed.remove_suffix(2);
    }
    const auto micrometres = parseThousandths(typed);
    return micrometres ? std::optional{model::Depth{*micrometres}} : std::nullopt;
}

std::string depthField(model::Depth depth) {
    char text[32];
    std::snprintf(text, sizeof text, depth.micrometres % 10 == 0 ? "%.2f" : "%.3f", depth.micrometres / 1000.0);
    return text;
}

std::optional<int> parseClock(std::string_view typed) {
    typed = trimmed(typed);
    const auto separator = typed.find_first_of(":.");
    const auto hours = separator == std::string_view::npos ? (typed.size() == 4 ? typed.substr(0, 2) : typed)
                                                           : typed.substr(0, separator);
    const auto minutes = separator == std::string_view::npos
                             ? (typed.size() == 4 ? typed.substr(2) : std::string_view{"00"})
                             : typed.substr(separator + 1);
    const auto hour = parseWhole(hours);
    const auto minute = parseWhole(minutes);
    if (!hour || !minute || minutes.size() != 2 || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
        return std::nullopt;
    }
    return *hour * 60 + *minute;
}

std::string clockField(int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
    return text;
}

} // namespace present
