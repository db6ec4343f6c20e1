#pragma once
// How accounts are used, and who may read a chart: questions on a given connection.

#include "db/connection.h"
#include "db/row_accounts.h"
#include "db/rows.h"
#include "model/people.h"

namespace db::read {

std::vector<AccountUse> accountUse(Connection& connection); ///< by account

/// A chart that is not restricted is open to all who may read charts.
ChartAccess chartAccess(Connection& connection, const model::Roles& roles, model::AccountId account,
                        model::ClientId client, model::Instant now);
/// Nothing for one that never began: the diary has it, whoever may read the chart.
std::optional<model::ClientId> clientOfSession(Connection& connection, model::SessionId session);

Listed<AccessNotice> accessNotices(Connection& connection, int limit); ///< the newest first

} // namespace db::read
