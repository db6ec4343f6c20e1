#include "model/backup_rotation.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

/// The newest of each of the first `most` periods met, of backups that stand the newest first.
template <class PeriodOf>
void keepNewest(const std::vector<BackupMade>& made, const std::vector<std::size_t>& newestFirst, int most,
                std::vector<bool>& keep, const PeriodOf& periodOf) {
    std::vector<decltype(periodOf(Day{}))> met;
    for (const auto place : newestFirst) {
        const auto period = periodOf(made[place].day);
        if (std::find(met.begin(), met.end(), period) != met.end()) {
            continue;
        }
        if (std::ssize(met) == most) {
            return;
        }
        met.push_back(period);
        keep[place] = true;
    }
}

Day mondayOf(Day day) {
    return day - (date::weekday{day} - date::Monday);
}

date::year_month monthOf(Day day) {
    const date::year_month_day parts{day};
    return parts.year() / parts.month();
}

} // namespace

std::vector<std::size_t> rotatedOut(const std::vector<BackupMade>& made, const BackupSlots& slots) {
    std::vector<std::size_t> newestFirst;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (!made[i].kept) {
            newestFirst.push_back(i);
        }
    }
    std::ranges::stable_sort(newestFirst, [&](std::size_t a, std::size_t b) {
        return std::pair{made[a].day, made[a].at} > std::pair{made[b].day, made[b].at};
    });
    std::vector<bool> keep(made.size(), false);
    for (std::size_t i = 0; i < made.size(); ++i) {
        keep[i] = made[i].kept;
    }
    if (!newestFirst.empty()) {
        keep[newestFirst.front()] = true;
    }
    keepNewest(made, newestFirst, slots.days, keep, [](Day day) { return day; });
    keepNewest(made, newestFirst, slots.weeks, keep, mondayOf);
    keepNewest(made, newestFirst, slots.months, keep, monthOf);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (!keep[i]) {
            out.push_back(i);
        }
    }
    return out;
}

} // namespace model
