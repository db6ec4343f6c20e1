// A session charted on the wrong client.
#include "tests/support/open_clinic.h"

BOOST_AUTO_TEST_SUITE(apply_replacing)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

struct Mistake : OpenClinic {
    model::ClientId wrong = client();
    model::ClientId right = client("Ben", "Okafor");
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);
    model::SessionId visit = signedSession(wrong, {row("chin", 600)}, units[0], bin);

    std::string replacing(model::SessionId session, model::ClientId client, const char* reason = "two Anas") {
        return told(access.apply(model::ReplaceSession{session, client, reason}, confirmed()));
    }
    model::SessionId replaced() {
        const auto done = access.apply(model::ReplaceSession{visit, right, "wrong chart was open"}, confirmed());
        BOOST_TEST_REQUIRE(told(done) == "");
        return model::SessionId{done->id};
    }
    std::int64_t planned(model::SessionId session) {
        return raw.value<std::int64_t>("SELECT count(*) FROM reminder WHERE session_id = ? AND state = 'planned'",
                                       session);
    }
};

BOOST_AUTO_TEST_CASE(it_is_refused_with_the_field_at_fault) {
    Mistake m;
    BOOST_TEST(told(m.access.apply(model::ReplaceSession{m.visit, m.right, "x"})) == "confirmation: required");
    BOOST_TEST(m.replacing(model::SessionId{999}, m.right) == "session: unknown");
    BOOST_TEST(m.replacing(m.visit, m.wrong) == "rightClient: same-client");
    BOOST_TEST(m.replacing(m.visit, model::ClientId{999}) == "client: unknown");
    BOOST_TEST(m.replacing(m.visit, m.right, " ") == "reason: required");
    const auto open = m.started(m.right, {row("nose", 300)});
    BOOST_TEST(m.replacing(open, m.wrong) == "session: wrong-state");
    auto other = m.member("rosei", {model::Role::practitioner});
    const auto theirs = m.store().confirm(other.actor(), "a password").value();
    BOOST_TEST(told(other.apply(model::ReplaceSession{m.visit, m.right, "x"}, theirs)) ==
               "performer: not-yours-to-move");
}

BOOST_AUTO_TEST_CASE(use_exposure_and_reminders_move_and_both_charts_say_so) {
    Mistake m;
    const auto before = m.planned(m.visit);
    BOOST_TEST(before > 0);
    m.later(std::chrono::minutes{10});
    const auto copy = m.replaced();

    const auto old = m.access.session(m.visit).value();
    const auto fresh = m.access.session(copy).value();
    BOOST_TEST((old.row.state == model::SessionState::invalidated));
    BOOST_TEST((old.row.client == m.wrong));
    BOOST_REQUIRE(old.replaced.has_value());
    BOOST_TEST((old.replaced->session == copy));
    BOOST_TEST(old.replaced->clientName == "Ben Okafor");
    BOOST_TEST(old.replaced->reason == "wrong chart was open");
    BOOST_REQUIRE(fresh.replaces.has_value());
    BOOST_TEST((fresh.replaces->client == m.wrong));
    BOOST_TEST((fresh.row.client == m.right));
    BOOST_TEST((fresh.row.state == model::SessionState::signed_));
    BOOST_TEST((fresh.row.day == old.row.day));
    BOOST_TEST((fresh.record.startedAt == old.record.startedAt));
    BOOST_TEST((fresh.record.plan.rows == old.record.plan.rows));
    BOOST_TEST((fresh.record.cartridges == old.record.cartridges));

    // Healing follows the person who was treated.
    const auto book = m.rules();
    BOOST_TEST(db::historyOf(m.raw, book.zones, m.wrong, m.today(), {}).treatments.empty());
    BOOST_TEST(db::historyOf(m.raw, book.zones, m.right, m.today(), {}).treatments.size() == 1U);
    // The unit has its one live use there.
    BOOST_TEST(m.raw.value<std::int64_t>("SELECT session_id FROM cartridge_use WHERE cartridge_id = ? AND live = 1",
                                         m.units[0]) == copy.value);
    BOOST_TEST(m.raw.value<std::int64_t>("SELECT session_id FROM cartridge WHERE id = ?", m.units[0]) == copy.value);
    BOOST_TEST(m.stateOf(m.units[0]) == "disposed");
    BOOST_TEST((m.access.life(m.units[0]).back().event == model::CartridgeEvent::recharted));
    BOOST_TEST(m.access.trace(m.box).total == 1);
    BOOST_TEST((m.access.trace(m.box).rows[0].client == m.right));
    // The wrong client is not written to any more.
    BOOST_TEST(m.planned(m.visit) == 0);
    BOOST_TEST(m.planned(copy) > 0);
    // Lists: the day of the last session.
    BOOST_TEST(!m.raw
                    .value<std::optional<std::string>>(
                        "SELECT last_session FROM client_search_index WHERE client_id = ?", m.wrong)
                    .has_value());
    BOOST_TEST(m.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(the_trail_has_an_entry_on_both_and_still_verifies) {
    Mistake m;
    const auto copy = m.replaced();
    const auto subjects = m.raw.rows("SELECT subject FROM trail_entry WHERE verb = 'session.replace' ORDER BY sequence",
                                     [](const db::Row& row) { return row.text(0); });
    BOOST_REQUIRE_EQUAL(subjects.size(), 2U);
    const auto uid = [&](model::SessionId id) {
        return m.raw.value<std::string>("SELECT uid FROM session WHERE id = ?", id);
    };
    BOOST_TEST(subjects[0] == uid(copy));
    BOOST_TEST(subjects[1] == uid(m.visit));
    const auto verified = m.access.verifyTrail({}, {});
    BOOST_TEST(verified.verified());
}

BOOST_AUTO_TEST_CASE(an_earlier_session_that_it_had_silenced_speaks_again) {
    Mistake m;
    m.later(std::chrono::hours{1});
    const auto ana = m.client("Eva", "Lind");
    const auto others = m.unitsOf(m.lot("B-1"));
    const auto early = m.signedSession(ana, {row("nose", 300)}, others[0], m.bin);
    const auto due = m.planned(early);
    auto record = m.record(ana, {row("nose", 300)}, {others[1]}, m.bin);
    m.later(std::chrono::hours{2});
    record.startedAt = m.now() - std::chrono::minutes{20};
    record.endedAt = m.now();
    const model::SessionId later{m.done(model::RecordSession{record, {}})};
    BOOST_TEST(m.planned(early) == 0);
    BOOST_TEST(m.replacing(later, m.right) == "");
    BOOST_TEST(m.planned(early) > 0);
    BOOST_TEST(m.planned(early) <= due);
}

BOOST_AUTO_TEST_CASE(a_recall_gains_the_right_client_and_marks_the_wrong_one) {
    Mistake m;
    const model::RecallId recall{m.done(
        model::IssueRecall{{model::RecallClass::none, m.today(), "x", "y", {{m.product(), "", "", {"24F118"}}}}})};
    m.replaced();
    const auto found = m.access.recall(recall).value();
    BOOST_REQUIRE_EQUAL(found.exposures.size(), 2U);
    BOOST_TEST((found.exposures[0].client == m.right));
    BOOST_TEST(found.exposures[0].added);
    BOOST_TEST((found.exposures[1].client == m.wrong));
    BOOST_TEST(found.exposures[1].withdrawn);
    BOOST_TEST(found.row.exposed == 1);
}

BOOST_AUTO_TEST_CASE(only_an_invalidated_session_lets_go_of_its_unit) {
    Mistake m;
    const auto refused = [&](const char* sql) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(m.raw.write([&] { m.raw.run(sql, m.visit); }), db::Error);
        }
    };
    refused("UPDATE cartridge_use SET live = 0 WHERE session_id = ?");
    m.replaced();
    refused("UPDATE cartridge_use SET live = 1 WHERE session_id = ?");
    refused("UPDATE cartridge_use SET fate = 'wasted' WHERE session_id = ?");
    refused("UPDATE session SET state = 'signed', counts = 1 WHERE id = ?");
    refused("DELETE FROM session_replacement WHERE session_id = ?");
}

BOOST_AUTO_TEST_SUITE_END()
