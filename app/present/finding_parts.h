#pragma once
// The pieces that the words of findings are made of: names from the rule book, days that must pass, wash-outs.

#include "app/present/finding_words.h"

#include <string>

namespace present {

// Names as they stand in a sentence; the code where the rule book has no name for it.
std::string itemName(const model::PastExposure& exposure, const model::RuleBook& rules); ///< "botulinum toxin"
std::string questionName(const model::Finding& finding, const model::RuleBook& rules);   ///< "pregnant or nursing"
std::string reactionName(const model::Finding& finding);
std::string labelName(const std::string& label, const model::RuleBook& rules);
std::string modalityName(const model::Finding& finding); ///< of a rule that is named by its modality
/// Of a zone that is never treated so: "RF is never used on the upper lip".
std::string neverThere(const model::Finding& finding, const model::RuleBook& rules, const std::string& place);
std::string depthOf(const model::Finding& finding); ///< "0.75 mm"
bool fromLabel(const model::Finding& finding, const model::RuleBook& rules);

/// "6 have passed"; "6 will have passed" when the assessed day is still to come.
std::string havePassed(model::Day since, const Telling& telling);
std::string daysAreRecommended(int n); ///< "28 days are recommended"

/// "botulinum toxin about 8 November", "isotretinoin by mouth until 8 November"
std::string whatHappened(const model::PastExposure& exposure, const model::RuleBook& rules, model::Day today);
/// "botulinum toxin on 8 November; 14 days must pass, 6 have passed"; only for a finding with an exposure.
std::string washOutWords(const model::Finding& finding, const Telling& telling);
std::string washOutInBrief(const model::Finding& finding, const model::RuleBook& rules);

} // namespace present
