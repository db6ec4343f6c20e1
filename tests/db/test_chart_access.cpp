// Charts that only some may read, the way in for an emergency, and what a manager is told.
#include "db/error.h"
#include "db/role_table.h"
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(chart_access)

using model::Role;
using support::OpenClinic;
using support::told;

/// True when the question was answered, false when it was forbidden.
template <class Ask>
bool answered(const Ask& ask) {
    try {
        ask();
        return true;
    } catch (const db::Error& error) {
        BOOST_TEST((error.fault() == db::Fault::notPermitted), error.what());
        return false;
    }
}

struct Restricted : OpenClinic {
    model::ClientId ana = client();
    model::SessionId visit = signedSession(ana, {support::row("forehead", 1000)}, unitsOf(lot())[0], container());
    db::Access iris = member("iris", {Role::assistant});
    db::Access mark = member("mark", {Role::manager});

    Restricted() { done(model::RestrictChart{ana, true, "somebody we all know"}); }

    /// All of the clinical record, or nothing of it.
    bool reads(const db::Access& who) const {
        const bool first = answered([&] { who.sessionsOf(ana); });
        BOOST_TEST(answered([&] { who.session(visit); }) == first);
        BOOST_TEST(answered([&] { who.handouts(visit); }) == first);
        BOOST_TEST(answered([&] { who.exposures(ana); }) == first);
        BOOST_TEST(answered([&] { who.reactions(ana); }) == first);
        BOOST_TEST(answered([&] { who.screenings(ana); }) == first);
        BOOST_TEST(answered([&] { who.consents(ana); }) == first);
        db::TraceQuery query;
        query.client = ana;
        BOOST_TEST(answered([&] { who.trace(query); }) == first);
        BOOST_TEST(answered([&] { who.eachTrace(query, [](const db::TraceRow&) { return true; }, {}); }) == first);
        return first;
    }
};

BOOST_FIXTURE_TEST_CASE(a_restricted_chart_is_read_by_those_who_answer_for_it_and_who_treat_the_client, Restricted) {
    BOOST_TEST(reads(access)); // the owner, who also treated her
    BOOST_TEST(reads(mark));
    BOOST_TEST(reads(member("audrey", {Role::auditor})));
    BOOST_TEST(!reads(iris));
    auto petra = member("petra", {Role::practitioner});
    BOOST_TEST(!reads(petra));
    // Her name stays in lists, and planning still knows from which day it is safe.
    BOOST_TEST(iris.client(ana)->givenName == "Ana");
    BOOST_TEST(!iris.history(ana).treatments.empty());
    const auto seen = iris.chartAccess(ana);
    BOOST_TEST(seen.restricted);
    BOOST_TEST(!seen.open);
    BOOST_TEST(seen.reason == ""); // why it is restricted is not everybody's
    BOOST_TEST(mark.chartAccess(ana).reason == "somebody we all know");
    // Other charts are as before.
    const auto ben = client("Ben", "Other");
    BOOST_TEST(answered([&] { iris.sessionsOf(ben); }));
    BOOST_TEST(!iris.chartAccess(ben).restricted);

    BOOST_TEST(told(iris.apply(model::RestrictChart{ana, false, ""})) == "permission: not-permitted");
    done(model::RestrictChart{ana, false, ""});
    BOOST_TEST(reads(iris));
    BOOST_TEST(told(access.apply(model::RestrictChart{ana, false, ""})) == "client: not-restricted");
}

BOOST_FIXTURE_TEST_CASE(an_emergency_opens_it_for_an_hour_and_a_manager_is_told, Restricted) {
    BOOST_TEST(told(iris.apply(model::OpenInEmergency{ana, " "})) == "reason: required");
    BOOST_TEST(told(iris.apply(model::OpenInEmergency{ana, "because"})) == "reason: words-too-short");
    BOOST_TEST(told(mark.apply(model::OpenInEmergency{ana, "collapsed in the waiting room"})) == "client: chart-open");
    BOOST_TEST(told(iris.apply(model::OpenInEmergency{ana, "collapsed in the waiting room"})) == "");
    BOOST_TEST(reads(iris));
    BOOST_TEST(!reads(member("petra", {Role::practitioner}))); // to her alone
    BOOST_CHECK(iris.chartAccess(ana).until == now() + std::chrono::hours{1});

    const auto notices = mark.accessNotices();
    BOOST_TEST_REQUIRE(notices.total == 1);
    const auto& notice = notices.rows.front();
    BOOST_CHECK(notice.kind == model::AccessNoticeKind::emergency);
    BOOST_TEST(notice.person == "iris");
    BOOST_TEST(notice.clientName == "Ana Lindqvist");
    BOOST_TEST(notice.reason == "collapsed in the waiting room");
    BOOST_TEST(!answered([&] { iris.accessNotices(); }));
    BOOST_TEST(told(iris.apply(model::SeeAccessNotice{notice.id})) == "permission: not-permitted");
    BOOST_TEST(told(mark.apply(model::SeeAccessNotice{notice.id})) == "");
    BOOST_TEST(told(mark.apply(model::SeeAccessNotice{notice.id})) == "notice: already-seen");
    BOOST_TEST(mark.accessNotices().total == 0);

    later(std::chrono::minutes{61});
    BOOST_TEST(!reads(iris));
    const auto all = verbs();
    BOOST_TEST(std::count(all.begin(), all.end(), "chart.emergency") == 1);
    const auto proof = access.verifyTrail({}, {});
    BOOST_TEST(proof.verified(), (proof.altered.empty() ? "" : proof.altered.front()));
}

BOOST_FIXTURE_TEST_CASE(the_last_sign_in_is_shown_to_those_who_may_see_it, Restricted) {
    later(std::chrono::minutes{5});
    BOOST_TEST_REQUIRE(store().signIn("iris", "a password").ok());
    const auto use = mark.accountUse();
    const auto hers = std::find_if(use.begin(), use.end(),
                                   [&](const db::AccountUse& one) { return one.account == iris.actor().account(); });
    BOOST_TEST_REQUIRE((hers != use.end()));
    BOOST_CHECK(hers->lastSignIn == now());
    BOOST_TEST(hers->passwordOfAnother); // whoever made the account knows it
    BOOST_TEST(!answered([&] { iris.accountUse(); }));
    BOOST_TEST(iris.passwordOfAnother());
    BOOST_TEST(told(iris.setPassword(iris.actor().account(), "a password", "my own word")) == "");
    BOOST_TEST(!iris.passwordOfAnother());
}

/// One question of Access and the row of the role table that allows it.
struct Question {
    const char* verb;
    std::function<void(const db::Access&)> ask;
};

BOOST_FIXTURE_TEST_CASE(every_question_is_answered_to_exactly_the_roles_of_the_table, OpenClinic) {
    const auto ana = client();
    const auto lotId = lot();
    const auto visit = signedSession(ana, {support::row("forehead", 1000)}, unitsOf(lotId)[0], container());
    const auto day = today();
    using A = const db::Access&;
    const std::vector<Question> questions{
        {"read.clinic", [](A a) { a.clinic(); }},
        {"read.clinic", [](A a) { a.today(); }},
        {"read.clinic", [](A a) { a.rooms(); }},
        {"read.people", [](A a) { a.accounts(); }},
        {"read.clinic", [](A a) { a.passwordOfAnother(); }},
        {"read.account-use", [](A a) { a.accountUse(); }},
        {"read.access-notices", [](A a) { a.accessNotices(); }},
        {"read.clinic", [](A a) { a.devices(); }},
        {"read.clinic", [](A a) { a.products(); }},
        {"read.clinic", [](A a) { a.rules(); }},
        {"read.clinic", [](A a) { a.rules(1); }},
        {"read.clinic", [](A a) { a.ruleTexts(1); }},
        {"read.clinic", [](A a) { a.ruleBooks(); }},
        {"read.people", [](A a) { a.practitioners(); }},
        {"read.clinic", [](A a) { a.consentForms(); }},
        {"read.clinic", [](A a) { a.consentText("needling", 1); }},
        {"read.clinic", [](A a) { a.aftercarePlans(); }},
        {"read.clinic", [](A a) { a.aftercarePlanVersions("rf"); }},
        {"read.clinic", [](A a) { a.newestAftercarePlans(); }},
        {"read.clinic", [](A a) { a.outstandingOfPlan("rf"); }},
        {"read.clinic", [](A a) { a.opening(); }},
        {"read.clinic", [](A a) { a.ledgerSettings(); }},
        {"read.clinic", [](A a) { a.check({}); }},
        {"read.clients", [](A a) { a.clients({}); }},
        {"read.clients", [=](A a) { a.client(ana); }},
        {"read.clients", [=](A a) { a.chartAccess(ana); }},
        {"read.clients", [](A a) { a.clientByUid({"none"}); }},
        {"read.clients", [](A a) { a.doublesOf({}); }},
        {"read.clients", [=](A a) { a.history(ana); }},
        {"read.clients", [=](A a) { a.exposures(ana); }},
        {"read.clients", [=](A a) { a.reactions(ana); }},
        {"read.clients", [=](A a) { a.screenings(ana); }},
        {"read.clients", [=](A a) { a.consents(ana); }},
        {"read.clients", [=](A a) { a.openReactions(model::Instant{}); }},
        {"read.sessions", [=](A a) { a.sessionsOf(ana); }},
        {"read.sessions", [=](A a) { a.sessionsOn(day); }},
        {"read.sessions", [=](A a) { a.sessionsBetween(day, day); }},
        {"read.sessions", [](A a) { a.unsigned_({}); }},
        {"read.sessions", [=](A a) { a.shutReasons(day, day); }},
        {"read.sessions", [=](A a) { a.session(visit); }},
        {"read.sessions", [](A a) { a.sessionByUid({"none"}); }},
        {"read.sessions", [=](A a) { a.handouts(visit); }},
        {"read.sheet", [=](A a) { a.sheetFacts(visit); }},
        {"read.trail", [](A a) { a.overrides({}); }},
        {"read.trail", [](A a) { a.trail(std::nullopt); }},
        {"read.trail", [](A a) { a.verifyTrail({}, {}); }},
        {"read.drafts", [](A a) { a.drafts(); }},
        {"read.drafts", [=](A a) { a.draft(ana); }},
        {"read.needles", [](A a) { a.stock(true); }},
        {"read.needles", [=](A a) { a.lot(lotId); }},
        {"read.needles", [](A a) { a.lotsNumbered("24F118"); }},
        {"read.needles", [=](A a) { a.cartridges(lotId); }},
        {"read.needles", [](A a) { a.cartridge("N-000000"); }},
        {"read.needles", [](A a) { a.life(model::CartridgeId{1}); }},
        {"read.needles", [](A a) { a.offer(model::Modality::pen, {}); }},
        {"read.needles", [=](A a) { a.offerOf(lotId); }},
        {"read.needles", [](A a) { a.productOfGtin("00811099010036"); }},
        {"read.needles", [=](A a) { a.trace(lotId); }},
        {"read.needles", [](A a) { a.eachTrace({}, [](const db::TraceRow&) { return true; }, {}); }},
        {"read.needles", [](A a) { a.containers(); }},
        {"read.needles", [](A a) { a.containerLife(model::ContainerId{1}); }},
        {"read.needles", [=](A a) { a.counts(lotId); }},
        {"read.needles", [](A a) { a.undisposed(); }},
        {"read.needles", [](A a) { a.fits(model::ProductId{1}, model::DeviceId{1}); }},
        {"read.needles", [](A a) { a.recalls(true); }},
        {"read.needles", [](A a) { a.recall(model::RecallId{1}); }},
        {"read.needles", [](A a) { a.recallMatches({}); }},
        {"read.needles", [=](A a) { a.balances(day, day); }},
        {"read.needles", [=](A a) { a.eachBalance(day, day, [](const db::BalanceRow&) { return true; }, {}); }},
        {"read.needles", [](A a) { a.warnings(); }},
        {"read.injuries", [=](A a) { a.injuries(day, day); }},
        {"read.hygiene", [=](A a) { a.reactionRates(db::RateBy::lot, day, day); }},
        {"read.hygiene",
         [=](A a) {
             a.hygiene({day, day}, [](const db::HygieneRow&) { return true; }, {}, {});
         }},
        {"read.hygiene",
         [=](A a) {
             a.hygieneSummary({day, day});
         }},
        {"read.reminders", [](A a) { a.reminders({}); }},
        {"read.reminders", [](A a) { a.calendarStamps({}); }},
        {"read.reminders", [](A a) { a.calendarReminders({}, {}, {}); }},
        {"read.reminders", [](A a) { a.nextVisits(); }},
        {"read.reminders", [](A a) { a.dueVisits({}); }},
        {"mail.edit", [](A a) { a.mailSettings(); }},
        {"mail.edit", [](A a) { (void)a.mailSettingsToTry({}); }},
        {"reminder.claim", [](A a) { a.postState(); }},
        {"reminder.claim", [](A a) { a.dueMails(1); }},
        {"reminder.claim", [](A a) { a.mailsOf({}); }},
        {"reminder.claim", [](A a) { a.leftClaims(std::chrono::minutes{1}); }},
    };
    for (const auto& role : model::codesOf<Role>) {
        const auto who = member(std::string{role.code}.append("-asks").c_str(), {role.value});
        for (std::size_t i = 0; i < questions.size(); ++i) {
            BOOST_TEST_CONTEXT(role.code << " asks question " << i << ", which takes " << questions[i].verb) {
                BOOST_TEST(answered([&] { questions[i].ask(who); }) == db::mayDo({role.value}, questions[i].verb));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
