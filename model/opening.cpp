#include "model/opening.h"

#include "model/text_length.h"

namespace model {

namespace {

constexpr Days searched{731};
constexpr Days longestClosure{731};
constexpr std::size_t longestReason = 100;
constexpr int minutesOfDay = 24 * 60;

bool fits(const OpenSpan& span) {
    return span.from >= 0 && span.from < span.to && span.to <= minutesOfDay;
}

std::string clock(int minute) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minute / 60) + ':' + two(minute % 60);
}

std::optional<int> minuteOf(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99; };
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    return hour <= 24 && minute < 60 ? std::optional{hour * 60 + minute} : std::nullopt;
}

} // namespace

std::string isoText(OpenSpan span) {
    return clock(span.from) + '-' + clock(span.to);
}

std::optional<OpenSpan> parseOpenSpan(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') {
        return std::nullopt;
    }
    const auto from = minuteOf(text.substr(0, 5));
    const auto to = minuteOf(text.substr(6));
    const auto span = from && to ? std::optional{OpenSpan{*from, *to}} : std::nullopt;
    return span && fits(*span) ? span : std::nullopt;
}

const char* weekdayField(std::size_t weekday) {
    static constexpr std::array names{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    return names.at(weekday);
}

std::size_t weekdayOf(Day day) {
    return date::weekday{day}.iso_encoding() - 1;
}

Problems validate(const OpeningWeek& week) {
    Problems problems;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if (week[day] && !fits(*week[day])) {
            problems.push_back({weekdayField(day), "hours-out-of-order", {}});
        }
    }
    return problems;
}

Problems validate(const Closure& closure) {
    Problems problems;
    if (closure.last < closure.first) {
        problems.push_back({"last", "before-its-start", {isoText(closure.first)}});
    } else if (closure.last - closure.first > longestClosure) {
        problems.push_back({"last", "closure-too-long", {}});
    }
    if (closure.open && !fits(*closure.open)) {
        problems.push_back({"open", "hours-out-of-order", {}});
    }
    if (isBlank(closure.reason)) {
        problems.push_back({"reason", "required", {}});
    } else if (lengthOf(closure.reason) > longestReason) {
        problems.push_back({"reason", "too-long", {std::to_string(longestReason)}});
    }
    return problems;
}

const Closure* closureOn(const Opening& opening, Day day) {
    const Closure* decides = nullptr;
    for (const auto& one : opening.closures) {
        const bool covers = one.first <= day && day <= one.last;
        if (covers && (decides == nullptr || one.last - one.first <= decides->last - decides->first)) {
            decides = &one;
        }
    }
    return decides;
}

std::optional<OpenSpan> openSpan(const Opening& opening, Day day) {
    if (const auto* closure = closureOn(opening, day)) {
        return closure->open;
    }
    return opening.week ? (*opening.week)[weekdayOf(day)] : usualSpan;
}

std::optional<Shut> shutAt(const Opening& opening, Day day, int minute, int length) {
    const auto* closure = closureOn(opening, day);
    if (closure == nullptr && !opening.week) {
        return std::nullopt;
    }
    const auto span = openSpan(opening, day);
    if (span && span->from <= minute && minute + length <= span->to) {
        return std::nullopt;
    }
    return Shut{closure == nullptr ? std::nullopt : std::optional{*closure}, span};
}

bool isOpen(const Opening& opening, LocalTime time) {
    return !shutAt(opening, time.day, time.minute);
}

bool isOpen(const Opening& opening, Instant at, const std::string& zone) {
    return isOpen(opening, localTime(at, zone));
}

std::optional<Day> nextOpenDay(const Opening& opening, Day from) {
    for (auto day = from; day <= from + searched; day += Days{1}) {
        if (openSpan(opening, day)) {
            return day;
        }
    }
    return std::nullopt;
}

} // namespace model
