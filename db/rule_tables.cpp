#include "db/rule_tables.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <set>
#include <stdexcept>

namespace db {

namespace {

using model::IntervalRow;
using model::RuleBook;
using model::Strength;

constexpr int deepest = model::deepestDepth.micrometres;
constexpr int longestInterval = 730; // days; nothing in the sources is longer than a year

model::ZoneTree readZones(std::string_view text) {
    std::vector<model::Zone> zones;
    eachRow("zones", text, {"code", "name", "parent", "map", "in_group"}, [&](const TableRow& row) {
        model::Zone zone;
        zone.code.text = row.required("code");
        zone.name = row.required("name");
        if (!row.text("parent").empty()) {
            zone.parent = model::ZoneCode{row.text("parent")};
        }
        if (row.text("map") != "-") {
            zone.maps = row.list("map");
        }
        zone.inGroup = row.yesNo("in_group");
        zones.push_back(std::move(zone));
    });
    try {
        return model::ZoneTree{std::move(zones)};
    } catch (const std::logic_error& fault) {
        throw std::runtime_error{std::string{"zones: "} + fault.what()};
    }
}

std::vector<IntervalRow> readIntervals(std::string_view text, const model::ZoneTree& zones) {
    std::vector<IntervalRow> intervals;
    std::set<std::string> ids;
    eachRow("intervals", text,
            {"id", "label", "modality", "indication", "skin_types", "zone", "over_um", "up_to_um", "floor_days",
             "recommended_days", "source", "grade"},
            [&](const TableRow& row) {
                IntervalRow interval;
                interval.id = row.required("id");
                if (!ids.insert(interval.id).second) {
                    row.fail("id", "stands twice");
                }
                interval.label = row.text("label");
                interval.modality = row.optionalCoded<model::Modality>("modality");
                interval.indication = row.optionalCoded<model::Indication>("indication");
                interval.skinTypes = row.skinTypes("skin_types");
                interval.zone = row.zone("zone", zones);
                interval.over.micrometres = row.number("over_um", -1, deepest);
                interval.upTo.micrometres = row.number("up_to_um", interval.over.micrometres + 1, deepest);
                interval.floorDays = row.number("floor_days", 0, longestInterval);
                interval.recommendedDays = row.number("recommended_days", 0, longestInterval);
                interval.source = row.required("source");
                interval.grade = row.grade("grade");
                intervals.push_back(std::move(interval));
            });
    return intervals;
}

std::vector<model::DeviceLabel> readLabels(std::string_view text, const model::ZoneTree& zones) {
    std::vector<model::DeviceLabel> labels;
    eachRow("labels", text, {"label", "name", "zone", "up_to_um", "skin_types", "source", "grade"},
            [&](const TableRow& row) {
                model::DeviceLabel label;
                label.label = row.required("label");
                label.name = row.required("name");
                label.zone = row.zone("zone", zones);
                label.upTo.micrometres = row.number("up_to_um", 0, deepest);
                label.skinTypes = row.skinTypes("skin_types");
                label.source = row.required("source");
                label.grade = row.grade("grade");
                labels.push_back(std::move(label));
            });
    return labels;
}

void readStrengths(std::string_view text, RuleBook& book) {
    std::set<model::RuleKind> seen;
    eachRow("strengths", text, {"kind", "plan", "start", "record"}, [&](const TableRow& row) {
        const auto kind = row.coded<model::RuleKind>("kind");
        if (!seen.insert(kind).second) {
            row.fail("kind", "stands twice");
        }
        for (const auto& act : model::codesOf<model::Act>) {
            const auto strength = row.coded<Strength>(act.code);
            // What has happened can always be written down.
            if (act.value == model::Act::record && strength == Strength::deny) {
                row.fail(act.code, "is more than warn");
            }
            book.strengths[static_cast<std::size_t>(kind)][static_cast<std::size_t>(act.value)] = strength;
        }
    });
    if (seen.size() != model::codesOf<model::RuleKind>.size()) {
        throw std::runtime_error{"strengths: a kind of rule is missing"};
    }
}

} // namespace

RuleTexts shippedRules() {
    return {.zones = std::string{resources::text("zones/zones.csv")},
            .intervals = std::string{resources::text("rules/intervals.csv")},
            .labels = std::string{resources::text("rules/labels.csv")},
            .strengths = std::string{resources::text("rules/strengths.csv")}};
}

model::RuleBook readRules(const RuleTexts& texts, int version, std::string approvedBy) {
    RuleBook book;
    book.version = version;
    book.zones = readZones(texts.zones);
    book.intervals = readIntervals(texts.intervals, book.zones);
    book.labels = readLabels(texts.labels, book.zones);
    readStrengths(texts.strengths, book);
    book.approvedBy = std::move(approvedBy);
    return book;
}

} // namespace db
