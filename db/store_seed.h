#pragma once
// What a new store begins with: the clinic, the rule book, the aftercare plans and the catalogue of cartridges.

#include "db/connection.h"
#include "db/store.h"

namespace db {

/// In the running transaction; the caller appends the entry.
void seed(Connection& connection, const NewStore& wanted, model::Instant now);

} // namespace db
