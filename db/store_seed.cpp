#include "db/store_seed.h"

#include "db/aftercare_plans.h"
#include "db/aftercare_tables.h"
#include "db/catalogue_tables.h"
#include "db/read_clinic.h"
#include "db/rule_tables.h"
#include "db/uid.h"

#include <map>

namespace db {
namespace {

std::optional<int> micrometres(const std::optional<model::Depth>& depth) {
    return depth ? std::optional{depth->micrometres} : std::nullopt;
}

void seedClinic(Connection& connection, const NewStore& wanted, model::Instant now) {
    const model::QuietHours quiet;
    connection.run("INSERT INTO clinic (id, uid, name, time_zone, quiet_from, quiet_to) VALUES (1, ?, ?, ?, ?, ?)",
                   newUid(now), wanted.clinic, wanted.timeZone, quiet.from, quiet.to);
}

void insertRules(Connection& connection, int version, const std::map<std::string, std::string>& parts,
                 model::Instant now) {
    connection.run("INSERT INTO rule_book (version, created_at, approved_by, approved_at) VALUES (?, ?, '', NULL)",
                   version, now);
    for (const auto& [part, text] : parts) {
        connection.run("INSERT INTO rule_text (rule_book, part, text) VALUES (?, ?, ?)", version, part, text);
    }
}

void seedAftercare(Connection& connection) {
    for (const auto& plan : shippedAftercare()) {
        const auto zone = plan.zone ? std::optional{plan.zone->text} : std::nullopt;
        const auto id = connection.insert(
            "INSERT INTO aftercare_plan (code, version, name, modality, zone, over_depth, "
            "up_to_depth, current) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            plan.code, plan.version, plan.name, plan.modality, zone, plan.over.micrometres, plan.upTo.micrometres);
        insertSteps(connection, id, plan.steps);
    }
}

void seedProducts(Connection& connection, model::Instant now) {
    for (const auto& product : shippedProducts()) {
        const auto id = connection.insert("INSERT INTO product (uid, brand, model_name, modality, pins, gauge, "
                                          "maximum_depth, low_stock_at, single_use, backflow_valve) "
                                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                          newUid(now), product.brand, product.modelName, product.modality, product.pins,
                                          product.gauge, micrometres(product.maximumDepth), product.lowStockAt,
                                          product.singleUse, product.backflowValve);
        for (const auto& kind : product.fits) {
            connection.run("INSERT INTO product_fit (product_id, make, model_name) VALUES (?, ?, ?)", id, kind.make,
                           kind.modelName);
        }
        for (const auto& pack : product.packs) {
            connection.run("INSERT INTO pack_code (product_id, gtin, quantity) VALUES (?, ?, ?)", id, pack.gtin,
                           pack.quantity);
        }
    }
}

} // namespace

std::optional<int> extendRules(Connection& connection, model::Instant now) {
    const int newest = read::newestRuleBook(connection);
    auto stored = read::ruleTexts(connection, newest);
    const auto shipped = shippedRules();
    bool lacking = false;
    for (const auto& part : ruleParts()) {
        if ((stored.*part.text).empty()) {
            stored.*part.text = shipped.*part.text;
            lacking = true;
        }
    }
    if (!lacking) {
        return std::nullopt;
    }
    if (isEarly(stored.strengths)) {
        stored.strengths = shipped.strengths; // they do not know the newer kinds; else they are the clinic's own
    }
    insertRules(connection, newest + 1, partsOf(stored), now);
    return newest + 1;
}

void seed(Connection& connection, const NewStore& wanted, model::Instant now) {
    seedClinic(connection, wanted, now);
    insertRules(connection, 1, partsOf(shippedRules()), now);
    seedAftercare(connection);
    seedProducts(connection, now);
}

} // namespace db
