#pragma once
// What a recall meets: lots that are there, lots that come later, uses that become known.

#include "db/lot_rows.h"

#include "model/recall.h"

namespace db {

/// The product an item speaks of: by id, by GTIN of any level of its packs, else by its whole name in any case; none
/// when the catalogue has no such.
std::optional<model::ProductId> productOf(Connection& connection, const model::RecallItem& item);

/// Lots of a product with this number as typed, or all of it where the number is empty.
std::vector<model::LotId> lotsMet(Connection& connection, model::ProductId product, std::string_view number);

/// The lot comes under the recall: what is there is counted, what is in stock quarantined, what was used listed.
/// `added` for what came or became known after the recall was issued.
void comeUnder(Writing& w, model::RecallId recall, model::LotId lot, bool added);

/// For a delivery, or a product whose name or numbers have changed: recalls that stand and name a lot of it.
void meetRecalls(Writing& w, model::ProductId product, std::optional<model::LotId> lot);

/// For a session whose uses have just become known.
void addExposures(Writing& w, model::SessionId session);

/// Whether a recall that stands holds the lot.
bool underRecall(Connection& connection, model::LotId lot);

} // namespace db
