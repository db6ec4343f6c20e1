#pragma once
// Questions about clients, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>
#include <vector>

namespace db::read {

Listed<ClientRow> clients(Connection& connection, const ClientQuery& query, model::Day today);
std::optional<model::Client> client(Connection& connection, model::ClientId id);
std::optional<model::ClientId> clientByUid(Connection& connection, const model::Uid& uid);
/// Same name, same phone number, or same birth date and a word of the name; the likeliest first, at most 20.
std::vector<Double> doublesOf(Connection& connection, const model::Client& typed);
std::vector<ExposureRow> exposures(Connection& connection, model::ClientId id);
std::vector<ReactionRow> reactions(Connection& connection, model::ClientId id);

} // namespace db::read
