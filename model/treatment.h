#pragma once
// What is done to a zone: modality, depth, device, endpoint.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"
#include "model/zone.h"

#include <array>
#include <optional>
#include <string>

namespace model {

/// Needle length at work, in micrometres; 0.5 mm is 500. Never negative; more than 5 mm is refused at input.
struct Depth {
    int micrometres = 0;
    friend constexpr auto operator<=>(Depth, Depth) = default;
};
inline constexpr Depth deepestDepth{5000};

enum class Modality { pen, stamp, roller, rf, homeRoller };
template <>
inline constexpr std::array codesOf<Modality>{Named{Modality::pen, "pen"}, Named{Modality::stamp, "stamp"},
                                              Named{Modality::roller, "roller"}, Named{Modality::rf, "rf"},
                                              Named{Modality::homeRoller, "home-roller"}};

enum class Indication { rejuvenation, acneScars, scars, wrinkles, striae, pigmentation, hair, other };
template <>
inline constexpr std::array codesOf<Indication>{Named{Indication::rejuvenation, "rejuvenation"},
                                                Named{Indication::acneScars, "acne-scars"},
                                                Named{Indication::scars, "scars"},
                                                Named{Indication::wrinkles, "wrinkles"},
                                                Named{Indication::striae, "striae"},
                                                Named{Indication::pigmentation, "pigmentation"},
                                                Named{Indication::hair, "hair"},
                                                Named{Indication::other, "other"}};

/// Fitzpatrick's scale.
enum class SkinType { I = 1, II, III, IV, V, VI };
template <>
inline constexpr std::array codesOf<SkinType>{Named{SkinType::I, "I"},     Named{SkinType::II, "II"},
                                              Named{SkinType::III, "III"}, Named{SkinType::IV, "IV"},
                                              Named{SkinType::V, "V"},     Named{SkinType::VI, "VI"}};

enum class Endpoint { none, erythema, uniformErythema, pinpointBleeding, stopped };
template <>
inline constexpr std::array codesOf<Endpoint>{Named{Endpoint::none, "none"}, Named{Endpoint::erythema, "erythema"},
                                              Named{Endpoint::uniformErythema, "uniform-erythema"},
                                              Named{Endpoint::pinpointBleeding, "pinpoint-bleeding"},
                                              Named{Endpoint::stopped, "stopped"}};

struct RfSettings {
    std::optional<int> energyMillijoules; ///< per pulse
    std::optional<int> pulseMilliseconds;
    std::optional<int> shots;
    bool operator==(const RfSettings&) const = default;
};

/// One row of a session. A planned or started row needs a leaf zone and a depth; a past one may not know the depth.
struct TreatmentRow {
    ZoneCode zone;
    Modality modality = Modality::pen;
    Indication indication = Indication::rejuvenation;
    std::optional<DeviceId> device;
    std::optional<Depth> depth;
    std::optional<int> passes;
    std::optional<Endpoint> endpoint;
    std::optional<RfSettings> rf;
    std::string note;
    bool operator==(const TreatmentRow&) const = default;
};

/// A handpiece the clinic owns. `label` names the rules of its maker's label ("skinpen"), empty when there are none.
struct Device {
    DeviceId id;
    Uid uid;
    std::string name; ///< as the clinic calls it: "SkinPen #2"
    std::string make;
    std::string modelName;
    std::string serial;
    Modality modality = Modality::pen;
    std::optional<Depth> maximumDepth;
    std::string label;
    std::optional<Day> serviceDue; ///< not used after this day without a warning
    bool retired = false;
    bool operator==(const Device&) const = default;
};

} // namespace model
