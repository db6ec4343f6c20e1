#include "app/report/pdf.h"

#include <cairo-pdf.h>

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>

namespace report {
namespace {

struct DropSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DropContext {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) { // must not unwind through Cairo's C frames
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error{std::string{"PDF: "} + cairo_status_to_string(status)};
    }
}

class PdfFile {
public:
    PdfFile(const PdfFacts& facts, PaperSize size)
        : surface_{cairo_pdf_surface_create_for_stream(append, &bytes_, size.width, size.height)}
        , cairo_{cairo_create(surface_.get())} {
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR, facts.author.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Needlebook");
    }
    cairo_surface_t* surface() { return surface_.get(); }

    void page(const std::function<void(cairo_t*)>& draw) {
        cairo_save(cairo_.get());
        draw(cairo_.get());
        cairo_restore(cairo_.get());
        cairo_show_page(cairo_.get());
        check(cairo_status(cairo_.get()));
    }
    std::string take() {
        cairo_surface_finish(surface_.get());
        check(cairo_surface_status(surface_.get()));
        return std::move(bytes_);
    }

private:
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, DropSurface> surface_;
    std::unique_ptr<cairo_t, DropContext> cairo_;
};

/// Headings below the one they belong to.
void addOutline(cairo_surface_t* surface, const std::vector<Pages::Mark>& marks) {
    std::array<int, 3> parents{CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};
    for (const auto& mark : marks) {
        const auto level = static_cast<std::size_t>(mark.level);
        if (level == 0) {
            continue; // the title itself
        }
        std::array<char, 64> place{};
        std::snprintf(place.data(), place.size(), "page=%d pos=[0 %d]", mark.page + 1, static_cast<int>(mark.y));
        const int parent = level > 1 ? parents[level - 1] : CAIRO_PDF_OUTLINE_ROOT;
        const int added = cairo_pdf_surface_add_outline(surface, parent, mark.text.c_str(), place.data(),
                                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
        for (auto below = level; below < parents.size(); ++below) {
            parents[below] = added;
        }
    }
}

} // namespace

std::string drawPdf(const PdfFacts& facts, PaperSize size, int pages, const std::function<void(cairo_t*, int)>& draw) {
    PdfFile file{facts, size};
    for (int page = 0; page < pages; ++page) {
        file.page([&](cairo_t* cairo) { draw(cairo, page); });
    }
    return file.take();
}

std::string renderPdf(const Pages& pages) {
    const auto& document = pages.document();
    PdfFile file{{document.title, document.preparedBy}, pages.size()};
    for (int page = 0; page < pages.count(); ++page) {
        file.page([&](cairo_t* cairo) { pages.draw(cairo, page); });
    }
    addOutline(file.surface(), pages.marks());
    return file.take();
}

std::string renderPdf(Document document, Paper paper) {
    return renderPdf(layOut(std::move(document), paper));
}

} // namespace report
