#include "db/lot_rows.h"

#include "db/uid.h"

namespace db {

std::optional<FoundLot> lotOf(Connection& connection, model::LotId id) {
    return connection.one(
        "SELECT id, uid, product_id, number, use_by, quarantine, recalled FROM lot WHERE id = ?",
        [](const Row& row) {
            return FoundLot{row.get<model::LotId>(0),
                            row.get<model::Uid>(1),
                            row.get<model::ProductId>(2),
                            row.text(3),
                            row.get<model::Day>(4),
                            row.text(5),
                            row.get<bool>(6)};
        },
        id);
}

LotCounts countsOf(Connection& connection, model::LotId id) {
    return connection
        .one(
            "SELECT received, in_stock, opened, used, quarantined, expired FROM lot_count_cache WHERE lot_id = ?",
            [](const Row& row) {
                return LotCounts{row.integer(0), row.integer(1), row.integer(2),
                                 row.integer(3), row.integer(4), row.integer(5)};
            },
            id)
        .value_or(LotCounts{});
}

std::pair<std::int64_t, std::int64_t> addUnits(Writing& w, model::LotId lot, int quantity, model::CartridgeEvent event,
                                               std::string_view note) {
    const auto prefix = w.db.value<std::string>("SELECT print_prefix FROM meta WHERE id = 1");
    const auto last = w.db.value<std::int64_t>("SELECT coalesce(max(number), 0) FROM cartridge");
    for (int i = 1; i <= quantity; ++i) {
        const auto cartridge = w.db.insert(
            "INSERT INTO cartridge (uid, number, printed_id, lot_id, state) VALUES (?, ?, ?, ?, 'in-stock')",
            w.newUid(), last + i, printedId(prefix, last + i), lot);
        w.db.run(
            "INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id, day) VALUES (?, ?, ?, ?, ?, ?)",
            cartridge, event, note, w.now, w.who.id, w.today);
    }
    return {last + 1, last + quantity};
}

void allHappen(Writing& w, model::LotId lot, model::CartridgeState before, model::CartridgeEvent event,
               std::string_view note) {
    w.db.run("INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id, day) "
             "SELECT id, ?, ?, ?, ?, ? FROM cartridge WHERE lot_id = ? AND state = ? ORDER BY id",
             event, note, w.now, w.who.id, w.today, lot, before);
}

void settleAllInStock(Writing& w, model::LotId id) {
    const auto lot = lotOf(w.db, id);
    if (!lot) {
        return;
    }
    if (!lot->quarantine.empty()) {
        allHappen(w, id, model::CartridgeState::inStock, model::CartridgeEvent::quarantined, lot->quarantine);
    } else if (lot->useBy < w.today) {
        allHappen(w, id, model::CartridgeState::inStock, model::CartridgeEvent::expired, "");
    }
}

void quarantine(Writing& w, const FoundLot& lot, bool recalled, std::string_view reason) {
    w.db.run("UPDATE lot SET quarantine = ?, recalled = ? WHERE id = ?", reason, recalled, lot.id);
    w.db.run("INSERT INTO lot_event (lot_id, event, reason, at, account_id) VALUES (?, ?, ?, ?, ?)", lot.id,
             recalled ? "recalled" : "quarantined", reason, w.now, w.who.id);
    settleAllInStock(w, lot.id);
}

void release(Writing& w, const FoundLot& lot, std::string_view reason, std::string_view reasonBefore) {
    // What it was before the letter: held back, or recalled by hand.
    const auto before = w.db.one(
        "SELECT event FROM lot_event WHERE lot_id = ? AND reason = ? ORDER BY id DESC LIMIT 1",
        [](const Row& row) { return row.text(0); }, lot.id, reasonBefore);
    w.db.run("UPDATE lot SET quarantine = ?, recalled = ? WHERE id = ?", reasonBefore, before == "recalled", lot.id);
    w.db.run("INSERT INTO lot_event (lot_id, event, reason, at, account_id) VALUES (?, ?, ?, ?, ?)", lot.id,
             reasonBefore.empty() ? "released" : before.value_or("quarantined"),
             reasonBefore.empty() ? reason : reasonBefore, w.now, w.who.id);
    if (reasonBefore.empty()) {
        allHappen(w, lot.id, model::CartridgeState::quarantined, model::CartridgeEvent::released, reason);
        settleAllInStock(w, lot.id);
    }
}

} // namespace db
