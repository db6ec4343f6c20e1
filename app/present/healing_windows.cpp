#include "app/present/healing_windows.h"

#include <algorithm>

namespace present {

namespace {

struct Asked {
    int days = 0;
    Tone tone = Tone::neutral; ///< neutral: nothing is asked
};

bool asks(const Asked& asked) {
    return asked.tone != Tone::neutral && asked.days > 0;
}

/// Side by side: what is recommended begins where the floor ends.
std::vector<HealingWindow> from(model::Day day, const Asked& floor, const Asked& recommended) {
    std::vector<HealingWindow> windows;
    if (asks(floor)) {
        windows.push_back({day, day + model::Days{floor.days}, floor.tone, false});
    }
    const auto begin = windows.empty() ? day : windows.back().until;
    if (const auto until = day + model::Days{recommended.days}; asks(recommended) && until > begin) {
        windows.push_back({begin, until, recommended.tone, false});
    }
    return windows;
}

} // namespace

HealingWindows::HealingWindows(const model::RuleBook& rules, const model::History& history, model::Modality wanted)
    : rules_{rules}
    , history_{history}
    , wanted_{wanted} {}

Tone HealingWindows::toneOf(model::RuleKind kind, const std::string& rule) const {
    switch (rules_.strength(kind, model::Act::start, rule)) {
    case model::Strength::deny:
        return Tone::deny;
    case model::Strength::warn:
    case model::Strength::note:
        return Tone::warn;
    case model::Strength::off:
        break;
    }
    return Tone::neutral;
}

const model::Demand& HealingWindows::demandOf(const model::PastTreatment& treatment) {
    auto& known = known_[treatment.zone];
    const auto needling = model::needlingOf(treatment);
    auto found = std::ranges::find(known, needling, &std::pair<model::Needling, model::Demand>::first);
    if (found == known.end()) {
        const auto finder = finders_.try_emplace(treatment.zone, rules_, treatment.zone, history_.skinType).first;
        known.emplace_back(needling, finder->second.after(needling));
        found = std::prev(known.end());
    }
    return found->second;
}

std::vector<HealingWindow> HealingWindows::after(const model::PastTreatment& treatment) {
    const auto& demand = demandOf(treatment);
    const auto idOf = [](const model::IntervalRow* row) { return row == nullptr ? std::string{} : row->id; };
    return from(treatment.day, {demand.floorDays, toneOf(model::RuleKind::healingFloor, idOf(demand.floorRow))},
                {demand.recommendedDays, toneOf(model::RuleKind::healingRecommended, idOf(demand.recommendedRow))});
}

std::vector<HealingWindow> HealingWindows::around(const db::ExposureRow& exposure, model::Day today) const {
    // A row for the modality goes before a general one.
    const model::WashOut* row = nullptr;
    for (const auto& one : rules_.washOuts) {
        if (one.item == exposure.item && (one.modality == wanted_ || (!one.modality && row == nullptr))) {
            row = &one;
        }
    }
    if (row == nullptr) {
        return {};
    }
    const Asked floor{row->floorDays, toneOf(model::RuleKind::washOutFloor, row->id)};
    const Asked recommended{row->recommendedDays, toneOf(model::RuleKind::washOutRecommended, row->id)};
    if (exposure.ongoing) {
        const auto& binding = asks(floor) ? floor : recommended;
        return asks(binding) ? std::vector{HealingWindow{exposure.day, exposure.day, binding.tone, true}}
                             : std::vector<HealingWindow>{};
    }
    auto windows = from(exposure.day, floor, recommended);
    if (exposure.day > today) {
        const Asked before{row->afterFloorDays, floor.tone};
        const Asked better{row->afterRecommendedDays, recommended.tone};
        // A needling so many days before it is just early enough.
        const auto begin = [&](const Asked& asked) { return exposure.day - model::Days{asked.days - 1}; };
        if (asks(before) && before.days > 1) {
            windows.insert(windows.begin(), {begin(before), exposure.day, before.tone, false});
        }
        if (asks(better) && better.days > std::max(before.days, 1)) {
            const auto end = asks(before) && before.days > 1 ? begin(before) : exposure.day;
            windows.insert(windows.begin(), {begin(better), end, better.tone, false});
        }
    }
    return windows;
}

} // namespace present
