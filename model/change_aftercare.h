#pragma once
// What can be done to a reminder.

#include "model/aftercare.h"
#include "model/change_clients.h"
#include "model/mail.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct AnswerReminder {
    ReminderId reminder;
    ReminderState outcome{};
    std::string note;
}; ///< done or skipped
/// One try to send a reminder.
using AttemptId = Id<struct AttemptTag>;
/// Before anything goes out: from now on nobody else sends it. `text` is what is to go out. What was done is an
/// AttemptId. Without `byPerson` it goes out by itself: only while its window is open, what failed only when its time
/// to be tried again has come, and nothing while the clock is in doubt. An account that only sends is no person.
struct ClaimReminder {
    ReminderId reminder;
    Channel channel{};
    std::string text;
    bool byPerson = false; ///< somebody looked at this very reminder and wants it sent
};
/// A sheet as it went out: the code of its plan, the version of the session's sheet, and what stood on it.
struct SentSheet {
    std::string code;
    int version = 1;
    std::string language;
    std::string words;
};
/// What became of a claim: sent, failed or unknown. The last two need `why`. A failure that may pass is tried again
/// from `retryAt` on; without it a person decides. The sheet that was sent along is on record as handed over. Refused when
/// `claim` is given and another one has followed it.
struct NoteSending {
    ReminderId reminder;
    ReminderState outcome{};
    std::string why;
    std::optional<Instant> retryAt{};
    std::optional<SentSheet> sheet{}; ///< of sent only
    std::optional<AttemptId> claim{};
};
/// Nobody answered the telephone: the call comes again at the next time that suits (nextCall). Only what is due.
struct PostponeReminder {
    ReminderId reminder;
    std::string note;
};
/// What the client answered, in writing or on the telephone. An alarming answer opens a reaction.
struct Alarm {
    std::string kind;
    Severity severity{};
    Day onset{};
    std::vector<ZoneCode> zones; ///< leaves or groups; empty: all that the session treated
};
struct RecordReply {
    ReminderId reminder;
    std::string words;
    std::optional<Alarm> alarm;
};

/// A new version of a plan, or a new plan when no plan has its code; `plan.version` is the one it was made from (0:
/// none), so that two editors cannot overwrite each other. It holds for sessions signed from now on; for outstanding
/// reminders too when asked.
struct SaveAftercarePlan {
    AftercarePlan plan;
    std::string reason;
    bool replanOutstanding = false;
};
/// No session gets this plan from now on; what is outstanding stays.
struct WithdrawAftercarePlan {
    std::string code;
    std::string reason;
};

struct EditMail {
    MailSettings settings;
};
/// Somebody looked at this machine's clock and says that it is right: mail goes out again.
struct ConfirmClock {};
/// A sign of life of whoever looks for mail to send, so that a week in which nothing falls due is not taken for a
/// wrong clock.
struct NoteLooking {};

/// The sheet that a client was given after a session: its very words, and how they went.
enum class HandoutWay { printed, saved, mailed };
template <>
inline constexpr std::array codesOf<HandoutWay>{Named{HandoutWay::printed, "printed"},
                                                Named{HandoutWay::saved, "saved"}, Named{HandoutWay::mailed, "mailed"}};
struct HandOut {
    SessionId session;
    std::string sheet; ///< code of the sheet, and its version
    int sheetVersion = 1;
    std::string language;
    HandoutWay way{};
    std::string words; ///< plain text of what stood on it
};

/// What calendars have been given: the store counts each entry's changes (SEQUENCE).
struct StampCalendar {
    struct Entry {
        std::string uid;
        std::string digest; ///< of all that a calendar shows of it
        bool cancelled = false;
    };
    std::vector<Entry> entries;
};

/// Asked about the next visit.
enum class NextVisitOutcome { booked, later, declined };
template <>
inline constexpr std::array codesOf<NextVisitOutcome>{Named{NextVisitOutcome::booked, "booked"},
                                                      Named{NextVisitOutcome::later, "later"},
                                                      Named{NextVisitOutcome::declined, "declined"}};
struct NoteNextVisit {
    ClientId client;
    NextVisitOutcome outcome{};
    std::optional<Day> until; ///< of later, and only of it
    std::string note;
};

} // namespace model
