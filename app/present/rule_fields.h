#pragma once
// What a person can change in the rule book, kind by kind, and how each field is called, shown and typed.

#include "app/present/view.h"
#include "model/outcome.h"
#include "model/zone.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace present {

/// The kinds as a person thinks of them. Wash-outs and questions each take two tables: what is spoken of, and the rule.
enum class RuleSection { intervals, labels, washOuts, questions, skin, depths, limits, strengths };
inline constexpr std::array ruleSections{RuleSection::intervals, RuleSection::labels,   RuleSection::washOuts,
                                         RuleSection::questions, RuleSection::skin,     RuleSection::depths,
                                         RuleSection::limits,    RuleSection::strengths};

enum class FieldShape { name, words, sentence, days, number, depth, depthOver, skinTypes, choice };

/// A cell of a table. `column` is "washouts.floor_days".
struct RuleFieldSpec {
    const char* column;
    const char* label;
    FieldShape shape = FieldShape::words;
    bool required = false;
    bool onlyNew = false; ///< other rules, and what was recorded, speak of it by this
};

std::string sectionWords(RuleSection section);
const char* tableOf(RuleSection section);   ///< "washouts"
const char* subjectOf(RuleSection section); ///< "items", the table of what is spoken of; null where there is none
/// The cell by which a rule names its subject, and the subject's own: "washouts.item", "items.code".
const char* subjectColumn(RuleSection section);
const char* subjectCode(RuleSection section);
std::span<const RuleFieldSpec> fieldsOf(RuleSection section);
const RuleFieldSpec& fieldOf(RuleSection section, std::string_view column);

/// The label as a sentence about the field begins: "warned before".
std::string plainLabel(const RuleFieldSpec& field);
/// What stands in the field for what stands in the cell: "1.50" for 1500, "IV, V, VI" for "IV;V;VI".
std::string typedForm(const RuleFieldSpec& field, const std::string& cell);
/// Back again. Refuses at the column: required, not-a-number, out-of-range, not-a-depth, unknown-skin-type.
model::Outcome<std::string> cellOf(const RuleFieldSpec& field, std::string_view typed);
/// For reading: "28 days", "1.5 mm", "RF", "any".
std::string shownForm(const RuleFieldSpec& field, const std::string& cell, const model::ZoneTree& zones);

/// Choices that do not depend on the book: modality, indication, grade, bar, strength ...; none for other columns.
std::vector<Choice> fixedChoices(std::string_view column);
/// The zone tree, deeper ones set in; `any` is what no zone means.
std::vector<Choice> zoneChoices(const model::ZoneTree& zones, bool optional);

} // namespace present
