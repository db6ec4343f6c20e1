#include "app/report/timeline_picture.h"

#include "app/report/tone_of.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace report {

namespace {

using present::TimelineItem;
using present::TimelineMark;

constexpr double type = 9.5;      ///< size of the words
constexpr double names = 128;     ///< room for the lanes' names; less in a narrow drawing
constexpr double edge = 8;        ///< at the right
constexpr double axis = 32;       ///< height: a line of ticks, a line for today
constexpr double track = 30;      ///< height of a row within a lane: words above, bars below
constexpr double lanePadding = 4; ///< above and below
constexpr double barTop = 15;     ///< within a track
constexpr double barHeight = 11;
constexpr double markRadius = 5;
constexpr double leastLabel = 26; ///< narrower words say nothing
constexpr double usualLabel = 84; ///< so much is kept free for words when rows are filled
constexpr double gap = 4;         ///< between things in a row
constexpr double legendHeight = 24;
constexpr double legendPatch = 22; ///< width
constexpr int mostTracks = 4;      ///< with room for words; fuller lanes are packed by their bars alone

double nameRoom(double width) {
    return std::min(names, width / 4);
}

Tone toneOf(present::Tone tone) {
    return report::toneOf(tone, Tone::neutral);
}

Hatch hatchOf(present::Tone tone) {
    return tone == present::Tone::deny ? Hatch::cross : tone == present::Tone::warn ? Hatch::diagonal : Hatch::none;
}

std::size_t lettersOf(const std::string& utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// An item with its place along the axis.
struct Placed {
    const TimelineItem* item = nullptr;
    double mark = 0;  ///< middle of the mark, or begin of a bar
    double begin = 0; ///< of everything but the words
    double end = 0;
    double label = 0;
    double words = 0; ///< width that the words would take
    std::size_t row = 0;
    double room = 0; ///< width that they get
};

class Drawing {
public:
    Drawing(const present::TimelineView& view, double width)
        : view_{view}
        , left_{nameRoom(width)}
        , right_{std::max(width - edge, left_ + 1)} {
        picture_.width = width;
    }

    Picture run() {
        double y = axis;
        line(0, y, picture_.width, y, Tone::hairline);
        const auto ground = picture_.shapes.size(); // the grid goes below all that follows
        for (const auto& lane : view_.lanes) {
            y = drawLane(lane, y);
        }
        std::vector<Shape> above{picture_.shapes.begin() + static_cast<std::ptrdiff_t>(ground), picture_.shapes.end()};
        picture_.shapes.resize(ground);
        drawAxis(y);
        // The line of today crosses what it meets, but no words.
        const auto words = std::stable_partition(
            above.begin(), above.end(), [](const Shape& shape) { return !std::holds_alternative<Label>(shape); });
        picture_.shapes.insert(picture_.shapes.end(), above.begin(), words);
        drawToday(y);
        picture_.shapes.insert(picture_.shapes.end(), words, above.end());
        picture_.height = drawLegend(y);
        picture_.words = view_.title + ", " + view_.range;
        return std::move(picture_);
    }

private:
    double x(model::Day day) const { return timelineX(view_, picture_.width, day); }
    double middle(model::Day day) const { return (x(day) + x(day + model::Days{1})) / 2; }

    void line(double x1, double y1, double x2, double y2, Tone tone, double width = 1, bool dashed = false) {
        picture_.shapes.emplace_back(Stroke{{{x1, y1}, {x2, y2}}, tone, width, dashed});
    }
    void words(Point at, std::string text, Tone tone, Align align, double widest, bool bold = false) {
        picture_.shapes.emplace_back(Label{at, std::move(text), tone, align, type, bold, widest});
    }

    /// Ticks that begin a year or month go first; a word that would touch another is left out.
    void drawAxis(double bottom) {
        std::vector<std::pair<double, double>> taken;
        for (const bool strong : {true, false}) {
            for (const auto& tick : view_.ticks) {
                if (tick.strong != strong) {
                    continue;
                }
                const double at = x(tick.day);
                line(at, strong ? 4 : axis - 6, at, bottom, Tone::hairline, strong ? 1.5 : 1);
                const double end = at + 4 + estimatedWidth(tick.text, type, strong);
                const bool free = end <= right_ + edge && std::ranges::none_of(taken, [&](const auto& other) {
                                      return at < other.second + gap && other.first < end + gap;
                                  });
                if (!tick.text.empty() && free) {
                    taken.emplace_back(at, end);
                    words({at + 4, 12}, tick.text, Tone::secondary, Align::left, 0, strong);
                }
            }
        }
    }

    void drawToday(double bottom) {
        if (view_.today < view_.from || view_.today >= view_.until) {
            return;
        }
        const double at = middle(view_.today);
        line(at, axis - 4, at, bottom, Tone::accent, 1.5);
        const double half = estimatedWidth(view_.todayWord, type, true) / 2;
        words({std::clamp(at, left_ + half, std::max(left_ + half, right_ - half)), axis - 7}, view_.todayWord,
              Tone::accent, Align::centre, 0, true);
    }

    /// In as many lines as its words take; its bottom.
    double drawLegend(double y) {
        if (view_.lanes.empty() || view_.legend.empty()) {
            return y;
        }
        double at = left_;
        for (const auto& entry : view_.legend) {
            const double width = legendPatch + 6 + estimatedWidth(entry.text, type);
            if (at > left_ && at + width > right_ + edge) {
                at = left_;
                y += legendHeight;
            }
            picture_.shapes.emplace_back(
                Bar{{at, y + 9, legendPatch, barHeight}, toneOf(entry.tone), hatchOf(entry.tone), 2, true});
            words({at + legendPatch + 6, y + 18}, entry.text, Tone::secondary, Align::left,
                  right_ + edge - at - legendPatch - 6);
            at += width + 16;
        }
        return y + legendHeight;
    }

    Placed place(const TimelineItem& item) const {
        Placed placed;
        placed.item = &item;
        const bool bar = item.mark == TimelineMark::reaction || item.goesOn;
        placed.mark = bar ? x(item.from) : std::clamp(middle(item.from), left_, right_);
        placed.begin = std::max(left_, bar ? x(item.from) : placed.mark - markRadius);
        placed.end = std::min(right_, bar ? std::max(x(item.until), placed.mark + 4) : placed.mark + markRadius);
        for (const auto& window : item.windows) {
            placed.begin = std::min(placed.begin, x(window.from));
            placed.end = std::max(placed.end, window.endless ? right_ : x(window.until));
        }
        placed.words = std::min(estimatedWidth(item.label, type), right_ - left_);
        // Where little room is left at the right, the words end there; and never left of where the item begins.
        placed.label =
            std::clamp(placed.begin, left_, std::max(left_, right_ - std::min(placed.words, (right_ - left_) / 2)));
        return placed;
    }

    /// Puts each into the first row in which it touches nothing; the number of rows.
    static std::size_t pack(std::vector<Placed>& items, bool withWords) {
        std::vector<double> ends;
        for (auto& item : items) {
            const double begin = withWords ? std::min(item.begin, item.label) : item.begin;
            const double end = withWords ? std::max(item.end, item.label + std::min(item.words, usualLabel)) : item.end;
            auto row = std::ranges::find_if(ends, [&](double taken) { return taken + gap <= begin; });
            if (row == ends.end()) {
                row = ends.insert(ends.end(), 0.0);
            }
            *row = end;
            item.row = static_cast<std::size_t>(row - ends.begin());
        }
        return ends.size();
    }

    double drawLane(const present::TimelineLane& lane, double top) {
        std::vector<Placed> items;
        for (const auto& item : lane.items) {
            items.push_back(place(item));
        }
        std::ranges::stable_sort(items, {}, &Placed::begin);
        auto rows = pack(items, true);
        if (rows > mostTracks) {
            for (auto& item : items) {
                item.label = item.begin; // nothing keeps a place for words that reach back
            }
            rows = pack(items, false);
        }
        // The words reach as far as the next thing in the row.
        std::vector<double> limits(rows, right_);
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            auto& limit = limits[item->row];
            item->room = limit - item->label;
            limit = std::min(item->label, item->begin) - gap;
        }
        const double height = static_cast<double>(rows) * track + 2 * lanePadding;
        drawName(lane.name, top, height);
        for (const auto& item : items) {
            drawItem(item, top + lanePadding + static_cast<double>(item.row) * track);
        }
        line(0, top + height, picture_.width, top + height, Tone::hairline);
        return top + height;
    }

    /// Over as many lines as the lane is high.
    void drawName(const std::string& name, double top, double height) {
        const double room = left_ - 2 * gap;
        const auto most = static_cast<std::size_t>(std::max(1.0, std::floor((height - 6) / (type + 3))));
        std::vector<std::string> lines{{}};
        for (std::size_t at = 0; at < name.size();) {
            const auto end = std::min(name.find(' ', at), name.size());
            const auto word = name.substr(at, end - at);
            const auto longer = lines.back().empty() ? word : lines.back() + ' ' + word;
            if (!lines.back().empty() && lines.size() < most && estimatedWidth(longer, type, true) > room) {
                lines.push_back(word);
            } else {
                lines.back() = longer;
            }
            at = end + 1;
        }
        double y = top + lanePadding + type + 1;
        for (auto& text : lines) {
            words({0, y}, std::move(text), Tone::text, Align::left, room, true);
            y += type + 3;
        }
    }

    void drawItem(const Placed& placed, double top) {
        const auto& item = *placed.item;
        for (const auto& window : item.windows) {
            const double begin = x(window.from);
            const double end = window.endless ? right_ : x(window.until);
            if (end > begin) {
                picture_.shapes.emplace_back(Bar{
                    {begin, top + barTop, end - begin, barHeight}, toneOf(window.tone), hatchOf(window.tone), 2, true});
            }
        }
        drawMark(placed, top + barTop + barHeight / 2);
        double begin = placed.begin;
        double end = placed.end;
        if (placed.room >= std::min(leastLabel, placed.words)) {
            words({placed.label, top + 11}, item.label, item.tone == present::Tone::deny ? Tone::deny : Tone::text,
                  Align::left, placed.room);
            begin = std::min(begin, placed.label);
            end = std::max(end, placed.label + std::min(placed.words, placed.room));
        }
        picture_.spots.push_back({{begin, top, end - begin, track - 2}, item.key, item.words});
    }

    void drawMark(const Placed& placed, double y) {
        const auto& item = *placed.item;
        if (item.mark == TimelineMark::reaction) {
            const bool open = item.tone == present::Tone::deny;
            picture_.shapes.emplace_back(Bar{{placed.mark, y - barHeight / 2, placed.end - placed.mark, barHeight},
                                             open ? Tone::deny : Tone::neutral,
                                             open ? Hatch::cross : Hatch::dots,
                                             3,
                                             true});
            return;
        }
        if (item.goesOn) { // a plain line: what it asks for is told by the window around it
            line(placed.mark, y, std::max(std::min(x(item.until), right_), placed.mark + 4), y, Tone::contrast, 3);
        }
        if (item.from < view_.from || item.from >= view_.until) {
            return; // its window reaches into what is shown, the mark itself lies outside
        }
        const double at = placed.mark;
        if (item.approximate) { // it may have been earlier
            line(std::max(left_, at - 18), y, at, y, Tone::contrast, 1.5, true);
        }
        if (item.mark == TimelineMark::event) {
            const double r = markRadius - 1;
            picture_.shapes.emplace_back(Bar{{std::max(left_, at - r), y - r, 2 * r, 2 * r}, Tone::contrast});
            return;
        }
        const auto tone = item.tone == present::Tone::deny      ? Tone::deny
                          : item.tone == present::Tone::neutral ? Tone::secondary
                                                                : Tone::accent;
        picture_.shapes.emplace_back(Dot{{at, y}, markRadius, tone});
        if (item.mark == TimelineMark::planned) { // a ring: it has not happened
            picture_.shapes.emplace_back(Dot{{at, y}, markRadius - 2, Tone::surface});
        }
    }

    const present::TimelineView& view_;
    double left_;
    double right_;
    Picture picture_;
};

} // namespace

double estimatedWidth(const std::string& utf8, double size, bool bold) {
    return static_cast<double>(lettersOf(utf8)) * size * (bold ? 0.62 : 0.56);
}

double timelineX(const present::TimelineView& view, double width, model::Day day) {
    const double left = nameRoom(width);
    const double right = std::max(width - edge, left + 1);
    const double share = static_cast<double>((day - view.from).count()) /
                         static_cast<double>(std::max((view.until - view.from).count(), 1));
    return left + std::clamp(share, 0.0, 1.0) * (right - left);
}

model::Day timelineDay(const present::TimelineView& view, double width, double x) {
    const double left = nameRoom(width);
    const double right = std::max(width - edge, left + 1);
    const auto days = (view.until - view.from).count();
    const auto along = std::floor((x - left) / (right - left) * static_cast<double>(days));
    return view.from +
           model::Days{static_cast<int>(std::clamp(along, 0.0, static_cast<double>(std::max(days - 1, 0))))};
}

Picture timelinePicture(const present::TimelineView& view, double width) {
    return Drawing{view, width}.run();
}

std::vector<Picture> timelinePictures(const present::TimelineView& view, double width, double firstHeight,
                                      double height) {
    std::vector<Picture> pictures;
    auto part = view;
    part.lanes.clear();
    Picture fits;
    for (const auto& lane : view.lanes) {
        part.lanes.push_back(lane);
        auto longer = timelinePicture(part, width);
        if (part.lanes.size() > 1 && longer.height > (pictures.empty() ? firstHeight : height)) {
            pictures.push_back(std::move(fits));
            part.lanes = {lane};
            longer = timelinePicture(part, width);
        }
        fits = std::move(longer);
    }
    if (!part.lanes.empty()) {
        pictures.push_back(std::move(fits));
    }
    return pictures;
}

} // namespace report
