#pragma once
// The clinic's rules as values: how long skin has to heal, what else needs time around a needling, what stands against
// it, how deep and by whom. Rows come from resources/rules/*.csv, each with its source and grade. Pure.

#include "model/day.h"
#include "model/outcome.h"
#include "model/treatment.h"
#include "model/zone.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace model {

enum class Strength { off, note, warn, deny };
template <>
inline constexpr std::array codesOf<Strength>{Named{Strength::off, "off"}, Named{Strength::note, "note"},
                                              Named{Strength::warn, "warn"}, Named{Strength::deny, "deny"}};

/// Extending an open session counts as start.
enum class Act { plan, start, record };
template <>
inline constexpr std::array codesOf<Act>{Named{Act::plan, "plan"}, Named{Act::start, "start"},
                                         Named{Act::record, "record"}};

enum class RuleKind {
    healingFloor,
    healingRecommended,
    outsideLabel,
    noRow,
    historyNotKnown,
    deviceDepth,
    washOutFloor,
    washOutRecommended,
    zoneDepth,
    zoneDepthCustomary,
    contraindication,
    clearanceNeeded,
    caution,
    screeningMissing,
    openReaction,
    plannedTooClose,
    licence,
    practitionerDepth,
    practitionerModality,
    training,
    deviceService,
    guardian,
    labelAge,
    consent
};
template <>
inline constexpr std::array codesOf<RuleKind>{Named{RuleKind::healingFloor, "healing-floor"},
                                              Named{RuleKind::healingRecommended, "healing-recommended"},
                                              Named{RuleKind::outsideLabel, "outside-label"},
                                              Named{RuleKind::noRow, "no-row"},
                                              Named{RuleKind::historyNotKnown, "history-not-known"},
                                              Named{RuleKind::deviceDepth, "device-depth"},
                                              Named{RuleKind::washOutFloor, "wash-out-floor"},
                                              Named{RuleKind::washOutRecommended, "wash-out-recommended"},
                                              Named{RuleKind::zoneDepth, "zone-depth"},
                                              Named{RuleKind::zoneDepthCustomary, "zone-depth-customary"},
                                              Named{RuleKind::contraindication, "contraindication"},
                                              Named{RuleKind::clearanceNeeded, "clearance-needed"},
                                              Named{RuleKind::caution, "caution"},
                                              Named{RuleKind::screeningMissing, "screening-missing"},
                                              Named{RuleKind::openReaction, "open-reaction"},
                                              Named{RuleKind::plannedTooClose, "planned-too-close"},
                                              Named{RuleKind::licence, "licence"},
                                              Named{RuleKind::practitionerDepth, "practitioner-depth"},
                                              Named{RuleKind::practitionerModality, "practitioner-modality"},
                                              Named{RuleKind::training, "training"},
                                              Named{RuleKind::deviceService, "device-service"},
                                              Named{RuleKind::guardian, "guardian"},
                                              Named{RuleKind::labelAge, "label-age"},
                                              Named{RuleKind::consent, "consent"}};

/// Where a rule's value comes from: a key of the facts, and how good it is (A a regulator or label ... D to be
/// verified).
struct Basis {
    std::string source;
    char grade = 'D';
    bool operator==(const Basis&) const = default;
};

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

/// Single figures of the book.
enum class Limit { guardianAge, labelAge, consentDays, secondSignerDays, customaryExcess };
template <>
inline constexpr std::array codesOf<Limit>{
    Named{Limit::guardianAge, "guardian-age"},            ///< years: below it a guardian consents
    Named{Limit::labelAge, "label-age"},                  ///< years: below it no device was evaluated
    Named{Limit::consentDays, "consent-days"},            ///< a signed consent holds so long; 0 without end
    Named{Limit::secondSignerDays, "second-signer-days"}, ///< overriding more days than this takes a second person
    Named{Limit::customaryExcess,
          "customary-excess"} ///< percent of the customary depth: beyond is well beyond; 0 never
};
struct LimitValue {
    int value = 0;
    Basis basis;
    bool operator==(const LimitValue&) const = default;
};

struct RuleBook {
    using ByAct = std::array<Strength, codesOf<Act>.size()>;

    int version = 1;
    std::optional<Day> validFrom; ///< of this version; none: from the beginning
    ZoneTree zones;
    std::vector<IntervalRow> intervals;
    std::vector<DeviceLabel> labels; ///< several rows of one label widen it
    std::vector<ExposureItem> items;
    std::vector<WashOut> washOuts;
    std::vector<Question> questions; ///< in the order in which they are asked
    std::vector<Contraindication> contraindications;
    std::vector<SkinCaution> skinCautions;
    std::vector<DepthLimit> depths;
    std::array<LimitValue, codesOf<Limit>.size()> limits{};
    std::array<ByAct, codesOf<RuleKind>.size()> strengths{};      ///< by RuleKind
    std::map<std::pair<RuleKind, std::string>, ByAct> exceptions; ///< strengths of single rules
    std::string approvedBy;                                       ///< the licence holder; empty shows the banner

    /// Of one rule of that kind; without its id, of the kind.
    Strength strength(RuleKind kind, Act act, const std::string& rule = {}) const;
    const LimitValue& limit(Limit which) const { return limits[static_cast<std::size_t>(which)]; }
    const ExposureItem* item(const std::string& code) const;
    const Question* question(const std::string& code) const;
};

/// A deeper past needling must never give an earlier day, every clinic treatment must have a row, recommended >= floor,
/// known zones, labels, items and questions only, every item and question with a rule, no floor below one day after a
/// needling, and `record` never denied. Proven for every modality, indication, label, skin type and zone by walking
/// down the depths. Problems name the row ("intervals[id]"). Run at every edit of the book.
Problems check(const RuleBook& rules);

} // namespace model
