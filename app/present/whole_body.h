#pragma once
// How every zone of a client stands, whatever is to be treated.

#include "model/healing.h"

namespace present {

/// An assessment of starting on every leaf of the zone tree at once, each treated `like` this row.
model::Assessment wholeBody(model::ClientId client, const model::History& history, const model::RuleBook& rules,
                            model::Day day, const model::TreatmentRow& like = {});

} // namespace present
