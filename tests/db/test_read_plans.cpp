// Every question is carried out through indexes: a clinic has a million sessions one day.
#include "db/aftercare_plans.h"
#include "db/read_accounts.h"
#include "db/read_aftercare.h"
#include "db/read_backups.h"
#include "db/read_balances.h"
#include "db/read_clients.h"
#include "db/read_clinic.h"
#include "db/read_handouts.h"
#include "db/read_hygiene.h"
#include "db/read_idle_lock.h"
#include "db/read_injuries.h"
#include "db/read_mail.h"
#include "db/read_needles.h"
#include "db/read_next_visits.h"
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
#include "tests/support/clinic_rows.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace read_plans {

using support::day;
using support::instant;

struct Allowed {
    const char* statement; ///< a part of its text
    const char* scan;      ///< how what SQLite says about it begins
    const char* reason;
};
const Allowed allowed[] = {
    {"FROM room", "SCAN room", "a clinic has few rooms"},
    {"FROM account ", "SCAN account", "and few accounts"},
    {"FROM account a ORDER BY a.id", "SCAN a", "few accounts"},
    {"FROM access_notice n", "SCAN n USING", "only what nobody has seen yet"},
    {"FROM account_role", "SCAN account_role", "each with few roles"},
    {"FROM device", "SCAN device", "few devices"},
    {"FROM product", "SCAN p", "few products"},
    {"FROM pack_code", "SCAN pack_code", "with few packs"},
    {"FROM rule_book", "SCAN rule_book", "from the end of the key, one row"},
    {"FROM rule_book b", "SCAN b", "a version for each edit by hand"},
    {"FROM consent_form", "SCAN f", "few forms"},
    {"FROM account a LEFT JOIN practitioner", "SCAN a", "few accounts"},
    {"FROM training", "SCAN training", "few trainings a person"},
    {"row_number() OVER", "SCAN (subquery", "one client's answers"},
    {"FROM aftercare_plan", "SCAN aftercare_plan", "few plans"},
    {"FROM aftercare_plan AS p", "SCAN p", "each plan's newest version"},
    {"FROM draft", "SCAN d ", "a draft lives until its session is signed"},
    {"FROM container", "SCAN k", "one a week"},
    {"FROM recall r", "SCAN r", "few letters a year"},
    {"FROM lot_day_cache", "SCAN d", "the whole narrow history of the stock, for a reconciliation"},
    {"FROM lot_day_cache", "SCAN b", "one row for each lot in it"},
    {"SELECT DISTINCT number FROM lot", "SCAN lot", "lots are counted, not units"},
    {"WHERE u.state = 'used'", "SCAN u USING INDEX cartridge_used", "only what no container holds"},
    {"WHERE u.state = 'opened'", "SCAN u USING INDEX cartridge_opened", "only what lies open"},
    {"group_concat(v.uid", "SCAN v", "the sessions of one unit"},
    {"group_concat(z", "SCAN (subquery", "the rows of one session"},
    {"FROM lot", "SCAN lot ", "lots are counted, not units"},
    {"FROM lot l", "SCAN l USING INDEX lot_use_by", "in the order wanted, up to the limit"},
    {"lot_count_cache", "SCAN n USING INDEX lot_count_here", "only the lots that have units here"},
    {"FROM session s", "SCAN s USING INDEX session_open", "only open sessions"},
    {"s.cosign_wanted = 1", "SCAN s USING INDEX session_cosign", "only those that wait for a co-signature"},
    {"SELECT count(*) FROM client_search_index", "SCAN s USING COVERING INDEX client_search_order",
     "a hundred thousand flags, in one index"},
    {"ORDER BY s.sort_key", "SCAN s USING INDEX client_search_order", "in the order wanted, up to the limit"},
    {"ORDER BY s.last_session IS NULL", "SCAN s USING COVERING INDEX client_search_order",
     "a hundred thousand flags, in one index; only the first of them are looked up"},
    {"instr(phone_reversed", "SCAN client_search_index USING COVERING INDEX client_search_phone",
     "the middle of a number: a hundred thousand short texts, in one index"},
    {"MATCH", "SCAN client_gram VIRTUAL TABLE INDEX 64:M1", "how the trigram index says that it is used"},
    {"picked", "SCAN picked", "no more rows than the limit"},
    {"picked", "SCAN (subquery", "no more rows than the limit"},
    {"SELECT count(*) FROM reminder", "SCAN reminder USING COVERING INDEX", "counts one narrow index"},
    {"FROM client_search_index x CROSS JOIN reaction", "SCAN x USING", "only clients with an open reaction"},
    {"known (verb)", "SCAN known", "as many as there are verbs"},
    {"known (verb)", "SCAN CONSTANT ROW", "the first of them"},
    {"FROM restoration", "SCAN restoration", "from the end of the key, one row"},
    {"FROM reminder m", "SCAN m USING INDEX reminder_all", "in the order wanted, up to the limit"},
    {"SELECT at FROM trail_entry ORDER BY", "SCAN trail_entry", "from the end of the key, one row"},
    {"FROM clock_jump_cache", "SCAN clock_jump_cache", "empty but while the clock is in doubt; one row of it"},
};

/// Traces, recalls, balances and the audit.
void askLedger(db::Connection& connection, model::Day today, model::Instant now) {
    namespace read = db::read;
    for (int from = 0; from < 5; ++from) {
        db::TraceQuery query;
        query.lot = from == 1 ? std::optional{model::LotId{1}} : std::nullopt;
        query.cartridge = from == 2 ? std::optional{model::CartridgeId{1}} : std::nullopt;
        query.client = from == 3 ? std::optional{model::ClientId{1}} : std::nullopt;
        query.container = from == 4 ? std::optional{model::ContainerId{1}} : std::nullopt;
        read::trace(connection, query);
    }
    read::containersDue(connection, today);
    read::containerLife(connection, model::ContainerId{1});
    read::counts(connection, model::LotId{1});
    read::undisposed(connection);
    read::fits(connection, model::ProductId{1}, model::DeviceId{1});
    read::ledgerSettings(connection);
    read::idleLimits(connection);
    read::recalls(connection, false);
    read::recalls(connection, true);
    read::recall(connection, model::RecallId{1}, 10);
    read::recallMatches(connection, {{model::ProductId{1}, "", "", {"A", "Z9"}},
                                     {std::nullopt, "00811099010036", "", {}},
                                     {std::nullopt, "", "Somebody's", {"Z9"}}});
    read::injuries(connection, today, today, true);
    for (const auto by : {db::RateBy::lot, db::RateBy::depth, db::RateBy::interval, db::RateBy::practitioner}) {
        read::reactionRates(connection, by, today, today);
    }
    read::balances(connection, today, today, 10);
    read::hygiene(connection, {today - model::Days{365}, today}, now, [](const db::HygieneRow&) { return true; }, {},
                  {});
    read::hygieneSummary(connection, {today - model::Days{365}, today}, {});
}

/// What senders ask, each minute.
void askMail(db::Connection& connection, model::Instant now) {
    namespace read = db::read;
    read::mailSettings(connection);
    read::dueMails(connection, {20 * 60, 8 * 60}, now, 200);
    read::mailsOf(connection, {model::ReminderId{1}});
    read::leftClaims(connection, now);
    read::lastEntry(connection);
    read::clockInDoubt(connection, now);
    read::handouts(connection, model::SessionId{1});
    read::calendarStamps(connection, {"x"});
}

/// Asks everything once, in every way that has a statement of its own.
void askAll(db::Connection& connection) {
    namespace read = db::read;
    const auto today = day("2026-11-22");
    const auto now = instant("2026-11-22T12:00:00.000000Z");
    read::clinic(connection);
    read::today(connection, now);
    read::rooms(connection);
    read::accounts(connection);
    read::accountUse(connection);
    read::accessNotices(connection, 20);
    read::chartAccess(connection, {model::Role::assistant}, model::AccountId{1}, model::ClientId{1}, now);
    read::clientOfSession(connection, model::SessionId{1});
    read::devices(connection);
    read::products(connection);
    read::product(connection, model::ProductId{1});
    read::newestRuleBook(connection);
    read::ruleBookOn(connection, model::Day{});
    read::ruleBooks(connection);
    read::ruleBookApproval(connection, 1);
    BOOST_CHECK_THROW(read::ruleTexts(connection, 1), db::Error);
    read::aftercarePlans(connection);
    BOOST_TEST(read::aftercarePlanVersions(connection, "p").size() == 1U);
    BOOST_TEST(read::newestAftercarePlans(connection).size() == 1U);
    read::outstandingOfPlan(connection, "p", now);
    read::calendarStamps(connection, {"x"});
    read::calendarReminders(connection, model::ClientId{1}, now, now);
    read::calendarReminders(connection, std::nullopt, now, now);
    for (const auto* const text : {"", "jo", "smith", "12", "07700900123", "1989-03-12"}) {
        for (const bool newest : {false, true}) {
            db::ClientQuery query;
            query.text = text;
            query.newestFirst = newest;
            read::clients(connection, query, today);
        }
    }
    read::client(connection, model::ClientId{1});
    read::doublesOf(connection, {});
    read::exposures(connection, model::ClientId{1});
    read::reactions(connection, model::ClientId{1});
    read::sessionsOf(connection, model::ClientId{1}, 200);
    read::sessionsOn(connection, today);
    read::sessionsBetween(connection, today, today + model::Days{6});
    read::practitioners(connection);
    read::latestAnswers(connection, model::ClientId{1});
    read::screenings(connection, model::ClientId{1}, 50);
    read::consentForms(connection);
    read::signedConsents(connection, model::ClientId{1});
    read::consents(connection, model::ClientId{1});
    read::openSessions(connection, {});
    read::openSessions(connection, model::AccountId{1});
    read::session(connection, model::SessionId{1});
    read::session(connection, model::SessionId{2}); // amended
    read::unsignedWork(connection, {});
    read::unsignedWork(connection, model::AccountId{1});
    read::sessionByUid(connection, {"x"});
    read::drafts(connection, {});
    read::drafts(connection, model::AccountId{1});
    read::draft(connection, model::ClientId{1}, model::AccountId{1});
    read::stock(connection, false, today);
    read::stock(connection, true, today);
    read::lot(connection, model::LotId{1}, today);
    read::lotsNumbered(connection, "x", today);
    read::cartridges(connection, model::LotId{1}, 10);
    read::cartridge(connection, model::CartridgeId{1});
    read::cartridgePrinted(connection, db::printedId("NB", 1));
    read::life(connection, model::CartridgeId{1});
    read::offer(connection, model::Modality::pen, model::DeviceId{1}, today);
    read::offerOf(connection, model::LotId{1}, today);
    read::productOfGtin(connection, "x");
    read::containers(connection, today);
    askLedger(connection, today, now);
    for (const auto set :
         {db::ReminderSet::dueNow, db::ReminderSet::all, db::ReminderSet::done, db::ReminderSet::missed,
          db::ReminderSet::ofClient, db::ReminderSet::callNow, db::ReminderSet::catchUp}) {
        db::ReminderQuery query;
        query.set = set;
        query.client = model::ClientId{1};
        read::reminders(connection, query, now);
    }
    askMail(connection, now);
    read::nextVisits(connection, model::RuleBook{}, today, 10);
    read::dueVisits(connection, model::RuleBook{}, model::ClientId{1}, today);
    read::dueVisits(connection, model::RuleBook{}, std::nullopt, today);
    read::openReactions(connection, now, 10);
    read::sheetFacts(connection, model::SessionId{1});
    read::warnings(connection, today);
    read::trail(connection, {}, 10);
    for (int narrowed = 0; narrowed < 4; ++narrowed) {
        db::TrailQuery query;
        query.client = narrowed == 0 ? std::optional{model::ClientId{1}} : std::nullopt;
        query.person = narrowed == 1 ? std::optional{model::AccountId{1}} : std::nullopt;
        query.verb = narrowed == 2 ? "client.edit" : "";
        query.first = today;
        query.last = today;
        read::trailOf(connection, query, "Europe/London");
    }
    read::trailVerbs(connection);
    read::backupState(connection, "here");
}

struct Small : support::ClinicRows {
    Small() {
        const auto anna = client({.given = "Anna", .family = "Adams"});
        const auto id = lot(product("SkinPen", "Precision"), "A", day("2027-01-01"), 2);
        device("Crown", "SkinPen");
        const auto visit = session(anna, day("2026-11-01"));
        event(model::CartridgeId{1}, "opened", {.session = visit});
        use(visit, model::CartridgeId{1}, "used");
        db.run("UPDATE lot SET udi_as_scanned = 'x' WHERE id = ?", id);
        db.run("INSERT INTO aftercare_plan (id, code, version, name, over_depth, up_to_depth, current) VALUES "
               "(1, 'p', 1, 'P', -1, 5000, 1)");
        db.run(
            "INSERT INTO session_assessment (session_id, version, act, day, rule_book, verdict, earliest, at) VALUES "
            "(?, 1, 'start', '2026-11-01', 1, 'allow', '2026-11-01', 0)",
            visit);
        const auto amended = session(anna, day("2026-11-02"));
        sign(amended);
        db.run("INSERT INTO session_amendment (uid, session_id, version, version_before, reason, at, account_id, "
               "was_started_at, was_ended_at, was_notes) SELECT ?, id, 2, 1, 'x', 0, performer_id, started_at, "
               "ended_at, notes FROM session WHERE id = ?",
               uid(), amended);
        db.run("UPDATE session SET state = 'amended', version = 2 WHERE id = ?", amended);
        db.run("INSERT INTO backup_run (machine, at, reason, outcome, why, name, sequence, account_id) VALUES "
               "('here', 0, 'hand', 'made', '', 'b', 1, ?)",
               performer);
        db.run("INSERT INTO restoration (uid, kind, given_up_sequence, given_up_head, kept_as, reminders, note, at, "
               "account_id) VALUES (?, 'restored', 1, '', 'k', 0, '', 0, ?)",
               uid(), performer);
        // The connection's own statements so far wrote; only questions are looked at.
        db = db::Connection{scratch / "store.db", {.mode = db::Connection::Mode::readOnly, .key = {}}};
    }
};

} // namespace read_plans

BOOST_FIXTURE_TEST_SUITE(read_plans, Small)

BOOST_AUTO_TEST_CASE(no_question_reads_a_big_table_from_end_to_end) {
    askAll(db);
    const auto statements = db.keptStatements();
    BOOST_TEST(statements.size() > 120U);
    std::vector<bool> used(std::size(allowed));
    SQLite::Database raw{(scratch / "store.db").string(), SQLite::OPEN_READONLY};
    for (const auto& statement : statements) {
        SQLite::Statement explained{raw, "EXPLAIN QUERY PLAN " + statement};
        while (explained.executeStep()) {
            const std::string step = explained.getColumn(3).getString();
            if (step.rfind("SCAN", 0) != 0) {
                continue;
            }
            const auto known = std::find_if(std::begin(allowed), std::end(allowed), [&](const Allowed& a) {
                return statement.find(a.statement) != std::string::npos && step.rfind(a.scan, 0) == 0;
            });
            if (known != std::end(allowed)) {
                used[static_cast<std::size_t>(known - std::begin(allowed))] = true;
            }
            BOOST_TEST((known != std::end(allowed)), step << "\n  in " << statement);
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        BOOST_TEST(used[i], "no longer needed: " << allowed[i].scan << " (" << allowed[i].reason << ")");
    }
}

BOOST_AUTO_TEST_SUITE_END()
