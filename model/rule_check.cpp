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

void checkIntervals(const RuleBook& rules, Problems& problems) {
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
}

void checkWashOuts(const RuleBook& rules, Problems& problems) {
    std::set<std::string> withRow;
    for (const auto& row : rules.washOuts) {
        const auto wrong = [&](const char* code, std::vector<std::string> values) {
            addOnce(problems, {"washouts[" + row.id + "]", code, std::move(values)});
        };
        withRow.insert(row.item);
        if (rules.item(row.item) == nullptr) {
            wrong("unknown-item", {row.item});
        }
        for (const auto& [floor, recommended] :
             {std::pair{row.floorDays, row.recommendedDays}, std::pair{row.afterFloorDays, row.afterRecommendedDays}}) {
            if (recommended < floor) {
                wrong("recommended-below-floor", {std::to_string(recommended), std::to_string(floor)});
            }
        }
    }
    for (const auto& item : rules.items) {
        if (!withRow.contains(item.code)) {
            addOnce(problems, {"items[" + item.code + "]", "no-row", {}});
        }
    }
}

void checkScreening(const RuleBook& rules, Problems& problems) {
    std::set<std::string> withRow;
    for (const auto& row : rules.contraindications) {
        withRow.insert(row.question);
        if (rules.question(row.question) == nullptr) {
            addOnce(problems, {"contraindications[" + row.id + "]", "unknown-question", {row.question}});
        }
    }
    for (const auto& question : rules.questions) {
        const auto field = "questions[" + question.code + "]";
        if (!withRow.contains(question.code)) {
            addOnce(problems, {field, "no-row", {}});
        }
        if (question.zone && rules.zones.find(*question.zone) == nullptr) {
            addOnce(problems, {field, "unknown-zone", {question.zone->text}});
        }
    }
}

void checkDepthLimits(const RuleBook& rules, Problems& problems) {
    for (const auto& row : rules.depths) {
        const auto field = "depths[" + row.id + "]";
        if (rules.zones.find(row.zone) == nullptr) {
            addOnce(problems, {field, "unknown-zone", {row.zone.text}});
        }
        if (row.customary && row.maximum && *row.maximum < *row.customary) {
            addOnce(problems, {field,
                               "customary-beyond-maximum",
                               {std::to_string(row.customary->micrometres), std::to_string(row.maximum->micrometres)}});
        }
    }
}

/// Whether the book has a rule that findings of this kind may name.
bool knows(const RuleBook& rules, RuleKind kind, const std::string& rule) {
    const auto in = [&](const auto& rows, const auto& isIt) { return std::any_of(rows.begin(), rows.end(), isIt); };
    const auto hasId = [&](const auto& row) { return row.id == rule; };
    const auto barred = [&](Bar bar) {
        return in(rules.contraindications, [&](const auto& row) { return row.bar == bar && hasId(row); });
    };
    switch (kind) {
    case RuleKind::healingFloor:
    case RuleKind::healingRecommended:
    case RuleKind::plannedTooClose:
    case RuleKind::plannedBelowRecommended:
        return in(rules.intervals, hasId);
    case RuleKind::outsideLabel:
        return in(rules.labels, [&](const auto& row) { return row.label == rule; });
    case RuleKind::washOutFloor:
    case RuleKind::washOutRecommended:
        return in(rules.washOuts, hasId);
    case RuleKind::zoneDepthCustomary:
        return rule == "well-beyond" || in(rules.depths, hasId);
    case RuleKind::zoneDepth:
        return in(rules.depths, hasId);
    case RuleKind::contraindication:
        return barred(Bar::block);
    case RuleKind::clearanceNeeded:
        return barred(Bar::clearance);
    case RuleKind::caution:
        return barred(Bar::caution) || in(rules.skinCautions, hasId);
    case RuleKind::noRow:
        return fromCode<Modality>(rule) || rules.item(rule) != nullptr;
    case RuleKind::deviceDepth:
    case RuleKind::practitionerDepth:
    case RuleKind::practitionerModality:
        return fromCode<Modality>(rule).has_value();
    case RuleKind::licence:
        return rule == "none" || rule == "ran-out" || rule == "not-yet";
    case RuleKind::labelAge:
        return rule == "label-age" || rule == "not-known";
    case RuleKind::screeningMissing:
        return rule == "screening" || rule == "cautions";
    case RuleKind::consent:
        return rule == "missing" || rule == "old-version" || rule == "ran-out" || rule == "guardian";
    default:
        return false; // these have no rules of the book to tell apart
    }
}

void checkStrengths(const RuleBook& rules, Problems& problems) {
    for (const auto& kind : codesOf<RuleKind>) {
        if (rules.strength(kind.value, Act::record) == Strength::deny) {
            addOnce(problems, {"strengths[" + std::string{kind.code} + "]", "record-denied", {}});
        }
    }
    for (const auto& exception : rules.exceptions) {
        const auto& [kind, rule] = exception.first;
        const auto field = "strengths[" + std::string{code(kind)} + " " + rule + "]";
        if (!knows(rules, kind, rule)) {
            addOnce(problems, {field, "unknown-rule", {rule}});
        }
        if (rules.strength(kind, Act::record, rule) == Strength::deny) {
            addOnce(problems, {field, "record-denied", {}});
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

void checkDeeperIsLater(const RuleBook& rules, Problems& problems) {
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
    checkIntervals(rules, problems);
    checkWashOuts(rules, problems);
    checkScreening(rules, problems);
    checkDepthLimits(rules, problems);
    checkStrengths(rules, problems);
    checkDeeperIsLater(rules, problems);
    return problems;
}

} // namespace model
