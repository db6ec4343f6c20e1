#pragma once
// Questions about sessions and drafts, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>
#include <vector>

namespace db::read {

Listed<SessionRow> sessionsOf(Connection& connection, model::ClientId client, int limit);
std::vector<SessionRow> sessionsOn(Connection& connection, model::Day day);
/// Of the days from `first` to `last`, both included, in their order.
std::vector<SessionRow> sessionsBetween(Connection& connection, model::Day first, model::Day last);
std::vector<SessionRow> openSessions(Connection& connection, std::optional<model::AccountId> performer);
std::optional<SessionDetail> session(Connection& connection, model::SessionId id);
std::optional<model::SessionId> sessionByUid(Connection& connection, const model::Uid& uid);

/// Of one account, or everybody's; the latest first.
std::vector<Draft> drafts(Connection& connection, std::optional<model::AccountId> account);
std::optional<Draft> draft(Connection& connection, model::ClientId client, model::AccountId account);

} // namespace db::read
