#pragma once
// Whether a plan of aftercare makes sense, and the words of its steps.

#include "model/aftercare.h"
#include "model/change_clients.h"
#include "model/outcome.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A sign for which a client is to call, and the reaction that it opens when somebody reports it.
struct AlarmSign {
    std::string code; ///< "redness-after-a-week"
    std::string name;
    std::string kind; ///< of the reaction
    Severity severity{};
    int fromDay = 0; ///< after the session; before that day it is nothing to worry about
    std::string source;
    bool operator==(const AlarmSign&) const = default;
};

/// Fields "code", "name", "upTo", "steps" and "steps[i].code" and so on. Codes: required, too-long, out-of-range,
/// code-letters, depth-order, window-order, step-twice, unknown-sign, not-a-placeholder, call-by-staff (a call that is
/// no call to make), phone-by-staff (nobody reads a text over the telephone). Of words in another language (fields
/// "steps[i].title.de", "steps[i].text.de") also: not-a-language, language-twice.
Problems validate(const AftercarePlan& plan, const std::set<std::string>& signs);
/// What is possible and hardly meant; field "steps[i].windowFrom", code wholly-quiet.
Problems doubts(const AftercarePlan& plan, QuietHours quiet);

/// The language of a BCP 47 tag alone, in small letters: "de" of "de-AT".
std::string languageOf(std::string_view tag);
/// A step's words in that language; nothing when it has none of its own.
const StepWords* wordsIn(const AftercareStep& step, std::string_view tag);
/// What a client of that language reads; the clinic's own words where there are no others.
StepWords wordsFor(const AftercareStep& step, std::string_view tag);

/// What stands for {client}, {clinic}, {date} (the session's day) and {phone} (the clinic's) in a step's text.
struct StepFills {
    std::string client;
    std::string clinic;
    std::string date;
    std::string phone;
};
/// What is put in is not searched again. Other braces stay as they are; validate() refuses them.
std::string fillStepText(std::string_view text, const StepFills& fills);
/// The names in braces that are none of these, and what follows a brace that is never closed.
std::vector<std::string> strangePlaceholders(std::string_view text);

/// What happens and touches what is planned; its effect on each kind of step is resources/aftercare/events.csv.
enum class AftercareEvent {
    newSession,         ///< on one of the zones of an earlier session: on that session's steps
    laterSessionGone,   ///< the session that had stopped these counts no more
    sessionInvalidated, ///< on its own steps
    sessionReplaced,    ///< charted on the wrong client: on its own steps
    reactionMild,       ///< opened, on the steps of the session it is about, or of all the client's
    reactionSerious,    ///< moderate or severe
    reactionClosed,     ///< and no other serious one is open there
    clientDeceased,
    clientRefusedAll, ///< every channel
    clientReachable,  ///< again
    channelRefused,   ///< on the steps that go out by it
    channelAllowed,   ///< again
    clientZoneChanged,
    clinicZoneChanged,
    quietHoursChanged,
    closuresChanged, ///< opening hours and closed days; touches what needs staff
    planChanged,     ///< and outstanding steps are to follow
    planWithdrawn,
    sessionAmended ///< what was done, or when it ended, was corrected: on its own steps
};
template <>
inline constexpr std::array codesOf<AftercareEvent>{Named{AftercareEvent::newSession, "new-session-on-zone"},
                                                    Named{AftercareEvent::laterSessionGone, "later-session-gone"},
                                                    Named{AftercareEvent::sessionInvalidated, "session-invalidated"},
                                                    Named{AftercareEvent::sessionReplaced, "session-replaced"},
                                                    Named{AftercareEvent::reactionMild, "reaction-opened-mild"},
                                                    Named{AftercareEvent::reactionSerious, "reaction-opened-serious"},
                                                    Named{AftercareEvent::reactionClosed, "reaction-closed"},
                                                    Named{AftercareEvent::clientDeceased, "client-deceased"},
                                                    Named{AftercareEvent::clientRefusedAll, "client-refused-all"},
                                                    Named{AftercareEvent::clientReachable, "client-reachable"},
                                                    Named{AftercareEvent::channelRefused, "channel-refused"},
                                                    Named{AftercareEvent::channelAllowed, "channel-allowed"},
                                                    Named{AftercareEvent::clientZoneChanged, "client-zone-changed"},
                                                    Named{AftercareEvent::clinicZoneChanged, "clinic-zone-changed"},
                                                    Named{AftercareEvent::quietHoursChanged, "quiet-hours-changed"},
                                                    Named{AftercareEvent::closuresChanged, "closures-changed"},
                                                    Named{AftercareEvent::planChanged, "plan-changed"},
                                                    Named{AftercareEvent::planWithdrawn, "plan-withdrawn"},
                                                    Named{AftercareEvent::sessionAmended, "session-amended"}};

/// stop: cancelled. replan: what stands gets the times that hold now; what was stopped, and whose window has not
/// closed, is planned again under the next revision.
enum class AftercareEffect { stop, replan, keep };
template <>
inline constexpr std::array codesOf<AftercareEffect>{Named{AftercareEffect::stop, "stop"},
                                                     Named{AftercareEffect::replan, "replan"},
                                                     Named{AftercareEffect::keep, "keep"}};

} // namespace model
