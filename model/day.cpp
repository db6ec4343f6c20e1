#include "model/day.h"

#include <sstream>

namespace model {

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
    std::istringstream in{std::string{iso}};
    Instant instant;
    in >> date::parse("%FT%TZ", instant);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) {
        return std::nullopt;
    }
    return instant;
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
