#include "tests/support/open_clinic.h"

#include <stop_token>

BOOST_AUTO_TEST_SUITE(apply_sessions)

using support::dayOf;
using support::momentOf;
using support::OpenClinic;
using support::row;
using support::told;

struct Desk : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
};

std::vector<std::string> reminderStates(OpenClinic& clinic, model::SessionId session) {
    return clinic.raw.rows(
        "SELECT state FROM reminder WHERE session_id = ? ORDER BY id", [](const db::Row& row) { return row.text(0); },
        session);
}

bool all(const std::vector<std::string>& states, std::string_view state) {
    return !states.empty() && std::all_of(states.begin(), states.end(), [&](const auto& one) { return one == state; });
}

BOOST_AUTO_TEST_CASE(signing_spends_the_unit_fills_the_container_plans_aftercare_and_drops_the_draft) {
    Desk desk;
    desk.access.saveDraft(desk.who, std::nullopt, "{}");
    const auto session = desk.signedSession(desk.who, {row("cheek-left", 1200)}, desk.units[0], desk.bin);

    BOOST_TEST(desk.stateOf(desk.units[0]) == "disposed");
    BOOST_TEST((desk.raw.rows(
                    "SELECT event FROM cartridge_event WHERE cartridge_id = ? ORDER BY id",
                    [](const db::Row& row) { return row.text(0); },
                    desk.units[0]) == std::vector<std::string>{"received", "opened", "used", "disposed"}));
    BOOST_TEST(desk.raw.value<std::int64_t>("SELECT container_id FROM cartridge WHERE id = ?", desk.units[0]) ==
               desk.bin.value);
    BOOST_TEST(desk.raw.value<std::string>("SELECT fate || live FROM cartridge_use WHERE cartridge_id = ?",
                                           desk.units[0]) == "used1");
    BOOST_TEST(desk.raw.value<std::string>("SELECT state || ' ' || day || ' ' || time_zone FROM session WHERE id = ?",
                                           session) == "signed 2026-03-02 Europe/London");
    BOOST_TEST(all(reminderStates(desk, session), "planned"));
    BOOST_TEST(desk.raw.value<std::string>("SELECT last_session FROM client_search_index WHERE client_id = ?",
                                           desk.who) == "2026-03-02");
    BOOST_TEST(desk.count("draft") == 0);
    BOOST_TEST(desk.verbs().back() == "session.sign");
}

BOOST_AUTO_TEST_CASE(a_reminder_falls_due_at_the_right_local_hour_across_the_clock_change) {
    Desk desk;
    desk.at("2026-03-22T10:00:00.000000Z"); // clocks go forward on 29 March
    const auto session = desk.signedSession(desk.who, {row("cheek-left", 1200)}, desk.units[0], desk.bin);
    const auto due = desk.raw.value<std::int64_t>(
        "SELECT r.due_at FROM reminder r JOIN aftercare_step s ON s.id = r.step_id WHERE r.session_id = ? AND "
        "s.by_hours = 0 AND s.step_offset = 7 AND s.window_from = 540",
        session);
    BOOST_TEST(due == momentOf("2026-03-29T08:00:00.000000Z").time_since_epoch().count());
}

BOOST_AUTO_TEST_CASE(signing_is_all_or_nothing) {
    struct Case {
        const char* what;
        void (*spoil)(model::SessionRecord&, const Desk&);
        const char* problem;
    };
    const Case cases[] = {
        {"no cartridge", [](model::SessionRecord& r, const Desk&) { r.cartridges.clear(); }, "cartridges: required"},
        {"a unit never opened", [](model::SessionRecord& r, const Desk& d) { r.cartridges[0].cartridge = d.units[1]; },
         "cartridges[0].cartridge: not-opened-here; cartridges: fate-missing"},
        {"no container", [](model::SessionRecord& r, const Desk&) { r.container.reset(); }, "container: required"},
        {"an unknown container", [](model::SessionRecord& r, const Desk&) { r.container = model::ContainerId{99}; },
         "container: unknown"},
        {"end before start",
         [](model::SessionRecord& r, const Desk&) { r.endedAt = r.startedAt - std::chrono::minutes{1}; },
         "endedAt: before-start"},
        {"an end to come", [](model::SessionRecord& r, const Desk&) { r.endedAt += std::chrono::hours{1}; },
         "endedAt: in-the-future"},
        {"another day", [](model::SessionRecord& r, const Desk&) { r.startedAt -= std::chrono::hours{11}; },
         "startedAt: other-day"},
        {"another client", [](model::SessionRecord& r, const Desk&) { r.plan.client = model::ClientId{77}; },
         "client: other-client"},
        {"pack not intact", [](model::SessionRecord& r, const Desk&) { r.cartridges[0].packIntact = false; },
         "cartridges[0].packIntact: not-confirmed"},
        {"a room that is none", [](model::SessionRecord& r, const Desk&) { r.room = model::RoomId{5}; },
         "room: unknown"},
    };
    Desk desk;
    const auto session = desk.started(desk.who, {row("cheek-left", 1200)});
    desk.opened(session, desk.units[0]);
    desk.later(std::chrono::minutes{30});
    const auto good = desk.record(desk.who, {row("cheek-left", 1200)}, {desk.units[0]}, desk.bin);
    const auto entries = desk.count("trail_entry");
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.what) {
            auto record = good;
            one.spoil(record, desk);
            BOOST_TEST(told(desk.access.apply(model::SignSession{session, record}, desk.confirmed())) == one.problem);
            BOOST_TEST(desk.stateOf(desk.units[0]) == "opened");
            BOOST_TEST(desk.count("reminder") == 0);
            BOOST_TEST(desk.count("trail_entry") == entries);
        }
    }
    BOOST_TEST(told(desk.access.apply(model::SignSession{session, good}, desk.confirmed())) == "");
}

BOOST_AUTO_TEST_CASE(signing_needs_the_signers_own_confirmation_just_now) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("cheek-left", 1200)});
    desk.opened(session, desk.units[0]);
    const auto record = desk.record(desk.who, {row("cheek-left", 1200)}, {desk.units[0]}, desk.bin);
    const model::SignSession sign{session, record};
    BOOST_TEST(told(desk.access.apply(sign)) == "confirmation: required");
    const auto other = desk.member("ola", {model::Role::practitioner});
    const auto theirs = desk.store().confirm(other.actor(), "a password").value();
    BOOST_TEST(told(desk.access.apply(sign, theirs)) == "confirmation: required");
    auto stranger = other;
    BOOST_TEST(told(stranger.apply(sign, theirs)) == "performer: not-yours-to-sign");
    const auto old = desk.confirmed();
    desk.later(std::chrono::minutes{16});
    BOOST_TEST(told(desk.access.apply(sign, old)) == "confirmation: too-old");
    BOOST_TEST(told(desk.access.apply(sign, desk.confirmed())) == "");
    BOOST_TEST(told(desk.access.apply(sign, desk.confirmed())) == "session: wrong-state");
}

BOOST_AUTO_TEST_CASE(a_trainees_session_waits_for_the_second_signature) {
    Desk desk;
    auto trainee = desk.member("trainee", {model::Role::practitioner}, true);
    auto plan = desk.plan(desk.who, {row("chin", 500)});
    plan.performer = trainee.actor().account();
    plan.supervisor = desk.owner().account();
    const auto started = trainee.apply(
        model::StartSession{desk.cleared(plan, model::Act::start, desk.today()), std::nullopt, std::nullopt});
    BOOST_TEST_REQUIRE(told(started) == "");
    const model::SessionId session{started->id};
    BOOST_TEST_REQUIRE(told(trainee.apply(model::OpenCartridge{session, desk.units[0], true, true})) == "");
    auto record = desk.record(desk.who, plan.rows, {desk.units[0]}, desk.bin);
    record.plan = plan;
    BOOST_TEST(told(trainee.apply(model::SignSession{session, record},
                                  desk.store().confirm(trainee.actor(), "a password").value())) == "");
    BOOST_TEST(desk.raw.value<int>("SELECT cosign_wanted FROM session WHERE id = ?", session) == 1);
    BOOST_TEST(desk.raw.value<std::int64_t>("SELECT supervisor_id FROM session WHERE id = ?", session) ==
               desk.owner().account().value);
}

BOOST_AUTO_TEST_CASE(what_is_signed_is_not_overwritten_even_by_sql) {
    Desk desk;
    const auto session = desk.signedSession(desk.who, {row("cheek-left", 1200)}, desk.units[0], desk.bin);
    for (const char* sql :
         {"UPDATE session SET notes = 'x' WHERE id = 1", "UPDATE session SET state = 'open' WHERE id = 1",
          "DELETE FROM session WHERE id = 1", "UPDATE session_row SET depth = 200", "DELETE FROM session_row",
          "UPDATE cartridge_use SET live = 0", "UPDATE cartridge_event SET note = 'x'", "DELETE FROM cartridge_event",
          "DELETE FROM session_finding", "REPLACE INTO session SELECT * FROM session"}) {
        BOOST_TEST_CONTEXT(sql) {
            // Without a finding there is nothing to delete, so the trigger does not speak.
            if (std::string_view{sql}.find("finding") == std::string_view::npos || desk.count("session_finding") > 0) {
                BOOST_CHECK_EXCEPTION(desk.raw.write([&] { desk.raw.run(sql); }), db::Error,
                                      [](const db::Error& e) { return e.fault() == db::Fault::constraint; });
            }
        }
    }
    BOOST_TEST(desk.raw.value<std::string>("SELECT state FROM session WHERE id = ?", session) == "signed");
}

BOOST_AUTO_TEST_CASE(a_new_session_on_the_same_zone_cancels_what_the_earlier_one_had_outstanding) {
    Desk desk;
    const auto first =
        desk.signedSession(desk.who, {row("cheek-left", 400), row("chin", 400)}, desk.units[0], desk.bin);
    const auto elsewhere = desk.signedSession(desk.who, {row("forehead", 400)}, desk.units[1], desk.bin);
    desk.at("2026-04-03T10:00:00.000000Z");
    const auto done =
        desk.raw.value<std::int64_t>("SELECT id FROM reminder WHERE session_id = ? ORDER BY id LIMIT 1", first);
    desk.done(model::AnswerReminder{model::ReminderId{done}, model::ReminderState::done, "fine"});
    const auto second = desk.signedSession(desk.who, {row("chin", 400)}, desk.units[2], desk.bin);
    const auto states = reminderStates(desk, first);
    BOOST_TEST(states[0] == "done");
    BOOST_TEST(all({states.begin() + 1, states.end()}, "cancelled"));
    BOOST_TEST(all(reminderStates(desk, elsewhere), "planned"));
    BOOST_TEST(all(reminderStates(desk, second), "planned"));
    BOOST_CHECK_THROW(desk.raw.write([&] {
        desk.raw.run("INSERT INTO reminder (uid, session_id, client_id, step_id, revision, state, day, window_from, "
                     "window_to, time_zone, due_at, late_at) SELECT substr(uid, 1, 35) || 'x', session_id, client_id, "
                     "step_id, revision, state, day, window_from, window_to, time_zone, due_at, late_at FROM reminder "
                     "LIMIT 1");
    }),
                      db::Error);
}

BOOST_AUTO_TEST_CASE(nothing_is_planned_for_a_client_who_refuses_every_channel_and_it_stops_when_one_dies) {
    Desk desk;
    model::Client refusing;
    refusing.familyName = "Reach";
    refusing.consent.fill(model::ContactConsent::refused);
    const model::ClientId quiet{desk.done(model::AddClient{refusing})};
    const auto silent = desk.signedSession(quiet, {row("chin", 600)}, desk.units[0], desk.bin);
    BOOST_TEST(all(reminderStates(desk, silent), "cancelled"));

    const auto session = desk.signedSession(desk.who, {row("chin", 600)}, desk.units[1], desk.bin);
    model::Client client;
    client.id = desk.who;
    client.familyName = "Lindqvist";
    client.deceased = dayOf("2026-03-02");
    desk.edit(client);
    BOOST_TEST(all(reminderStates(desk, session), "cancelled"));
}

BOOST_AUTO_TEST_CASE(moving_the_clinic_to_another_zone_moves_what_is_due) {
    Desk desk;
    const auto session = desk.signedSession(desk.who, {row("chin", 600)}, desk.units[0], desk.bin);
    const auto daySteps = [&] {
        return desk.raw.rows(
            "SELECT r.due_at FROM reminder r JOIN aftercare_step s ON s.id = r.step_id "
            "WHERE r.session_id = ? AND s.by_hours = 0 ORDER BY r.id",
            [](const db::Row& row) { return row.integer(0); }, session);
    };
    const auto london = daySteps();
    desk.done(model::EditClinic{"Clinic", "Europe/Athens", {}});
    const auto athens = daySteps();
    BOOST_TEST_REQUIRE(london.size() == athens.size());
    for (std::size_t i = 0; i < london.size(); ++i) {
        BOOST_TEST(london[i] - athens[i] == std::int64_t{2} * 3600 * 1000 * 1000); // nine o'clock comes earlier there
    }
    BOOST_TEST(told(desk.access.apply(model::EditClinic{"Clinic", "Europe/Atlantis", {}})) == "timeZone: unknown");
}

BOOST_AUTO_TEST_CASE(a_planned_session_arrives_starts_and_keeps_its_name) {
    Desk desk;
    const auto plan = desk.plan(desk.who, {row("chin", 600)});
    const model::SessionId session{desk.done(model::PlanSession{desk.cleared(plan, model::Act::plan, desk.today()),
                                                                desk.today(), 10 * 60 + 30, 45, std::nullopt})};
    const auto uid = desk.raw.value<std::string>("SELECT uid FROM session WHERE id = ?", session);
    desk.done(model::ArriveSession{session});
    BOOST_TEST(told(desk.access.apply(model::ArriveSession{session})) == "session: wrong-state");
    const auto started =
        desk.done(model::StartSession{desk.cleared(plan, model::Act::start, desk.today()), session, std::nullopt});
    BOOST_TEST(started == session.value);
    BOOST_TEST(desk.raw.value<std::string>("SELECT uid || ' ' || state || ' ' || version FROM session WHERE id = ?",
                                           session) == uid + " open 2");
    BOOST_TEST(told(desk.access.apply(model::CancelSession{session, "ill", false})) == "session: wrong-state");
}

BOOST_AUTO_TEST_CASE(a_planned_session_can_be_cancelled_and_then_not_started) {
    Desk desk;
    const auto plan = desk.plan(desk.who, {row("chin", 600)});
    const model::SessionId session{desk.done(
        model::PlanSession{desk.cleared(plan, model::Act::plan, desk.today()), desk.today(), 700, 45, std::nullopt})};
    desk.done(model::CancelSession{session, "did not come", true});
    BOOST_TEST(desk.raw.value<std::string>("SELECT state || ' ' || ending || ' ' || no_show FROM session WHERE id = ?",
                                           session) == "cancelled did not come 1");
    BOOST_TEST(told(desk.access.apply(model::StartSession{desk.cleared(plan, model::Act::start, desk.today()), session,
                                                          std::nullopt})) == "session: wrong-state");
}

BOOST_AUTO_TEST_CASE(abandoning_asks_the_fate_of_every_opened_unit_and_broken_skin_still_heals) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("chin", 1200)});
    desk.opened(session, desk.units[0]);
    desk.opened(session, desk.units[1]);
    using enum model::CartridgeFate;
    const model::CartridgeUse used0{desk.units[0], std::nullopt, true, true, used, std::nullopt};
    const model::CartridgeUse sealed1{desk.units[1], std::nullopt, true, true, returnedSealed, std::nullopt};
    BOOST_TEST(told(desk.access.apply(model::AbandonSession{session, {used0}, desk.bin, "fainted"})) ==
               "fates: fate-missing");
    BOOST_TEST(told(desk.access.apply(model::AbandonSession{session, {used0, sealed1}, std::nullopt, "fainted"})) ==
               "container: required");
    desk.done(model::AbandonSession{session, {used0, sealed1}, desk.bin, "fainted"});
    BOOST_TEST(desk.stateOf(desk.units[0]) == "disposed");
    BOOST_TEST(desk.stateOf(desk.units[1]) == "in-stock");
    BOOST_TEST(all(reminderStates(desk, session), "planned"));
    desk.later(std::chrono::hours{48});
    BOOST_CHECK(desk.assessed(desk.plan(desk.who, {row("chin", 500)}), model::Act::start, desk.today()).verdict ==
                model::Verdict::deny);
}

BOOST_AUTO_TEST_CASE(a_unit_wasted_in_an_abandoned_session_may_have_broken_the_skin) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("chin", 1200)});
    desk.opened(session, desk.units[0]);
    desk.done(model::AbandonSession{
        session,
        {{desk.units[0], std::nullopt, true, true, model::CartridgeFate::wasted, model::WasteReason::dropped}},
        desk.bin,
        "fainted"});
    BOOST_TEST(desk.raw.value<int>("SELECT counts FROM session WHERE id = ?", session) == 1);
    BOOST_TEST(all(reminderStates(desk, session), "planned"));
}

BOOST_AUTO_TEST_CASE(a_session_of_yesterday_opens_no_unit_and_is_not_extended) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("chin", 500)});
    desk.later(std::chrono::hours{24});
    BOOST_TEST(told(desk.access.apply(model::OpenCartridge{session, desk.units[0], true, true})) ==
               "session: other-day");
    const auto wider = desk.plan(desk.who, {row("chin", 500), row("forehead", 500)});
    BOOST_TEST(told(desk.access.apply(model::ExtendSession{
                   session, desk.cleared(wider, model::Act::start, desk.today(), session)})) == "session: other-day");
}

BOOST_AUTO_TEST_CASE(refusing_every_channel_stops_what_is_outstanding) {
    Desk desk;
    const auto session = desk.signedSession(desk.who, {row("chin", 600)}, desk.units[0], desk.bin);
    model::Client client;
    client.id = desk.who;
    client.familyName = "Lindqvist";
    desk.edit(client);
    BOOST_TEST(all(reminderStates(desk, session), "planned"));
    client.consent.fill(model::ContactConsent::refused);
    desk.edit(client);
    BOOST_TEST(all(reminderStates(desk, session), "cancelled"));
}

BOOST_AUTO_TEST_CASE(what_is_recorded_already_is_not_recorded_twice) {
    Desk desk;
    const auto visit = [&](const char* from, const char* to, std::vector<model::TreatmentRow> rows) {
        model::RecordSession change;
        change.record = desk.record(desk.who, std::move(rows), {}, desk.bin);
        change.record.cartridges.emplace_back();
        change.record.startedAt = momentOf(from);
        change.record.endedAt = momentOf(to);
        return change;
    };
    const auto morning = visit("2026-02-27T09:00:00Z", "2026-02-27T09:40:00Z", {row("chin", 600), row("nose", 500)});
    const auto record = [&](const model::RecordSession& change) { return told(desk.access.apply(change)); };
    BOOST_TEST(record(morning) == "");
    const auto sessions = desk.count("session");
    const auto refused = desk.access.apply(morning);
    BOOST_TEST(told(refused) == "day: recorded-already");
    BOOST_TEST(refused.problems().front().values.front() == "2026-02-27");

    auto same = morning; // in another order, with a word more, signed off later
    std::swap(same.record.plan.rows[0], same.record.plan.rows[1]);
    same.record.plan.rows[0].note = "from the card index";
    same.record.endedAt += std::chrono::minutes{5};
    BOOST_TEST(record(same) == "day: recorded-already");
    same.record.startedAt = same.record.endedAt = momentOf("2026-02-27T12:00:00Z"); // no hours known
    BOOST_TEST(record(same) == "day: recorded-already");
    BOOST_TEST(desk.count("session") == sessions);

    auto again = same;
    again.anotherVisit = true;
    BOOST_TEST(record(again) == "");
    auto deeper = morning;
    deeper.record.plan.rows[0].depth = model::Depth{700};
    BOOST_TEST(record(deeper) == "");
    auto other = morning;
    other.record.plan.client = desk.client("Ben", "Okafor");
    BOOST_TEST(record(other) == "");
    auto dayBefore = morning;
    dayBefore.record.startedAt -= std::chrono::hours{24};
    dayBefore.record.endedAt -= std::chrono::hours{24};
    BOOST_TEST(record(dayBefore) == "");
    BOOST_TEST(desk.count("session") == sessions + 4);

    // What was signed at the desk is recorded as well.
    const auto live = desk.signedSession(desk.who, {row("forehead", 300)}, desk.units[0], desk.bin);
    auto paper = visit("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z", {row("forehead", 300)});
    desk.later(std::chrono::hours{6});
    BOOST_TEST(live.value != 0);
    BOOST_TEST(record(paper) == "day: recorded-already");
    paper.record.startedAt += std::chrono::hours{4}; // came back in the afternoon
    paper.record.endedAt += std::chrono::hours{4};
    BOOST_TEST(record(paper) == "");
}

BOOST_AUTO_TEST_CASE(one_who_can_be_reached_again_gets_what_is_still_to_come) {
    Desk desk;
    const auto session = desk.signedSession(desk.who, {row("chin", 600)}, desk.units[0], desk.bin);
    const auto outstanding = [&] {
        return desk.raw.rows(
            "SELECT s.code FROM reminder r JOIN aftercare_step s ON s.id = r.step_id "
            "WHERE r.session_id = ? AND r.state = 'planned' ORDER BY s.ordinal",
            [](const db::Row& row) { return row.text(0); }, session);
    };
    const auto planned = outstanding();
    BOOST_TEST_REQUIRE(planned.size() > 2u);
    const model::ReminderId first{desk.raw.value<std::int64_t>(
        "SELECT r.id FROM reminder r JOIN aftercare_step s ON s.id = r.step_id WHERE r.session_id = ? "
        "ORDER BY s.ordinal LIMIT 1",
        session)};
    desk.done(model::AnswerReminder{first, model::ReminderState::done, "all well"});
    auto client = desk.access.client(desk.who).value();
    client.consent.fill(model::ContactConsent::refused);
    desk.edit(client);
    BOOST_TEST(outstanding().empty());
    client.consent.fill(model::ContactConsent::given);
    desk.edit(client);
    const std::vector<std::string> rest(planned.begin() + 1, planned.end());
    BOOST_TEST(outstanding() == rest, boost::test_tools::per_element());
    client.phone = "07700 900555"; // still within reach: nothing more comes of it
    desk.edit(client);
    BOOST_TEST(outstanding() == rest, boost::test_tools::per_element());

    // What fell due in silence is past; a session signed in silence is looked after from now on.
    client.consent.fill(model::ContactConsent::refused);
    desk.edit(client);
    desk.later(std::chrono::hours{24 * 400});
    const auto silent = desk.signedSession(desk.who, {row("forehead", 600)}, desk.units[1], desk.bin);
    BOOST_TEST(all(reminderStates(desk, silent), "cancelled"));
    BOOST_TEST(reminderStates(desk, silent).size() == planned.size());
    client.consent.fill(model::ContactConsent::notAsked);
    desk.edit(client);
    BOOST_TEST(outstanding().empty());
    const auto states = reminderStates(desk, silent);
    BOOST_TEST(all({states.begin() + static_cast<std::ptrdiff_t>(planned.size()), states.end()}, "planned"));
    BOOST_TEST(states.size() == 2 * planned.size());
}

BOOST_AUTO_TEST_CASE(a_session_after_silence_takes_the_place_of_the_one_before) {
    Desk desk;
    auto client = desk.access.client(desk.who).value();
    client.consent.fill(model::ContactConsent::refused);
    desk.edit(client);
    const auto first = desk.signedSession(desk.who, {row("chin", 250)}, desk.units[0], desk.bin);
    desk.later(std::chrono::hours{31 * 24});
    const auto second = desk.signedSession(desk.who, {row("chin", 250)}, desk.units[1], desk.bin);
    client.consent.fill(model::ContactConsent::given);
    desk.edit(client);
    BOOST_TEST(all(reminderStates(desk, first), "cancelled"));
    const auto states = reminderStates(desk, second);
    BOOST_TEST(all({states.begin() + static_cast<std::ptrdiff_t>(states.size() / 2), states.end()}, "planned"));
}

BOOST_AUTO_TEST_CASE(a_unit_quarantined_after_it_was_opened_leaves_an_incident_when_signed) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("chin", 600)});
    desk.opened(session, desk.units[0]);
    const model::LotId lot{desk.raw.value<std::int64_t>("SELECT lot_id FROM cartridge WHERE id = ?", desk.units[0])};
    desk.done(model::QuarantineLot{lot, false, "dented box"});
    const auto record = desk.record(desk.who, {row("chin", 600)}, {desk.units[0]}, desk.bin);
    BOOST_TEST(told(desk.access.apply(model::SignSession{session, record}, desk.confirmed())) == "");
    BOOST_TEST(desk.raw.value<std::string>("SELECT kind FROM incident WHERE session_id = ?", session) == "quarantined");
}

BOOST_AUTO_TEST_CASE(abandoning_before_any_needle_leaves_the_skin_free) {
    Desk desk;
    const auto session = desk.started(desk.who, {row("chin", 1200)});
    desk.done(model::AbandonSession{session, {}, std::nullopt, "changed her mind"});
    BOOST_TEST(reminderStates(desk, session).empty());
    BOOST_CHECK(desk.assessed(desk.plan(desk.who, {row("chin", 500)}), model::Act::start, desk.today()).verdict !=
                model::Verdict::deny);
}

BOOST_AUTO_TEST_CASE(the_past_is_recorded_with_its_findings_and_never_denied) {
    Desk desk;
    desk.signedSession(desk.who, {row("chin", 1200)}, desk.units[0], desk.bin);
    desk.at("2026-03-09T18:00:00.000000Z");
    auto record = desk.record(desk.who, {row("chin", 1200)}, {}, desk.bin);
    record.container.reset();
    record.cartridges = {{}}; // "unknown"
    const auto key = desk.assessed(record.plan, model::Act::record, desk.today()).findings.front().key();
    const auto answer = desk.access.apply(
        model::RecordSession{record, {{key, 21, model::OverrideReason::prescriberOrder, "written order"}}});
    BOOST_TEST_REQUIRE(told(answer) == "");
    BOOST_TEST(desk.raw.value<std::string>("SELECT act || ' ' || verdict FROM session_assessment WHERE session_id = ?",
                                           answer->id) == "record warn");
    BOOST_TEST(desk.raw.value<std::string>("SELECT reason || ': ' || words FROM session_override WHERE session_id = ? "
                                           "AND finding_key = ?",
                                           answer->id, key) == "prescriber-order: written order");
    BOOST_TEST(desk.raw.value<int>("SELECT recorded_past FROM session WHERE id = ?", answer->id) == 1);
    record.startedAt += std::chrono::hours{24};
    record.endedAt += std::chrono::hours{24};
    BOOST_TEST(told(desk.access.apply(model::RecordSession{record, {}})).find("startedAt: in-the-future") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_steps_of_a_session_of_last_year_are_missed_at_once_and_none_falls_due) {
    Desk desk;
    auto record = desk.record(desk.who, {row("chin", 1200)}, {}, desk.bin);
    record.startedAt -= std::chrono::hours{24 * 300};
    record.endedAt -= std::chrono::hours{24 * 300};
    record.cartridges = {{}};
    const model::SessionId session{desk.done(model::RecordSession{record, {}})};
    BOOST_TEST(all(reminderStates(desk, session), "planned"));
    BOOST_TEST(desk.raw.value<int>("SELECT count(*) FROM reminder WHERE session_id = ? AND late_at > planned_at",
                                   session) == 0);
}

BOOST_AUTO_TEST_CASE(a_draft_survives_being_saved_again_and_another_account_has_its_own) {
    Desk desk;
    auto other = desk.member("ola", {model::Role::practitioner});
    desk.access.saveDraft(desk.who, std::nullopt, "one");
    desk.access.saveDraft(desk.who, std::nullopt, "two");
    other.saveDraft(desk.who, std::nullopt, "theirs");
    BOOST_TEST((desk.raw.rows("SELECT text FROM draft ORDER BY id", [](const db::Row& row) { return row.text(0); }) ==
                std::vector<std::string>{"two", "theirs"}));
    const auto entries = desk.count("trail_entry");
    desk.access.dropDraft(desk.who);
    BOOST_TEST((desk.raw.rows("SELECT text FROM draft", [](const db::Row& row) { return row.text(0); }) ==
                std::vector<std::string>{"theirs"}));
    BOOST_TEST(desk.count("trail_entry") == entries);
    auto auditor = desk.member("auditor", {model::Role::auditor});
    BOOST_CHECK_THROW(auditor.saveDraft(desk.who, std::nullopt, "x"), db::Error);
}

BOOST_AUTO_TEST_CASE(several_acts_together_use_each_others_ids_or_leave_nothing) {
    Desk desk;
    const auto entries = desk.count("trail_entry");
    const auto story = [&](bool spoil) {
        return desk.access.together(
            [&](const db::Access::Apply& apply) -> model::Outcome<model::Done> {
                model::Client client;
                client.familyName = "Together";
                const auto added = apply(model::AddClient{client});
                desk.later(std::chrono::minutes{1});
                auto record = desk.record(model::ClientId{added->id}, {row("chin", 600)}, {desk.units[0]}, desk.bin);
                const auto recorded = apply(model::RecordSession{record, {}});
                if (!recorded) {
                    return recorded.problems();
                }
                if (spoil) {
                    (void)apply(model::AddRoom{""});
                }
                return model::Done{};
            },
            desk.confirmed());
    };
    BOOST_TEST(told(story(true)) == "name: required");
    BOOST_TEST(desk.count("trail_entry") == entries);
    BOOST_TEST(desk.stateOf(desk.units[0]) == "in-stock");
    BOOST_TEST(told(story(false)) == "");
    BOOST_TEST(desk.count("trail_entry") == entries + 2);
    BOOST_TEST(desk.stateOf(desk.units[0]) == "disposed");
    // The clock was read for each change.
    BOOST_TEST(desk.raw.value<int>("SELECT count(DISTINCT at) FROM trail_entry WHERE sequence > ?", entries) == 2);
}

BOOST_AUTO_TEST_CASE(the_trail_has_one_entry_per_change_and_agrees_after_a_long_story) {
    Desk desk;
    const auto before = desk.count("trail_entry");
    std::int64_t changes = 0;
    const auto act = [&](const model::Change& change) {
        ++changes;
        return desk.done(change);
    };
    act(model::AddRoom{"Room 1"});
    model::Device pen;
    pen.name = "SkinPen #2";
    pen.label = "skinpen";
    pen.id = model::DeviceId{act(model::AddDevice{pen})};
    pen.serial = "A-17";
    act(model::EditDevice{pen});
    act(model::ApproveRuleBook{1, "Dr. Voss"});
    act(model::EditClinic{"Clinic by the river", "Europe/Paris", {21 * 60, 7 * 60}});
    auto product = model::Product{};
    product.brand = "Brand";
    product.modelName = "12-pin";
    product.packs = {{"09521234543213", 10}};
    product.id = model::ProductId{act(model::AddProduct{product})};
    product.packs = {{"09521234543213", 20}};
    act(model::EditProduct{product});
    act(model::ReceiveLot{product.id, "L-9", dayOf("2027-01-31"), 20, "", true});
    const auto more =
        desk.unitsOf(model::LotId{act(model::ReceiveLot{product.id, " l-9 ", dayOf("2027-01-31"), 3, "", false})});
    BOOST_TEST(more.size() == 23u);
    act(model::WasteCartridge{more[0], model::WasteReason::dropped, "floor"});
    act(model::ReturnCartridge{more[1], "wrong box"});
    const auto reaction = act(model::AddReaction{
        desk.who, std::nullopt, {{"cheeks"}}, "rash", model::Severity::mild, dayOf("2026-03-01"), ""});
    act(model::CloseReaction{model::ReactionId{reaction}, dayOf("2026-03-02"), "gone"});
    desk.signedSession(desk.who, {row("chin", 600)}, more[2], desk.bin);
    changes += 4; // asked, started, opened, signed
    act(model::FillContainer{desk.bin, 80});
    act(model::CloseContainer{desk.bin});
    act(model::CollectContainer{desk.bin, "C-1"});
    auto owner = desk.owner().person();
    owner.fullName = "Mara Voss-Hale";
    owner.roles.insert(model::Role::practitioner);
    act(model::EditAccount{owner});
    BOOST_TEST(desk.count("trail_entry") == before + changes);
    const auto verified = desk.access.verifyTrail({}, {});
    BOOST_TEST(verified.verified());
    BOOST_TEST(verified.entries == before + changes);
    for (const auto& where : verified.altered) {
        BOOST_ERROR(where);
    }
    desk.raw.write([&] { desk.raw.run("UPDATE client SET given_name = 'Eve' WHERE id = ?", desk.who); });
    const auto altered = desk.access.verifyTrail({}, {});
    BOOST_TEST(!altered.verified());
}

BOOST_AUTO_TEST_SUITE_END()
