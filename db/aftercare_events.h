#pragma once
// What each event does to planned steps of each kind: resources/aftercare/events.csv.

#include "model/aftercare_check.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace db {

struct EventRow {
    model::AftercareEvent event{};
    std::array<model::AftercareEffect, model::codesOf<model::StepKind>.size()> effects{}; ///< in order of StepKind
    std::string reason;

    model::AftercareEffect on(model::StepKind kind) const { return effects[static_cast<std::size_t>(kind)]; }
    bool any(model::AftercareEffect effect) const;
};

/// Columns event,instruction,check-in,call,next-visit,reason. Throws std::runtime_error naming table and line, also for
/// an event that has no row or two.
std::vector<EventRow> readEvents(std::string_view text);

/// What the program comes with; read once.
const std::vector<EventRow>& aftercareEvents();
const EventRow& aftercareEvent(model::AftercareEvent event);

} // namespace db
