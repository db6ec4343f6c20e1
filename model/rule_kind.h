#pragma once
// What a rule is about, how strictly it is kept, and where it comes from.

#include "model/names.h"

#include <array>
#include <string>

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
    plannedBelowRecommended,
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
                                              Named{RuleKind::plannedBelowRecommended, "planned-below-recommended"},
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

} // namespace model
