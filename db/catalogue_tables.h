#pragma once
// Cartridges and devices as really sold, to pick from when a clinic sets up; ids and uids are left empty.

#include "model/needle.h"
#include "model/treatment.h"

#include <optional>
#include <string>
#include <vector>

namespace db {

/// A kind of handpiece; the clinic's own have serial and name besides.
struct DeviceModel {
    std::string make;
    std::string modelName;
    model::Modality modality = model::Modality::pen;
    std::optional<model::Depth> maximumDepth;
    std::string label; ///< of resources/rules/labels.csv; empty when its maker's label has no rules there
    std::string source;
    bool operator==(const DeviceModel&) const = default;
};

/// The GTINs are examples with GS1's example prefix 952, which no real product carries: a clinic's own are learned at
/// the first delivery that is scanned.
std::vector<model::Product> shippedProducts();
std::vector<DeviceModel> shippedDeviceModels();

/// From text; std::runtime_error names the line, also of a GTIN whose check digit is wrong.
std::vector<model::Product> readProducts(const std::string& text);
std::vector<DeviceModel> readDeviceModels(const std::string& text);

} // namespace db
