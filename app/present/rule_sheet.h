#pragma once
// One table of the rule book as it is edited: remarks and untouched rows keep every byte they came with.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

class RuleSheet {
public:
    /// A row keeps its number while others come and go.
    using Key = int;

    /// Comma-separated text whose first row is the header; lines beginning with '#' are remarks. An empty text is a
    /// sheet without columns. Throws std::runtime_error for a quote that is never closed and for a row of another
    /// length than the header.
    explicit RuleSheet(std::string_view text = {});

    const std::vector<std::string>& header() const { return header_; }
    bool has(std::string_view column) const;
    std::vector<Key> rows() const; ///< from top to bottom
    bool contains(Key row) const;
    /// Asking for a row or column that is not there is a bug and throws std::out_of_range.
    const std::string& cell(Key row, std::string_view column) const;
    const std::vector<std::string>& cells(Key row) const;
    /// The first row with this text in the column.
    std::optional<Key> find(std::string_view column, std::string_view text) const;
    /// The row that begins in this line of the text as it is written now, counted from 1.
    std::optional<Key> atLine(std::size_t line) const;

    /// Line breaks become blanks: a row is one line.
    void set(Key row, std::string_view column, std::string_view text);
    /// A row of its own right behind the one it is a copy of.
    Key copy(Key row);
    /// At the end; as many cells as the header has.
    Key add(std::vector<std::string> cells);
    void remove(Key row);

    std::string text() const;

private:
    struct Line {
        std::string bytes;              ///< as they stand in the file, with their end
        std::vector<std::string> cells; ///< none: a remark, an empty line or the header
        Key key = 0;
        std::string given; ///< the row as it came: what is set back is as if it had never been changed
        std::vector<std::string> givenCells;
    };
    std::size_t placeOf(Key row) const;
    std::size_t columnOf(std::string_view column) const;
    void rewrite(Line& line) const;

    std::vector<std::string> header_;
    std::vector<Line> lines_;
    std::string lineEnd_ = "\n";
    Key next_ = 1;
};

} // namespace present
