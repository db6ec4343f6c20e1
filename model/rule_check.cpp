#include "model/interval.h"

#include <algorithm>
#include <map>

namespace model {

namespace {

constexpr std::array clinicModalities{Modality::pen, Modality::stamp, Modality::roller, Modality::rf};

void addOnce(Problems& problems, Problem problem) {
    const bool known = std::any_of(problems.begin(), problems.end(), [&](const Problem& one) {
        return one.field == problem.field && one.code == problem.code;
    });
    if (!known) {
        problems.push_back(std::move(problem));
    }
}

std::string fieldOf(const IntervalRow* row) {
    return row == nullptr ? "intervals" : "intervals[" + row->id + "]";
}

void checkRows(const RuleBook& rules, Problems& problems) {
    std::set<std::string> ids;
    for (const auto& row : rules.intervals) {
        const auto field = fieldOf(&row);
        const auto wrong = [&](const char* code, std::vector<std::string> values = {}) {
            addOnce(problems, {field, code, std::move(values)});
        };
        if (row.id.empty() || !ids.insert(row.id).second) {
            wrong("id-doubled-or-empty");
        }
        if (row.floorDays < 1) {
            wrong("floor-below-one-day", {std::to_string(row.floorDays)});
        }
        if (row.recommendedDays < row.floorDays) {
            wrong("recommended-below-floor", {std::to_string(row.recommendedDays), std::to_string(row.floorDays)});
        }
        if (row.upTo <= row.over) {
            wrong("empty-depth-band");
        }
        if (row.zone && rules.zones.find(*row.zone) == nullptr) {
            wrong("unknown-zone", {row.zone->text});
        }
        const bool labelKnown =
            row.label.empty() || std::any_of(rules.labels.begin(), rules.labels.end(),
                                             [&](const auto& one) { return one.label == row.label; });
        if (!labelKnown) {
            wrong("unknown-label", {row.label});
        }
    }
    for (const auto& label : rules.labels) {
        if (label.zone && rules.zones.find(*label.zone) == nullptr) {
            addOnce(problems, {"labels[" + label.label + "]", "unknown-zone", {label.zone->text}});
        }
    }
    for (const auto& kind : codesOf<RuleKind>) {
        if (rules.strength(kind.value, Act::record) == Strength::deny) {
            addOnce(problems, {"strengths[" + std::string{kind.code} + "]", "record-denied", {}});
        }
    }
}

/// One leaf for each set of zone conditions: leaves that no row tells apart need no second look.
std::vector<ZoneCode> leavesToldApart(const RuleBook& rules) {
    std::map<std::vector<bool>, ZoneCode> classes;
    for (const auto& zone : rules.zones.zones()) {
        if (!rules.zones.isLeaf(zone.code)) {
            continue;
        }
        std::vector<bool> signature;
        for (const auto& row : rules.intervals) {
            signature.push_back(!row.zone || rules.zones.contains(*row.zone, zone.code));
        }
        for (const auto& label : rules.labels) {
            signature.push_back(!label.zone || rules.zones.contains(*label.zone, zone.code));
        }
        classes.emplace(std::move(signature), zone.code);
    }
    std::vector<ZoneCode> leaves;
    for (const auto& [signature, code] : classes) {
        leaves.push_back(code);
    }
    return leaves;
}

/// Walks one combination from the surface down.
void walkDown(const IntervalFinder& finder, Needling needling, const std::vector<std::string>& where,
              Problems& problems) {
    const bool clinic =
        std::find(clinicModalities.begin(), clinicModalities.end(), needling.modality) != clinicModalities.end();
    Demand shallower;
    Depth at{};
    const auto earlier = [&](const IntervalRow* row, Depth depth, int days, int daysShallower) {
        auto values = where;
        values.insert(values.end(), {std::to_string(at.micrometres), std::to_string(daysShallower),
                                     std::to_string(depth.micrometres), std::to_string(days)});
        addOnce(problems, {fieldOf(row), "deeper-earlier", std::move(values)});
    };
    for (const auto depth : finder.depthSteps()) {
        needling.depth = depth;
        const auto demand = finder.after(needling);
        if (demand.noRow && clinic) {
            auto values = where;
            values.push_back(std::to_string(depth.micrometres));
            addOnce(problems, {"intervals", "no-row", std::move(values)});
        }
        if (demand.floorDays < shallower.floorDays) {
            earlier(demand.floorRow, depth, demand.floorDays, shallower.floorDays);
        }
        if (demand.recommendedDays < shallower.recommendedDays) {
            earlier(demand.recommendedRow, depth, demand.recommendedDays, shallower.recommendedDays);
        }
        shallower = demand;
        at = depth;
    }
}

void checkDepths(const RuleBook& rules, Problems& problems) {
    std::set<std::string> labels{""};
    for (const auto& row : rules.intervals) {
        labels.insert(row.label);
    }
    for (const auto& label : rules.labels) {
        labels.insert(label.label);
    }
    // An indication that no row names answers like none at all.
    std::set<std::optional<Indication>> indications{std::nullopt};
    for (const auto& row : rules.intervals) {
        indications.insert(row.indication);
    }
    for (const auto& named : codesOf<Indication>) {
        if (!indications.contains(named.value)) {
            indications.insert(named.value);
            break;
        }
    }
    indications.erase(std::nullopt);
    for (const auto& zone : leavesToldApart(rules)) {
        for (const auto& skinType : codesOf<SkinType>) {
            const IntervalFinder finder{rules, zone, skinType.value};
            for (const auto& modality : codesOf<Modality>) {
                for (const auto& indication : indications) {
                    for (const auto& label : labels) {
                        const std::string indicationCode{code(*indication)};
                        walkDown(
                            finder, {modality.value, indication, {}, label, true},
                            {std::string{modality.code}, indicationCode, label, std::string{skinType.code}, zone.text},
                            problems);
                    }
                }
            }
        }
    }
}

} // namespace

Problems check(const RuleBook& rules) {
    Problems problems;
    checkRows(rules, problems);
    checkDepths(rules, problems);
    return problems;
}

} // namespace model
