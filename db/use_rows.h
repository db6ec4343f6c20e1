#pragma once
// Cartridges that are said afterwards to have been used: what that does to the units, and what it tells of them.

#include "db/session_parts.h"

#include <cstdint>

namespace db {

/// That the units and lots are there; fields "cartridges[i].cartridge" and ".lot", code unknown.
model::Problems checkUses(Writing& w, const std::vector<model::CartridgeUse>& uses);

/// Never denied: the unit follows as far as the ledger's moves allow, and what they do not allow is an incident.
/// `amendment`: the one that adds the use to a session that was signed without it.
void keepUse(Writing& w, const SessionHead& session, const model::CartridgeUse& use,
             std::optional<model::ContainerId> container, std::optional<std::int64_t> amendment = std::nullopt);

} // namespace db
