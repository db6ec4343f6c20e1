#include "app/present/rule_sheet.h"

#include "db/csv.h"

#include <algorithm>
#include <stdexcept>

namespace present {

namespace {

/// Quoted only where it must be, as in the files that come with the program.
std::string quoted(const std::string& cell) {
    const bool blankEnd =
        !cell.empty() && (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' || cell.back() == '\t');
    if (!blankEnd && cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string safe{'"'};
    for (const char c : cell) {
        safe += c;
        if (c == '"') {
            safe += '"';
        }
    }
    return safe + '"';
}

bool isRemark(const std::vector<std::string>& cells) {
    return !cells.empty() && cells.front().starts_with('#');
}

std::string oneLine(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

} // namespace

RuleSheet::RuleSheet(std::string_view text) {
    std::size_t from = 0;
    bool shared = false; // two rows in one line, where lines end in a way of their own
    db::eachCsvRow(text, ',', [&](db::CsvRow&& row, std::size_t to) {
        const auto blank = std::min(text.find_first_not_of("\r\n", from), to);
        if (blank > from && blank < to) {
            lines_.push_back({std::string{text.substr(from, blank - from)}, {}, 0, {}, {}});
            from = blank;
        }
        Line line{std::string{text.substr(from, to - from)}, {}, 0, {}, {}};
        shared = shared || from == to;
        from = to;
        if (!isRemark(row.cells)) {
            if (header_.empty()) {
                header_ = std::move(row.cells);
                lineEnd_ = line.bytes.ends_with("\r\n") ? "\r\n" : "\n";
            } else if (row.cells.size() != header_.size()) {
                throw std::runtime_error{"line " + std::to_string(row.line) + " is not as long as the header"};
            } else {
                line.cells = std::move(row.cells);
                line.key = next_++;
                line.given = line.bytes;
                line.givenCells = line.cells;
            }
        }
        lines_.push_back(std::move(line));
        return true;
    });
    if (from < text.size()) {
        lines_.push_back({std::string{text.substr(from)}, {}, 0, {}, {}});
    }
    if (shared) {
        throw std::runtime_error{"the lines do not end as those of a table"};
    }
}

bool RuleSheet::has(std::string_view column) const {
    return std::ranges::find(header_, column) != header_.end();
}

std::vector<RuleSheet::Key> RuleSheet::rows() const {
    std::vector<Key> keys;
    for (const auto& line : lines_) {
        if (line.key != 0) {
            keys.push_back(line.key);
        }
    }
    return keys;
}

bool RuleSheet::contains(Key row) const {
    return row != 0 && std::ranges::find(lines_, row, &Line::key) != lines_.end();
}

std::size_t RuleSheet::placeOf(Key row) const {
    const auto found = std::ranges::find(lines_, row, &Line::key);
    if (row == 0 || found == lines_.end()) {
        throw std::out_of_range{"the sheet has no such row"};
    }
    return static_cast<std::size_t>(found - lines_.begin());
}

std::size_t RuleSheet::columnOf(std::string_view column) const {
    const auto found = std::ranges::find(header_, column);
    if (found == header_.end()) {
        throw std::out_of_range{"the sheet has no column " + std::string{column}};
    }
    return static_cast<std::size_t>(found - header_.begin());
}

const std::string& RuleSheet::cell(Key row, std::string_view column) const {
    return lines_[placeOf(row)].cells[columnOf(column)];
}

const std::vector<std::string>& RuleSheet::cells(Key row) const {
    return lines_[placeOf(row)].cells;
}

std::optional<RuleSheet::Key> RuleSheet::find(std::string_view column, std::string_view text) const {
    const auto at = columnOf(column);
    for (const auto& line : lines_) {
        if (line.key != 0 && line.cells[at] == text) {
            return line.key;
        }
    }
    return std::nullopt;
}

std::optional<RuleSheet::Key> RuleSheet::atLine(std::size_t line) const {
    std::size_t at = 1;
    for (const auto& one : lines_) {
        if (at == line && one.key != 0) {
            return one.key;
        }
        at += static_cast<std::size_t>(std::ranges::count(one.bytes, '\n'));
    }
    return std::nullopt;
}

void RuleSheet::rewrite(Line& line) const {
    if (!line.givenCells.empty() && line.cells == line.givenCells) {
        line.bytes = line.given;
        return;
    }
    line.bytes.clear();
    for (const auto& cell : line.cells) {
        line.bytes += (&cell == &line.cells.front() ? "" : ",") + quoted(cell);
    }
    line.bytes += lineEnd_;
}

void RuleSheet::set(Key row, std::string_view column, std::string_view text) {
    auto& line = lines_[placeOf(row)];
    auto& cell = line.cells[columnOf(column)];
    auto wanted = oneLine(text);
    if (cell != wanted) {
        cell = std::move(wanted);
        rewrite(line);
    }
}

RuleSheet::Key RuleSheet::copy(Key row) {
    const auto place = placeOf(row);
    auto line = lines_[place];
    line.key = next_++;
    line.givenCells.clear();
    rewrite(line);
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(place) + 1, line);
    return line.key;
}

RuleSheet::Key RuleSheet::add(std::vector<std::string> cells) {
    if (cells.size() != header_.size()) {
        throw std::out_of_range{"a row of another length than the header"};
    }
    Line line{{}, std::move(cells), next_++, {}, {}};
    for (auto& cell : line.cells) {
        cell = oneLine(cell);
    }
    rewrite(line);
    lines_.push_back(std::move(line));
    return lines_.back().key;
}

void RuleSheet::remove(Key row) {
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(placeOf(row)));
}

std::string RuleSheet::text() const {
    std::string all;
    for (const auto& line : lines_) {
        if (!all.empty() && !line.bytes.empty() && !all.ends_with('\n')) {
            all += lineEnd_; // the file ended without one
        }
        all += line.bytes;
    }
    return all;
}

} // namespace present
