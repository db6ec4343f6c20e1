#pragma once
// What each kind of finding says: one entry per kind. Screens use finding_text.h, which is made of this.

#include "model/healing.h"

#include <string>
#include <vector>

namespace present {

/// What the words of a finding depend on besides itself.
struct Telling {
    const model::RuleBook& rules;
    model::Act act{};
    model::Day day{}; ///< the assessed one
    model::Day today{};
    bool zonesNamed = false; ///< they stand before the words already: "there" will do
};

/// Clauses: no capital to begin with, no full stop.
struct FindingWords {
    std::string why;
    std::string next; ///< what to do about it; empty where the first safe day says it all
};
FindingWords findingWords(const model::Finding& finding, const Telling& telling);
/// In a few words that depend on no day: "28 days recommended", "pregnant or nursing".
std::string briefWords(const model::Finding& finding, const model::RuleBook& rules);

/// What a denial stands against: everything, the thing going on now, the way it was planned ...
enum class Against { treating, now, thisWay, thisPerson, thisDay, yet };
Against against(model::RuleKind kind);

/// "botulinum toxin was given 8 days ago", "dermal filler is planned for 3 December"; only for a finding with an
/// exposure.
std::string whatStillActs(const model::Finding& finding, const model::RuleBook& rules, model::Day today);

} // namespace present
