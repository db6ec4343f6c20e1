// Single units: received, wasted, sent back, lost and found, put into a container.

#include "db/apply.h"
#include "db/fold.h"
#include "db/payload.h"
#include "db/recall_rows.h"
#include "db/uid.h"
#include "db/unit_rows.h"

#include "model/text_length.h"
#include "model/udi.h"

#include <algorithm>
#include <set>

namespace db {
namespace {

constexpr int mostAtOnce = 100'000;
constexpr std::size_t longestKeptScan = 1000;

/// A scan with a serial number names one pack, which cannot arrive twice.
bool serialCameBefore(Writing& w, model::LotId lot, const std::string& scan) {
    const auto now = model::parseUdi(scan, w.today);
    if (!now || now->serial.empty()) {
        return false;
    }
    const auto before = w.db.rows(
        "SELECT udi_as_scanned FROM delivery WHERE lot_id = ? AND udi_as_scanned <> '' ORDER BY id",
        [](const Row& row) { return row.text(0); }, lot);
    return std::any_of(before.begin(), before.end(), [&](const std::string& text) {
        const auto udi = model::parseUdi(text, w.today);
        return udi && udi->di == now->di && udi->serial == now->serial;
    });
}

/// Name of another product that has a lot of this number.
std::optional<std::string> otherProductWith(Writing& w, model::ProductId product, const std::string& folded) {
    return w.db.one(
        "SELECT p.brand || ' ' || p.model_name FROM lot l JOIN product p ON p.id = l.product_id "
        "WHERE l.number_folded = ? AND l.product_id <> ? ORDER BY l.id LIMIT 1",
        [](const Row& row) { return row.text(0); }, folded, product);
}

model::Problem wrongState(const Unit& unit) {
    return {"cartridge", "wrong-state", {std::string{model::code(unit.state)}}};
}

/// One step of a unit that needs nothing but a note.
Outcome step(Writing& w, model::CartridgeId id, model::CartridgeEvent event, const std::string& note) {
    const auto found = unit(w.db, id);
    if (!found) {
        return model::Problem{"cartridge", "unknown", {}};
    }
    if (!model::after(found->state, event)) {
        return wrongState(*found);
    }
    if (auto problem = model::lengthProblem("note", note)) {
        return *std::move(problem);
    }
    happens(w, found->id, {event, std::nullopt, std::nullopt, std::nullopt, note});
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("old", found->state);
                       json.filled("note", note);
                   })};
}

model::Problems checkReceived(Writing& w, const model::ReceiveLot& change, const std::string& number) {
    model::Problems problems;
    if (!w.db.one(
            "SELECT 1 FROM product WHERE id = ?", [](const Row&) { return true; }, change.product)) {
        problems.push_back({"product", "unknown", {}});
    }
    if (number.empty()) {
        problems.push_back({"number", "required", {}});
    } else if (model::lengthOf(number) > 40) {
        problems.push_back({"number", "too-long", {"40"}});
    }
    model::checkLength(problems, "udiAsScanned", change.udiAsScanned, longestKeptScan);
    if (change.quantity < 1 || change.quantity > mostAtOnce) {
        problems.push_back({"quantity", "out-of-range", {"1", std::to_string(mostAtOnce)}});
    }
    return problems;
}

/// Whom a waste names beside the one who acts.
model::Problems checkWitness(Writing& w, std::optional<model::AccountId> witness) {
    if (!witness) {
        const bool needed = w.db.one("SELECT witness_needed FROM ledger_settings WHERE id = 1",
                                     [](const Row& row) { return row.get<bool>(0); })
                                .value_or(model::LedgerSettings{}.witnessNeeded);
        return needed ? model::Problems{{"witness", "required", {}}} : model::Problems{};
    }
    if (*witness == w.who.id) {
        return {{"witness", "same-person", {}}};
    }
    if (!w.db.one(
            "SELECT 1 FROM account WHERE id = ? AND disabled = 0", [](const Row&) { return true; }, *witness)) {
        return {{"witness", "unknown", {}}};
    }
    return {};
}

} // namespace

Outcome apply(Writing& w, const model::ReceiveLot& change) {
    const std::string number{model::trimmed(change.number)};
    auto problems = checkReceived(w, change, number);
    const auto folded = foldedLotNumber(number);
    const auto known = w.db.one(
        "SELECT id FROM lot WHERE product_id = ? AND number_folded = ?",
        [](const Row& row) { return row.get<model::LotId>(0); }, change.product, folded);
    auto lot = known ? lotOf(w.db, *known) : std::nullopt;
    if (lot && lot->useBy != change.useBy) {
        problems.push_back({"useBy", "lot-has-another", {model::isoText(lot->useBy)}});
    }
    if (lot && serialCameBefore(w, lot->id, change.udiAsScanned)) {
        problems.push_back({"udiAsScanned", "serial-received-before", {}});
    }
    if (!change.compared && change.useBy < w.today) {
        problems.push_back({"useBy", "use-by-past", {model::isoText(change.useBy)}});
    }
    const auto other = change.compared || lot ? std::nullopt : otherProductWith(w, change.product, folded);
    if (other) {
        problems.push_back({"number", "lot-of-other-product", {*other}});
    }
    if (!problems.empty()) {
        return problems;
    }
    if (!lot) {
        const auto uid = w.newUid();
        const model::LotId id{w.db.insert(
            "INSERT INTO lot (uid, product_id, number, number_folded, use_by, udi_as_scanned, quarantine, recalled, "
            "received_at) VALUES (?, ?, ?, ?, ?, ?, '', 0, ?)",
            uid, change.product, number, folded, change.useBy, change.udiAsScanned, w.now)};
        lot = FoundLot{id, uid, change.product, number, change.useBy, {}, false};
    }
    w.db.run("INSERT INTO delivery (uid, lot_id, quantity, opening, udi_as_scanned, at, account_id, compared) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
             w.newUid(), lot->id, change.quantity, change.opening, change.udiAsScanned, w.now, w.who.id,
             change.compared ? std::optional{true} : std::nullopt);
    const auto [first, last] = addUnits(w, lot->id, change.quantity, model::CartridgeEvent::received, "");
    meetRecalls(w, change.product, lot->id);
    settleAllInStock(w, lot->id);
    const auto prefix = w.db.value<std::string>("SELECT print_prefix FROM meta WHERE id = 1");
    return Written{lot->id.value, lot->uid, JsonText::object([&, firstUnit = first, lastUnit = last](JsonText& json) {
                       json.field("product", uidOf(w.db, change.product));
                       json.field("number", number);
                       json.field("useBy", change.useBy);
                       json.field("quantity", change.quantity);
                       json.field("first", printedId(prefix, firstUnit));
                       json.field("last", printedId(prefix, lastUnit));
                       json.filled("udi", change.udiAsScanned);
                       json.field("opening", change.opening);
                       json.field("compared", change.compared);
                   })};
}

Outcome apply(Writing& w, const model::WasteCartridge& change) {
    const auto found = unit(w.db, change.cartridge);
    if (!found) {
        return model::Problem{"cartridge", "unknown", {}};
    }
    if (!model::after(found->state, model::CartridgeEvent::wasted)) {
        return wrongState(*found);
    }
    auto problems = checkWitness(w, change.witness);
    model::checkLength(problems, "note", change.note);
    if (change.container) {
        const auto more = checkContainer(w, change.container);
        problems.insert(problems.end(), more.begin(), more.end());
        if (change.method && *change.method != model::WasteMethod::sharpsContainer) {
            problems.push_back({"method", "other-than-container", {}});
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    const auto method = change.container ? std::optional{model::WasteMethod::sharpsContainer} : change.method;
    const auto session = found->state == model::CartridgeState::opened ? found->session : std::nullopt;
    happens(
        w, found->id,
        {model::CartridgeEvent::wasted, session, change.container, change.reason, change.note, method, change.witness});
    w.db.run("UPDATE cartridge_use SET fate = 'wasted', waste_reason = ? WHERE cartridge_id = ? AND fate IS NULL",
             change.reason, found->id);
    if (session) {
        addExposures(w, *session);
    }
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("old", found->state);
                       json.field("reason", change.reason);
                       json.field("method", method);
                       json.filled("note", change.note);
                       putUid(w.db)(json, "witness", change.witness);
                       putUid(w.db)(json, "container", change.container);
                       putUid(w.db)(json, "session", session);
                   })};
}

Outcome apply(Writing& w, const model::ReturnCartridge& change) {
    return step(w, change.cartridge, model::CartridgeEvent::returned, change.note);
}

Outcome apply(Writing& w, const model::LoseCartridge& change) {
    const auto found = unit(w.db, change.cartridge);
    if (found && found->state == model::CartridgeState::opened) {
        // It lies open on a desk: its session says what became of it.
        return wrongState(*found);
    }
    return step(w, change.cartridge, model::CartridgeEvent::lost, change.note);
}

Outcome apply(Writing& w, const model::FindCartridge& change) {
    const auto found = unit(w.db, change.cartridge);
    if (found && found->state != model::CartridgeState::lost) {
        return wrongState(*found);
    }
    auto written = step(w, change.cartridge, model::CartridgeEvent::found, change.note);
    if (written) {
        settleInStock(w, change.cartridge);
    }
    return written;
}

Outcome apply(Writing& w, const model::DisposeCartridges& change) {
    auto problems = checkContainer(w, change.container);
    if (change.cartridges.empty()) {
        problems.push_back({"cartridges", "required", {}});
    }
    std::set<model::CartridgeId> seen;
    std::vector<Unit> units;
    for (std::size_t i = 0; i < change.cartridges.size(); ++i) {
        const std::string at = "cartridges[" + std::to_string(i) + "].cartridge";
        const auto found = unit(w.db, change.cartridges[i]);
        if (!found) {
            problems.push_back({at, "unknown", {}});
        } else if (!seen.insert(found->id).second) {
            problems.push_back({at, "twice", {found->printedId}});
        } else if (!model::after(found->state, model::CartridgeEvent::disposed)) {
            problems.push_back({at, "wrong-state", {std::string{model::code(found->state)}}});
        } else {
            units.push_back(*found);
        }
    }
    if (!problems.empty()) {
        return problems;
    }
    for (const auto& one : units) {
        happens(w, one.id, {model::CartridgeEvent::disposed, one.session, change.container, {}, ""});
    }
    return Written{change.container.value, uidOf(w.db, change.container), JsonText::object([&](JsonText& json) {
                       json.objects("cartridges", units, [&](const Unit& one) {
                           json.field("cartridge", one.uid);
                           json.field("printedId", one.printedId);
                       });
                   })};
}

} // namespace db
