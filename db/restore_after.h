#pragma once
// What must be asked once a backup stands in the store's place: what the store that was given up had done since.

#include "db/restore.h"
#include "db/writing.h"

namespace db {

struct GivenUp {
    RestorationKind kind = RestorationKind::restored;
    TrailHead head;
    std::string keptAs;                         ///< the folder's name; empty: nothing was there
    std::optional<model::Instant> backupMadeAt; ///< nothing for an old copy that one goes on with
    std::string note;
    Connection* store = nullptr; ///< of the store given up, when it can be read
};

/// In the running transaction: reminders claimed, or due since the copy was made, become unknown; units that moved on
/// since are listed, and those on the shelf here are blocked; the entry is appended.
RestoreDone settleAfterwards(Writing& w, Trail& trail, const GivenUp& givenUp);

/// Units of a lot that a count has not settled yet, in the order of their ids.
std::vector<model::CartridgeId> blockedUnits(Connection& connection, model::LotId lot);
/// The lot has been counted: what is still on the shelf may be opened again.
void unblock(Writing& w, model::LotId lot);
/// Whether this unit waits for a count.
bool waitsForCount(Connection& connection, model::CartridgeId cartridge);

} // namespace db
