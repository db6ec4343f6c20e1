#pragma once
// The assessment of a plan against what is known of the client and of those who treat. Pure.

#include "model/history.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct SessionPlan {
    ClientId client;
    AccountId performer;
    std::optional<AccountId> supervisor;
    std::vector<TreatmentRow> rows;
    bool anaesthetic = false; ///< the skin is to be numbed
    bool operator==(const SessionPlan&) const = default;
};

/// Refuses: no rows, an unknown or non-leaf zone, a zone twice with the same modality, no depth or one outside
/// 0.1 to 5 mm, passes outside 1 to 20, a home roller as a clinic treatment. Fields are "rows[i].zone" and the like;
/// codes required, unknown-zone, not-a-leaf, twice, out-of-range, home-only.
Problems validate(const SessionPlan& plan, const ZoneTree& zones);

/// Why a day is not free of doubt. Key of a finding: kind and rule, rule-book version, zone, cause (its uid or what it
/// is about; of another session in the diary that is nearer than recommended its day). A cause without a uid is the
/// planned treatment itself: the zone was treated again on a later day, too soon after it (when the past is recorded,
/// or a plan is laid before what was done since). That day is cause + required - short.
struct Finding {
    RuleKind kind{};
    std::string rule;
    int ruleBookVersion = 0;
    ZoneCode zone; ///< empty: the whole client, or who treats
    std::optional<PastTreatment> cause;
    std::optional<PastExposure> exposure; ///< for a wash-out
    /// What else it is: code of a question or form, uid of a reaction, name of a device or training, planned
    /// micrometres.
    std::string about;
    bool comesLater = false;  ///< the cause or exposure lies after the assessed day
    std::optional<Day> since; ///< of an answer, a decision, a reaction, a licence that ran out
    std::string clearedBy;    ///< the prescriber whose decision is on record: it is told and does not stand in the way
    Strength strength{};
    int requiredDays = 0; ///< after the cause; for an age, years; for a depth, micrometres
    int daysShort = 0;
    std::optional<Day> earliest; ///< the first day without this finding, where a day can cure it
    std::string source;
    char grade = 'D';

    std::string key() const;
    bool operator==(const Finding&) const = default;
};

/// What a caution for a skin type is about when none is on record.
inline constexpr const char* skinNotKnown = "skin-type-not-known";

enum class Verdict { allow, warn, deny };
template <>
inline constexpr std::array codesOf<Verdict>{Named{Verdict::allow, "allow"}, Named{Verdict::warn, "warn"},
                                             Named{Verdict::deny, "deny"}};

struct ZoneOutlook {
    ZoneCode zone;
    Verdict verdict = Verdict::allow;
    bool historyKnown = true;
    std::optional<PastTreatment> last; ///< the latest treatment there
    Day earliest{};                    ///< first day, from the assessed one on, past every floor
    Day recommended{};                 ///< likewise past every recommended interval
    std::optional<std::size_t> why;    ///< index of the finding that binds most
    bool operator==(const ZoneOutlook&) const = default;
};

struct Assessment {
    Act act{};
    Day day{};
    int ruleBookVersion = 0;
    Verdict verdict = Verdict::allow;
    std::vector<Finding> findings;  ///< the gravest first, then by zone order
    std::vector<ZoneOutlook> zones; ///< one per zone of the plan
    Day earliest{};                 ///< first day, from `day` on, on which no interval denies a zone
    bool operator==(const Assessment&) const = default;
};

/// Takes findings out of an assessment and its verdicts, where they have been answered or something else is asked.
void setAside(Assessment& assessment, const std::function<bool(const Finding&)>& which);
void setAside(Assessment& assessment, RuleKind kind);

/// Precedence of a row: device label > indication > skin type > zone > modality and depth; ties take the longer.
/// Unknown depth, skin type, indication or device takes the strictest candidate; no row takes the modality's longest,
/// with a finding. Per zone one floor and one recommended finding are raised, for the treatment that holds longest; the
/// recommended one is left out when the same treatment's floor says as much. The same day again is 0 days on.
/// Unknown zones bind by their code; a group in the past covers all below it (zones may have been split since).
Assessment assess(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act);

} // namespace model
