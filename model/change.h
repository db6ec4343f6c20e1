#pragma once
// Everything that can be done to the store, as values. `verbOf` gives the code by which the role table and the trail
// know each; the store's apply() is the only thing that carries one out.

#include "model/aftercare.h"
#include "model/needle.h"
#include "model/people.h"
#include "model/session.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace model {

// Clinic and people
struct EditClinic {
    std::string name;
    std::string timeZone;
    QuietHours quiet;
};
struct AddRoom {
    std::string name;
};
struct AddAccount {
    Account account;
}; ///< the password goes beside it, see Access::addAccount
struct EditAccount {
    Account account;
}; ///< full name, roles, trainee, disabled
struct AddDevice {
    Device device;
};
struct EditDevice {
    Device device;
};
struct ApproveRuleBook {
    int version = 0;
    std::string approvedBy;
};
/// A new version of the book: the parts that change as text, the others as they are in `basedOn`.
struct EditRuleBook {
    int basedOn = 0; ///< the newest version, as the editor saw it
    std::map<std::string, std::string> parts;
    std::string reason;
    std::optional<Day> validFrom; ///< empty: at once
};
/// Licence and scope of an account; its trainings are added one by one.
struct EditPractitioner {
    Practitioner practitioner;
};
struct AddTraining {
    AccountId account;
    Training training;
};
/// A form, or the next version of one that is there. Without a code it is made from the name.
struct AddConsentForm {
    ConsentForm form; ///< the version is given by the store
    std::string text;
};

/// From today on no longer asked for or offered; what was signed on it stays. A next version brings it back.
struct RetireConsentForm {
    std::string code;
    std::string reason;
};

// Clients
struct AddClient {
    Client client;
};
/// Refused as changed-meanwhile when the client is no longer as the one who edited it saw it.
struct EditClient {
    Client client;
    Client seen; ///< as read before the edit
};
/// A needling elsewhere or at home (modality), or another treatment, a drug, sun (item of the rule book). Zones are
/// leaves or groups, and none for what concerns the whole client. `day` is the latest it can have been, of what still
/// goes on the day on which it began; only what is not a needling may lie in the future.
struct AddExposure {
    ClientId client;
    std::vector<ZoneCode> zones;
    std::optional<Modality> modality;
    std::optional<Depth> depth;
    std::optional<Indication> indication;
    Day day{};
    bool approximate = false;
    std::string note;
    std::string item{};
    bool ongoing = false;
};
/// What went on has ended: the last day of it.
struct EndExposure {
    ExposureId exposure;
    Day day{};
};
/// The answers of one asking; a question that was not asked is left out. Their days are the store's.
struct RecordScreening {
    ClientId client;
    std::optional<SessionId> session;
    std::vector<ScreeningAnswer> answers;
};
struct SignConsent {
    ClientId client;
    std::string form;
    int version = 0;
    Day day{};
    bool byGuardian = false;
    bool photos = false;
    std::string paper; ///< where the signed sheet is kept
};
struct WithdrawConsent {
    ConsentId consent;
    Day day{};
};
/// "What was done elsewhere" was asked for these zones (leaves or groups; "body" for all) and all of it is recorded.
struct TakeHistory {
    ClientId client;
    std::vector<ZoneCode> zones;
};
enum class Severity { mild, moderate, severe };
template <>
inline constexpr std::array codesOf<Severity>{Named{Severity::mild, "mild"}, Named{Severity::moderate, "moderate"},
                                              Named{Severity::severe, "severe"}};
struct AddReaction {
    ClientId client;
    std::optional<SessionId> session;
    std::vector<ZoneCode> zones;
    std::string kind;
    Severity severity{};
    Day onset{};
    std::string note;
};
struct CloseReaction {
    ReactionId reaction;
    Day day{};
    std::string outcome;
};

// Needles
struct AddProduct {
    Product product;
};
struct EditProduct {
    Product product;
};
/// A delivery, or with `opening` what was there before the program (a part-used box).
struct ReceiveLot {
    ProductId product;
    std::string number;
    Day useBy{};
    int quantity = 0;
    std::string udiAsScanned;
    bool opening = false;
};
struct WasteCartridge {
    CartridgeId cartridge;
    WasteReason reason{};
    std::string note;
};
struct ReturnCartridge {
    CartridgeId cartridge;
    std::string note;
};
struct QuarantineLot {
    LotId lot;
    bool recalled = false;
    std::string reason;
};
struct ReleaseLot {
    LotId lot;
    std::string reason;
};
struct AssembleContainer {
    std::string number;
    std::optional<RoomId> room;
};
struct FillContainer {
    ContainerId container;
    int percent = 0;
};
struct CloseContainer {
    ContainerId container;
};
struct CollectContainer {
    ContainerId container;
    std::string consignment;
};

// Sessions
struct PlanSession {
    Clearance clearance;
    Day day{};
    int minute = 0;
    int durationMinutes = 45;
    std::optional<RoomId> room;
};
/// To another time, room or person; the clearance is for the new day.
struct MoveSession {
    SessionId session;
    Clearance clearance;
    Day day{};
    int minute = 0;
    int durationMinutes = 45;
    std::optional<RoomId> room;
};
struct ArriveSession {
    SessionId session;
};
struct CancelSession {
    SessionId session;
    std::string reason;
    bool noShow = false;
};
struct StartSession {
    Clearance clearance;
    std::optional<SessionId> planned;
    std::optional<RoomId> room;
};
struct ExtendSession {
    SessionId session;
    Clearance clearance;
};
struct OpenCartridge {
    SessionId session;
    CartridgeId cartridge;
    bool packIntact = false;
    bool sheathChanged = false;
};
struct ResealCartridge {
    SessionId session;
    CartridgeId cartridge;
    std::string reason;
};
struct SignSession {
    SessionId session;
    SessionRecord record;
};
struct AbandonSession {
    SessionId session;
    std::vector<CartridgeUse> fates;
    std::optional<ContainerId> container;
    std::string reason;
};
/// What has already happened; never denied, its findings are stored with it. Refused as recorded-already when a session
/// of that client, day and performer with the same rows stands, begun at the same minute or at no known hour (ended as
/// it began), unless it is said to be another visit.
struct RecordSession {
    SessionRecord record;
    std::vector<Override> reasons;
    bool anotherVisit = false;
};

// Aftercare
struct AnswerReminder {
    ReminderId reminder;
    ReminderState outcome{};
    std::string note;
}; ///< done or skipped
/// Before anything goes out: from now on nobody else sends it. `text` is what is to go out.
struct ClaimReminder {
    ReminderId reminder;
    Channel channel{};
    std::string text;
};
/// What became of a claim: sent, failed or unknown. The last two need `why`.
struct NoteSending {
    ReminderId reminder;
    ReminderState outcome{};
    std::string why;
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

using Change =
    std::variant<EditClinic, AddRoom, AddAccount, EditAccount, AddDevice, EditDevice, ApproveRuleBook, EditRuleBook,
                 EditPractitioner, AddTraining, AddConsentForm, RetireConsentForm, AddClient, EditClient, AddExposure,
                 EndExposure, RecordScreening, SignConsent, WithdrawConsent, TakeHistory, AddReaction, CloseReaction,
                 AddProduct, EditProduct, ReceiveLot, WasteCartridge, ReturnCartridge, QuarantineLot, ReleaseLot,
                 AssembleContainer, FillContainer, CloseContainer, CollectContainer, PlanSession, MoveSession,
                 ArriveSession, CancelSession, StartSession, ExtendSession, OpenCartridge, ResealCartridge, SignSession,
                 AbandonSession, RecordSession, AnswerReminder, ClaimReminder, NoteSending, RecordReply>;

/// In order of the alternatives of Change.
inline constexpr std::array<std::string_view, std::variant_size_v<Change>> changeVerbs{
    "clinic.edit",       "room.add",           "account.add",      "account.edit",
    "device.add",        "device.edit",        "rules.approve",    "rules.edit",
    "practitioner.edit", "training.add",       "consent-form.add", "consent-form.retire",
    "client.add",        "client.edit",        "exposure.add",     "exposure.end",
    "screening.record",  "consent.sign",       "consent.withdraw", "history.take",
    "reaction.add",      "reaction.close",     "product.add",      "product.edit",
    "lot.receive",       "cartridge.waste",    "cartridge.return", "lot.quarantine",
    "lot.release",       "container.assemble", "container.fill",   "container.close",
    "container.collect", "session.plan",       "session.move",     "session.arrive",
    "session.cancel",    "session.start",      "session.extend",   "cartridge.open",
    "cartridge.reseal",  "session.sign",       "session.abandon",  "session.record",
    "reminder.answer",   "reminder.claim",     "reminder.sending", "reminder.reply"};

inline std::string_view verbOf(const Change& change) {
    return changeVerbs[change.index()];
}

} // namespace model
