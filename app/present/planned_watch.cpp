#include "app/present/planned_watch.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"

#include <algorithm>

namespace present {

namespace {

bool sameAnswer(const std::vector<PlannedSession>& a, const std::vector<PlannedSession>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PlannedSession& one, const PlannedSession& two) {
        return one.row.id == two.row.id && one.row.day == two.row.day && one.row.minute == two.row.minute &&
               one.against == two.against;
    });
}

} // namespace

PlannedWatch::PlannedWatch(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {}

PlannedWatch::~PlannedWatch() {
    stop_.request_stop();
}

void PlannedWatch::look() {
    const std::pair now{seat_.store->dataVersion(), seat_.access.today()};
    if (asked_ == now || !may(seat_, "read.sessions")) {
        return;
    }
    asked_ = now;
    stop_.request_stop();
    stop_ = {};
    worker_.forget();
    struct Answer {
        std::vector<PlannedSession> unsafe;
        std::vector<ClosedSession> closed;
    };
    worker_.run<Answer>(
        [seat = seat_, stop = stop_.get_token()] {
            return Answer{noLongerSafe(seat.access, stop), sessionsWhenClosed(seat.access)};
        },
        [this](Answer found) {
            const bool same = sameAnswer(found.unsafe, unsafe_) && sameClosed(found.closed, closed_);
            unsafe_ = std::move(found.unsafe);
            closed_ = std::move(found.closed);
            if (!same && changed) {
                changed();
            }
        },
        [this](const std::string&) { asked_.reset(); }, // the next look asks again
        Lane::aside);
}

const PlannedSession* PlannedWatch::of(model::SessionId session) const {
    const auto found =
        std::find_if(unsafe_.begin(), unsafe_.end(), [&](const PlannedSession& one) { return one.row.id == session; });
    return found == unsafe_.end() ? nullptr : &*found;
}

std::string whyUnsafe(const PlannedSession& session, const model::RuleBook& rules, model::Day today) {
    auto only = session.assessment;
    only.findings = session.against;
    std::string text;
    for (const auto& group : grouped(only, rules, today)) {
        text += (text.empty() ? "" : " ") + group.text;
    }
    return text;
}

} // namespace present
