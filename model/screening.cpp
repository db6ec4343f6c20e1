#include "model/screening.h"

#include <algorithm>
#include <set>

namespace model {

namespace {

const Contraindication* barOf(const Question& question, const std::set<Modality>& modalities, bool anaesthetic,
                              const std::vector<Contraindication>& all) {
    const auto inPlay = [&](const Contraindication& row) {
        return row.question == question.code && (!row.withAnaesthetic || anaesthetic);
    };
    const Contraindication* gravest = nullptr;
    for (const auto modality : modalities) {
        // A row for the modality goes before a general one.
        const bool own = std::any_of(all.begin(), all.end(), [&](const Contraindication& row) {
            return inPlay(row) && row.modality == modality;
        });
        for (const auto& row : all) {
            const bool counts = inPlay(row) && (own ? row.modality == modality : !row.modality);
            if (counts && (gravest == nullptr || row.bar < gravest->bar)) {
                gravest = &row;
            }
        }
    }
    return gravest;
}

} // namespace

std::vector<AskedQuestion> questionsFor(const SessionPlan& plan, const RuleBook& rules) {
    std::set<Modality> modalities;
    for (const auto& row : plan.rows) {
        modalities.insert(row.modality);
    }
    const auto touched = [&](const ZoneCode& zone) {
        return std::any_of(plan.rows.begin(), plan.rows.end(), [&](const TreatmentRow& row) {
            return row.zone == zone || rules.zones.contains(zone, row.zone) || rules.zones.contains(row.zone, zone);
        });
    };
    std::vector<AskedQuestion> asked;
    for (const auto& question : rules.questions) {
        if (question.zone && !touched(*question.zone)) {
            continue;
        }
        if (const auto* bar = barOf(question, modalities, plan.anaesthetic, rules.contraindications)) {
            asked.push_back({&question, bar});
        }
    }
    return asked;
}

} // namespace model
