#pragma once
// When the clinic is open: a week of hours, and dated days on which they do not hold. Pure; all days and minutes are
// those on the clinic's wall.

#include "model/aftercare.h"
#include "model/id.h"
#include "model/outcome.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

using ClosureId = Id<struct ClosureTag>;

/// Local minutes of one day; `to` is the first minute that is closed again and may be 1440, the next midnight.
struct OpenSpan {
    int from = 8 * 60;
    int to = 20 * 60;
    bool operator==(const OpenSpan&) const = default;
};
std::string isoText(OpenSpan span);                           ///< "09:00-18:00"
std::optional<OpenSpan> parseOpenSpan(std::string_view text); ///< that form and no other; as validate has it
/// Where free times are looked for while a clinic has not told its hours.
inline constexpr OpenSpan usualSpan{};

/// Monday first (ISO 8601); an empty day is closed.
using OpeningWeek = std::array<std::optional<OpenSpan>, 7>;

/// Days, both ends included, on which the week does not hold: closed, or open at other hours.
struct Closure {
    ClosureId id;
    Uid uid;
    Day first{};
    Day last{};
    std::optional<OpenSpan> open; ///< none: closed all day
    std::string reason;           ///< "Christmas"
    bool operator==(const Closure&) const = default;
};

struct Opening {
    std::optional<OpeningWeek> week; ///< none: never told, and then only closures close anything
    std::vector<Closure> closures;   ///< in the order in which they were entered
    bool operator==(const Opening&) const = default;
};

/// Fields "monday" to "sunday", code hours-out-of-order: they do not lie within a day or end before they begin.
Problems validate(const OpeningWeek& week);
/// Fields first, last, open, reason; codes before-its-start, closure-too-long (over two years), hours-out-of-order,
/// required, too-long (over 100 letters).
Problems validate(const Closure& closure);
/// "monday" for 0.
const char* weekdayField(std::size_t weekday);
std::size_t weekdayOf(Day day); ///< 0 is Monday

/// What decides on that day instead of the week: of several the one of fewest days, of equal ones the last entered.
/// Null: the week holds. Points into `opening`.
const Closure* closureOn(const Opening& opening, Day day);
/// Nothing on a closed day. Until the hours are told every day is open at the usual ones.
std::optional<OpenSpan> openSpan(const Opening& opening, Day day);

/// Why a time is not one of the clinic's.
struct Shut {
    std::optional<Closure> closure; ///< what closes it; none: the week
    std::optional<OpenSpan> open;   ///< when it is open on that day, if it is
    /// Under which a reason for working then is kept; it lapses when something else closes the time.
    std::string key() const { return closure ? closure->uid.text : "week"; }
    bool operator==(const Shut&) const = default;
};
/// What was said when a session was planned for a time at which the clinic is closed.
struct ShutReason {
    SessionId session;
    std::string against; ///< Shut::key
    std::string words;
    bool operator==(const ShutReason&) const = default;
};
/// Nothing when the clinic is open through all these minutes, or when nobody has said that it is not.
std::optional<Shut> shutAt(const Opening& opening, Day day, int minute, int length = 1);
bool isOpen(const Opening& opening, LocalTime time);
/// On the wall of that IANA zone; throws as localTime does.
bool isOpen(const Opening& opening, Instant at, const std::string& zone);

/// The first day from `from` on (itself too) with open hours; nothing when there is none within two years.
std::optional<Day> nextOpenDay(const Opening& opening, Day from);

} // namespace model
