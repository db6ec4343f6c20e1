// A trainee's session waits for its supervisor, and again after it was amended.
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(apply_cosigning)

using support::OpenClinic;
using support::row;
using support::told;

struct Trained : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
    db::Access trainee = member("trainee", {model::Role::practitioner}, true);
    db::Access rosei = member("rosei", {model::Role::practitioner});
    db::Access hanna = member("hanna", {model::Role::practitioner});
    std::size_t taken = 0; ///< of the units
    model::SessionId visit = recorded(rosei.actor().account());

    db::Confirmation pinOf(const db::Access& by) { return store().confirm(by.actor(), "a password").value(); }
    model::SessionId recorded(std::optional<model::AccountId> supervisor) {
        auto session = record(who, {row("chin", 500)}, {units[taken++]}, bin);
        session.plan.performer = trainee.actor().account();
        session.plan.supervisor = supervisor;
        const auto applied = trainee.apply(model::RecordSession{session, {}, true});
        BOOST_TEST_REQUIRE(told(applied) == "");
        return model::SessionId{applied->id};
    }
    std::string cosigning(db::Access& by, model::SessionId session) {
        return told(by.apply(model::CoSign{session, access.session(session)->version}, pinOf(by)));
    }
    bool waits(model::SessionId session) { return access.session(session)->row.cosignWanted; }
    std::string amending(db::Access& by) {
        const auto session = access.session(visit).value();
        model::AmendSession change{visit, session.version, session.record, "a word was missing"};
        change.record.notes += "x";
        return told(by.apply(change, &by == &access ? confirmed() : pinOf(by)));
    }
};

BOOST_AUTO_TEST_CASE(the_supervisor_signs_with_the_pin_and_the_record_says_so) {
    Trained t;
    BOOST_TEST(t.waits(t.visit));
    BOOST_TEST(told(t.rosei.apply(model::CoSign{t.visit, 1})) == "confirmation: required");
    BOOST_TEST(told(t.rosei.apply(model::CoSign{t.visit, 1}, t.pinOf(t.hanna))) == "confirmation: required");
    BOOST_TEST(told(t.rosei.apply(model::CoSign{t.visit, 2}, t.pinOf(t.rosei))) == "session: changed-since");
    BOOST_TEST(told(t.rosei.apply(model::CoSign{model::SessionId{999}, 1}, t.pinOf(t.rosei))) == "session: unknown");
    t.later(std::chrono::minutes{5});
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "");
    const auto kept = t.access.session(t.visit).value();
    BOOST_TEST(!kept.row.cosignWanted);
    BOOST_TEST((kept.row.state == model::SessionState::signed_));
    BOOST_REQUIRE_EQUAL(kept.cosignatures.size(), 1U);
    BOOST_TEST(kept.cosignatures[0].who == "rosei");
    BOOST_TEST((kept.cosignatures[0].at == t.now()));
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "session: not-waiting");
    BOOST_TEST(t.verbs().back() == "session.cosign");
    BOOST_TEST(t.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(nobody_else_signs_in_the_supervisors_place) {
    Trained t;
    BOOST_TEST(t.cosigning(t.trainee, t.visit) == "supervisor: own-session");
    BOOST_TEST(t.cosigning(t.hanna, t.visit) == "supervisor: not-yours-to-cosign");
    auto other = t.member("another", {model::Role::practitioner}, true);
    BOOST_TEST(t.cosigning(other, t.visit) == "supervisor: may-not-supervise");
    auto manager = t.member("ola", {model::Role::manager});
    BOOST_TEST(t.cosigning(manager, t.visit) == "permission: not-permitted");
    BOOST_TEST(t.waits(t.visit));
    // An owner may; and where nobody was named, whoever may supervise.
    BOOST_TEST(told(t.access.apply(model::CoSign{t.visit, 1}, t.confirmed())) == "");
    const auto unnamed = t.recorded(std::nullopt);
    BOOST_TEST(t.waits(unnamed));
    BOOST_TEST(t.cosigning(t.hanna, unnamed) == "");
}

BOOST_AUTO_TEST_CASE(a_session_of_somebody_who_is_no_trainee_waits_for_nobody) {
    Trained t;
    const auto own = t.signedSession(t.who, {row("nose", 300)}, t.units[3], t.bin);
    BOOST_TEST(!t.waits(own));
    BOOST_TEST(t.cosigning(t.rosei, own) == "session: not-waiting");
}

BOOST_AUTO_TEST_CASE(what_is_amended_waits_again_unless_the_supervisor_amends_it) {
    Trained t;
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "");
    BOOST_TEST(t.amending(t.rosei) == "");
    BOOST_TEST(!t.waits(t.visit));
    BOOST_TEST(t.amending(t.trainee) == "");
    BOOST_TEST(t.waits(t.visit));
    BOOST_TEST(t.amending(t.rosei) == ""); // which is no co-signature
    BOOST_TEST(t.waits(t.visit));
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "");
    const auto kept = t.access.session(t.visit).value();
    BOOST_REQUIRE_EQUAL(kept.cosignatures.size(), 2U);
    BOOST_TEST(kept.cosignatures[0].version == 1);
    BOOST_TEST(kept.cosignatures[1].version == kept.version);
    BOOST_TEST(t.amending(t.access) == "");
    BOOST_TEST(t.waits(t.visit));
}

BOOST_AUTO_TEST_CASE(an_invalidated_session_waits_no_longer) {
    Trained t;
    BOOST_TEST(told(t.access.apply(model::InvalidateSession{t.visit, "never took place"}, t.confirmed())) == "");
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "session: not-waiting");
    BOOST_TEST(t.access.unsignedWork(true).empty());
}

BOOST_AUTO_TEST_CASE(a_copy_on_the_right_chart_is_looked_at_anew) {
    Trained t;
    BOOST_TEST(t.cosigning(t.rosei, t.visit) == "");
    const auto moved =
        t.access.apply(model::ReplaceSession{t.visit, t.client("Ben", "Okafor"), "two Anas"}, t.confirmed());
    BOOST_TEST_REQUIRE(told(moved) == "");
    BOOST_TEST(t.waits(model::SessionId{moved->id}));
}

BOOST_AUTO_TEST_SUITE_END()
