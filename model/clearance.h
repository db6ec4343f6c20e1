#pragma once
// From an assessment to the right to act: overrides with their reasons, and the clearance that the gate asks for.

#include "model/healing.h"

#include <array>
#include <string>
#include <vector>

namespace model {

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

/// Of what was given for a session earlier, what still holds: its finding was as strong in `seen`, and no more days are
/// short now than it spoke of.
std::vector<Override> standing(const Assessment& now, const Assessment& seen, const std::vector<Override>& given);
bool answers(const Override& given, const Finding& finding); ///< by key, and for as many days

/// Whether overriding this denial takes a second person: what stands against the treatment whatever the day, asked or
/// not, and a shortfall beyond the book's limit.
bool takesTwo(const Finding& finding, const RuleBook& rules);

/// Findings of `now` that `seen` did not have or had with fewer days short or less strength: the gate refuses on these.
std::vector<Finding> newOrWorse(const Assessment& seen, const Assessment& now);

} // namespace model
