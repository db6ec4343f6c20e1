#pragma once
// Entering what a manager is to be shown of access; inside a write transaction.

#include "db/connection.h"
#include "db/row_accounts.h"

namespace db {

/// Without a client: the recovery key, a new file key.
void noteAccess(Connection& connection, model::AccessNoticeKind kind, model::AccountId account, model::Instant now);

} // namespace db
