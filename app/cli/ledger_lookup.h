#pragma once
// What a command line calls things of the ledger, looked up in the store; each ends the verb when it is not there.

#include "app/cli/support.h"

#include <string>

namespace cli {

model::Product productNamed(const db::Access& access, const std::string& name);
std::string nameOf(const model::Product& product);

/// By number, and by product where several have one; of a mistyped number those that come near are told.
db::LotRow lotNamed(const db::Access& access, const std::string& number, const std::string& product);
model::Problem noSuchLot(const db::Access& access, const std::string& number);

/// By its printed id.
db::CartridgeRow unitNamed(const db::Access& access, const std::string& printedId);

model::ContainerId containerNamed(const db::Access& access, const std::string& number);

/// The one reading of a scan, or the one that has the lot typed beside it. Several are shown and never guessed from.
model::Udi onlyReading(Context& context, const std::string& scan, const std::string& lot, model::Day today);

} // namespace cli
