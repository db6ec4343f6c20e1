#include "app/report/save.h"

#include "app/report/csv.h"
#include "app/report/html.h"
#include "app/report/pdf.h"
#include "db/files.h"

#include <array>

namespace report {
namespace {
constexpr std::array all{Format::pdf, Format::html, Format::csv};
}

Saved save(const Document& document, Format format, Paper paper, const std::filesystem::path& file) {
    Saved saved;
    switch (format) {
    case Format::pdf: {
        const auto pages = layOut(document, paper);
        saved.unknownGlyphs = pages.unknownGlyphs();
        db::replaceFile(file, renderPdf(pages));
        break;
    }
    case Format::html:
        db::replaceFile(file, renderHtml(document));
        break;
    case Format::csv:
        db::replaceFile(file, renderCsv(document));
        break;
    }
    return saved;
}

const char* endingOf(Format format) {
    switch (format) {
    case Format::pdf:
        return "pdf";
    case Format::html:
        return "html";
    case Format::csv:
        return "csv";
    }
    return "";
}

std::optional<Format> formatOf(const std::filesystem::path& file) {
    auto ending = file.extension().string();
    for (auto& c : ending) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const auto format : all) {
        if (ending == std::string{"."} + endingOf(format)) {
            return format;
        }
    }
    return std::nullopt;
}

} // namespace report
