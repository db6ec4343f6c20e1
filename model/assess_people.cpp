// Whether the one who treats may do so: licence, scope and training.
#include "model/assessing.h"

#include <algorithm>

namespace model {

void Assessing::people() {
    const auto found = std::find_if(history_.practitioners.begin(), history_.practitioners.end(),
                                    [&](const Practitioner& one) { return one.account == plan_.performer; });
    static const Practitioner nothingOnRecord;
    const auto& who = found == history_.practitioners.end() ? nothingOnRecord : *found;

    if (who.licence.empty()) {
        add(RuleKind::licence, "none", {});
    } else if (who.licensedUntil && *who.licensedUntil < result_.day) {
        if (auto* finding = add(RuleKind::licence, "ran-out", {})) {
            finding->since = who.licensedUntil;
        }
    } else if (who.licensedFrom && result_.day < *who.licensedFrom) {
        if (auto* finding = add(RuleKind::licence, "not-yet", {})) {
            finding->since = who.licensedFrom;
            finding->earliest = who.licensedFrom;
        }
    }
    for (const auto& row : plan_.rows) {
        if (who.maximumDepth && row.depth && *row.depth > *who.maximumDepth) {
            if (auto* finding = add(RuleKind::practitionerDepth, code(row.modality), row.zone)) {
                finding->about = std::to_string(row.depth->micrometres);
                finding->requiredDays = who.maximumDepth->micrometres;
            }
        }
        if (!who.modalities.empty() && !who.modalities.contains(row.modality)) {
            add(RuleKind::practitionerModality, code(row.modality), row.zone);
        }
    }
    // Of a training that was repeated the latest counts.
    std::map<std::string, const Training*> latest;
    for (const auto& training : who.trainings) {
        auto& known = latest[training.name];
        known = known == nullptr || training.day > known->day ? &training : known;
    }
    for (const auto& [name, training] : latest) {
        if (training->validUntil && *training->validUntil < result_.day) {
            if (auto* finding = add(RuleKind::training, "ran-out", {})) {
                finding->about = name;
                finding->since = training->validUntil;
            }
        }
    }
}

} // namespace model
