#pragma once
// A Document laid out on sheets of paper: what the PDF, the preview and the printer draw.

#include "app/report/document.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct _cairo;
typedef struct _cairo cairo_t;

namespace report {

enum class Paper { a4, letter };
struct PaperSize {
    double width = 0; ///< points
    double height = 0;
};
PaperSize sizeOf(Paper paper);
/// The paper of a locale's country ("en_US": letter).
Paper usualPaper(const std::string& locale);

/// Keeps where the parts of the document stand, never a drawn page: a page is set again each time it is drawn. To be
/// used by one thread at a time.
class Pages {
public:
    Pages(Document document, Paper paper);
    ~Pages();
    Pages(Pages&&) noexcept;
    Pages& operator=(Pages&&) noexcept;

    const Document& document() const; ///< without its blocks
    Document whole() const;           ///< with them, to be laid out anew
    int count() const;
    PaperSize size() const;
    /// `page` from 0; one unit of the context is one point, its origin the paper's top left corner.
    void draw(cairo_t* cairo, int page) const;
    /// What stands on a page, in reading order.
    std::vector<std::string> words(int page) const;
    /// Characters that no font of this machine can show.
    std::int64_t unknownGlyphs() const;

    /// A heading, for the outline of a PDF.
    struct Mark {
        int level = 1;
        std::string text;
        int page = 0;
        double y = 0;
    };
    const std::vector<Mark>& marks() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Lays the document out; takes a few seconds for 20,000 rows.
Pages layOut(Document document, Paper paper);

} // namespace report
