#include "model/udi_parts.h"

#include <algorithm>
#include <utility>

namespace model::udi {
namespace {

constexpr char separator = '\x1d';
constexpr std::size_t mostReadings = 16;
constexpr int mostSteps = 4'000; // keeps hostile input from being tried for ever

struct Element {
    const AiRow* row;
    std::string_view ai;
    std::string_view value;
};

using Elements = std::vector<Element>;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// GS1 AI encodable character set 82 (General Specifications figure 7.11-1).
bool inSet82(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view{"!\"%&'()*+,-./:;<=>?_"}.find(c) != std::string_view::npos;
}

Problems faultsOf(const Element& element, Day today) {
    const auto& [row, ai, value] = element;
    const auto problem = [&](const char* code) { return Problems{{std::string{ai}, code, {std::string{value}}}}; };
    if (value.empty()) {
        return problem("empty");
    }
    if (value.size() < row->minimum) {
        return problem("too-short");
    }
    if (value.size() > row->maximum) {
        return problem("too-long");
    }
    if (!std::ranges::all_of(value, inSet82)) {
        return problem("character");
    }
    if (!allDigits(value.substr(0, row->digits))) {
        return problem("not-digits");
    }
    if (row->kind == AiRow::Kind::day && !labelDate(value.substr(0, 6), today)) {
        return problem("not-a-date");
    }
    if (row->check != 0 && !hasGs1CheckDigit(value.substr(0, row->check))) {
        return problem("check-digit");
    }
    return {};
}

const Element* find(const Elements& elements, std::string_view ai) {
    const auto found = std::ranges::find(elements, ai, &Element::ai);
    return found == elements.end() ? nullptr : &*found;
}

/// GS1 pairing: lot, dates and serial say nothing without the item (01), contained item (02) or piece (8006, 8026).
const Element* deviceOf(const Elements& elements) {
    for (const auto* ai : {"01", "02", "8006", "8026"}) {
        if (const auto* found = find(elements, ai)) {
            return found;
        }
    }
    return nullptr;
}

bool clashes(const Elements& elements, const Element& next) {
    const auto* earlier = find(elements, next.ai);
    return earlier != nullptr && earlier->value != next.value;
}

Problems faultsTogether(const Elements& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (elements[k].ai == elements[i].ai && elements[k].value != elements[i].value) {
                return {{std::string{elements[i].ai},
                         "repeated",
                         {std::string{elements[k].value}, std::string{elements[i].value}}}};
            }
        }
    }
    if (deviceOf(elements) == nullptr) {
        Problem missing{"01", "di-missing", {}};
        for (const auto& element : elements) {
            missing.values.emplace_back(element.ai);
        }
        return {std::move(missing)};
    }
    return {};
}

Udi toUdi(const Elements& elements, Day today) {
    Udi udi;
    const auto& device = *deviceOf(elements);
    udi.di = device.value.substr(0, 14);
    std::optional<LabelDate> expiryWithHour;
    for (const auto& element : elements) {
        if (&element != find(elements, element.ai)) {
            continue; // said twice, the same both times
        }
        const auto& [row, ai, value] = element;
        udi.text.append("(").append(ai).append(")").append(value);
        if (ai == "10") {
            udi.lot = value;
        } else if (ai == "21") {
            udi.serial = value;
        } else if (ai == "11") {
            const auto made = labelDate(value, today).value();
            udi.produced = made.day;
            udi.producedDayMissing = made.dayMissing;
        } else if (ai == "17") {
            const auto expiry = labelDate(value, today).value();
            udi.expiry = expiry.day;
            udi.expiryDayMissing = expiry.dayMissing;
        } else if (ai != "01") {
            udi.other.push_back({std::string{ai}, std::string{value}});
            if (ai == "7003") { // expiry with hour and minute
                expiryWithHour = labelDate(value.substr(0, 6), today);
            }
        }
    }
    if (!udi.expiry && expiryWithHour) {
        udi.expiry = expiryWithHour->day;
        udi.expiryDayMissing = expiryWithHour->dayMissing;
    }
    addWarnings(udi, today);
    return udi;
}

// ---- separators --------------------------------------------------------------------------------------------------

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool beginsWith(std::string_view text, std::string_view token) {
    return text.size() >= token.size() && std::ranges::equal(text.substr(0, token.size()), token, {}, lower, lower);
}

/// How many characters at the front stand for a separator: Ctrl+] sent as text, names of the character, what programs
/// (Odoo, the GS1 syntax engine) put for it.
std::size_t separatorAt(std::string_view text) {
    if (text.starts_with(separator)) {
        return 1;
    }
    if (text.starts_with("Alt029")) {
        return 6;
    }
    for (std::string_view const token : {"<gs>", "{gs}", "[gs]", "<fnc1>", "{fnc1}", "[fnc1]", "\\x1d", "\\u001d",
                                         "\\029", "\xE2\x90\x9D", "^]", "^", "#", "|"}) {
        if (beginsWith(text, token)) {
            return token.size();
        }
    }
    return 0;
}

/// Separators as 0x1D. What only may be one counts where an element can follow: at the end, before two digits, a
/// bracket, a symbology prefix or another separator.
std::string withSeparators(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto length = separatorAt(text);
        const auto rest = text.substr(length);
        const bool elementFollows = rest.empty() || rest[0] == '(' || rest[0] == ']' || separatorAt(rest) != 0 ||
                                    (rest.size() > 1 && isDigit(rest[0]) && isDigit(rest[1]));
        if (length != 0 && (text[0] == separator || elementFollows)) {
            out += separator;
            text = rest;
        } else {
            out += text[0];
            text.remove_prefix(1);
        }
    }
    return out;
}

// ---- the plain form ----------------------------------------------------------------------------------------------

/// As the standard has it: a value of open length runs to the next separator.
Outcome<Elements> readAsSent(std::string_view text, Day today) {
    Elements elements;
    Problems problems;
    while (!text.empty()) {
        if (text[0] == separator) {
            text.remove_prefix(1);
            // Two barcodes read one after the other each begin with their prefix.
            if (text.size() >= 3 && text[0] == ']') {
                text.remove_prefix(3);
            }
            continue;
        }
        const auto* row = aiAt(text);
        if (row == nullptr) {
            const bool nothingYet =
                elements.empty() && problems.empty() && !(isDigit(text[0]) && text.size() > 1 && isDigit(text[1]));
            std::string const code{text.substr(0, 4)};
            problems.push_back(nothingYet ? Problem{"scan", "not-a-udi", {}} : Problem{code, "unknown-ai", {code}});
            return problems;
        }
        const auto ai = text.substr(0, row->width);
        text.remove_prefix(row->width);
        const auto segment = text.substr(0, text.find(separator));
        const auto value = row->fixed() ? segment.substr(0, row->maximum) : segment;
        text.remove_prefix(value.size());
        const Element element{row, ai, value};
        auto faults = faultsOf(element, today);
        problems.insert(problems.end(), faults.begin(), faults.end());
        elements.push_back(element);
        if (!faults.empty() && (faults.front().code == "too-short" || faults.front().code == "empty")) {
            return problems; // what follows cannot be told apart any more
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    return elements;
}

/// What may follow a value of open length whose separator was lost. The production identifiers of a device label count
/// as readings; the rest is so rare there, and so often like a part of a lot ("NB240117"), that it is only a doubt.
enum class Follower { identifier, doubtful, never };

Follower followerKind(std::string_view ai) {
    for (const auto* usual : {"01", "02", "10", "11", "13", "15", "16", "17", "21"}) {
        if (ai == usual) {
            return Follower::identifier;
        }
    }
    for (const auto* rare : {"20", "30", "37", "240", "241", "8006", "8026"}) {
        if (ai == rare) {
            return Follower::doubtful;
        }
    }
    return Follower::never;
}

struct Reading {
    Elements elements;
    bool split = false;    ///< a separator must have been lost
    bool doubtful = false; ///< and what follows it is a rare element
};

/// Finds every reading of a text whose separators may have been lost, the one that needs none lost first.
class Splitter {
public:
    explicit Splitter(Day today)
        : today_{today} {}

    std::vector<Reading> readings(std::string_view text) {
        from(text, {}, false);
        return std::move(found_);
    }
    bool gaveUp() const { return steps_ > mostSteps || full_; }

private:
    void from(std::string_view text, const Reading& before, bool afterOpenValue) {
        if (++steps_ > mostSteps || full_) {
            return;
        }
        if (text.empty()) {
            if (!before.elements.empty() && faultsTogether(before.elements).empty()) {
                found_.push_back(before);
                full_ = found_.size() >= mostReadings;
            }
            return;
        }
        const auto* row = aiAt(text);
        if (row == nullptr) {
            return;
        }
        const auto ai = text.substr(0, row->width);
        Reading reading = before;
        if (afterOpenValue) {
            const auto kind = followerKind(ai);
            if (kind == Follower::never) {
                return;
            }
            reading.split = true;
            reading.doubtful = reading.doubtful || kind == Follower::doubtful;
        }
        const auto rest = text.substr(row->width);
        std::size_t const longest = std::min<std::size_t>(rest.size(), row->maximum);
        for (std::size_t length = longest; length >= row->minimum && length > 0; --length) {
            const bool isLast = length == rest.size();
            const bool canFollow = rest.size() >= length + 3 && isDigit(rest[length]) && isDigit(rest[length + 1]);
            if (!isLast && !canFollow) {
                continue;
            }
            const Element element{row, ai, rest.substr(0, length)};
            if (clashes(reading.elements, element) || !faultsOf(element, today_).empty()) {
                continue;
            }
            reading.elements.push_back(element);
            from(rest.substr(length), reading, !row->fixed());
            reading.elements.pop_back();
        }
    }

    Day today_;
    std::vector<Reading> found_;
    int steps_ = 0;
    bool full_ = false;
};

Outcome<std::vector<Udi>> readWithoutSeparators(std::string_view text, const Problems& asSent, Day today) {
    Splitter splitter{today};
    const auto all = splitter.readings(text);
    const auto sure = std::ranges::count(all, false, &Reading::doubtful);
    std::vector<Udi> udis;
    for (const auto& reading : all) {
        if (!reading.doubtful || sure == 0) {
            udis.push_back(toUdi(reading.elements, today));
            if (reading.split) {
                udis.back().warnings.push_back({"scan", "separator-lost", {udis.back().text}});
            }
        }
    }
    if (splitter.gaveUp() && udis.size() == 1) {
        return Problem{"scan", "ambiguous", {udis.front().text}}; // there may be more
    }
    if (udis.empty()) {
        return asSent.empty() ? Problems{{"scan", "not-a-udi", {}}} : asSent;
    }
    if (udis.size() == 1) {
        for (const auto& reading : all) {
            if (reading.doubtful && sure == 1) {
                udis.front().warnings.push_back({"scan", "separator-possible", {toUdi(reading.elements, today).text}});
                break;
            }
        }
    }
    return udis;
}

Outcome<std::vector<Udi>> readPlain(std::string_view text, Day today) {
    const auto asSent = readAsSent(text, today);
    auto problems = asSent ? faultsTogether(*asSent) : asSent.problems();
    const bool sendsSeparators = text.find(separator) != std::string_view::npos;
    if (sendsSeparators) {
        if (!problems.empty()) {
            return problems;
        }
        return std::vector<Udi>{toUdi(*asSent, today)};
    }
    return readWithoutSeparators(text, problems, today);
}

// ---- the printed form ----------------------------------------------------------------------------------------------

/// The digits of a bracketed identifier standing at `at`; empty when there is none.
std::string_view bracketed(std::string_view text, std::size_t at, char open, char close) {
    if (at >= text.size() || text[at] != open) {
        return {};
    }
    const auto end = text.find(close, at);
    const auto digits = end == std::string_view::npos ? std::string_view{} : text.substr(at + 1, end - at - 1);
    return digits.size() >= 2 && digits.size() <= 4 && allDigits(digits) ? digits : std::string_view{};
}

/// Where the next bracketed identifier begins; the whole size when there is none. Two to four digits in brackets are
/// never part of a value: a lot printed so would be read wrongly, but no maker does that, for this very reason.
std::size_t nextBracket(std::string_view text, std::size_t from, char open, char close) {
    for (auto at = text.find(open, from); at != std::string_view::npos; at = text.find(open, at + 1)) {
        if (!bracketed(text, at, open, close).empty()) {
            return at;
        }
    }
    return text.size();
}

std::string_view withoutBlanks(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == separator; };
    while (!text.empty() && isBlank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

Outcome<std::vector<Udi>> readPrinted(std::string_view text, char open, char close, Day today) {
    if (bracketed(text, 0, open, close).empty()) {
        return Problem{"scan", "not-a-udi", {}};
    }
    Elements elements;
    Problems problems;
    for (std::size_t at = 0; at < text.size();) {
        const auto ai = bracketed(text, at, open, close);
        std::size_t const begin = at + ai.size() + 2;
        at = nextBracket(text, begin, open, close);
        const auto* row = aiAt(ai);
        if (row == nullptr || row->width != ai.size()) {
            problems.push_back({std::string{ai}, "unknown-ai", {std::string{ai}}});
            continue;
        }
        const Element element{row, ai, withoutBlanks(text.substr(begin, at - begin))};
        const auto faults = faultsOf(element, today);
        problems.insert(problems.end(), faults.begin(), faults.end());
        elements.push_back(element);
    }
    if (problems.empty()) {
        problems = faultsTogether(elements);
    }
    if (!problems.empty()) {
        return problems;
    }
    return std::vector<Udi>{toUdi(elements, today)};
}

} // namespace

Outcome<std::vector<Udi>> readGs1(std::string_view scan, Day today) {
    const auto text = withSeparators(scan);
    std::string_view rest{text};
    while (rest.starts_with(separator)) {
        rest.remove_prefix(1);
    }
    if (rest.empty()) {
        return Problem{"scan", "empty", {}};
    }
    if (rest[0] == '(') {
        return readPrinted(rest, '(', ')', today);
    }
    if (rest[0] == '[') {
        return readPrinted(rest, '[', ']', today);
    }
    return readPlain(rest, today);
}

} // namespace model::udi
