#pragma once
// Questions about recalls and the ledger's settings, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>
#include <vector>

namespace db::read {

model::LedgerSettings ledgerSettings(Connection& connection);

std::vector<RecallRow> recalls(Connection& connection, bool withLifted);
std::optional<RecallDetail> recall(Connection& connection, model::RecallId id, int exposures);
std::vector<RecallMatch> recallMatches(Connection& connection, const std::vector<model::RecallItem>& items);

} // namespace db::read
