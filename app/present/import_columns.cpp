#include "app/present/import_columns.h"

#include "db/csv.h"
#include "db/fold.h"
#include "model/text_length.h"
#include "resources/resource.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace present {
namespace {

constexpr std::pair<std::string_view, ImportField> fieldNames[] = {
    {"reference", ImportField::reference},
    {"givenName", ImportField::givenName},
    {"middleName", ImportField::middleName},
    {"familyName", ImportField::familyName},
    {"fullName", ImportField::fullName},
    {"birthDate", ImportField::birthDate},
    {"deceased", ImportField::deceased},
    {"deceasedFlag", ImportField::deceasedFlag},
    {"clientSince", ImportField::clientSince},
    {"phone", ImportField::phone},
    {"email", ImportField::email},
    {"addressLine", ImportField::addressLine},
    {"city", ImportField::city},
    {"postcode", ImportField::postcode},
    {"country", ImportField::country},
    {"notes", ImportField::notes},
    {"allergies", ImportField::allergies},
    {"language", ImportField::language},
    {"skinType", ImportField::skinType},
    {"guardianName", ImportField::guardianName},
    {"guardianPhone", ImportField::guardianPhone},
    {"guardianRelation", ImportField::guardianRelation},
    {"consentEmail", ImportField::consentEmail},
    {"consentSms", ImportField::consentSms},
    {"consentPhone", ImportField::consentPhone},
    {"consentPost", ImportField::consentPost},
    {"refuseEmail", ImportField::refuseEmail},
    {"refuseSms", ImportField::refuseSms},
    {"refusePhone", ImportField::refusePhone},
    {"refusePost", ImportField::refusePost},
    {"refuseAll", ImportField::refuseAll},
};

struct Known {
    std::optional<ImportField> field; ///< none: an identity number
    std::size_t preference = 0;
};

const std::unordered_map<std::string, Known>& headingTable() {
    static const auto table = [] {
        std::unordered_map<std::string, Known> made;
        for (const auto& row : db::readTable(resources::text("import/client_headers.csv"), {"field", "heading"})) {
            Known known{std::nullopt, row.line};
            if (row.cells[0] != "identity-number") {
                const auto* named =
                    std::ranges::find(fieldNames, row.cells[0], &std::pair<std::string_view, ImportField>::first);
                if (named == std::end(fieldNames)) {
                    throw std::logic_error{"client_headers.csv names an unknown field " + row.cells[0]};
                }
                known.field = named->second;
            }
            if (!made.emplace(headingKey(row.cells[1]), known).second) {
                throw std::logic_error{"client_headers.csv has twice " + row.cells[1]};
            }
        }
        return made;
    }();
    return table;
}

const Known* lookUp(std::string_view heading) {
    const auto& table = headingTable();
    const auto found = table.find(headingKey(heading));
    return found == table.end() ? nullptr : &found->second;
}

bool mayBeSeveral(ImportField field) {
    return field == ImportField::phone || field == ImportField::addressLine || field == ImportField::notes ||
           field == ImportField::allergies;
}

ImportColumn* columnOf(std::vector<ImportColumn>& columns, ImportField field) {
    const auto found = std::ranges::find(columns, std::optional{field}, &ImportColumn::field);
    return found == columns.end() ? nullptr : &*found;
}

/// "Name" is the whole name only when no column has a part of it.
void settleFullName(std::vector<ImportColumn>& columns) {
    auto* full = columnOf(columns, ImportField::fullName);
    if (full == nullptr) {
        return;
    }
    const bool given = columnOf(columns, ImportField::givenName) != nullptr;
    const bool family = columnOf(columns, ImportField::familyName) != nullptr;
    if (given && family) {
        full->fate = ColumnFate::secondColumn;
        full->field.reset();
    } else if (given) {
        full->field = ImportField::familyName;
    } else if (family) {
        full->field = ImportField::givenName;
    }
}

std::vector<std::string> roughlyDivided(std::string_view line, char delimiter) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

} // namespace

std::string headingKey(std::string_view heading) {
    std::string open;
    int depth = 0;
    for (const char c : heading) {
        depth += c == '(' || c == '[' ? 1 : 0;
        if (depth == 0) {
            open += c;
        }
        depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
    }
    std::string key;
    for (const auto& word : db::foldedWords(open)) {
        key += word;
    }
    return key;
}

std::vector<ImportColumn> readHeadings(const std::vector<std::string>& headings) {
    std::vector<ImportColumn> columns;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        ImportColumn column{i, std::string{model::trimmed(headings[i])}, ColumnFate::noPlace, std::nullopt, 0};
        if (column.heading.empty()) {
            column.fate = ColumnFate::noHeading;
        } else if (const auto* known = lookUp(column.heading)) {
            column.preference = known->preference;
            if (!known->field) {
                column.fate = ColumnFate::identityNumber;
            } else if (!mayBeSeveral(*known->field) && columnOf(columns, *known->field) != nullptr) {
                column.fate = ColumnFate::secondColumn;
            } else {
                column.fate = ColumnFate::taken;
                column.field = known->field;
            }
        }
        columns.push_back(std::move(column));
    }
    settleFullName(columns);
    return columns;
}

std::size_t knownHeadings(const std::vector<std::string>& headings) {
    return static_cast<std::size_t>(
        std::ranges::count_if(headings, [](const std::string& h) { return lookUp(h) != nullptr; }));
}

char guessDelimiter(std::string_view firstLine) {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const auto cells = roughlyDivided(firstLine, delimiter);
        const std::pair count{knownHeadings(cells), cells.size()};
        if (count > most) {
            most = count;
            best = delimiter;
        }
    }
    return best;
}

} // namespace present
