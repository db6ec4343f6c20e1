#pragma once
// A report as a value, apart from how it looks: the window's preview, the PDF, the HTML page and the CSV file are
// renderings of one Document. All words in it are ready to be read.

#include "app/report/picture.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace report {

struct LabelRun;

struct Fact {
    std::string label;
    std::string value;
    bool operator==(const Fact&) const = default;
};

struct Heading {
    int level = 1; ///< 1 or 2
    std::string text;
    bool operator==(const Heading&) const = default;
};
struct Paragraph {
    std::string text; ///< line breaks are kept
    Tone tone = Tone::text;
    bool operator==(const Paragraph&) const = default;
};
/// Labels with their values, two beside each other.
struct Facts {
    std::vector<Fact> facts;
    bool operator==(const Facts&) const = default;
};

struct Column {
    std::string title;
    double width = 1; ///< its share of the table
    Align align = Align::left;
    bool operator==(const Column&) const = default;
};
struct Cell {
    std::string text;
    Tone tone = Tone::text;
    std::string data = {}; ///< for files where it differs from the words: "2026-11-01", "1204"
    bool operator==(const Cell&) const = default;
};
/// Its rows are never cut at the end of a page, and its column titles are repeated on each.
struct Table {
    std::string title; ///< stands above it; also what it is called in a file of tables
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as the columns
    std::string empty;                   ///< said in place of rows
    std::string caption;                 ///< below: "41 overrides"
    bool operator==(const Table&) const = default;
};
struct PictureBlock {
    Picture picture;
    bool operator==(const PictureBlock&) const = default;
};
struct PageBreak {
    bool operator==(const PageBreak&) const = default;
};
/// A line to write on, with what is to stand on it below.
struct SignatureLine {
    std::string label;
    bool operator==(const SignatureLine&) const = default;
};
using Block = std::variant<Heading, Paragraph, Facts, Table, PictureBlock, PageBreak, SignatureLine>;

struct Document {
    std::string title;
    std::vector<std::string> context; ///< lines under the title
    std::vector<Fact> facts;          ///< under these, on the first page
    std::string clinic;
    std::string preparedBy;
    std::string preparedAt; ///< in words, local
    /// The trail as it stood with the entry on this report: to be compared with the store later. 0: not entered.
    std::int64_t sequence = 0;
    std::string head;            ///< hex
    std::string language = "en"; ///< BCP 47
    std::vector<Block> blocks;
    /// Sheets of labels: they stand on paper alone and at their true size; the blocks are for files.
    std::shared_ptr<const LabelRun> labels = {};
    bool operator==(const Document&) const = default;
};

} // namespace report
