// Who may ask what, on a real store.
#include "db/access.h"
#include "db/connection.h"
#include "db/error.h"
#include "tests/support/open_clinic.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(read_access)

using model::Role;

struct Clinic {
    support::Scratch scratch;
    std::filesystem::path folder = scratch / "clinic.needlebook";
    std::optional<db::SignedIn> owner;

    Clinic() {
        db::Environment environment;
        // An hour before midnight in London's summer is a day later than UTC says.
        environment.clock = [] { return *model::parseInstant("2026-06-30T23:30:00.000000Z"); };
        environment.keyCost = db::KeyCost::cheapest;
        auto made = db::Store::create({.folder = folder,
                                       .clinic = "Skin Clinic",
                                       .timeZone = "Europe/London",
                                       .ownerSignIn = "olga",
                                       .ownerFullName = "Olga Owner",
                                       .ownerPassword = "open sesame",
                                       .encrypted = false},
                                      environment);
        BOOST_REQUIRE(made.ok());
        owner = std::move(*made);
    }
    db::Access access() { return owner->store->as(owner->actor); }
    db::Access as(Role role) {
        const auto added = access().addAccount(
            {{.id = {}, .uid = {}, .signInName = "guest", .fullName = "Guest", .roles = {role}}}, "password");
        BOOST_REQUIRE(added.ok());
        return owner->store->as(owner->store->signIn("guest", "password").value());
    }
};

/// True when the question was answered, false when the role table forbade it.
template <class Ask>
bool answered(const Ask& ask) {
    try {
        ask();
        return true;
    } catch (const db::Error& e) {
        BOOST_TEST((e.fault() == db::Fault::notPermitted), e.what());
        return false;
    }
}

BOOST_FIXTURE_TEST_SUITE(rights, Clinic)

BOOST_AUTO_TEST_CASE(a_new_clinic_answers_everything_its_owner_asks) {
    const auto owned = access();
    BOOST_TEST(owned.clinic().name == "Skin Clinic");
    BOOST_TEST(model::isoText(owned.today()) == "2026-07-01");
    BOOST_TEST(owned.accounts().at(0).fullName == "Olga Owner");
    BOOST_TEST(!owned.products().empty()); // the catalogue
    BOOST_TEST(!owned.aftercarePlans().empty());
    BOOST_TEST(!owned.aftercarePlans().at(0).steps.empty());
    BOOST_TEST(owned.clients({}).total == 0);
    BOOST_TEST(owned.sessionsOn(owned.today()).empty());
    BOOST_TEST(owned.unsigned_({}).empty());
    BOOST_TEST(owned.drafts().empty());
    BOOST_TEST(owned.stock(true).total == 0);
    BOOST_TEST(!owned.offer(model::Modality::pen, {}).has_value());
    BOOST_TEST(owned.reminders({}).total == 0);
    BOOST_TEST(owned.warnings().low.empty());
    BOOST_TEST(owned.containers().empty());
    BOOST_TEST(owned.check({}).empty());
    const auto trail = owned.trail({}, 200);
    BOOST_TEST(trail.total > 0);
    BOOST_REQUIRE(!trail.rows.empty());
    BOOST_TEST(trail.rows.front().sequence == trail.total);
    BOOST_TEST(trail.rows.front().hash.size() == 64U);
    BOOST_TEST(owned.trail(trail.rows.back().sequence, 200).rows.empty());
    const auto verified = owned.verifyTrail({}, {});
    BOOST_TEST(verified.verified());
    BOOST_TEST(verified.head == trail.rows.front().hash);
}

BOOST_AUTO_TEST_CASE(the_rule_book_is_parsed_once) {
    const auto owned = access();
    const auto book = owned.rules();
    BOOST_TEST(!book->intervals.empty());
    BOOST_TEST(!book->zones.zones().empty());
    BOOST_TEST((owned.rules() == book)); // the very same
    BOOST_TEST((owned.rules(book->version) == book));
    BOOST_CHECK_THROW(owned.rules(99), db::Error);
}

BOOST_AUTO_TEST_CASE(a_practitioner_sees_clients_and_not_the_trail) {
    const auto guest = as(Role::practitioner);
    BOOST_TEST(answered([&] { guest.clients({}); }));
    BOOST_TEST(answered([&] { guest.stock(false); }));
    BOOST_TEST(answered([&] { guest.drafts(); }));
    BOOST_TEST(!answered([&] { guest.trail({}); }));
    BOOST_TEST(!answered([&] { guest.verifyTrail({}, {}); }));
}

BOOST_AUTO_TEST_CASE(an_auditor_sees_the_trail_and_no_drafts) {
    const auto guest = as(Role::auditor);
    BOOST_TEST(answered([&] { guest.trail({}); }));
    BOOST_TEST(answered([&] { guest.session(model::SessionId{1}); }));
    BOOST_TEST(!answered([&] { guest.drafts(); }));
}

BOOST_AUTO_TEST_CASE(the_sender_sees_what_is_due_by_mail_and_nothing_else) {
    const auto guest = as(Role::sender);
    BOOST_TEST(answered([&] { guest.dueMails(10); }));
    BOOST_TEST(answered([&] { guest.mailsOf({model::ReminderId{1}}); }));
    BOOST_TEST(answered([&] { guest.leftClaims(std::chrono::minutes{15}); }));
    BOOST_TEST(guest.postState().clinic.name == "Skin Clinic");
    BOOST_TEST(guest.postState().clinic.timeZone == "Europe/London");
    BOOST_TEST(!answered([&] { guest.reminders({}); }));
    BOOST_TEST(!answered([&] { guest.calendarReminders({}, {}, {}); }));
    BOOST_TEST(!answered([&] { guest.nextVisits(); }));
    BOOST_TEST(!answered([&] { guest.accounts(); }));
    BOOST_TEST(!answered([&] { guest.practitioners(); }));
    BOOST_TEST(answered([&] { guest.clinic(); })); // its name, telephone and plans stand on what it sends
    BOOST_TEST(!answered([&] { guest.clients({}); }));
    BOOST_TEST(!answered([&] { guest.client(model::ClientId{1}); }));
    BOOST_TEST(!answered([&] { guest.sessionsOn(model::Day{}); }));
    BOOST_TEST(!answered([&] { guest.stock(false); }));
    BOOST_TEST(!answered([&] { guest.warnings(); }));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(story, support::OpenClinic)

BOOST_AUTO_TEST_CASE(a_signed_session_shows_wherever_it_is_asked_about) {
    model::Client typed;
    typed.givenName = "Żaneta";
    typed.familyName = "O'Brien";
    typed.phone = "07700 900123";
    typed.allergies = "lidocaine";
    const model::ClientId zaneta{done(model::AddClient{typed})};
    const auto lotId = lot("24f118", "2027-06-30", 5);
    const auto box = container("B-1");
    const auto units = unitsOf(lotId);
    const auto visit = signedSession(zaneta, {support::row("forehead", 1000)}, units[0], box);
    const auto otherBox = lot("EARLIER", "2026-12-31", 2);

    db::ClientQuery query;
    query.text = "zaneta +44 7700 900123";
    const auto found = access.clients(query);
    BOOST_REQUIRE_EQUAL(found.total, 1);
    BOOST_TEST(found.rows[0].name == "Żaneta O'Brien");
    BOOST_TEST((found.rows[0].lastSession == access.today()));
    BOOST_TEST(found.rows[0].hasAllergies);
    BOOST_TEST(access.client(zaneta)->allergies == "lidocaine");
    BOOST_TEST(access.doublesOf(*access.client(zaneta)).empty());

    const auto history = access.history(zaneta);
    BOOST_REQUIRE_EQUAL(history.treatments.size(), 1U);
    BOOST_TEST(history.treatments[0].zone.text == "forehead");
    BOOST_TEST(access.sessionsOf(zaneta).total == 1);
    BOOST_REQUIRE_EQUAL(access.sessionsOn(access.today()).size(), 1U);
    BOOST_TEST(access.unsigned_({}).empty());
    const auto detail = access.session(visit).value();
    BOOST_TEST((detail.row.state == model::SessionState::signed_));
    BOOST_REQUIRE_EQUAL(detail.units.size(), 1U);
    BOOST_TEST((detail.units[0].id == units[0]));
    BOOST_TEST(detail.signedBy == "Mara Voss");
    BOOST_TEST((detail.assessment.act == model::Act::start));
    BOOST_TEST((access.sessionByUid(detail.row.uid) == visit));

    const auto row = access.lot(lotId).value();
    BOOST_TEST(row.received == 5);
    BOOST_TEST(row.used == 1);
    BOOST_TEST(row.onHand == 4);
    BOOST_TEST(row.inUse);
    BOOST_TEST(!access.lot(otherBox)->inUse);
    BOOST_TEST((access.offer(model::Modality::pen, {})->lot == otherBox)); // it expires first
    BOOST_TEST((access.offerOf(lotId)->id == units[1]));
    BOOST_TEST(access.lotsNumbered(" 24F118 ").size() == 1U);
    const auto traced = access.trace(lotId);
    BOOST_REQUIRE_EQUAL(traced.total, 1);
    BOOST_TEST(traced.rows[0].clientName == "Żaneta O'Brien");
    BOOST_TEST(traced.rows[0].container == "B-1");
    BOOST_TEST((access.cartridge(traced.rows[0].printedId)->id == units[0]));
    BOOST_TEST(access.life(units[0]).size() >= 3U);
    BOOST_TEST(access.containers().at(0).cartridges == 1);
    BOOST_TEST(access.warnings().low.size() == 1U); // six left of a product that warns at ten

    db::ReminderQuery reminders;
    reminders.set = db::ReminderSet::ofClient;
    reminders.client = zaneta;
    const auto planned = access.reminders(reminders);
    BOOST_TEST(planned.total > 0);
    reminders.set = db::ReminderSet::dueNow;
    reminders.at = planned.rows.back().due.dueAt;
    const auto due = access.reminders(reminders);
    BOOST_REQUIRE(!due.rows.empty());
    BOOST_TEST((due.rows.back().id == planned.rows.back().id));

    BOOST_TEST(access.check({}).empty());
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(a_manager_sees_every_draft_and_a_practitioner_their_own) {
    const auto ana = client();
    access.saveDraft(ana, {}, "{\"mine\":1}");
    auto iris = member("iris", {model::Role::practitioner});
    iris.saveDraft(ana, {}, "{\"hers\":1}");
    BOOST_TEST(access.drafts().size() == 2U);
    BOOST_REQUIRE_EQUAL(iris.drafts().size(), 1U);
    BOOST_TEST(iris.drafts()[0].text == "{\"hers\":1}");
    BOOST_TEST(access.draft(ana)->text == "{\"mine\":1}");
}

BOOST_AUTO_TEST_CASE(who_was_shut_out_sees_nothing_more) {
    auto iris = member("iris", {model::Role::practitioner});
    BOOST_TEST(answered([&] { iris.clients({}); }));
    auto account = iris.actor().person();
    account.disabled = true;
    done(model::EditAccount{account});
    BOOST_TEST(!answered([&] { iris.clients({}); }));
    BOOST_TEST(!answered([&] { iris.clinic(); }));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE_END()
