// A session that was entered in error.
#include "tests/support/open_clinic.h"
#include "tests/support/property.h"

#include <algorithm>

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

namespace {

struct Error : OpenClinic {
    model::ClientId who = client();
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);
    model::SessionId visit = signedSession(who, {row("chin", 600)}, units[0], bin);

    std::string invalidating(model::SessionId session, const char* reason = "entered twice") {
        return told(access.apply(model::InvalidateSession{session, reason}, confirmed()));
    }
    std::int64_t planned(model::SessionId session) {
        return raw.value<std::int64_t>("SELECT count(*) FROM reminder WHERE session_id = ? AND state = 'planned'",
                                       session);
    }
    model::SessionId recorded(model::ClientId client, std::vector<model::TreatmentRow> rows,
                              const std::vector<model::CartridgeId>& used) {
        return model::SessionId{done(model::RecordSession{record(client, std::move(rows), used, bin), {}, true})};
    }
    std::int64_t incidents() { return count("incident"); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(apply_invalidating)

BOOST_AUTO_TEST_CASE(it_is_refused_with_the_field_at_fault) {
    Error e;
    BOOST_TEST(told(e.access.apply(model::InvalidateSession{e.visit, "x"})) == "confirmation: required");
    BOOST_TEST(e.invalidating(model::SessionId{999}) == "session: unknown");
    BOOST_TEST(e.invalidating(e.visit, " ") == "reason: required");
    const auto open = e.started(e.who, {row("nose", 300)});
    BOOST_TEST(e.invalidating(open) == "session: not-signed");
    e.done(model::AbandonSession{open, {}, std::nullopt, "went home"});
    BOOST_TEST(e.invalidating(open) == "session: not-signed");
    const auto later = dayOf("2026-06-01");
    const model::SessionId planned{e.done(model::PlanSession{
        e.cleared(e.plan(e.who, {row("nose", 300)}), model::Act::plan, later), later, 600, 45, std::nullopt})};
    BOOST_TEST(e.invalidating(planned) == "session: not-signed");
    e.done(model::CancelSession{planned, "ill", false});
    BOOST_TEST(e.invalidating(planned) == "session: not-signed");
    BOOST_TEST(e.count("session_invalidation") == 0);

    BOOST_TEST(e.invalidating(e.visit) == "");
    BOOST_TEST(e.invalidating(e.visit) == "session: already-invalidated");
    BOOST_TEST(e.count("session_invalidation") == 1);

    const auto moved = e.recorded(e.who, {row("nose", 300)}, {e.units[1]});
    BOOST_TEST(told(e.access.apply(model::ReplaceSession{moved, e.client("Ben", "Okafor"), "namesakes"},
                                   e.confirmed())) == "");
    BOOST_TEST(e.invalidating(moved) == "session: already-invalidated");
}

BOOST_AUTO_TEST_CASE(only_who_treated_or_runs_the_clinic_may) {
    Error e;
    auto rosei = e.member("rosei", {model::Role::practitioner});
    const auto hers = e.store().confirm(rosei.actor(), "a password").value();
    BOOST_TEST(told(rosei.apply(model::InvalidateSession{e.visit, "x"}, hers)) == "performer: not-yours-to-invalidate");
    auto record = e.record(e.who, {row("nose", 300)}, {e.units[1]}, e.bin);
    record.plan.performer = rosei.actor().account();
    const model::SessionId own{e.done(model::RecordSession{record, {}})};
    BOOST_TEST(told(rosei.apply(model::InvalidateSession{own, "entered twice"}, hers)) == "");
    // Another's PIN stands behind nothing of hers.
    BOOST_TEST(told(rosei.apply(model::InvalidateSession{e.visit, "x"}, e.confirmed())) == "confirmation: required");
    auto manager = e.member("ola", {model::Role::manager});
    const auto theirs = e.store().confirm(manager.actor(), "a password").value();
    BOOST_TEST(told(manager.apply(model::InvalidateSession{e.visit, "never took place"}, theirs)) == "");
    auto assistant = e.member("hanna", {model::Role::assistant});
    BOOST_TEST(told(assistant.apply(model::InvalidateSession{e.visit, "x"})) == "permission: not-permitted");
}

BOOST_AUTO_TEST_CASE(healing_goes_on_without_it_and_the_record_stays) {
    Error e;
    const auto plan = e.plan(e.who, {row("chin", 600)});
    const auto day = e.today() + model::Days{2};
    BOOST_TEST((e.assessed(plan, model::Act::plan, day).verdict == model::Verdict::deny));
    const auto signedAs = e.access.session(e.visit).value();
    BOOST_TEST(!signedAs.row.invalidated.has_value());
    e.later(std::chrono::minutes{10});
    BOOST_TEST(e.invalidating(e.visit, "  never took place ") == "");

    const auto book = e.rules();
    BOOST_TEST(db::historyOf(e.raw, book.zones, e.who, e.today(), {}).treatments.empty());
    BOOST_TEST((e.assessed(plan, model::Act::plan, day).earliest == day));
    const auto kept = e.access.session(e.visit).value();
    BOOST_TEST((kept.row.state == model::SessionState::invalidated));
    BOOST_REQUIRE(kept.row.invalidated.has_value());
    BOOST_TEST(kept.row.invalidated->reason == "never took place");
    BOOST_TEST(kept.row.invalidated->who == "Mara Voss");
    BOOST_TEST((kept.row.invalidated->at == e.now()));
    BOOST_TEST((kept.record.plan.rows == signedAs.record.plan.rows));
    BOOST_TEST((kept.record.cartridges == signedAs.record.cartridges));
    BOOST_TEST((kept.signedAt == signedAs.signedAt));
    BOOST_TEST(!kept.replaced.has_value());
    const auto listed = e.access.sessionsOf(e.who);
    BOOST_REQUIRE_EQUAL(listed.rows.size(), 1U);
    BOOST_TEST(listed.rows[0].invalidated.has_value());
    BOOST_TEST(!e.raw
                    .value<std::optional<std::string>>(
                        "SELECT last_session FROM client_search_index WHERE client_id = ?", e.who)
                    .has_value());
    BOOST_TEST(e.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(its_reminders_stop_and_those_it_had_stopped_go_on) {
    Error e;
    const auto due = e.planned(e.visit);
    BOOST_TEST(due > 0);
    e.later(std::chrono::hours{2});
    const auto second = e.recorded(e.who, {row("chin", 600)}, {e.units[1]});
    BOOST_TEST(e.planned(e.visit) == 0);
    BOOST_TEST(e.planned(second) > 0);
    BOOST_TEST(e.invalidating(second) == "");
    BOOST_TEST(e.planned(second) == 0);
    BOOST_TEST(e.planned(e.visit) > 0);
    BOOST_TEST(e.planned(e.visit) <= due);
    BOOST_TEST(e.invalidating(e.visit) == "");
    BOOST_TEST(e.planned(e.visit) == 0);
    db::ReminderQuery query;
    query.at = e.now() + std::chrono::hours{24 * 60};
    BOOST_TEST(e.access.reminders(query).total == 0);
}

BOOST_AUTO_TEST_CASE(the_trail_tells_why_and_a_changed_reason_is_found) {
    Error e;
    BOOST_TEST(e.invalidating(e.visit, "charted while testing") == "");
    const auto [subject, payload] =
        *e.raw.one("SELECT subject, payload FROM trail_entry JOIN trail_payload USING (sequence) "
                   "WHERE verb = 'session.invalidate'",
                   [](const db::Row& row) {
                       return std::pair{row.text(0), row.text(1)};
                   });
    BOOST_TEST(subject == e.access.session(e.visit)->row.uid.text);
    BOOST_TEST(payload.find("charted while testing") != std::string::npos);
    BOOST_TEST(payload.find("\"was\":\"signed\"") != std::string::npos, payload);
    BOOST_TEST(e.access.verifyTrail({}, {}).verified());
    e.raw.write([&] {
        e.raw.script("DROP TRIGGER session_invalidation_fixed");
        e.raw.run("UPDATE session_invalidation SET reason = 'a better one' WHERE session_id = ?", e.visit);
    });
    BOOST_TEST(!e.access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(what_was_signed_stays_locked) {
    Error e;
    BOOST_TEST(e.invalidating(e.visit) == "");
    const auto wrongState = [&](const model::Change& change) {
        BOOST_TEST(told(e.access.apply(change, e.confirmed())) == "session: wrong-state", model::verbOf(change));
    };
    wrongState(model::OpenCartridge{e.visit, e.units[1], true, true});
    wrongState(model::ResealCartridge{e.visit, e.units[0], "sealed after all"});
    wrongState(model::SignSession{e.visit, e.record(e.who, {row("chin", 600)}, {e.units[0]}, e.bin)});
    wrongState(model::AbandonSession{e.visit, {}, std::nullopt, "x"});
    wrongState(model::ReplaceSession{e.visit, e.client("Ben", "Okafor"), "x"});
    const auto refused = [&](const char* sql) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(e.raw.write([&] { e.raw.run(sql, e.visit); }), db::Error);
        }
    };
    refused("UPDATE session SET state = 'signed', counts = 1 WHERE id = ?");
    refused("UPDATE session SET state = 'amended', counts = 1 WHERE id = ?");
    refused("UPDATE session SET notes = 'x' WHERE id = ?");
    refused("UPDATE session_row SET depth = 100 WHERE session_id = ?");
    refused("UPDATE cartridge_use SET fate = 'wasted', waste_reason = 'other' WHERE session_id = ?");
    refused("UPDATE session_invalidation SET reason = 'x' WHERE session_id = ?");
    refused("DELETE FROM session_invalidation WHERE session_id = ?");
    refused("INSERT INTO session_topical (session_id, ordinal, product, lot, under_needles) VALUES (?, 9, 'x', '', 0)");
    refused(
        "INSERT INTO cartridge_use (session_id, pack_intact, sheath_changed, fate, live) VALUES (?, 1, 1, 'used', 0)");
    refused("INSERT INTO session_row (session_id, version, ordinal, zone, modality, indication, rf, note) "
            "VALUES (?, 1, 9, 'nose', 'pen', 'other', 0, '')");
    const auto standing = e.recorded(e.who, {row("nose", 300)}, {e.units[1]});
    BOOST_CHECK_THROW(e.raw.write([&] {
        e.raw.run("INSERT INTO session_invalidation (uid, session_id, reason, at, account_id) "
                  "VALUES ('012345678901234567890123456789012345', ?, 'x', 0, 1)",
                  standing);
    }),
                      db::Error);
}

BOOST_AUTO_TEST_CASE(its_cartridge_stays_used_and_is_still_traced) {
    Error e;
    const auto before = e.access.lot(e.box).value();
    BOOST_TEST(e.invalidating(e.visit) == "");
    const auto after = e.access.lot(e.box).value();
    BOOST_TEST(after.used == before.used);
    BOOST_TEST(after.onHand == before.onHand);
    BOOST_TEST(e.stateOf(e.units[0]) == "disposed");
    const auto open = e.started(e.client("Ben", "Okafor"), {row("nose", 300)});
    BOOST_TEST(told(e.access.apply(model::OpenCartridge{open, e.units[0], true, true})) == "cartridge: used-before");
    const auto traced = e.access.trace(e.box);
    BOOST_REQUIRE_EQUAL(traced.total, 1);
    BOOST_TEST((traced.rows[0].session == e.visit));
    BOOST_TEST(traced.rows[0].invalidated);
    BOOST_TEST(e.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(a_session_recorded_in_its_place_takes_the_cartridge_over) {
    Error e;
    BOOST_TEST(e.invalidating(e.visit, "the depth was wrong") == "");
    const auto right = e.recorded(e.who, {row("chin", 400)}, {e.units[0]});
    BOOST_TEST(e.incidents() == 0);
    BOOST_TEST(e.raw.value<std::int64_t>("SELECT session_id FROM cartridge_use WHERE cartridge_id = ? AND live = 1",
                                         e.units[0]) == right.value);
    BOOST_TEST((e.access.life(e.units[0]).back().event == model::CartridgeEvent::recharted));
    BOOST_TEST(e.stateOf(e.units[0]) == "disposed");
    const auto traced = e.access.trace(e.box);
    BOOST_TEST(traced.total == 2);
    BOOST_TEST(std::ranges::count_if(traced.rows, &db::TraceRow::invalidated) == 1);
    BOOST_TEST(e.access.check({}).empty());
    BOOST_TEST(e.access.verifyTrail({}, {}).verified());

    // On anybody else it is still a second use.
    e.recorded(e.client("Ben", "Okafor"), {row("nose", 300)}, {e.units[0]});
    BOOST_TEST(e.incidents() == 1);
}

BOOST_AUTO_TEST_CASE(a_unit_said_to_be_wasted_is_not_taken_over_as_used) {
    Error e;
    const auto open = e.started(e.who, {row("nose", 300)});
    e.opened(open, e.units[1]);
    e.opened(open, e.units[2]);
    auto record = e.record(e.who, {row("nose", 300)}, {e.units[1], e.units[2]}, e.bin);
    record.cartridges[0].fate = model::CartridgeFate::wasted;
    record.cartridges[0].wasteReason = model::WasteReason::dropped;
    record.startedAt = e.now();
    BOOST_TEST(told(e.access.apply(model::SignSession{open, record}, e.confirmed())) == "");
    BOOST_TEST(e.invalidating(open) == "");
    e.recorded(e.who, {row("nose", 300)}, {e.units[1]});
    BOOST_TEST(e.incidents() == 1);
    BOOST_TEST(e.stateOf(e.units[1]) == "wasted");
    BOOST_TEST(e.access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(a_recall_lists_it_as_withdrawn_whichever_came_first) {
    for (const bool recalledFirst : {true, false}) {
        BOOST_TEST_CONTEXT("recalled first: " << recalledFirst) {
            Error e;
            const auto issue = [&] {
                return model::RecallId{e.done(model::IssueRecall{
                    {model::RecallClass::none, e.today(), "x", "y", {{e.product(), "", "", {"24F118"}}}}})};
            };
            model::RecallId recall;
            if (recalledFirst) {
                recall = issue();
                BOOST_TEST(e.invalidating(e.visit) == "");
            } else {
                BOOST_TEST(e.invalidating(e.visit) == "");
                recall = issue();
            }
            const auto found = e.access.recall(recall).value();
            BOOST_REQUIRE_EQUAL(found.exposures.size(), 1U);
            BOOST_TEST(found.exposures[0].withdrawn);
            BOOST_TEST(found.row.exposed == 0);
        }
    }
}

BOOST_AUTO_TEST_CASE(taking_sessions_out_one_by_one_never_gives_a_later_day) {
    Error e;
    const std::vector<const char*> zones{"chin", "cheek-left", "cheek-right", "nose", "forehead"};
    const auto anyRow = [&] {
        return row(zones[*rc::gen::inRange<std::size_t>(0, zones.size())], *rc::gen::inRange(200, 2500),
                   *rc::gen::arbitrary<bool>() ? model::Modality::pen : model::Modality::rf);
    };
    const auto book = e.rules();
    const auto now = e.now();
    int round = 0;
    BOOST_TEST(support::property("invalidated", [&] {
        const auto client = e.client("Ana", std::to_string(++round).c_str());
        std::vector<model::SessionId> all;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            auto record = e.record(client, {anyRow()}, {}, e.bin);
            record.startedAt = now - std::chrono::hours{24 * *rc::gen::inRange(1, 60)};
            record.endedAt = record.startedAt + std::chrono::minutes{30};
            record.cartridges.push_back({});
            all.push_back(model::SessionId{e.done(model::RecordSession{record, {}, true})});
        }
        const auto plan = e.plan(client, {anyRow(), anyRow()});
        const auto first = [&] {
            return model::assess(plan, db::historyOf(e.raw, book.zones, client, e.today()), book, e.today(),
                                 model::Act::start)
                .earliest;
        };
        auto before = first();
        while (!all.empty()) {
            const auto at = *rc::gen::inRange<std::size_t>(0, all.size());
            RC_ASSERT(e.invalidating(all[at]).empty());
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
            const auto after = first();
            RC_ASSERT(after <= before);
            before = after;
        }
        RC_ASSERT(before == e.today());
    }));
}

BOOST_AUTO_TEST_SUITE_END()
