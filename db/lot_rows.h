#pragma once
// A lot and what happens to its units together.

#include "db/writing.h"

namespace db {

struct FoundLot {
    model::LotId id;
    model::Uid uid;
    model::ProductId product;
    std::string number;
    model::Day useBy{};
    std::string quarantine;
    bool recalled = false;
};
std::optional<FoundLot> lotOf(Connection& connection, model::LotId id);

struct LotCounts {
    std::int64_t received = 0;
    std::int64_t inStock = 0;
    std::int64_t opened = 0;
    std::int64_t used = 0;
    std::int64_t quarantined = 0;
    std::int64_t expired = 0;
    std::int64_t onShelf() const { return inStock + quarantined + expired; } ///< sealed
};
LotCounts countsOf(Connection& connection, model::LotId id);

/// New units of the lot, which a delivery brought or a count found; the number of the first and the last.
std::pair<std::int64_t, std::int64_t> addUnits(Writing& w, model::LotId lot, int quantity, model::CartridgeEvent event,
                                               std::string_view note);

/// Units in one state take one step together.
void allHappen(Writing& w, model::LotId lot, model::CartridgeState before, model::CartridgeEvent event,
               std::string_view note);
/// Units in stock that the lot's quarantine or its use-by day stops.
void settleAllInStock(Writing& w, model::LotId lot);

/// No unit in stock may be opened any more, for this reason.
void quarantine(Writing& w, const FoundLot& lot, bool recalled, std::string_view reason);
/// They may again; with a `reasonBefore` the lot goes back to the plain quarantine it was in.
void release(Writing& w, const FoundLot& lot, std::string_view reason, std::string_view reasonBefore);

} // namespace db
