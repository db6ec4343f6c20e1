#include "db/restore_after.h"

#include "db/json_text.h"
#include "db/unit_rows.h"

namespace db {
namespace {

using model::CartridgeState;

std::int64_t askAboutReminders(Writing& w, const GivenUp& givenUp) {
    struct Due {
        model::ReminderId id;
        model::Channel channel{};
    };
    // What was late already when the copy was made was for a person to decide about, and still is.
    const auto since =
        givenUp.backupMadeAt.value_or(w.db.one("SELECT at FROM trail_entry ORDER BY sequence DESC LIMIT 1",
                                               [](const Row& row) { return row.get<model::Instant>(0); })
                                          .value_or(model::Instant{}));
    const auto due = w.db.rows(
        "SELECT m.id, t.channel FROM reminder m JOIN aftercare_step t ON t.id = m.step_id WHERE m.state = 'claimed' "
        "OR (m.state IN ('planned', 'failed') AND m.due_at <= ?1 AND m.late_at > ?2) ORDER BY m.id",
        [](const Row& row) {
            return Due{row.get<model::ReminderId>(0), row.get<model::Channel>(1)};
        },
        w.now, since);
    for (const auto& one : due) {
        w.db.run("UPDATE reminder SET state = 'unknown', retry_at = NULL WHERE id = ?", one.id);
        w.db.run("INSERT INTO reminder_attempt (reminder_id, at, channel, outcome, text, account_id) VALUES "
                 "(?, ?, ?, 'unknown', 'restored', ?)",
                 one.id, w.now, one.channel, w.who.id);
    }
    return std::ssize(due);
}

struct UnitThere {
    model::Uid uid;
    std::string printedId;
    CartridgeState state{};
    std::string lotNumber;
    std::string product;
};

bool onTheShelf(CartridgeState state) {
    return state == CartridgeState::inStock || state == CartridgeState::expired || state == CartridgeState::quarantined;
}

void noteUnit(Writing& w, std::int64_t restoration, const UnitThere& there, const std::optional<Unit>& here,
              bool blocked) {
    w.db.run("INSERT INTO restored_unit (restoration_id, cartridge_id, lot_id, printed_id, lot_number, product_name, "
             "state_there, blocked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
             restoration, here ? std::optional{here->id} : std::nullopt, here ? std::optional{here->lot} : std::nullopt,
             there.printedId, there.lotNumber, there.product, there.state, blocked);
}

void compareUnits(Writing& w, Connection& store, std::int64_t restoration, RestoreDone& done) {
    // Units that are still on the shelf there have nothing to be asked about, unless they came since.
    store.each("SELECT u.uid, u.printed_id, u.state, l.number, p.brand || ' ' || p.model_name FROM cartridge u "
               "JOIN lot l ON l.id = u.lot_id JOIN product p ON p.id = l.product_id ORDER BY u.id",
               [&](const Row& row) {
                   const UnitThere there{row.get<model::Uid>(0), row.text(1), row.get<CartridgeState>(2), row.text(3),
                                         row.text(4)};
                   const auto id = w.db.one(
                       "SELECT id FROM cartridge WHERE uid = ?",
                       [](const Row& found) { return found.get<model::CartridgeId>(0); }, there.uid);
                   if (!id) {
                       ++done.strange;
                       noteUnit(w, restoration, there, std::nullopt, false);
                       return;
                   }
                   const auto here = unit(w.db, *id);
                   if (here->state == there.state || (onTheShelf(here->state) && onTheShelf(there.state))) {
                       return;
                   }
                   const bool blocked = onTheShelf(here->state);
                   noteUnit(w, restoration, there, here, blocked);
                   if (here->state == CartridgeState::inStock) {
                       happens(w, here->id, {model::CartridgeEvent::quarantined, {}, {}, {}, "restored"});
                   }
                   done.blocked += blocked ? 1 : 0;
               });
}

} // namespace

RestoreDone settleAfterwards(Writing& w, Trail& trail, const GivenUp& givenUp) {
    RestoreDone done;
    done.reminders = askAboutReminders(w, givenUp);
    const auto uid = w.newUid();
    const auto head = hexOf(givenUp.head.hash);
    const auto id = w.db.insert("INSERT INTO restoration (uid, kind, given_up_sequence, given_up_head, kept_as, "
                                "backup_made_at, reminders, note, "
                                "at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, givenUp.kind, givenUp.head.sequence, head, givenUp.keptAs, givenUp.backupMadeAt,
                                done.reminders, givenUp.note, w.now, w.who.id);
    if (givenUp.store != nullptr) {
        compareUnits(w, *givenUp.store, id, done);
    }
    const auto before = trailHead(w.db);
    trail.append(w.now, w.who.uid, givenUp.kind == RestorationKind::restored ? "store.restored" : "store.go-on", uid,
                 JsonText::object([&](JsonText& json) {
                     json.object("from", [&](JsonText&) {
                         json.field("sequence", before.sequence);
                         json.field("head", hexOf(before.hash));
                         json.field("madeAt", givenUp.backupMadeAt);
                     });
                     json.object("givenUp", [&](JsonText&) {
                         json.field("sequence", givenUp.head.sequence);
                         json.field("head", head);
                         json.filled("keptAs", givenUp.keptAs);
                     });
                     json.field("reminders", done.reminders);
                     json.field("blocked", done.blocked);
                     json.field("strange", done.strange);
                     json.filled("note", givenUp.note);
                 }));
    return done;
}

std::vector<model::CartridgeId> blockedUnits(Connection& connection, model::LotId lot) {
    return connection.rows(
        "SELECT DISTINCT r.cartridge_id FROM restored_unit r JOIN cartridge u ON u.id = r.cartridge_id "
        "WHERE r.lot_id = ? AND r.blocked = 1 AND r.counted_at IS NULL AND u.state IN ('quarantined', 'expired') "
        "ORDER BY r.cartridge_id",
        [](const Row& row) { return row.get<model::CartridgeId>(0); }, lot);
}

void unblock(Writing& w, model::LotId lot) {
    const auto still = blockedUnits(w.db, lot);
    w.db.run("UPDATE restored_unit SET counted_at = ? WHERE lot_id = ? AND blocked = 1 AND counted_at IS NULL", w.now,
             lot);
    for (const auto id : still) {
        const auto now = unit(w.db, id);
        if (now->state == CartridgeState::quarantined && now->quarantine.empty()) { // else the lot's own holds it
            happens(w, id, {model::CartridgeEvent::released, {}, {}, {}, "counted"});
            settleInStock(w, id);
        }
    }
}

bool waitsForCount(Connection& connection, model::CartridgeId cartridge) {
    return connection
        .one(
            "SELECT 1 FROM restored_unit WHERE cartridge_id = ? AND blocked = 1 AND counted_at IS NULL LIMIT 1",
            [](const Row&) { return true; }, cartridge)
        .has_value();
}

} // namespace db
