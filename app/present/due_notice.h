#pragma once
// What the window tells by itself: calls that have fallen due, each once, and after downtime what there is to catch up
// with. Counts only: it may be read over a shoulder.

#include "app/present/aftercare.h"
#include "app/present/ports.h"
#include "app/present/view.h"

#include <cstdint>
#include <set>

namespace present {

struct DueNoticeView {
    Message message;
    std::string action; ///< "Open the call list"
    AftercareSet leadsTo{};
    bool operator==(const DueNoticeView&) const = default;
};

class DueNotice : public Presenter<DueNoticeView> {
public:
    /// Looks at once: what is due already is no news, what was late or missed is told.
    explicit DueNotice(Seat seat);

    /// On every tick of the window; asks the store twice a minute.
    void look();
    void dismiss();

private:
    using Ids = std::set<std::int64_t>;
    Ids ids(db::ReminderSet set, std::int64_t& total) const;
    void tell(Message message, std::string action, AftercareSet leadsTo);

    Seat seat_;
    Ids calls_;
    Ids behind_;
    model::Instant looked_{};
};

} // namespace present
