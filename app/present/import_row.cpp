#include "app/present/import_row.h"

#include "db/fold.h"
#include "model/text_length.h"

#include <algorithm>

namespace present {
namespace {

/// The remarks name fields as model::validate does.
constexpr std::pair<std::string_view, ImportField> fieldOfProblem[] = {
    {"givenName", ImportField::givenName}, {"familyName", ImportField::familyName},
    {"birthDate", ImportField::birthDate}, {"deceased", ImportField::deceased},
    {"email", ImportField::email},
};

/// Names keep their letters as they are given; only runs of blanks become one.
std::string oneLine(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return std::string{model::trimmed(out)};
}

std::string withoutReturns(std::string_view text) {
    std::string out{text};
    std::erase(out, '\r');
    return out;
}

void addLine(std::string& to, std::string_view text) {
    if (!text.empty()) {
        to.append(to.empty() ? "" : "\n").append(text);
    }
}

bool saysNothing(std::string_view text) {
    const auto folded = db::fold(text);
    return folded.empty() || folded == "-" || folded == "--" || folded == "n/a" || folded == "na" || folded == "null" ||
           folded == "nil" || folded == "none";
}

/// What spreadsheets put before numbers so that they stay as they are: 'text and ="text".
std::string_view withoutGuard(std::string_view text) {
    if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
        return text.substr(2, text.size() - 3);
    }
    return text.size() > 1 && text.front() == '\'' ? text.substr(1) : text;
}

/// "4.47712E+11": a spreadsheet has thrown the figures away.
bool isDamagedNumber(std::string_view text) {
    const auto e = text.find_first_of("eE");
    return e != std::string_view::npos && e > 0 && e + 2 < text.size() && (text[e + 1] == '+') &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                       [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

std::optional<bool> yesOrNo(std::string_view text) {
    constexpr std::string_view yes[] = {"yes",     "y",       "true",   "t",        "1",      "x",      "on",
                                        "given",   "granted", "agreed", "opted in", "opt in", "opt-in", "subscribed",
                                        "checked", "ja",      "oui",    "si",       "tak"};
    constexpr std::string_view no[] = {
        "no",        "n",      "false",     "f",         "0",       "off",     "refused",
        "declined",  "denied", "withdrawn", "opted out", "opt out", "opt-out", "unsubscribed",
        "unchecked", "nein",   "non",       "nie"};
    const auto folded = db::fold(text);
    if (std::ranges::find(yes, folded) != std::end(yes)) {
        return true;
    }
    return std::ranges::find(no, folded) != std::end(no) ? std::optional{false} : std::nullopt;
}

/// "VonRueden, Marcell" or "Marcell van der Berg": family and given name. Small words before the last belong to it.
std::pair<std::string, std::string> dividedName(const std::string& whole) {
    const auto comma = whole.find(',');
    if (comma != std::string::npos) {
        return {oneLine(whole.substr(0, comma)), oneLine(whole.substr(comma + 1))};
    }
    auto space = whole.rfind(' ');
    if (space == std::string::npos) {
        return {whole, {}};
    }
    while (space != std::string::npos && space > 0) {
        const auto before = whole.rfind(' ', space - 1);
        const auto word = whole.substr(before == std::string::npos ? 0 : before + 1,
                                       space - (before == std::string::npos ? 0 : before + 1));
        const bool small = before != std::string::npos && !word.empty() && word[0] >= 'a' && word[0] <= 'z';
        if (!small) {
            break;
        }
        space = before;
    }
    return {whole.substr(space + 1), whole.substr(0, space)};
}

std::optional<model::SkinType> skinTypeOf(std::string_view text) {
    auto folded = db::fold(text);
    for (const std::string_view word : {"fitzpatrick", "skin", "type"}) {
        if (const auto at = folded.find(word); at != std::string::npos) {
            folded.erase(at, word.size());
        }
    }
    const auto bare = model::trimmed(folded);
    constexpr std::string_view roman[] = {"i", "ii", "iii", "iv", "v", "vi"};
    for (int type = 1; type <= 6; ++type) {
        if (bare == roman[type - 1] || bare == std::to_string(type)) {
            return static_cast<model::SkinType>(type);
        }
    }
    return std::nullopt;
}

} // namespace

struct RowReader::Line {
    const db::CsvRow& row;
    Read result;

    std::string_view text(const ImportColumn& column) const {
        return column.index < row.cells.size() ? cellText(row.cells[column.index]) : std::string_view{};
    }
    std::string_view first(const Columns& columns) const {
        return columns.empty() ? std::string_view{} : text(*columns.front());
    }
    void refuse(const ImportColumn& column, const char* field, const char* code, std::string_view value) {
        result.problems.push_back({row.line, column.heading, {field, code, {std::string{value}}}});
    }
    void note(const ImportColumn& column, const char* field, const char* code, std::string_view value) {
        result.notes.push_back({row.line, column.heading, {field, code, {std::string{value}}}});
    }
};

std::string_view cellText(std::string_view cell) {
    for (bool more = true; more;) {
        const auto before = cell.size();
        cell = model::trimmed(cell);
        if (cell.starts_with("\xC2\xA0")) {
            cell.remove_prefix(2);
        }
        if (cell.ends_with("\xC2\xA0")) {
            cell.remove_suffix(2);
        }
        more = cell.size() != before;
    }
    return cell;
}

RowReader::RowReader(const std::vector<ImportColumn>& columns, std::optional<DateOrder> order, model::Day today)
    : byField_(static_cast<std::size_t>(ImportField::refuseAll) + 1)
    , width_{columns.size()}
    , order_{order}
    , today_{today} {
    for (const auto& column : columns) {
        if (column.field) {
            byField_[static_cast<std::size_t>(*column.field)].push_back(&column);
        }
    }
    for (auto& of : byField_) {
        std::ranges::stable_sort(of, {}, [](const ImportColumn* column) { return column->preference; });
    }
}

RowReader::Columns RowReader::columnsOf(ImportField field) const {
    return byField_[static_cast<std::size_t>(field)];
}

void RowReader::readNames(Line& line) const {
    auto& client = line.result.client;
    client.givenName = oneLine(line.first(columnsOf(ImportField::givenName)));
    client.familyName = oneLine(line.first(columnsOf(ImportField::familyName)));
    if (const auto middle = oneLine(line.first(columnsOf(ImportField::middleName))); !middle.empty()) {
        client.givenName += (client.givenName.empty() ? "" : " ") + middle;
    }
    if (const auto full = columnsOf(ImportField::fullName); !full.empty()) {
        std::tie(client.familyName, client.givenName) = dividedName(oneLine(line.first(full)));
    }
}

void RowReader::readDates(Line& line) const {
    auto& client = line.result.client;
    const auto take = [&](ImportField field, const char* name, std::optional<model::Day>& into) {
        const auto columns = columnsOf(field);
        const auto text = line.first(columns);
        if (columns.empty() || saysNoDate(text)) {
            return;
        }
        const auto day = readDate(text, order_, today_);
        if (!day) {
            line.refuse(*columns.front(), name, day.problems().front().code.c_str(), text);
        } else if (*day < model::Day{date::year{1900} / 1 / 1}) {
            line.refuse(*columns.front(), name, "before-1900", text);
        } else {
            into = *day;
        }
    };
    take(ImportField::birthDate, "birthDate", client.birthDate);
    take(ImportField::deceased, "deceased", client.deceased);
    take(ImportField::clientSince, "clientSince", client.clientSince);

    const auto flags = columnsOf(ImportField::deceasedFlag);
    const auto flag = line.first(flags);
    if (flags.empty() || saysNothing(flag) || client.deceased) {
        return;
    }
    // Some programs have the day itself under "Deceased".
    const auto dead = yesOrNo(flag);
    if (const auto day = readDate(flag, order_, today_); !dead && day) {
        client.deceased = *day;
    } else if (!dead) {
        line.refuse(*flags.front(), "deceased", "not-yes-or-no", flag);
    } else if (*dead) {
        // No reminder may go to a person who has died, so the day that is known stands for the one that is not.
        client.deceased = today_;
        line.note(*flags.front(), "deceased", "death-without-day", model::isoText(today_));
    }
}

void RowReader::readContact(Line& line) const {
    auto& client = line.result.client;
    std::vector<std::pair<const ImportColumn*, std::string>> phones;
    for (const auto* column : columnsOf(ImportField::phone)) {
        const auto text = withoutGuard(line.text(*column));
        if (saysNothing(text)) {
            continue;
        }
        if (isDamagedNumber(text)) {
            line.refuse(*column, "phone", "damaged-number", text);
            continue;
        }
        const bool again = std::ranges::any_of(
            phones, [&](const auto& kept) { return db::digitsOf(kept.second) == db::digitsOf(text); });
        if (!again) {
            phones.emplace_back(column, oneLine(text));
        }
    }
    for (const auto& [column, phone] : phones) {
        if (column == phones.front().first) {
            client.phone = phone;
        } else {
            addLine(client.deskNotes, column->heading + ": " + phone);
            line.note(*column, "deskNotes", "second-phone", phone);
        }
    }
    if (const auto email = line.first(columnsOf(ImportField::email)); !saysNothing(email)) {
        client.email = email;
    }
    for (const auto* column : columnsOf(ImportField::addressLine)) {
        addLine(client.address.lines, withoutReturns(line.text(*column)));
    }
    client.address.city = oneLine(line.first(columnsOf(ImportField::city)));
    client.address.postcode = oneLine(withoutGuard(line.first(columnsOf(ImportField::postcode))));
    client.address.country = oneLine(line.first(columnsOf(ImportField::country)));
}

void RowReader::readConsent(Line& line) const {
    using model::Channel;
    using model::ContactConsent;
    auto& consent = line.result.client.consent;
    struct Channelled {
        ImportField field;
        Channel channel;
    };
    constexpr Channelled asked[] = {{ImportField::consentEmail, Channel::email},
                                    {ImportField::consentSms, Channel::sms},
                                    {ImportField::consentPhone, Channel::phone},
                                    {ImportField::consentPost, Channel::post}};
    constexpr Channelled stopped[] = {{ImportField::refuseEmail, Channel::email},
                                      {ImportField::refuseSms, Channel::sms},
                                      {ImportField::refusePhone, Channel::phone},
                                      {ImportField::refusePost, Channel::post}};
    const auto answer = [&](ImportField field) -> std::optional<bool> {
        const auto columns = columnsOf(field);
        const auto text = line.first(columns);
        if (columns.empty() || saysNothing(text)) {
            return std::nullopt;
        }
        const auto said = yesOrNo(text);
        if (!said) {
            line.refuse(*columns.front(), "consent", "not-yes-or-no", text);
        }
        return said;
    };
    for (const auto& [field, channel] : asked) {
        if (const auto said = answer(field)) {
            consent[static_cast<std::size_t>(channel)] = *said ? ContactConsent::given : ContactConsent::refused;
        }
    }
    // Who asked not to be contacted is not, whatever else is ticked.
    for (const auto& [field, channel] : stopped) {
        if (answer(field) == true) {
            consent[static_cast<std::size_t>(channel)] = ContactConsent::refused;
        }
    }
    if (answer(ImportField::refuseAll) == true) {
        consent.fill(ContactConsent::refused);
    }
}

void RowReader::readRest(Line& line) const {
    auto& client = line.result.client;
    client.externalReference = oneLine(withoutGuard(line.first(columnsOf(ImportField::reference))));
    std::string notes;
    for (const auto* column : columnsOf(ImportField::notes)) {
        addLine(notes, withoutReturns(line.text(*column)));
    }
    addLine(notes, client.deskNotes); // the second telephones
    client.deskNotes = std::move(notes);
    for (const auto* column : columnsOf(ImportField::allergies)) {
        addLine(client.allergies, withoutReturns(line.text(*column)));
    }
    const auto languages = columnsOf(ImportField::language);
    if (const auto text = line.first(languages); !saysNothing(text)) {
        const auto tag = languageTag(text);
        client.language = tag.value_or("");
        if (!tag) {
            line.note(*languages.front(), "language", "unknown-language", text);
        }
    }
    const auto skinTypes = columnsOf(ImportField::skinType);
    if (const auto text = line.first(skinTypes); !saysNothing(text)) {
        client.skinType = skinTypeOf(text);
        if (!client.skinType) {
            line.note(*skinTypes.front(), "skinType", "unknown-skin-type", text);
        }
    }
    model::Guardian guardian{oneLine(line.first(columnsOf(ImportField::guardianName))),
                             oneLine(line.first(columnsOf(ImportField::guardianRelation))),
                             oneLine(withoutGuard(line.first(columnsOf(ImportField::guardianPhone))))};
    if (!guardian.name.empty() || !guardian.phone.empty()) {
        client.guardian = std::move(guardian);
    }
}

RowReader::Read RowReader::read(const db::CsvRow& row) const {
    Line line{row, {}};
    const auto extra = std::find_if(row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(width_, row.cells.size())),
                                    row.cells.end(), [](const std::string& cell) { return !cellText(cell).empty(); });
    if (extra != row.cells.end()) {
        // Cells have moved, so nothing in this line can be trusted.
        line.result.problems.push_back(
            {row.line, "", {"", "too-many-cells", {std::to_string(row.cells.size()), std::to_string(width_)}}});
        return std::move(line.result);
    }
    if (row.cells.size() < width_) {
        line.result.notes.push_back(
            {row.line, "", {"", "too-few-cells", {std::to_string(row.cells.size()), std::to_string(width_)}}});
    }
    readNames(line);
    readDates(line);
    readContact(line);
    readConsent(line);
    readRest(line);
    for (auto& problem : model::validate(line.result.client, today_)) {
        std::string heading;
        for (const auto& [name, field] : fieldOfProblem) {
            if (name == problem.field && !columnsOf(field).empty()) {
                heading = columnsOf(field).front()->heading;
            }
        }
        line.result.problems.push_back({row.line, std::move(heading), std::move(problem)});
    }
    return std::move(line.result);
}

} // namespace present
