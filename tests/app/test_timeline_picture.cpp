// The drawing of the timeline: things stand where their days are, and nothing lies over anything else.
#include "app/present/text.h"
#include "app/present/timeline.h"
#include "app/report/timeline_picture.h"

#include "tests/app/clinic.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace timeline_picture {

using namespace app_test;
using present::Timeline;
using present::TimelineTarget;
using present::TimelineView;
using present::TimelineZoom;

constexpr double widths[]{380, 700, 1200};
constexpr TimelineZoom zooms[]{TimelineZoom::month, TimelineZoom::quarter, TimelineZoom::year, TimelineZoom::all};

template <class Shape>
std::vector<Shape> all(const report::Picture& picture) {
    std::vector<Shape> found;
    for (const auto& shape : picture.shapes) {
        if (const auto* one = std::get_if<Shape>(&shape)) {
            found.push_back(*one);
        }
    }
    return found;
}

/// What a label can cover: its letters as estimated, or less where it is cut.
report::Box boxOf(const report::Label& label) {
    const auto estimate = report::estimatedWidth(label.text, label.size, label.bold);
    const auto width = label.widest > 0 ? std::min(label.widest, estimate) : estimate;
    const auto x = label.align == report::Align::left     ? label.at.x
                   : label.align == report::Align::centre ? label.at.x - width / 2
                                                          : label.at.x - width;
    return {x, label.at.y - label.size, width, label.size};
}
bool overlap(const report::Box& a, const report::Box& b) {
    constexpr double hair = 0.01;
    return a.x + hair < b.x + b.width && b.x + hair < a.x + a.width && a.y + hair < b.y + b.height &&
           b.y + hair < a.y + a.height;
}
std::vector<report::Spot> spotsOf(const report::Picture& picture, std::int64_t target) {
    std::vector<report::Spot> found;
    std::ranges::copy_if(picture.spots, std::back_inserter(found),
                         [&](const report::Spot& spot) { return spot.target == target; });
    return found;
}

/// Much of everything: a course on three zones, some of it close together, a drug, a filler, a reaction, a plan.
struct Busy : Clinic {
    Busy() {
        historyTaken(anna);
        for (const auto* on : {"2024-02-10", "2024-03-12", "2025-05-02", "2026-05-02", "2026-06-04", "2026-07-08",
                               "2026-09-01", "2026-09-20", "2026-10-29"}) {
            sessions.push_back(record(anna, {"cheek-left", "cheek-right", "forehead"}, 1000, on));
        }
        sessions.push_back(record(anna, {"chin", "forehead"}, 1500, "2026-11-08"));
        model::AddExposure drug;
        drug.client = anna;
        drug.item = "isotretinoin-oral";
        drug.day = day("2026-06-01");
        drug.ongoing = true;
        apply(drug);
        model::AddExposure toxin;
        toxin.client = anna;
        toxin.item = "botulinum-toxin";
        toxin.zones = zones({"forehead"});
        toxin.day = day("2026-11-01");
        toxin.approximate = true;
        apply(toxin);
        model::AddReaction reaction;
        reaction.client = anna;
        reaction.kind = present::reactionKinds().front().code;
        reaction.zones = zones({"chin"});
        reaction.onset = day("2026-11-10");
        apply(reaction);
    }
    model::ClientId anna = client("Anna", "Berg");
    std::vector<model::SessionId> sessions;
};

} // namespace timeline_picture

BOOST_FIXTURE_TEST_SUITE(timeline_picture, Busy)

BOOST_AUTO_TEST_CASE(later_days_stand_further_to_the_right) {
    Timeline timeline{seat(), anna};
    for (const auto zoom : zooms) {
        timeline.zoomTo(zoom);
        const auto& view = timeline.view();
        for (const auto width : widths) {
            double before = -1;
            for (auto at = view.from; at <= view.until; at += model::Days{1}) {
                const auto x = report::timelineX(view, width, at);
                BOOST_REQUIRE(x > before);
                before = x;
                if (at < view.until) {
                    BOOST_REQUIRE((report::timelineDay(view, width, x + 0.01) == at));
                }
            }
            BOOST_TEST(before <= width);
        }
    }
    timeline.zoomTo(TimelineZoom::all);
    const auto picture = report::timelinePicture(timeline.view(), 1200);
    double before = 0;
    for (const auto& session : sessions) {
        const auto spots = spotsOf(picture, TimelineTarget{TimelineTarget::Kind::session, session.value}.key());
        BOOST_REQUIRE(!spots.empty());
        BOOST_TEST(spots.front().box.x > before);
        before = spots.front().box.x;
    }
}

BOOST_AUTO_TEST_CASE(a_window_ends_where_the_floor_day_begins) {
    Timeline timeline{seat(), anna};
    for (const auto zoom : {TimelineZoom::quarter, TimelineZoom::year}) {
        timeline.zoomTo(zoom, today());
        const auto& view = timeline.view();
        const auto picture = report::timelinePicture(view, 900);
        const auto bars = all<report::Bar>(picture);
        std::size_t met = 0;
        for (const auto& lane : view.lanes) {
            for (const auto& item : lane.items) {
                for (const auto& window : item.windows) {
                    if (window.endless || window.from < view.from || window.until > view.until) {
                        continue;
                    }
                    const bool denies = window.tone == present::Tone::deny;
                    BOOST_TEST(std::ranges::any_of(bars, [&](const report::Bar& bar) {
                        return std::abs(bar.box.x - report::timelineX(view, 900, window.from)) < 0.01 &&
                               std::abs(bar.box.x + bar.box.width - report::timelineX(view, 900, window.until)) <
                                   0.01 &&
                               bar.tone == (denies ? report::Tone::deny : report::Tone::warn) &&
                               bar.hatch == (denies ? report::Hatch::cross : report::Hatch::diagonal);
                    }));
                    ++met;
                }
            }
        }
        BOOST_TEST(met > 2U);
    }
}

BOOST_AUTO_TEST_CASE(every_item_has_a_spot_with_its_words_inside_the_drawing) {
    Timeline timeline{seat(), anna};
    for (const auto zoom : zooms) {
        timeline.zoomTo(zoom);
        for (const auto width : widths) {
            const auto picture = report::timelinePicture(timeline.view(), width);
            BOOST_TEST(picture.width == width);
            std::size_t items = 0;
            for (const auto& lane : timeline.view().lanes) {
                for (const auto& item : lane.items) {
                    ++items;
                    BOOST_TEST(std::ranges::any_of(picture.spots, [&](const report::Spot& spot) {
                        return spot.target == item.key && spot.words == item.words;
                    }));
                }
            }
            BOOST_TEST(picture.spots.size() == items);
            for (const auto& spot : picture.spots) {
                BOOST_TEST(spot.box.x >= 0);
                BOOST_TEST(spot.box.y >= 0);
                BOOST_TEST(spot.box.width > 0);
                BOOST_TEST(spot.box.x + spot.box.width <= picture.width);
                BOOST_TEST(spot.box.y + spot.box.height <= picture.height);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_words_lie_over_others_at_any_zoom) {
    Timeline timeline{seat(), anna};
    for (const auto zoom : zooms) {
        for (const auto width : widths) {
            timeline.zoomTo(zoom);
            const auto picture = report::timelinePicture(timeline.view(), width);
            const auto labels = all<report::Label>(picture);
            BOOST_TEST(labels.size() > timeline.view().lanes.size());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                const auto box = boxOf(labels[i]);
                BOOST_TEST(box.x >= 0);
                BOOST_TEST(box.x + box.width <= width + 0.01, labels[i].text << " leaves the drawing at " << width);
                for (std::size_t j = i + 1; j < labels.size(); ++j) {
                    BOOST_TEST(!overlap(box, boxOf(labels[j])),
                               labels[i].text << " over " << labels[j].text << " at " << width);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(spots_do_not_cover_each_other) {
    Timeline timeline{seat(), anna};
    for (const auto zoom : zooms) {
        timeline.zoomTo(zoom);
        const auto picture = report::timelinePicture(timeline.view(), 1200);
        for (std::size_t i = 0; i < picture.spots.size(); ++i) {
            for (std::size_t j = i + 1; j < picture.spots.size(); ++j) {
                BOOST_TEST(!overlap(picture.spots[i].box, picture.spots[j].box),
                           picture.spots[i].words << " / " << picture.spots[j].words);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(today_is_a_line_with_its_word_where_it_is_in_sight) {
    Timeline timeline{seat(), anna};
    const auto lineAt = [&](const report::Picture& picture) {
        double found = std::numeric_limits<double>::quiet_NaN();
        for (const auto& stroke : all<report::Stroke>(picture)) {
            if (stroke.tone == report::Tone::accent) {
                found = stroke.points.front().x;
            }
        }
        return found;
    };
    const auto saysToday = [](const report::Picture& picture) {
        return std::ranges::any_of(all<report::Label>(picture),
                                   [](const report::Label& label) { return label.text == "today"; });
    };
    const auto now = report::timelinePicture(timeline.view(), 900);
    BOOST_TEST(lineAt(now) > report::timelineX(timeline.view(), 900, today()));
    BOOST_TEST(lineAt(now) < report::timelineX(timeline.view(), 900, today() + model::Days{1}));
    BOOST_TEST(saysToday(now));

    timeline.zoomTo(TimelineZoom::month, today());
    while (timeline.view().mayGoEarlier) {
        timeline.earlier();
    }
    const auto then = report::timelinePicture(timeline.view(), 900);
    BOOST_TEST(std::isnan(lineAt(then)));
    BOOST_TEST(!saysToday(then));
}

BOOST_AUTO_TEST_CASE(three_hundred_sessions_keep_their_lane_low) {
    TimelineView view;
    view.from = day("2016-01-01");
    view.until = day("2026-01-01");
    view.lanes.push_back({"Cheeks", {}});
    for (int i = 0; i < 300; ++i) {
        present::TimelineItem item;
        item.key = TimelineTarget{TimelineTarget::Kind::session, i + 1}.key();
        item.mark = present::TimelineMark::session;
        item.from = view.from + model::Days{12 * i};
        item.until = item.from + model::Days{1};
        item.label = "Pen 0.5 mm";
        item.windows = {{item.from, item.from + model::Days{7}, present::Tone::deny, false}};
        view.lanes.front().items.push_back(item);
    }
    const auto picture = report::timelinePicture(view, 1100);
    BOOST_TEST(picture.spots.size() == 300U);
    BOOST_TEST(picture.height < 400);
}

BOOST_AUTO_TEST_CASE(on_paper_no_lane_is_cut_and_none_is_lost) {
    TimelineView view;
    view.from = day("2026-01-01");
    view.until = day("2027-01-01");
    view.legend = {{"Must be left alone", present::Tone::deny}};
    for (int i = 0; i < 40; ++i) {
        present::TimelineItem item;
        item.key = TimelineTarget{TimelineTarget::Kind::session, i + 1}.key();
        item.from = view.from + model::Days{7 * i};
        item.until = item.from + model::Days{1};
        view.lanes.push_back({"Zone " + std::to_string(i), {item}});
    }
    const auto pictures = report::timelinePictures(view, 498, 300, 600);
    BOOST_TEST(pictures.size() > 2U);
    std::int64_t next = 1;
    for (const auto& picture : pictures) {
        BOOST_TEST(picture.height <= (next == 1 ? 300 : 600));
        for (const auto& spot : picture.spots) {
            BOOST_TEST(present::timelineTarget(spot.target)->id == next);
            ++next;
        }
    }
    BOOST_TEST(next == 41);
}

BOOST_AUTO_TEST_CASE(the_legend_has_all_its_words_however_narrow_the_drawing) {
    Timeline timeline{seat(), anna};
    for (const auto width : widths) {
        const auto picture = report::timelinePicture(timeline.view(), width);
        for (const auto& entry : timeline.view().legend) {
            BOOST_TEST(std::ranges::any_of(all<report::Label>(picture), [&](const report::Label& label) {
                return label.text == entry.text && boxOf(label).y + label.size <= picture.height;
            }));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
