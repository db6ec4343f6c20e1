#include "app/report/csv.h"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::string_view lineEnd = "\r\n";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// -12, +3.5, 1,204.00
bool isPlainNumber(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        text.remove_prefix(1);
    }
    return !text.empty() && isDigit(text.front()) && isDigit(text.back()) &&
           std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.' || c == ','; });
}

void put(std::string& out, std::string_view cell) {
    const auto safe = guarded(cell);
    if (safe.find_first_of("\",;\r\n\t") == std::string::npos && !safe.starts_with(' ') && !safe.ends_with(' ')) {
        out += safe;
        return;
    }
    out += '"';
    for (const char c : safe) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

void putTable(std::string& out, const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += i == 0 ? "" : ",";
        put(out, table.columns[i].title);
    }
    out += lineEnd;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            put(out, row[i].data.empty() ? row[i].text : row[i].data);
        }
        out += lineEnd;
    }
}

} // namespace

std::string guarded(std::string_view cell) {
    // The last four are = + - @ in full width, which some spreadsheets fold to the plain ones.
    constexpr std::array<std::string_view, 10> starts{
        "=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    const auto first = cell.find_first_not_of(' '); // blanks in front do not stop every spreadsheet
    const auto begin = first == std::string_view::npos ? std::string_view{} : cell.substr(first);
    const bool risky =
        std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return begin.starts_with(start); });
    return risky && !isPlainNumber(cell) ? "'" + std::string{cell} : std::string{cell};
}

std::string renderCsv(const Table& table, ByteOrderMark mark) {
    std::string out{mark == ByteOrderMark::utf8 ? byteOrderMark : std::string_view{}};
    putTable(out, table);
    return out;
}

std::string renderCsv(const Document& document, ByteOrderMark mark) {
    std::string out{mark == ByteOrderMark::utf8 ? byteOrderMark : std::string_view{}};
    const auto isTable = [](const Block& block) { return std::holds_alternative<Table>(block); };
    const bool several = std::count_if(document.blocks.begin(), document.blocks.end(), isTable) > 1;
    bool first = true;
    for (const auto& block : document.blocks) {
        if (const auto* const table = std::get_if<Table>(&block)) {
            if (several) {
                out += first ? std::string_view{} : lineEnd;
                put(out, table->title);
                out += lineEnd;
            }
            putTable(out, *table);
            first = false;
        }
    }
    return out;
}

} // namespace report
