#pragma once
// The aftercare of one session: when each step falls, and which do not stand at their own time.

#include "app/present/view.h"

#include <string>
#include <vector>

namespace present {

struct CareLine {
    std::string when; ///< "tomorrow 09:00"
    std::string text; ///< "48 hours: redness is fading; planned, moved out of the quiet hours"
    Tone tone = Tone::neutral;
};
/// In the order in which they fall; of a step planned anew the newest only.
std::vector<CareLine> careOf(const Seat& seat, model::SessionId session, model::ClientId client);

/// To be said right after a session is signed: what was moved, and what was over before it was entered. Empty when
/// every step stands at its own time.
Message movedCare(const Seat& seat, model::SessionId session, model::ClientId client);

} // namespace present
