#pragma once
// Turns the bytes of another program's text file into UTF-8.

#include "model/outcome.h"

#include <string>
#include <string_view>

namespace present {

struct DecodedText {
    std::string text;     ///< UTF-8 without a byte order mark; lines end in \n also where the file had \r alone
    std::string encoding; ///< "UTF-8", "UTF-16" or "Windows-1252"
};

/// UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252, which every Western spreadsheet writes.
/// Problems (field "file"): empty-file; spreadsheet (a workbook, not its text); not-text; mixed-encoding (mostly UTF-8,
/// with other bytes in it: values name the first such line).
model::Outcome<DecodedText> decodeText(std::string_view bytes);

} // namespace present
