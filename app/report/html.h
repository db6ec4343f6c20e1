#pragma once
// A report as one self-contained web page: no script, no file beside it, and a style for printing.

#include "app/report/document.h"

#include <string>
#include <string_view>

namespace report {

std::string renderHtml(const Document& document);

/// Text as text, also inside an attribute.
std::string escaped(std::string_view text);
/// A picture as inline SVG.
std::string svgOf(const Picture& picture);

} // namespace report
