#include "app/present/chart.h"
#include "tests/app/clinic.h"

#include <algorithm>

BOOST_FIXTURE_TEST_SUITE(chart, app_test::Clinic)

using namespace app_test;
using namespace present;

const ZoneState& zone(const Chart& chart, const char* code) {
    const auto found = std::ranges::find(chart.view().zones, model::ZoneCode{code}, &ZoneState::zone);
    BOOST_REQUIRE(found != chart.view().zones.end());
    return *found;
}

BOOST_AUTO_TEST_CASE(the_header_says_who_it_is_and_what_must_not_be_missed) {
    auto tomasz = access().client(client("Tomasz", "Wilk", "1989-03-12")).value();
    tomasz.allergies = "lidocaine";
    edit(tomasz);
    const Chart chart{seat(), tomasz.id};
    BOOST_TEST(chart.view().name == "Tomasz Wilk");
    BOOST_TEST(chart.view().line == "12 March 1989, 37 years, skin type III, client since 2024");
    BOOST_REQUIRE(chart.view().mustNotMiss.size() == 1);
    BOOST_TEST(chart.view().mustNotMiss.front().title == "Allergy: lidocaine.");
    BOOST_TEST(chart.view().mayStart);
}

BOOST_AUTO_TEST_CASE(a_new_client_is_not_known_everywhere_until_history_is_taken) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    BOOST_TEST(zone(chart, "neck").word == "Not known");
    BOOST_TEST((zone(chart, "neck").tone == Tone::unknown));
    BOOST_TEST(chart.view().historyPrompt == "What was done elsewhere has not been asked yet.");
    BOOST_TEST(textOf(chart.view().earliest).starts_with("Everywhere | not asked | not known"));

    chart.noneElsewhere({});
    BOOST_TEST(chart.view().message.empty());
    BOOST_TEST(zone(chart, "neck").word == "Safe");
    BOOST_TEST(chart.view().historyComplete);
    BOOST_TEST(chart.view().historyPrompt.empty());
    BOOST_TEST(chart.view().answer == "Every zone is safe today.");
    BOOST_TEST(textOf(chart.view().earliest) == "Everywhere | none here or elsewhere | today | \n");
}

BOOST_AUTO_TEST_CASE(healing_zones_say_until_when_and_why) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    model::Device dermapen;
    dermapen.name = "Dermapen";
    record(tomasz, {"forehead"}, 1000, "2026-10-30", model::DeviceId{apply(model::AddDevice{dermapen})});
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", skinPen());
    Chart chart{seat(), tomasz};

    BOOST_TEST(chart.view().mapTitle == "Healing on 22 November");
    BOOST_TEST(chart.view().mapNote == "today");
    BOOST_TEST(chart.view().protocol == "pen, 1.5 mm");
    BOOST_TEST(zone(chart, "cheek-left").word == "Healing");
    BOOST_TEST(zone(chart, "cheek-left").brief ==
               "Left cheek: healing, not before 8 December; 8 Nov, SkinPen 1.5 mm; device label, 30 days");
    BOOST_TEST(zone(chart, "cheek-left").words == "healing, not before 8 December. Treated on 8 November "
                                                  "with SkinPen at 1.5 mm; the device label asks for 30 days, 14 have "
                                                  "passed.");
    BOOST_TEST(zone(chart, "forehead").word == "With reason");
    BOOST_TEST(zone(chart, "forehead").words == "with reason, better from 27 November. Treated on 30 October "
                                                "with Dermapen at 1.0 mm; 28 days are recommended, 23 have passed.");
    BOOST_TEST(zone(chart, "neck").word == "Safe");
    BOOST_TEST(zone(chart, "neck").words == "safe. None here or elsewhere.");
    // On the front of the body the face is one zone: as grave as the gravest part of it.
    BOOST_TEST((zone(chart, "face").tone == Tone::deny));
    BOOST_TEST(zone(chart, "face").words.starts_with("in part left cheek: healing, not before 8 December. "));
    BOOST_TEST(zone(chart, "face").brief.starts_with("Face, in part. Left cheek: healing, not before 8 December; "));
    BOOST_TEST((zone(chart, "scalp").tone == Tone::safe));
    BOOST_TEST(chart.view().answer == "The cheeks are healing; all clear on Tuesday 8 December.");
    BOOST_TEST(textOf(chart.view().earliest) ==
               "Cheeks | 8 Nov, SkinPen 1.5 mm | 8 Dec | device label, 30 days\n"
               "Forehead | 30 Oct, Dermapen 1.0 mm | today, better 27 Nov | 28 days recommended\n"
               "All other zones | none here or elsewhere | today | \n");
    BOOST_TEST(chart.view().sessions.rows.size() == 2);
    BOOST_TEST(textOf(chart.view().sessions.rows.front()).starts_with("8 Nov 2026 | Pen 1.5 mm, cheeks | "));

    chart.setDayOffset(16);
    BOOST_TEST(chart.view().mapTitle == "Healing on 8 December");
    BOOST_TEST(chart.view().mapNote == "in 16 days");
    BOOST_TEST(chart.view().dayWords == "Tue 8 Dec, in 16 days");
    BOOST_TEST(zone(chart, "cheek-left").word == "Safe");
    BOOST_TEST(zone(chart, "forehead").word == "Safe");
    chart.setDayOffset(1000);
    BOOST_TEST(chart.view().dayOffset == 730);
    BOOST_TEST(chart.view().dayWords == "Tue 21 Nov 2028, in 730 days");
    chart.setDayOffset(-3);
    BOOST_TEST(chart.view().dayOffset == 0);
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_heals_no_zone_and_says_who_said_so) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    const auto wrong = record(tomasz, {"neck"}, 1000, "2026-11-20");
    Chart chart{seat(), tomasz};
    BOOST_TEST(zone(chart, "neck").word == "Healing");
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{wrong, "charted on the wrong day"}, confirmed));
    chart.refresh();
    BOOST_TEST(zone(chart, "neck").word == "Safe");
    BOOST_TEST(chart.view().answer == "Every zone is safe today.");
    BOOST_REQUIRE(chart.view().sessions.rows.size() == 1U);
    const auto line = textOf(chart.view().sessions.rows.front());
    BOOST_TEST(line.find("Pen 1.0 mm, neck. Invalidated by Maya Lindqvist, 09:00: charted on the wrong day.") !=
                   std::string::npos,
               line);
    BOOST_TEST(line.ends_with("Invalidated"), line);
}

BOOST_AUTO_TEST_CASE(the_day_can_be_moved_past_everything_that_waits) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    Chart chart{seat(), tomasz};
    BOOST_TEST(chart.view().dayWords == "Sun 22 Nov, today");
    BOOST_TEST(chart.view().furthestDay == 56);
    model::AddExposure pills;
    pills.client = tomasz;
    pills.item = "isotretinoin-oral";
    pills.day = day("2026-11-01");
    apply(model::Change{pills});
    chart.refresh();
    BOOST_REQUIRE(chart.view().furthestDay > 56);
    chart.setDayOffset(chart.view().furthestDay);
    BOOST_TEST(zone(chart, "neck").word == "Safe");
    chart.setDayOffset(chart.view().furthestDay - 8);
    BOOST_TEST(zone(chart, "neck").word != "Safe");
}

BOOST_AUTO_TEST_CASE(what_another_treatment_holds_back_is_told_apart_from_healing) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    model::AddExposure toxin;
    toxin.client = tomasz;
    toxin.zones = zones({"forehead"});
    toxin.item = "botulinum-toxin";
    toxin.day = day("2026-11-16");
    apply(model::Change{toxin});
    Chart chart{seat(), tomasz};
    BOOST_TEST(zone(chart, "forehead").word == "Must wait");
    BOOST_TEST(zone(chart, "forehead").brief ==
               "Forehead: must wait, not before 30 November; botulinum toxin, at least 14 days");
    BOOST_TEST(zone(chart, "forehead").words.starts_with("must wait, not before 30 November. Botulinum "));
    BOOST_TEST(chart.view().answer == "The forehead must wait; all clear on Monday 30 November.");

    model::AddExposure pills;
    pills.client = tomasz;
    pills.item = "isotretinoin-oral";
    pills.day = day("2026-06-01");
    pills.ongoing = true;
    apply(model::Change{pills});
    chart.refresh();
    BOOST_TEST(zone(chart, "neck").word == "Not now");
    BOOST_TEST(zone(chart, "neck").brief == "Neck: not now; isotretinoin by mouth is being taken");
    BOOST_TEST(chart.view().answer == "Not now: isotretinoin by mouth is being taken.");
    BOOST_TEST((chart.view().answerTone == Tone::deny));
    BOOST_TEST(textOf(chart.view().exposures).find("whole client") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(history_from_elsewhere_takes_one_form) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    ExposureInput input;
    BOOST_TEST(chart.addExposure(input).at("what") == "Say what it was.");
    input.what = "needling:roller";
    BOOST_TEST(chart.addExposure(input).at("zones") == "Pick at least one zone.");
    input.zones = zones({"neck"});
    BOOST_TEST(chart.addExposure(input).at("day") == "Day is needed.");
    input.day = "2027-01-01"; // a needling elsewhere is recorded once it has been
    BOOST_TEST(chart.addExposure(input).contains("day"));
    input.day = "2026-11-10";
    input.depth = "deep";
    BOOST_TEST(chart.addExposure(input).contains("depth"));
    BOOST_TEST(chart.view().exposures.rows.empty());

    input.depth = "1.5";
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(chart.view().message.empty());
    BOOST_TEST(textOf(chart.view().exposures).starts_with("10 Nov 2026 | Roller 1.5 mm | neck"));
    BOOST_TEST(zone(chart, "neck").word == "Healing");
    BOOST_TEST(zone(chart, "abdomen").word == "Not known");
}

BOOST_AUTO_TEST_CASE(an_approximate_date_counts_from_its_latest_day) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    ExposureInput input;
    input.what = "dermal-filler";
    input.zones = zones({"abdomen"});
    input.when = ExposureInput::When::about;
    const auto newest = [&] { return textOf(chart.view().exposures.rows.front()); };
    input.day = "2026-10";
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(newest().starts_with("until about 31 Oct 2026 | Dermal filler | abdomen"));
    input.day = "2026"; // this year is not over
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(newest().starts_with("until about 22 Nov 2026"));
    input.day = "2026-12";
    BOOST_TEST(chart.addExposure(input).contains("day"));

    input.what = "botulinum-toxin";
    input.zones = zones({"forehead"});
    input.when = ExposureInput::When::within;
    input.day = "lately";
    BOOST_TEST(chart.addExposure(input).at("day") == "Say how many weeks, as a number from 1 to 520.");
    input.day = "3";
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(newest().starts_with("until about 22 Nov 2026 | Botulinum toxin | forehead"));
    BOOST_TEST(zone(chart, "forehead").word == "Must wait");
}

BOOST_AUTO_TEST_CASE(what_goes_on_stands_in_the_way_until_it_has_ended) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    Chart chart{seat(), tomasz};
    ExposureInput input;
    input.what = "isotretinoin-oral";
    input.zones = zones({"neck"}); // left over from another choice: this concerns the whole client
    input.day = "2026-02-01";
    input.ongoing = true;
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(chart.view().message.empty());
    const auto id = chart.view().exposures.rows.front().id;
    BOOST_TEST(textOf(chart.view().exposures).starts_with("since 1 Feb 2026 | Isotretinoin by mouth | whole client"));
    BOOST_TEST(chart.isGoingOn(id));
    BOOST_TEST(chart.view().answer == "Not now: isotretinoin by mouth is being taken.");

    BOOST_TEST(chart.endExposure(id, "").contains("day"));
    BOOST_TEST(chart.endExposure(id, "2026-01-31").contains("day"));
    BOOST_TEST(chart.endExposure(id, "2027-01-01").contains("day"));
    BOOST_TEST(chart.endExposure(id, "2026-03-01").empty());
    BOOST_TEST(!chart.isGoingOn(id));
    BOOST_TEST(textOf(chart.view().exposures).starts_with("1 Mar 2026 | Isotretinoin by mouth"));
    BOOST_TEST(chart.view().answer == "Every zone is safe today.");
}

BOOST_AUTO_TEST_CASE(what_is_planned_elsewhere_is_told_apart) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    ExposureInput input;
    input.what = "botulinum-toxin";
    input.zones = zones({"forehead"});
    input.day = "2027-03-03";
    BOOST_TEST(chart.addExposure(input).empty());
    BOOST_TEST(textOf(chart.view().exposures).starts_with("planned for 3 Mar 2027 | Botulinum toxin | forehead"));
    BOOST_TEST(zone(chart, "forehead").word == "Not known"); // a plan says nothing of what has been
}

BOOST_AUTO_TEST_CASE(a_few_letters_find_what_it_was) {
    const auto choices = exposureChoices(*access().rules());
    const auto first = [&](const char* typed) {
        const auto found = matching(choices, typed);
        return found.empty() ? std::string{} : found.front().code;
    };
    BOOST_TEST(matching(choices, "").size() == choices.size());
    BOOST_TEST(first("fill") == "dermal-filler");
    BOOST_TEST(first("BOTU") == "botulinum-toxin");
    BOOST_TEST(first("home") == "needling:home-roller");
    BOOST_TEST(first("medi vacc") == "vaccine");
    BOOST_TEST(first("xyz").empty());
}

BOOST_AUTO_TEST_CASE(the_last_screening_tells_what_was_answered_with_yes) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    BOOST_TEST(chart.view().lastScreening.empty());
    const auto answered = [&](const char* question, bool yes) {
        return model::ScreeningAnswer{.question = question, .yes = yes, .day = {}, .zones = {}, .clearance = {}};
    };
    apply(model::RecordScreening{tomasz, std::nullopt, {answered("pregnant", false)}});
    chart.refresh();
    BOOST_TEST(chart.view().lastScreening.title.starts_with("Last screening "));
    BOOST_TEST(chart.view().lastScreening.text == "Every question was answered with no.");
    auto keloid = answered("keloid", true);
    keloid.clearance = model::MedicalClearance{"Dr Marsh", day("2026-11-20"), "small area first"};
    apply(model::RecordScreening{tomasz, std::nullopt, {keloid}});
    chart.refresh();
    BOOST_TEST(chart.view().lastScreening.text ==
               "Tendency to keloids or raised scars: Dr Marsh decided on 20 Nov: small area first");
}

BOOST_AUTO_TEST_CASE(a_reaction_stands_in_the_banner_until_it_is_closed) {
    const auto tomasz = client("Tomasz", "Wilk");
    Chart chart{seat(), tomasz};
    ReactionInput input;
    BOOST_TEST(chart.addReaction(input).size() == 2);
    input.kind = "infection";
    input.onset = "2026-11-20";
    input.zones = zones({"cheeks"});
    input.severity = model::Severity::severe;
    BOOST_TEST(chart.addReaction(input).empty());
    BOOST_REQUIRE(chart.view().mustNotMiss.size() == 1);
    BOOST_TEST(chart.view().mustNotMiss.front().title == "Open reaction: infection.");
    BOOST_TEST(chart.view().mustNotMiss.front().text.starts_with("Severe since 20 Nov, cheeks."));
    const auto reaction = chart.view().reactions.rows.front().id;
    BOOST_TEST(chart.view().mayClose == std::vector{reaction}, boost::test_tools::per_element());
    BOOST_TEST(chart.isOpen(reaction));
    chart.closeReaction(reaction, "healed with antibiotics");
    BOOST_TEST(!chart.isOpen(reaction));
    BOOST_TEST(chart.view().message.empty());
    BOOST_TEST(chart.view().mustNotMiss.empty());
    BOOST_TEST(textOf(chart.view().reactions).find("Closed 22 Nov") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_dead_and_children_are_never_missed) {
    auto child = access().client(client("Ada", "Berg", "2012-01-01")).value();
    BOOST_TEST(Chart(seat(), child.id).view().mustNotMiss.front().title == "Under 18.");
    auto gone = access().client(client("Ola", "Berg", "1950-01-01")).value();
    gone.deceased = day("2026-10-01");
    edit(gone);
    const Chart chart{seat(), gone.id};
    BOOST_TEST(chart.view().mustNotMiss.front().title == "Deceased");
    BOOST_TEST(!chart.view().mayStart);
    BOOST_TEST(chart.view().whyNotStart == "The client is recorded as deceased.");
}

BOOST_AUTO_TEST_CASE(another_protocol_can_be_looked_at) {
    const auto tomasz = client("Tomasz", "Wilk");
    historyTaken(tomasz);
    Chart chart{seat(), tomasz};
    chart.setProtocol(model::Modality::rf, model::Depth{2000});
    BOOST_TEST(chart.view().protocol == "RF, 2.0 mm");
    BOOST_TEST(zone(chart, "neck").word == "Safe");
}

BOOST_AUTO_TEST_SUITE_END()
