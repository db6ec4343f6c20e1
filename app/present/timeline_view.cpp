// What the timeline says: the axis, the lanes, the list of records.

#include "app/present/exposures.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/timeline.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

using model::Day;
using model::Days;

constexpr Days weeksUpTo{45};      ///< so many days are divided into weeks ...
constexpr Days bothUpTo{130};      ///< ... into months and weeks ...
constexpr Days monthsUpTo{800};    ///< ... into months; more into years ...
constexpr Days quartersUpTo{2600}; ///< ... with their quarters

Day firstOfMonth(Day day) {
    const auto ymd = date::year_month_day{day};
    return ymd.year() / ymd.month() / 1;
}

bool beginsYear(Day day) {
    const auto ymd = date::year_month_day{day};
    return ymd.month() == date::January && ymd.day() == date::day{1};
}

bool denies(const HealingWindow& window) {
    return window.tone == Tone::deny;
}

} // namespace

std::vector<TimelineTick> timelineTicks(Day from, Day until) {
    const auto span = until - from;
    std::vector<TimelineTick> ticks;
    if (span <= bothUpTo) {
        for (Day monday = from + (date::Monday - date::weekday{from}); monday < until; monday += Days{7}) {
            ticks.push_back({monday, span <= weeksUpTo ? shortDay(monday, from) : std::string{}, false});
        }
    }
    if (span > weeksUpTo) {
        const int step = span <= monthsUpTo ? 1 : span <= quartersUpTo ? 3 : 12;
        auto day = span <= monthsUpTo ? firstOfMonth(from) : Day{date::year_month_day{from}.year() / date::January / 1};
        for (; day < until; day = model::addMonths(day, step)) {
            const bool newYear = beginsYear(day);
            if (day >= from) {
                auto text = newYear ? yearText(day) : span <= monthsUpTo ? monthName(day) : std::string{};
                std::erase_if(ticks, [&](const TimelineTick& tick) { return tick.day == day; });
                ticks.push_back({day, std::move(text), newYear || span <= bothUpTo});
            }
        }
        std::ranges::sort(ticks, {}, &TimelineTick::day);
    }
    return ticks;
}

std::string Timeline::whereOf(const Record& record) const {
    std::vector<model::ZoneCode> zones;
    for (const auto& [zone, part] : record.parts) {
        zones.push_back(zone);
    }
    return zones.size() == 1 && zones.front().text.empty() ? tr("whole client") : zoneNames(zones, rules_->zones);
}

/// What was done, whichever zone: "Pen 1.5 mm; Pen 1.0 mm".
std::string Timeline::labelOf(const Record& record) {
    std::vector<std::string> labels;
    for (const auto& [zone, part] : record.parts) {
        if (std::ranges::find(labels, part.label) == labels.end()) {
            labels.push_back(part.label);
        }
    }
    std::string text;
    for (const auto& label : labels) {
        text += (text.empty() ? "" : "; ") + label;
    }
    return text;
}

/// Of all its zones: what holds longest.
std::vector<HealingWindow> Timeline::windowsOf(const Record& record) {
    std::vector<HealingWindow> longest;
    for (const auto& [zone, part] : record.parts) {
        if (!part.windows.empty() && (longest.empty() || longest.back().until < part.windows.back().until)) {
            longest = part.windows;
        }
    }
    return longest;
}

std::string Timeline::isoSpan(const Record& record) {
    auto text = model::isoText(record.from) + (record.approximate ? "~" : "");
    if (record.goesOn) {
        return text + "/..";
    }
    const auto last = record.until - Days{1};
    return last > record.from ? text + '/' + model::isoText(last) : text;
}

std::string Timeline::waitWords(const Record& record, const std::vector<HealingWindow>& windows) const {
    std::vector<std::string> clauses;
    const HealingWindow* floor = nullptr;
    const HealingWindow* recommended = nullptr;
    for (const auto& window : windows) {
        if (window.endless) {
            return denies(window) ? tr("No needling while it goes on.") : tr("Better not needled while it goes on.");
        }
        if (window.until <= record.from) {
            clauses.push_back(fill(denies(window) ? tr("to be left alone from {0}") : tr("better left alone from {0}"),
                                   {dayWithYear(window.from)}));
        } else {
            (denies(window) ? floor : recommended) = &window;
        }
    }
    if (floor != nullptr) {
        clauses.push_back(fill(tr("not before {0}"), {dayWithYear(floor->until)}));
    }
    if (recommended != nullptr) {
        clauses.push_back(fill(tr("better from {0}"), {dayWithYear(recommended->until)}));
    }
    std::string text;
    for (const auto& clause : clauses) {
        text += (text.empty() ? "" : ", ") + clause;
    }
    return text.empty() ? text : sentence(text) + '.';
}

std::string Timeline::wordsOf(const Record& record, const Part& part, const std::string& where) const {
    auto text = fill(tr("{0}, {1}: {2}, {3}."), {record.dayWords, where, part.label, inSentence(record.state.text)});
    for (const auto& more : {record.remark, waitWords(record, part.windows)}) {
        text += more.empty() ? more : ' ' + more;
    }
    return sentence(text);
}

void Timeline::renderHead(TimelineView& next) const {
    const auto shown = range();
    next.client = id_;
    next.name = name_;
    next.title = fill(tr("Timeline of {0}"), {name_});
    next.zoom = zoom_;
    next.from = shown.from;
    next.until = shown.until;
    next.range = fill(tr("{0} to {1}"), {dayWithYear(shown.from), dayWithYear(shown.until - Days{1})});
    next.today = today_;
    next.todayWord = tr("today");
    next.ticks = timelineTicks(shown.from, shown.until);
    next.chosen = chosen_;
    next.message = message_;

    std::int64_t counts[3]{};
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (const auto& record : records_) {
        ++counts[static_cast<std::size_t>(record.target.kind)];
        if (!meets(record, shown)) {
            ++(record.first() >= shown.until ? after : before);
        }
    }
    std::vector<std::string> parts;
    const auto count = [&](std::int64_t n, const std::string& pattern) {
        if (n > 0) {
            parts.push_back(counted(pattern, n));
        }
    };
    count(counts[0], tr("{n, plural, one {# session} other {# sessions}}"));
    count(counts[1], tr("{n, plural, one {# entry from elsewhere} other {# entries from elsewhere}}"));
    count(counts[2], tr("{n, plural, one {# reaction} other {# reactions}}"));
    for (const auto& part : parts) {
        next.line += (next.line.empty() ? "" : ", ") + part;
    }
    if (before > 0) {
        next.outside = fill(tr("{0} earlier"), {number(before)});
    }
    if (after > 0) {
        next.outside += (before > 0 ? ", " : "") + fill(tr("{0} later"), {number(after)});
    }

    const auto all = everything();
    const bool whole = zoom_ == TimelineZoom::all;
    next.mayZoomIn = zoom_ != TimelineZoom::month;
    next.mayZoomOut = !whole;
    next.mayGoEarlier = !whole && shown.from > all.from;
    next.mayGoLater = !whole && shown.until < all.until;
    next.legend = {{tr("Must be left alone"), Tone::deny}, {tr("Better left alone"), Tone::warn}};
    next.note = fill(tr("Healing and waiting times as for a session with {0}."), {inSentence(words(wanted_))});
    if (records_.empty()) {
        next.empty = tr("Sessions, what was done elsewhere, reactions and healing will stand here on one time axis. "
                        "Nothing is recorded yet.");
    }
}

/// Zones of which the same is to be told stand in one lane.
void Timeline::renderLanes(TimelineView& next) const {
    using Told = std::pair<const Record*, const Part*>;
    struct Gathered {
        std::vector<model::ZoneCode> zones;
        std::vector<Told> told;
    };
    const auto shown = range();
    std::map<model::ZoneCode, std::vector<Told>> byZone;
    for (const auto& record : records_) {
        if (meets(record, shown)) {
            for (const auto& [zone, part] : record.parts) {
                byZone[zone].emplace_back(&record, &part);
            }
        }
    }
    const auto same = [](const std::vector<Told>& a, const std::vector<Told>& b) {
        return std::ranges::equal(a, b, [](const Told& one, const Told& other) {
            return one.first == other.first && *one.second == *other.second;
        });
    };
    std::vector<Gathered> lanes;
    const auto place = [&](const model::ZoneCode& zone) {
        const auto told = byZone.find(zone);
        if (told == byZone.end()) {
            return;
        }
        const auto lane = zone.text.empty() ? lanes.end() : std::ranges::find_if(lanes, [&](const Gathered& one) {
            return !one.zones.front().text.empty() && same(one.told, told->second);
        });
        if (lane == lanes.end()) {
            lanes.push_back({{zone}, told->second});
        } else {
            lane->zones.push_back(zone);
        }
        byZone.erase(told);
    };
    place({});
    for (const auto& zone : rules_->zones.zones()) {
        place(zone.code);
    }
    while (!byZone.empty()) { // codes of another rule book
        place(model::ZoneCode{byZone.begin()->first});
    }

    for (const auto& lane : lanes) {
        const bool whole = lane.zones.front().text.empty();
        TimelineLane made{sentence(whole ? tr("whole client") : zoneNames(lane.zones, rules_->zones)), {}};
        for (const auto& [record, part] : lane.told) {
            TimelineItem item;
            item.key = record->target.key();
            item.mark = record->mark;
            item.tone = record->tone;
            item.from = record->from;
            item.until = record->until;
            item.goesOn = record->goesOn;
            item.approximate = record->approximate;
            item.windows = part->windows;
            item.label = record->mark == TimelineMark::planned ? fill(tr("planned: {0}"), {inSentence(part->label)})
                         : record->approximate                 ? fill(tr("about: {0}"), {inSentence(part->label)})
                                                               : part->label;
            item.words = wordsOf(*record, *part, whole ? tr("whole client") : zoneNames(lane.zones, rules_->zones));
            made.items.push_back(std::move(item));
        }
        next.lanes.push_back(std::move(made));
    }
}

void Timeline::renderRecords(TimelineView& next) const {
    const auto shown = range();
    for (auto record = records_.rbegin(); record != records_.rend(); ++record) {
        const auto key = record->target.key();
        const auto wait = waitWords(*record, windowsOf(*record));
        if (meets(*record, shown)) {
            const bool early = record->tone == Tone::deny && record->target.kind == TimelineTarget::Kind::session;
            next.records.rows.push_back({key,
                                         {{record->dayWords, {}, false},
                                          {labelOf(*record), {}, false},
                                          {whereOf(*record), {}, false},
                                          {"", early ? Chip{tr("Too early"), Tone::deny} : record->state, false},
                                          {wait, {}, true}}});
        }
        if (key == chosen_) {
            const bool session = record->target.kind == TimelineTarget::Kind::session;
            next.detail.title = fill(tr("{0}: {1}"), {sentence(record->dayWords), record->what});
            next.detail.text = session
                                   ? record->state.text
                                   : fill(tr("{0}, {1}"), {sentence(whereOf(*record)), inSentence(record->state.text)});
            next.detail.text += '.';
            for (const auto& more : {record->remark, wait}) {
                next.detail.text += more.empty() ? more : ' ' + more;
            }
            next.detail.tone = record->tone == Tone::info ? Tone::neutral : record->tone;
        }
    }
    next.records.summary = counted(tr("{n, plural, one {# record} other {# records}}"),
                                   static_cast<std::int64_t>(next.records.rows.size()));
    next.records.empty = records_.empty() ? next.empty : tr("Nothing in this time.");
}

void Timeline::render() {
    TimelineView next;
    renderHead(next);
    renderLanes(next);
    renderRecords(next);
    show(std::move(next));
}

} // namespace present
