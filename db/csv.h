#pragma once
// Reads comma-separated text with libcsv: our own tables strictly, other programs' exports as they come.

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace db {

struct CsvRow {
    std::size_t line = 0; ///< where the row begins, counted from 1; quoted newlines count as lines
    std::vector<std::string> cells;
};

/// A quote is opened and never closed.
struct CsvError : std::runtime_error {
    explicit CsvError(std::size_t line_);
    std::size_t line; ///< where the row begins
};

/// Hands over row after row as it is read, with how many bytes of the text are behind; empty lines are left out. The
/// sink answers whether to go on. Throws CsvError.
using CsvSink = std::function<bool(CsvRow&& row, std::size_t bytesRead)>;
void eachCsvRow(std::string_view text, char delimiter, const CsvSink& sink);

/// Rows in order, empty lines left out. Throws CsvError.
std::vector<CsvRow> readCsv(std::string_view text, char delimiter = ',');

/// A table of ours: the first row must be exactly `header`, each row as long as it, lines beginning with '#' are
/// remarks. A table that breaks this is a bug and throws std::logic_error.
std::vector<CsvRow> readTable(std::string_view text, const std::vector<std::string>& header);

} // namespace db
