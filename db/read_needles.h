#pragma once
// Questions about lots, cartridges and sharps containers, on a given connection.

#include "db/connection.h"
#include "db/rows.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace db::read {

Listed<LotRow> stock(Connection& connection, bool withEmptyAndExpired, model::Day today);
std::optional<LotRow> lot(Connection& connection, model::LotId id, model::Day today);
std::vector<LotRow> lotsNumbered(Connection& connection, std::string_view number, model::Day today);
Listed<CartridgeRow> cartridges(Connection& connection, model::LotId lot, int limit);
std::optional<CartridgeRow> cartridge(Connection& connection, model::CartridgeId id);
std::optional<CartridgeRow> cartridgePrinted(Connection& connection, std::string_view printedId);
std::vector<CartridgeStep> life(Connection& connection, model::CartridgeId id);
std::optional<CartridgeRow> offer(Connection& connection, model::Modality modality,
                                  std::optional<model::DeviceId> device, model::Day today);
std::optional<CartridgeRow> offerOf(Connection& connection, model::LotId lot, model::Day today);
std::optional<std::pair<model::Product, int>> productOfGtin(Connection& connection, std::string_view gtin14);
std::vector<ContainerRow> containers(Connection& connection, model::Day today);
/// Those that want closing or collecting, the oldest first.
std::vector<ContainerRow> containersDue(Connection& connection, model::Day today);
std::vector<ContainerStep> containerLife(Connection& connection, model::ContainerId id);
std::vector<CountRow> counts(Connection& connection, model::LotId lot);
std::vector<CartridgeRow> undisposed(Connection& connection);
bool fits(Connection& connection, model::ProductId product, model::DeviceId device);

} // namespace db::read
