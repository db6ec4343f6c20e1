// The timeline: what stands where, how long it asks to be left alone, and moving about in time.
#include "app/present/text.h"
#include "app/present/timeline.h"
#include "app/report/pages.h"
#include "app/report/timeline_document.h"

#include "tests/app/clinic.h"

#include <algorithm>
#include <set>

namespace timeline {

using namespace app_test;
using present::Timeline;
using present::TimelineItem;
using present::TimelineLane;
using present::TimelineMark;
using present::TimelineTarget;
using present::TimelineZoom;
using present::Tone;

const TimelineLane* laneOf(const Timeline& timeline, const std::string& name) {
    const auto& lanes = timeline.view().lanes;
    const auto found = std::ranges::find(lanes, name, &TimelineLane::name);
    return found == lanes.end() ? nullptr : &*found;
}
const TimelineItem& only(const Timeline& timeline, const std::string& lane) {
    const auto* found = laneOf(timeline, lane);
    BOOST_REQUIRE_MESSAGE(found != nullptr, "no lane " << lane);
    BOOST_REQUIRE(found->items.size() == 1);
    return found->items.front();
}
std::vector<std::string> laneNames(const Timeline& timeline) {
    std::vector<std::string> names;
    for (const auto& lane : timeline.view().lanes) {
        names.push_back(lane.name);
    }
    return names;
}

model::AddExposure exposure(model::ClientId client, const char* item, const char* onDay,
                            std::initializer_list<const char*> where = {}, bool ongoing = false) {
    model::AddExposure made;
    made.client = client;
    made.item = item;
    made.day = day(onDay);
    made.zones = zones(where);
    made.ongoing = ongoing;
    return made;
}
model::AddReaction reaction(model::ClientId client, const char* onset, std::initializer_list<const char*> where) {
    model::AddReaction made;
    made.client = client;
    made.kind = present::reactionKinds().front().code;
    made.onset = day(onset);
    made.zones = zones(where);
    return made;
}

struct Treated : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk");
};

} // namespace timeline

BOOST_FIXTURE_TEST_SUITE(timeline, Treated)

BOOST_AUTO_TEST_CASE(a_client_without_a_record_says_what_will_stand_here) {
    const Timeline timeline{seat(), tomasz};
    BOOST_TEST(timeline.view().name == "Tomasz Wilk");
    BOOST_TEST(timeline.view().lanes.empty());
    BOOST_TEST(timeline.view().line.empty());
    BOOST_TEST(timeline.view().empty.starts_with("Sessions, what was done elsewhere"));
    BOOST_TEST(timeline.view().empty == timeline.view().records.empty);
}

BOOST_AUTO_TEST_CASE(a_session_asks_its_zones_to_heal_as_long_as_the_chart_says) {
    // As on the chart: 30 days by the label; 14 days and 28 recommended by the table.
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", skinPen());
    model::Device dermapen;
    dermapen.name = "Dermapen";
    record(tomasz, {"forehead"}, 1000, "2026-10-30", model::DeviceId{apply(model::AddDevice{dermapen})});
    const Timeline timeline{seat(), tomasz};
    BOOST_TEST(timeline.view().line == "2 sessions");

    const auto& cheeks = only(timeline, "Cheeks");
    BOOST_TEST((cheeks.mark == TimelineMark::session));
    BOOST_TEST(cheeks.label == "Pen 1.5 mm");
    BOOST_REQUIRE(!cheeks.windows.empty());
    BOOST_TEST(
        (cheeks.windows.front() == present::HealingWindow{day("2026-11-08"), day("2026-12-08"), Tone::deny, false}));
    BOOST_TEST(cheeks.words == "8 Nov 2026, cheeks: Pen 1.5 mm, signed. Not before 8 Dec 2026.");

    const auto& forehead = only(timeline, "Forehead");
    BOOST_REQUIRE(forehead.windows.size() == 2);
    BOOST_TEST((forehead.windows[0].tone == Tone::deny));
    BOOST_TEST((forehead.windows[1].tone == Tone::warn));
    BOOST_TEST((forehead.windows[0].until == forehead.windows[1].from));
    BOOST_TEST((forehead.windows[1].until == day("2026-11-27")));

    // The same days as the assessment, zone by zone: the day before the floor denies, the floor allows.
    for (const auto& [lane, area] : {std::pair{"Cheeks", "cheek-left"}, std::pair{"Forehead", "forehead"}}) {
        const auto floor = only(timeline, lane).windows.front().until;
        const auto verdict = [&](model::Day on) {
            const auto outlook = model::assess(plan(tomasz, {area}, 1000), access().history(tomasz), *access().rules(),
                                               on, model::Act::start);
            return outlook.zones.front().earliest;
        };
        BOOST_TEST((verdict(floor - model::Days{1}) == floor));
        BOOST_TEST((verdict(floor) == floor));
    }
}

BOOST_AUTO_TEST_CASE(a_session_entered_in_error_stands_there_without_healing) {
    const auto wrong = record(tomasz, {"forehead"}, 1000, "2026-11-08");
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{wrong, "entered twice"}, confirmed));
    const Timeline timeline{seat(), tomasz};
    const auto& forehead = only(timeline, "Forehead");
    BOOST_TEST(forehead.windows.empty());
    BOOST_TEST(forehead.words == "8 Nov 2026, forehead: Pen 1.0 mm, invalidated. "
                                 "Invalidated by Maya Lindqvist, 09:00: entered twice.");
}

BOOST_AUTO_TEST_CASE(zones_of_which_the_same_is_told_share_a_lane) {
    record(tomasz, {"forehead", "cheek-left", "cheek-right"}, 1000, "2026-09-01");
    {
        const Timeline timeline{seat(), tomasz};
        BOOST_TEST(timeline.view().lanes.size() == 1);
    }
    record(tomasz, {"cheek-left", "cheek-right"}, 1000, "2026-11-01");
    const Timeline timeline{seat(), tomasz};
    BOOST_TEST(laneNames(timeline) == (std::vector<std::string>{"Forehead", "Cheeks"}),
               boost::test_tools::per_element());
    BOOST_TEST(laneOf(timeline, "Cheeks")->items.size() == 2);
    BOOST_TEST(timeline.view().records.rows.size() == 2);
    BOOST_TEST(textOf(timeline.view().records.rows.front()).starts_with("1 Nov 2026 | Pen 1.0 mm | cheeks | Signed"));
}

BOOST_AUTO_TEST_CASE(what_concerns_the_whole_client_stands_first_and_may_go_on) {
    record(tomasz, {"chin"}, 1000, "2026-09-01");
    apply(exposure(tomasz, "isotretinoin-oral", "2026-06-01", {}, true));
    apply(exposure(tomasz, "botulinum-toxin", "2026-11-15", {"forehead"}));
    const Timeline timeline{seat(), tomasz};
    BOOST_TEST(laneNames(timeline) == (std::vector<std::string>{"Whole client", "Forehead", "Chin"}),
               boost::test_tools::per_element());
    const auto& pills = only(timeline, "Whole client");
    BOOST_TEST(pills.goesOn);
    BOOST_TEST((pills.until == day("2026-11-23"))); // today included
    BOOST_REQUIRE(pills.windows.size() == 1);
    BOOST_TEST(pills.windows.front().endless);
    BOOST_TEST(pills.words == "Since 1 Jun 2026, whole client: Isotretinoin by mouth, goes on. "
                              "No needling while it goes on.");
    const auto& toxin = only(timeline, "Forehead");
    BOOST_TEST((toxin.mark == TimelineMark::event));
    BOOST_REQUIRE(toxin.windows.size() == 1);
    BOOST_TEST((toxin.windows.front().until == day("2026-11-29")));
    BOOST_TEST(timeline.view().line == "1 session, 2 entries from elsewhere");
}

BOOST_AUTO_TEST_CASE(an_approximate_needling_elsewhere_says_so_and_heals_like_any_other) {
    model::AddExposure roller;
    roller.client = tomasz;
    roller.zones = zones({"neck"});
    roller.modality = model::Modality::roller;
    roller.depth = model::Depth{1500};
    roller.day = day("2026-11-10");
    roller.approximate = true;
    apply(roller);
    const Timeline timeline{seat(), tomasz};
    const auto& neck = only(timeline, "Neck");
    BOOST_TEST(neck.approximate);
    BOOST_TEST(neck.label == "about: roller 1.5 mm");
    BOOST_REQUIRE(!neck.windows.empty());
    const auto outlook = model::assess(plan(tomasz, {"neck"}, 1000), access().history(tomasz), *access().rules(),
                                       today(), model::Act::start);
    BOOST_TEST((neck.windows.front().until == outlook.zones.front().earliest));
}

BOOST_AUTO_TEST_CASE(what_is_planned_elsewhere_asks_for_days_before_it) {
    apply(exposure(tomasz, "botulinum-toxin", "2026-12-20", {"forehead"}));
    const Timeline timeline{seat(), tomasz};
    const auto& toxin = only(timeline, "Forehead");
    BOOST_TEST((toxin.mark == TimelineMark::planned));
    BOOST_REQUIRE(toxin.windows.size() == 2);
    // 14 days before: a needling on 6 December is just early enough.
    BOOST_TEST((toxin.windows[0].from == day("2026-12-07")));
    BOOST_TEST((toxin.windows[0].until == day("2026-12-20")));
    BOOST_TEST((toxin.windows[1].until == day("2027-01-03")));
    const auto may = [&](const char* on) {
        const auto assessment = model::assess(plan(tomasz, {"forehead"}, 500), access().history(tomasz),
                                              *access().rules(), day(on), model::Act::start);
        return std::ranges::none_of(assessment.findings, [](const model::Finding& finding) {
            return finding.kind == model::RuleKind::washOutFloor;
        });
    };
    BOOST_TEST(may("2026-12-06"));
    BOOST_TEST(!may("2026-12-07"));
}

BOOST_AUTO_TEST_CASE(a_reaction_lasts_until_it_is_closed) {
    const auto id = apply(reaction(tomasz, "2026-11-10", {"chin"}));
    Timeline timeline{seat(), tomasz};
    BOOST_TEST(only(timeline, "Chin").goesOn);
    BOOST_TEST((only(timeline, "Chin").tone == Tone::deny));
    apply(model::CloseReaction{model::ReactionId{id}, day("2026-11-20"), "settled"});
    timeline.refresh();
    const auto& closed = only(timeline, "Chin");
    BOOST_TEST(!closed.goesOn);
    BOOST_TEST((closed.tone == Tone::neutral));
    BOOST_TEST((closed.from == day("2026-11-10")));
    BOOST_TEST((closed.until == day("2026-11-21")));
    BOOST_TEST((present::timelineTarget(closed.key) == TimelineTarget{TimelineTarget::Kind::reaction, id}));
}

BOOST_AUTO_TEST_CASE(a_planned_session_that_comes_too_early_says_so) {
    historyTaken(tomasz);
    const auto session = planned(plan(tomasz, {"chin"}, 1000), day("2026-12-01"), 600);
    Timeline timeline{seat(), tomasz};
    BOOST_TEST((only(timeline, "Chin").mark == TimelineMark::planned));
    BOOST_TEST((only(timeline, "Chin").tone == Tone::info));
    BOOST_TEST(only(timeline, "Chin").label == "planned: pen 1.0 mm");
    BOOST_TEST(timeline.opensDesk(session));

    const auto past = record(tomasz, {"chin"}, 1500, "2026-11-21");
    timeline.refresh();
    const auto& items = laneOf(timeline, "Chin")->items;
    BOOST_REQUIRE(items.size() == 2);
    BOOST_TEST((items.back().tone == Tone::deny));
    BOOST_TEST(items.back().words.find("Planned too early: not before ") != std::string::npos);
    BOOST_TEST(textOf(timeline.view().records.rows.front()).find("Too early") != std::string::npos);
    BOOST_TEST(!timeline.opensDesk(past));
}

BOOST_AUTO_TEST_CASE(cancelled_plans_are_left_out) {
    historyTaken(tomasz);
    const auto session = planned(plan(tomasz, {"chin"}, 1000), day("2026-12-01"), 600);
    apply(model::CancelSession{session, "ill", false});
    BOOST_TEST(Timeline(seat(), tomasz).view().lanes.empty());
}

BOOST_AUTO_TEST_CASE(zooming_keeps_the_place_and_stops_at_both_ends) {
    record(tomasz, {"chin"}, 1000, "2022-03-01");
    record(tomasz, {"chin"}, 1000, "2026-11-01");
    Timeline timeline{seat(), tomasz};
    BOOST_TEST((timeline.view().zoom == TimelineZoom::year));
    BOOST_TEST(timeline.view().outside == "1 earlier");
    BOOST_TEST(timeline.view().records.rows.size() == 1);
    const auto share = [&](model::Day at) {
        const auto& view = timeline.view();
        return static_cast<double>((at - view.from).count()) / (view.until - view.from).count();
    };
    const auto inside = [&](model::Day at) { return timeline.view().from <= at && at < timeline.view().until; };
    const auto before = share(day("2026-11-01")); // of the chosen record
    timeline.zoomIn();
    BOOST_TEST((timeline.view().zoom == TimelineZoom::quarter));
    BOOST_TEST(std::abs(share(day("2026-11-01")) - before) < 0.02);
    timeline.zoomIn(day("2026-11-01"));
    BOOST_TEST((timeline.view().zoom == TimelineZoom::month));
    BOOST_TEST(inside(day("2026-11-01")));
    BOOST_TEST(!timeline.view().mayZoomIn);
    timeline.zoomIn();
    BOOST_TEST((timeline.view().zoom == TimelineZoom::month));
    timeline.zoomTo(TimelineZoom::all);
    BOOST_TEST(!timeline.view().mayZoomOut);
    BOOST_TEST(!timeline.view().mayGoEarlier);
    BOOST_TEST(inside(day("2022-03-01")));
    BOOST_TEST(inside(today()));
    BOOST_TEST(timeline.view().outside.empty());
    BOOST_TEST(timeline.view().records.rows.size() == 2);
}

BOOST_AUTO_TEST_CASE(walking_through_time_ends_where_the_records_do) {
    record(tomasz, {"chin"}, 1000, "2024-03-01");
    Timeline timeline{seat(), tomasz};
    BOOST_TEST((timeline.view().zoom == TimelineZoom::all)); // nothing lies in the last year
    timeline.zoomTo(TimelineZoom::quarter, today());
    int steps = 0;
    while (timeline.view().mayGoEarlier && steps < 100) {
        const auto from = timeline.view().from;
        timeline.earlier();
        BOOST_REQUIRE((timeline.view().from < from));
        ++steps;
    }
    BOOST_TEST(steps < 100);
    BOOST_TEST((timeline.view().from <= day("2024-03-01")));
    BOOST_TEST(timeline.view().records.rows.size() == 1);
    while (timeline.view().mayGoLater && steps < 200) {
        timeline.later();
        ++steps;
    }
    BOOST_TEST(steps < 200);
    BOOST_TEST((timeline.view().until > today()));
}

BOOST_AUTO_TEST_CASE(the_chosen_record_is_told_in_full) {
    const auto session = record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", skinPen());
    Timeline timeline{seat(), tomasz};
    timeline.choose(0);
    BOOST_TEST(timeline.view().detail.empty());
    const TimelineTarget target{TimelineTarget::Kind::session, session.value};
    timeline.choose(target.key());
    BOOST_TEST(timeline.view().chosen == target.key());
    BOOST_TEST(timeline.view().detail.title == "8 Nov 2026: Pen 1.5 mm, cheeks");
    BOOST_TEST(timeline.view().detail.text == "Signed. Not before 8 Dec 2026.");
}

BOOST_AUTO_TEST_CASE(targets_survive_the_way_through_one_number) {
    for (const auto kind :
         {TimelineTarget::Kind::session, TimelineTarget::Kind::exposure, TimelineTarget::Kind::reaction}) {
        const TimelineTarget target{kind, 41};
        BOOST_TEST((present::timelineTarget(target.key()) == target));
    }
    BOOST_TEST(!present::timelineTarget(0).has_value());
    BOOST_TEST(!present::timelineTarget(7).has_value());
}

BOOST_AUTO_TEST_CASE(ticks_suit_the_length_of_time) {
    const auto textsOf = [](const char* from, const char* until) {
        std::vector<std::string> texts;
        for (const auto& tick : present::timelineTicks(day(from), day(until))) {
            if (!tick.text.empty()) {
                texts.push_back(tick.text);
            }
        }
        return texts;
    };
    BOOST_TEST(textsOf("2026-11-01", "2026-12-01") ==
                   (std::vector<std::string>{"2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"}),
               boost::test_tools::per_element());
    BOOST_TEST(textsOf("2026-11-15", "2027-02-15") == (std::vector<std::string>{"Dec", "2027", "Feb"}),
               boost::test_tools::per_element());
    BOOST_TEST(textsOf("2020-06-01", "2023-06-01") == (std::vector<std::string>{"2021", "2022", "2023"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_begins_with_the_newest_past_record_of_those_in_sight) {
    const auto keyOf = [](model::SessionId id) {
        return TimelineTarget{TimelineTarget::Kind::session, id.value}.key();
    };
    historyTaken(tomasz);
    const auto old = record(tomasz, {"chin"}, 1000, "2025-01-10");
    BOOST_TEST(Timeline(seat(), tomasz).view().chosen == keyOf(old)); // nothing in this year: all is shown
    record(tomasz, {"chin"}, 1000, "2026-05-10");
    const auto last = record(tomasz, {"forehead"}, 1000, "2026-10-30");
    planned(plan(tomasz, {"chin"}, 1000), day("2026-12-20"), 600);
    BOOST_TEST(Timeline(seat(), tomasz).view().chosen == keyOf(last));
    const auto ana = client("Ana", "Reyes");
    historyTaken(ana);
    const auto first = planned(plan(ana, {"chin"}, 1000), day("2026-12-01"), 600);
    planned(plan(ana, {"chin"}, 1000), day("2027-01-29"), 600);
    BOOST_TEST(Timeline(seat(), ana).view().chosen == keyOf(first)); // nothing has happened: what comes first
}

BOOST_AUTO_TEST_CASE(on_paper_it_is_what_is_shown_and_entered_in_the_trail_of_the_client) {
    record(tomasz, {"cheek-left", "cheek-right"}, 1500, "2026-11-08", skinPen());
    auto about = exposure(tomasz, "botulinum-toxin", "2026-09-15", {"forehead"});
    about.approximate = true;
    apply(about);
    apply(exposure(tomasz, "isotretinoin-oral", "2026-08-05", {}, true));
    Timeline timeline{seat(), tomasz};
    report::Document document;
    const auto make = [&](present::ReportUse use) {
        timeline.onPaper(
            use, [&](const present::TimelineOnPaper& paper) { document = report::timelineDocument(paper); },
            [](const present::Message& why) { BOOST_ERROR(why.text); });
    };
    const auto entries = access().trail(std::nullopt, 1).total;
    make(present::ReportUse::look);
    BOOST_TEST(document.sequence == 0);
    BOOST_TEST(access().trail(std::nullopt, 1).total == entries);
    make(present::ReportUse::pdf);
    BOOST_TEST(document.sequence == entries + 1);
    const auto entry = access().trail(std::nullopt, 1).rows.front();
    BOOST_TEST(entry.verb == "report.make");
    BOOST_TEST(entry.subject.text == access().client(tomasz)->uid.text);
    BOOST_TEST(document.title == "Timeline of Tomasz Wilk");
    BOOST_TEST(document.clinic == "Harley Street Skin");
    BOOST_TEST(document.facts.front().value == timeline.view().range);

    BOOST_REQUIRE(document.blocks.size() == 2U);
    const auto& drawing = std::get<report::PictureBlock>(document.blocks.front()).picture;
    BOOST_TEST(drawing.spots.size() == 3U);
    const auto& table = std::get<report::Table>(document.blocks.back());
    BOOST_REQUIRE(table.rows.size() == 3U);
    // The newest first; in a file days that a program can read.
    BOOST_TEST(table.rows[0][0].text == "8 Nov 2026");
    BOOST_TEST(table.rows[0][0].data == "2026-11-08");
    BOOST_TEST(table.rows[0][1].text == "Pen 1.5 mm");
    BOOST_TEST(table.rows[0][3].text == "Signed");
    BOOST_TEST(table.rows[1][0].data == "2026-09-15~");
    BOOST_TEST(table.rows[2][0].data == "2026-08-05/..");
    BOOST_TEST(report::layOut(document, report::Paper::letter).count() == 1);
    BOOST_TEST(timeline.fileName() == "timeline-2026-03-11-to-2027-03-11");
}

BOOST_AUTO_TEST_SUITE_END()
