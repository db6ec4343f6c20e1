#pragma once
// The rule book as text (four tables, kept with their version) and as values.

#include "model/healing.h"

#include <string>

namespace db {

struct RuleTexts {
    std::string zones;     ///< code,name,parent,map,in_group
    std::string intervals; ///< id,label,modality,indication,skin_types,zone,over_um,up_to_um,floor_days,...
    std::string labels;    ///< label,name,zone,up_to_um,skin_types,source,grade
    std::string strengths; ///< kind,plan,start,record
    bool operator==(const RuleTexts&) const = default;
};

/// What the program comes with.
RuleTexts shippedRules();

/// Throws std::runtime_error naming table and line for text that is no rule book: a wrong column, an unknown code or
/// zone, a doubled id, a number that is none, a strength of `record` above warn. Whether the rules make sense is asked
/// of model::check.
model::RuleBook readRules(const RuleTexts& texts, int version, std::string approvedBy);

} // namespace db
