#pragma once
// Keeps an eye on the diary: which planned sessions are no longer safe, and which lie in closed time; asked again
// whenever the store has changed.

#include "app/present/closed_sessions.h"
#include "app/present/planned.h"
#include "app/present/worker.h"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>

namespace present {

class PlannedWatch {
public:
    explicit PlannedWatch(Seat seat);
    ~PlannedWatch();
    PlannedWatch(const PlannedWatch&) = delete;
    PlannedWatch& operator=(const PlannedWatch&) = delete;

    /// Asks off the UI thread, unless nothing has changed since the last answer or question.
    void look();
    /// As of the last answer, in order of time.
    const std::vector<PlannedSession>& unsafe() const { return unsafe_; }
    const PlannedSession* of(model::SessionId session) const; ///< null: still safe
    /// Likewise those that are to be moved because the clinic is closed then.
    const std::vector<ClosedSession>& closed() const { return closed_; }

    std::function<void()> changed; ///< the answer is another than before

private:
    Seat seat_;
    Worker worker_;
    std::stop_source stop_;
    std::optional<std::pair<std::int64_t, model::Day>> asked_; ///< version of the store, day
    std::vector<PlannedSession> unsafe_;
    std::vector<ClosedSession> closed_;
};

/// "Tomasz Wilk, 8 Dec 10:30: treated elsewhere on 20 November ...": what speaks against it now and did not before.
std::string whyUnsafe(const PlannedSession& session, const model::RuleBook& rules, model::Day today);

} // namespace present
