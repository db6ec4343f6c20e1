#include "model/aftercare_schedule.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::chrono::hours beforeCallingAgain{2};
constexpr Days longestClosed{2 * 366}; // as nextOpenDay looks

/// The first minute of the day at or after `from` and before `to` that is not quiet.
std::optional<int> firstAllowed(QuietHours quiet, int from, int to) {
    if (from < to && isQuiet(quiet, from)) {
        // Quiet hours that run past midnight end on the next day, unless it is still their morning part.
        if (quiet.to <= from) {
            return std::nullopt;
        }
        from = quiet.to;
    }
    return from < to ? std::optional{from} : std::nullopt;
}

/// The window's end, or the beginning of quiet hours when that is sooner.
int closing(QuietHours quiet, int open, int to) {
    const bool cut = quiet.from != quiet.to && quiet.from > open && quiet.from < to;
    return cut ? quiet.from : to;
}

DueTime between(const AftercareStep& step, Day day, int open, const std::string& zone, QuietHours quiet) {
    DueTime due;
    due.step = step.code;
    due.day = day;
    due.windowFrom = step.windowFrom;
    due.windowTo = step.windowTo;
    due.dueAt = instantOf({day, open}, zone);
    due.lateAt = std::max(due.dueAt, instantOf({day, closing(quiet, open, step.windowTo)}, zone));
    return due;
}

/// A window that is quiet throughout: due at the end of those quiet hours, for as long as the window is.
DueTime afterQuiet(const AftercareStep& step, Day day, const std::string& zone, QuietHours quiet) {
    DueTime due;
    due.step = step.code;
    due.day = quiet.to > step.windowFrom ? day : day + Days{1};
    due.windowFrom = step.windowFrom;
    due.windowTo = step.windowTo;
    due.dueAt = instantOf({due.day, quiet.to}, zone);
    due.lateAt = due.dueAt + std::chrono::minutes{step.windowTo - step.windowFrom};
    due.fits = false;
    due.moved = Moved::quietHours;
    return due;
}

DueTime byDay(const AftercareStep& step, Day day, const std::string& zone, QuietHours quiet) {
    const auto open = firstAllowed(quiet, step.windowFrom, step.windowTo);
    return open ? between(step, day, *open, zone, quiet) : afterQuiet(step, day, zone, quiet);
}

DueTime byHour(const AftercareStep& step, Instant exact, const std::string& zone, QuietHours quiet) {
    const auto local = localTime(exact, zone);
    const auto open = firstAllowed(quiet, std::max(local.minute, step.windowFrom), step.windowTo);
    if (!open) {
        auto due = byDay(step, local.day, zone, quiet);
        if (due.dueAt < exact) {
            due = byDay(step, local.day + Days{1}, zone, quiet);
        }
        due.fits = false;
        due.moved = isQuiet(quiet, local.minute) ? Moved::quietHours : Moved::lateHour;
        return due;
    }
    auto due = between(step, local.day, *open, zone, quiet);
    if (*open == local.minute || due.dueAt < exact) { // the second of an hour that occurs twice
        due.dueAt = exact;
        due.lateAt = std::max(due.dueAt, due.lateAt);
    }
    return due;
}

DueTime ownTime(const AftercareStep& step, Instant end, Day sessionDay, const std::string& zone, QuietHours quiet) {
    return step.byHours ? byHour(step, end + std::chrono::hours{step.offset}, zone, quiet)
                        : byDay(step, sessionDay + Days{step.offset}, zone, quiet);
}

/// While the clinic has not told its week only closures close anything.
std::optional<OpenSpan> openOn(const Opening& opening, Day day) {
    if (const auto* closure = closureOn(opening, day)) {
        return closure->open;
    }
    return opening.week ? (*opening.week)[weekdayOf(day)] : std::optional{OpenSpan{0, 24 * 60}};
}

/// What is left of [due, late) in the clinic's first opening that meets it.
bool cutToOpening(DueTime& due, const Hours& hours) {
    const auto last = localTime(due.lateAt, hours.clinicZone).day;
    for (auto day = localTime(due.dueAt, hours.clinicZone).day; day <= last; day += Days{1}) {
        const auto span = openOn(hours.opening, day);
        if (!span) {
            continue;
        }
        const auto from = std::max(due.dueAt, instantOf({day, span->from}, hours.clinicZone));
        const auto to = std::min(due.lateAt, instantOf({day, span->to}, hours.clinicZone));
        if (from < to) {
            due.dueAt = from;
            due.lateAt = to;
            return true;
        }
    }
    return false;
}

DueTime whenStaffIsThere(const AftercareStep& step, const DueTime& own, const Hours& hours) {
    if (!hours.opening.week && hours.opening.closures.empty()) {
        return own;
    }
    auto due = own;
    for (Days later{0}; later <= longestClosed; later += Days{1}) {
        if (later > Days{0}) {
            due = byDay(step, own.day + later, hours.zone, hours.quiet);
        }
        if (cutToOpening(due, hours)) {
            due.day = localTime(due.dueAt, hours.zone).day;
            due.fits = later == Days{0} && own.fits;
            due.moved = later > Days{0} ? Moved::closedDay : own.moved;
            return due;
        }
    }
    due = own;
    due.fits = false;
    return due;
}

} // namespace

std::vector<DueTime> schedule(const AftercarePlan& plan, Instant end, Day sessionDay, const std::string& zone,
                              QuietHours quiet) {
    std::vector<DueTime> result;
    for (const auto& step : plan.steps) {
        result.push_back(ownTime(step, end, sessionDay, zone, quiet));
    }
    return result;
}

DueTime dueTime(const AftercareStep& step, Instant end, Day sessionDay, const Hours& hours) {
    const auto own = ownTime(step, end, sessionDay, hours.zone, hours.quiet);
    return step.needsStaff ? whenStaffIsThere(step, own, hours) : own;
}

std::vector<DueTime> schedule(const AftercarePlan& plan, Instant end, Day sessionDay, const Hours& hours) {
    std::vector<DueTime> result;
    for (const auto& step : plan.steps) {
        result.push_back(dueTime(step, end, sessionDay, hours));
    }
    return result;
}

DueTime callFrom(Instant from, int windowFrom, int windowTo, const Hours& hours) {
    AftercareStep step;
    step.byHours = true;
    step.windowFrom = windowFrom;
    step.windowTo = windowTo;
    step.needsStaff = true;
    auto due = dueTime(step, from, Day{}, hours);
    due.fits = true;
    due.moved = Moved::noAnswer;
    return due;
}

DueTime nextCall(Instant now, int windowFrom, int windowTo, const Hours& hours) {
    return callFrom(now + beforeCallingAgain, windowFrom, windowTo, hours);
}

} // namespace model
