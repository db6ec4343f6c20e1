#include "app/present/timeline.h"

#include "app/present/asking.h"
#include "app/present/chart_views.h"
#include "app/present/decimal.h"
#include "app/present/exposures.h"
#include "app/present/invalidating.h"
#include "app/present/report_making.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

using model::Day;
using model::Days;

constexpr int oneStep = 4; ///< kinds of target in a key, with room for one more
constexpr Days month{31};
constexpr Days quarter{92};
constexpr Days year{366};
constexpr Days ahead{110}; ///< of a year's view: long enough for what heals and what is planned

Days spanOf(TimelineZoom zoom) {
    return zoom == TimelineZoom::month ? month : zoom == TimelineZoom::quarter ? quarter : year;
}

bool covers(const model::TreatmentRow& row, const model::ZoneCode& leaf, const model::ZoneTree& zones) {
    return row.zone == leaf || zones.contains(row.zone, leaf);
}

bool hasBegun(model::SessionState state) {
    return state != model::SessionState::planned && state != model::SessionState::arrived;
}

} // namespace

std::optional<TimelineTarget> timelineTarget(std::int64_t key) {
    if (key <= 0 || key % oneStep > static_cast<std::int64_t>(TimelineTarget::Kind::reaction)) {
        return std::nullopt;
    }
    return TimelineTarget{static_cast<TimelineTarget::Kind>(key % oneStep), key / oneStep};
}

Timeline::Timeline(Seat seat, model::ClientId client)
    : seat_{std::move(seat)}
    , paper_{seat_.ports}
    , id_{client} {
    refresh();
}

void Timeline::refresh() {
    load();
    noteView(seat_, id_);
    render();
}

void Timeline::load() {
    const auto& access = seat_.access;
    const auto client = access.client(id_).value_or(model::Client{});
    uid_ = client.uid;
    name_ = trimmed(client.givenName + ' ' + client.familyName);
    rules_ = access.rules();
    history_ = access.history(id_);
    today_ = access.today();
    sessions_ = permitted([&] { return access.sessionsOf(id_, 500); }).rows;
    const auto exposures = permitted([&] { return access.exposures(id_); });
    const auto reactions = permitted([&] { return access.reactions(id_); });

    // As on the chart: what was done last is what will most likely be done next.
    const auto treated = std::ranges::find_if(sessions_, [](const db::SessionRow& row) {
        return !row.treatment.empty() &&
               (row.state == model::SessionState::signed_ || row.state == model::SessionState::amended);
    });
    wanted_ = treated == sessions_.end() ? model::Modality::pen : treated->treatment.front().modality;

    HealingWindows windows{*rules_, history_, wanted_};
    records_.clear();
    for (const auto& row : sessions_) {
        addSession(row, windows);
    }
    for (const auto& row : exposures) {
        addExposure(row, windows);
    }
    for (const auto& row : reactions) {
        addReaction(row);
    }
    std::ranges::stable_sort(records_, {}, &Record::from);
    judgePlans();
    if (!from_) {
        zoom_ = TimelineZoom::year;
        from_ = today_ + ahead - year;
        if (!records_.empty() &&
            std::ranges::none_of(records_, [&](const Record& record) { return meets(record, range()); })) {
            zoom_ = TimelineZoom::all;
        }
        chooseNearest();
    }
}

/// The newest past record of those in sight; where nothing has happened yet, what comes first.
void Timeline::chooseNearest() {
    const auto shown = range();
    for (const auto& record : records_) {
        if (meets(record, shown) && (record.from <= today_ || chosen_ == 0)) {
            chosen_ = record.target.key();
        }
    }
}

std::vector<model::ZoneCode> Timeline::leavesOf(const std::vector<model::ZoneCode>& zones) const {
    std::vector<model::ZoneCode> leaves;
    for (const auto& zone : zones) {
        auto some = rules_->zones.leaves(zone);
        if (some.empty()) {
            some.push_back(zone); // a code of another rule book
        }
        leaves.insert(leaves.end(), some.begin(), some.end());
    }
    return leaves;
}

void Timeline::addSession(const db::SessionRow& row, HealingWindows& windows) {
    if (row.state == model::SessionState::cancelled) {
        return; // nothing happened and nothing will
    }
    Record record;
    record.target = {TimelineTarget::Kind::session, row.id.value};
    record.mark = hasBegun(row.state) ? TimelineMark::session : TimelineMark::planned;
    record.tone = row.state == model::SessionState::invalidated ? Tone::neutral : Tone::info;
    record.from = row.day;
    record.until = row.day + Days{1};
    record.what = treatmentText(row.treatment, rules_->zones);
    record.dayWords = dayWithYear(row.day);
    record.state = {words(row.state), tone(row.state)};
    if (row.invalidated) {
        record.remark = whoAndWhy(*row.invalidated, seat_.access.clinic().timeZone, today_);
    }
    std::vector<model::ZoneCode> zones;
    for (const auto& treatment : row.treatment) {
        zones.push_back(treatment.zone);
    }
    for (const auto& leaf : leavesOf(zones)) {
        Part part;
        for (const auto& treatment : row.treatment) {
            if (covers(treatment, leaf, rules_->zones)) {
                part.label += (part.label.empty() ? "" : ", ") + protocolText(treatment.modality, treatment.depth);
            }
        }
        record.parts.insert_or_assign(leaf, std::move(part));
    }
    // What the history counts; an invalidated session is not in it.
    for (const auto& past : history_.treatments) {
        if (past.uid != row.uid) {
            continue;
        }
        if (const auto part = record.parts.find(past.zone); part != record.parts.end()) {
            auto more = windows.after(past);
            auto& kept = part->second.windows;
            // Two treatments of one zone in one session: the one that holds longer.
            if (kept.empty() || (!more.empty() && more.back().until > kept.back().until)) {
                kept = std::move(more);
            }
        }
    }
    if (record.parts.empty()) {
        record.parts[{}] = {tr("Session"), {}};
    }
    records_.push_back(std::move(record));
}

void Timeline::addExposure(const db::ExposureRow& row, HealingWindows& windows) {
    Record record;
    record.target = {TimelineTarget::Kind::exposure, row.id.value};
    record.mark = row.day > today_ ? TimelineMark::planned : TimelineMark::event;
    record.from = row.day;
    record.goesOn = row.ongoing;
    record.until = (row.ongoing ? std::max(row.day, today_) : row.day) + Days{1};
    record.approximate = row.approximate;
    record.what = exposureName(row, *rules_);
    record.dayWords = exposureDay(row, today_);
    record.state = row.ongoing        ? Chip{tr("Goes on"), Tone::info}
                   : row.day > today_ ? Chip{tr("Planned"), Tone::neutral}
                                      : Chip{tr("Elsewhere"), Tone::neutral};
    const auto around = row.modality ? std::vector<HealingWindow>{} : windows.around(row, today_);
    for (const auto& leaf : leavesOf(row.zones)) {
        record.parts.insert_or_assign(leaf, Part{record.what, around});
    }
    if (row.zones.empty()) {
        record.parts[{}] = {record.what, around};
    }
    if (row.modality) {
        for (const auto& past : history_.treatments) {
            const auto part = record.parts.find(past.zone);
            if (past.elsewhere && past.day == row.day && past.modality == *row.modality && past.depth == row.depth &&
                part != record.parts.end()) {
                part->second.windows = windows.after(past);
            }
        }
    }
    records_.push_back(std::move(record));
}

void Timeline::addReaction(const db::ReactionRow& row) {
    Record record;
    record.target = {TimelineTarget::Kind::reaction, row.id.value};
    record.mark = TimelineMark::reaction;
    record.tone = row.closed ? Tone::neutral : Tone::deny;
    record.from = row.onset;
    record.goesOn = !row.closed;
    record.until = std::max(row.closed.value_or(today_), row.onset) + Days{1};
    record.what = reactionWords(row.kind);
    record.dayWords = row.closed ? fill(tr("{0} to {1}"), {dayWithYear(row.onset), dayWithYear(*row.closed)})
                                 : fill(tr("since {0}"), {dayWithYear(row.onset)});
    record.state = row.closed ? Chip{fill(tr("Closed {0}"), {shortDay(*row.closed, today_)}), Tone::safe}
                              : Chip{words(row.severity), Tone::deny};
    for (const auto& leaf : leavesOf(row.zones)) {
        record.parts.insert_or_assign(leaf, Part{record.what, {}});
    }
    if (row.zones.empty()) {
        record.parts[{}] = {record.what, {}};
    }
    records_.push_back(std::move(record));
}

/// A plan on a day on which one of its zones must still be left alone.
void Timeline::judgePlans() {
    for (auto& plan : records_) {
        if (plan.target.kind != TimelineTarget::Kind::session || plan.mark != TimelineMark::planned) {
            continue;
        }
        std::optional<Day> free;
        bool never = false;
        for (const auto& other : records_) {
            for (const auto& [zone, part] : other.parts) {
                if (!zone.text.empty() && !plan.parts.contains(zone)) {
                    continue;
                }
                for (const auto& window : part.windows) {
                    const bool open = window.from <= plan.from && (window.endless || plan.from < window.until);
                    if (window.tone == Tone::deny && open) {
                        never = never || window.endless;
                        free = std::max(free.value_or(window.until), window.until);
                    }
                }
            }
        }
        if (free) {
            plan.tone = Tone::deny;
            plan.remark = never ? tr("Planned while a zone must be left alone.")
                                : fill(tr("Planned too early: not before {0}."), {dayWithYear(*free)});
        }
    }
}

Day Timeline::Record::first() const {
    auto day = from;
    for (const auto& [zone, part] : parts) {
        for (const auto& window : part.windows) {
            day = std::min(day, window.from);
        }
    }
    return day;
}

Day Timeline::Record::last() const {
    auto day = until;
    for (const auto& [zone, part] : parts) {
        for (const auto& window : part.windows) {
            day = std::max(day, window.until);
        }
    }
    return day;
}

bool Timeline::meets(const Record& record, const Range& range) {
    return record.first() < range.until && (record.goesOn || record.last() > range.from);
}

/// Never less than the year that is shown at first.
Timeline::Range Timeline::everything() const {
    Range all{today_ + ahead - year, today_ + ahead};
    for (const auto& record : records_) {
        all.from = std::min(all.from, record.first());
        all.until = std::max(all.until, record.last());
    }
    const auto margin = Days{(all.until - all.from).count() / 40};
    return {all.from - margin, all.until + margin};
}

Timeline::Range Timeline::range() const {
    return zoom_ == TimelineZoom::all || !from_ ? everything() : Range{*from_, *from_ + spanOf(zoom_)};
}

Day Timeline::focus() const {
    const auto shown = range();
    const auto inside = [&](Day day) { return shown.from <= day && day < shown.until; };
    for (const auto& record : records_) {
        if (record.target.key() == chosen_ && inside(record.from)) {
            return record.from;
        }
    }
    return inside(today_) ? today_ : shown.from + (shown.until - shown.from) / 2;
}

void Timeline::zoomTo(TimelineZoom zoom, std::optional<Day> around) {
    if (zoom == zoom_) {
        return;
    }
    const auto shown = range();
    const auto place = std::clamp(around.value_or(focus()), shown.from, shown.until);
    const auto before = (place - shown.from).count();
    const auto span = (shown.until - shown.from).count();
    zoom_ = zoom;
    from_ = place - Days{spanOf(zoom).count() * before / span};
    render();
}

void Timeline::zoomIn(std::optional<Day> around) {
    if (zoom_ != TimelineZoom::month) {
        zoomTo(static_cast<TimelineZoom>(static_cast<int>(zoom_) - 1), around);
    }
}

void Timeline::zoomOut(std::optional<Day> around) {
    if (zoom_ != TimelineZoom::all) {
        zoomTo(static_cast<TimelineZoom>(static_cast<int>(zoom_) + 1), around);
    }
}

void Timeline::earlier() {
    if (view().mayGoEarlier) {
        from_ = std::max(*from_ - spanOf(zoom_) / 2, everything().from);
        render();
    }
}

void Timeline::later() {
    if (view().mayGoLater) {
        const auto span = spanOf(zoom_);
        from_ = std::min(*from_ + span / 2, everything().until - span);
        render();
    }
}

void Timeline::choose(std::int64_t key) {
    if (key != chosen_) {
        chosen_ = key;
        render();
    }
}

bool Timeline::opensDesk(model::SessionId session) const {
    return std::ranges::any_of(sessions_, [&](const db::SessionRow& row) {
        return row.id == session && (!hasBegun(row.state) || row.state == model::SessionState::open);
    });
}

void Timeline::onPaper(ReportUse use, std::function<void(TimelineOnPaper)> then, std::function<void(Message)> failed) {
    TimelineOnPaper paper{{}, view(), {}};
    for (const auto& row : paper.view.records.rows) {
        const auto record = std::ranges::find(records_, row.id, [](const Record& one) { return one.target.key(); });
        paper.days.push_back(isoSpan(*record));
    }
    makeReport<TimelineOnPaper>(
        paper_,
        [seat = seat_, use, uid = uid_, paper = std::move(paper)]() mutable -> model::Outcome<TimelineOnPaper> {
            auto stamp = stampReport(seat, use, "timeline", paper.view.from, paper.view.until - Days{1}, uid);
            if (!stamp) {
                return stamp.problems();
            }
            paper.stamp = *std::move(stamp);
            return std::move(paper);
        },
        std::move(then), std::move(failed), tr("The report could not be made."));
}

std::string Timeline::fileName() const {
    return "timeline-" + model::isoText(view().from) + "-to-" + model::isoText(view().until - Days{1});
}

void Timeline::tell(Message message) {
    message_ = std::move(message);
    render();
}

} // namespace present
