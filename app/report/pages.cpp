#include "app/report/pages.h"

#include "app/present/tr.h"
#include "app/report/labels.h"
#include "app/report/page_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace report {
namespace {

// Points. The foot of the page stands in the bottom margin.
constexpr double sideMargin = 48;
constexpr double topMargin = 50;
constexpr double bottomMargin = 66;
constexpr double footFromBottom = 50;
constexpr double aboveHeading = 20;
constexpr double aboveSubheading = 13;
constexpr double belowHeading = 5;
constexpr double belowText = 7;
constexpr double belowTable = 12;
constexpr double leastAfterHeading = 46; // a heading does not stand alone at the end of a page

using PageContent = std::vector<Piece>;

/// Fills page after page from the top.
class Flow {
public:
    Flow(const std::vector<Block>& blocks, std::size_t front, Parts& parts, PaperSize size)
        : blocks_{blocks}
        , parts_{parts}
        , bottom_{size.height - bottomMargin} {
        for (at_ = 0; at_ < blocks_.size(); ++at_) {
            if (at_ == front && front > 0) {
                put({.kind = Piece::Kind::rule, .y = y_ + 3, .slice = {}});
                y_ += 6;
            }
            std::visit([this](const auto& block) { place(block); }, blocks_[at_]);
        }
    }

    std::vector<PageContent> pages{1};
    std::vector<Pages::Mark> marks;

private:
    double left() const { return bottom_ - y_; }
    bool atTop() const { return y_ <= topMargin; }
    void turn() {
        pages.emplace_back();
        y_ = topMargin;
    }
    void need(double height) {
        if (height > left() && !atTop()) {
            turn();
        }
    }
    void space(double height) {
        if (!atTop()) {
            y_ += height;
        }
    }
    void put(Piece piece) {
        piece.block = std::min(at_, blocks_.size() - 1);
        pages.back().push_back(piece);
    }
    void line(TextStyle style, Piece::Words which, double height) {
        put({.kind = Piece::Kind::text, .y = y_, .slice = {}, .style = style, .words = which});
        y_ += height;
    }

    void place(const Heading& heading) {
        constexpr std::array styles{TextStyle::title, TextStyle::heading, TextStyle::subheading};
        const auto style = styles[static_cast<std::size_t>(std::clamp(heading.level, 0, 2))];
        const double height = parts_.text(style, heading.text);
        const double above = heading.level == 1 ? aboveHeading : aboveSubheading;
        need(above + height + leastAfterHeading);
        space(heading.level == 0 ? 2 : above);
        marks.push_back({heading.level, heading.text, static_cast<int>(pages.size()) - 1, y_});
        line(style, Piece::Words::own, height);
        y_ += belowHeading;
    }

    /// Breaks between lines; neither the first nor the last line stands alone where the text has more.
    void place(const Paragraph& paragraph) {
        const double height = parts_.text(TextStyle::body, paragraph.text);
        auto tops = parts_.type().lineTops();
        tops.push_back(height);
        std::size_t first = 0;
        const auto lines = tops.size() - 1;
        while (first < lines) {
            auto last = first;
            while (last < lines && tops[last + 1] - tops[first] <= left()) {
                ++last;
            }
            if (last < lines && last + 1 == lines && last > first + 1) {
                --last;
            }
            if ((last <= first + 1 && last < lines) || last == first) {
                if (!atTop()) {
                    turn();
                    continue;
                }
                last = std::max(last, first + 1); // a line higher than a page
            }
            const bool whole = first == 0 && last == lines;
            put({.kind = Piece::Kind::text,
                 .y = y_,
                 .slice = whole ? Slice{} : Slice{tops[first], tops[last]},
                 .style = TextStyle::body,
                 .words = Piece::Words::own});
            y_ += tops[last] - tops[first];
            first = last;
        }
        y_ += belowText;
    }

    void place(const Facts& facts) {
        for (std::size_t row = 0; row < Parts::factRows(facts); ++row) {
            const double height = parts_.factRow(facts, row);
            need(height);
            put({.kind = Piece::Kind::factRows, .y = y_, .first = row, .last = row + 1, .slice = {}});
            y_ += height;
        }
        y_ += belowText;
    }

    void place(const Table& table) {
        const double title = table.title.empty() ? 0 : parts_.text(TextStyle::subheading, table.title) + belowHeading;
        const double head = parts_.tableHead(table);
        const double caption = table.caption.empty() ? 0 : parts_.text(TextStyle::small, table.caption) + 4;
        const double empty = parts_.text(TextStyle::table, table.empty) + 7;
        std::optional<double> next;
        if (!table.rows.empty()) {
            next = parts_.tableRow(table, 0);
        }
        space(aboveSubheading);
        need(title + head + std::min(next.value_or(empty), 120.0) + caption);
        if (title > 0) {
            marks.push_back({2, table.title, static_cast<int>(pages.size()) - 1, y_});
            line(TextStyle::subheading, Piece::Words::title, title);
        }
        putHead(head);
        if (table.rows.empty()) {
            put({.kind = Piece::Kind::tableEmpty, .y = y_, .slice = {}});
            y_ += empty;
        }
        std::size_t first = 0;
        double firstY = y_;
        const auto close = [&](std::size_t last) {
            if (last > first) {
                put({.kind = Piece::Kind::tableRows, .y = firstY, .first = first, .last = last, .slice = {}});
            }
        };
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const double height = *next;
            const double tallest = parts_.tallestLine();
            const double below = row + 1 == table.rows.size() ? caption : 0;
            const double page = bottom_ - topMargin - head;
            if (height + below > left() && y_ > topMargin + head) {
                close(row);
                turn();
                putHead(head);
                first = row;
                firstY = y_;
            }
            if (height + below > page) {
                cut(row, height, tallest, head);
                first = row + 1;
                firstY = y_;
            } else {
                y_ += height;
            }
            if (row + 1 < table.rows.size()) {
                next = parts_.tableRow(table, row + 1);
            }
        }
        close(table.rows.size());
        if (caption > 0) {
            y_ += 4;
            line(TextStyle::small, Piece::Words::caption, caption);
        }
        y_ += belowTable;
    }

    void putHead(double height) {
        put({.kind = Piece::Kind::tableHead, .y = y_, .slice = {}});
        y_ += height;
    }

    /// Only a row that is higher than a whole page goes on on the next.
    void cut(std::size_t row, double height, double tallest, double head) {
        double from = 0;
        while (from < height) {
            const double to = from + left() - tallest - 8;
            put({.kind = Piece::Kind::tableRows, .y = y_, .first = row, .last = row + 1, .slice = {from, to}});
            if (to >= height) {
                y_ += height - from;
                return;
            }
            from = to;
            turn();
            putHead(head);
        }
    }

    void place(const PictureBlock& block) {
        const double scale = parts_.pictureScale(block.picture, bottom_ - topMargin);
        need(block.picture.height * scale);
        put({.kind = Piece::Kind::picture, .y = y_, .slice = {}});
        y_ += block.picture.height * scale + belowText;
    }
    void place(const PageBreak&) {
        if (!atTop()) {
            turn();
        }
    }
    void place(const SignatureLine&) {
        need(Parts::signature());
        put({.kind = Piece::Kind::signature, .y = y_, .slice = {}});
        y_ += Parts::signature();
    }

    const std::vector<Block>& blocks_;
    Parts& parts_;
    double bottom_;
    double y_ = topMargin;
    std::size_t at_ = 0;
};

/// The head of the first page as blocks.
std::vector<Block> frontOf(const Document& document) {
    std::vector<Block> front;
    if (!document.clinic.empty()) {
        front.emplace_back(Paragraph{document.clinic, Tone::secondary});
    }
    front.emplace_back(Heading{0, document.title});
    std::string lines;
    for (const auto& line : document.context) {
        lines += (lines.empty() ? "" : "\n") + line;
    }
    if (!lines.empty()) {
        front.emplace_back(Paragraph{lines, Tone::secondary});
    }
    if (!document.facts.empty()) {
        front.emplace_back(Facts{document.facts});
    }
    return front;
}

std::string trailLine(const Document& document) {
    using present::fill;
    using present::tr;
    return document.sequence == 0
               ? tr("Not entered in the trail: that happens when it is printed or saved")
               : fill(tr("Trail entry {0}, head {1}"), {present::number(document.sequence), document.head});
}

} // namespace

struct Pages::State {
    State(Document given, Paper paper)
        : document{std::move(given)}
        , blocks{frontOf(document)}
        , front{blocks.size()}
        , size{sizeOf(document.labels ? document.labels->sheet.paper : paper)}
        , parts{blocks, document.language, sideMargin, size.width - 2 * sideMargin} {
        // Rows are held once: here, no longer in the document.
        for (auto& block : document.blocks) {
            blocks.push_back(std::move(block));
        }
        document.blocks.clear();
        Flow flow{blocks, front, parts, size};
        content = std::move(flow.pages);
        marks = document.labels ? std::vector<Mark>{} : std::move(flow.marks);
        footLine = document.clinic.empty() ? document.title : document.clinic + ", " + document.title;
    }

    int count() const { return document.labels ? document.labels->sheets() : static_cast<int>(content.size()); }

    void draw(const Brush& brush, int page) {
        if (document.labels) {
            labels(brush, page);
            return;
        }
        for (const auto& piece : content[static_cast<std::size_t>(page)]) {
            parts.draw(brush, piece, size.height - topMargin - bottomMargin);
        }
        foot(brush, page);
    }

    /// Nothing else may stand on these: what lies beside a label is cut or lost.
    void labels(const Brush& brush, int page) {
        const auto& run = *document.labels;
        if (brush.cairo != nullptr) {
            drawLabels(brush.cairo, run, page, parts.type());
        }
        if (brush.words != nullptr) {
            const auto [from, until] = run.onSheet(page);
            for (int i = from; i < until; ++i) {
                const auto& unit = run.units[static_cast<std::size_t>(i)];
                brush.words->push_back(unit.printedId + ", " + unit.lot);
            }
        }
    }

    void foot(const Brush& brush, int page) {
        auto& type = parts.type();
        const double y = size.height - footFromBottom;
        const double width = size.width - 2 * sideMargin;
        brush.line(sideMargin, y, width, Tone::hairline, 0.6);
        const auto number =
            present::fill(present::tr("Page {0} of {1}"),
                          {present::number(page + 1), present::number(static_cast<int>(content.size()))});
        type.setLine(8, false, number, 0);
        const double right = type.width();
        type.draw(brush, size.width - sideMargin - right, y + 5, Tone::secondary);
        type.setLine(8, false, footLine, width - right - 20);
        type.draw(brush, sideMargin, y + 5, Tone::secondary);
        type.setLine(6.5, false, trailLine(document), width);
        type.draw(brush, sideMargin, y + 17, Tone::secondary);
    }

    Document document; ///< without its blocks
    std::vector<Block> blocks;
    std::size_t front; ///< how many of the blocks are the head of the first page
    PaperSize size;
    Parts parts;
    std::vector<PageContent> content;
    std::vector<Mark> marks;
    std::string footLine;
};

PaperSize sizeOf(Paper paper) {
    return paper == Paper::a4 ? PaperSize{595.28, 841.89} : PaperSize{612, 792};
}

Paper usualPaper(const std::string& locale) {
    // CLDR territory data, paper size US-Letter.
    constexpr std::array<std::string_view, 17> letter{"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA",
                                                      "PH", "PR", "SV", "US", "VE", "BO", "DO", "HN"};
    const auto bar = locale.find_first_of("_-");
    const auto country = bar == std::string::npos ? std::string{} : locale.substr(bar + 1, 2);
    return std::find(letter.begin(), letter.end(), country) == letter.end() ? Paper::a4 : Paper::letter;
}

Pages::Pages(Document document, Paper paper)
    : state_{std::make_unique<State>(std::move(document), paper)} {}
Pages::~Pages() = default;
Pages::Pages(Pages&&) noexcept = default;
Pages& Pages::operator=(Pages&&) noexcept = default;

const Document& Pages::document() const {
    return state_->document;
}
Document Pages::whole() const {
    auto document = state_->document;
    document.blocks.assign(state_->blocks.begin() + static_cast<std::ptrdiff_t>(state_->front), state_->blocks.end());
    return document;
}
int Pages::count() const {
    return state_->count();
}
PaperSize Pages::size() const {
    return state_->size;
}
void Pages::draw(cairo_t* cairo, int page) const {
    state_->draw({cairo, nullptr}, page);
}
std::vector<std::string> Pages::words(int page) const {
    std::vector<std::string> words;
    state_->draw({nullptr, &words}, page);
    return words;
}
std::int64_t Pages::unknownGlyphs() const {
    return state_->parts.unknownGlyphs();
}
const std::vector<Pages::Mark>& Pages::marks() const {
    return state_->marks;
}

Pages layOut(Document document, Paper paper) {
    return {std::move(document), paper};
}

} // namespace report
