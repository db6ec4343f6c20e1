#pragma once
// How columns share the width of a list: a name is whole before a wide window is filled, and what matters least leaves
// first.

#include <vector>

namespace gui {

struct ColumnNeed {
    int least = 0;      ///< px; with less its text is cut
    int usual = 0;      ///< px; what it has where there is room, at least `least`
    bool grows = false; ///< takes its share of what is left
    int lesser = 0;     ///< 0 stays in sight; else the highest leaves first when there is no room for all
};

/// A width for each; 0 hides the column. More than `room` in all when even the columns that stay need more: then the
/// list scrolls sideways.
std::vector<int> shareWidth(const std::vector<ColumnNeed>& needs, int room);

} // namespace gui
