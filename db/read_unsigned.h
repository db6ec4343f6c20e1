#pragma once
// What waits for a signature, on a given connection.

#include "db/connection.h"
#include "db/row_unsigned.h"

#include <vector>

namespace db::read {

/// Open sessions, those that wait for a co-signature, then drafts of no open session, each the longest waiting first.
/// `whose`: sessions that they perform or are to co-sign and their own drafts; everybody's when nobody is named.
std::vector<UnsignedRow> unsignedWork(Connection& connection, std::optional<model::AccountId> whose);

} // namespace db::read
