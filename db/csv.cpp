#include "db/csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace db {
namespace {

struct Reading {
    std::vector<CsvRow> rows;
    CsvRow row;
};

void cellRead(void* cell, std::size_t size, void* reading) {
    auto& row = static_cast<Reading*>(reading)->row;
    row.cells.emplace_back(static_cast<const char*>(cell), size);
}

void rowRead(int, void* reading) {
    auto& [rows, row] = *static_cast<Reading*>(reading);
    const bool empty = row.cells.empty() || (row.cells.size() == 1 && row.cells.front().empty());
    if (!empty) {
        rows.push_back(std::move(row));
    }
    row = {};
}

} // namespace

std::vector<CsvRow> readCsv(std::string_view text, char delimiter) {
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        throw std::runtime_error{"the CSV reader could not start"};
    }
    const std::unique_ptr<csv_parser, void (*)(csv_parser*)> release{&parser, &csv_free};
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));

    // Fed line by line, so that the line a row begins on is known.
    Reading reading;
    std::size_t line = 1;
    for (std::size_t from = 0; from < text.size(); ++line) {
        std::size_t const newline = text.find('\n', from);
        std::size_t const to = newline == std::string_view::npos ? text.size() : newline + 1;
        if (reading.row.line == 0) {
            reading.row.line = line;
        }
        csv_parse(&parser, text.data() + from, to - from, cellRead, rowRead, &reading);
        from = to;
    }
    std::size_t const begun = reading.row.line;
    if (csv_fini(&parser, cellRead, rowRead, &reading) != 0) {
        throw std::runtime_error{"line " + std::to_string(begun) + ": a quote is opened and never closed"};
    }
    return std::move(reading.rows);
}

std::vector<CsvRow> readTable(std::string_view text, const std::vector<std::string>& header) {
    auto rows = readCsv(text);
    std::erase_if(rows, [](const CsvRow& row) { return row.cells.front().starts_with('#'); });
    if (rows.empty() || rows.front().cells != header) {
        throw std::logic_error{"a table does not begin with its header"};
    }
    rows.erase(rows.begin());
    for (const auto& row : rows) {
        if (row.cells.size() != header.size()) {
            throw std::logic_error{"a table's line " + std::to_string(row.line) + " is not as long as its header"};
        }
    }
    return rows;
}

} // namespace db
