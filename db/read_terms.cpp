#include "db/read_terms.h"

#include "db/fold.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace db {
namespace {

// Longer than any name; what is longer was pasted by mistake.
constexpr std::size_t longestText = 400;
constexpr std::size_t mostTerms = 16;

using Tokens = std::vector<std::string>;

Tokens split(std::string_view text, std::string_view separators) {
    Tokens tokens;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find_first_of(separators, from), text.size());
        if (to > from) {
            tokens.emplace_back(text.substr(from, to - from));
        }
        from = to + 1;
    }
    return tokens;
}

bool onlyOf(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::optional<int> number(std::string_view text, std::size_t longest) {
    int value = 0;
    const auto* const end = text.data() + text.size();
    if (text.empty() || text.size() > longest || !onlyOf(text, "0123456789") ||
        std::from_chars(text.data(), end, value).ptr != end) {
        return std::nullopt;
    }
    return value;
}

std::vector<int> years(std::string_view text) {
    const auto value = number(text, 4);
    if (!value) {
        return {};
    }
    if (text.size() == 2) {
        return {1900 + *value, 2000 + *value};
    }
    return text.size() == 4 ? std::vector<int>{*value} : std::vector<int>{};
}

void addDay(std::vector<model::Day>& days, int year, int month, int dayOfMonth) {
    const date::year_month_day day{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(dayOfMonth)}};
    if (day.ok() && std::find(days.begin(), days.end(), model::Day{day}) == days.end()) {
        days.emplace_back(day);
    }
}

/// Folded names of the months, long and short.
std::array<std::vector<std::string>, 12> monthNames() {
    std::array<std::vector<std::string>, 12> names;
    for (const auto& locale : {icu::Locale::getEnglish(), icu::Locale::getDefault()}) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols{locale, status};
        if (U_FAILURE(status) != 0) {
            continue; // a language without data; the English names remain
        }
        using Symbols = icu::DateFormatSymbols;
        for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
            for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
                std::int32_t count = 0;
                const auto* const months = symbols.getMonths(count, context, width);
                for (std::int32_t i = 0; i < std::min(count, std::int32_t{12}); ++i) {
                    std::string name;
                    months[i].toUTF8String(name);
                    auto words = foldedWords(name);
                    if (words.size() == 1 && !onlyOf(words.front(), "0123456789")) {
                        names[static_cast<std::size_t>(i)].push_back(std::move(words.front()));
                    }
                }
            }
        }
    }
    return names;
}

std::optional<int> monthNamed(std::string_view token) {
    static const auto names = monthNames();
    const auto words = foldedWords(token);
    if (words.size() != 1 || words.front().size() < 3) {
        return std::nullopt;
    }
    for (std::size_t month = 0; month < names.size(); ++month) {
        for (const auto& name : names[month]) {
            if (name.starts_with(words.front())) {
                return static_cast<int>(month) + 1;
            }
        }
    }
    return std::nullopt;
}

std::optional<int> dayOfMonth(std::string_view token) {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "."}) {
        if (token.ends_with(ending)) {
            token.remove_suffix(ending.size());
            break;
        }
    }
    return number(token, 2);
}

std::vector<model::Day> namedDate(std::string_view first, std::string_view second, std::string_view third) {
    auto day = dayOfMonth(first);
    auto month = monthNamed(second);
    if (!day || !month) {
        month = monthNamed(first);
        day = dayOfMonth(second);
    }
    std::vector<model::Day> days;
    if (day && month) {
        for (const int year : years(third)) {
            addDay(days, year, *month, *day);
        }
    }
    return days;
}

std::vector<model::Day> dateIn(const std::string& token) {
    std::vector<model::Day> days;
    for (const char separator : {'-', '/', '.'}) {
        const auto parts = split(token, std::string_view{&separator, 1});
        if (parts.size() != 3 || std::count(token.begin(), token.end(), separator) != 2) {
            continue;
        }
        if (parts[0].size() == 4) {
            const auto year = number(parts[0], 4);
            const auto month = number(parts[1], 2);
            const auto day = number(parts[2], 2);
            if (year && month && day) {
                addDay(days, *year, *month, *day);
            }
            return days;
        }
        const auto first = number(parts[0], 2);
        const auto second = number(parts[1], 2);
        if (!first || !second) {
            return namedDate(parts[0], parts[1], parts[2]);
        }
        for (const int year : years(parts[2])) {
            addDay(days, year, *second, *first);
            if (separator != '.') {
                addDay(days, year, *first, *second);
            }
        }
        return days;
    }
    return days;
}

bool isPhonePart(std::string_view token) {
    return onlyOf(token, "0123456789+()-./") && !digitsOf(token).empty();
}

// ITU-T E.164: zones 1 and 7 have one figure, these have two, all others three.
std::size_t countryCodeLength(std::string_view digits) {
    constexpr std::string_view two = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 "
                                     "61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";
    if (digits.starts_with('1') || digits.starts_with('7')) {
        return 1;
    }
    return digits.size() >= 2 && two.find(digits.substr(0, 2)) != std::string_view::npos ? 2 : 3;
}

} // namespace

PhoneTerm phoneTerm(std::string_view typed) {
    std::string text{typed};
    if (const auto trunk = text.find("(0)"); trunk != std::string::npos) {
        text.erase(trunk, 3); // "+44 (0)20": dialled from inside the country only
    }
    const auto digits = digitsOf(text);
    std::string_view national = digits;
    const bool plus = text.starts_with('+');
    const bool international = plus || (digits.starts_with("00") && digits.size() > 6);
    if (international) {
        national.remove_prefix(plus ? 0 : 2);
        national.remove_prefix(std::min(countryCodeLength(national), national.size()));
    }
    if (national.starts_with('0')) {
        national.remove_prefix(1);
    }
    PhoneTerm term;
    const auto add = [&](std::string_view reading, std::size_t shortestInside) {
        if (reading.empty()) {
            return;
        }
        term.reversedEnds.push_back(reversedDigits(reading));
        if (reading.size() >= shortestInside) {
            term.inside.emplace_back(reading);
        }
    };
    add(digits, 3);
    // Without its zero a short number says little: it would be found in the middle of others.
    if (national.size() >= 3 && national.size() < digits.size()) {
        add(national, international ? 3 : 6);
    }
    return term;
}

SearchTerms searchTerms(std::string_view text) {
    SearchTerms terms;
    const auto tokens = split(text.substr(0, longestText + 1), " \t\r\n\v\f,;");
    if (tokens.empty()) {
        return terms;
    }
    // A date at this place, and how many tokens it takes.
    const auto dateAt = [&](std::size_t i) {
        if (i + 2 < tokens.size()) {
            if (auto days = namedDate(tokens[i], tokens[i + 1], tokens[i + 2]); !days.empty()) {
                return std::pair{std::move(days), std::size_t{3}};
            }
        }
        return std::pair{dateIn(tokens[i]), std::size_t{1}};
    };
    for (std::size_t i = 0; i < tokens.size();) {
        if (auto [days, taken] = dateAt(i); !days.empty()) {
            terms.birthDates.push_back(std::move(days));
            i += taken;
        } else if (isPhonePart(tokens[i])) {
            auto phone = tokens[i++];
            while (i < tokens.size() && isPhonePart(tokens[i]) && !tokens[i].starts_with('+') &&
                   dateAt(i).first.empty()) {
                phone += tokens[i++];
            }
            terms.numbers.push_back(phoneTerm(phone));
        } else {
            for (auto& word : foldedWords(tokens[i++])) {
                if (std::find(terms.words.begin(), terms.words.end(), word) == terms.words.end()) {
                    terms.words.push_back(std::move(word));
                }
            }
        }
    }
    const auto count = terms.words.size() + terms.numbers.size() + terms.birthDates.size();
    terms.hopeless = count == 0 || count > mostTerms || text.size() > longestText;
    return terms;
}

} // namespace db
