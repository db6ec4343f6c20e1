#pragma once
// The tables of a report for a spreadsheet: RFC 4180, UTF-8. No cell can be taken for a formula.

#include "app/report/document.h"

#include <string>
#include <string_view>

namespace report {

enum class ByteOrderMark { none, utf8 }; ///< Excel takes a file without one for the system's old character set

/// Column titles, then the rows.
std::string renderCsv(const Table& table, ByteOrderMark mark = ByteOrderMark::none);
/// Every table of the report, each but the only one under a line with its title, an empty line between.
std::string renderCsv(const Document& document, ByteOrderMark mark = ByteOrderMark::utf8);

/// Spreadsheets run what begins with = + - @ (also in full width, or after a tab): such a cell gets an apostrophe in
/// front, unless it is a plain number.
std::string guarded(std::string_view cell);

} // namespace report
