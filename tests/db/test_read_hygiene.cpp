// The hygiene audit: each finding where it should be, none where it should not, resolved until its facts change.
#include "db/read_hygiene.h"
#include "tests/support/clinic_rows.h"
#include "tests/support/open_clinic.h"

#include <map>

BOOST_AUTO_TEST_SUITE(read_hygiene)

using support::dayOf;
using support::OpenClinic;
using support::row;
using support::told;

struct Audited : OpenClinic {
    model::ClientId ana = client();
    model::ContainerId bin = container();
    model::LotId box = lot();
    std::vector<model::CartridgeId> units = unitsOf(box);

    std::vector<db::HygieneRow> found(const char* first = "2026-01-01", const char* last = "2026-12-31") {
        std::vector<db::HygieneRow> rows;
        BOOST_TEST(access.hygiene({dayOf(first), dayOf(last)},
                                  [&](const db::HygieneRow& one) {
                                      rows.push_back(one);
                                      return true;
                                  },
                                  {}, {}));
        return rows;
    }
    /// Codes found, without those that every clinic of these tests has: nobody gave a skin type or a consent, lots were
    /// typed, and what is recorded afterwards has no reasons.
    std::map<std::string, int> codes(const char* first = "2026-01-01", const char* last = "2026-12-31") {
        using enum model::HygieneCode;
        std::map<std::string, int> all;
        for (const auto& one : found(first, last)) {
            const auto code = one.finding.code;
            if (code != skinTypeMissing && code != lotTyped && code != consentMissing &&
                code != handpieceNotDisinfected && code != overrideWithoutReason) {
                ++all[std::string{model::code(code)}];
            }
        }
        return all;
    }
    int howMany(model::HygieneCode code) {
        int count = 0;
        for (const auto& one : found()) {
            count += one.finding.code == code ? 1 : 0;
        }
        return count;
    }
    model::SessionRecord used(model::ClientId who, const std::vector<model::CartridgeId>& cartridges) {
        return record(who, {row("chin", 600)}, cartridges, bin);
    }
    std::int64_t recorded(const model::SessionRecord& record) { return done(model::RecordSession{record, {}, true}); }
};
using Codes = std::map<std::string, int>;

std::string told(const Codes& codes) {
    std::string text;
    for (const auto& [code, count] : codes) {
        text += code + " " + std::to_string(count) + "; ";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(a_session_done_well_leaves_nothing_to_find) {
    Audited clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    BOOST_TEST(told(clinic.codes()) == "");
    const auto summary = clinic.access.hygieneSummary({dayOf("2026-03-01"), dayOf("2026-04-30")}).value();
    BOOST_TEST(summary.sessions == 1);
    BOOST_TEST(summary.completePercent() == 100);
}

BOOST_AUTO_TEST_CASE(reuse_expiry_recall_and_what_was_not_there_are_found_each_by_its_name) {
    Audited clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const auto old = clinic.unitsOf(clinic.lot("OLD", "2026-03-01"));
    const auto bad = clinic.unitsOf(clinic.lot("BAD", "2027-03-01"));
    clinic.done(model::QuarantineLot{clinic.lot("HELD", "2027-03-01"), false, "dented"});
    clinic.done(model::WasteCartridge{clinic.units[4], model::WasteReason::dropped, "floor"});
    clinic.later(std::chrono::minutes{40});
    clinic.recorded(clinic.used(clinic.client("Ben", "A"), {clinic.units[0]})); // reused
    clinic.recorded(clinic.used(clinic.client("Cem", "B"), {old[0]}));          // expired
    clinic.recorded(clinic.used(clinic.client("Dan", "C"), {bad[0]}));          // before the letter's day
    clinic.recorded(clinic.used(clinic.client("Eva", "D"), {clinic.units[4]})); // was thrown away
    clinic.done(
        model::IssueRecall{{model::RecallClass::I, clinic.today(), "x", "y", {{clinic.product(), "", "", {"BAD"}}}}});
    clinic.later(std::chrono::hours{24});
    clinic.recorded(clinic.used(clinic.client("Fay", "E"), {bad[1]})); // after it
    const auto codes = clinic.codes();
    BOOST_TEST(told(codes) ==
               "expired-at-use 1; recalled-used-after 1; recalled-used-before 1; unavailable-used 1; unit-reused 1; ");
    for (const auto& one : clinic.found()) {
        if (one.finding.code == model::HygieneCode::unitReused) {
            BOOST_TEST((one.finding.severity == model::HygieneSeverity::critical));
            BOOST_TEST((one.cartridge == clinic.units[0]));
            BOOST_TEST(one.finding.subjects.size() == 1U);
        }
        if (one.finding.code == model::HygieneCode::recalledUsedBefore) {
            BOOST_TEST((one.finding.severity == model::HygieneSeverity::exposure));
            BOOST_TEST(one.recall.has_value());
        }
    }
    // Another period has none of them.
    BOOST_TEST(told(clinic.codes("2026-01-01", "2026-02-28")) == "");
}

BOOST_AUTO_TEST_CASE(a_recalled_lot_is_used_against_the_letter_or_its_client_is_to_be_told) {
    Audited clinic;
    const auto seen = [&](const db::RecallDetail& detail) {
        return told(clinic.codes()) + std::to_string(detail.row.told);
    };
    const auto first = clinic.started(clinic.ana, {row("chin", 600)});
    const auto good = clinic.unitsOf(clinic.lot("GOOD"));
    clinic.opened(first, clinic.units[0]);
    clinic.opened(first, good[0]);
    const model::RecallId recall{clinic.done(model::IssueRecall{
        {model::RecallClass::I, clinic.today() - model::Days{3}, "x", "y", {{clinic.product(), "", "", {"24F118"}}}}})};
    // Thrown away because of the letter: the client may have been touched, the letter was heeded.
    clinic.done(model::WasteCartridge{clinic.units[0], model::WasteReason::defective, "recalled"});
    clinic.later(std::chrono::minutes{30});
    auto record = clinic.record(clinic.ana, {row("chin", 600)}, {good[0]}, clinic.bin);
    record.cartridges.push_back(
        {clinic.units[0], std::nullopt, true, true, model::CartridgeFate::wasted, model::WasteReason::defective});
    BOOST_TEST_REQUIRE(told(clinic.access.apply(model::SignSession{first, record}, clinic.confirmed())) == "");
    BOOST_TEST(seen(*clinic.access.recall(recall)) == "recalled-used-before 1; 0");
    clinic.done(
        model::NoteRecallContact{recall, clinic.ana, model::ContactWay::phone, model::ContactOutcome::told, ""});
    BOOST_TEST(seen(*clinic.access.recall(recall)) == "1"); // told: nothing is left to do
}

BOOST_AUTO_TEST_CASE(a_use_on_the_letters_own_day_is_judged_by_what_was_known_here) {
    Audited clinic;
    const auto before = clinic.client("Ben", "A");
    clinic.recorded(clinic.used(before, {clinic.units[0]}));
    const model::RecallId recall{clinic.done(model::IssueRecall{
        {model::RecallClass::I, clinic.today(), "x", "y", {{clinic.product(), "", "", {"24F118"}}}}})};
    BOOST_TEST(told(clinic.codes()) == "recalled-used-before 1; ");
    clinic.later(std::chrono::hours{2});
    clinic.recorded(clinic.used(clinic.client("Cem", "B"), {clinic.units[1]}));
    BOOST_TEST(told(clinic.codes()) == "recalled-used-after 1; recalled-used-before 1; ");
    clinic.done(model::LiftRecall{recall, "letter withdrawn"});
    BOOST_TEST(told(clinic.codes()) == "recalled-used-after 1; "); // whoever was treated before need not be told
}

BOOST_AUTO_TEST_CASE(a_lot_recalled_by_hand_stays_so_when_a_letter_about_it_is_lifted) {
    Audited clinic;
    clinic.done(model::QuarantineLot{clinic.box, true, "maker phoned"});
    const model::RecallId recall{clinic.done(model::IssueRecall{
        {model::RecallClass::I, clinic.today(), "x", "y", {{clinic.product(), "", "", {"24F118"}}}}})};
    clinic.done(model::LiftRecall{recall, "letter withdrawn"});
    BOOST_TEST(clinic.access.lot(clinic.box)->lot.recalled);
    BOOST_TEST(clinic.access.lot(clinic.box)->lot.quarantine == "maker phoned");
    clinic.later(std::chrono::hours{2});
    clinic.recorded(clinic.used(clinic.ana, {clinic.units[0]}));
    BOOST_TEST(told(clinic.codes()) == "recalled-used-after 1; ");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_found_with_its_lot_counted_or_not) {
    Audited clinic;
    clinic.done(model::CountLot{clinic.box, 4, "one missing", {}});
    clinic.later(std::chrono::minutes{5});
    clinic.done(model::LoseCartridge{clinic.units[0], "rolled away"});
    std::vector<std::string> texts;
    for (const auto& one : clinic.found()) {
        if (one.finding.code == model::HygieneCode::stockVariance) {
            texts.push_back(one.finding.factsText());
            BOOST_TEST((one.lot == clinic.box));
        }
    }
    BOOST_REQUIRE_EQUAL(texts.size(), 2U);
    for (const auto& text : texts) {
        BOOST_TEST(text.find("24F118") != std::string::npos);
    }
    BOOST_TEST(texts[0].find("one missing") != std::string::npos);
    BOOST_TEST(texts[1].find("rolled away") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_was_left_out_of_a_record_is_found) {
    Audited clinic;
    auto nothing = clinic.used(clinic.ana, {});
    nothing.cartridges.push_back({}); // unknown
    nothing.container.reset();
    clinic.recorded(nothing);
    auto unsure = clinic.used(clinic.client("Ben", "A"), {clinic.units[0]});
    unsure.cartridges[0].packIntact = false;
    unsure.cartridges[0].sheathChanged = false;
    unsure.container.reset();
    unsure.handpieceDisinfected = false;
    clinic.recorded(unsure);
    const auto codes = clinic.codes();
    BOOST_TEST(codes.at("lot-missing") == 1);
    BOOST_TEST(codes.at("disposal-missing") == 2);
    BOOST_TEST(codes.at("pack-not-confirmed") == 2);
    BOOST_TEST(codes.at("sheath-not-confirmed") == 2);
    const auto summary = clinic.access.hygieneSummary({dayOf("2026-03-01"), dayOf("2026-03-31")}).value();
    BOOST_TEST(summary.sessions == 2);
    BOOST_TEST(summary.completePercent() == 0);
}

BOOST_AUTO_TEST_CASE(more_needles_used_of_a_lot_than_ever_came_are_noticed) {
    Audited clinic;
    auto many = clinic.used(clinic.ana, {});
    for (int i = 0; i < 6; ++i) {
        many.cartridges.push_back({std::nullopt, clinic.box, true, true, model::CartridgeFate::used, std::nullopt});
    }
    clinic.recorded(many);
    BOOST_TEST(clinic.codes().at("more-used-than-received") == 1);
}

BOOST_AUTO_TEST_CASE(a_session_without_any_needle_is_found) {
    support::ClinicRows rows;
    const auto visit = rows.session(rows.client({.given = "Anna", .family = "Adams"}), dayOf("2026-03-01"));
    rows.sign(visit);
    int found = 0;
    db::read::hygiene(rows.db, {dayOf("2026-03-01"), dayOf("2026-03-01")},
                      support::momentOf("2026-03-02T10:00:00.000000Z"),
                      [&](const db::HygieneRow& one) {
                          if (one.finding.code == model::HygieneCode::noCartridge) {
                              ++found;
                              BOOST_TEST((one.session == visit));
                              BOOST_TEST((one.finding.day == dayOf("2026-03-01")));
                          }
                          return true;
                      },
                      {}, {});
    BOOST_TEST(found == 1);
}

BOOST_AUTO_TEST_CASE(late_entries_and_what_was_changed_after_signing_are_found) {
    Audited clinic;
    auto late = clinic.used(clinic.ana, {clinic.units[0]});
    late.startedAt -= std::chrono::hours{48};
    late.endedAt -= std::chrono::hours{48};
    const model::SessionId session{clinic.recorded(late)};
    BOOST_TEST(clinic.codes().at("late-entry") == 1);
    BOOST_TEST(clinic.howMany(model::HygieneCode::handpieceNotDisinfected) == 1);
    BOOST_TEST(clinic.howMany(model::HygieneCode::skinTypeMissing) == 1);
    BOOST_TEST(clinic.howMany(model::HygieneCode::lotTyped) == 1);
    const auto right = clinic.client("Ben", "A");
    BOOST_TEST_REQUIRE(
        told(clinic.access.apply(model::ReplaceSession{session, right, "wrong chart"}, clinic.confirmed())) == "");
    const auto codes = clinic.codes();
    BOOST_TEST(codes.at("changed-after-signing") == 1);
    BOOST_TEST(!codes.contains("late-entry"));
    BOOST_TEST(!codes.contains("unit-reused")); // it moved, it was not used twice
}

BOOST_AUTO_TEST_CASE(recording_what_was_denied_within_a_day_is_critical) {
    Audited clinic;
    clinic.signedSession(clinic.ana, {row("chin", 1500)}, clinic.units[0], clinic.bin);
    clinic.later(std::chrono::hours{24 * 3});
    auto plan = clinic.plan(clinic.ana, {row("chin", 1500)});
    clinic.screened(plan);
    // Cleared as if nothing were there, so that the store itself has to refuse.
    model::Assessment none;
    none.act = model::Act::start;
    none.day = clinic.today();
    const auto clearance = model::clear(plan, none, {});
    BOOST_TEST_REQUIRE(told(clearance) == "");
    BOOST_TEST(told(clinic.access.apply(model::StartSession{*clearance, {}, {}})) != "");
    clinic.later(std::chrono::hours{2});
    auto record = clinic.record(clinic.ana, {row("chin", 1500)}, {clinic.units[1]}, clinic.bin);
    BOOST_TEST(clinic.howMany(model::HygieneCode::overrideWithoutReason) == 0);
    clinic.recorded(record);
    BOOST_TEST(clinic.howMany(model::HygieneCode::overrideWithoutReason) > 0);
    BOOST_TEST(clinic.codes().at("recorded-after-denial") == 1);
    // Another zone was not denied.
    auto nose = clinic.record(clinic.ana, {row("nose", 300)}, {clinic.units[2]}, clinic.bin);
    clinic.recorded(nose);
    BOOST_TEST(clinic.codes().at("recorded-after-denial") == 1);
}

BOOST_AUTO_TEST_CASE(containers_counts_waste_and_injuries_are_looked_at) {
    Audited clinic;
    clinic.done(model::FillContainer{clinic.bin, 80});
    clinic.done(model::CountLot{clinic.box, 4, "one missing", {}});
    clinic.done(model::WasteCartridge{clinic.units[0], model::WasteReason::other, " "});
    clinic.done(model::WasteCartridge{clinic.units[1], model::WasteReason::other, "fell"});
    model::Injury injury;
    injury.day = clinic.today();
    injury.deviceType = injury.deviceBrand = injury.area = injury.how = "x";
    clinic.done(model::RecordInjury{injury});
    BOOST_TEST(told(clinic.codes()) == "container-overfilled 1; stock-variance 1; wasted-without-reason 1; ");
    clinic.later(std::chrono::hours{24 * 91});
    const auto later = clinic.codes();
    BOOST_TEST(later.at("container-open-too-long") == 1);
    BOOST_TEST(later.at("injury-open") == 1);
    // How things are now is no finding of a period that is over.
    BOOST_TEST(!clinic.codes("2026-03-01", "2026-03-31").contains("injury-open"));
    clinic.done(model::CloseContainer{clinic.bin});
    model::LedgerSettings settings;
    settings.containers.collectWithinDays = 30;
    settings.injuryLog = false;
    clinic.done(model::EditLedgerSettings{settings});
    clinic.later(std::chrono::hours{24 * 31});
    BOOST_TEST(clinic.codes().at("container-not-collected") == 1);
    BOOST_TEST(!clinic.codes().contains("injury-open"));
}

BOOST_AUTO_TEST_CASE(a_unit_left_open_on_an_earlier_day_is_found) {
    Audited clinic;
    const auto session = clinic.started(clinic.ana, {row("chin", 600)});
    clinic.opened(session, clinic.units[0]);
    BOOST_TEST(told(clinic.codes()) == "");
    clinic.later(std::chrono::hours{24});
    BOOST_TEST(told(clinic.codes()) == "opened-not-used 1; ");
}

BOOST_AUTO_TEST_CASE(a_finding_stays_resolved_until_its_facts_change) {
    Audited clinic;
    clinic.done(model::CountLot{clinic.box, 4, "one missing", {}});
    clinic.done(model::FillContainer{clinic.bin, 80});
    const auto overfilled = [&] {
        for (const auto& one : clinic.found()) {
            if (one.finding.code == model::HygieneCode::containerOverfilled) {
                return one;
            }
        }
        BOOST_FAIL("not found");
        return db::HygieneRow{};
    };
    auto one = overfilled();
    BOOST_TEST(one.open());
    BOOST_TEST(told(clinic.access.apply(model::ResolveFinding{one.key, one.factsDigest, " "})) == "note: required");
    BOOST_TEST(told(clinic.access.apply(model::ResolveFinding{"", "", "x"})) == "finding: unknown");
    clinic.done(model::ResolveFinding{one.key, one.factsDigest, "line is higher than it looks"});
    one = overfilled(); // still listed
    BOOST_TEST(!one.open());
    BOOST_TEST(one.resolution->note == "line is higher than it looks");
    BOOST_TEST(one.resolution->who == "Mara Voss");
    clinic.done(model::FillContainer{clinic.bin, 95});
    one = overfilled();
    BOOST_TEST(one.open());
    BOOST_TEST(!one.resolution->stands);
}

BOOST_AUTO_TEST_CASE(it_tells_its_progress_and_stops_when_told) {
    Audited clinic;
    clinic.done(model::CountLot{clinic.box, 4, "one missing", {}});
    int last = 0;
    int total = 0;
    const auto all = [](const db::HygieneRow&) { return true; };
    BOOST_TEST(clinic.access.hygiene({dayOf("2026-01-01"), dayOf("2026-12-31")}, all,
                                     [&](int done, int of) {
                                         BOOST_TEST(done == last + 1);
                                         last = done;
                                         total = of;
                                     },
                                     {}));
    BOOST_TEST(last == total);
    BOOST_TEST(last > 30);
    std::stop_source stop;
    stop.request_stop();
    BOOST_TEST(!clinic.access.hygiene({dayOf("2026-01-01"), dayOf("2026-12-31")}, all, {}, stop.get_token()));
    const auto none = [](const db::HygieneRow&) { return false; };
    BOOST_TEST(!clinic.access.hygiene({dayOf("2026-01-01"), dayOf("2026-12-31")}, none, {}, {}));
    BOOST_CHECK_THROW(static_cast<void>(clinic.member("hanna", {model::Role::assistant})
                                            .hygiene({dayOf("2026-01-01"), dayOf("2026-12-31")}, all, {}, {})),
                      db::Error);
}

BOOST_AUTO_TEST_CASE(stopped_trends_say_nothing_and_the_next_are_right) {
    Audited clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    const db::HygieneQuery year{dayOf("2026-01-01"), dayOf("2026-12-31")};
    std::stop_source stop;
    stop.request_stop();
    BOOST_TEST(!clinic.access.hygieneSummary(year, stop.get_token()).has_value());
    BOOST_TEST(clinic.access.hygieneSummary(year, std::stop_source{}.get_token()).value().sessions == 1);
}

BOOST_AUTO_TEST_CASE(trends_count_each_month_and_what_is_on_hand_at_its_end) {
    Audited clinic;
    clinic.signedSession(clinic.ana, {row("chin", 600)}, clinic.units[0], clinic.bin);
    clinic.done(model::WasteCartridge{clinic.units[1], model::WasteReason::dropped, ""});
    clinic.at("2026-04-10T10:00:00.000000Z");
    clinic.lot("B", "2027-06-30", 10);
    const auto summary = clinic.access.hygieneSummary({dayOf("2026-02-15"), dayOf("2026-04-30")}).value();
    BOOST_REQUIRE_EQUAL(summary.months.size(), 3U);
    BOOST_TEST(summary.months[0].onHand == 0);
    BOOST_TEST(summary.months[1].used == 1);
    BOOST_TEST(summary.months[1].wasted.at(model::WasteReason::dropped) == 1);
    BOOST_TEST(summary.months[1].onHand == 3);
    BOOST_TEST(summary.months[2].onHand == 13);
    BOOST_REQUIRE_EQUAL(summary.practitioners.size(), 1U);
    BOOST_TEST(summary.practitioners[0].name == "Mara Voss");
    BOOST_TEST(summary.practitioners[0].used == 1);
    BOOST_TEST(summary.rooms.at(0).name == "");
    BOOST_TEST(clinic.access.hygieneSummary({dayOf("2025-01-01"), dayOf("2025-01-31")}).value().completePercent() ==
               100);
}

BOOST_AUTO_TEST_CASE(reactions_are_told_per_lot_depth_interval_and_practitioner) {
    Audited clinic;
    const auto big = clinic.lot("MANY", "2027-06-30", 40);
    const auto bad = clinic.unitsOf(clinic.lot("BAD", "2027-06-30", 5));
    const auto good = clinic.unitsOf(big);
    const auto treat = [&](model::CartridgeId unit, bool reacts, int depth) {
        const auto who = clinic.client("Any", "One");
        auto record = clinic.record(who, {row("chin", depth)}, {unit}, clinic.bin);
        const model::SessionId session{clinic.recorded(record)};
        if (reacts) {
            clinic.done(
                model::AddReaction{who, session, {{"chin"}}, "rash", model::Severity::mild, clinic.today(), ""});
        }
    };
    for (int i = 0; i < 20; ++i) {
        treat(good[static_cast<std::size_t>(i)], i == 0, 600);
    }
    for (int i = 0; i < 4; ++i) {
        treat(bad[static_cast<std::size_t>(i)], i < 3, 1200);
    }
    const auto day = clinic.today();
    const auto byLot = clinic.access.reactionRates(db::RateBy::lot, day, day);
    BOOST_REQUIRE_EQUAL(byLot.size(), 3U);
    BOOST_TEST((byLot[0].rate == model::ReactionRate{"MANY", 20, 1}));
    BOOST_TEST(!byLot[0].standsOut);
    BOOST_TEST((byLot[1].rate == model::ReactionRate{"BAD", 4, 3}));
    BOOST_TEST(byLot[1].standsOut);
    BOOST_TEST((byLot[2].rate == model::ReactionRate{"", 24, 4}));
    const auto byDepth = clinic.access.reactionRates(db::RateBy::depth, day, day);
    BOOST_REQUIRE_EQUAL(byDepth.size(), 3U);
    BOOST_TEST((byDepth[0].rate == model::ReactionRate{"to-1000", 20, 1}));
    BOOST_TEST((byDepth[1].rate == model::ReactionRate{"to-1500", 4, 3}));
    const auto byInterval = clinic.access.reactionRates(db::RateBy::interval, day, day);
    BOOST_TEST((byInterval.at(0).rate == model::ReactionRate{"first", 24, 4}));
    const auto byPerson = clinic.access.reactionRates(db::RateBy::practitioner, day, day);
    BOOST_TEST((byPerson.at(0).rate == model::ReactionRate{"Mara Voss", 24, 4}));
}

BOOST_AUTO_TEST_SUITE_END()
