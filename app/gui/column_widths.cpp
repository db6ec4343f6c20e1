#include "app/gui/column_widths.h"

#include <algorithm>
#include <cstddef>

namespace gui {

std::vector<int> shareWidth(const std::vector<ColumnNeed>& needs, int room) {
    std::vector<bool> inSight(needs.size(), true);
    const auto total = [&](int ColumnNeed::*width) {
        int sum = 0;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            sum += inSight[i] ? needs[i].*width : 0;
        }
        return sum;
    };
    while (total(&ColumnNeed::least) > room) {
        std::size_t least = needs.size();
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (inSight[i] && needs[i].lesser > 0 && (least == needs.size() || needs[i].lesser > needs[least].lesser)) {
                least = i;
            }
        }
        if (least == needs.size()) {
            break;
        }
        inSight[least] = false;
    }
    const int narrow = total(&ColumnNeed::least);
    const int usual = total(&ColumnNeed::usual);
    // First everybody on the way from the least to the usual width, in step; what is left then goes to those that grow.
    const int step = std::clamp(room - narrow, 0, usual - narrow);
    std::vector<int> widths(needs.size(), 0);
    int given = 0;
    int growing = 0;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (inSight[i]) {
            const int more = needs[i].usual - needs[i].least;
            widths[i] = needs[i].least + (usual > narrow ? more * step / (usual - narrow) : 0);
            given += widths[i];
            growing += needs[i].grows ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < needs.size() && growing > 0 && given < room; ++i) {
        if (inSight[i] && needs[i].grows) {
            const int share = (room - given) / growing;
            widths[i] += share;
            given += share;
            --growing;
        }
    }
    return widths;
}

} // namespace gui
