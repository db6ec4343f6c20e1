#include "app/report/page_parts.h"

#include "app/report/picture_paint.h"

#include <algorithm>
#include <numeric>

namespace report {
namespace {

// Points.
constexpr double columnGap = 9;
constexpr double rowPadding = 3.2; // above and below the words of a row
constexpr double factsGap = 24;    // between the two columns of facts
constexpr double labelShare = 0.36;
constexpr double factPadding = 2;
constexpr double signatureWidth = 230;
constexpr double mayBeCut = 300; // rows lower than this fit on any page

const std::string& wordsOf(const Block& block, Piece::Words which) {
    static const std::string none;
    if (const auto* const heading = std::get_if<Heading>(&block)) {
        return heading->text;
    }
    if (const auto* const paragraph = std::get_if<Paragraph>(&block)) {
        return paragraph->text;
    }
    if (const auto* const table = std::get_if<Table>(&block)) {
        return which == Piece::Words::title ? table->title : table->caption;
    }
    return none;
}

Tone toneOf(const Block& block, const Piece& piece) {
    if (const auto* const paragraph = std::get_if<Paragraph>(&block)) {
        return paragraph->tone;
    }
    return piece.words == Piece::Words::caption ? Tone::secondary : Tone::text;
}

} // namespace

Parts::Parts(const std::vector<Block>& blocks, const std::string& language, double left, double width)
    : blocks_{blocks}
    , type_{language}
    , left_{left}
    , width_{width} {}

void Parts::count() {
    unknown_ += type_.unknownGlyphs();
}

double Parts::text(TextStyle style, const std::string& words) {
    type_.set(style, words, width_);
    count();
    return type_.height();
}

double Parts::factRow(const Facts& facts, std::size_t row) {
    return factsRow(nullptr, facts, row, 0);
}

double Parts::tableHead(const Table& table) {
    return tableLine(nullptr, table, nullptr, 0, {});
}

double Parts::tableRow(const Table& table, std::size_t row) {
    return tableLine(nullptr, table, &table.rows[row], 0, {});
}

double Parts::pictureScale(const Picture& picture, double height) const {
    return std::min({1.0, width_ / std::max(picture.width, 1.0), height / std::max(picture.height, 1.0)});
}

double Parts::factsRow(const Brush* brush, const Facts& facts, std::size_t row, double y) {
    const double column = (width_ - factsGap) / 2;
    const double label = column * labelShare;
    double height = 0;
    for (std::size_t side = 0; side < 2; ++side) {
        const auto at = row * 2 + side;
        if (at >= facts.facts.size()) {
            break;
        }
        const double x = left_ + static_cast<double>(side) * (column + factsGap);
        for (const bool value : {false, true}) {
            const auto& words = value ? facts.facts[at].value : facts.facts[at].label;
            type_.set(TextStyle::body, words, value ? column - label - columnGap : label);
            if (brush != nullptr) {
                type_.draw(*brush, value ? x + label + columnGap : x, y + factPadding,
                           value ? Tone::text : Tone::secondary);
            } else {
                count();
            }
            height = std::max(height, type_.height());
        }
    }
    return height + 2 * factPadding;
}

double Parts::tableLine(const Brush* brush, const Table& table, const std::vector<Cell>* cells, double y, Slice slice) {
    const double shares = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                          [](double sum, const Column& column) { return sum + column.width; });
    const double room = width_ - columnGap * static_cast<double>(table.columns.size() - 1);
    double height = 0;
    tallest_ = 0;
    const auto each = [&](auto&& act) {
        double x = left_;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            const double width = room * column.width / shares;
            const auto* const cell = cells == nullptr ? nullptr : &(*cells)[i];
            type_.set(cell == nullptr ? TextStyle::tableHead : TextStyle::table,
                      cell == nullptr ? column.title : cell->text, width, column.align);
            act(x, cell);
            x += width + columnGap;
        }
    };
    const auto measure = [&](double, const Cell*) {
        height = std::max(height, type_.height());
        if (brush == nullptr) {
            count();
            if (type_.height() > mayBeCut) {
                tallest_ = std::max(tallest_, type_.tallestLine());
            }
        }
    };
    const auto put = [&](double x, const Cell* cell) {
        // Column titles stand on the line below them, also where a neighbour's takes two lines.
        const double down = cell == nullptr ? height - type_.height() : 0;
        type_.draw(*brush, x, y + rowPadding + down, cell == nullptr ? Tone::secondary : cell->tone, slice);
        height = std::max(height, type_.height());
    };
    if (brush == nullptr || cells == nullptr) {
        each(measure);
    }
    if (brush != nullptr) {
        each(put);
    }
    return height + 2 * rowPadding;
}

void Parts::draw(const Brush& brush, const Piece& piece, double bodyHeight) {
    const auto& block = blocks_[piece.block];
    switch (piece.kind) {
    case Piece::Kind::text:
        type_.set(piece.style, wordsOf(block, piece.words), width_);
        type_.draw(brush, left_, piece.y, toneOf(block, piece), piece.slice);
        break;
    case Piece::Kind::factRows: {
        double y = piece.y;
        for (auto row = piece.first; row < piece.last; ++row) {
            y += factsRow(&brush, std::get<Facts>(block), row, y);
        }
        break;
    }
    case Piece::Kind::tableHead: {
        const double height = tableLine(&brush, std::get<Table>(block), nullptr, piece.y, {});
        brush.line(left_, piece.y + height, width_, Tone::text, 0.8);
        break;
    }
    case Piece::Kind::tableRows: {
        const auto& table = std::get<Table>(block);
        double y = piece.y;
        for (auto row = piece.first; row < piece.last; ++row) {
            const double height = tableLine(&brush, table, &table.rows[row], y, piece.slice);
            y += piece.slice.whole() ? height : std::min(height, piece.slice.to) - piece.slice.from;
            if (piece.slice.whole() || piece.slice.to >= height) {
                brush.line(left_, y, width_, Tone::hairline, 0.5);
            }
        }
        break;
    }
    case Piece::Kind::tableEmpty:
        type_.set(TextStyle::table, std::get<Table>(block).empty, width_);
        type_.draw(brush, left_, piece.y + rowPadding, Tone::secondary);
        break;
    case Piece::Kind::picture: {
        const auto& picture = std::get<PictureBlock>(block).picture;
        paint(picture, type_, brush, {left_, piece.y}, pictureScale(picture, bodyHeight));
        break;
    }
    case Piece::Kind::signature:
        brush.line(left_, piece.y + signature() - 16, signatureWidth, Tone::text, 0.6);
        type_.set(TextStyle::small, std::get<SignatureLine>(block).label, signatureWidth);
        type_.draw(brush, left_, piece.y + signature() - 13, Tone::secondary);
        break;
    case Piece::Kind::rule:
        brush.line(left_, piece.y, width_, Tone::hairline, 0.8);
        break;
    }
}

} // namespace report
