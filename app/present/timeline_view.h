#pragma once
// What the timeline shows, ready to be drawn and read.

#include "app/present/healing_windows.h"
#include "app/present/report_stamp.h"
#include "app/present/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace present {

enum class TimelineZoom { month, quarter, year, all };

/// The record behind something on the timeline.
struct TimelineTarget {
    enum class Kind { session, exposure, reaction };
    Kind kind{};
    std::int64_t id = 0;

    std::int64_t key() const { return id * 4 + static_cast<std::int64_t>(kind); } ///< one number for lists and pictures
    bool operator==(const TimelineTarget&) const = default;
};
std::optional<TimelineTarget> timelineTarget(std::int64_t key); ///< nothing for 0

/// What it is drawn as.
enum class TimelineMark { session, planned, event, reaction };

struct TimelineItem {
    std::int64_t key = 0; ///< of its target; the same in every lane in which the record stands
    TimelineMark mark{};
    Tone tone = Tone::neutral; ///< deny: an open reaction, a plan that comes too early
    model::Day from{};
    model::Day until{};       ///< the day after its last; of what goes on, tomorrow
    bool goesOn = false;      ///< no end is known
    bool approximate = false; ///< `from` is the latest day it can have been
    std::vector<HealingWindow> windows;
    std::string label; ///< "Pen 1.5 mm"
    std::string words; ///< all of it in sentences
    bool operator==(const TimelineItem&) const = default;
};

struct TimelineLane {
    std::string name; ///< "Whole client", "cheeks"
    std::vector<TimelineItem> items;
    bool operator==(const TimelineLane&) const = default;
};

struct TimelineTick {
    model::Day day{};
    std::string text;    ///< may be empty
    bool strong = false; ///< begins a year or month among weeks
    bool operator==(const TimelineTick&) const = default;
};

struct TimelineView {
    model::ClientId client;
    std::string name;
    std::string line;  ///< "4 sessions, 2 entries from elsewhere, 1 reaction"
    std::string title; ///< for paper: "Timeline of Tomasz Wilk"
    TimelineZoom zoom = TimelineZoom::year;
    model::Day from{};
    model::Day until{};  ///< the day after the last one shown
    std::string range;   ///< "12 Mar 2026 to 12 Mar 2027"
    std::string outside; ///< "3 earlier, 1 later"; empty when all is in sight
    bool mayZoomIn = false;
    bool mayZoomOut = false;
    bool mayGoEarlier = false;
    bool mayGoLater = false;
    model::Day today{};
    std::string todayWord;
    std::vector<TimelineTick> ticks;
    std::vector<TimelineLane> lanes; ///< the whole client first, then in the order of the zone tree
    std::vector<Chip> legend;        ///< what the hatches tell
    std::string note;                ///< for which modality wash-outs are shown
    List records;                    ///< by key; day, what, zones, state, waiting; newest first
    std::int64_t chosen = 0;
    Message detail;    ///< of the chosen record
    Message message;   ///< what became of a report
    std::string empty; ///< what to say when nothing is recorded at all
    bool operator==(const TimelineView&) const = default;
};

/// What is shown, for paper and files.
struct TimelineOnPaper {
    ReportStamp stamp;
    TimelineView view;
    /// Of each of the view's records, for files; ISO 8601-2: "2026-11-01/..", "2026-03-15~".
    std::vector<std::string> days;
};

/// Where the axis is divided: weeks, months or years, whatever suits so many days.
std::vector<TimelineTick> timelineTicks(model::Day from, model::Day until);

} // namespace present
