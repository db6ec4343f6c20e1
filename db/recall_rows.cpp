#include "db/recall_rows.h"

#include "db/fold.h"

#include "model/text_length.h"

namespace db {

std::optional<model::ProductId> productOf(Connection& connection, const model::RecallItem& item) {
    const auto id = [](const Row& row) { return row.get<model::ProductId>(0); };
    if (item.product) {
        return connection.one("SELECT id FROM product WHERE id = ?", id, *item.product);
    }
    // Another level of the same pack differs in its first digit and so in the last.
    const auto numbered =
        item.gtin.empty()
            ? std::nullopt
            : connection.one("SELECT product_id FROM pack_code WHERE substr(gtin, 2, 12) = substr(?1, 2, 12) "
                             "ORDER BY gtin = ?1 DESC, id LIMIT 1",
                             id, item.gtin);
    return numbered ? numbered
                    : connection.one("SELECT id FROM product WHERE lower(brand || ' ' || model_name) = lower(?) "
                                     "ORDER BY id LIMIT 1",
                                     id, model::trimmed(item.name));
}

std::vector<model::LotId> lotsMet(Connection& connection, model::ProductId product, std::string_view number) {
    const auto id = [](const Row& row) { return row.get<model::LotId>(0); };
    const auto folded = foldedLotNumber(number);
    if (folded.empty()) {
        return connection.rows("SELECT id FROM lot WHERE product_id = ? ORDER BY id", id, product);
    }
    return connection.rows("SELECT id FROM lot WHERE product_id = ? AND number_folded = ? ORDER BY id", id, product,
                           folded);
}

void comeUnder(Writing& w, model::RecallId recall, model::LotId id, bool added) {
    const auto lot = lotOf(w.db, id);
    if (!lot || w.db.one(
                    "SELECT 1 FROM recall_lot WHERE recall_id = ? AND lot_id = ?", [](const Row&) { return true; },
                    recall, id)) {
        return;
    }
    // The quarantine before the first of several recalls, so that they may be lifted in any order.
    const auto earlier = w.db.one(
        "SELECT l.quarantine_before FROM recall_lot l JOIN recall r ON r.id = l.recall_id "
        "WHERE l.lot_id = ? AND r.lifted_at IS NULL ORDER BY l.id LIMIT 1",
        [](const Row& row) { return row.text(0); }, id);
    const auto before = earlier.value_or(lot->quarantine);
    const auto counts = countsOf(w.db, id);
    w.db.run(
        "INSERT INTO recall_lot (recall_id, lot_id, on_hand, used, quarantine_before, at) VALUES (?, ?, ?, ?, ?, ?)",
        recall, id, counts.onShelf() + counts.opened, counts.used, before, w.now);
    w.db.run("INSERT INTO recall_exposure (recall_id, use_id, added, known_at) "
             "SELECT ?, x.id, ?, ? FROM cartridge_use x JOIN session s ON s.id = x.session_id "
             "WHERE x.lot_id = ? AND x.fate IN ('used', 'wasted') AND (s.state <> 'invalidated' "
             "OR EXISTS (SELECT 1 FROM session_invalidation i WHERE i.session_id = s.id)) ORDER BY x.id",
             recall, added, w.now, id);
    if (!lot->recalled) {
        quarantine(w, *lot, true, w.db.value<std::string>("SELECT text FROM recall WHERE id = ?", recall));
    }
}

void meetRecalls(Writing& w, model::ProductId product, std::optional<model::LotId> lot) {
    struct Item {
        model::RecallId recall;
        std::string number;
        model::RecallItem named;
    };
    const auto items = w.db.rows(
        "SELECT i.recall_id, i.number_folded, i.product_id, i.gtin, i.name FROM recall_item i "
        "JOIN recall r ON r.id = i.recall_id WHERE r.lifted_at IS NULL AND coalesce(i.product_id, ?1) = ?1 "
        "ORDER BY i.id",
        [](const Row& row) {
            return Item{row.get<model::RecallId>(0),
                        row.text(1),
                        {row.get<std::optional<model::ProductId>>(2), row.text(3), row.text(4), {}}};
        },
        product);
    for (const auto& item : items) {
        if (productOf(w.db, item.named) != product) {
            continue; // of a product that is not known yet, or not this one
        }
        for (const auto met : lotsMet(w.db, product, item.number)) {
            if (!lot || met == *lot) {
                comeUnder(w, item.recall, met, true);
            }
        }
    }
}

void addExposures(Writing& w, model::SessionId session) {
    w.db.run("INSERT INTO recall_exposure (recall_id, use_id, added, known_at) "
             "SELECT r.id, x.id, 1, ? FROM cartridge_use x JOIN recall_lot l ON l.lot_id = x.lot_id "
             "JOIN recall r ON r.id = l.recall_id WHERE x.session_id = ? AND x.fate IN ('used', 'wasted') "
             "AND r.lifted_at IS NULL AND NOT EXISTS (SELECT 1 FROM recall_exposure e WHERE e.recall_id = r.id "
             "AND e.use_id = x.id) ORDER BY x.id, r.id",
             w.now, session);
}

bool underRecall(Connection& connection, model::LotId lot) {
    return connection
        .one(
            "SELECT 1 FROM recall_lot l JOIN recall r ON r.id = l.recall_id WHERE l.lot_id = ? AND r.lifted_at IS NULL "
            "LIMIT 1",
            [](const Row&) { return true; }, lot)
        .has_value();
}

} // namespace db
