#include "app/present/due_notice.h"

#include "app/present/asking.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <chrono>

namespace present {

namespace {

constexpr std::chrono::seconds lookEvery{30};

std::int64_t newIn(const std::set<std::int64_t>& now, const std::set<std::int64_t>& before) {
    return std::ranges::count_if(now, [&](std::int64_t id) { return !before.contains(id); });
}

} // namespace

DueNotice::DueNotice(Seat seat)
    : seat_{std::move(seat)}
    , looked_{seat_.ports.now()} {
    std::int64_t calls = 0;
    std::int64_t behind = 0;
    calls_ = ids(db::ReminderSet::callNow, calls);
    behind_ = ids(db::ReminderSet::catchUp, behind);
    if (behind > 0) {
        show({{counted(tr("{n, plural, one {# aftercare step was late or missed while nobody was here.} "
                          "other {# aftercare steps were late or missed while nobody was here.}}"),
                       behind),
               tr("Nothing of it is sent by itself: decide on each, or on all at once."), Tone::warn},
              tr("Open the catch-up list"),
              AftercareSet::catchUp});
    }
}

/// Those on the list by now; one that left it and comes back is news again.
DueNotice::Ids DueNotice::ids(db::ReminderSet set, std::int64_t& total) const {
    db::ReminderQuery query;
    query.set = set;
    const auto found = permitted([&] { return seat_.access.reminders(query); });
    total = found.total;
    Ids all;
    for (const auto& row : found.rows) {
        all.insert(row.id.value);
    }
    return all;
}

void DueNotice::look() {
    const auto now = seat_.ports.now();
    if (now >= looked_ && now - looked_ < lookEvery) {
        return;
    }
    looked_ = now;
    std::int64_t total = 0;
    auto calls = ids(db::ReminderSet::callNow, total);
    auto behind = ids(db::ReminderSet::catchUp, total);
    const auto newCalls = newIn(calls, calls_);
    const auto newBehind = newIn(behind, behind_);
    calls_ = std::move(calls);
    behind_ = std::move(behind);
    if (newCalls > 0) {
        tell({counted(tr("{n, plural, one {# client to call now} other {# clients to call now}}"), newCalls), "",
              Tone::info},
             tr("Open the call list"), AftercareSet::callNow);
    } else if (newBehind > 0) {
        tell({counted(tr("{n, plural, one {# aftercare step was not done in time} "
                         "other {# aftercare steps were not done in time}}"),
                      newBehind),
              "", Tone::warn},
             tr("Open the catch-up list"), AftercareSet::catchUp);
    }
}

void DueNotice::tell(Message message, std::string action, AftercareSet leadsTo) {
    if (seat_.ports.notify) {
        seat_.ports.notify(tr("Needlebook"), message.title);
    }
    show({std::move(message), std::move(action), leadsTo});
}

void DueNotice::dismiss() {
    show({});
}

} // namespace present
