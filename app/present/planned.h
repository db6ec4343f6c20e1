#pragma once
// Sessions that stand in the diary, asked again whether they are still safe.

#include "db/access.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace present {

/// A planned session as the rules see it now.
struct PlannedSession {
    db::SessionRow row;
    model::SessionPlan plan;
    model::Assessment assessment;        ///< on its own day, as a plan
    std::vector<model::Finding> against; ///< from noLongerSafe: what denies it and did not when it was planned
};

/// Every session from today on that has not begun, in order of time, until the sink says no. Off the UI thread: each
/// takes the client's whole history.
void eachPlanned(const db::Access& access, const model::RuleBook& rules,
                 const std::function<bool(const PlannedSession&)>& sink);

/// Those against which something stands that was not there, or smaller, when they were planned: what denies the plan
/// now, and what only warns a plan but will deny the start on its day, as an open reaction does.
std::vector<PlannedSession> noLongerSafe(const db::Access& access, std::stop_token stop = {});

/// What another rule book would change.
struct AffectedSession {
    PlannedSession now;
    PlannedSession then;
};
/// Planned sessions whose verdict would be another, or whose days short would; those seen so far when it was stopped.
std::vector<AffectedSession> affectedBy(const db::Access& access, const model::RuleBook& other,
                                        const std::function<void(int done, int total)>& progress = {},
                                        std::stop_token stop = {});

} // namespace present
