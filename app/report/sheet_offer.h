#pragma once
// How the aftercare sheet of a session can leave now.

#include "app/present/ports.h"

#include <optional>
#include <vector>

namespace report {

struct SheetOffer {
    bool print = false; ///< on paper or as a file
    /// The step that it goes with by mail: its time has come, the client agreed to mail, and it has not gone yet.
    std::optional<model::ReminderId> mail;
    std::vector<int> earlier; ///< versions handed over that say something else by now, the oldest first
};

SheetOffer sheetOffer(const present::Seat& seat, model::SessionId session);

} // namespace report
