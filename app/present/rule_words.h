#pragma once
// Rules in a few words: what each is called, what it says, and what is wrong with it.

#include "app/present/rule_draft.h"
#include "model/rule_book.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

/// What a kind of finding is called: "Healing: refused before".
std::string kindWords(model::RuleKind kind);
/// Of the kinds whose single rules have no row of their own: "none" of the licence; nothing for other kinds.
std::vector<Choice> ruleChoices(model::RuleKind kind);
/// "Pen, 1.0 mm to 1.5 mm"; "Botulinum toxin, RF"; "Pregnant or nursing".
std::string ruleName(const RuleDraft& book, const RuleRef& rule, const model::ZoneTree& zones);
/// "refused before 28 days, warned before 30 days"; "Not treated".
std::string ruleValues(const RuleDraft& book, const RuleRef& rule, const model::ZoneTree& zones);

/// Something wrong with a book, in words. Without a rule it is wrong with the whole.
struct RuleFault {
    std::optional<RuleRef> rule;
    std::string column; ///< the field it stands under; empty for the rule
    std::string text;
    bool operator==(const RuleFault&) const = default;
};
/// What can be seen rule by rule: what is missing, doubled, or the wrong way round.
std::vector<RuleFault> faultsOf(const RuleDraft& book);
/// Of what is wrong with one rule only what two of its fields say against each other: told while it is typed.
std::vector<RuleFault> faultsBetweenFields(const RuleDraft& book, const RuleRef& rule);
/// What model::check said.
std::vector<RuleFault> faultsOf(const RuleDraft& book, const model::Problems& problems, const model::ZoneTree& zones);
/// What the reader of the tables said: "intervals, line 12, floor_days: ...".
RuleFault faultOf(const RuleDraft& book, const std::string& readersWords);

} // namespace present
