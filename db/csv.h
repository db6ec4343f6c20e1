#pragma once
// Reads comma-separated text with libcsv: our own tables strictly, other programs' exports as they come.

#include <string>
#include <string_view>
#include <vector>

namespace db {

struct CsvRow {
    std::size_t line = 0; ///< where the row begins, counted from 1; quoted newlines count as lines
    std::vector<std::string> cells;
};

/// Rows in order, empty lines left out. Throws std::runtime_error naming the line when a quote is never closed.
std::vector<CsvRow> readCsv(std::string_view text, char delimiter = ',');

/// A table of ours: the first row must be exactly `header`, each row as long as it, lines beginning with '#' are
/// remarks. A table that breaks this is a bug and throws std::logic_error.
std::vector<CsvRow> readTable(std::string_view text, const std::vector<std::string>& header);

} // namespace db
