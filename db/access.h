#pragma once
// What one signed-in person can ask of the store and do to it. Cheap to copy. Reads are answered from a read-only
// connection; a read that the role table forbids throws db::Error{notPermitted}.

#include "db/override_report.h"
#include "db/report_note.h"
#include "db/row_accounts.h"
#include "db/row_backup.h"
#include "db/row_due.h"
#include "db/row_leaving.h"
#include "db/row_mail.h"
#include "db/row_sheet.h"
#include "db/row_trail.h"
#include "db/row_unsigned.h"
#include "db/rows.h"
#include "db/store.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace db {

struct Conversion; // convert.h
struct Converted;

class Access {
public:
    const Actor& actor() const { return actor_; }
    Store& store() const { return *store_; }

    // --- writes -----------------------------------------------------------------------------------------------
    /// One immediate transaction: checks permission, checks the change, applies, appends the trail entry.
    /// Problems: "permission" (code "not-permitted"), a field's fault, or for the gate "clearance" with the keys of the
    /// findings that are new or worse. A refused start or plan is entered in the trail too.
    model::Outcome<Applied> apply(const model::Change& change);
    /// For signing, and for a clearance that overrides a denial.
    model::Outcome<Applied> apply(const model::Change& change, const Confirmation& confirmation);
    /// Asked before each change of a batch, with how many are done. False stops the batch: nothing of it stays.
    using GoOn = std::function<bool(std::size_t done)>;
    /// All in one transaction or none; problems are prefixed "[i]." with the index of the change refused, or "stopped".
    model::Outcome<std::vector<Applied>> apply(std::span<model::Change const> changes, const GoOn& goOn = {});
    /// One transaction in which later changes may use the ids of earlier ones; a refusal or exception undoes it all.
    /// The confirmation stands for every signing in it.
    using Apply = std::function<model::Outcome<Applied>(const model::Change&)>;
    model::Outcome<model::Done> together(const std::function<model::Outcome<model::Done>(const Apply&)>& work,
                                         const Confirmation& confirmation);

    model::Outcome<Applied> addAccount(const model::AddAccount& change, std::string_view password);
    model::Outcome<model::Done> setPassword(model::AccountId account, std::string_view current,
                                            std::string_view wanted);
    /// 4 to 12 digits.
    model::Outcome<model::Done> setPin(std::string_view password, std::string_view pin);

    /// A secret that signs this account in without a person. Whoever has it and the store's folder can read all of the
    /// store's file. Problems: permission; "account" "only-a-sender" (another role than sender); "secret" "too-short".
    model::Outcome<model::Done> addMachineSlot(model::AccountId account, std::string_view secret);
    model::Outcome<model::Done> removeMachineSlot(model::AccountId account); ///< "account" "no-machine-slot"

    /// Enters a report that is about to be printed or saved; its pages show the mark. Problem: "permission".
    model::Outcome<TrailMark> noteReport(const ReportNote& note);

    /// Enters that this person looks at the client's chart: one entry per chart, person and 15 minutes. A write: call
    /// it from the writing lane. A client that is not there is passed over.
    void noteView(model::ClientId client);

    /// From plain to encrypted or back; see convert.h. Takes long: off the UI thread.
    model::Outcome<Converted> convert(const Conversion& wanted);

    /// Problems: "permission"; "folder" (see checkBackupFolder in backup.h), "warnDays" "out-of-range".
    model::Outcome<model::Done> setBackupTarget(const BackupTarget& target);
    /// Off the UI thread. Into this machine's folder; entered in the trail, failures too; then old ones are removed. Or
    /// into another folder, from which nothing is removed.
    /// Problems: "permission", "folder" (likewise), "backup" (full, io, read-only, busy, damaged), "" "stopped".
    model::Outcome<BackupInfo> makeBackup(BackupReason reason, const BackupProgress& progress, std::stop_token stop,
                                          const std::filesystem::path& elsewhere = {});
    BackupState backupState() const;
    /// Of this machine's folder or of another.
    std::vector<BackupInfo> backupsMade(const std::filesystem::path& elsewhere = {}) const; ///< of this machine, the newest first; off the UI thread

    /// A row of the table of retention periods. Problem: "jurisdiction" "not-one-of".
    model::Outcome<model::Done> setRetention(const std::string& jurisdiction);
    /// With a reason when they are to be held. Problems: "client" "unknown", "reason".
    model::Outcome<model::Done> holdRecords(model::ClientId client, bool held, const std::string& reason);
    /// For good. Lots, cartridges, counts and the empty session stay; the trail keeps that entries were there. Before
    /// the retention is over or while a hold stands only an owner may, with a reason. Problems: "permission",
    /// "confirmation" "too-old", "client" (unknown, erased, visit-open), "reason" (required: records must be kept).
    model::Outcome<Erased> eraseClient(model::ClientId client, const std::string& reason,
                                       const Confirmation& confirmation);

    /// Unsaved charting; touches nothing else. One per client and account.
    void saveDraft(model::ClientId client, std::optional<model::SessionId> session, std::string_view text);
    void dropDraft(model::ClientId client);

    // --- clinic -----------------------------------------------------------------------------------------------
    Clinic clinic() const;
    model::Day today() const; ///< in the clinic's zone
    std::vector<Room> rooms() const;
    std::vector<model::Account> accounts() const;
    std::vector<AccountUse> accountUse() const; ///< by account; for who may see it
    bool passwordOfAnother() const;             ///< one's own was set by somebody else, and not changed since
    Listed<AccessNotice> accessNotices(int limit = 20) const; ///< not seen yet, the newest first
    std::vector<model::Device> devices() const;
    std::vector<model::Product> products() const;
    std::shared_ptr<model::RuleBook const> rules() const; ///< those that hold today
    std::shared_ptr<model::RuleBook const> rules(int version) const;
    std::map<std::string, std::string> ruleTexts(int version) const; ///< by part, as CSV
    std::vector<RuleBookRow> ruleBooks() const;                      ///< the newest first
    std::vector<model::Practitioner> practitioners() const;
    std::vector<model::ConsentForm> consentForms() const;                ///< the newest version of each
    std::string consentText(const std::string& form, int version) const; ///< empty for one that is not there
    std::vector<model::AftercarePlan> aftercarePlans() const;            ///< those that new sessions get
    /// Every version of one, the newest first, with who saved it and why.
    std::vector<AftercarePlanVersion> aftercarePlanVersions(const std::string& code) const;
    std::vector<AftercarePlanVersion> newestAftercarePlans() const; ///< withdrawn ones too, by code
    OutstandingOfPlan outstandingOfPlan(const std::string& code) const;
    model::Opening opening() const;
    model::IdleLimits idleLimits() const;

    // --- clients ----------------------------------------------------------------------------------------------
    Listed<ClientRow> clients(const ClientQuery& query) const;
    std::optional<model::Client> client(model::ClientId id) const;
    /// Whether its clinical record is answered to this person: exposures, reactions, screenings, consents, sessions. A
    /// restricted one throws Error{notPermitted}; names, and what the rules need for planning, do not depend on it.
    ChartAccess chartAccess(model::ClientId id) const;
    std::optional<model::ClientId> clientByUid(const model::Uid& uid) const;
    std::vector<Double> doublesOf(const model::Client& typed) const;
    /// Without the session that is being started, moved or extended.
    model::History history(model::ClientId id, std::optional<model::SessionId> except = std::nullopt) const;
    std::vector<ExposureRow> exposures(model::ClientId id) const;
    std::vector<ReactionRow> reactions(model::ClientId id) const;
    std::vector<ScreeningRow> screenings(model::ClientId id, int limit = 50) const;
    std::vector<ConsentRow> consents(model::ClientId id) const;
    Listed<SessionRow> sessionsOf(model::ClientId id, int limit = 200) const;

    /// All that stands of the client, for handing out; entering that it was is noteReport. Off the UI thread, on a
    /// connection of its own.
    ClientRecords clientRecords(model::ClientId id) const;
    RetentionState retention(model::ClientId id) const;
    /// Whose records need not be kept any longer, the longest over first; off the UI thread.
    Listed<RetentionRow> retentionOver(int limit = 1000) const;

    // --- sessions ---------------------------------------------------------------------------------------------
    std::vector<SessionRow> sessionsOn(model::Day day) const;
    std::vector<SessionRow> sessionsBetween(model::Day first, model::Day last) const;   ///< both included
    std::vector<SessionRow> unsigned_(std::optional<model::AccountId> performer) const; ///< open ones, any day
    /// What waits for a signature: one's own, or everybody's for who may read that.
    std::vector<UnsignedRow> unsignedWork(bool everybody) const;
    /// What was said for planning when the clinic is closed, of the sessions of these days.
    std::map<model::SessionId, model::ShutReason> shutReasons(model::Day first, model::Day last) const;
    std::optional<SessionDetail> session(model::SessionId id) const;
    std::optional<model::SessionId> sessionByUid(const model::Uid& uid) const;
    OverrideReport overrides(const OverrideQuery& query) const;
    std::vector<Draft> drafts() const; ///< one's own; a manager's: everyone's
    std::optional<Draft> draft(model::ClientId client) const;

    // --- needles ----------------------------------------------------------------------------------------------
    Listed<LotRow> stock(bool withEmptyAndExpired) const; ///< first expiry first
    std::optional<LotRow> lot(model::LotId id) const;
    std::vector<LotRow> lotsNumbered(std::string_view number) const; ///< trimmed, any case
    Listed<CartridgeRow> cartridges(model::LotId lot, int limit = 1000) const;
    std::optional<CartridgeRow> cartridge(std::string_view printedId) const;
    std::vector<CartridgeStep> life(model::CartridgeId id) const;
    /// The unit to open next for this modality: of the lot in use if it is good, else first expiry first out.
    /// With a device only what speaks of its make or model; nothing when nothing does.
    std::optional<CartridgeRow> offer(model::Modality modality, std::optional<model::DeviceId> device) const;
    std::optional<CartridgeRow> offerOf(model::LotId lot) const;
    std::optional<std::pair<model::Product, int>> productOfGtin(std::string_view gtin14) const;
    Listed<TraceRow> trace(model::LotId lot, int limit = 10000) const;
    Listed<TraceRow> trace(const TraceQuery& query) const; ///< the newest first
    /// All of it, for an export; off the UI thread, on a connection of its own. False when the sink or `stop` ended it.
    bool eachTrace(const TraceQuery& query, const std::function<bool(const TraceRow&)>& sink,
                   std::stop_token stop) const;
    std::vector<ContainerRow> containers() const; ///< not collected ones first
    std::vector<ContainerStep> containerLife(model::ContainerId id) const;
    std::vector<CountRow> counts(model::LotId lot) const;              ///< the newest first
    std::vector<CartridgeRow> undisposed() const;                      ///< used and in no container, the oldest first
    bool fits(model::ProductId product, model::DeviceId device) const; ///< true also when nothing is known

    // --- recalls, injuries, hygiene audit ---------------------------------------------------------------------
    model::LedgerSettings ledgerSettings() const;
    std::vector<RecallRow> recalls(bool withLifted) const; ///< the newest first
    std::optional<RecallDetail> recall(model::RecallId id, int exposures = 1000) const;
    /// What an issue of these items would meet, one answer for each lot named or product recalled whole.
    std::vector<RecallMatch> recallMatches(const std::vector<model::RecallItem>& items) const;
    /// Names of the injured only for who may read them.
    std::vector<InjuryRow> injuries(model::Day first, model::Day last) const;
    std::vector<RateRow> reactionRates(RateBy by, model::Day first, model::Day last) const; ///< the last row is all
    Listed<BalanceRow> balances(model::Day first, model::Day last,
                                int limit = 1000) const; ///< lots with stock or moves
    /// These three off the UI thread, on a connection of their own. False when the sink or `stop` ended it.
    bool hygiene(const HygieneQuery& query, const HygieneSink& sink, const HygieneProgress& progress,
                 std::stop_token stop) const;
    bool eachBalance(model::Day first, model::Day last, const std::function<bool(const BalanceRow&)>& sink,
                     std::stop_token stop) const;
    /// Nothing when `stop` ended it.
    std::optional<HygieneSummary> hygieneSummary(const HygieneQuery& query, std::stop_token stop = {}) const;

    // --- aftercare, today, trail ------------------------------------------------------------------------------
    Listed<ReminderRow> reminders(const ReminderQuery& query) const;
    std::vector<HandoutRow> handouts(model::SessionId session) const; ///< the oldest first
    std::optional<SheetFacts> sheetFacts(model::SessionId session) const;
    /// Of those that calendars were given; see StampCalendar.
    std::map<std::string, CalendarStamp> calendarStamps(const std::vector<std::string>& uids) const;
    /// Due from one instant until before another, of one client or of all; those that have ended too.
    std::vector<CalendarReminder> calendarReminders(std::optional<model::ClientId> client, model::Instant from,
                                                    model::Instant until) const;
    /// Clients whose next session is due today or since at most 120 days, the longest due first.
    Listed<NextVisitRow> nextVisits(int limit = 500) const;
    /// When the next session is due, of one client or of all: for calendars.
    std::vector<DueVisit> dueVisits(std::optional<model::ClientId> client) const;
    /// Recorded at or after that instant and not closed, the gravest first.
    Listed<OpenReactionRow> openReactions(model::Instant since, int limit = 20) const;
    /// For who may edit them; without the password, whose place has only whether there is one. Nothing before mail is
    /// set up.
    struct MailView {
        model::MailSettings settings;
        bool hasPassword = false;
    };
    std::optional<MailView> mailSettings() const;
    /// Those typed, with the password that is set where none was typed: for trying them out before they are saved.
    model::Outcome<model::MailSettings> mailSettingsToTry(model::MailSettings typed) const;
    PostState postState() const;                    ///< for who may send, as are the next three
    std::vector<DueMail> dueMails(int limit) const; ///< none in quiet hours; the longest due first
    /// These, whether they may go out or not: claiming one tells.
    std::vector<DueMail> mailsOf(const std::vector<model::ReminderId>& reminders) const;
    /// Claimed so long ago that whoever claimed them is gone.
    std::vector<model::ReminderId> leftClaims(std::chrono::minutes age) const;
    Warnings warnings() const;
    Listed<TrailRow> trail(std::optional<std::int64_t> before, int limit = 200) const; ///< newest first
    Listed<TrailRow> trailOf(const TrailQuery& query) const; ///< may read much of it: off the UI thread
    std::vector<std::string> trailVerbs() const;             ///< those that stand in it
    struct Verification {
        std::int64_t entries = 0;
        std::int64_t rows = 0; ///< covered rows that agree
        std::int64_t erased = 0;
        std::int64_t notCovered = 0;
        std::vector<std::string> altered; ///< where, at most 100
        bool cancelled = false;
        std::string head; ///< hex
        bool verified() const { return altered.empty() && !cancelled; }
    };
    using Progress = std::function<void(std::int64_t done, std::int64_t total)>;
    /// Off the UI thread; on a connection of its own.
    /// `outside`: heads that a report, a backup or the user's own folder remembers. How it ended is kept for
    /// trailCheck.
    Verification verifyTrail(const Progress& progress, std::stop_token stop,
                             std::span<const KnownHead> outside = {}) const;
    /// The same for everybody, who learn no more than whether it is verified. False too when it was stopped.
    bool checkTrail(std::stop_token stop, std::span<const KnownHead> outside = {}) const;
    std::optional<TrailCheck> trailCheck() const; ///< how the last has ended; nothing before the first
    /// quick_check, foreign keys, indexes of the search, invariants of the ledger; empty when all is well.
    std::vector<std::string> check(std::stop_token stop) const;

private:
    friend class Store;
    Access(Store& store, Actor actor)
        : store_{&store}
        , actor_{std::move(actor)} {}
    Store* store_;
    Actor actor_;
};

} // namespace db
