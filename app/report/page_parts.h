#pragma once
// Measures and draws the parts that pages are made of, in a column of one width. Inside of Pages only.

#include "app/report/document.h"
#include "app/report/type.h"

#include <cstddef>
#include <vector>

namespace report {

/// Some part of a block, and where on its page it stands.
struct Piece {
    enum class Kind { text, factRows, tableHead, tableRows, tableEmpty, picture, signature, rule };
    Kind kind = Kind::text;
    std::size_t block = 0;
    double y = 0;
    std::size_t first = 0; ///< rows, `last` is not one of them
    std::size_t last = 0;
    Slice slice; ///< of a text, or of the one row
    /// Of a text:
    TextStyle style = TextStyle::body;
    enum class Words { own, title, caption } words = Words::own; ///< which text of the block
};

class Parts {
public:
    Parts(const std::vector<Block>& blocks, const std::string& language, double left, double width);

    double width() const { return width_; }
    Type& type() { return type_; }

    /// Each of these is asked once for each part: they count what no font can show.
    double text(TextStyle style, const std::string& words);
    double factRow(const Facts& facts, std::size_t row);
    double tableHead(const Table& table);
    double tableRow(const Table& table, std::size_t row);
    double tallestLine() const { return tallest_; } ///< in the part measured last
    static std::size_t factRows(const Facts& facts) { return (facts.facts.size() + 1) / 2; }
    static double signature() { return 52; }
    double pictureScale(const Picture& picture, double height) const;
    std::int64_t unknownGlyphs() const { return unknown_; }

    void draw(const Brush& brush, const Piece& piece, double bodyHeight);

private:
    double factsRow(const Brush* brush, const Facts& facts, std::size_t row, double y);
    double tableLine(const Brush* brush, const Table& table, const std::vector<Cell>* cells, double y, Slice slice);
    void count();

    const std::vector<Block>& blocks_;
    Type type_;
    double left_;
    double width_;
    double tallest_ = 0;
    std::int64_t unknown_ = 0;
};

} // namespace report
