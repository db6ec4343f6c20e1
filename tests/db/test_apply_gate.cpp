#include "tests/support/open_clinic.h"

#include <algorithm>

BOOST_AUTO_TEST_SUITE(apply_gate)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

/// A client whose left cheek was needled 1.2 mm deep on 2 March; today is 9 March.
struct Healing : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    std::vector<model::CartridgeId> units = unitsOf(lot());
    model::SessionId first = signedSession(who, {row("cheek-left", 1200)}, units[0], bin);

    Healing() { at("2026-03-09T10:00:00.000000Z"); }
};

BOOST_AUTO_TEST_CASE(a_start_cleared_before_another_session_was_signed_is_refused) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const auto plan = clinic.plan(who, {row("cheek-left", 1000)});
    const auto stale = clinic.cleared(plan, model::Act::start, clinic.today());
    const auto bin = clinic.container();
    clinic.signedSession(who, {row("cheek-left", 1200)}, clinic.unitsOf(clinic.lot())[0], bin);
    const auto sessions = clinic.count("session");

    const auto answer = clinic.access.apply(model::StartSession{stale, std::nullopt, std::nullopt}, clinic.confirmed());
    BOOST_TEST_REQUIRE(!answer);
    BOOST_TEST(told(answer) == "clearance: new-or-worse");
    BOOST_TEST(answer.problems()[0].values.size() >= 1u);
    BOOST_TEST(answer.problems()[0].values[0].starts_with("healing-floor/"));
    BOOST_TEST(clinic.count("session") == sessions);
}

BOOST_AUTO_TEST_CASE(what_the_gate_refuses_stands_in_the_trail_with_client_and_findings) {
    Healing clinic;
    auto seen = clinic.assessed(clinic.plan(clinic.who, {row("cheek-left", 1000)}), model::Act::start, clinic.today());
    seen.findings.clear(); // as if the screen had shown nothing
    const auto blind = model::clear(clinic.plan(clinic.who, {row("cheek-left", 1000)}), seen, {}).value();
    for (const bool start : {true, false}) {
        const auto before = clinic.count("trail_entry");
        const auto answer = start
                                ? clinic.access.apply(model::StartSession{blind, std::nullopt, std::nullopt})
                                : clinic.access.apply(model::PlanSession{blind, clinic.today(), 600, 45, std::nullopt});
        BOOST_TEST(told(answer) == "clearance: new-or-worse");
        BOOST_TEST(clinic.count("trail_entry") == before + 1);
        const auto [verb, subject, payload] =
            *clinic.raw.one("SELECT verb, subject, payload FROM trail_entry JOIN trail_payload USING (sequence) "
                            "ORDER BY sequence DESC LIMIT 1",
                            [](const db::Row& row) {
                                return std::tuple{row.text(0), row.text(1), row.text(2)};
                            });
        BOOST_TEST(verb == "session.denied");
        BOOST_TEST(subject == clinic.raw.value<std::string>("SELECT uid FROM client WHERE id = ?", clinic.who));
        BOOST_TEST(payload.find("healing-floor/") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(overriding_a_denial_needs_somebody_who_confirms_and_may) {
    Healing clinic;
    const auto plan = clinic.plan(clinic.who, {row("cheek-left", 1000)});
    const model::StartSession start{clinic.cleared(plan, model::Act::start, clinic.today()), std::nullopt,
                                    std::nullopt};

    BOOST_TEST(told(clinic.access.apply(start)) == "confirmation: required");
    BOOST_TEST(clinic.verbs().back() == "session.denied");

    const auto assistant = clinic.member("assistant", {model::Role::assistant});
    const auto theirs = clinic.store().confirm(assistant.actor(), "a password").value();
    BOOST_TEST(told(clinic.access.apply(start, theirs)) == "confirmation: not-permitted");
    BOOST_TEST(clinic.verbs().back() == "session.denied");

    const auto trainee = clinic.member("trainee", {model::Role::practitioner}, true);
    const auto learning = clinic.store().confirm(trainee.actor(), "a password").value();
    BOOST_TEST(told(clinic.access.apply(start, learning)) == "confirmation: not-permitted");

    const auto answer = clinic.access.apply(start, clinic.confirmed());
    BOOST_TEST(told(answer) == "");
    const auto [words, days] = *clinic.raw.one(
        "SELECT o.words, o.days_short FROM session_override o JOIN session_finding f ON f.session_id = o.session_id "
        "AND "
        "f.finding_key = o.finding_key WHERE o.session_id = ? AND f.strength = 'deny'",
        [](const db::Row& row) {
            return std::pair{row.text(0), row.get<int>(1)};
        },
        answer->id);
    BOOST_TEST(words == "a reason that is long enough");
    BOOST_TEST(days == 23); // without a device the strictest label holds: 30 days, of which 7 have passed
}

BOOST_AUTO_TEST_CASE(nobody_starts_before_the_screening_of_that_day) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const auto plan = clinic.plan(who, {row("chin", 800)});
    clinic.screened(plan);
    clinic.at("2026-03-03T10:00:00.000000Z"); // the answers are of yesterday
    const auto seen = clinic.assessed(plan, model::Act::start, clinic.today());
    const auto missing = std::find_if(seen.findings.begin(), seen.findings.end(), [](const model::Finding& one) {
        return one.kind == model::RuleKind::screeningMissing;
    });
    BOOST_REQUIRE(missing != seen.findings.end());
    BOOST_CHECK(missing->strength == model::Strength::deny);
    auto blind = seen;
    blind.findings.clear();
    BOOST_TEST(told(clinic.access.apply(model::StartSession{model::clear(plan, blind, {}).value(), std::nullopt,
                                                            std::nullopt})) == "clearance: new-or-worse");
    BOOST_TEST(clinic.verbs().back() == "session.denied");
    BOOST_TEST(clinic.count("session") == 0);
    // It may be planned, and what has happened may be told.
    BOOST_CHECK(clinic.assessed(plan, model::Act::plan, clinic.today()).verdict != model::Verdict::deny);
    BOOST_CHECK(clinic.assessed(plan, model::Act::record, clinic.today()).verdict != model::Verdict::deny);

    clinic.screened(plan);
    BOOST_CHECK(clinic.assessed(plan, model::Act::start, clinic.today()).verdict != model::Verdict::deny);
    clinic.started(who, {row("chin", 800)});
    BOOST_TEST(clinic.count("session") == 1);
}

BOOST_AUTO_TEST_CASE(an_override_for_fewer_days_than_are_now_missing_has_lapsed) {
    Healing clinic;
    const auto plan = clinic.plan(clinic.who, {row("cheek-left", 1000)});
    const auto laterDay = clinic.cleared(plan, model::Act::start, dayOf("2026-03-12"));
    BOOST_TEST(told(clinic.access.apply(model::StartSession{laterDay, std::nullopt, std::nullopt},
                                        clinic.confirmed())) == "clearance: new-or-worse");
}

BOOST_AUTO_TEST_CASE(a_plan_is_judged_on_its_own_day) {
    Healing clinic;
    const auto plan = clinic.plan(clinic.who, {row("cheek-left", 1000)});
    const auto healed = dayOf("2026-04-10");
    const auto answer = clinic.access.apply(
        model::PlanSession{clinic.cleared(plan, model::Act::plan, healed), healed, 9 * 60, 45, std::nullopt});
    BOOST_TEST(told(answer) == "");
    BOOST_TEST(clinic.raw.value<std::string>("SELECT state || ' ' || day || ' ' || counts FROM session WHERE id = ?",
                                             answer->id) == "planned 2026-04-10 0");
    BOOST_TEST(told(clinic.access.apply(model::PlanSession{clinic.cleared(plan, model::Act::plan, healed),
                                                           dayOf("2026-03-01"), 9 * 60, 45, std::nullopt})) ==
               "day: in-the-past");
}

BOOST_AUTO_TEST_CASE(a_zone_already_open_in_another_session_denies_a_second_start_there) {
    OpenClinic clinic;
    const auto who = clinic.client();
    clinic.started(who, {row("forehead", 800)});
    const auto plan = clinic.plan(who, {row("forehead", 800)});
    const auto seen = clinic.assessed(plan, model::Act::start, clinic.today());
    BOOST_CHECK(seen.verdict == model::Verdict::deny);
    BOOST_TEST(std::any_of(seen.findings.begin(), seen.findings.end(),
                           [](const model::Finding& f) { return f.cause && f.cause->underWay; }));
    auto blind = seen;
    blind.findings.clear();
    BOOST_TEST(told(clinic.access.apply(model::StartSession{model::clear(plan, blind, {}).value(), std::nullopt,
                                                            std::nullopt})) == "clearance: new-or-worse");
    BOOST_TEST(told(clinic.access.apply(model::StartSession{
                   clinic.cleared(clinic.plan(who, {row("chin", 800)}), model::Act::start, clinic.today()),
                   std::nullopt, std::nullopt})) == "");
}

BOOST_AUTO_TEST_CASE(an_open_session_is_extended_without_standing_in_its_own_way) {
    Healing clinic;
    const auto session = clinic.started(clinic.who, {row("forehead", 800)});
    const auto wider = clinic.plan(clinic.who, {row("forehead", 1000), row("chin", 500)});
    BOOST_TEST(told(clinic.access.apply(model::ExtendSession{
                   session, clinic.cleared(wider, model::Act::start, clinic.today(), session)})) == "");
    BOOST_TEST(clinic.raw.value<int>("SELECT version FROM session WHERE id = ?", session) == 2);
    BOOST_TEST(
        clinic.raw.value<int>("SELECT count(*) FROM session_row WHERE session_id = ? AND version = 2", session) == 2);
    // The first rows stay where they are.
    BOOST_TEST(clinic.raw.value<int>("SELECT depth FROM session_row WHERE session_id = ? AND version = 1", session) ==
               800);
}

BOOST_AUTO_TEST_CASE(an_extension_onto_healing_skin_is_refused) {
    Healing clinic;
    const auto session = clinic.started(clinic.who, {row("forehead", 800)});
    const auto wider = clinic.plan(clinic.who, {row("forehead", 800), row("cheek-left", 500)});
    BOOST_TEST(told(clinic.access.apply(
                   model::ExtendSession{session, clinic.cleared(wider, model::Act::start, clinic.today(), session)})) ==
               "confirmation: required");
    BOOST_TEST(clinic.verbs().back() == "session.denied");
}

BOOST_AUTO_TEST_CASE(what_was_confirmed_at_the_start_is_not_confirmed_again_at_an_extension) {
    Healing clinic;
    const auto plan = clinic.plan(clinic.who, {row("cheek-left", 1000)});
    const auto started = clinic.access.apply(
        model::StartSession{clinic.cleared(plan, model::Act::start, clinic.today()), std::nullopt, std::nullopt},
        clinic.confirmed());
    BOOST_TEST_REQUIRE(told(started) == "");
    const model::SessionId session{started->id};
    const auto overrides =
        clinic.raw.value<int>("SELECT count(*) FROM session_override WHERE session_id = ?", session);
    BOOST_TEST_REQUIRE(overrides > 0);
    const auto extended = [&](std::vector<model::TreatmentRow> rows) {
        const auto wider = clinic.plan(clinic.who, std::move(rows));
        const auto seen = clinic.assessed(wider, model::Act::start, clinic.today(), session);
        const auto stored = clinic.access.session(session).value();
        auto reasons = model::standing(seen, stored.assessment, stored.overrides);
        for (const auto& finding : seen.findings) {
            const auto said = [&](const model::Override& one) { return model::answers(one, finding); };
            if (std::none_of(reasons.begin(), reasons.end(), said)) {
                reasons.push_back(
                    {finding.key(), finding.daysShort, model::OverrideReason::other, "said at the extension"});
            }
        }
        return clinic.access.apply(model::ExtendSession{session, model::clear(wider, seen, reasons).value()});
    };
    BOOST_TEST(told(extended({row("cheek-left", 1000), row("neck", 500)})) == "");
    // Who gave what stays: only the reasons for the neck are new.
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM session_override WHERE version = 2 AND "
                                     "finding_key LIKE 'healing-floor/%'") == 0);
    BOOST_TEST(clinic.raw.value<int>("SELECT count(*) FROM session_override WHERE confirmed_by_id IS NOT NULL") ==
               overrides);
    // And again from the second version.
    BOOST_TEST(told(extended({row("cheek-left", 1000), row("neck", 500), row("chin", 500)})) == "");

    // Another day makes another shortfall, another rule book another key: neither is covered by what was said.
    const auto seen = clinic.assessed(plan, model::Act::start, clinic.today(), session);
    const auto stored = clinic.access.session(session).value();
    const auto floors = [&](const model::Assessment& now) {
        const auto good = model::standing(now, stored.assessment, stored.overrides);
        return std::count_if(good.begin(), good.end(),
                             [](const model::Override& one) { return one.findingKey.starts_with("healing-floor/"); });
    };
    BOOST_TEST(floors(seen) == 1);
    auto worse = seen;
    auto newer = seen;
    for (std::size_t i = 0; i < seen.findings.size(); ++i) {
        ++worse.findings[i].daysShort;
        ++newer.findings[i].ruleBookVersion;
    }
    BOOST_TEST(floors(worse) == 0);
    BOOST_TEST(floors(newer) == 0);
}

BOOST_AUTO_TEST_CASE(signing_more_than_was_cleared_meets_the_gate) {
    Healing clinic;
    const auto session = clinic.started(clinic.who, {row("forehead", 800)});
    clinic.opened(session, clinic.units[1]);
    clinic.later(std::chrono::minutes{30});
    const auto sneaked =
        clinic.record(clinic.who, {row("forehead", 800), row("cheek-left", 800)}, {clinic.units[1]}, clinic.bin);
    BOOST_TEST(told(clinic.access.apply(model::SignSession{session, sneaked}, clinic.confirmed())) ==
               "clearance: new-or-worse");
    BOOST_TEST(clinic.verbs().back() == "session.denied");
    BOOST_TEST(clinic.stateOf(clinic.units[1]) == "opened");
    const auto shallower = clinic.record(clinic.who, {row("forehead", 700)}, {clinic.units[1]}, clinic.bin);
    BOOST_TEST(told(clinic.access.apply(model::SignSession{session, shallower}, clinic.confirmed())) == "");
}

BOOST_AUTO_TEST_CASE(a_needling_elsewhere_counts_and_a_group_covers_all_of_its_parts) {
    OpenClinic clinic;
    const auto who = clinic.client();
    clinic.done(model::AddExposure{
        who, {{"face"}}, model::Modality::rf, std::nullopt, std::nullopt, dayOf("2026-02-25"), true, ""});
    clinic.screenedForAll(who);
    for (const auto* zone : {"chin", "cheek-right", "periorbital-left"}) {
        const auto seen = clinic.assessed(clinic.plan(who, {row(zone, 500)}), model::Act::start, clinic.today());
        BOOST_TEST_CONTEXT(zone) {
            BOOST_CHECK(seen.verdict == model::Verdict::deny);
        }
    }
    BOOST_CHECK(clinic.assessed(clinic.plan(who, {row("neck", 500)}), model::Act::start, clinic.today()).verdict !=
                model::Verdict::deny);
}

BOOST_AUTO_TEST_CASE(a_zone_is_not_known_until_its_history_is_taken) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const auto plan = clinic.plan(who, {row("chin", 500)});
    BOOST_TEST(clinic.assessed(plan, model::Act::start, clinic.today()).zones[0].historyKnown == false);
    clinic.done(model::TakeHistory{who, {{"face"}}});
    BOOST_TEST(clinic.assessed(plan, model::Act::start, clinic.today()).zones[0].historyKnown == true);
}

BOOST_AUTO_TEST_CASE(nobody_starts_a_session_on_a_client_who_has_died_or_with_people_who_may_not_treat) {
    OpenClinic clinic;
    const auto who = clinic.client();
    const auto trainee = clinic.member("trainee", {model::Role::practitioner}, true);
    const auto desk = clinic.member("desk", {model::Role::assistant});
    auto plan = clinic.plan(who, {row("chin", 500)});
    const auto start = [&] {
        return told(clinic.access.apply(
            model::StartSession{clinic.cleared(plan, model::Act::start, clinic.today()), std::nullopt, std::nullopt}));
    };
    plan.performer = desk.actor().account();
    BOOST_TEST(start() == "performer: may-not-treat");
    plan.performer = trainee.actor().account();
    BOOST_TEST(start() == "supervisor: required");
    plan.supervisor = plan.performer;
    BOOST_TEST(start() == "supervisor: same-as-performer");
    plan.supervisor = desk.actor().account();
    BOOST_TEST(start() == "supervisor: may-not-supervise");
    plan.supervisor = clinic.owner().account();
    BOOST_TEST(start() == "");

    auto client = model::Client{};
    client.id = clinic.client("Ben", "Okafor");
    client.familyName = "Okafor";
    client.deceased = dayOf("2026-02-01");
    clinic.edit(client);
    plan = clinic.plan(client.id, {row("chin", 500)});
    BOOST_TEST(start() == "client: deceased");
}

BOOST_AUTO_TEST_SUITE_END()
