#include "model/udi_parts.h"

#include <algorithm>

// HIBC Supplier Labeling Standard (ANSI/HIBC 2.6): primary, secondary and supplemental data.

namespace model {
namespace {

constexpr std::string_view hibcCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

} // namespace

std::optional<char> hibcCheckCharacter(std::string_view text) {
    std::size_t sum = 0;
    for (const char c : text) {
        const auto value = hibcCharacters.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        sum += value;
    }
    return hibcCharacters[sum % hibcCharacters.size()];
}

namespace udi {
namespace {

constexpr std::size_t longestProduct = 18;
constexpr std::size_t longestLot = 18;

bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}

bool isAlphanumeric(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
}

/// Reads the parts of one label into a Udi, keeping the first problem it meets.
class Reader {
public:
    explicit Reader(Day today)
        : today_{today} {}

    bool primary(std::string_view text);
    bool further(std::string_view text);

    Udi udi;
    Problem problem;

private:
    bool refuse(const char* field, const char* code, std::string_view value) {
        problem = Problem{field, code, {std::string{value}}};
        return false;
    }
    bool secondary(std::string_view text);
    bool dated(std::string_view text, bool serial);
    bool lotOrSerial(std::string_view text, bool serial, bool mayBeEmpty);
    bool fullDate(std::string_view text, const char* field, std::optional<Day>& day, bool& dayMissing);
    bool setExpiry(const LabelDate& date, std::string_view text);

    Day today_;
};

/// Labeller (four, a letter first), product (1 to 18), unit of measure (one digit).
bool Reader::primary(std::string_view text) {
    if (text.size() < 4 || !isLetter(text[0]) || !std::ranges::all_of(text.substr(0, 4), isAlphanumeric)) {
        return refuse("hibc.labeller", "character", text.substr(0, 4));
    }
    const auto rest = text.substr(4);
    if (rest.size() < 2) {
        return refuse("hibc.product", "empty", rest);
    }
    const auto product = rest.substr(0, rest.size() - 1);
    if (product.size() > longestProduct) {
        return refuse("hibc.product", "too-long", product);
    }
    if (!std::ranges::all_of(product, isAlphanumeric)) {
        return refuse("hibc.product", "character", product);
    }
    if (!allDigits(rest.substr(product.size()))) {
        return refuse("hibc.unit", "not-digits", rest.substr(product.size()));
    }
    udi.di = text;
    return true;
}

bool Reader::further(std::string_view text) {
    if (text.starts_with('$')) {
        return secondary(text);
    }
    // A data identifier of ANSI MH10.8.2: digits, then one letter.
    std::size_t letter = 0;
    while (letter < text.size() && letter < 3 && text[letter] >= '0' && text[letter] <= '9') {
        ++letter;
    }
    if (letter >= text.size() || !isLetter(text[letter])) {
        return refuse("hibc.supplement", "not-an-element", text);
    }
    const auto id = text.substr(0, letter + 1);
    const auto value = text.substr(letter + 1);
    if (id == "S") {
        return lotOrSerial(value, true, false);
    }
    if (id == "14D") {
        std::optional<Day> day;
        bool dayMissing = false;
        return fullDate(value, "hibc.expiry", day, dayMissing) && setExpiry({day.value(), dayMissing}, value);
    }
    if (id == "16D") {
        return fullDate(value, "hibc.produced", udi.produced, udi.producedDayMissing);
    }
    if (value.empty()) {
        return refuse("hibc.supplement", "empty", text);
    }
    udi.other.push_back({std::string{id}, std::string{value}});
    return true;
}

bool Reader::secondary(std::string_view text) {
    for (std::string_view const flag : {"$$+", "$+", "$$", "$"}) {
        if (text.starts_with(flag)) {
            const bool serial = flag.ends_with('+');
            const bool hasDate = flag.starts_with("$$");
            const auto rest = text.substr(flag.size());
            return hasDate ? dated(rest, serial) : lotOrSerial(rest, serial, false);
        }
    }
    return refuse("hibc.secondary", "not-an-element", text);
}

/// What follows `$$`: an optional quantity, a date in the form its first character names, then lot or serial.
bool Reader::dated(std::string_view text, bool serial) {
    if (text.starts_with('8') || text.starts_with('9')) {
        std::size_t const length = text[0] == '8' ? 2 : 5;
        const auto quantity = text.substr(1, length);
        if (quantity.size() != length || !allDigits(quantity)) {
            return refuse("hibc.quantity", "not-digits", quantity);
        }
        udi.other.push_back({"quantity", std::string{quantity}});
        text.remove_prefix(1 + length);
        if (text.empty()) {
            return true;
        }
    }
    if (text.empty()) {
        return refuse("hibc.expiry", "empty", text);
    }
    const char form = text[0];
    if (form == '7') {
        return lotOrSerial(text.substr(1), serial, false);
    }
    // MMYY has no letter of its own: it begins with the 0 or 1 of its month.
    std::size_t length = 0;
    switch (form) {
    case '0':
    case '1':
        length = 4;
        break;
    case '2':
    case '3':
        length = 6;
        break; // MMDDYY, YYMMDD
    case '4':
        length = 8;
        break; // YYMMDDHH
    case '5':
        length = 5;
        break; // YYJJJ
    case '6':
        length = 7;
        break; // YYJJJHH
    default:
        return refuse("hibc.expiry", "not-a-date", text);
    }
    const bool monthOnly = length == 4;
    const auto digits = text.substr(monthOnly ? 0 : 1, length);
    if (digits.size() != length || !allDigits(digits)) {
        return refuse("hibc.expiry", "not-a-date", digits);
    }
    const auto part = [&](std::size_t at, std::size_t size) { return number(digits.substr(at, size)); };
    std::optional<LabelDate> expiry;
    if (monthOnly) {
        expiry = labelDate(fullYear(part(2, 2), today_), part(0, 2), 0);
    } else if (form == '2') {
        expiry = part(2, 2) == 0 ? std::nullopt : labelDate(fullYear(part(4, 2), today_), part(0, 2), part(2, 2));
    } else if (form == '3' || form == '4') {
        expiry = part(4, 2) == 0 ? std::nullopt : labelDate(digits.substr(0, 6), today_);
    } else {
        const auto year = date::year{fullYear(part(0, 2), today_)};
        const int dayOfYear = part(2, 3);
        if (dayOfYear >= 1 && dayOfYear <= (year.is_leap() ? 366 : 365)) {
            expiry = LabelDate{Day{year / 1 / 1} + Days{dayOfYear - 1}, false};
        }
    }
    if (!expiry) {
        return refuse("hibc.expiry", "not-a-date", digits);
    }
    if (form == '4' || form == '6') {
        const auto hour = digits.substr(length - 2);
        if (number(hour) > 23) {
            return refuse("hibc.expiry", "not-a-date", digits);
        }
        udi.other.push_back({"hour", std::string{hour}});
    }
    return setExpiry(*expiry, digits) && lotOrSerial(text.substr((monthOnly ? 0 : 1) + length), serial, true);
}

bool Reader::lotOrSerial(std::string_view text, bool serial, bool mayBeEmpty) {
    const char* const field = serial ? "hibc.serial" : "hibc.lot";
    if (text.empty()) {
        return mayBeEmpty || refuse(field, "empty", text);
    }
    if (text.size() > longestLot) {
        return refuse(field, "too-long", text);
    }
    auto& kept = serial ? udi.serial : udi.lot;
    if (!kept.empty() && kept != text) {
        return refuse(field, "repeated", text);
    }
    kept = text;
    return true;
}

/// YYYYMMDD
bool Reader::fullDate(std::string_view text, const char* field, std::optional<Day>& day, bool& dayMissing) {
    if (text.empty()) {
        return refuse(field, "empty", text);
    }
    const bool digits = text.size() == 8 && allDigits(text);
    const auto read = digits
                          ? labelDate(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)))
                          : std::nullopt;
    if (!read || number(text.substr(0, 4)) < 1900) {
        return refuse(field, "not-a-date", text);
    }
    if (day && *day != read->day) {
        return refuse(field, "repeated", text);
    }
    day = read->day;
    dayMissing = read->dayMissing;
    return true;
}

/// A date said twice must be the same; a whole date makes an earlier month-only one of that month exact.
bool Reader::setExpiry(const LabelDate& date, std::string_view text) {
    const auto monthOf = [](Day day) {
        auto const ymd = date::year_month_day{day};
        return ymd.year() / ymd.month();
    };
    const bool agrees = !udi.expiry || *udi.expiry == date.day ||
                        ((udi.expiryDayMissing || date.dayMissing) && monthOf(*udi.expiry) == monthOf(date.day));
    if (!agrees) {
        return refuse("hibc.expiry", "repeated", text);
    }
    if (!udi.expiry || udi.expiryDayMissing) {
        udi.expiry = date.day;
        udi.expiryDayMissing = date.dayMissing;
    }
    return true;
}

} // namespace

Outcome<Udi> readHibc(std::string_view scan, Day today) {
    std::string text;
    for (const char c : scan) {
        text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (text.size() > 2 && text.front() == '*' && text.back() == '*') { // as Code 39 is printed
        text = text.substr(1, text.size() - 2);
    }
    if (!text.starts_with('+')) {
        return Problem{"hibc.flag", "plus-missing", {}};
    }
    if (text.size() < 4) {
        return Problem{"hibc.labeller", "empty", {}};
    }
    const auto checked = std::string_view{text}.substr(0, text.size() - 1);
    const auto expected = hibcCheckCharacter(checked);
    if (!expected) {
        return Problem{"scan", "character", {}};
    }
    if (*expected != text.back()) {
        return Problem{"hibc.check", "check-digit", {std::string{text.back()}, std::string{*expected}}};
    }
    auto rest = checked.substr(1);
    if (rest.starts_with('$')) { // the second of two barcodes: it ends in a link to the first and says no device
        return Problem{"hibc.di", "di-missing", {std::string{rest}}};
    }
    Reader reader{today};
    reader.udi.issuer = UdiIssuer::hibc;
    reader.udi.text = text;
    bool isPrimary = true;
    for (bool more = true; more;) {
        const auto slash = rest.find('/');
        const auto part = rest.substr(0, slash);
        if (!(isPrimary ? reader.primary(part) : reader.further(part))) {
            return reader.problem;
        }
        isPrimary = false;
        more = slash != std::string_view::npos;
        rest = more ? rest.substr(slash + 1) : std::string_view{};
    }
    addWarnings(reader.udi, today);
    return reader.udi;
}

} // namespace udi
} // namespace model
