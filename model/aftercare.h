#pragma once
// The aftercare a client is taken through: templates, steps, and when each falls due in the clinic's own hours.

#include "model/day.h"
#include "model/healing.h"
#include "model/names.h"
#include "model/people.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace model {

enum class ReminderState { planned, claimed, sent, answered, done, skipped, cancelled, failed, unknown };
template <>
inline constexpr std::array codesOf<ReminderState>{
    Named{ReminderState::planned, "planned"},     Named{ReminderState::claimed, "claimed"},
    Named{ReminderState::sent, "sent"},           Named{ReminderState::answered, "answered"},
    Named{ReminderState::done, "done"},           Named{ReminderState::skipped, "skipped"},
    Named{ReminderState::cancelled, "cancelled"}, Named{ReminderState::failed, "failed"},
    Named{ReminderState::unknown, "unknown"}};

/// Whether a reminder may go from one state to another. It is claimed before it is sent, so nothing goes out twice;
/// what was sent, or may have been, is never claimed again; what has ended stays as it is.
bool mayBecome(ReminderState from, ReminderState to);
/// Answered, done, skipped and cancelled: nothing follows.
bool hasEnded(ReminderState state);

/// How a planned reminder stands at an instant; derived, never stored.
enum class Urgency { later, due, late, missed };
template <>
inline constexpr std::array codesOf<Urgency>{Named{Urgency::later, "later"}, Named{Urgency::due, "due"},
                                             Named{Urgency::late, "late"}, Named{Urgency::missed, "missed"}};

/// What a step is for; decides what stops it (resources/aftercare/events.csv).
enum class StepKind { instruction, checkIn, call, nextVisit };
template <>
inline constexpr std::array codesOf<StepKind>{Named{StepKind::instruction, "instruction"},
                                              Named{StepKind::checkIn, "check-in"}, Named{StepKind::call, "call"},
                                              Named{StepKind::nextVisit, "next-visit"}};

/// What a step says in another language than the clinic's own.
struct StepWords {
    std::string language; ///< ISO 639, small letters: "de"
    std::string title;
    std::string text;
    bool operator==(const StepWords&) const = default;
};

struct AftercareStep {
    std::string code; ///< unique in its plan: "day-1-check-in"
    StepKind kind = StepKind::instruction;
    bool byHours = false; ///< `offset` hours after the end; else day n (0 is the session's day)
    int offset = 0;
    int windowFrom = 9 * 60; ///< local minutes of the day; the window in which it may go out
    int windowTo = 19 * 60;
    Channel channel = Channel::email;
    bool needsStaff = false; ///< by telephone or post: moved off closed days
    bool expectsAnswer = false;
    bool sheet = false;              ///< the sheet of the treatment goes with it
    std::vector<std::string> alarms; ///< codes of the signs that are asked about (resources/aftercare/signs.csv)
    std::string title;               ///< "Day 1 check-in, redness and heat?"
    std::string text;                ///< what the client is told; these two in the clinic's own language
    std::string source;
    std::vector<StepWords> words{}; ///< in others, by language
    bool operator==(const AftercareStep&) const = default;
};

struct AftercarePlan {
    std::string code; ///< "pen-deep"
    int version = 1;
    std::string name;
    std::optional<Modality> modality;
    std::optional<ZoneCode> zone;
    Depth over{-1};
    Depth upTo{deepestDepth};
    std::vector<AftercareStep> steps;
    bool operator==(const AftercarePlan&) const = default;
};

/// The plan for what was done: the most particular one that fits the deepest row (unknown counts as deepest; of rows
/// equally deep the one with the most particular plan); nothing when none fits. A modality is more particular than a
/// zone, a zone than a depth band; equal plans go by their order.
const AftercarePlan* planFor(const std::vector<AftercarePlan>& plans, const std::vector<TreatmentRow>& rows,
                             const ZoneTree& zones);

struct QuietHours {
    int from = 20 * 60; ///< local minutes; may run past midnight
    int to = 8 * 60;
    bool operator==(const QuietHours&) const = default;
};

bool isQuiet(QuietHours quiet, int minute);

/// Why a step does not stand at its own time.
enum class Moved { no, quietHours, lateHour, closedDay, noAnswer };
template <>
inline constexpr std::array codesOf<Moved>{Named{Moved::no, ""}, Named{Moved::quietHours, "quiet-hours"},
                                           Named{Moved::lateHour, "late-hour"}, Named{Moved::closedDay, "closed-day"},
                                           Named{Moved::noAnswer, "no-answer"}};

struct DueTime {
    std::string step;
    Day day{}; ///< local
    int windowFrom = 0;
    int windowTo = 0;
    Instant dueAt{};  ///< UTC: the window's opening, or the exact hour moved out of quiet hours
    Instant lateAt{}; ///< UTC: the window's end
    /// False when quiet hours or the late hour left nothing of the window on the step's own day, so that it moved to
    /// the next: shown at signing.
    bool fits = true;
    Moved moved = Moved::no;
    bool operator==(const DueTime&) const = default;
};

/// Due times of every step, in the plan's order. A day's step is due when its window opens and quiet hours allow; an
/// hours' step at its exact hour, or, when that lies in quiet hours or outside its window, at the next moment that
/// allows it. A window that quiet hours cover wholly gives way: due when they end. A local time that a clock change
/// skips goes to the gap's end, one that occurs twice to the first. Throws std::invalid_argument for a zone that the tz
/// database does not know and for years after 2037, whose clock changes are not known to it. Closed days are looked at
/// by the one of model/aftercare_schedule.h.
std::vector<DueTime> schedule(const AftercarePlan& plan, Instant end, Day sessionDay, const std::string& zone,
                              QuietHours quiet);

/// later before dueAt; due until lateAt; late for 24 h after; then missed.
Urgency urgency(Instant dueAt, Instant lateAt, Instant now);
/// The same, and missed at once when its window had closed by the time it was planned: a session entered late.
Urgency urgency(Instant dueAt, Instant lateAt, Instant plannedAt, Instant now);

/// The local day and minute of an instant in an IANA zone, and back (gap -> its end, fold -> the first). Minutes may
/// reach 1440, the next midnight. Both throw std::invalid_argument as schedule does.
struct LocalTime {
    Day day{};
    int minute = 0;
    bool operator==(const LocalTime&) const = default;
};
LocalTime localTime(Instant instant, const std::string& zone);
Instant instantOf(LocalTime local, const std::string& zone);
bool knownZone(const std::string& zone);

} // namespace model
