#pragma once
// The cartridge ledger's things: product, lot, cartridge, sharps container.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
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

/// What happened to a unit; `resealed` is "opened in error, still sealed". Which may follow which: after().
enum class CartridgeEvent { received, opened, used, disposed, wasted, resealed, quarantined, released, returned, lost };
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
                                                    Named{CartridgeEvent::lost, "lost"}};

/// The state after `event` in `state`, or nothing when that cannot happen (opening a quarantined unit, using one
/// twice). `before` is empty for a unit that does not exist yet. No event leads to `expired`: it is read from the use-by
/// day. A reseal after quarantine of the lot goes to inStock; the lot's own quarantine then stops it.
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

enum class ContainerState { open, closed, collected };
template <>
inline constexpr std::array codesOf<ContainerState>{Named{ContainerState::open, "open"},
                                                    Named{ContainerState::closed, "closed"},
                                                    Named{ContainerState::collected, "collected"}};

/// A sharps container; closed at three quarters full (FDA) or after the configured days (NICE: three months).
struct Container {
    ContainerId id;
    Uid uid;
    std::string number; ///< written on it
    std::optional<RoomId> room;
    Day assembled{};
    int fillPercent = 0;
    ContainerState state = ContainerState::open;
    std::optional<Day> closed;
    bool operator==(const Container&) const = default;
};

} // namespace model
