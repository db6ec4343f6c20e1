#include "app/present/import_dates.h"

#include "model/text_length.h"

#include <algorithm>
#include <vector>

namespace present {
namespace {

using model::Day;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

/// 1 to 12 of an English name or its beginning, at least three letters; 0 of anything else.
int monthNamed(std::string_view word) {
    constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
    const auto typed = lowered(word);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (typed.size() >= 3 && names[i].starts_with(typed)) {
            return static_cast<int>(i) + 1;
        }
    }
    return typed == "sept" ? 9 : 0;
}

int numberIn(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The three parts of a date as it is written.
struct Parts {
    int first = 0;
    int second = 0;
    int year = 0;
    bool yearShort = false;                                               ///< two figures
    enum class Form { yearFirst, yearLast, named } form = Form::yearLast; ///< named: first is the month, second the day
};

enum class TimeBehind { none, midnight, other };

/// Takes a time ("T00:00:00.000Z", " 12:30 PM") off the end.
TimeBehind takeTime(std::string_view& text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
        return TimeBehind::none;
    }
    auto start = text.find_last_of(" T", colon);
    if (start == std::string_view::npos) {
        return TimeBehind::other;
    }
    const auto time = lowered(text.substr(start + 1));
    text = model::trimmed(text.substr(0, start));
    // Midnight is all zeros, or twelve o'clock at night.
    const bool night = time.starts_with("12:00") && time.find("am") != std::string::npos;
    const auto zone = time.find_first_of("+-");
    const std::string_view clock{time.data(), zone == std::string::npos ? time.size() : zone};
    const bool zeros = std::all_of(clock.begin(), clock.end(), [](char c) { return !isDigit(c) || c == '0'; });
    return zeros || night ? TimeBehind::midnight : TimeBehind::other;
}

std::vector<std::string_view> tokens(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || std::string_view{"/.- ,"}.find(text[i]) != std::string_view::npos) {
            if (i > begin) {
                found.push_back(text.substr(begin, i - begin));
            }
            begin = i + 1;
        }
    }
    return found;
}

bool allDigits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), isDigit);
}

/// "12th" and "1st" as they stand before a month's name.
std::string_view withoutOrdinal(std::string_view text) {
    const bool ordinal = text.size() > 2 && text.size() <= 4 && isDigit(text[0]) && !isDigit(text[text.size() - 1]);
    const auto end = ordinal ? lowered(text.substr(text.size() - 2)) : std::string{};
    return end == "st" || end == "nd" || end == "rd" || end == "th" ? text.substr(0, text.size() - 2) : text;
}

std::optional<Parts> partsOf(std::string_view text) {
    if (allDigits(text, 8, 8)) {
        return Parts{numberIn(text.substr(4, 2)), numberIn(text.substr(6, 2)), numberIn(text.substr(0, 4)), false,
                     Parts::Form::yearFirst};
    }
    const auto found = tokens(text);
    if (found.size() != 3) {
        return std::nullopt;
    }
    const int monthFirst = monthNamed(found[0]);
    const int monthSecond = monthNamed(found[1]);
    if (monthFirst != 0 || monthSecond != 0) {
        const auto day = withoutOrdinal(monthFirst != 0 ? found[1] : found[0]);
        const bool yearFirst = monthFirst == 0 && allDigits(day, 4, 4); // 1989-Mar-12
        const auto year = yearFirst ? day : found[2];
        const auto dayText = yearFirst ? found[2] : day;
        if (!allDigits(dayText, 1, 2) || !(allDigits(year, 4, 4) || allDigits(year, 2, 2))) {
            return std::nullopt;
        }
        return Parts{monthFirst != 0 ? monthFirst : monthSecond, numberIn(dayText), numberIn(year), year.size() == 2,
                     Parts::Form::named};
    }
    if (allDigits(found[0], 4, 4) && allDigits(found[1], 1, 2) && allDigits(found[2], 1, 2)) {
        return Parts{numberIn(found[1]), numberIn(found[2]), numberIn(found[0]), false, Parts::Form::yearFirst};
    }
    if (allDigits(found[0], 1, 2) && allDigits(found[1], 1, 2) &&
        (allDigits(found[2], 4, 4) || allDigits(found[2], 2, 2))) {
        return Parts{numberIn(found[0]), numberIn(found[1]), numberIn(found[2]), found[2].size() == 2,
                     Parts::Form::yearLast};
    }
    return std::nullopt;
}

std::optional<Day> dayOf(int year, int month, int day) {
    const auto ymd = date::year{year} / month / day;
    return ymd.ok() && year >= 1800 && year <= 2199 ? std::optional{Day{ymd}} : std::nullopt;
}

/// Whether the two numbers can be a day and a month at all; of a short year the leap day is taken as possible.
bool fits(int day, int month, const Parts& parts) {
    return dayOf(parts.yearShort ? 2000 : parts.year, month, day).has_value();
}

} // namespace

void DateEvidence::see(std::string_view whole, std::size_t place) {
    auto text = model::trimmed(whole);
    if (saysNoDate(text)) {
        return;
    }
    takeTime(text);
    const auto parts = partsOf(text);
    if (!parts || parts->form != Parts::Form::yearLast || parts->first == parts->second) {
        return;
    }
    const bool dayFirst = fits(parts->first, parts->second, *parts);
    const bool monthFirst = fits(parts->second, parts->first, *parts);
    auto& kept = dayFirst && monthFirst ? either_ : dayFirst ? dayFirst_ : monthFirst_;
    if ((dayFirst || monthFirst) && !kept) {
        kept = Example{place, std::string{text}};
    }
}

void DateEvidence::seeHeading(std::string_view heading) {
    const auto text = lowered(heading);
    const auto at = [&](const char* first, const char* second) {
        const auto from = text.find(first);
        const auto gap = from + std::string_view{first}.size() + 1;
        return from != std::string::npos && gap <= text.size() && text.compare(gap, 2, second) == 0;
    };
    if (at("dd", "mm")) {
        heading_ = DateOrder::dayMonthYear;
    } else if (at("mm", "dd") && text.find("yyyy-mm") == std::string::npos &&
               text.find("yyyy/mm") == std::string::npos) {
        heading_ = DateOrder::monthDayYear;
    }
}

DateEvidence::Verdict DateEvidence::verdict() const {
    const auto example = [](const Example& of) { return std::vector{std::to_string(of.place), of.text}; };
    if (dayFirst_ && monthFirst_) {
        auto values = example(*dayFirst_);
        const auto other = example(*monthFirst_);
        values.insert(values.end(), other.begin(), other.end());
        return {std::nullopt, model::Problem{"dates", "dates-conflict", std::move(values)}};
    }
    if (dayFirst_) {
        return {DateOrder::dayMonthYear, std::nullopt};
    }
    if (monthFirst_) {
        return {DateOrder::monthDayYear, std::nullopt};
    }
    if (either_ && !heading_) {
        return {std::nullopt, model::Problem{"dates", "dates-ambiguous", example(*either_)}};
    }
    return {either_ ? heading_ : std::nullopt, std::nullopt};
}

bool saysNoDate(std::string_view whole) {
    const auto text = lowered(model::trimmed(whole));
    const bool digitless = std::none_of(text.begin(), text.end(), [](char c) { return c >= '1' && c <= '9'; });
    const bool noWord = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return (digitless && noWord) || text == "n/a" || text == "na" || text == "null" || text == "none" ||
           text == "nil" || text == "unknown" || text == "not known" || text == "tbc";
}

model::Outcome<Day> readDate(std::string_view whole, std::optional<DateOrder> order, Day today) {
    auto text = model::trimmed(whole);
    const auto refused = [&](const char* code) {
        return model::Problem{"", code, {std::string{model::trimmed(whole)}}};
    };
    const auto time = takeTime(text);
    const auto parts = partsOf(text);
    if (!parts) {
        return refused("not-a-date");
    }
    if (time == TimeBehind::other) {
        return refused("has-time"); // a day moved by a time zone would look the same
    }
    const bool dayFirst = parts->form == Parts::Form::yearLast && order != DateOrder::monthDayYear;
    const int month = dayFirst ? parts->second : parts->first;
    const int day = dayFirst ? parts->first : parts->second;
    if (!parts->yearShort) {
        const auto read = dayOf(parts->year, month, day);
        return read ? model::Outcome<Day>{*read} : refused("not-a-date");
    }
    const auto later = dayOf(2000 + parts->year, month, day);
    const auto earlier = dayOf(1900 + parts->year, month, day);
    if (!later && !earlier) {
        return refused("not-a-date");
    }
    if (later && *later <= today) {
        return earlier ? model::Outcome<Day>{refused("two-digit-year")} : model::Outcome<Day>{*later};
    }
    return earlier ? model::Outcome<Day>{*earlier} : refused("not-a-date");
}

} // namespace present
