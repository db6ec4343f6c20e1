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

Urgency urgency(Instant dueAt, Instant lateAt, Instant plannedAt, Instant now) {
    return lateAt <= plannedAt ? Urgency::missed : urgency(dueAt, lateAt, now);
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
