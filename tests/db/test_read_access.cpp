// Who may ask what, on a real store.
#include "db/access.h"
#include "db/connection.h"
#include "db/error.h"
#include "tests/support/scratch.h"

#include <boost/test/unit_test.hpp>

namespace {

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

} // namespace

BOOST_FIXTURE_TEST_SUITE(read_access, Clinic)

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

BOOST_AUTO_TEST_CASE(the_sender_sees_reminders_and_neither_clients_nor_needles) {
    const auto guest = as(Role::sender);
    BOOST_TEST(answered([&] { guest.reminders({}); }));
    BOOST_TEST(answered([&] { guest.clinic(); }));
    BOOST_TEST(!answered([&] { guest.clients({}); }));
    BOOST_TEST(!answered([&] { guest.client(model::ClientId{1}); }));
    BOOST_TEST(!answered([&] { guest.sessionsOn(model::Day{}); }));
    BOOST_TEST(!answered([&] { guest.stock(false); }));
    BOOST_TEST(!answered([&] { guest.warnings(); }));
}

BOOST_AUTO_TEST_SUITE_END()
