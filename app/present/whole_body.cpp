#include "app/present/whole_body.h"

namespace present {

model::Assessment wholeBody(model::ClientId client, const model::History& history, const model::RuleBook& rules,
                            model::Day day, const model::TreatmentRow& like) {
    model::SessionPlan plan;
    plan.client = client;
    auto row = like;
    row.depth.reset(); // nobody means to go equally deep everywhere; what has healed does not depend on it
    for (const auto& zone : rules.zones.zones()) {
        if (rules.zones.isLeaf(zone.code)) {
            row.zone = zone.code;
            plan.rows.push_back(row);
        }
    }
    return model::assess(plan, history, rules, day, model::Act::start);
}

} // namespace present
