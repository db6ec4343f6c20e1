#pragma once
// That somebody looks at a client's chart, told to the trail.

#include "app/present/ports.h"

namespace present {

/// On the writing lane, never here: one entry per chart, person and 15 minutes, however often it is called. A store
/// that takes no entries now can still be read.
void noteView(const Seat& seat, model::ClientId client);

} // namespace present
