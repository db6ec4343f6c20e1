#pragma once
// From when to when skin has to be left alone: after a needling, around another treatment or drug. By the rules of
// today, as assessing a start would have it; for drawing, not for deciding.

#include "app/present/view.h"
#include "db/rows.h"
#include "model/history.h"
#include "model/interval.h"

#include <map>
#include <vector>

namespace present {

/// Every day from `from` on and before `until`. `deny`: no needling; `warn`: better not.
struct HealingWindow {
    model::Day from{};
    model::Day until{};
    Tone tone = Tone::deny;
    bool endless = false; ///< as long as it goes on; nobody knows until when
    bool operator==(const HealingWindow&) const = default;
};

class HealingWindows {
public:
    /// Keeps both. `wanted` is the modality for which wash-outs are looked up.
    HealingWindows(const model::RuleBook& rules, const model::History& history, model::Modality wanted);

    /// Of the leaf on which it was done.
    std::vector<HealingWindow> after(const model::PastTreatment& treatment);
    /// Of an item of the rule book. One that lies ahead also asks for days before it.
    std::vector<HealingWindow> around(const db::ExposureRow& exposure, model::Day today) const;

private:
    const model::Demand& demandOf(const model::PastTreatment& treatment);
    Tone toneOf(model::RuleKind kind, const std::string& rule) const; ///< neutral: the rule is off

    const model::RuleBook& rules_;
    const model::History& history_;
    model::Modality wanted_;
    std::map<model::ZoneCode, model::IntervalFinder> finders_;
    std::map<model::ZoneCode, std::vector<std::pair<model::Needling, model::Demand>>> known_;
};

} // namespace present
