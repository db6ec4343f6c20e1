#pragma once
// Which questions of the screening bear on a plan, and what a yes to each would mean. Pure.

#include "model/healing.h"

#include <vector>

namespace model {

/// A question that is to be asked, with the gravest that a yes would mean for the plan.
struct AskedQuestion {
    const Question* question = nullptr;
    const Contraindication* bar = nullptr; ///< never null
};

/// In the order in which they are asked: those with a rule for what is planned (modality, numbed skin) whose zone, if
/// they have one, the plan touches. They point into the rule book.
std::vector<AskedQuestion> questionsFor(const SessionPlan& plan, const RuleBook& rules);

} // namespace model
