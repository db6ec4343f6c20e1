#pragma once
// The rows of the rule book, table by table, as they come from resources/rules/*.csv.

#include "model/rule_kind.h"
#include "model/treatment.h"
#include "model/zone.h"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace model {

/// An interval after a needling, looked up by what was done. An empty condition holds for everything.
struct IntervalRow {
    std::string id;    ///< stable name of the rule: "pen-1000-1500"
    std::string label; ///< device label the row belongs to; empty for the table
    std::optional<Modality> modality;
    std::optional<Indication> indication;
    std::set<SkinType> skinTypes;
    std::optional<ZoneCode> zone; ///< a group covers all below it
    Depth over{-1};               ///< deeper than this ...
    Depth upTo{deepestDepth};     ///< ... and up to and including this
    int floorDays = 0;            ///< deny before
    int recommendedDays = 0;      ///< warn before; never less than the floor
    std::string source;
    char grade = 'D';
    bool operator==(const IntervalRow&) const = default;
};

/// What a device's label was evaluated for; outside it the longer of label and table holds.
struct DeviceLabel {
    std::string label;
    std::string name; ///< "SkinPen Precision"
    std::optional<ZoneCode> zone;
    Depth upTo{deepestDepth};
    std::set<SkinType> skinTypes; ///< empty: all
    std::string source;
    char grade = 'D';
    bool operator==(const DeviceLabel&) const = default;
};

/// Whether something concerns the zones it happened on, or the person as a whole.
enum class Reach { zone, client };
template <>
inline constexpr std::array codesOf<Reach>{Named{Reach::zone, "zone"}, Named{Reach::client, "client"}};

enum class ExposureGroup { injection, peel, light, hairRemoval, skinCare, medicine, sun, surgery, other };
template <>
inline constexpr std::array codesOf<ExposureGroup>{Named{ExposureGroup::injection, "injection"},
                                                   Named{ExposureGroup::peel, "peel"},
                                                   Named{ExposureGroup::light, "light"},
                                                   Named{ExposureGroup::hairRemoval, "hair-removal"},
                                                   Named{ExposureGroup::skinCare, "skin-care"},
                                                   Named{ExposureGroup::medicine, "medicine"},
                                                   Named{ExposureGroup::sun, "sun"},
                                                   Named{ExposureGroup::surgery, "surgery"},
                                                   Named{ExposureGroup::other, "other"}};

/// Something other than a needling that bears on the skin: a treatment, a drug, sun. What the chart offers to record.
struct ExposureItem {
    std::string code; ///< "botulinum-toxin"
    std::string name; ///< "Botulinum toxin"
    ExposureGroup group{};
    Reach reach{};
    bool mayLast = false; ///< it can still be going on, as a drug that is taken
    bool operator==(const ExposureItem&) const = default;
};

/// Days to wait between an exposure and a needling, both ways. A row for the modality goes before a general one.
struct WashOut {
    std::string id;
    std::string item;
    std::optional<Modality> modality; ///< of the needling
    int floorDays = 0;                ///< from the exposure to the needling: deny before; 0 never denies
    int recommendedDays = 0;          ///< likewise: warn before
    int afterFloorDays = 0;           ///< from the needling to the exposure
    int afterRecommendedDays = 0;
    Basis basis;
    bool operator==(const WashOut&) const = default;
};

/// One question of the screening, asked anew at each session.
struct Question {
    std::string code;  ///< "pregnant"
    std::string group; ///< heading under which it is asked: "Skin today"
    std::string text;  ///< as it is put to the client, to be answered yes or no
    std::string name;  ///< what a yes is called in a finding: "Pregnant or nursing"
    Reach reach{};
    std::optional<ZoneCode> zone; ///< asked only when the plan touches this zone
    bool operator==(const Question&) const = default;
};

/// What a yes means: never, only with a prescriber's decision on record, or with care.
enum class Bar { block, clearance, caution };
template <>
inline constexpr std::array codesOf<Bar>{Named{Bar::block, "block"}, Named{Bar::clearance, "clearance"},
                                         Named{Bar::caution, "caution"}};

/// A yes to `question` under these conditions. A row for the modality goes before a general one.
struct Contraindication {
    std::string id;
    std::string question;
    std::optional<Modality> modality;
    bool withAnaesthetic = false; ///< only when the skin is numbed
    Bar bar{};
    Basis basis;
    bool operator==(const Contraindication&) const = default;
};

/// Skin types that ask for care with a modality; a type that is not on record counts as each. A row for the modality
/// goes before a general one.
struct SkinCaution {
    std::string id;
    std::optional<Modality> modality;
    std::set<SkinType> skinTypes;
    std::string name; ///< what it is called in a finding
    Basis basis;
    bool operator==(const SkinCaution&) const = default;
};

/// How deep a zone is treated. The nearest group with a row counts, and a row for the modality before a general one.
struct DepthLimit {
    std::string id;
    ZoneCode zone;
    std::optional<Modality> modality;
    std::optional<Depth> customary; ///< warn beyond
    std::optional<Depth> maximum;   ///< deny beyond; 0 means that the zone is never treated so
    Basis basis;
    bool operator==(const DepthLimit&) const = default;
};

} // namespace model
