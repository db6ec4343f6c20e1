#pragma once
// Where the columns and blocks of the diary lie. Pure.

#include "app/present/diary.h"

#include <cstddef>
#include <vector>

namespace gui {

/// Columns share the room alike. One with sessions side by side gets more, so that each of them can be read; where that
/// is more than there is, the diary becomes wider and scrolls.
class DiaryColumns {
public:
    struct Sizes {
        int gutter = 0;      ///< px, left of the columns
        int room = 0;        ///< for gutter and columns
        int leastColumn = 1; ///< px
        int leastLane = 1;   ///< px, of sessions side by side
    };
    DiaryColumns() = default;
    DiaryColumns(const present::DiaryView& view, Sizes sizes);

    int left(std::size_t column) const { return lefts_[column]; }
    int width(std::size_t column) const { return lefts_[column + 1] - lefts_[column]; }
    int right() const { return lefts_.back(); }
    std::size_t count() const { return lefts_.size() - 1; }
    /// The column at that place, the first or last beyond them.
    std::size_t at(int x) const;

private:
    std::vector<int> lefts_{0}; ///< of each column, and where the last one ends
};

} // namespace gui
