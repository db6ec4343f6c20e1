#pragma once
// Findings and refusals in words: what is wrong, since when, until when, what to do.

#include "app/present/view.h"
#include "model/healing.h"
#include "model/outcome.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

/// "Not before Tuesday 8 December: the cheeks are healing."; what no day cures comes first: "Not treated: pregnant or
/// nursing."
std::string headline(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today);
/// The headline in a chip's few words: "Not before 8 Dec", "Not treated", "Better from 27 Nov"; none for what is
/// allowed.
std::optional<Chip> verdictChip(const model::Assessment& assessment, model::Day today);
/// "Treated on 8 November with SkinPen at 1.5 mm; the device label asks for 30 days, 14 have passed.", and what to do.
std::string explain(const model::Finding& finding, const model::Assessment& assessment, const model::RuleBook& rules,
                    model::Day today);
/// "device label, 30 days"; "28 days recommended"; "pregnant or nursing".
std::string shortReason(const model::Finding& finding, const model::RuleBook& rules);
/// Why a finding that no day cures stands in the way, with all zones of which it says the same: "Not on the left cheek:
/// active herpes."
std::string refusal(const model::Finding& finding, const model::Assessment& assessment, const model::RuleBook& rules);
std::string refusalInBrief(const model::Finding& finding); ///< "Not treated"
/// The gravest denial of a zone, its own or the whole client's; null when nothing denies it.
const model::Finding* whatBars(const model::ZoneOutlook& outlook, const model::Assessment& assessment);
/// Neither another day nor another plan helps: a contraindication, a medicine that is being taken.
bool barsTreating(const model::Finding& finding);
/// True where another day is the answer: healing and wash-outs, unless nobody can say when they end.
bool curedByWaiting(const model::Finding& finding);
/// Findings that say the same of several zones, as one.
struct FindingGroup {
    std::vector<model::ZoneCode> zones; ///< none: the whole client, or who treats
    model::Finding finding;             ///< the first of them
    std::vector<std::string> keys;
    std::string text; ///< "Cheeks: treated on ..."; "Pregnant or nursing ..."
    Tone tone = Tone::neutral;
};
std::vector<FindingGroup> grouped(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today);
Tone tone(model::Strength strength);

/// A refusal in a sentence that says what is wrong and what to do. A code without words of its own gets a general
/// sentence naming the field.
std::string words(const model::Problem& problem);
bool hasWords(const model::Problem& problem);
/// By field, the first of each field only, in words.
FieldProblems byField(const model::Problems& problems);
/// All of them as one text, for refusals that belong to no field.
std::string joined(const model::Problems& problems);
/// What a field is called: "birthDate" -> "birth date", "rows[2].depth" -> "depth of row 3".
std::string fieldName(const std::string& field);

} // namespace present
