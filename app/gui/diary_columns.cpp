#include "app/gui/diary_columns.h"

#include <algorithm>

namespace gui {

DiaryColumns::DiaryColumns(const present::DiaryView& view, Sizes sizes) {
    const auto count = view.columns.size();
    std::vector<int> widths(count, sizes.leastColumn);
    for (const auto& block : view.blocks) {
        if (block.lanes > 1) {
            widths[block.column] = std::max(widths[block.column], block.lanes * sizes.leastLane);
        }
    }
    // Whoever needs more than an equal share keeps what it needs; the others share the rest.
    std::vector<bool> shares(count, true);
    int rest = std::max(0, sizes.room - sizes.gutter);
    auto sharing = static_cast<int>(count);
    for (bool again = true; again && sharing > 0;) {
        again = false;
        const int share = rest / sharing;
        for (std::size_t i = 0; i < count; ++i) {
            if (shares[i] && widths[i] > share) {
                shares[i] = false;
                rest -= widths[i];
                --sharing;
                again = true;
            }
        }
    }
    lefts_.assign(1, sizes.gutter);
    for (std::size_t i = 0; i < count; ++i) {
        lefts_.push_back(lefts_.back() + (shares[i] ? rest / sharing : widths[i]));
    }
}

std::size_t DiaryColumns::at(int x) const {
    const auto after = std::upper_bound(lefts_.begin() + 1, lefts_.end(), x);
    const auto column = static_cast<std::size_t>(after - lefts_.begin()) - 1;
    return std::min(column, count() == 0 ? 0 : count() - 1);
}

} // namespace gui
