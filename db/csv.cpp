#include "db/csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace db {
namespace {

struct Reading {
    std::vector<CsvRow> rows; ///< read whole and not handed over yet
    CsvRow row;
    std::size_t line = 1; ///< being read now
};

void cellRead(void* cell, std::size_t size, void* reading) {
    auto& state = *static_cast<Reading*>(reading);
    if (state.row.line == 0) { // after a \r in mid-line
        state.row.line = state.line;
    }
    state.row.cells.emplace_back(static_cast<const char*>(cell), size);
}

void rowRead(int, void* reading) {
    auto& rows = static_cast<Reading*>(reading)->rows;
    auto& row = static_cast<Reading*>(reading)->row;
    const bool empty = row.cells.empty() || (row.cells.size() == 1 && row.cells.front().empty());
    if (!empty) {
        rows.push_back(std::move(row));
    }
    row = {};
}

} // namespace

CsvError::CsvError(std::size_t line_)
    : std::runtime_error{"line " + std::to_string(line_) + ": a quote is opened and never closed"}
    , line{line_} {}

void eachCsvRow(std::string_view text, char delimiter, const CsvSink& sink) {
    csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL | CSV_APPEND_NULL) != 0) {
        throw std::runtime_error{"the CSV reader could not start"};
    }
    const std::unique_ptr<csv_parser, void (*)(csv_parser*)> release{&parser, &csv_free};
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));

    // Fed line by line, so that the line a row begins on is known.
    Reading reading;
    const auto handOver = [&](std::size_t bytesRead) {
        for (auto& row : reading.rows) {
            if (!sink(std::move(row), bytesRead)) {
                return false;
            }
        }
        reading.rows.clear();
        return true;
    };
    for (std::size_t from = 0; from < text.size(); ++reading.line) {
        const std::size_t newline = text.find('\n', from);
        const std::size_t to = newline == std::string_view::npos ? text.size() : newline + 1;
        if (reading.row.line == 0) {
            reading.row.line = reading.line;
        }
        if (csv_parse(&parser, text.data() + from, to - from, cellRead, rowRead, &reading) != to - from) {
            throw std::runtime_error{"the CSV reader ran out of memory"};
        }
        from = to;
        if (!handOver(from)) {
            return;
        }
    }
    // Quotes in odd places are taken as they come, but one that is never closed has swallowed the rest of the text.
    csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    const std::size_t begun = reading.row.line;
    if (csv_fini(&parser, cellRead, rowRead, &reading) != 0) {
        throw CsvError{begun};
    }
    handOver(text.size());
}

std::vector<CsvRow> readCsv(std::string_view text, char delimiter) {
    std::vector<CsvRow> rows;
    eachCsvRow(text, delimiter, [&](CsvRow&& row, std::size_t) {
        rows.push_back(std::move(row));
        return true;
    });
    return rows;
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
