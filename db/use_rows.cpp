#include "db/use_rows.h"

#include "db/unit_rows.h"

namespace db {
namespace {

/// The state follows the truth as far as the ledger's moves allow; what they do not allow is an incident.
void moveUnit(Writing& w, const SessionHead& session, const Unit& unit, const model::CartridgeUse& use,
              std::optional<model::ContainerId> container) {
    using enum model::CartridgeEvent;
    using State = model::CartridgeState;
    if (unit.state == State::quarantined) {
        happens(w, unit.id, {released, {}, {}, {}, "recorded as used"});
    }
    // Past its day on the shelf, or missed in a count: now it is known where it went.
    const bool missed = unit.state == State::expired || unit.state == State::lost;
    if (missed) {
        happens(w, unit.id, {found, {}, {}, {}, "recorded as used"});
    }
    if (missed || unit.state == State::quarantined || unit.state == State::inStock) {
        happens(w, unit.id, {opened, session.id, {}, {}, ""});
    } else if (unit.state != State::opened) {
        incident(w, unit.state == State::used || unit.state == State::disposed ? "reused" : "not-in-stock", session,
                 unit.id, unit.lot);
        return;
    } else if (unit.session != session.id) {
        // Opened on another desk: the one use it has is there.
        incident(w, "reused", session, unit.id, unit.lot);
        return;
    }
    if (use.fate == model::CartridgeFate::used) {
        happens(w, unit.id, {used, session.id, {}, {}, ""});
        if (container) {
            happens(w, unit.id, {disposed, session.id, container, {}, ""});
        }
    } else if (use.fate == model::CartridgeFate::wasted) {
        happens(w, unit.id, {wasted, session.id, container, use.wasteReason, ""});
    } else {
        happens(w, unit.id, {resealed, session.id, {}, {}, ""});
        settleInStock(w, unit.id);
    }
}

/// The one use of the unit stands in a session that was invalidated since: what is recorded now takes its place, where
/// it says the same of the unit.
bool takesOver(Writing& w, const SessionHead& session, const Unit& unit, const model::CartridgeUse& use,
               std::optional<model::ContainerId> container) {
    using enum model::CartridgeEvent;
    using State = model::CartridgeState;
    const bool spent = unit.state == State::used || unit.state == State::disposed;
    const bool same = use.fate == model::CartridgeFate::used
                          ? spent
                          : use.fate == model::CartridgeFate::wasted && unit.state == State::wasted;
    const auto held = w.db.one(
        "SELECT x.id FROM cartridge_use x JOIN session s ON s.id = x.session_id "
        "WHERE x.cartridge_id = ? AND x.live = 1 AND s.state = 'invalidated'",
        [](const Row& row) { return row.integer(0); }, unit.id);
    if (!same || !held) {
        return false;
    }
    w.db.run("UPDATE cartridge_use SET live = 0 WHERE id = ?", *held);
    happens(w, unit.id, {recharted, session.id, {}, {}, ""});
    if (unit.state == State::used && container) {
        happens(w, unit.id, {disposed, session.id, container, {}, ""});
    }
    return true;
}

} // namespace

model::Problems checkUses(Writing& w, const std::vector<model::CartridgeUse>& uses) {
    model::Problems problems;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto& use = uses[i];
        const std::string at = "cartridges[" + std::to_string(i) + "].";
        if (use.cartridge && !unit(w.db, *use.cartridge)) {
            problems.push_back({at + "cartridge", "unknown", {}});
        } else if (!use.cartridge && use.lot &&
                   !w.db.one(
                       "SELECT 1 FROM lot WHERE id = ?", [](const Row&) { return true; }, *use.lot)) {
            problems.push_back({at + "lot", "unknown", {}});
        }
    }
    return problems;
}

void keepUse(Writing& w, const SessionHead& session, const model::CartridgeUse& use,
             std::optional<model::ContainerId> container, std::optional<std::int64_t> amendment) {
    const auto found = use.cartridge ? unit(w.db, *use.cartridge) : std::nullopt;
    const auto lot = found ? std::optional{found->lot} : use.lot;
    const bool takenOver = found && takesOver(w, session, *found, use, container);
    const bool taken = found && w.db.one(
                                    "SELECT 1 FROM cartridge_use WHERE cartridge_id = ? AND live = 1",
                                    [](const Row&) { return true; }, found->id);
    const bool live = found && !taken && use.fate != model::CartridgeFate::returnedSealed;
    if (found && !takenOver) {
        moveUnit(w, session, *found, use, container);
    }
    if (lot && use.fate == model::CartridgeFate::used) {
        lotIncidents(w, session, use.cartridge, *lot, *session.startedAt);
    }
    w.db.run("INSERT INTO cartridge_use (session_id, cartridge_id, lot_id, pack_intact, sheath_changed, fate, "
             "waste_reason, live, added_by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
             session.id, use.cartridge, lot, use.packIntact, use.sheathChanged, use.fate,
             use.fate == model::CartridgeFate::wasted ? use.wasteReason : std::nullopt, live, amendment);
}

} // namespace db
