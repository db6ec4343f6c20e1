#pragma once
// The plain values that the store's questions return. Bounded lists carry how many there are in all.

#include "db/row_amendments.h"
#include "db/row_hygiene.h"
#include "db/row_needles.h"
#include "db/row_recalls.h"
#include "model/change.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace db {

struct Clinic {
    model::Uid uid;
    std::string name;
    std::string timeZone;
    model::QuietHours quiet;
    std::string licence{}; ///< to operate; empty: not entered
    std::string address{}; ///< empty: not entered
    std::string phone{};
};
struct Room {
    model::RoomId id;
    std::string name;
};

struct ClientRow {
    model::ClientId id;
    model::Uid uid;
    std::string name; ///< "Given Family"
    std::optional<model::Day> birthDate;
    std::string phone;
    std::optional<model::Day> lastSession;
    std::optional<model::Day> deceased;
    bool hasAllergies = false;
    bool openReaction = false;
};
struct ClientQuery {
    std::string text; ///< words of a name, digits of a phone number, a birth date
    bool withReaction = false;
    bool withoutConsent = false; ///< no channel given
    bool treatedWithin90Days = false;
    bool includeDeceased = false;
    bool newestFirst = false; ///< else by name in the clinic's collation
    int limit = 500;
};

/// A needling elsewhere (modality) or something else (item of the rule book).
struct ExposureRow {
    model::ExposureId id;
    model::Day day{};
    bool approximate = false;
    std::optional<model::Modality> modality;
    std::optional<model::Depth> depth;
    std::string item;
    bool ongoing = false;
    std::vector<model::ZoneCode> zones; ///< none: the whole client
    std::string note;
};
/// One asking of the screening.
struct ScreeningRow {
    model::Day day{};
    model::Instant askedAt{};
    std::string askedBy;
    std::optional<model::SessionId> session;
    std::vector<model::ScreeningAnswer> answers;
};
struct ConsentRow {
    model::ConsentId id;
    std::string form;
    int version = 0;
    std::string name;
    model::Day signedOn{};
    bool byGuardian = false;
    bool photos = false;
    std::string paper;
    std::optional<model::Day> withdrawn;
    bool current = false; ///< of the form's newest version
};
/// A version of the rule book.
struct RuleBookRow {
    int version = 0;
    model::Instant madeAt{};
    std::optional<model::Day> validFrom;
    std::string author;
    std::string reason;
    std::string approvedBy;
};
struct ReactionRow {
    model::ReactionId id;
    std::string kind;
    model::Severity severity{};
    model::Day onset{};
    std::optional<model::Day> closed;
    std::vector<model::ZoneCode> zones;
    std::string note;
};

/// Who said that a signed session should not stand, or corrected it, and why.
struct InvalidationRow {
    std::string reason;
    std::string who;
    model::Instant at{};
};

struct SessionRow {
    model::SessionId id;
    model::Uid uid;
    model::ClientId client;
    std::string clientName;
    model::SessionState state{};
    model::Day day{};
    int minute = 0;          ///< local time of the plan or the start
    int durationMinutes = 0; ///< planned
    std::string room;
    model::AccountId performer;
    std::string performerName;
    std::vector<model::TreatmentRow> treatment;
    std::vector<std::string> cartridges; ///< "24F118, N-3KD7"
    std::optional<model::Instant> startedAt;
    std::optional<InvalidationRow> invalidated; ///< entered in error, or charted on the wrong client
    std::optional<InvalidationRow> amended{};   ///< corrected, the last time
    bool cosignWanted = false;                  ///< of a trainee, and the supervisor has not signed it yet
};

/// The other side of a session that was charted on the wrong client.
struct ReplacementRow {
    model::SessionId session;
    model::ClientId client;
    std::string clientName;
    std::string reason;
    std::string who;
    model::Instant at{};
};

/// A session whole, as the chart, the desk and `session show` need it.
struct SessionDetail {
    SessionRow row;
    model::SessionRecord record;
    std::vector<CartridgeRow> units; ///< of record.cartridges, in its order; an empty id where there was no unit
    model::Assessment assessment;    ///< as of its start or recording
    std::vector<model::Override> overrides;
    std::string signedBy;
    std::optional<model::Instant> signedAt;
    std::string ending;                     ///< reason of an abandoning or cancelling
    std::optional<ReplacementRow> replaced; ///< by a session of the right client
    std::optional<ReplacementRow> replaces; ///< one that stood on the wrong client
    int version = 0;
    std::vector<AmendmentRow> amendments{};     ///< the oldest first
    std::vector<CosignatureRow> cosignatures{}; ///< likewise
};

/// The newest attempt at sending a reminder.
struct SendingRow {
    model::Channel channel{};
    model::ReminderState outcome{}; ///< claimed, sent, failed or unknown
    model::Instant at{};
    std::string text; ///< what was to go out; of an outcome why it failed or is not known
};
struct ReminderRow {
    model::ReminderId id;
    model::SessionId session;
    model::ClientId client;
    model::Uid clientUid;
    std::string clientName;
    std::string phone;
    std::string step; ///< code
    std::string title;
    std::string text;
    model::ReminderState state{};
    model::DueTime due;
    bool needsStaff = false;
    bool expectsAnswer = false;
    std::string note;
    std::string who; ///< who answered it
    std::optional<SendingRow> sending;
    model::StepKind kind{};
    model::Channel channel{};        ///< of the step
    std::vector<std::string> alarms; ///< codes of the signs that are asked about
    model::Day sessionDay{};
    model::Instant plannedAt{};
    std::optional<model::Instant> retryAt; ///< of a failed sending that is tried again
    int unanswered = 0;                    ///< calls that nobody answered
    model::ContactConsent phoneConsent{};
    bool mailable = false;  ///< mail is set up and the client, or the guardian in their place, may and can get it
    std::string language{}; ///< of the client, as `text` is where the step has it
    std::string guardian{}; ///< who is called and written to in the client's place, and so whose `phone` it is if known
    bool guardianWithoutMail = false;
};
struct AftercarePlanVersion {
    model::AftercarePlan plan;
    bool current = false;                  ///< none of a plan that was withdrawn
    std::optional<model::Instant> savedAt; ///< none: the program came with it
    std::string savedBy;
    std::string reason;
};
/// callNow: whom a person telephones now: due and late calls, due and late messages of clients who cannot be mailed,
/// sendings that failed for good or of which nobody knows. catchUp: messages that are late and calls and messages that
/// were missed, until a person decides. dueNow: all that is due or late, whoever takes it.
enum class ReminderSet { dueNow, all, done, missed, ofClient, callNow, catchUp };
/// What a new version of a plan would touch: reminders that have not gone out and whose window is not over.
struct OutstandingOfPlan {
    std::int64_t reminders = 0;
    std::int64_t clients = 0;
};
struct ReminderQuery {
    ReminderSet set = ReminderSet::dueNow;
    std::optional<model::Instant> at; ///< the store's now when empty
    std::optional<model::ClientId> client;
    int limit = 500;
};

/// What a client was given after a session.
struct HandoutRow {
    model::Uid uid;
    std::string sheet; ///< its code
    int sheetVersion = 0;
    std::string language;
    model::HandoutWay way{};
    std::string words;
    model::Instant at{};
    std::string who;
};
/// How often an entry of calendars has changed since it was first given.
struct CalendarStamp {
    int sequence = 0;
    bool cancelled = false;
};
/// A reminder as a calendar shows it.
struct CalendarReminder {
    model::Uid uid; ///< of the first time it was planned: the same when it is planned again
    model::ClientId client;
    std::string givenName;
    std::string familyName;
    std::string title;
    model::ReminderState state{};
    model::Day day{};
    model::Instant dueAt{};
    model::Instant lateAt{};
    std::string timeZone;
    bool inCalendars = false; ///< a calendar has been given it
    bool needsStaff = false;
};

/// A client whose next session is due. No course is stored: one goes on while its sessions are at most 120 days apart.
struct NextVisitRow {
    model::ClientId client;
    model::Uid clientUid;
    std::string clientName;
    std::string phone;
    model::ContactConsent phoneConsent{};
    std::vector<model::TreatmentRow> treatment; ///< zone, modality, indication, device and depth of the last session
    model::Day last{};                          ///< its day
    int sessions = 0;                           ///< of the course so far
    model::Day due{};
    bool byCourse = false; ///< due by the course's own pace, which is longer than the rule book's
    bool openReaction = false;
    std::string note;                     ///< of the newest asking
    std::optional<model::Day> askAgain{}; ///< which was for a day that has come
};
/// An open reaction, as whoever opens the day should know it.
struct OpenReactionRow {
    model::ReactionId id;
    model::ClientId client;
    std::string clientName;
    std::string kind;
    model::Severity severity{};
    model::Day onset{};
    model::Instant recordedAt{};
    std::string note;
};

struct TrailRow {
    std::int64_t sequence = 0;
    model::Instant at{};
    std::string who; ///< empty: the program itself
    std::string verb;
    model::Uid subject;
    std::string payload; ///< JSON; empty once erased
    std::string hash;    ///< hex
};

struct Draft {
    model::ClientId client;
    std::string clientName;
    std::optional<model::SessionId> session;
    model::AccountId account;
    std::string accountName;
    model::Instant savedAt{};
    std::string text; ///< JSON of the desk, see present
};

/// Possible doubles of a client being typed.
struct Double {
    model::ClientId id;
    std::string name;
    std::optional<model::Day> birthDate;
    std::string phone;
    bool sameName = false;
    bool sameBirthDate = false;
    bool samePhone = false;
};

struct Applied {
    std::int64_t sequence = 0; ///< of its trail entry
    std::int64_t id = 0;       ///< of the record made or changed
    model::Uid uid;
};

} // namespace db
