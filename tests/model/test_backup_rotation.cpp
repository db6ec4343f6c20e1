#include "model/backup_rotation.h"
#include "tests/support/treatments.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(backup_rotation)

using model::BackupMade;
using support::day;

BackupMade at(const char* iso, int hour = 18, bool kept = false) {
    return {day(iso), model::Instant{day(iso)} + std::chrono::hours{hour}, kept};
}

/// Days and hours of those that stay, the oldest first: "2026-11-22 18".
std::string kept(const std::vector<BackupMade>& made, const model::BackupSlots& slots = {}) {
    const auto out = model::rotatedOut(made, slots);
    const std::set<std::size_t> gone{out.begin(), out.end()};
    std::set<std::string> stays;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (!gone.contains(i)) {
            const auto hour = std::chrono::duration_cast<std::chrono::hours>(made[i].at - made[i].day).count();
            stays.insert(model::isoText(made[i].day) + " " + (hour < 10 ? "0" : "") + std::to_string(hour));
        }
    }
    std::string text;
    for (const auto& one : stays) {
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

BOOST_AUTO_TEST_CASE(the_newest_of_each_slot_stays) {
    struct Case {
        const char* what;
        std::vector<BackupMade> made;
        model::BackupSlots slots;
        const char* kept;
    };
    const Case cases[] = {
        {"none", {}, {}, ""},
        {"one alone stays whatever the slots", {at("2020-01-01")}, {0, 0, 0}, "2020-01-01 18"},
        {"the last of a day", {at("2026-11-22", 9), at("2026-11-22", 18)}, {1, 0, 0}, "2026-11-22 18"},
        {"in any order", {at("2026-11-22", 18), at("2026-11-22", 9)}, {1, 0, 0}, "2026-11-22 18"},
        {"two days", {at("2026-11-20"), at("2026-11-21"), at("2026-11-22")}, {2, 0, 0}, "2026-11-21 18, 2026-11-22 18"},
        {"days without a backup take no slot",
         {at("2026-01-05"), at("2026-03-05"), at("2026-11-22")},
         {2, 0, 0},
         "2026-03-05 18, 2026-11-22 18"},
        {"a week begins on Monday", // 22 November 2026 is a Sunday
         {at("2026-11-15"), at("2026-11-16"), at("2026-11-22"), at("2026-11-23")},
         {0, 3, 0},
         "2026-11-15 18, 2026-11-22 18, 2026-11-23 18"},
        {"a week over the turn of the year is one", {at("2026-12-28"), at("2027-01-03")}, {0, 2, 0}, "2027-01-03 18"},
        {"the last of each month",
         {at("2026-09-01"), at("2026-09-30"), at("2026-10-01"), at("2026-11-22")},
         {0, 0, 2},
         "2026-10-01 18, 2026-11-22 18"},
        {"one backup may hold several slots",
         {at("2026-10-31"), at("2026-11-22")},
         {1, 1, 2},
         "2026-10-31 18, 2026-11-22 18"},
        {"what is kept stays and takes no slot",
         {at("2026-01-01", 8, true), at("2026-11-21"), at("2026-11-22", 8, true), at("2026-11-22")},
         {1, 0, 0},
         "2026-01-01 08, 2026-11-22 08, 2026-11-22 18"},
    };
    for (const auto& one : cases) {
        BOOST_TEST(kept(one.made, one.slots) == one.kept, one.what);
    }
}

BOOST_AUTO_TEST_CASE(after_two_years_of_days_there_are_seven_days_five_weeks_twelve_months) {
    std::vector<BackupMade> made;
    const auto last = day("2026-11-22");
    for (auto one = day("2024-11-23"); one <= last; one += model::Days{1}) {
        made.push_back({one, model::Instant{one} + std::chrono::hours{12}, false});
        // As it happens: rotated after each.
        const auto out = model::rotatedOut(made);
        for (auto place = out.rbegin(); place != out.rend(); ++place) {
            made.erase(made.begin() + static_cast<std::ptrdiff_t>(*place));
        }
    }
    BOOST_TEST(kept(made) ==
               "2025-12-31 12, 2026-01-31 12, 2026-02-28 12, 2026-03-31 12, 2026-04-30 12, 2026-05-31 12, "
               "2026-06-30 12, 2026-07-31 12, 2026-08-31 12, 2026-09-30 12, 2026-10-25 12, 2026-10-31 12, "
               "2026-11-01 12, 2026-11-08 12, 2026-11-15 12, 2026-11-16 12, 2026-11-17 12, 2026-11-18 12, "
               "2026-11-19 12, 2026-11-20 12, 2026-11-21 12, 2026-11-22 12");
}

BOOST_AUTO_TEST_SUITE_END()
