#pragma once
// The rule book of healing intervals, and the assessment of a plan against what was done before. Pure.
// Basis of the rows: resources/rules/*.csv, each with its source.

#include "model/day.h"
#include "model/outcome.h"
#include "model/treatment.h"
#include "model/zone.h"

#include <array>
#include <optional>
#include <set>
#include <string>
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

enum class RuleKind { healingFloor, healingRecommended, outsideLabel, noRow, historyNotKnown, deviceDepth };
template <>
inline constexpr std::array codesOf<RuleKind>{
    Named{RuleKind::healingFloor, "healing-floor"},        Named{RuleKind::healingRecommended, "healing-recommended"},
    Named{RuleKind::outsideLabel, "outside-label"},        Named{RuleKind::noRow, "no-row"},
    Named{RuleKind::historyNotKnown, "history-not-known"}, Named{RuleKind::deviceDepth, "device-depth"}};

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

struct RuleBook {
    int version = 1;
    ZoneTree zones;
    std::vector<IntervalRow> intervals;
    std::vector<DeviceLabel> labels;                                           ///< several rows of one label widen it
    std::array<std::array<Strength, 3>, codesOf<RuleKind>.size()> strengths{}; ///< by RuleKind, Act
    std::string approvedBy; ///< the licence holder; empty shows the banner

    Strength strength(RuleKind kind, Act act) const {
        return strengths[static_cast<std::size_t>(kind)][static_cast<std::size_t>(act)];
    }
};

/// A needling of one leaf zone that has happened or is under way, here or elsewhere. Unknown particulars are empty.
struct PastTreatment {
    Uid uid;   ///< of the session or the exposure
    Day day{}; ///< for an approximate date its latest day
    ZoneCode zone;
    Modality modality = Modality::pen;
    std::optional<Indication> indication;
    std::optional<DeviceId> device;
    std::string deviceName; ///< for the words of a finding
    std::string label;
    bool deviceKnown = true; ///< false makes any label's row a candidate
    std::optional<Depth> depth;
    bool elsewhere = false;
    bool underWay = false; ///< an open session
    bool operator==(const PastTreatment&) const = default;
};

/// All that assessing one client needs; the store gathers it in one transaction. Without the rows of the very session
/// that is being extended: they are part of the plan, not of the past.
struct History {
    std::vector<PastTreatment> treatments;
    std::set<ZoneCode> historyTaken; ///< leaves for which "what was done elsewhere" was asked
    std::optional<SkinType> skinType;
    std::vector<Device> devices; ///< those that the plan may name
};

struct SessionPlan {
    ClientId client;
    AccountId performer;
    std::optional<AccountId> supervisor;
    std::vector<TreatmentRow> rows;
    bool operator==(const SessionPlan&) const = default;
};

/// Refuses: no rows, an unknown or non-leaf zone, a zone twice with the same modality, no depth or one outside
/// 0.1 to 5 mm, passes outside 1 to 20, a home roller as a clinic treatment. Fields are "rows[i].zone" and the like;
/// codes required, unknown-zone, not-a-leaf, twice, out-of-range, home-only.
Problems validate(const SessionPlan& plan, const ZoneTree& zones);

/// Why a day is not free of doubt. Key of a finding: kind and rule, rule-book version, zone, cause (its uid).
/// A cause without a uid is the planned treatment itself: the zone was treated again on a later day, too soon after it
/// (when the past is recorded, or a plan is laid before what was done since). That day is cause + required - short.
struct Finding {
    RuleKind kind{};
    std::string rule;
    int ruleBookVersion = 0;
    ZoneCode zone;
    std::optional<PastTreatment> cause;
    Strength strength{};
    int requiredDays = 0; ///< after the cause
    int daysShort = 0;
    std::optional<Day> earliest; ///< the first day without this finding, where a day can cure it
    std::string source;
    char grade = 'D';

    std::string key() const;
    bool operator==(const Finding&) const = default;
};

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
    Day earliest{};                 ///< first day, from `day` on, on which healing denies no zone
    bool operator==(const Assessment&) const = default;
};

/// Precedence of a row: device label > indication > skin type > zone > modality and depth; ties take the longer.
/// Unknown depth, skin type, indication or device takes the strictest candidate; no row takes the modality's longest,
/// with a finding. Per zone one floor and one recommended finding are raised, for the treatment that holds longest; the
/// recommended one is left out when the same treatment's floor says as much. The same day again is 0 days on.
/// Unknown zones bind by their code; a group in the past covers all below it (zones may have been split since).
Assessment assess(const SessionPlan& plan, const History& history, const RuleBook& rules, Day day, Act act);

enum class OverrideReason { clinicalJudgement, prescriberOrder, clientRequest, correction, other };
template <>
inline constexpr std::array codesOf<OverrideReason>{
    Named{OverrideReason::clinicalJudgement, "clinical-judgement"},
    Named{OverrideReason::prescriberOrder, "prescriber-order"}, Named{OverrideReason::clientRequest, "client-request"},
    Named{OverrideReason::correction, "correction"}, Named{OverrideReason::other, "other"}};

struct Override {
    std::string findingKey;
    int daysShort = 0; ///< as seen; a larger shortfall makes the override lapse
    OverrideReason reason{};
    std::string words; ///< at least 10 characters for a denial, 3 for a warning
    bool operator==(const Override&) const = default;
};

/// The right to plan, start or extend. Only `clear` makes one; the store assesses again before it believes it.
class Clearance {
public:
    const SessionPlan& plan() const { return plan_; }
    const Assessment& assessment() const { return assessment_; }
    const std::vector<Override>& overrides() const { return overrides_; }

private:
    friend Outcome<Clearance> clear(SessionPlan, Assessment, std::vector<Override>);
    Clearance(SessionPlan plan, Assessment assessment, std::vector<Override> overrides);
    SessionPlan plan_;
    Assessment assessment_;
    std::vector<Override> overrides_;
};

/// Refuses while a denial or warning has no override, or one for fewer days short, or words too short. The field is the
/// finding's key, the code denied, reason-needed, more-days-short or words-too-short. Overrides of nothing are dropped.
Outcome<Clearance> clear(SessionPlan plan, Assessment assessment, std::vector<Override> overrides);

/// Findings of `now` that `seen` did not have or had with fewer days short or less strength: the gate refuses on these.
std::vector<Finding> newOrWorse(const Assessment& seen, const Assessment& now);

/// A deeper past needling must never give an earlier day, every clinic treatment must have a row, recommended >= floor,
/// known zones and labels only, no floor below one day, and `record` never denied. Proven for every modality,
/// indication, label, skin type and zone by walking down the depths. Problems name the row ("intervals[id]"). Run at
/// every edit of the book.
Problems check(const RuleBook& rules);

} // namespace model
