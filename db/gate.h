#pragma once
// The gate: nothing is planned, started or extended on the word of what was assessed somewhere else.

#include "db/session_parts.h"

namespace db {

/// Assesses the clearance's plan again on this transaction's history, rule book and `day`. Refuses with "clearance" and
/// the keys of findings that are new or worse than what was cleared; with "confirmation" when a denial is overridden
/// and nobody confirmed it (required), somebody whose roles may not override (not-permitted), or only the one who acts
/// where the book asks for a second person (second-person) and there is one in the clinic; denials that `confirmed`
/// answers were confirmed before. A refusal leaves a Denial in `w`.
model::Outcome<model::Assessment> gate(Writing& w, const model::Clearance& clearance, model::Day day, model::Act act,
                                       std::optional<model::SessionId> except = std::nullopt,
                                       const std::vector<model::Override>& confirmed = {});

/// For signing: what was done against what `head` was cleared for. Nothing to assess (no value) when every row stays
/// within a cleared one; otherwise the assessment, or a refusal as above.
model::Outcome<std::optional<model::Assessment>> gateDone(Writing& w, const SessionHead& head,
                                                          const std::vector<model::TreatmentRow>& cleared,
                                                          const model::SessionPlan& done);

} // namespace db
