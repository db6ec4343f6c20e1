// Whole lots: quarantined and released, counted, moved past their use-by day.

#include "db/apply.h"
#include "db/payload.h"
#include "db/recall_rows.h"
#include "db/restore_after.h"
#include "db/unit_rows.h"

#include "model/text_length.h"

#include <algorithm>
#include <set>

namespace db {
namespace {

constexpr int mostCounted = 100'000;

bool onShelf(model::CartridgeState state) {
    return state == model::CartridgeState::inStock || state == model::CartridgeState::quarantined ||
           state == model::CartridgeState::expired;
}

/// Units of the lot in a state, the last received first.
std::vector<model::CartridgeId> lastOf(Writing& w, model::LotId lot, model::CartridgeState state, std::int64_t most) {
    return w.db.rows(
        "SELECT id FROM cartridge WHERE lot_id = ? AND state = ? ORDER BY id DESC LIMIT ?",
        [](const Row& row) { return row.get<model::CartridgeId>(0); }, lot, state, most);
}

void lose(Writing& w, model::LotId lot, const std::vector<model::CartridgeId>& named, std::int64_t missing,
          const std::string& reason) {
    const auto gone = [&](model::CartridgeId id) {
        happens(w, id, {model::CartridgeEvent::lost, {}, {}, {}, reason});
        --missing;
    };
    for (const auto id : named) {
        gone(id);
    }
    // Gone from the shelf in a store that was given up: these are missing before any other.
    for (const auto id : blockedUnits(w.db, lot)) {
        if (missing > 0 && unit(w.db, id)->state != model::CartridgeState::lost) {
            gone(id);
        }
    }
    for (const auto state :
         {model::CartridgeState::inStock, model::CartridgeState::expired, model::CartridgeState::quarantined}) {
        for (const auto id : lastOf(w, lot, state, missing)) {
            gone(id);
        }
    }
}

void find(Writing& w, model::LotId lot, std::int64_t surplus, const std::string& reason) {
    const auto lostBefore = w.db.rows(
        "SELECT u.id FROM cartridge u WHERE u.lot_id = ? AND u.state = 'lost' "
        "ORDER BY (SELECT max(e.id) FROM cartridge_event e WHERE e.cartridge_id = u.id) DESC LIMIT ?",
        [](const Row& row) { return row.get<model::CartridgeId>(0); }, lot, surplus);
    for (const auto id : lostBefore) {
        happens(w, id, {model::CartridgeEvent::found, {}, {}, {}, reason});
    }
    const auto fresh = surplus - static_cast<std::int64_t>(lostBefore.size());
    addUnits(w, lot, static_cast<int>(fresh), model::CartridgeEvent::found, reason);
    settleAllInStock(w, lot);
}

model::Problems checkMissing(Writing& w, const model::CountLot& change, std::int64_t variance) {
    model::Problems problems;
    std::set<model::CartridgeId> seen;
    for (std::size_t i = 0; i < change.missing.size(); ++i) {
        const std::string at = "missing[" + std::to_string(i) + "].cartridge";
        const auto found = unit(w.db, change.missing[i]);
        if (!found || found->lot != change.lot) {
            problems.push_back({at, "unknown", {}});
        } else if (!onShelf(found->state)) {
            problems.push_back({at, "wrong-state", {std::string{model::code(found->state)}}});
        } else if (!seen.insert(found->id).second) {
            problems.push_back({at, "twice", {found->printedId}});
        }
    }
    if (static_cast<std::int64_t>(change.missing.size()) > std::max<std::int64_t>(-variance, 0)) {
        problems.push_back({"missing", "more-than-missing", {std::to_string(std::max<std::int64_t>(-variance, 0))}});
    }
    return problems;
}

} // namespace

Outcome apply(Writing& w, const model::QuarantineLot& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto lot = lotOf(w.db, change.lot);
    if (!lot) {
        return model::Problem{"lot", "unknown", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    if (!lot->quarantine.empty() && (lot->recalled || !change.recalled)) {
        return model::Problem{"lot", lot->recalled ? "already-recalled" : "already-quarantined", {lot->quarantine}};
    }
    quarantine(w, *lot, change.recalled, reason);
    return Written{lot->id.value, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.field("recalled", change.recalled);
                       json.filled("old", lot->quarantine);
                   })};
}

Outcome apply(Writing& w, const model::ReleaseLot& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto lot = lotOf(w.db, change.lot);
    if (!lot) {
        return model::Problem{"lot", "unknown", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    if (lot->quarantine.empty()) {
        return model::Problem{"lot", "not-quarantined", {}};
    }
    if (underRecall(w.db, lot->id)) {
        return model::Problem{"lot", "recall-stands", {lot->quarantine}};
    }
    release(w, *lot, reason, {});
    return Written{lot->id.value, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.field("old", lot->quarantine);
                       json.field("recalled", lot->recalled);
                   })};
}

Outcome apply(Writing& w, const model::CountLot& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto lot = lotOf(w.db, change.lot);
    if (!lot) {
        return model::Problem{"lot", "unknown", {}};
    }
    if (change.counted < 0 || change.counted > mostCounted) {
        return model::Problem{"counted", "out-of-range", {"0", std::to_string(mostCounted)}};
    }
    const auto expected = countsOf(w.db, lot->id).onShelf();
    const auto variance = change.counted - expected;
    if (auto problem = model::lengthProblem("reason", reason)) {
        return *std::move(problem);
    }
    if (variance != 0 && reason.empty()) {
        return model::Problem{
            "reason", "variance-unexplained", {std::to_string(expected), std::to_string(change.counted)}};
    }
    if (auto problems = checkMissing(w, change, variance); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO stock_count (uid, lot_id, day, expected, counted, reason, at, account_id) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, lot->id, w.today, expected, change.counted, reason, w.now, w.who.id);
    if (variance < 0) {
        lose(w, lot->id, change.missing, -variance, reason);
    } else if (variance > 0) {
        find(w, lot->id, variance, reason);
    }
    unblock(w, lot->id);
    return Written{id, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("expected", expected);
                       json.field("counted", change.counted);
                       json.filled("reason", reason);
                   })};
}

Outcome apply(Writing& w, const model::ExpireLots&) {
    struct Past {
        model::LotId id;
        model::Uid uid;
        std::string number;
        std::int64_t units;
    };
    // CROSS JOIN: start from the few lots that have units here.
    const auto past = w.db.rows(
        "SELECT l.id, l.uid, l.number, n.in_stock FROM lot_count_cache n CROSS JOIN lot l ON l.id = n.lot_id "
        "WHERE n.in_stock + n.opened + n.quarantined + n.expired > 0 AND n.in_stock > 0 AND l.use_by < ? ORDER BY l.id",
        [](const Row& row) {
            return Past{row.get<model::LotId>(0), row.get<model::Uid>(1), row.text(2), row.integer(3)};
        },
        w.today);
    if (past.empty()) {
        return model::Problem{"lot", "nothing-expired", {}};
    }
    for (const auto& lot : past) {
        allHappen(w, lot.id, model::CartridgeState::inStock, model::CartridgeEvent::expired, "");
    }
    return Written{1, w.clinic.uid, JsonText::object([&](JsonText& json) {
                       json.objects("lots", past, [&](const Past& lot) {
                           json.field("lot", lot.uid);
                           json.field("number", lot.number);
                           json.field("units", lot.units);
                       });
                   })};
}

} // namespace db
