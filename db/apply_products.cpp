// Products of the catalogue.

#include "db/apply.h"
#include "db/payload.h"
#include "db/read_clinic.h"
#include "db/recall_rows.h"

#include "model/text_length.h"
#include "model/udi.h"

#include <algorithm>

namespace db {
namespace {

constexpr int mostInPack = 100'000;

model::Problems check(Writing& w, const model::Product& product) {
    model::Problems problems;
    const auto name = [&](const std::string& field, const std::string& value) {
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
    if (w.db.one(
            "SELECT 1 FROM product WHERE brand = ? AND model_name = ? AND id <> ?", [](const Row&) { return true; },
            product.brand, product.modelName, product.id)) {
        problems.push_back({"modelName", "taken", {product.brand + " " + product.modelName}});
    }
    for (std::size_t i = 0; i < product.packs.size(); ++i) {
        const auto& pack = product.packs[i];
        const std::string at = "packs[" + std::to_string(i) + "].";
        if (pack.gtin.size() != 14 || !model::hasGs1CheckDigit(pack.gtin)) {
            problems.push_back({at + "gtin", "not-a-gtin", {pack.gtin}});
        }
        if (pack.quantity < 1 || pack.quantity > mostInPack) {
            problems.push_back({at + "quantity", "out-of-range", {std::to_string(pack.quantity)}});
        }
        const bool twice = std::any_of(product.packs.begin(), product.packs.begin() + static_cast<std::ptrdiff_t>(i),
                                       [&](const model::PackCode& other) { return other.gtin == pack.gtin; });
        if (twice || w.db.one(
                         "SELECT 1 FROM pack_code WHERE gtin = ? AND product_id <> ?", [](const Row&) { return true; },
                         pack.gtin, product.id)) {
            problems.push_back({at + "gtin", "taken", {pack.gtin}});
        }
    }
    for (std::size_t i = 0; i < product.fits.size(); ++i) {
        const auto& kind = product.fits[i];
        const std::string at = "fits[" + std::to_string(i) + "].";
        name(at + "modelName", kind.modelName);
        if (std::find(product.fits.begin(), product.fits.begin() + static_cast<std::ptrdiff_t>(i), kind) !=
            product.fits.begin() + static_cast<std::ptrdiff_t>(i)) {
            problems.push_back({at + "modelName", "twice", {kind.modelName}});
        }
    }
    return problems;
}

model::Product tidy(model::Product product) {
    product.brand = std::string{model::trimmed(product.brand)};
    product.modelName = std::string{model::trimmed(product.modelName)};
    for (auto& kind : product.fits) {
        kind.make = std::string{model::trimmed(kind.make)};
        kind.modelName = std::string{model::trimmed(kind.modelName)};
    }
    return product;
}

void insertPacks(Writing& w, std::int64_t product, const std::vector<model::PackCode>& packs) {
    for (const auto& pack : packs) {
        w.db.run("INSERT INTO pack_code (product_id, gtin, quantity) VALUES (?, ?, ?)", product, pack.gtin,
                 pack.quantity);
    }
}

void insertFits(Writing& w, std::int64_t product, const std::vector<model::DeviceKind>& fits) {
    for (const auto& kind : fits) {
        w.db.run("INSERT INTO product_fit (product_id, make, model_name) VALUES (?, ?, ?)", product, kind.make,
                 kind.modelName);
    }
}

std::optional<int> micrometres(const std::optional<model::Depth>& depth) {
    return depth ? std::optional{depth->micrometres} : std::nullopt;
}

} // namespace

Outcome apply(Writing& w, const model::AddProduct& change) {
    auto product = tidy(change.product);
    product.id = {};
    if (auto problems = check(w, product); !problems.empty()) {
        return problems;
    }
    const auto uid = w.newUid();
    const auto id =
        w.db.insert("INSERT INTO product (uid, brand, model_name, modality, pins, gauge, maximum_depth, "
                    "low_stock_at, single_use, backflow_valve) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    uid, product.brand, product.modelName, product.modality, product.pins, product.gauge,
                    micrometres(product.maximumDepth), product.lowStockAt, product.singleUse, product.backflowValve);
    insertPacks(w, id, product.packs);
    insertFits(w, id, product.fits);
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
             "low_stock_at = ?, single_use = ?, backflow_valve = ? WHERE id = ?",
             product.brand, product.modelName, product.modality, product.pins, product.gauge,
             micrometres(product.maximumDepth), product.lowStockAt, product.singleUse, product.backflowValve,
             product.id);
    if (product.packs != before->packs) {
        w.db.run("DELETE FROM pack_code WHERE product_id = ?", product.id);
        insertPacks(w, product.id.value, product.packs);
    }
    if (product.packs != before->packs || product.brand != before->brand || product.modelName != before->modelName) {
        meetRecalls(w, product.id, std::nullopt); // a letter may have named what is known only now
    }
    if (product.fits != before->fits) {
        w.db.run("DELETE FROM product_fit WHERE product_id = ?", product.id);
        insertFits(w, product.id.value, product.fits);
    }
    return Written{product.id.value, before->uid, editPayload(product, *before, writeProduct)};
}

} // namespace db
