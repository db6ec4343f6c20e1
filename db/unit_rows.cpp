#include "db/unit_rows.h"

#include "db/restore_after.h"

namespace db {

std::optional<Unit> unit(Connection& connection, model::CartridgeId id) {
    return connection.one(
        "SELECT c.id, c.uid, c.printed_id, c.state, c.session_id, c.lot_id, l.use_by, l.quarantine, "
        "l.recalled FROM cartridge c JOIN lot l ON l.id = c.lot_id WHERE c.id = ?",
        [](const Row& row) {
            return Unit{row.get<model::CartridgeId>(0),
                        row.get<model::Uid>(1),
                        row.text(2),
                        row.get<model::CartridgeState>(3),
                        row.get<std::optional<model::SessionId>>(4),
                        row.get<model::LotId>(5),
                        row.get<model::Day>(6),
                        row.text(7),
                        row.get<bool>(8)};
        },
        id);
}

void happens(Writing& w, model::CartridgeId cartridge, const Happening& happening) {
    w.db.run("INSERT INTO cartridge_event (cartridge_id, event, session_id, container_id, waste_reason, note, at, "
             "account_id, day, waste_method, witness_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             cartridge, happening.event, happening.session, happening.container, happening.wasteReason, happening.note,
             w.now, w.who.id, w.today, happening.wasteMethod, happening.witness);
}

void settleInStock(Writing& w, model::CartridgeId cartridge) {
    const auto now = unit(w.db, cartridge);
    if (!now || now->state != model::CartridgeState::inStock) {
        return;
    }
    if (!now->quarantine.empty()) {
        happens(w, cartridge, {model::CartridgeEvent::quarantined, {}, {}, {}, now->quarantine});
    } else if (now->useBy < w.today) {
        happens(w, cartridge, {model::CartridgeEvent::expired, {}, {}, {}, ""});
    }
}

model::Problems whyNotOpen(Writing& w, const Unit& unit, model::Day day) {
    using enum model::CartridgeState;
    model::Problems problems;
    switch (unit.state) {
    case opened:
        problems.push_back({"cartridge", "already-opened", {unit.printedId}});
        break;
    case used:
    case disposed: {
        const auto when = w.db.one(
            "SELECT s.day FROM cartridge_use u JOIN session s ON s.id = u.session_id "
            "WHERE u.cartridge_id = ? AND u.live = 1",
            [](const Row& row) { return row.text(0); }, unit.id);
        problems.push_back({"cartridge", "used-before", {when.value_or(std::string{})}});
        break;
    }
    case wasted:
    case returned:
    case lost:
        problems.push_back({"cartridge", std::string{model::code(unit.state)}, {unit.printedId}});
        break;
    case inStock:
    case expired:
    case quarantined:
        if (unit.quarantine.empty() && waitsForCount(w.db, unit.id)) {
            problems.push_back({"cartridge", "count-first", {unit.printedId}});
        } else if (unit.recalled) {
            problems.push_back({"cartridge", "recalled", {unit.quarantine}});
        } else if (!unit.quarantine.empty() || unit.state == quarantined) {
            problems.push_back({"cartridge", "quarantined", {unit.quarantine}});
        }
        if (unit.useBy < day || unit.state == expired) {
            problems.push_back({"cartridge", "expired", {model::isoText(unit.useBy)}});
        }
        break;
    }
    return problems;
}

void incident(Writing& w, std::string_view kind, const SessionHead& session,
              std::optional<model::CartridgeId> cartridge, std::optional<model::LotId> lot) {
    w.db.run("INSERT INTO incident (uid, kind, session_id, cartridge_id, lot_id, day, at, account_id) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
             w.newUid(), kind, session.id, cartridge, lot, session.day, w.now, w.who.id);
}

void lotIncidents(Writing& w, const SessionHead& session, std::optional<model::CartridgeId> cartridge, model::LotId lot,
                  model::Instant then) {
    const auto useBy = w.db.one(
        "SELECT use_by FROM lot WHERE id = ?", [](const Row& row) { return row.get<model::Day>(0); }, lot);
    if (!useBy) {
        return;
    }
    if (*useBy < session.day) {
        incident(w, "expired", session, cartridge, lot);
    }
    const auto standing = [&](std::string_view before, model::Instant moment) {
        return w.db.one(
            "SELECT event FROM lot_event WHERE lot_id = ? AND at " + std::string{before} +
                " ? ORDER BY id DESC LIMIT 1",
            [](const Row& row) { return row.text(0); }, lot, moment);
    };
    // A letter's own day counts too, which may be earlier than its coming here. Whom it met later is among its exposed.
    const bool byLetter =
        w.db.one(
                "SELECT 1 FROM recall_lot l JOIN recall r ON r.id = l.recall_id "
                "WHERE l.lot_id = ? AND r.day < ? AND (r.lifted_at IS NULL OR r.lifted_at > ?) LIMIT 1",
                [](const Row&) { return true; }, lot, session.day, session.startedAt)
            .has_value();
    if (byLetter || standing("<", *session.startedAt) == "recalled") {
        incident(w, "recalled", session, cartridge, lot);
    } else if (standing("<=", then) == "quarantined") {
        incident(w, "quarantined", session, cartridge, lot);
    }
}

model::Problems checkContainer(Writing& w, std::optional<model::ContainerId> container) {
    if (!container) {
        return {{"container", "required", {}}};
    }
    const auto state = w.db.one(
        "SELECT state FROM container WHERE id = ?", [](const Row& row) { return row.get<model::ContainerState>(0); },
        *container);
    if (!state) {
        return {{"container", "unknown", {}}};
    }
    if (*state != model::ContainerState::open) {
        return {{"container", "closed", {}}};
    }
    return {};
}

} // namespace db
