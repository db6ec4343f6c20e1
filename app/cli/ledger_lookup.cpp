#include "app/cli/ledger_lookup.h"

#include "app/present/recall_import.h"
#include "app/present/store_names.h"
#include "app/present/tr.h"

#include <iostream>

namespace cli {

std::string nameOf(const model::Product& product) {
    return product.brand + (product.modelName.empty() ? "" : " " + product.modelName);
}

model::Product productNamed(const db::Access& access, const std::string& name) {
    const auto products = access.products();
    if (const auto* found = present::productCalled(products, name)) {
        return *found;
    }
    for (const auto& product : products) {
        if (product.modelName == name) {
            return product;
        }
    }
    throw Refusal{{{"product", "unknown", {name}}}};
}

model::Problem noSuchLot(const db::Access& access, const std::string& number) {
    model::RecallItem any;
    any.lots = {number};
    const auto matches = access.recallMatches({any});
    if (matches.empty() || matches.front().near.empty()) {
        return {"lot", "no-such-lot", {number}};
    }
    return {"lot", "no-such-lot-near", {number, present::listed(matches.front().near)}};
}

db::LotRow lotNamed(const db::Access& access, const std::string& number, const std::string& product) {
    auto found = access.lotsNumbered(number);
    if (!product.empty()) {
        const auto only = productNamed(access, product).id;
        std::erase_if(found, [&](const db::LotRow& row) { return row.lot.product != only; });
    }
    if (found.empty()) {
        throw Refusal{{noSuchLot(access, number)}};
    }
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (const auto& row : found) {
            names.push_back(row.productName);
        }
        throw Refusal{{{"lot", "double", {present::listed(names)}}}};
    }
    return found.front();
}

db::CartridgeRow unitNamed(const db::Access& access, const std::string& printedId) {
    auto found = access.cartridge(printedId);
    if (!found) {
        throw Refusal{{{"cartridge", "no-such-unit", {printedId}}}};
    }
    return *std::move(found);
}

model::ContainerId containerNamed(const db::Access& access, const std::string& number) {
    const auto found = present::StoreNames{access}.container(number);
    if (!found) {
        throw Refusal{{{"container", "no-such-container", {number}}}};
    }
    return *found;
}

model::Udi onlyReading(Context& context, const std::string& scan, const std::string& lot, model::Day today) {
    auto readings = orRefuse(model::readUdi(scan, today));
    const auto unsure = model::unsureElement(readings);
    if (readings.size() > 1 && !lot.empty()) {
        std::erase_if(readings, [&](const model::Udi& reading) { return reading.lot != lot; });
    }
    if (readings.size() == 1) {
        return readings.front();
    }
    for (const auto& reading : readings) {
        context.err << "  " << inWords(reading) << '\n';
    }
    throw Refusal{{{unsure, "ambiguous", {}}}};
}

} // namespace cli
