#include "model/interval.h"

#include <algorithm>

namespace model {

namespace {

bool covers(const std::optional<ZoneCode>& group, const std::vector<ZoneCode>& path) {
    return !group || std::find(path.begin(), path.end(), *group) != path.end();
}

bool covers(const std::set<SkinType>& types, SkinType type) {
    return types.empty() || types.contains(type);
}

/// Device label > indication > skin type > zone > the rest; equal ranks take the longer.
int rankOf(const IntervalRow& row) {
    return (row.label.empty() ? 0 : 8) + (row.indication ? 4 : 0) + (row.skinTypes.empty() ? 0 : 2) +
           (row.zone ? 1 : 0);
}

void takeLonger(Demand& demand, const IntervalRow& row) {
    if (demand.floorRow == nullptr || row.floorDays > demand.floorDays) {
        demand.floorDays = row.floorDays;
        demand.floorRow = &row;
    }
    if (demand.recommendedRow == nullptr || row.recommendedDays > demand.recommendedDays) {
        demand.recommendedDays = row.recommendedDays;
        demand.recommendedRow = &row;
    }
}

template <class T>
void addOnce(std::vector<T>& values, const T& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
    }
}

} // namespace

Needling needlingOf(const PastTreatment& treatment) {
    return {.modality = treatment.modality,
            .indication = treatment.indication,
            .depth = treatment.depth,
            .label = treatment.label,
            .deviceKnown = treatment.deviceKnown};
}

void Demand::takeLonger(const Demand& other) {
    if (other.floorRow != nullptr) {
        model::takeLonger(*this, *other.floorRow);
    }
    if (other.recommendedRow != nullptr) {
        model::takeLonger(*this, *other.recommendedRow);
    }
    noRow = noRow || other.noRow;
    outsideLabel = outsideLabel || other.outsideLabel;
}

IntervalFinder::IntervalFinder(const RuleBook& rules, const ZoneCode& zone, std::optional<SkinType> skinType)
    : rules_{rules}
    , skinType_{skinType} {
    const auto path = rules.zones.pathToRoot(zone);
    for (const auto& row : rules.intervals) {
        if (covers(row.zone, path)) {
            rows_.push_back(&row);
        }
    }
    for (const auto& label : rules.labels) {
        if (covers(label.zone, path)) {
            labels_.push_back(&label);
        }
    }
}

bool IntervalFinder::matches(const IntervalRow& row, const Known& known) const {
    return (!row.modality || *row.modality == known.modality) &&
           (!row.indication || row.indication == known.indication) && covers(row.skinTypes, known.skinType) &&
           known.depth > row.over && known.depth <= row.upTo;
}

Demand IntervalFinder::longestOf(Modality modality) const {
    Demand demand{.noRow = true};
    for (const auto& row : rules_.intervals) {
        if (!row.modality || *row.modality == modality) {
            takeLonger(demand, row);
        }
    }
    return demand;
}

Demand IntervalFinder::fromTable(const Known& known) const {
    Demand demand;
    int best = -1;
    for (const auto* row : rows_) {
        if (!row->label.empty() || !matches(*row, known)) {
            continue;
        }
        if (const int rank = rankOf(*row); rank > best) {
            best = rank;
            demand = {};
        } else if (rank < best) {
            continue;
        }
        takeLonger(demand, *row);
    }
    return best < 0 ? longestOf(known.modality) : demand;
}

Demand IntervalFinder::demandOf(const Known& known) const {
    if (known.label.empty()) {
        return fromTable(known);
    }
    const bool evaluated = std::any_of(labels_.begin(), labels_.end(), [&](const DeviceLabel* label) {
        return label->label == known.label && known.depth <= label->upTo && covers(label->skinTypes, known.skinType);
    });
    if (evaluated) {
        Demand demand;
        int best = -1;
        for (const auto* row : rows_) {
            if (row->label != known.label || !matches(*row, known)) {
                continue;
            }
            if (const int rank = rankOf(*row); rank >= best) {
                demand = rank > best ? Demand{} : demand;
                best = rank;
                takeLonger(demand, *row);
            }
        }
        return best < 0 ? fromTable(known) : demand;
    }
    // Outside of what was evaluated the label cannot shorten anything: the longer of all it says and of the table.
    auto demand = fromTable(known);
    bool speaks = false;
    for (const auto& row : rules_.intervals) {
        if (row.label == known.label && (!row.modality || *row.modality == known.modality)) {
            takeLonger(demand, row);
            speaks = true;
        }
    }
    demand.outsideLabel = speaks || std::any_of(rules_.labels.begin(), rules_.labels.end(),
                                                [&](const DeviceLabel& label) { return label.label == known.label; });
    return demand;
}

std::vector<Depth> IntervalFinder::depthSteps() const {
    std::set<Depth> steps{Depth{0}, deepestDepth};
    const auto add = [&](Depth edge) {
        for (const Depth depth : {edge, Depth{edge.micrometres + 1}}) {
            if (depth >= Depth{0} && depth <= deepestDepth) {
                steps.insert(depth);
            }
        }
    };
    for (const auto* row : rows_) {
        add(row->over);
        add(row->upTo);
    }
    for (const auto* label : labels_) {
        add(label->upTo);
    }
    return {steps.begin(), steps.end()};
}

Demand IntervalFinder::after(const Needling& needling) const {
    std::vector<std::string_view> labels{needling.deviceKnown ? std::string_view{needling.label} : std::string_view{}};
    std::vector<std::optional<Indication>> indications{needling.indication};
    bool skinMatters =
        std::any_of(labels_.begin(), labels_.end(), [](const auto* label) { return !label->skinTypes.empty(); });
    for (const auto* row : rows_) {
        if (row->modality && *row->modality != needling.modality) {
            continue;
        }
        if (!needling.deviceKnown) {
            addOnce(labels, std::string_view{row->label});
        }
        if (!needling.indication) {
            addOnce(indications, row->indication);
        }
        skinMatters = skinMatters || !row->skinTypes.empty();
    }
    std::vector<SkinType> skinTypes{skinType_.value_or(SkinType::I)};
    if (!skinType_ && skinMatters) {
        skinTypes = {SkinType::I, SkinType::II, SkinType::III, SkinType::IV, SkinType::V, SkinType::VI};
    }
    const auto depths = needling.depth ? std::vector{*needling.depth} : depthSteps();

    Demand demand;
    for (const auto label : labels) {
        for (const auto& indication : indications) {
            for (const auto skinType : skinTypes) {
                for (const auto depth : depths) {
                    auto one = demandOf({needling.modality, indication, depth, label, skinType});
                    // A device nobody knows cannot be said to have been used outside its label.
                    one.outsideLabel = one.outsideLabel && needling.deviceKnown;
                    demand.takeLonger(one);
                }
            }
        }
    }
    return demand;
}

} // namespace model
