#pragma once
// A report as a PDF: fonts embedded, text selectable, headings as outline.

#include "app/report/pages.h"

#include <functional>
#include <string>

namespace report {

/// The bytes of the file. Nothing is written anywhere; std::runtime_error when Cairo cannot go on.
std::string renderPdf(const Pages& pages);
std::string renderPdf(Document document, Paper paper);

/// What a PDF says of itself.
struct PdfFacts {
    std::string title;
    std::string author;
};
/// `pages` pages of one size, each drawn in points.
std::string drawPdf(const PdfFacts& facts, PaperSize size, int pages, const std::function<void(cairo_t*, int)>& draw);

} // namespace report
