#pragma once
// What was done to a client, gathered from one picture of the store, in the form in which model::assess takes it.

#include "db/connection.h"
#include "model/healing.h"

#include <optional>

namespace db {

/// Every needling the skin has to heal from: signed, amended and open sessions, abandoned ones in which a needle had been
/// used, and exposures elsewhere; other sessions that stand in the diary from `today` on; exposures to other things,
/// open reactions, the latest answers, consents; all in leaves of `tree` (a zone that was split since becomes its parts).
/// `except` leaves out a session that is being started, moved, extended or signed.
model::History historyOf(Connection& connection, const model::ZoneTree& tree, model::ClientId client, model::Day today,
                         std::optional<model::SessionId> except = std::nullopt);

} // namespace db
