#pragma once
// What the demo clinic sells: courses of a few sessions, as in resources/demo/courses.csv. Private to demo_*.cpp.

#include "model/rule_book.h"

#include <optional>
#include <string>
#include <vector>

namespace present::demo {

struct Course {
    std::vector<model::ZoneCode> zones; ///< leaves or groups
    model::Modality modality{};
    model::Indication indication{};
    model::Depth depth{};
    int passes = 0;
    int sessions = 0;
    int gapDays = 0;     ///< between two sessions, as recommended
    std::string device;  ///< model name
    bool minors = false; ///< for those under 18, who get nothing else
};
const std::vector<Course>& courses();

/// The course's depth on one leaf: thin skin is needled less deeply (facts 1.3).
model::Depth depthOn(const model::ZoneCode& leaf, const Course& course);

/// Days after one session of the course before which the next is refused; without a skin type the longest.
int floorDays(const Course& course, std::optional<model::SkinType> skinType, const model::RuleBook& rules);

} // namespace present::demo
