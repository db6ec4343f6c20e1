#include "model/day.h"

#include <string>

namespace model {

namespace {

/// Digits alone, no sign and no blank; nothing for anything else or for no digits.
std::optional<int> wholeNumber(std::string_view digits) {
    if (digits.empty() || digits.size() > 9) {
        return std::nullopt;
    }
    int number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

} // namespace

std::optional<Day> parseDay(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t i = 0; i < iso.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
        } else if (iso[i] < '0' || iso[i] > '9') {
            return std::nullopt;
        } else {
            parts[part] = parts[part] * 10 + (iso[i] - '0');
        }
    }
    const auto ymd = date::year{parts[0]} / parts[1] / parts[2];
    if (!ymd.ok() || parts[0] < 1800 || parts[0] > 2199) {
        return std::nullopt;
    }
    return Day{ymd};
}

std::string isoText(Day day) {
    return date::format("%F", day);
}

std::string isoText(Instant instant) {
    return date::format("%FT%TZ", instant);
}

std::optional<Instant> parseInstant(std::string_view iso) {
    // By hand: date::parse takes more than ISO, and reads seconds through a floating-point number.
    constexpr std::size_t withoutFraction = 19; // 2026-11-22T09:30:00
    if (iso.size() <= withoutFraction || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso.back() != 'Z') {
        return std::nullopt;
    }
    const auto day = parseDay(iso.substr(0, 10));
    const auto hours = wholeNumber(iso.substr(11, 2));
    const auto minutes = wholeNumber(iso.substr(14, 2));
    const auto seconds = wholeNumber(iso.substr(17, 2));
    if (!day || !hours || *hours > 23 || !minutes || *minutes > 59 || !seconds || *seconds > 59) {
        return std::nullopt;
    }
    int microseconds = 0;
    if (iso[withoutFraction] != 'Z') {
        std::string fraction{iso.substr(withoutFraction + 1, iso.size() - withoutFraction - 2)};
        if (iso[withoutFraction] != '.' || fraction.size() > 6 || !wholeNumber(fraction)) {
            return std::nullopt;
        }
        fraction.resize(6, '0');
        microseconds = wholeNumber(fraction).value_or(0);
    }
    return Instant{*day} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
           std::chrono::seconds{*seconds} + std::chrono::microseconds{microseconds};
}

Day addMonths(Day day, int months) {
    const auto ymd = date::year_month_day{day} + date::months{months};
    return ymd.ok() ? Day{ymd} : Day{ymd.year() / ymd.month() / date::last};
}

int ageOn(Day day, Day birth) {
    const auto now = date::year_month_day{day};
    const auto born = date::year_month_day{birth};
    const int years = int{now.year()} - int{born.year()};
    const bool before =
        std::pair{unsigned{now.month()}, unsigned{now.day()}} < std::pair{unsigned{born.month()}, unsigned{born.day()}};
    return before ? years - 1 : years;
}

} // namespace model
