#include "app/present/desk.h"
#include "tests/app/clinic.h"

#include <algorithm>

namespace desk {

using namespace app_test;
using namespace present;

struct DeskClinic : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk", "1989-03-12");
    model::DeviceId pen = skinPen();
    model::LotId needles = lot(product("14-pin", 0, "SkinPen"), "24F118", "2027-06-30", 5);
    model::ContainerId sharps = container("12");

    DeskClinic() {
        historyTaken(tomasz);
        record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", pen);
        screenedForAll(tomasz);
    }
    /// As a session of the past: three passes with the pen, for acne scars.
    void treated(std::initializer_list<const char*> leaves, int micrometres, const char* onDay,
                 model::Endpoint endpoint) {
        model::RecordSession past;
        past.record.plan = plan(tomasz, leaves, micrometres, pen);
        for (auto& row : past.record.plan.rows) {
            row.passes = 3;
            row.indication = model::Indication::acneScars;
            row.endpoint = endpoint;
        }
        past.record.startedAt = model::instantOf({day(onDay), 10 * 60}, "Europe/London");
        past.record.endedAt = past.record.startedAt + std::chrono::minutes{30};
        past.record.cartridges.push_back({});
        apply(past);
    }
    model::SessionState stateOf(const DeskPresenter& desk) const {
        return access().session(*desk.view().session)->row.state;
    }
};

const DeskZone& zone(const DeskPresenter& desk, const char* code) {
    const auto found = std::ranges::find(desk.view().zones, model::ZoneCode{code}, &DeskZone::zone);
    BOOST_REQUIRE(found != desk.view().zones.end());
    return *found;
}

/// The forehead at 1 mm, ready to start.
void planForehead(DeskPresenter& desk) {
    BOOST_REQUIRE(desk.pickTyped("forehead"));
    desk.setDepth(0, "1.0");
}

} // namespace desk

BOOST_FIXTURE_TEST_SUITE(desk, DeskClinic)

BOOST_AUTO_TEST_CASE(a_start_on_healing_skin_is_denied_in_words) {
    DeskPresenter desk{seat(), tomasz};
    BOOST_TEST(!desk.view().asLastTime.empty());
    desk.asLastTime();
    const auto& view = desk.view();
    BOOST_REQUIRE(view.rows.size() == 1U);
    BOOST_TEST(view.rows.front().name == "Cheeks");
    BOOST_TEST(view.input.rows.front().depth == "1.50");
    BOOST_TEST((view.verdict.tone == Tone::deny));
    BOOST_TEST(view.verdict.title == "Not before Tuesday 8 December: the cheeks are healing.");
    BOOST_TEST(!view.canStart);
    BOOST_TEST((view.planFor == day("2026-12-08")));
    BOOST_TEST((zone(desk, "cheek-left").tone == Tone::deny));
    BOOST_TEST((zone(desk, "neck").tone == Tone::safe));
    desk.start();
    BOOST_TEST(!desk.view().session.has_value());
}

BOOST_AUTO_TEST_CASE(a_session_runs_from_start_to_signature) {
    DeskPresenter desk{seat(), tomasz};
    std::optional<model::SessionId> done;
    desk.signedOff = [&](model::SessionId session) { done = session; };
    planForehead(desk);
    BOOST_TEST(desk.view().canStart);
    desk.start();
    BOOST_REQUIRE((desk.view().stage == DeskStage::open));

    BOOST_TEST(!desk.readyToSign()); // no cartridge yet
    BOOST_REQUIRE(desk.view().offer.has_value());
    const auto unit = desk.view().offer->printedId;
    desk.scan(""); // Enter: the offered one
    BOOST_REQUIRE(desk.view().cartridges.size() == 1U);
    BOOST_TEST(desk.view().cartridges.front().printedId == unit);

    auto input = desk.view().input;
    input.rows.front().endpoint = model::Endpoint::erythema;
    input.response.erythema = 1;
    input.handpieceDisinfected = true;
    desk.type(input);
    pass(std::chrono::minutes{30});
    desk.sign("a wrong one");
    BOOST_TEST((stateOf(desk) == model::SessionState::open));
    BOOST_TEST(desk.view().problems.contains("pin"));
    desk.sign("correct horse");
    BOOST_REQUIRE(done.has_value());

    const auto stored = access().session(*done).value();
    BOOST_TEST((stored.row.state == model::SessionState::signed_));
    BOOST_TEST((stored.record.plan.rows.front().endpoint == model::Endpoint::erythema));
    BOOST_TEST((access().cartridge(unit)->state == model::CartridgeState::disposed));
    db::ReminderQuery query;
    query.set = db::ReminderSet::ofClient;
    query.client = tomasz;
    BOOST_TEST(access().reminders(query).rows.size() > 3U);
    BOOST_TEST(!access().draft(tomasz).has_value());
}

BOOST_AUTO_TEST_CASE(an_end_before_the_start_is_told_where_it_is_typed) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.start();
    desk.scan("");
    pass(std::chrono::minutes{30});
    auto input = desk.view().input;
    input.startTime = "09:30";
    input.endTime = "09:20";
    desk.type(input);
    BOOST_TEST(!desk.readyToSign());
    BOOST_TEST(desk.view().problems.at("endTime") == "The end lies before the start.");
}

BOOST_AUTO_TEST_CASE(nobody_is_offered_as_a_supervisor_of_themselves) {
    DeskPresenter desk{seat(), tomasz};
    const auto& view = desk.view();
    BOOST_TEST((std::ranges::find(view.performers, view.performer, &Choice::code) != view.performers.end()));
    BOOST_TEST((std::ranges::find(view.supervisors, view.performer, &Choice::code) == view.supervisors.end()));
}

BOOST_AUTO_TEST_CASE(an_override_needs_words_and_the_password) {
    DeskPresenter desk{seat(), tomasz};
    desk.asLastTime();
    BOOST_TEST(desk.view().reasonNeedsPin);
    desk.startWithReason(model::OverrideReason::clinicalJudgement, "short", "correct horse");
    BOOST_TEST((desk.view().stage == DeskStage::planning));
    desk.startWithReason(model::OverrideReason::clinicalJudgement, "skin closed and calm on inspection", "");
    BOOST_TEST((desk.view().stage == DeskStage::planning));
    desk.startWithReason(model::OverrideReason::clinicalJudgement, "skin closed and calm on inspection",
                         "correct horse");
    BOOST_REQUIRE((desk.view().stage == DeskStage::open));
    const auto overrides = access().session(*desk.view().session)->overrides;
    BOOST_REQUIRE(!overrides.empty());
    BOOST_TEST(overrides.front().words == "skin closed and calm on inspection");
    BOOST_TEST(overrides.front().daysShort == 16);
    // Why it was stays in sight; it is no longer a "no".
    const auto& view = desk.view();
    BOOST_TEST(view.verdict.title == "Under way, started with a reason.");
    BOOST_TEST((view.verdict.tone == Tone::warn));
    BOOST_REQUIRE(view.details.size() > 1U);
    BOOST_TEST(view.details.front().find("skin closed and calm") != std::string::npos);
    BOOST_TEST(view.reasons.empty());
    BOOST_TEST(view.canSign);
}

BOOST_AUTO_TEST_CASE(what_was_typed_comes_back_after_a_crash) {
    {
        DeskPresenter desk{seat(), tomasz};
        planForehead(desk);
        desk.setDepth(0, "1.");
        auto input = desk.view().input;
        input.notes = "half a sen";
        desk.type(input);
        BOOST_TEST(desk.hasUnsaved());
        desk.saveDraft();
        BOOST_TEST(!desk.hasUnsaved());
    }
    DeskPresenter again{seat(), tomasz};
    BOOST_TEST(!again.view().draftRestored.empty());
    BOOST_TEST(again.view().input.rows.front().depth == "1.");
    BOOST_TEST(again.view().input.notes == "half a sen");
    again.discardDraft();
    BOOST_TEST(again.view().input.rows.empty());
    BOOST_TEST(!access().draft(tomasz).has_value());
}

BOOST_AUTO_TEST_CASE(more_than_was_started_has_to_pass_the_gate_again) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.start();
    desk.setDepth(0, "1.1");
    BOOST_TEST(desk.view().needsExtension);
    BOOST_TEST(!desk.view().canSign);
    desk.start();
    BOOST_TEST(!desk.view().needsExtension);
    BOOST_TEST(desk.pickTyped("left cheek"));
    BOOST_TEST(desk.view().needsExtension);
    BOOST_TEST(!desk.view().canStart); // healing
    desk.dropDenied();
    BOOST_TEST(desk.view().canSign);
}

BOOST_AUTO_TEST_CASE(groups_fall_apart_and_come_together) {
    DeskPresenter desk{seat(), tomasz};
    desk.togglePicked({"face"});
    BOOST_REQUIRE(desk.view().rows.size() == 1U);
    BOOST_TEST(zone(desk, "nose").picked);
    BOOST_TEST(!zone(desk, "periorbital-left").picked); // only ever picked by hand
    desk.togglePicked({"nose"});
    BOOST_TEST(!zone(desk, "nose").picked);
    BOOST_TEST(zone(desk, "chin").picked);
    desk.dropDenied();
    BOOST_TEST(!zone(desk, "cheek-left").picked);
    BOOST_TEST(zone(desk, "chin").picked);
    BOOST_TEST(!desk.pickTyped("left")); // many begin with that
    BOOST_TEST(!desk.pickTyped("tail"));
}

BOOST_AUTO_TEST_CASE(scans_that_cannot_be_used_say_why) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.scan("24F118");
    BOOST_TEST(desk.view().scanProblem.empty());
    desk.scan(""); // not started
    BOOST_TEST(desk.view().scanProblem.find("Start the session first") != std::string::npos);
    desk.scan("no such lot");
    BOOST_TEST(!desk.view().scanProblem.empty());
    apply(model::QuarantineLot{needles, true, "Seals may be open."});
    desk.scan("24F118");
    BOOST_TEST(desk.view().scanProblem.find("Seals may be open.") != std::string::npos);
    desk.refresh();
    BOOST_TEST(!desk.view().offer.has_value());
    BOOST_TEST(!desk.view().noOffer.empty());
}

BOOST_AUTO_TEST_CASE(the_dose_of_anaesthetic_is_worked_out_and_warned) {
    DeskPresenter desk{seat(), tomasz};
    auto input = desk.view().input;
    input.anaesthetic = {true, "cream", "L7", "4", "10", "64", "200", "08:20", "08:50"};
    desk.type(input);
    BOOST_TEST(desk.view().dose == "400 mg, 6.3 mg/kg");
    BOOST_TEST(desk.view().doseWarnings.size() == 1U);
    input.anaesthetic.creamGrams = "5";
    desk.type(input);
    BOOST_TEST(desk.view().dose == "200 mg, 3.1 mg/kg");
    BOOST_TEST(desk.view().doseWarnings.empty());
    input.topicals = {{"vitamin C serum", "", true}};
    desk.type(input);
    BOOST_TEST(!desk.view().topicalWarning.empty());
}

BOOST_AUTO_TEST_CASE(a_zone_begins_as_it_was_treated_last) {
    treated({"forehead"}, 800, "2026-09-01", model::Endpoint::pinpointBleeding);
    treated({"chin"}, 600, "2026-09-20", model::Endpoint::stopped);
    DeskPresenter desk{seat(), tomasz};
    desk.togglePicked({"forehead"});
    BOOST_REQUIRE(desk.view().rows.size() == 1U);
    const auto& row = desk.view().input.rows.front();
    BOOST_TEST(row.depth == "0.80");
    BOOST_TEST(row.passes == "3");
    BOOST_TEST((row.device == pen));
    BOOST_TEST((row.indication == model::Indication::acneScars));
    BOOST_TEST((row.endpoint == model::Endpoint::pinpointBleeding));
    BOOST_TEST(desk.view().rows.front().hint == "as on 1 Sept");
    BOOST_TEST(desk.view().signLines.front() == "Forehead: Pen, SkinPen, 0.8 mm, 3 passes, pinpoint bleeding");

    BOOST_TEST(desk.pickTyped("chin")); // with settings of its own; that it was stopped is not aimed at again
    BOOST_TEST(desk.view().input.rows[1].depth == "0.60");
    BOOST_TEST(!desk.view().input.rows[1].endpoint.has_value());

    BOOST_TEST(desk.pickTyped("nose")); // never treated: as the row above
    BOOST_TEST(desk.view().input.rows[2].depth == "0.60");
    BOOST_TEST(desk.view().rows[2].hint == "as for chin");

    desk.setDepth(0, "0.9");
    BOOST_TEST(desk.view().rows[0].hint.empty()); // no longer taken over
    BOOST_TEST(desk.view().rows[1].hint == "as on 20 Sept");
}

BOOST_AUTO_TEST_CASE(a_zone_never_treated_begins_as_the_client_was_elsewhere) {
    DeskPresenter desk{seat(), tomasz};
    desk.togglePicked({"forehead"});
    BOOST_TEST(desk.view().input.rows.front().depth == "1.50");
    BOOST_TEST((desk.view().input.rows.front().device == pen));
    BOOST_TEST(desk.view().rows.front().hint == "as on 8 Nov, left cheek");
    BOOST_TEST((desk.view().verdict.tone == Tone::warn)); // assessed at once: deep for a forehead
    desk.togglePicked({"cheek-left"});
    BOOST_TEST((desk.view().verdict.tone == Tone::deny)); // and so is what heals
}

BOOST_AUTO_TEST_CASE(a_new_client_begins_with_the_device_that_the_performer_used_last) {
    const auto ada = client("Ada", "Nowak", "1990-01-01");
    historyTaken(ada);
    model::Device other;
    other.name = "Another pen";
    const model::DeviceId another{apply(model::AddDevice{other})};
    DeskPresenter desk{seat(), ada};
    BOOST_TEST(desk.view().asLastTime.empty());
    desk.togglePicked({"chin"});
    BOOST_TEST((desk.view().input.rows.front().device == pen));
    BOOST_TEST(desk.view().input.rows.front().depth.empty());
    BOOST_TEST(!desk.view().rows.front().hint.empty());

    auto gone = access().devices();
    const auto old = std::ranges::find(gone, pen, &model::Device::id);
    old->retired = true;
    apply(model::EditDevice{*old});
    DeskPresenter later{seat(), tomasz};
    later.asLastTime();
    BOOST_TEST((later.view().input.rows.front().device == another)); // the old one is not carried over
}

BOOST_AUTO_TEST_CASE(an_extension_asks_no_reason_twice) {
    treated({"chin"}, 1500, "2026-11-07", model::Endpoint::erythema);
    DeskPresenter desk{seat(), tomasz};
    desk.asLastTime(); // the cheeks, 16 days short
    const auto started = "skin closed and calm on inspection";
    desk.startWithReason(model::OverrideReason::clinicalJudgement, started, "correct horse");
    BOOST_REQUIRE((desk.view().stage == DeskStage::open));
    const auto session = *desk.view().session;
    const auto before = access().session(session)->overrides.size();

    // A zone with nothing against it: neither reason nor PIN.
    BOOST_REQUIRE(desk.pickTyped("neck"));
    desk.setDepth(desk.view().rows.size() - 1, "1.0");
    BOOST_TEST(desk.view().needsExtension);
    BOOST_TEST(desk.view().reasons.empty());
    BOOST_TEST(!desk.view().reasonNeedsPin);
    BOOST_TEST(desk.view().verdict.title == "Nothing new stands against this.");
    BOOST_REQUIRE(desk.view().canStart);
    desk.start();
    BOOST_TEST(desk.view().refusal.empty());
    BOOST_TEST(!desk.view().needsExtension);
    BOOST_TEST(access().session(session)->overrides.size() == before); // and nobody is said to have given it again

    // A zone that heals needs its own, and only for itself.
    BOOST_REQUIRE(desk.pickTyped("chin"));
    desk.setDepth(desk.view().rows.size() - 1, "1.0");
    BOOST_REQUIRE(desk.view().reasons.size() == 1U);
    BOOST_TEST(desk.view().reasons.front().text.starts_with("Chin: "));
    BOOST_TEST(desk.view().reasonNeedsPin);
    BOOST_TEST(!desk.view().canStart);
    desk.start();
    BOOST_TEST(desk.view().needsExtension);
    desk.startWithReason(model::OverrideReason::clientRequest, "asked for, and the skin is calm", "correct horse");
    BOOST_TEST(!desk.view().needsExtension);
    const auto all = access().session(session)->overrides;
    BOOST_TEST(std::ranges::count(all, std::string{started}, &model::Override::words) ==
               static_cast<std::ptrdiff_t>(before));
    BOOST_TEST(std::ranges::count(all, std::string{"asked for, and the skin is calm"}, &model::Override::words) == 1);
}

BOOST_AUTO_TEST_CASE(a_second_person_confirms_at_the_same_desk) {
    seatOf(model::Role::practitioner, "petra");
    DeskPresenter desk{seat(), tomasz};
    desk.asLastTime();
    BOOST_TEST(desk.view().needsSecondSigner); // 16 days short of 30, and the limit is 7
    BOOST_REQUIRE(desk.view().signers.size() == 1U);
    const auto petra = desk.view().signers.front().code;
    const auto words = "skin closed and calm on inspection";
    desk.startWithReason(model::OverrideReason::clinicalJudgement, words, "correct horse");
    BOOST_TEST(desk.view().refusal.title == "This takes a second person.");
    BOOST_TEST(!desk.view().session.has_value());
    desk.startWithReason(model::OverrideReason::clinicalJudgement, words, "correct horse", petra); // not her PIN
    BOOST_TEST(desk.view().problems.contains("pin"));
    desk.startWithReason(model::OverrideReason::clinicalJudgement, words, "password", petra);
    BOOST_TEST((desk.view().stage == DeskStage::open));
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_is_asked_at_the_desk) {
    const auto ada = client("Ada", "Nowak", "1990-01-01");
    screenedForAll(ada);
    DeskPresenter desk{seat(), ada};
    BOOST_REQUIRE(desk.pickTyped("forehead"));
    desk.setDepth(0, "1.0");
    BOOST_TEST((desk.view().verdict.tone == Tone::warn));
    BOOST_TEST(desk.view().canSayNoneElsewhere);
    desk.noneElsewhere();
    BOOST_TEST((desk.view().verdict.tone == Tone::safe));
    BOOST_TEST(!desk.view().canSayNoneElsewhere);
    BOOST_TEST((zone(desk, "neck").tone == Tone::unknown)); // not asked about
    BOOST_TEST(desk.view().canStart);
}

BOOST_AUTO_TEST_CASE(another_makers_cartridge_is_scanned_and_never_offered) {
    const auto other = lot(product("36-pin"), "A-36", "2027-01-31", 3); // first to expire, of no make this pen knows
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.setDevice(std::to_string(pen.value));
    BOOST_REQUIRE(desk.view().offer.has_value());
    BOOST_TEST(desk.view().offer->printedId == access().offerOf(needles)->printedId);
    apply(model::QuarantineLot{needles, false, "Seals may be open."});
    desk.refresh();
    BOOST_TEST(!desk.view().offer.has_value());
    BOOST_TEST(desk.view().noOffer.starts_with("No cartridge that is known to fit this device is in stock. Scan"));
    desk.scan("A-36");
    BOOST_TEST(desk.view().scanProblem.empty());
    BOOST_REQUIRE(desk.view().offer.has_value());
    BOOST_TEST(desk.view().offer->printedId == access().offerOf(other)->printedId);
}

BOOST_AUTO_TEST_CASE(a_planned_session_is_moved_not_doubled) {
    const auto old = planned(plan(tomasz, {"forehead"}, 1000, pen), day("2026-11-22"), 15 * 60);
    DeskPresenter desk{seat(), tomasz, old};
    bool over = false;
    desk.ended = [&] { over = true; };
    BOOST_TEST(desk.view().canPlan);
    desk.plan(day("2026-11-24"), 10 * 60, 30, "");
    BOOST_TEST(over);
    BOOST_TEST((access().session(old)->row.state == model::SessionState::planned));
    BOOST_TEST((access().session(old)->row.day == day("2026-11-24")));
    BOOST_TEST(access().sessionsOn(day("2026-11-24")).size() == 1U);
    BOOST_TEST(access().sessionsOn(day("2026-11-22")).empty());
}

BOOST_AUTO_TEST_CASE(as_last_time_is_offered_before_the_start_only) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    BOOST_TEST(!desk.view().asLastTime.empty());
    desk.start();
    BOOST_REQUIRE((desk.view().stage == DeskStage::open));
    BOOST_TEST(desk.view().asLastTime.empty());
    desk.asLastTime();
    BOOST_REQUIRE(desk.view().rows.size() == 1U);
    BOOST_TEST(desk.view().rows.front().name == "Forehead");
}

BOOST_AUTO_TEST_CASE(who_may_not_start_is_told_so_and_can_still_plan) {
    DeskPresenter desk{seatOf(model::Role::assistant, "petra"), tomasz};
    planForehead(desk);
    BOOST_TEST((desk.view().verdict.tone == Tone::safe));
    BOOST_TEST(!desk.view().canStart);
    BOOST_TEST(!desk.view().canGiveReason);
    BOOST_TEST(desk.view().canPlan);
    BOOST_TEST(desk.view().whyNot.find("A practitioner starts") != std::string::npos);
    BOOST_TEST(desk.view().problems.contains("performer"));

    DeskPresenter manager{seatOf(model::Role::manager, "hanna"), tomasz};
    planForehead(manager);
    BOOST_TEST(!manager.view().canStart);
    BOOST_TEST(manager.view().whyNot.find("Choose who treats") != std::string::npos);
    auto input = manager.view().input;
    input.performer = owner;
    manager.type(input);
    BOOST_TEST(manager.view().whyNot.empty());
    BOOST_TEST(manager.view().canStart);

    desk.asLastTime();
    BOOST_TEST((desk.view().verdict.tone == Tone::deny));
    BOOST_TEST(desk.view().planFor.has_value());
}

BOOST_AUTO_TEST_CASE(several_topicals_are_kept_in_the_draft_and_signed) {
    {
        DeskPresenter desk{seat(), tomasz};
        planForehead(desk);
        auto input = desk.view().input;
        input.topicals = {{"Lift HG", "L-1", true}, {"", "L-2", false}, {"", "", false}, {"Saline", "", false}};
        desk.type(input);
        desk.saveDraft();
    }
    DeskPresenter desk{seat(), tomasz};
    BOOST_REQUIRE(desk.view().input.topicals.size() == 4U);
    BOOST_TEST(desk.view().rows.front().name == "Forehead");
    desk.start();
    desk.scan("");
    pass(std::chrono::minutes{20});
    BOOST_TEST(!desk.readyToSign()); // a lot of nothing
    BOOST_TEST(desk.view().problems.at("topicals[1].topicalProduct") == "Topical product of row 2 is needed.");
    auto input = desk.view().input;
    input.topicals[1].product = "Vitamin C";
    desk.type(input);
    BOOST_REQUIRE(desk.readyToSign());
    desk.sign("correct horse");
    const auto kept = access().session(*desk.view().session)->record.topicals;
    BOOST_REQUIRE(kept.size() == 3U); // the line left empty is none
    BOOST_TEST(kept[0].underNeedles);
    BOOST_TEST(kept[1].product == "Vitamin C");
    BOOST_TEST(kept[2].product == "Saline");
}

BOOST_AUTO_TEST_CASE(where_settings_came_from_is_kept_in_the_draft) {
    {
        DeskPresenter desk{seat(), tomasz};
        desk.asLastTime();
        desk.saveDraft();
    }
    DeskPresenter desk{seat(), tomasz};
    BOOST_TEST(desk.view().rows.front().hint == "as on 8 Nov");
    BOOST_TEST(desk.view().input.rows.front().depth == "1.50");
}

BOOST_AUTO_TEST_CASE(use_by_days_are_written_as_people_write_them) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    BOOST_REQUIRE(desk.view().offer.has_value());
    BOOST_TEST(desk.view().offer->useBy == "30 Jun 2027");
    desk.start();
    desk.scan("");
    BOOST_TEST(desk.view().cartridges.front().useBy == "30 Jun 2027");
}

BOOST_AUTO_TEST_CASE(enter_pressed_twice_opens_one_cartridge) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.start();
    desk.scan("");
    desk.scan("");
    BOOST_TEST(desk.view().cartridges.size() == 1U);
    BOOST_TEST(desk.view().scanProblem.find("open already") != std::string::npos);
    desk.scan(desk.view().offer.value().printedId); // a second one on purpose
    BOOST_TEST(desk.view().scanProblem.empty());
    BOOST_TEST(desk.view().cartridges.size() == 2U);
}

BOOST_AUTO_TEST_CASE(our_own_label_opens_its_unit_and_a_lot_the_second_time_it_is_scanned) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    const auto label = access().offerOf(needles)->printedId;
    desk.scan(label); // before the start it is only offered
    BOOST_TEST(desk.view().scanProblem.empty());
    BOOST_TEST(desk.view().cartridges.empty());
    desk.start();
    desk.scan(label);
    BOOST_REQUIRE(desk.view().cartridges.size() == 1U);
    BOOST_TEST(desk.view().cartridges[0].printedId == label);
    desk.scan(label); // again: it is open already, and no other is taken for it
    BOOST_TEST(desk.view().cartridges.size() == 1U);
    BOOST_TEST(desk.view().scanProblem.find(label) != std::string::npos);
    desk.scan("24F118");
    BOOST_TEST(desk.view().cartridges.size() == 1U); // lot and use-by day are shown first
    desk.scan("24F118");
    BOOST_TEST(desk.view().cartridges.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_lot_that_is_not_in_the_store_can_be_received_and_the_scan_goes_on) {
    constexpr auto label = "(01)51022222233336(17)270131(10)A213B1";
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.scan(label);
    BOOST_TEST(desk.view().scanProblem.starts_with("This product is not in the catalogue yet."));
    BOOST_TEST(desk.view().receiveScan == label);
    model::Product needle;
    needle.brand = "Acme";
    needle.modelName = "14-pin";
    needle.packs = {{"51022222233336", 10}};
    const auto id = model::ProductId{apply(model::AddProduct{needle})};
    desk.scan(label);
    BOOST_TEST(desk.view().scanProblem == "Lot A213B1 is not in the store yet. Receive it first.");
    BOOST_TEST(desk.view().receiveScan == label);
    lot(id, "A213B1", "2027-01-31", 10);
    desk.scan(label);
    BOOST_TEST(desk.view().receiveScan.empty());
    BOOST_REQUIRE(desk.view().offer.has_value());
    BOOST_TEST(desk.view().offer->lot.find("A213B1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reason_in_words_goes_with_what_is_put_back_or_written_off) {
    DeskPresenter desk{seat(), tomasz};
    planForehead(desk);
    desk.start();
    const auto damaged = desk.view().offer->printedId;
    desk.offeredPackDamaged("torn at the corner");
    BOOST_TEST((access().cartridge(damaged)->state == model::CartridgeState::wasted));
    BOOST_REQUIRE(desk.view().offer.has_value());
    BOOST_TEST(desk.view().offer->printedId != damaged);
    desk.scan("");
    BOOST_REQUIRE(desk.view().cartridges.size() == 1U);
    const auto unit = desk.view().cartridges.front();
    desk.reseal(unit.id, "taken for the next room");
    BOOST_TEST((access().cartridge(unit.printedId)->state == model::CartridgeState::inStock));
    BOOST_TEST(!desk.readyToSign());
}

BOOST_AUTO_TEST_CASE(the_session_begins_with_the_container_that_is_set_for_its_room) {
    const model::RoomId one{apply(model::AddRoom{"Room 1"})};
    const model::RoomId two{apply(model::AddRoom{"Room 2"})};
    const model::ContainerId there{apply(model::AssembleContainer{"13", two})};
    const model::ContainerId usual{apply(model::AssembleContainer{"14", two})};
    apply(model::OfferContainer{usual});
    DeskPresenter desk{seat(), tomasz};
    auto input = desk.view().input;
    input.room = one;
    desk.type(input);
    input = desk.view().input;
    input.room = two;
    desk.type(input);
    BOOST_TEST((desk.view().input.container == usual));
    const auto named = [&](model::ContainerId id) {
        for (const auto& choice : desk.view().containers) {
            if (choice.code == std::to_string(id.value)) {
                return choice.text;
            }
        }
        return std::string{};
    };
    BOOST_TEST(named(usual) == "14, Room 2 (the usual one)");
    BOOST_TEST(named(there) == "13, Room 2");
    input = desk.view().input;
    input.container = there; // picked by hand
    desk.type(input);
    input.room = one;
    desk.type(input);
    BOOST_TEST((desk.view().input.container == there));

    apply(model::OfferContainer{sharps}); // stands in no room
    DeskPresenter next{seat(), client("Ada", "Bell", "1990-01-01")};
    input = next.view().input;
    input.room = one;
    next.type(input);
    BOOST_TEST((next.view().input.container == sharps));
}

BOOST_AUTO_TEST_SUITE_END()
