#pragma once
// What a new store begins with: the clinic, the rule book, the aftercare plans and the catalogue of cartridges.

#include "db/connection.h"
#include "db/store.h"

#include <optional>

namespace db {

/// In the running transaction; the caller appends the entry.
void seed(Connection& connection, const NewStore& wanted, model::Instant now);

/// Gives a rule book from before some kinds of rules a new version with what the program comes with for them; the rest
/// stays as the clinic has it. Says which version it made, or nothing. In a write transaction; the trail is the caller's.
std::optional<int> extendRules(Connection& connection, model::Instant now);

} // namespace db
