#include "app/present/demo_courses.h"

#include "db/catalogue_tables.h"
#include "db/csv.h"
#include "model/interval.h"
#include "resources/resource.h"

#include <algorithm>
#include <map>

namespace present::demo {

namespace {

std::vector<model::ZoneCode> zonesIn(const std::string& cell) {
    std::vector<model::ZoneCode> zones;
    for (std::size_t at = 0; at <= cell.size();) {
        const auto end = std::min(cell.find(';', at), cell.size());
        zones.push_back({cell.substr(at, end - at)});
        at = end + 1;
    }
    return zones;
}

std::vector<Course> readCourses() {
    std::vector<Course> all;
    for (const auto& row :
         db::readTable(resources::text("demo/courses.csv"), {"zones", "modality", "indication", "depth_um", "passes",
                                                             "sessions", "gap_days", "device", "minors"})) {
        const auto& cell = row.cells;
        all.push_back({zonesIn(cell[0]), model::fromCode<model::Modality>(cell[1]).value(),
                       model::fromCode<model::Indication>(cell[2]).value(), model::Depth{std::stoi(cell[3])},
                       std::stoi(cell[4]), std::stoi(cell[5]), std::stoi(cell[6]), cell[7], cell[8] == "yes"});
    }
    return all;
}

} // namespace

const std::vector<Course>& courses() {
    static const auto all = readCourses();
    return all;
}

model::Depth depthOn(const model::ZoneCode& leaf, const Course& course) {
    static const std::map<std::string, model::Depth, std::less<>> thin{{"forehead", {750}},    {"glabella", {750}},
                                                                       {"temple-left", {500}}, {"temple-right", {500}},
                                                                       {"nose", {750}},        {"upper-lip", {750}}};
    const auto found = thin.find(leaf.text);
    return found == thin.end() || course.modality == model::Modality::rf ? course.depth
                                                                         : std::min(course.depth, found->second);
}

int floorDays(const Course& course, std::optional<model::SkinType> skinType, const model::RuleBook& rules) {
    static const auto kinds = db::shippedDeviceModels();
    const auto device = std::ranges::find(kinds, course.device, &db::DeviceModel::modelName);
    int longest = 0;
    for (const auto& zone : course.zones) {
        for (const auto& leaf : rules.zones.defaultLeaves(zone)) {
            const model::Needling done{course.modality, course.indication, depthOn(leaf, course),
                                       device == kinds.end() ? std::string{} : device->label, true};
            longest = std::max(longest, model::IntervalFinder{rules, leaf, skinType}.after(done).floorDays);
        }
    }
    return longest;
}

} // namespace present::demo
