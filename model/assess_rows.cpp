// What the plan's own rows ask: of their devices, of the depth of their zones, of who treats.
#include "model/assessing.h"

#include <algorithm>

namespace model {

namespace {

/// What is said of a depth is said of that depth: deeper needs saying anew.
std::string plannedDepth(const TreatmentRow& row) {
    return row.depth ? std::to_string(row.depth->micrometres) : std::string{};
}

const DepthLimit* limitOf(const RuleBook& rules, const std::vector<ZoneCode>& path, Modality modality) {
    // The nearest group with a row counts, and there a row for the modality before a general one.
    for (const auto& code : path) {
        const DepthLimit* general = nullptr;
        for (const auto& row : rules.depths) {
            if (row.zone == code && row.modality == modality) {
                return &row;
            }
            if (row.zone == code && !row.modality) {
                general = &row;
            }
        }
        if (general != nullptr) {
            return general;
        }
    }
    return nullptr;
}

} // namespace

void Assessing::depthOf(const TreatmentRow& row) {
    const auto* limit = limitOf(rules_, rules_.zones.pathToRoot(row.zone), row.modality);
    if (limit == nullptr) {
        return;
    }
    const bool never = limit->maximum && limit->maximum->micrometres == 0;
    const bool tooDeep = limit->maximum && (never || (row.depth && *row.depth > *limit->maximum));
    const bool unusual = limit->customary && row.depth && *row.depth > *limit->customary;
    if (!tooDeep && !unusual) {
        return;
    }
    const int percent = rules_.limit(Limit::customaryExcess).value;
    const bool wellBeyond =
        !tooDeep && percent > 0 && 100 * row.depth->micrometres > percent * limit->customary->micrometres;
    auto* finding = add(tooDeep ? RuleKind::zoneDepth : RuleKind::zoneDepthCustomary,
                        wellBeyond ? "well-beyond" : limit->id, row.zone);
    if (finding != nullptr) {
        finding->about = plannedDepth(row);
        finding->requiredDays = (tooDeep ? *limit->maximum : *limit->customary).micrometres;
        finding->source = limit->basis.source;
        finding->grade = limit->basis.grade;
    }
}

void Assessing::labelOf(const TreatmentRow& row, const Device& device) {
    if (device.label.empty()) {
        return;
    }
    const IntervalFinder finder{rules_, row.zone, history_.skinType};
    if (!finder.after(needlingOf(asCause(row))).outsideLabel) {
        return;
    }
    if (auto* finding = add(RuleKind::outsideLabel, device.label, row.zone)) {
        const auto label = std::find_if(rules_.labels.begin(), rules_.labels.end(),
                                        [&](const DeviceLabel& one) { return one.label == device.label; });
        if (label != rules_.labels.end()) {
            finding->source = label->source;
            finding->grade = label->grade;
        }
    }
}

void Assessing::rows() {
    for (const auto& row : plan_.rows) {
        depthOf(row);
        const auto* device = deviceOf(row);
        if (device == nullptr) {
            continue;
        }
        if (device->maximumDepth && row.depth && *row.depth > *device->maximumDepth) {
            if (auto* finding = add(RuleKind::deviceDepth, code(row.modality), row.zone)) {
                finding->about = plannedDepth(row);
                finding->source = "maker";
            }
        }
        labelOf(row, *device);
        if (device->serviceDue && *device->serviceDue < result_.day) {
            if (auto* finding = add(RuleKind::deviceService, "service", {})) {
                finding->about = device->name;
                finding->since = device->serviceDue;
            }
        }
    }
}

} // namespace model
