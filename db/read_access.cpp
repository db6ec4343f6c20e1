// The questions of Access (verifying stands in access_accounts.cpp): each is allowed or not by the role table, and
// answered on one picture of the store.
#include "db/access.h"

#include "db/account_rows.h"
#include "db/aftercare_plans.h"
#include "db/history.h"
#include "db/opening_rows.h"
#include "db/read_accounts.h"
#include "db/read_aftercare.h"
#include "db/read_balances.h"
#include "db/read_check.h"
#include "db/read_clients.h"
#include "db/read_clinic.h"
#include "db/read_forms.h"
#include "db/read_handouts.h"
#include "db/read_hygiene.h"
#include "db/read_idle_lock.h"
#include "db/read_injuries.h"
#include "db/read_mail.h"
#include "db/read_needles.h"
#include "db/read_next_visits.h"
#include "db/read_overrides.h"
#include "db/read_people.h"
#include "db/read_rates.h"
#include "db/read_recalls.h"
#include "db/read_screening.h"
#include "db/read_sessions.h"
#include "db/read_sheet.h"
#include "db/read_trace.h"
#include "db/read_trail.h"
#include "db/read_unsigned.h"
#include "db/read_warnings.h"
#include "db/role_table.h"
#include "db/store_state.h"

namespace db {
namespace {

/// Roles as they are now, not as at sign-in: who was shut out sees nothing more.
model::Roles rolesNow(Connection& connection, const Actor& actor) {
    const auto account = accountOf(connection, actor.account());
    return account && !account->disabled ? account->roles : model::Roles{};
}

void require(Connection& connection, const Actor& actor, std::string_view verb) {
    if (!mayDo(rolesNow(connection, actor), verb)) {
        throw Error{Fault::notPermitted, std::string{verb}, "the role table forbids it"};
    }
}

/// `work(Connection&)` on the reader, when the role table allows `verb`.
template <class Work>
auto answer(StoreState& state, const Actor& actor, std::string_view verb, const Work& work) {
    return state.ask([&](Connection& connection) {
        require(connection, actor, verb);
        return work(connection);
    });
}

/// The same, of one client's clinical record: nothing of it when the chart is restricted and not open to the actor.
template <class Work>
auto answerOfChart(StoreState& state, const Actor& actor, std::string_view verb, std::optional<model::ClientId> client,
                   const Work& work) {
    return answer(state, actor, verb, [&](Connection& connection) {
        if (client &&
            !read::chartAccess(connection, rolesNow(connection, actor), actor.account(), *client, state.now()).open) {
            throw Error{Fault::notPermitted, std::string{verb}, "the chart is restricted"};
        }
        return work(connection);
    });
}

/// And of one session.
template <class Work>
auto answerOfSession(StoreState& state, const Actor& actor, std::string_view verb, model::SessionId session,
                     const Work& work) {
    const auto client =
        answer(state, actor, verb, [&](Connection& connection) { return read::clientOfSession(connection, session); });
    return answerOfChart(state, actor, verb, client, work);
}

constexpr std::string_view readAccountUse = "read.account-use";
constexpr std::string_view readAccessNotices = "read.access-notices";
constexpr std::string_view readClinic = "read.clinic";
constexpr std::string_view readPeople = "read.people";
constexpr std::string_view readClients = "read.clients";
constexpr std::string_view readSessions = "read.sessions";
constexpr std::string_view readAllUnsigned = "read.all-unsigned";
constexpr std::string_view readNeedles = "read.needles";
constexpr std::string_view readInjuries = "read.injuries";
constexpr std::string_view readInjuryNames = "read.injury-names";
constexpr std::string_view readHygiene = "read.hygiene";
constexpr std::string_view readReminders = "read.reminders";
constexpr std::string_view editMail = "mail.edit";
constexpr std::string_view claimReminders = "reminder.claim";
constexpr std::string_view readSheet = "read.sheet";
constexpr std::string_view readDrafts = "read.drafts";
constexpr std::string_view readAllDrafts = "read.all-drafts";
constexpr std::string_view readTrail = "read.trail";

} // namespace

#define ANSWER(verb, ...)                                                                                              \
    answer(*store_->state_, actor_, verb, [&]([[maybe_unused]] Connection& connection) { return __VA_ARGS__; })
#define ANSWER_OF_CHART(verb, client, ...)                                                                             \
    answerOfChart(*store_->state_, actor_, verb, client,                                                               \
                  [&]([[maybe_unused]] Connection& connection) { return __VA_ARGS__; })
#define ANSWER_OF_SESSION(verb, session, ...)                                                                          \
    answerOfSession(*store_->state_, actor_, verb, session,                                                            \
                    [&]([[maybe_unused]] Connection& connection) { return __VA_ARGS__; })
#define TODAY read::today(connection, store_->state_->now())

// ------------------------------------------------------------------------------------------------ clinic

Clinic Access::clinic() const {
    return ANSWER(readClinic, read::clinic(connection));
}
model::Day Access::today() const {
    return ANSWER(readClinic, TODAY);
}
std::vector<Room> Access::rooms() const {
    return ANSWER(readClinic, read::rooms(connection));
}
std::vector<model::Account> Access::accounts() const {
    return ANSWER(readPeople, read::accounts(connection));
}
std::vector<AccountUse> Access::accountUse() const {
    return ANSWER(readAccountUse, read::accountUse(connection));
}
bool Access::passwordOfAnother() const {
    return ANSWER(readClinic, [&] {
        for (const auto& one : read::accountUse(connection)) {
            if (one.account == actor_.account()) {
                return one.passwordOfAnother;
            }
        }
        return false;
    }());
}
Listed<AccessNotice> Access::accessNotices(int limit) const {
    return ANSWER(readAccessNotices, read::accessNotices(connection, limit));
}
std::vector<model::Device> Access::devices() const {
    return ANSWER(readClinic, read::devices(connection));
}
std::vector<model::Product> Access::products() const {
    return ANSWER(readClinic, read::products(connection));
}
std::shared_ptr<model::RuleBook const> Access::rules() const {
    return ANSWER(readClinic, store_->state_->books.on(connection, TODAY));
}
std::shared_ptr<model::RuleBook const> Access::rules(int version) const {
    return ANSWER(readClinic, store_->state_->books.of(connection, version));
}
std::map<std::string, std::string> Access::ruleTexts(int version) const {
    return ANSWER(readClinic, partsOf(read::ruleTexts(connection, version)));
}
std::vector<RuleBookRow> Access::ruleBooks() const {
    return ANSWER(readClinic, read::ruleBooks(connection));
}
std::vector<model::Practitioner> Access::practitioners() const {
    return ANSWER(readPeople, read::practitioners(connection));
}
std::vector<model::ConsentForm> Access::consentForms() const {
    return ANSWER(readClinic, read::consentForms(connection));
}
std::string Access::consentText(const std::string& form, int version) const {
    return ANSWER(readClinic, read::consentText(connection, form, version));
}
std::vector<model::AftercarePlan> Access::aftercarePlans() const {
    return ANSWER(readClinic, read::aftercarePlans(connection));
}
std::vector<AftercarePlanVersion> Access::aftercarePlanVersions(const std::string& code) const {
    return ANSWER(readClinic, read::aftercarePlanVersions(connection, code));
}
std::vector<AftercarePlanVersion> Access::newestAftercarePlans() const {
    return ANSWER(readClinic, read::newestAftercarePlans(connection));
}
OutstandingOfPlan Access::outstandingOfPlan(const std::string& code) const {
    const auto now = store_->now();
    return ANSWER(readClinic, read::outstandingOfPlan(connection, code, now));
}
model::Opening Access::opening() const {
    return ANSWER(readClinic, read::opening(connection));
}
model::IdleLimits Access::idleLimits() const {
    return ANSWER(readClinic, read::idleLimits(connection));
}

// ------------------------------------------------------------------------------------------------ clients

Listed<ClientRow> Access::clients(const ClientQuery& query) const {
    return ANSWER(readClients, read::clients(connection, query, TODAY));
}
std::optional<model::Client> Access::client(model::ClientId id) const {
    return ANSWER(readClients, read::client(connection, id));
}
ChartAccess Access::chartAccess(model::ClientId id) const {
    return ANSWER(readClients, read::chartAccess(connection, rolesNow(connection, actor_), actor_.account(), id,
                                                 store_->state_->now()));
}
std::optional<model::ClientId> Access::clientByUid(const model::Uid& uid) const {
    return ANSWER(readClients, read::clientByUid(connection, uid));
}
std::vector<Double> Access::doublesOf(const model::Client& typed) const {
    return ANSWER(readClients, read::doublesOf(connection, typed));
}
model::History Access::history(model::ClientId id, std::optional<model::SessionId> except) const {
    return answer(*store_->state_, actor_, readClients, [&](Connection& connection) {
        const auto today = TODAY;
        return historyOf(connection, store_->state_->books.on(connection, today)->zones, id, today, except);
    });
}
std::vector<ExposureRow> Access::exposures(model::ClientId id) const {
    return ANSWER_OF_CHART(readClients, id, read::exposures(connection, id));
}
std::vector<ReactionRow> Access::reactions(model::ClientId id) const {
    return ANSWER_OF_CHART(readClients, id, read::reactions(connection, id));
}
std::vector<ScreeningRow> Access::screenings(model::ClientId id, int limit) const {
    return ANSWER_OF_CHART(readClients, id, read::screenings(connection, id, limit));
}
std::vector<ConsentRow> Access::consents(model::ClientId id) const {
    return ANSWER_OF_CHART(readClients, id, read::consents(connection, id));
}
Listed<SessionRow> Access::sessionsOf(model::ClientId id, int limit) const {
    return ANSWER_OF_CHART(readSessions, id, read::sessionsOf(connection, id, limit));
}

// ------------------------------------------------------------------------------------------------ sessions

std::vector<SessionRow> Access::sessionsOn(model::Day day) const {
    return ANSWER(readSessions, read::sessionsOn(connection, day));
}
std::vector<SessionRow> Access::sessionsBetween(model::Day first, model::Day last) const {
    return ANSWER(readSessions, read::sessionsBetween(connection, first, last));
}
std::vector<SessionRow> Access::unsigned_(std::optional<model::AccountId> performer) const {
    return ANSWER(readSessions, read::openSessions(connection, performer));
}
std::vector<UnsignedRow> Access::unsignedWork(bool everybody) const {
    return ANSWER(everybody ? readAllUnsigned : readSessions,
                  read::unsignedWork(connection, everybody ? std::nullopt : std::optional{actor_.account()}));
}
std::map<model::SessionId, model::ShutReason> Access::shutReasons(model::Day first, model::Day last) const {
    return ANSWER(readSessions, read::shutReasons(connection, first, last));
}
std::optional<SessionDetail> Access::session(model::SessionId id) const {
    return ANSWER_OF_SESSION(readSessions, id, read::session(connection, id));
}
std::optional<model::SessionId> Access::sessionByUid(const model::Uid& uid) const {
    return ANSWER(readSessions, read::sessionByUid(connection, uid));
}
OverrideReport Access::overrides(const OverrideQuery& query) const {
    return ANSWER(readTrail, read::overrides(connection, query));
}
std::vector<Draft> Access::drafts() const {
    return ANSWER(readDrafts, read::drafts(connection, mayDo(rolesNow(connection, actor_), readAllDrafts)
                                                           ? std::nullopt
                                                           : std::optional{actor_.account()}));
}
std::optional<Draft> Access::draft(model::ClientId client) const {
    return ANSWER(readDrafts, read::draft(connection, client, actor_.account()));
}

// ------------------------------------------------------------------------------------------------ needles

Listed<LotRow> Access::stock(bool withEmptyAndExpired) const {
    return ANSWER(readNeedles, read::stock(connection, withEmptyAndExpired, TODAY));
}
std::optional<LotRow> Access::lot(model::LotId id) const {
    return ANSWER(readNeedles, read::lot(connection, id, TODAY));
}
std::vector<LotRow> Access::lotsNumbered(std::string_view number) const {
    return ANSWER(readNeedles, read::lotsNumbered(connection, number, TODAY));
}
Listed<CartridgeRow> Access::cartridges(model::LotId lot, int limit) const {
    return ANSWER(readNeedles, read::cartridges(connection, lot, limit));
}
std::optional<CartridgeRow> Access::cartridge(std::string_view printedId) const {
    return ANSWER(readNeedles, read::cartridgePrinted(connection, printedId));
}
std::vector<CartridgeStep> Access::life(model::CartridgeId id) const {
    return ANSWER(readNeedles, read::life(connection, id));
}
std::optional<CartridgeRow> Access::offer(model::Modality modality, std::optional<model::DeviceId> device) const {
    return ANSWER(readNeedles, read::offer(connection, modality, device, TODAY));
}
std::optional<CartridgeRow> Access::offerOf(model::LotId lot) const {
    return ANSWER(readNeedles, read::offerOf(connection, lot, TODAY));
}
std::optional<std::pair<model::Product, int>> Access::productOfGtin(std::string_view gtin14) const {
    return ANSWER(readNeedles, read::productOfGtin(connection, gtin14));
}
Listed<TraceRow> Access::trace(model::LotId lot, int limit) const {
    TraceQuery query;
    query.lot = lot;
    query.limit = limit;
    return trace(query);
}
Listed<TraceRow> Access::trace(const TraceQuery& query) const {
    return ANSWER_OF_CHART(readNeedles, query.client, read::trace(connection, query));
}
bool Access::eachTrace(const TraceQuery& query, const std::function<bool(const TraceRow&)>& sink,
                       std::stop_token stop) const {
    auto connection = store_->state_->another();
    require(connection, actor_, readNeedles);
    if (query.client && !connection.read([&] {
            return read::chartAccess(connection, rolesNow(connection, actor_), actor_.account(), *query.client,
                                     store_->state_->now())
                .open;
        })) {
        throw Error{Fault::notPermitted, "eachTrace", "the chart is restricted"};
    }
    return connection.stoppable(
        stop, [&] { return connection.read([&] { return read::eachTrace(connection, query, sink, stop); }); });
}
std::vector<ContainerRow> Access::containers() const {
    return ANSWER(readNeedles, read::containers(connection, TODAY));
}
std::vector<ContainerStep> Access::containerLife(model::ContainerId id) const {
    return ANSWER(readNeedles, read::containerLife(connection, id));
}
std::vector<CountRow> Access::counts(model::LotId lot) const {
    return ANSWER(readNeedles, read::counts(connection, lot));
}
std::vector<CartridgeRow> Access::undisposed() const {
    return ANSWER(readNeedles, read::undisposed(connection));
}
bool Access::fits(model::ProductId product, model::DeviceId device) const {
    return ANSWER(readNeedles, read::fits(connection, product, device));
}

// ------------------------------------------------------------------------------------------------ the ledger as a
// whole

model::LedgerSettings Access::ledgerSettings() const {
    return ANSWER(readClinic, read::ledgerSettings(connection));
}
std::vector<RecallRow> Access::recalls(bool withLifted) const {
    return ANSWER(readNeedles, read::recalls(connection, withLifted));
}
std::optional<RecallDetail> Access::recall(model::RecallId id, int exposures) const {
    return ANSWER(readNeedles, read::recall(connection, id, exposures));
}
std::vector<RecallMatch> Access::recallMatches(const std::vector<model::RecallItem>& items) const {
    return ANSWER(readNeedles, read::recallMatches(connection, items));
}
std::vector<InjuryRow> Access::injuries(model::Day first, model::Day last) const {
    return ANSWER(readInjuries,
                  read::injuries(connection, first, last, mayDo(rolesNow(connection, actor_), readInjuryNames)));
}
std::vector<RateRow> Access::reactionRates(RateBy by, model::Day first, model::Day last) const {
    return ANSWER(readHygiene, read::reactionRates(connection, by, first, last));
}
Listed<BalanceRow> Access::balances(model::Day first, model::Day last, int limit) const {
    return ANSWER(readNeedles, read::balances(connection, first, last, limit));
}
bool Access::eachBalance(model::Day first, model::Day last, const std::function<bool(const BalanceRow&)>& sink,
                         std::stop_token stop) const {
    auto connection = store_->state_->another();
    require(connection, actor_, readNeedles);
    return connection.stoppable(
        stop, [&] { return connection.read([&] { return read::eachBalance(connection, first, last, sink, stop); }); });
}
bool Access::hygiene(const HygieneQuery& query, const HygieneSink& sink, const HygieneProgress& progress,
                     std::stop_token stop) const {
    auto connection = store_->state_->another();
    require(connection, actor_, readHygiene);
    return read::hygiene(connection, query, store_->state_->now(), sink, progress, stop);
}
std::optional<HygieneSummary> Access::hygieneSummary(const HygieneQuery& query, std::stop_token stop) const {
    auto connection = store_->state_->another();
    require(connection, actor_, readHygiene);
    return read::hygieneSummary(connection, query, stop);
}

// ------------------------------------------------------------------------------------------------ aftercare, today

Listed<ReminderRow> Access::reminders(const ReminderQuery& query) const {
    auto& state = *store_->state_;
    return answer(state, actor_, readReminders, [&](Connection& connection) {
        // Who sends alone needs what is due, and sees no more of anybody.
        if (query.set != ReminderSet::dueNow && rolesNow(connection, actor_) == model::Roles{model::Role::sender}) {
            throw Error{Fault::notPermitted, "reminders", "a sender sees what is due"};
        }
        return read::reminders(connection, query, state.now());
    });
}
std::vector<HandoutRow> Access::handouts(model::SessionId session) const {
    return ANSWER_OF_SESSION(readSessions, session, read::handouts(connection, session));
}
std::optional<SheetFacts> Access::sheetFacts(model::SessionId session) const {
    return ANSWER(readSheet, read::sheetFacts(connection, session));
}
std::map<std::string, CalendarStamp> Access::calendarStamps(const std::vector<std::string>& uids) const {
    return ANSWER(readReminders, read::calendarStamps(connection, uids));
}
std::vector<CalendarReminder> Access::calendarReminders(std::optional<model::ClientId> client, model::Instant from,
                                                        model::Instant until) const {
    return ANSWER(readReminders, read::calendarReminders(connection, client, from, until));
}
Listed<NextVisitRow> Access::nextVisits(int limit) const {
    return answer(*store_->state_, actor_, readReminders, [&](Connection& connection) {
        const auto today = TODAY;
        return read::nextVisits(connection, *store_->state_->books.on(connection, today), today, limit);
    });
}
std::vector<DueVisit> Access::dueVisits(std::optional<model::ClientId> client) const {
    return answer(*store_->state_, actor_, readReminders, [&](Connection& connection) {
        const auto today = TODAY;
        return read::dueVisits(connection, *store_->state_->books.on(connection, today), client, today);
    });
}
Listed<OpenReactionRow> Access::openReactions(model::Instant since, int limit) const {
    return ANSWER(readClients, read::openReactions(connection, since, limit));
}
std::optional<Access::MailView> Access::mailSettings() const {
    return ANSWER(editMail, [&]() -> std::optional<MailView> {
        auto settings = read::mailSettings(connection);
        if (!settings) {
            return std::nullopt;
        }
        const bool has = !settings->password.empty();
        settings->password.clear();
        return MailView{std::move(*settings), has};
    }());
}
model::Outcome<model::MailSettings> Access::mailSettingsToTry(model::MailSettings typed) const {
    return ANSWER(editMail, [&]() -> model::Outcome<model::MailSettings> {
        if (auto problem = read::keepPassword(typed, read::mailSettings(connection))) {
            return *std::move(problem);
        }
        return std::move(typed);
    }());
}
PostState Access::postState() const {
    return ANSWER(claimReminders, [&] {
        PostState state{.settings = read::mailSettings(connection),
                        .oldCopy = store_->kind() != StoreKind::live,
                        .lastEntry = read::lastEntry(connection)};
        auto clinic = read::clinic(connection);
        state.clinic = {std::move(clinic.name), std::move(clinic.phone), std::move(clinic.timeZone)};
        if (state.settings && !state.settings->enabled) {
            state.settings.reset();
        }
        state.clockInDoubt = read::clockInDoubt(connection, store_->state_->now());
        return state;
    }());
}
std::vector<DueMail> Access::dueMails(int limit) const {
    return ANSWER(claimReminders,
                  read::dueMails(connection, read::clinic(connection).quiet, store_->state_->now(), limit));
}
std::vector<DueMail> Access::mailsOf(const std::vector<model::ReminderId>& reminders) const {
    return ANSWER(claimReminders, read::mailsOf(connection, reminders));
}
std::vector<model::ReminderId> Access::leftClaims(std::chrono::minutes age) const {
    return ANSWER(claimReminders, read::leftClaims(connection, store_->state_->now() - age));
}
Warnings Access::warnings() const {
    return ANSWER(readNeedles, read::warnings(connection, TODAY));
}

// ------------------------------------------------------------------------------------------------ trail

Listed<TrailRow> Access::trail(std::optional<std::int64_t> before, int limit) const {
    return ANSWER(readTrail, read::trail(connection, before, limit));
}

std::vector<std::string> Access::check(std::stop_token stop) const {
    auto connection = store_->state_->another();
    require(connection, actor_, readClinic);
    return read::check(connection, std::move(stop));
}

} // namespace db
