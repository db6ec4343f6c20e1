#pragma once
// The cartridge ledger's things: product, lot, cartridge. Sharps containers stand in sharps.h.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/sharps.h"
#include "model/treatment.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct PackCode {
    std::string gtin; ///< 14 digits, check digit good
    int quantity = 1; ///< cartridges in that pack
    bool operator==(const PackCode&) const = default;
};

/// A kind of handpiece, as its maker calls it.
struct DeviceKind {
    std::string make;
    std::string modelName;
    bool operator==(const DeviceKind&) const = default;
};

struct Product {
    ProductId id;
    Uid uid;
    std::string brand;
    std::string modelName; ///< "Precision 14-pin"
    std::vector<PackCode> packs;
    Modality modality = Modality::pen;
    std::optional<int> pins;
    std::optional<int> gauge;
    std::optional<Depth> maximumDepth;
    int lowStockAt = 10; ///< cartridges left that make Today warn
    bool singleUse = true;
    std::optional<bool> backflowValve; ///< keeps fluid out of the handpiece; empty when not known
    std::vector<DeviceKind> fits;      ///< handpieces that take it; empty when not known
    bool operator==(const Product&) const = default;
};

enum class CartridgeState { inStock, opened, used, disposed, wasted, expired, quarantined, returned, lost };
template <>
inline constexpr std::array codesOf<CartridgeState>{Named{CartridgeState::inStock, "in-stock"},
                                                    Named{CartridgeState::opened, "opened"},
                                                    Named{CartridgeState::used, "used"},
                                                    Named{CartridgeState::disposed, "disposed"},
                                                    Named{CartridgeState::wasted, "wasted"},
                                                    Named{CartridgeState::expired, "expired"},
                                                    Named{CartridgeState::quarantined, "quarantined"},
                                                    Named{CartridgeState::returned, "returned"},
                                                    Named{CartridgeState::lost, "lost"}};

/// What happened to a unit; `resealed` is "opened in error, still sealed", `recharted` moves a use to the session of
/// the right client. Which may follow which: after().
enum class CartridgeEvent {
    received,
    opened,
    used,
    disposed,
    wasted,
    resealed,
    quarantined,
    released,
    returned,
    lost,
    expired,
    found,
    recharted
};
template <>
inline constexpr std::array codesOf<CartridgeEvent>{Named{CartridgeEvent::received, "received"},
                                                    Named{CartridgeEvent::opened, "opened"},
                                                    Named{CartridgeEvent::used, "used"},
                                                    Named{CartridgeEvent::disposed, "disposed"},
                                                    Named{CartridgeEvent::wasted, "wasted"},
                                                    Named{CartridgeEvent::resealed, "resealed"},
                                                    Named{CartridgeEvent::quarantined, "quarantined"},
                                                    Named{CartridgeEvent::released, "released"},
                                                    Named{CartridgeEvent::returned, "returned"},
                                                    Named{CartridgeEvent::lost, "lost"},
                                                    Named{CartridgeEvent::expired, "expired"},
                                                    Named{CartridgeEvent::found, "found"},
                                                    Named{CartridgeEvent::recharted, "recharted"}};

/// The state after `event` in `state`, or nothing when that cannot happen (opening a quarantined unit, using one
/// twice). `before` is empty for a unit that does not exist yet: it was received, or a count found it. A unit that
/// comes back by a reseal or a find goes to inStock; a quarantine of its lot or its use-by day then stops it by an
/// event of its own. An expired unit is not quarantined: it cannot be opened as it is, and the balance has let it go.
std::optional<CartridgeState> after(std::optional<CartridgeState> before, CartridgeEvent event);

enum class WasteReason { dropped, defective, packDamaged, wrongItem, expired, notNeeded, other };
template <>
inline constexpr std::array codesOf<WasteReason>{Named{WasteReason::dropped, "dropped"},
                                                 Named{WasteReason::defective, "defective"},
                                                 Named{WasteReason::packDamaged, "pack-damaged"},
                                                 Named{WasteReason::wrongItem, "wrong-item"},
                                                 Named{WasteReason::expired, "expired"},
                                                 Named{WasteReason::notNeeded, "not-needed"},
                                                 Named{WasteReason::other, "other"}};

/// Where a wasted unit went.
enum class WasteMethod { sharpsContainer, clinicalWaste, supplier, other };
template <>
inline constexpr std::array codesOf<WasteMethod>{
    Named{WasteMethod::sharpsContainer, "sharps-container"}, Named{WasteMethod::clinicalWaste, "clinical-waste"},
    Named{WasteMethod::supplier, "supplier"}, Named{WasteMethod::other, "other"}};

struct Lot {
    LotId id;
    Uid uid;
    ProductId product;
    std::string number;
    Day useBy{};              ///< usable up to and including this day (ISO 15223-1)
    std::string udiAsScanned; ///< empty when the lot was typed
    std::string quarantine;   ///< why no unit of it may be opened; empty when one may
    bool recalled = false;
    bool operator==(const Lot&) const = default;
};

} // namespace model
