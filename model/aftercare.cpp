#include "model/aftercare.h"

#include <algorithm>
#include <utility>

namespace model {

namespace {

using enum ReminderState;

/// All that can happen to a reminder. A client may answer on the telephone what was never sent; whoever asked the
/// client knows what became of a sending that nobody was sure of.
constexpr std::array<std::pair<ReminderState, ReminderState>, 21> moves{{
    {planned, claimed},  {planned, answered}, {planned, done},    {planned, skipped},  {planned, cancelled},
    {claimed, sent},     {claimed, failed},   {claimed, unknown}, {sent, answered},    {sent, done},
    {sent, skipped},     {failed, claimed},   {failed, answered}, {failed, done},      {failed, skipped},
    {failed, cancelled}, {unknown, sent},     {unknown, failed},  {unknown, answered}, {unknown, done},
    {unknown, skipped},
}};

bool fits(const AftercarePlan& plan, const TreatmentRow& row, const ZoneTree& zones) {
    const Depth depth = row.depth.value_or(deepestDepth);
    return (!plan.modality || *plan.modality == row.modality) && (!plan.zone || zones.contains(*plan.zone, row.zone)) &&
           depth > plan.over && depth <= plan.upTo;
}

int particularity(const AftercarePlan& plan) {
    const bool band = plan.over > Depth{-1} || plan.upTo < deepestDepth;
    return (plan.modality ? 4 : 0) + (plan.zone ? 2 : 0) + (band ? 1 : 0);
}

/// The first minute of the day at or after `from` and before `to` that is not quiet.
std::optional<int> firstAllowed(QuietHours quiet, int from, int to) {
    if (from < to && isQuiet(quiet, from)) {
        // Quiet hours that run past midnight end on the next day, unless it is still their morning part.
        const bool endsToday = quiet.to > from;
        if (!endsToday) {
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
        return due;
    }
    auto due = between(step, local.day, *open, zone, quiet);
    if (*open == local.minute) {
        due.dueAt = exact;
        due.lateAt = std::max(due.dueAt, due.lateAt);
    }
    return due;
}

} // namespace

bool mayBecome(ReminderState from, ReminderState to) {
    return std::find(moves.begin(), moves.end(), std::pair{from, to}) != moves.end();
}

bool hasEnded(ReminderState state) {
    return std::none_of(moves.begin(), moves.end(), [&](const auto& move) { return move.first == state; });
}

bool isQuiet(QuietHours quiet, int minute) {
    if (quiet.from <= quiet.to) {
        return minute >= quiet.from && minute < quiet.to;
    }
    return minute >= quiet.from || minute < quiet.to;
}

const AftercarePlan* planFor(const std::vector<AftercarePlan>& plans, const std::vector<TreatmentRow>& rows,
                             const ZoneTree& zones) {
    Depth deepest{};
    for (const auto& row : rows) {
        deepest = std::max(deepest, row.depth.value_or(deepestDepth));
    }
    const AftercarePlan* best = nullptr;
    for (const auto& plan : plans) {
        const bool suits = std::any_of(rows.begin(), rows.end(), [&](const TreatmentRow& row) {
            return row.depth.value_or(deepestDepth) == deepest && fits(plan, row, zones);
        });
        if (suits && (best == nullptr || particularity(plan) > particularity(*best))) {
            best = &plan;
        }
    }
    return best;
}

std::vector<DueTime> schedule(const AftercarePlan& plan, Instant end, Day sessionDay, const std::string& zone,
                              QuietHours quiet) {
    std::vector<DueTime> result;
    for (const auto& step : plan.steps) {
        result.push_back(step.byHours ? byHour(step, end + std::chrono::hours{step.offset}, zone, quiet)
                                      : byDay(step, sessionDay + Days{step.offset}, zone, quiet));
    }
    return result;
}

Urgency urgency(Instant dueAt, Instant lateAt, Instant now) {
    if (now < dueAt) {
        return Urgency::later;
    }
    if (now < lateAt) {
        return Urgency::due;
    }
    return now < lateAt + std::chrono::hours{24} ? Urgency::late : Urgency::missed;
}

} // namespace model
