#include "db/catalogue_tables.h"

#include "db/table_reader.h"
#include "resources/resource.h"

#include <charconv>
#include <set>

namespace db {

namespace {

constexpr int deepest = 10'000; // body tips reach further than any needling of ours may

/// 14 digits of which the last is right: weights 3, 1, 3 ... from the right of the first 13.
bool isGtin(std::string_view text) {
    if (text.size() != 14 || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < 14; ++i) {
        sum += (text[i] - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0;
}

model::PackCode packOf(const TableRow& row, std::string_view text) {
    const auto star = text.find('*');
    const auto gtin = text.substr(0, star);
    if (star == std::string_view::npos || !isGtin(gtin)) {
        row.fail("packs", "holds what is no GTIN*quantity");
    }
    const auto* end = text.data() + text.size();
    model::PackCode pack{std::string{gtin}, 0};
    const auto read = std::from_chars(text.data() + star + 1, end, pack.quantity);
    if (read.ec != std::errc{} || read.ptr != end || pack.quantity < 1 || pack.quantity > 1000) {
        row.fail("packs", "holds what is no GTIN*quantity");
    }
    return pack;
}

std::optional<bool> valveOf(const TableRow& row) {
    return row.text("backflow_valve").empty() ? std::nullopt : std::optional{row.yesNo("backflow_valve")};
}

model::DeviceKind kindOf(const TableRow& row, const std::string& text) {
    const auto bar = text.find('|');
    if (bar == std::string::npos || bar == 0 || bar + 1 == text.size()) {
        row.fail("fits", "holds what is no MAKE|MODEL");
    }
    return {text.substr(0, bar), text.substr(bar + 1)};
}

std::optional<model::Depth> depthOf(const TableRow& row) {
    const auto depth = row.optionalNumber("maximum_um", 100, deepest);
    return depth ? std::optional{model::Depth{*depth}} : std::nullopt;
}

} // namespace

std::vector<model::Product> readProducts(const std::string& text) {
    std::vector<model::Product> products;
    std::set<std::string> gtins;
    eachRow("products", text,
            {"brand", "model", "modality", "pins", "gauge", "maximum_um", "packs", "low_stock_at", "backflow_valve", "fits",
             "source", "grade"},
            [&](const TableRow& row) {
                model::Product product;
                product.brand = row.required("brand");
                product.modelName = row.required("model");
                product.modality = row.coded<model::Modality>("modality");
                product.pins = row.optionalNumber("pins", 1, 1000);
                product.gauge = row.optionalNumber("gauge", 20, 40);
                product.maximumDepth = depthOf(row);
                product.lowStockAt = row.number("low_stock_at", 0, 10'000);
                for (const auto& part : row.list("packs")) {
                    product.packs.push_back(packOf(row, part));
                    if (!gtins.insert(product.packs.back().gtin).second) {
                        row.fail("packs", "holds a GTIN of another pack");
                    }
                }
                product.backflowValve = valveOf(row);
                for (const auto& part : row.list("fits")) {
                    product.fits.push_back(kindOf(row, part));
                }
                row.required("source");
                row.grade("grade");
                products.push_back(std::move(product));
            });
    return products;
}

std::vector<DeviceModel> readDeviceModels(const std::string& text) {
    std::vector<DeviceModel> models;
    eachRow("devices", text, {"make", "model", "modality", "maximum_um", "label", "source", "grade"},
            [&](const TableRow& row) {
                row.grade("grade");
                models.push_back({.make = row.required("make"),
                                  .modelName = row.required("model"),
                                  .modality = row.coded<model::Modality>("modality"),
                                  .maximumDepth = depthOf(row),
                                  .label = row.text("label"),
                                  .source = row.required("source")});
            });
    return models;
}

std::vector<model::Product> shippedProducts() {
    return readProducts(std::string{resources::text("catalogue/products.csv")});
}

std::vector<DeviceModel> shippedDeviceModels() {
    return readDeviceModels(std::string{resources::text("catalogue/devices.csv")});
}

} // namespace db
