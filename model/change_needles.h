#pragma once
// What can be done in the cartridge ledger outside a session: products, lots, units, containers.

#include "model/needle.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct AddProduct {
    Product product;
};
struct EditProduct {
    Product product;
};
/// A delivery, or with `opening` what was there before the program (a part-used box). Asked for until somebody has
/// `compared` with the box: a use-by day that is over (use-by-past), and a number known of another product
/// (lot-of-other-product). Units past their day come as expired, those of a recalled lot in quarantine.
struct ReceiveLot {
    ProductId product;
    std::string number;
    Day useBy{};
    int quantity = 0;
    std::string udiAsScanned;
    bool opening = false;
    bool compared = false; ///< number and day were read from the box a second time
};
/// A witness is another account than the one who acts; needed when the clinic's settings say so.
struct WasteCartridge {
    CartridgeId cartridge;
    WasteReason reason{};
    std::string note;
    std::optional<WasteMethod> method{};
    std::optional<AccountId> witness{};
    std::optional<ContainerId> container{}; ///< where it went, when into one: then that is the method
};
struct ReturnCartridge {
    CartridgeId cartridge;
    std::string note;
};
struct LoseCartridge {
    CartridgeId cartridge;
    std::string note;
};
/// One that was lost is there again.
struct FindCartridge {
    CartridgeId cartridge;
    std::string note;
};
/// Used units that no container holds yet.
struct DisposeCartridges {
    ContainerId container;
    std::vector<CartridgeId> cartridges;
};
/// Every sealed unit whose use-by day is over becomes expired; refused as nothing-expired when there is none.
struct ExpireLots {};
/// What lies on the shelf sealed, whatever its state. A difference needs a reason and becomes events: units lost (those
/// named as missing first, then the last received), or found (those lost last come back, then new ones).
struct CountLot {
    LotId lot;
    int counted = 0;
    std::string reason;
    std::vector<CartridgeId> missing;
};
struct QuarantineLot {
    LotId lot;
    bool recalled = false;
    std::string reason;
};
/// Refused as recall-stands while a recall that was issued holds the lot: that is lifted as a whole.
struct ReleaseLot {
    LotId lot;
    std::string reason;
};

struct AssembleContainer {
    std::string number;
    std::optional<RoomId> room;
    std::string kind{};
    std::optional<int> millilitres{};
};
/// To another room, or to none.
struct PlaceContainer {
    ContainerId container;
    std::optional<RoomId> room;
};
/// The one that sessions in its room begin with, or everywhere when it stands in none; open ones only. It is so until
/// another one takes its place, or it is closed or moved.
struct OfferContainer {
    ContainerId container;
};
struct FillContainer {
    ContainerId container;
    int percent = 0;
};
struct CloseContainer {
    ContainerId container;
};
struct CollectContainer {
    ContainerId container;
    std::string consignment;
};

} // namespace model
