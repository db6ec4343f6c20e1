#pragma once
// The record of one treatment visit.

#include "model/clearance.h"
#include "model/needle.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace model {

enum class SessionState { planned, arrived, open, signed_, abandoned, cancelled, amended, invalidated };
template <>
inline constexpr std::array codesOf<SessionState>{
    Named{SessionState::planned, "planned"},     Named{SessionState::arrived, "arrived"},
    Named{SessionState::open, "open"},           Named{SessionState::signed_, "signed"},
    Named{SessionState::abandoned, "abandoned"}, Named{SessionState::cancelled, "cancelled"},
    Named{SessionState::amended, "amended"},     Named{SessionState::invalidated, "invalidated"}};

/// A cartridge of the session: our unit, or (past sessions only) a lot without a unit, or neither: "unknown".
enum class CartridgeFate { used, wasted, returnedSealed };
template <>
inline constexpr std::array codesOf<CartridgeFate>{Named{CartridgeFate::used, "used"},
                                                   Named{CartridgeFate::wasted, "wasted"},
                                                   Named{CartridgeFate::returnedSealed, "returned-sealed"}};

struct CartridgeUse {
    std::optional<CartridgeId> cartridge;
    std::optional<LotId> lot;
    bool packIntact = false;
    bool sheathChanged = false;
    CartridgeFate fate = CartridgeFate::used;
    std::optional<WasteReason> wasteReason;
    bool operator==(const CartridgeUse&) const = default;
};

/// Topical anaesthetic. Strength in tenths of a percent of lidocaine-type agent, mass in milligrams of cream.
struct Anaesthetic {
    std::string product;
    std::string lot;
    int strengthPermille = 0;       ///< 40 is 4 %
    int creamMilligrams = 0;        ///< 5 g is 5000
    std::optional<int> weightGrams; ///< of the client
    std::optional<int> areaCm2;
    std::optional<Instant> onAt;
    std::optional<Instant> offAt;
    bool operator==(const Anaesthetic&) const = default;
};

struct AnaestheticDose {
    int agentMilligrams = 0;                  ///< cream x strength, rounded up
    std::optional<int> microgramsPerKilogram; ///< 4500 is 4.5 mg/kg
    /// Codes of what is exceeded or missing: "over-4-percent" (FDA 2024-03-26), "over-60-g", "over-600-cm2" (EMLA
    /// label), "over-4.5-mg-per-kg" (injectable ceiling, used as a warning), "weight-needed" (over 180 mg, which is
    /// 4.5 mg/kg at 40 kg, without a weight), "not-taken-off", "off-before-on".
    std::vector<std::string> warnings;
    bool operator==(const AnaestheticDose&) const = default;
};
AnaestheticDose dose(const Anaesthetic& anaesthetic);

struct Topical {
    std::string product;
    std::string lot;
    bool underNeedles = false; ///< FDA class excludes transdermal delivery: warned (21 CFR 878.4430)
    bool operator==(const Topical&) const = default;
};

struct SkinResponse {
    std::optional<int> pain;     ///< 0 to 10
    std::optional<int> erythema; ///< 0 to 3
    std::optional<int> oedema;   ///< 0 to 3
    std::optional<int> bleeding; ///< 0 to 3
    bool operator==(const SkinResponse&) const = default;
};

struct SessionRecord {
    SessionPlan plan; ///< what was done, row by row
    std::optional<RoomId> room;
    Instant startedAt{};
    Instant endedAt{};
    std::vector<CartridgeUse> cartridges;
    std::optional<ContainerId> container; ///< where the used cartridges went
    std::optional<bool> handpieceDisinfected;
    std::optional<Anaesthetic> anaesthetic;
    std::vector<Topical> topicals;
    SkinResponse response;
    std::string notes;
    bool operator==(const SessionRecord&) const = default;
};

/// Refuses for signing: what validate(SessionPlan) refuses; end before start or more than 12 hours after it; no used
/// cartridge, or one twice; a used cartridge without pack intact or sheath changed answered yes; a waste without reason;
/// a used cartridge without a container; response and anaesthetic figures out of range. `past` also takes a lot or
/// "unknown" for a cartridge, unknown depth, no container, and packs that were not intact: what happened can be said.
/// Fields are those of the record ("cartridges[0].packIntact", "response.pain"); codes required, twice, not-confirmed,
/// before-start, too-long, out-of-range.
Problems validate(const SessionRecord& record, const ZoneTree& zones, bool past);

} // namespace model
