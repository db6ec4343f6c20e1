#pragma once
// Typed cells of a table whose faults a person has to find: every throw names table, line and column.

#include "db/csv.h"
#include "model/rule_book.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// One row of a table. Throws std::runtime_error from every reader whose cell does not hold what was asked for.
class TableRow {
public:
    TableRow(const std::string& table, const std::vector<std::string>& header, const CsvRow& row);

    const std::string& text(std::string_view column) const;
    /// Refuses an empty cell.
    const std::string& required(std::string_view column) const;
    int number(std::string_view column, int least, int most) const;
    std::optional<int> optionalNumber(std::string_view column, int least, int most) const;
    bool yesNo(std::string_view column) const;
    char grade(std::string_view column) const;
    /// Parts separated by ';'.
    std::vector<std::string> list(std::string_view column) const;
    std::set<model::SkinType> skinTypes(std::string_view column) const;
    /// Empty, or a zone of the tree.
    std::optional<model::ZoneCode> zone(std::string_view column, const model::ZoneTree& zones) const;

    template <class E>
    E coded(std::string_view column) const {
        if (const auto value = model::fromCode<E>(text(column))) {
            return *value;
        }
        fail(column, "is no known code");
    }
    template <class E>
    std::optional<E> optionalCoded(std::string_view column) const {
        return text(column).empty() ? std::nullopt : std::optional{coded<E>(column)};
    }

    [[noreturn]] void fail(std::string_view column, std::string_view what) const;

private:
    const std::string& table_;
    const std::vector<std::string>& header_;
    const CsvRow& row_;
};

/// Reads each row of `text` with `read(TableRow)`. Throws std::runtime_error, also for a wrong header or row length.
template <class Read>
void eachRow(const std::string& table, std::string_view text, const std::vector<std::string>& header, Read read);

/// The rows, with faults of the table as a whole told as std::runtime_error naming it.
std::vector<CsvRow> rowsOf(const std::string& table, std::string_view text, const std::vector<std::string>& header);

template <class Read>
void eachRow(const std::string& table, std::string_view text, const std::vector<std::string>& header, Read read) {
    for (const auto& row : rowsOf(table, text, header)) {
        read(TableRow{table, header, row});
    }
}

} // namespace db
