// Products, deliveries, and what becomes of units that no session used.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_clinic.h"
#include "db/uid.h"
#include "db/unit_rows.h"

#include "model/text_length.h"
#include "model/udi.h"

#include <algorithm>

namespace db {
namespace {

constexpr int mostAtOnce = 100'000;

model::Problems check(Writing& w, const model::Product& product) {
    model::Problems problems;
    const auto name = [&](const char* field, const std::string& value) {
        if (value.empty()) {
            problems.push_back({field, "required", {}});
        } else if (model::lengthOf(value) > 200) {
            problems.push_back({field, "too-long", {"200"}});
        }
    };
    name("brand", product.brand);
    name("modelName", product.modelName);
    const auto positive = [&](const char* field, std::optional<int> value) {
        if (value && *value <= 0) {
            problems.push_back({field, "out-of-range", {std::to_string(*value)}});
        }
    };
    positive("pins", product.pins);
    positive("gauge", product.gauge);
    positive("maximumDepth", product.maximumDepth ? std::optional{product.maximumDepth->micrometres} : std::nullopt);
    if (product.lowStockAt < 0) {
        problems.push_back({"lowStockAt", "out-of-range", {std::to_string(product.lowStockAt)}});
    }
    if (w.db.one("SELECT 1 FROM product WHERE brand = ? AND model_name = ? AND id <> ?",
                 [](const Row&) { return true; }, product.brand, product.modelName, product.id)) {
        problems.push_back({"modelName", "taken", {product.brand + " " + product.modelName}});
    }
    for (std::size_t i = 0; i < product.packs.size(); ++i) {
        const auto& pack = product.packs[i];
        const std::string at = "packs[" + std::to_string(i) + "].";
        if (pack.gtin.size() != 14 || !model::hasGs1CheckDigit(pack.gtin)) {
            problems.push_back({at + "gtin", "not-a-gtin", {pack.gtin}});
        }
        if (pack.quantity < 1 || pack.quantity > mostAtOnce) {
            problems.push_back({at + "quantity", "out-of-range", {std::to_string(pack.quantity)}});
        }
        const bool twice = std::any_of(product.packs.begin(), product.packs.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](const model::PackCode& other) { return other.gtin == pack.gtin; });
        if (twice || w.db.one("SELECT 1 FROM pack_code WHERE gtin = ? AND product_id <> ?",
                              [](const Row&) { return true; }, pack.gtin, product.id)) {
            problems.push_back({at + "gtin", "taken", {pack.gtin}});
        }
    }
    return problems;
}

model::Product tidy(model::Product product) {
    product.brand = std::string{model::trimmed(product.brand)};
    product.modelName = std::string{model::trimmed(product.modelName)};
    return product;
}

void insertPacks(Writing& w, std::int64_t product, const std::vector<model::PackCode>& packs) {
    for (const auto& pack : packs) {
        w.db.run("INSERT INTO pack_code (product_id, gtin, quantity) VALUES (?, ?, ?)", product, pack.gtin, pack.quantity);
    }
}

std::optional<int> micrometres(const std::optional<model::Depth>& depth) {
    return depth ? std::optional{depth->micrometres} : std::nullopt;
}

struct FoundLot {
    model::LotId id;
    model::Uid uid;
    model::Day useBy{};
    std::string quarantine;
    bool recalled = false;
};
FoundLot lotFrom(const Row& row) {
    return {row.get<model::LotId>(0), row.get<model::Uid>(1), row.get<model::Day>(2), row.text(3), row.get<bool>(4)};
}
std::optional<FoundLot> lotOf(Writing& w, model::LotId id) {
    return w.db.one("SELECT id, uid, use_by, quarantine, recalled FROM lot WHERE id = ?", lotFrom, id);
}

std::string foldedNumber(std::string_view number) {
    std::string folded{model::trimmed(number)};
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return folded;
}

/// Units in one state take one step together.
void allHappen(Writing& w, model::LotId lot, model::CartridgeState before, model::CartridgeEvent event,
               std::string_view note) {
    w.db.run("INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id) "
             "SELECT id, ?, ?, ?, ? FROM cartridge WHERE lot_id = ? AND state = ? ORDER BY id",
             event, note, w.now, w.who.id, lot, before);
}

/// A scan with a serial number names one pack, which cannot arrive twice.
bool serialCameBefore(Writing& w, model::LotId lot, const std::string& scan) {
    const auto now = model::parseUdi(scan, w.today);
    if (!now || now->serial.empty()) {
        return false;
    }
    const auto before = w.db.rows("SELECT udi_as_scanned FROM delivery WHERE lot_id = ? AND udi_as_scanned <> '' ORDER BY id",
                                  [](const Row& row) { return row.text(0); }, lot);
    return std::any_of(before.begin(), before.end(), [&](const std::string& text) {
        const auto udi = model::parseUdi(text, w.today);
        return udi && udi->di == now->di && udi->serial == now->serial;
    });
}

} // namespace

Outcome apply(Writing& w, const model::AddProduct& change) {
    auto product = tidy(change.product);
    product.id = {};
    if (auto problems = check(w, product); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id = w.db.insert("INSERT INTO product (uid, brand, model_name, modality, pins, gauge, maximum_depth, "
                                "low_stock_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                uid, product.brand, product.modelName, product.modality, product.pins, product.gauge,
                                micrometres(product.maximumDepth), product.lowStockAt);
    insertPacks(w, id, product.packs);
    return Written{id, uid, JsonText::object([&](JsonText& json) { writeProduct(json, product); })};
}

Outcome apply(Writing& w, const model::EditProduct& change) {
    const auto product = tidy(change.product);
    const auto before = read::product(w.db, product.id);
    if (!before) {
        return model::Problem{"product", "unknown", {}};
    }
    if (auto problems = check(w, product); !problems.empty()) {
        return problems;
    }
    w.db.run("UPDATE product SET brand = ?, model_name = ?, modality = ?, pins = ?, gauge = ?, maximum_depth = ?, "
             "low_stock_at = ? WHERE id = ?",
             product.brand, product.modelName, product.modality, product.pins, product.gauge,
             micrometres(product.maximumDepth), product.lowStockAt, product.id);
    if (product.packs != before->packs) {
        w.db.run("DELETE FROM pack_code WHERE product_id = ?", product.id);
        insertPacks(w, product.id.value, product.packs);
    }
    return Written{product.id.value, before->uid, editPayload(product, *before, writeProduct)};
}

Outcome apply(Writing& w, const model::ReceiveLot& change) {
    const std::string number{model::trimmed(change.number)};
    model::Problems problems;
    if (!w.db.one("SELECT 1 FROM product WHERE id = ?", [](const Row&) { return true; }, change.product)) {
        problems.push_back({"product", "unknown", {}});
    }
    if (number.empty()) {
        problems.push_back({"number", "required", {}});
    } else if (model::lengthOf(number) > 40) {
        problems.push_back({"number", "too-long", {"40"}});
    }
    if (change.quantity < 1 || change.quantity > mostAtOnce) {
        problems.push_back({"quantity", "out-of-range", {"1", std::to_string(mostAtOnce)}});
    }
    const auto folded = foldedNumber(number);
    auto lot = w.db.one("SELECT id, uid, use_by, quarantine, recalled FROM lot WHERE product_id = ? AND number_folded = ?",
                        lotFrom, change.product, folded);
    if (lot && lot->useBy != change.useBy) {
        problems.push_back({"useBy", "lot-has-another", {model::isoText(lot->useBy)}});
    }
    if (lot && serialCameBefore(w, lot->id, change.udiAsScanned)) {
        problems.push_back({"udiAsScanned", "serial-received-before", {}});
    }
    if (!problems.empty()) {
        return problems;
    }
    if (!lot) {
        lot = FoundLot{{}, w.newUid(), change.useBy, {}, false};
        lot->id = model::LotId{w.db.insert(
            "INSERT INTO lot (uid, product_id, number, number_folded, use_by, udi_as_scanned, quarantine, recalled, "
            "received_at) VALUES (?, ?, ?, ?, ?, ?, '', 0, ?)",
            lot->uid, change.product, number, folded, change.useBy, change.udiAsScanned, w.now)};
    }
    w.db.run("INSERT INTO delivery (uid, lot_id, quantity, opening, udi_as_scanned, at, account_id) "
             "VALUES (?, ?, ?, ?, ?, ?, ?)",
             w.newUid(), lot->id, change.quantity, change.opening, change.udiAsScanned, w.now, w.who.id);
    const auto prefix = w.db.value<std::string>("SELECT print_prefix FROM meta WHERE id = 1");
    const auto last = w.db.value<std::int64_t>("SELECT coalesce(max(number), 0) FROM cartridge");
    for (int i = 1; i <= change.quantity; ++i) {
        const auto cartridge = w.db.insert(
            "INSERT INTO cartridge (uid, number, printed_id, lot_id, state) VALUES (?, ?, ?, ?, 'in-stock')", w.newUid(),
            last + i, printedId(prefix, last + i), lot->id);
        w.db.run("INSERT INTO cartridge_event (cartridge_id, event, note, at, account_id) VALUES (?, 'received', '', ?, ?)",
                 cartridge, w.now, w.who.id);
    }
    if (!lot->quarantine.empty()) {
        allHappen(w, lot->id, model::CartridgeState::inStock, model::CartridgeEvent::quarantined, lot->quarantine);
    }
    return Written{lot->id.value, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("product", uidOf(w.db, change.product));
                       json.field("number", number);
                       json.field("useBy", change.useBy);
                       json.field("quantity", change.quantity);
                       json.field("first", printedId(prefix, last + 1));
                       json.field("last", printedId(prefix, last + change.quantity));
                       json.filled("udi", change.udiAsScanned);
                       json.field("opening", change.opening);
                   })};
}

Outcome apply(Writing& w, const model::WasteCartridge& change) {
    const auto found = unit(w.db, change.cartridge);
    if (!found) {
        return model::Problem{"cartridge", "unknown", {}};
    }
    if (!model::after(found->state, model::CartridgeEvent::wasted)) {
        return model::Problem{"cartridge", "wrong-state", {std::string{model::code(found->state)}}};
    }
    const auto session = found->state == model::CartridgeState::opened ? found->session : std::nullopt;
    happens(w, found->id, {model::CartridgeEvent::wasted, session, std::nullopt, change.reason, change.note});
    w.db.run("UPDATE cartridge_use SET fate = 'wasted', waste_reason = ? WHERE cartridge_id = ? AND fate IS NULL",
             change.reason, found->id);
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("old", found->state);
                       json.field("reason", change.reason);
                       json.filled("note", change.note);
                       putUid(w.db)(json, "session", session);
                   })};
}

Outcome apply(Writing& w, const model::ReturnCartridge& change) {
    const auto found = unit(w.db, change.cartridge);
    if (!found) {
        return model::Problem{"cartridge", "unknown", {}};
    }
    if (!model::after(found->state, model::CartridgeEvent::returned)) {
        return model::Problem{"cartridge", "wrong-state", {std::string{model::code(found->state)}}};
    }
    happens(w, found->id, {model::CartridgeEvent::returned, std::nullopt, std::nullopt, std::nullopt, change.note});
    return Written{found->id.value, found->uid, JsonText::object([&](JsonText& json) {
                       json.field("old", found->state);
                       json.filled("note", change.note);
                   })};
}

Outcome apply(Writing& w, const model::QuarantineLot& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto lot = lotOf(w, change.lot);
    if (!lot) {
        return model::Problem{"lot", "unknown", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (!lot->quarantine.empty() && (lot->recalled || !change.recalled)) {
        return model::Problem{"lot", lot->recalled ? "already-recalled" : "already-quarantined", {lot->quarantine}};
    }
    w.db.run("UPDATE lot SET quarantine = ?, recalled = ? WHERE id = ?", reason, change.recalled, lot->id);
    w.db.run("INSERT INTO lot_event (lot_id, event, reason, at, account_id) VALUES (?, ?, ?, ?, ?)", lot->id,
             change.recalled ? "recalled" : "quarantined", reason, w.now, w.who.id);
    allHappen(w, lot->id, model::CartridgeState::inStock, model::CartridgeEvent::quarantined, reason);
    return Written{lot->id.value, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.field("recalled", change.recalled);
                       json.filled("old", lot->quarantine);
                   })};
}

Outcome apply(Writing& w, const model::ReleaseLot& change) {
    const std::string reason{model::trimmed(change.reason)};
    const auto lot = lotOf(w, change.lot);
    if (!lot) {
        return model::Problem{"lot", "unknown", {}};
    }
    if (reason.empty()) {
        return model::Problem{"reason", "required", {}};
    }
    if (lot->quarantine.empty()) {
        return model::Problem{"lot", "not-quarantined", {}};
    }
    w.db.run("UPDATE lot SET quarantine = '', recalled = 0 WHERE id = ?", lot->id);
    w.db.run("INSERT INTO lot_event (lot_id, event, reason, at, account_id) VALUES (?, 'released', ?, ?, ?)", lot->id,
             reason, w.now, w.who.id);
    allHappen(w, lot->id, model::CartridgeState::quarantined, model::CartridgeEvent::released, reason);
    return Written{lot->id.value, lot->uid, JsonText::object([&](JsonText& json) {
                       json.field("reason", reason);
                       json.field("old", lot->quarantine);
                       json.field("recalled", lot->recalled);
                   })};
}

} // namespace db
