#pragma once
// A report as a file: the whole of it or nothing, readable by its owner only (mode 0600).

#include "app/report/pages.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace report {

enum class Format { pdf, html, csv };

struct Saved {
    std::int64_t unknownGlyphs = 0; ///< characters that a PDF could not show: no font of this machine has them
};

/// Replaces a file of that name. Throws db::Error when the disk refuses; the old file is then as it was.
Saved save(const Document& document, Format format, Paper paper, const std::filesystem::path& file);

/// "pdf"
const char* endingOf(Format format);
/// By the ending of a file's name, in any case.
std::optional<Format> formatOf(const std::filesystem::path& file);

} // namespace report
