#include "app/present/idle_lock_settings.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

std::string lockNote(const model::IdleLimits& limits) {
    if (limits.after.count() == 0) {
        return tr("A window stays open until somebody locks it with Ctrl+L. Whoever passes by can read it.");
    }
    return tr("Only its own person opens a locked window again, by PIN or password; somebody else signs in beside. "
              "While a session is open its desk stays in sight for the longer time, and the other clients are hidden "
              "after the shorter.");
}

std::optional<std::chrono::minutes> minutesTyped(const std::string& typed, const char* field,
                                                 model::Problems& problems) {
    const auto number = typedNumber(trimmed(typed));
    if (!number) {
        problems.push_back({field, trimmed(typed).empty() ? "required" : "not-a-number", {}});
        return std::nullopt;
    }
    return std::chrono::minutes{*number};
}

} // namespace

IdleLockSettings::IdleLockSettings(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_.ports, [this] { refresh(); }} {
    refresh();
}

void IdleLockSettings::refresh() {
    IdleLockView next;
    const auto limits = seat_.access.idleLimits();
    next.input = {std::to_string(limits.after.count()), std::to_string(limits.atDesk.count())};
    next.note = lockNote(limits);
    next.mayEdit = may(seat_, "lock.set");
    next.saving = saver_.busy();
    next.problems = saver_.problems();
    next.message = saver_.message();
    show(std::move(next));
}

void IdleLockSettings::save(const IdleLockInput& input) {
    model::Problems problems;
    const auto after = minutesTyped(input.after, "lockAfter", problems);
    const auto atDesk = minutesTyped(input.atDesk, "lockAtDesk", problems);
    if (!after || !atDesk) {
        saver_.refuse(problems);
        return;
    }
    const model::SetIdleLock change{{*after, *atDesk}};
    saver_.save<db::Applied>([seat = seat_, change]() mutable { return seat.access.apply(change); }, tr("Saved."),
                             [](const db::Applied&) {});
}

} // namespace present
