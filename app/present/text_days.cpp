#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "model/aftercare.h"

#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <array>
#include <charconv>
#include <map>
#include <memory>

namespace present {

namespace {

constexpr double millisecondsPerDay = 86'400'000.0;

std::string format(model::Day day, int minute, const char* skeleton) {
    // One formatter for each thread: ICU's are costly to make and not to be shared.
    thread_local std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> made;
    const auto key = localeName() + '/' + skeleton;
    auto& formatter = made[key];
    if (!formatter) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale{localeName().c_str()};
        const std::unique_ptr<icu::DateTimePatternGenerator> patterns{
            icu::DateTimePatternGenerator::createInstance(locale, status)};
        if (U_FAILURE(status)) {
            return model::isoText(day);
        }
        auto pattern = patterns->getBestPattern(icu::UnicodeString{skeleton}, status);
        // British use; CLDR took the commas out after this ICU.
        pattern.findAndReplace("EEEE, d ", "EEEE d ");
        pattern.findAndReplace("E, d ", "E d ");
        formatter = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
        formatter->adoptTimeZone(icu::TimeZone::createTimeZone("Etc/UTC"));
    }
    const double at = static_cast<double>(day.time_since_epoch().count()) * millisecondsPerDay + minute * 60'000.0;
    icu::UnicodeString out;
    formatter->format(at, out);
    std::string text;
    out.toUTF8String(text);
    return text;
}

date::year yearOf(model::Day day) {
    return date::year_month_day{day}.year();
}

/// True where the locale writes the month before the day.
bool monthFirst() {
    const auto sample = format(model::Day{date::year{2000} / 11 / 22}, 0, "yMd");
    return sample.find("11") < sample.find("22");
}

} // namespace

std::string shortDay(model::Day day, model::Day today) {
    return yearOf(day) == yearOf(today) ? format(day, 0, "dMMM") : dayWithYear(day);
}
std::string dayWithYear(model::Day day) {
    return format(day, 0, "dMMMy");
}
std::string longDay(model::Day day, model::Day today) {
    return format(day, 0, yearOf(day) == yearOf(today) ? "dMMMM" : "dMMMMy");
}
std::string weekdayAndDay(model::Day day, model::Day today) {
    return format(day, 0, yearOf(day) == yearOf(today) ? "EEEEdMMMM" : "EEEEdMMMMy");
}
std::string weekdayName(model::Day day) {
    return format(day, 0, "cccc");
}
std::string weekdayAndNumber(model::Day day) {
    return format(day, 0, "EEEd");
}
std::string shortDayWithWeekday(model::Day day, model::Day today) {
    return format(day, 0, yearOf(day) == yearOf(today) ? "EEEdMMM" : "EEEdMMMy");
}
std::string monthName(model::Day day) {
    return format(day, 0, "LLL");
}
std::string yearText(model::Day day) {
    return format(day, 0, "y");
}
std::string fullDay(model::Day day) {
    return format(day, 0, "EEEEdMMMMy");
}
std::string nearDay(model::Day day, model::Day today) {
    if (day == today) {
        return tr("today");
    }
    if (day == today - model::Days{1}) {
        return tr("yesterday");
    }
    if (day == today + model::Days{1}) {
        return tr("tomorrow");
    }
    if (day < today && today - day < model::Days{7}) {
        return format(day, 0, "EEEE");
    }
    return shortDay(day, today);
}
std::string clockTime(int minuteOfDay) {
    return format(model::Day{}, minuteOfDay, "jjmm");
}
std::string clockTime(model::Instant at, const std::string& zone) {
    return clockTime(model::localTime(at, zone).minute);
}
std::string dayAndTime(model::Instant at, const std::string& zone, model::Day today) {
    const auto local = model::localTime(at, zone);
    return local.day == today ? clockTime(local.minute) : shortDay(local.day, today) + ' ' + clockTime(local.minute);
}
std::string fieldTime(int minuteOfDay) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minuteOfDay / 60) + ':' + two(minuteOfDay % 60);
}
std::string days(int n) {
    return counted(tr("{n, plural, one {# day} other {# days}}"), n);
}
std::string years(int n) {
    return counted(tr("{n, plural, one {# year} other {# years}}"), n);
}
std::string fieldDay(std::optional<model::Day> day) {
    return day ? model::isoText(*day) : std::string{};
}

std::optional<int> typedNumber(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<model::Day> typedDay(std::string_view text) {
    text = trimmed(text);
    if (const auto iso = model::parseDay(text)) {
        return iso;
    }
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    char separator = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            parts[part] += c;
        } else if ((c == '/' || c == '.' || c == '-' || c == ' ') && !parts[part].empty() && part < 2 &&
                   (separator == 0 || separator == c)) {
            separator = c;
            ++part;
        } else {
            return std::nullopt;
        }
    }
    // Years of two digits are refused: a birth date in this or the last century is a guess.
    if (part != 2 || parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4 || parts[1].empty()) {
        return std::nullopt;
    }
    const bool swap = separator == '/' && monthFirst();
    const int day = std::stoi(swap ? parts[1] : parts[0]);
    const int month = std::stoi(swap ? parts[0] : parts[1]);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return model::parseDay(parts[2] + '-' + two(month) + '-' + two(day));
}

std::optional<int> typedTime(std::string_view text) {
    const auto colon = text.find_first_of(":.");
    std::string hours{text.substr(0, colon)};
    std::string minutes;
    if (colon != std::string_view::npos) {
        minutes = text.substr(colon + 1);
    } else if (text.size() == 4) {
        hours = text.substr(0, 2);
        minutes = text.substr(2);
    } else {
        return std::nullopt;
    }
    if (hours.empty() || hours.size() > 2 || minutes.size() != 2) {
        return std::nullopt;
    }
    const auto hour = typedNumber(hours);
    const auto minute = typedNumber(minutes);
    if (!hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    return *hour * 60 + *minute;
}

} // namespace present
