#include "app/present/desk.h"
#include "tests/app/clinic.h"

#include <algorithm>

using namespace app_test;
using namespace present;

namespace {

struct DeskClinic : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk", "1989-03-12");
    model::DeviceId pen = skinPen();
    model::LotId needles = lot(product("14-pin"), "24F118", "2027-06-30", 5);
    model::ContainerId sharps = container("12");

    DeskClinic() {
        historyTaken(tomasz);
        record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", pen);
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

} // namespace

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
    desk.setDepth(0, "1.5");
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

BOOST_AUTO_TEST_SUITE_END()
