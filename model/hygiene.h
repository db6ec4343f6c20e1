#pragma once
// What the hygiene audit finds. How grave each is stands in resources/hygiene/findings.csv.

#include "model/day.h"
#include "model/id.h"
#include "model/names.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace model {

/// `exposure` is no fault of the clinic: a client to be told.
enum class HygieneSeverity { exposure, minor, major, critical };
template <>
inline constexpr std::array codesOf<HygieneSeverity>{
    Named{HygieneSeverity::exposure, "exposure"}, Named{HygieneSeverity::minor, "minor"},
    Named{HygieneSeverity::major, "major"}, Named{HygieneSeverity::critical, "critical"}};

enum class HygieneCode {
    unitReused,
    noCartridge,
    moreUsedThanReceived,
    expiredAtUse,
    recalledUsedAfter,
    recalledUsedBefore,
    recalledInStock,
    unavailableUsed,
    recordedAfterDenial,
    disposalMissing,
    disposalLate,
    containerUsedAfterClosing,
    containerOpenTooLong,
    containerOverfilled,
    containerNotCollected,
    packNotConfirmed,
    lotMissing,
    lotTyped,
    stockVariance,
    openedNotUsed,
    wastedWithoutReason,
    overrideWithoutReason,
    overrideByWrongRole,
    depthBeyondMaximum,
    consentMissing,
    skinTypeMissing,
    licenceLapsed,
    trainingLapsed,
    serviceLapsed,
    sheathNotConfirmed,
    handpieceNotDisinfected,
    injuryOpen,
    lateEntry,
    changedAfterSigning
};
template <>
inline constexpr std::array codesOf<HygieneCode>{
    Named{HygieneCode::unitReused, "unit-reused"},
    Named{HygieneCode::noCartridge, "no-cartridge"},
    Named{HygieneCode::moreUsedThanReceived, "more-used-than-received"},
    Named{HygieneCode::expiredAtUse, "expired-at-use"},
    Named{HygieneCode::recalledUsedAfter, "recalled-used-after"},
    Named{HygieneCode::recalledUsedBefore, "recalled-used-before"},
    Named{HygieneCode::recalledInStock, "recalled-in-stock"},
    Named{HygieneCode::unavailableUsed, "unavailable-used"},
    Named{HygieneCode::recordedAfterDenial, "recorded-after-denial"},
    Named{HygieneCode::disposalMissing, "disposal-missing"},
    Named{HygieneCode::disposalLate, "disposal-late"},
    Named{HygieneCode::containerUsedAfterClosing, "container-used-after-closing"},
    Named{HygieneCode::containerOpenTooLong, "container-open-too-long"},
    Named{HygieneCode::containerOverfilled, "container-overfilled"},
    Named{HygieneCode::containerNotCollected, "container-not-collected"},
    Named{HygieneCode::packNotConfirmed, "pack-not-confirmed"},
    Named{HygieneCode::lotMissing, "lot-missing"},
    Named{HygieneCode::lotTyped, "lot-typed"},
    Named{HygieneCode::stockVariance, "stock-variance"},
    Named{HygieneCode::openedNotUsed, "opened-not-used"},
    Named{HygieneCode::wastedWithoutReason, "wasted-without-reason"},
    Named{HygieneCode::overrideWithoutReason, "override-without-reason"},
    Named{HygieneCode::overrideByWrongRole, "override-by-wrong-role"},
    Named{HygieneCode::depthBeyondMaximum, "depth-beyond-maximum"},
    Named{HygieneCode::consentMissing, "consent-missing"},
    Named{HygieneCode::skinTypeMissing, "skin-type-missing"},
    Named{HygieneCode::licenceLapsed, "licence-lapsed"},
    Named{HygieneCode::trainingLapsed, "training-lapsed"},
    Named{HygieneCode::serviceLapsed, "service-lapsed"},
    Named{HygieneCode::sheathNotConfirmed, "sheath-not-confirmed"},
    Named{HygieneCode::handpieceNotDisinfected, "handpiece-not-disinfected"},
    Named{HygieneCode::injuryOpen, "injury-open"},
    Named{HygieneCode::lateEntry, "late-entry"},
    Named{HygieneCode::changedAfterSigning, "changed-after-signing"}};

struct HygieneFinding {
    HygieneCode code{};
    HygieneSeverity severity{};
    Day day{};
    std::vector<Uid> subjects; ///< what it is about, in a fixed order: the session, the cartridge, the lot ...
    std::vector<std::pair<std::string, std::string>> facts; ///< name and value, never a person's name

    /// Names the finding for good: code and subjects.
    std::string key() const;
    /// The facts in one text that is another when any of them is.
    std::string factsText() const;
    bool operator==(const HygieneFinding&) const = default;
};

} // namespace model
