#include "db/table_reader.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace db {

TableRow::TableRow(const std::string& table, const std::vector<std::string>& header, const CsvRow& row)
    : table_{table}
    , header_{header}
    , row_{row} {}

void TableRow::fail(std::string_view column, std::string_view what) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    const std::string cell =
        found == header_.end() ? "" : row_.cells[static_cast<std::size_t>(found - header_.begin())];
    throw std::runtime_error{table_ + ", line " + std::to_string(row_.line) + ", " + std::string{column} + ": \"" +
                             cell + "\" " + std::string{what}};
}

const std::string& TableRow::text(std::string_view column) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    if (found == header_.end()) {
        throw std::logic_error{table_ + " has no column " + std::string{column}};
    }
    return row_.cells[static_cast<std::size_t>(found - header_.begin())];
}

const std::string& TableRow::required(std::string_view column) const {
    const auto& cell = text(column);
    if (cell.empty()) {
        fail(column, "must not be empty");
    }
    return cell;
}

std::optional<int> TableRow::optionalNumber(std::string_view column, int least, int most) const {
    const auto& cell = text(column);
    if (cell.empty()) {
        return std::nullopt;
    }
    int value = 0;
    const auto* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || value < least || value > most) {
        fail(column, "is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return value;
}

int TableRow::number(std::string_view column, int least, int most) const {
    required(column);
    return *optionalNumber(column, least, most);
}

bool TableRow::yesNo(std::string_view column) const {
    const auto& cell = text(column);
    if (cell != "yes" && cell != "no") {
        fail(column, "is neither yes nor no");
    }
    return cell == "yes";
}

char TableRow::grade(std::string_view column) const {
    const auto& cell = text(column);
    if (cell.size() != 1 || cell[0] < 'A' || cell[0] > 'D') {
        fail(column, "is no grade from A to D");
    }
    return cell[0];
}

std::vector<std::string> TableRow::list(std::string_view column) const {
    std::vector<std::string> parts;
    const auto& cell = text(column);
    for (std::size_t from = 0; from < cell.size();) {
        const auto to = std::min(cell.find(';', from), cell.size());
        parts.push_back(cell.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::set<model::SkinType> TableRow::skinTypes(std::string_view column) const {
    std::set<model::SkinType> types;
    for (const auto& part : list(column)) {
        const auto type = model::fromCode<model::SkinType>(part);
        if (!type) {
            fail(column, "is no list of skin types");
        }
        types.insert(*type);
    }
    return types;
}

std::optional<model::ZoneCode> TableRow::zone(std::string_view column, const model::ZoneTree& zones) const {
    const model::ZoneCode code{text(column)};
    if (code.text.empty()) {
        return std::nullopt;
    }
    if (zones.find(code) == nullptr) {
        fail(column, "is no zone");
    }
    return code;
}

std::vector<CsvRow> rowsOf(const std::string& table, std::string_view text, const std::vector<std::string>& header) {
    try {
        return readTable(text, header);
    } catch (const std::exception& fault) {
        throw std::runtime_error{table + ": " + fault.what()};
    }
}

} // namespace db
