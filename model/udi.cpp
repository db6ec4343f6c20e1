#include "model/udi.h"

#include "model/udi_parts.h"

#include <algorithm>

namespace model {
namespace udi {

int fullYear(int twoDigits, Day today) {
    const int now = int{date::year_month_day{today}.year()};
    const int ahead = twoDigits - now % 100;
    const int century = now - now % 100;
    if (ahead >= 51) {
        return century - 100 + twoDigits;
    }
    return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits;
}

std::optional<LabelDate> labelDate(int year, int month, int day) {
    const auto inMonth = date::year{year} / month;
    if (!inMonth.ok()) {
        return std::nullopt;
    }
    if (day == 0) {
        return LabelDate{Day{inMonth / date::last}, true};
    }
    const auto ymd = inMonth / day;
    return ymd.ok() ? std::optional{LabelDate{Day{ymd}, false}} : std::nullopt;
}

std::optional<LabelDate> labelDate(std::string_view yymmdd, Day today) {
    if (yymmdd.size() != 6 || !allDigits(yymmdd)) {
        return std::nullopt;
    }
    return labelDate(fullYear(number(yymmdd.substr(0, 2)), today), number(yymmdd.substr(2, 2)),
                     number(yymmdd.substr(4, 2)));
}

bool allDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits.substr(0, 9)) {
        value = value * 10 + (c - '0');
    }
    return value;
}

void addWarnings(Udi& udi, Day today) {
    const auto warn = [&](const char* field, const char* code, std::vector<std::string> values) {
        udi.warnings.push_back({field, code, std::move(values)});
    };
    if (udi.expiry && udi.produced && *udi.expiry < *udi.produced) {
        warn("expiry", "before-production", {isoText(*udi.expiry), isoText(*udi.produced)});
    }
    if (udi.expiry && *udi.expiry > addMonths(today, 12 * 10)) {
        warn("expiry", "far-ahead", {isoText(*udi.expiry)});
    }
    // A production month without a day is its last day here, so only a month to come is in the future.
    const auto earliest = [](Day day, bool dayMissing) {
        auto const ymd = date::year_month_day{day};
        return dayMissing ? Day{ymd.year() / ymd.month() / 1} : day;
    };
    if (udi.produced && earliest(*udi.produced, udi.producedDayMissing) > today) {
        warn("produced", "in-the-future", {isoText(*udi.produced)});
    }
    // GS1 General Specifications: no day 00 in healthcare from January 2025; stock made before still carries it.
    const Day ruleBegins{date::year{2025} / 1 / 1};
    const bool olderStock = udi.produced && *udi.produced < ruleBegins;
    if (udi.issuer == UdiIssuer::gs1 && today >= ruleBegins && !olderStock) {
        if (udi.expiryDayMissing) {
            warn("expiry", "day-missing", {isoText(*udi.expiry)});
        }
        if (udi.producedDayMissing) {
            warn("produced", "day-missing", {isoText(*udi.produced)});
        }
    }
}

namespace {

// More than any GS1 or HIBC symbol holds.
constexpr std::size_t longestScan = 4096;

bool isLineEnd(char c) {
    return c == '\r' || c == '\n' || c == '\t' || c == '\0';
}

std::string_view trimmed(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    while (!text.empty() && (isLineEnd(text.front()) || text.front() == ' ')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isLineEnd(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view withoutBlanksBehind(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || isLineEnd(text.back()))) {
        text.remove_suffix(1);
    }
    return text;
}

/// The AIM symbology identifier ("d2" of "]d2"), which is taken off; empty when there is none.
std::string takeSymbology(std::string_view& text) {
    if (text.size() < 3 || text[0] != ']') {
        return {};
    }
    std::string const found{text.substr(1, 2)};
    text.remove_prefix(3);
    return found;
}

/// An EAN or UPC symbol (]E0 to ]E4) holds a bare article number and nothing else; ]e0, GS1 DataBar, is another thing.
bool holdsBareNumber(const std::string& symbology) {
    return symbology.starts_with('E');
}

bool isBareGtin(std::string_view text) {
    const auto size = text.size();
    return (size == 8 || size == 12 || size == 13 || size == 14) && hasGs1CheckDigit(text);
}

} // namespace
} // namespace udi

bool hasGs1CheckDigit(std::string_view digits) {
    if (digits.size() < 2 || !udi::allDigits(digits)) {
        return false;
    }
    int sum = 0;
    int weight = 1; // the check digit itself; 3 for the digit left of it
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        sum += weight * (*at - '0');
        weight = 4 - weight;
    }
    return sum % 10 == 0;
}

Outcome<std::vector<Udi>> readUdi(std::string_view scan, Day today) {
    if (scan.size() > udi::longestScan) {
        return Problem{"scan", "too-long", {std::to_string(scan.size())}};
    }
    auto text = udi::trimmed(scan);
    const auto symbology = udi::takeSymbology(text);
    if (udi::withoutBlanksBehind(text).empty()) {
        return Problem{"scan", "empty", {}};
    }
    if (udi::holdsBareNumber(symbology)) {
        return Problem{"scan", "no-application-identifier", {"]" + symbology}};
    }
    if (text.front() == '+' || text.starts_with("*+")) {
        // A blank may be the check character itself, so it is taken off only when the text does not hold with it.
        auto hibc = udi::readHibc(text, today);
        if (!hibc && udi::withoutBlanksBehind(text) != text) {
            hibc = udi::readHibc(udi::withoutBlanksBehind(text), today);
        }
        if (!hibc) {
            return hibc.problems();
        }
        return std::vector<Udi>{std::move(hibc).value()};
    }
    text = udi::withoutBlanksBehind(text);
    if (text.front() == '=' || text.front() == '&') {
        return Problem{"scan", "issuer-not-supported", {"ICCBBA"}};
    }
    const auto asHibc = udi::readHibc(std::string{"+"}.append(text), today);
    if (asHibc) {
        return Problem{"hibc.flag", "plus-missing", {}};
    }
    auto gs1 = udi::readGs1(text, today);
    // Eight digits may as well be the expiry of a second barcode, "17271231".
    const bool secondBarcode = !gs1 && text.size() == 8 && gs1.problems().front().code == "di-missing";
    if (!gs1 && udi::isBareGtin(text) && !secondBarcode) {
        return Problem{"scan", "no-application-identifier", {std::string{text}}};
    }
    return gs1;
}

Outcome<Udi> parseUdi(std::string_view scan, Day today) {
    auto readings = readUdi(scan, today);
    if (!readings) {
        return readings.problems();
    }
    if (readings->size() == 1) {
        return std::move(readings->front());
    }
    Problem problem{unsureElement(*readings), "ambiguous", {}};
    for (const auto& reading : *readings) {
        problem.values.push_back(reading.text);
    }
    return problem;
}

std::string unsureElement(const std::vector<Udi>& readings) {
    if (readings.empty()) {
        return {};
    }
    // The texts agree up to the value that ends early in one of them; its identifier stands before, in brackets.
    std::string_view const first = readings.front().text;
    std::size_t same = first.size();
    for (const auto& reading : readings) {
        const auto [mine, theirs] = std::ranges::mismatch(first, reading.text);
        same = std::min(same, static_cast<std::size_t>(mine - first.begin()));
    }
    const auto open = first.substr(0, same).rfind('(');
    const auto close = first.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
        return "scan";
    }
    return std::string{first.substr(open + 1, close - open - 1)};
}

} // namespace model
