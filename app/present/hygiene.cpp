#include "app/present/hygiene.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/hygiene_words.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "model/aftercare.h"

#include <algorithm>
#include <array>

namespace present {

namespace {

Cell text(std::string words, bool secondary = false) {
    return {std::move(words), std::nullopt, secondary};
}

struct Period {
    const char* code;
    const char* words;
};
constexpr std::array periods{Period{"this-month", "This month"}, Period{"last-month", "Last month"},
                             Period{"90-days", "The last 90 days"}, Period{"year", "The last year"},
                             Period{"own", "Other days"}};

/// Both days included.
db::HygieneQuery daysOf(const std::string& code, model::Day today) {
    if (code == "this-month") {
        return {monthOf(today), today};
    }
    if (code == "last-month") {
        return {model::addMonths(monthOf(today), -1), monthOf(today) - model::Days{1}};
    }
    if (code == "year") {
        return {model::addMonths(today, -12) + model::Days{1}, today};
    }
    return {today - model::Days{89}, today};
}

List groupList(const std::vector<db::HygieneGroup>& groups, bool loading, const char* nameless) {
    List list;
    std::int64_t id = 0;
    for (const auto& group : groups) {
        list.rows.push_back({++id,
                             {text(group.name.empty() ? tr(nameless) : group.name), text(number(group.sessions)),
                              text(percentText(group.complete, group.sessions)), text(number(group.used)),
                              text(number(group.wasted)), text(number(group.overrides))}});
    }
    list.empty = loading ? tr("Reading") : tr("No session in this time.");
    return list;
}

} // namespace

Hygiene::Hygiene(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , paper_{seat_.ports}
    , saver_{seat_, [this] { render(); },
             [this] {
                 message_ = saver_.message();
                 refresh();
             }} {
    query_ = daysOf(period_, seat_.access.today());
    from_ = fieldDay(query_.first);
    until_ = fieldDay(query_.last);
    render();
}

Hygiene::~Hygiene() {
    stop_.request_stop();
    stopPack_.request_stop();
}

void Hygiene::refresh() {
    if (loading_) {
        again_ = true;
        return;
    }
    load();
}

void Hygiene::choosePeriod(const std::string& code) {
    period_ = code;
    if (code == "own") {
        render();
        return;
    }
    const auto chosen = daysOf(code, seat_.access.today());
    from_ = fieldDay(chosen.first);
    until_ = fieldDay(chosen.last);
    read_ = false;
    load();
}

void Hygiene::setPeriod(const std::string& from, const std::string& until) {
    if (from != from_ || until != until_) {
        period_ = "own";
    }
    from_ = from;
    until_ = until;
    read_ = false;
    load();
}

void Hygiene::cancel() {
    stop_.request_stop();
}

void Hygiene::leave() {
    if (!loading_) {
        return;
    }
    stop_.request_stop();
    worker_.forget();
    loading_ = again_ = false;
    render();
}

void Hygiene::load() {
    stop_.request_stop(); // of a period that nobody waits for any more
    worker_.forget();
    again_ = false;
    problems_.clear();
    const auto first = typedDay(from_);
    const auto last = typedDay(until_);
    model::Problems problems;
    if (!first) {
        problems.push_back({"from", "not-a-day", {}});
    }
    if (!last) {
        problems.push_back({"until", "not-a-day", {}});
    }
    if (first && last && *last < *first) {
        problems.push_back({"until", "before-start", {}});
    }
    if (!problems.empty()) {
        problems_ = byField(problems);
        loading_ = false;
        render();
        return;
    }
    if (query_.first != *first || query_.last != *last) {
        month_.reset();
    }
    query_ = {*first, *last};
    loading_ = true;
    done_ = all_ = 0;
    stop_ = std::stop_source{};
    if (!read_) {
        message_ = {};
        reading_ = {};
    }
    render();
    worker_.run<HygieneReading>(
        [access = seat_.access, query = query_, stop = stop_.get_token(), tell = worker_.reporter(), this] {
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            const auto progress = [tell, this](int done, int total) {
                tell([this, done, total] {
                    done_ = done;
                    all_ = total;
                    render();
                });
            };
            return readHygiene(access, query, mostKept, mostShown, progress, stop);
        },
        [this](HygieneReading reading) { take(std::move(reading)); },
        [this](const std::string& why) {
            loading_ = false;
            read_ = false;
            reading_ = {};
            message_ = {tr("The audit cannot be shown."), why, Tone::deny};
            render();
        },
        Lane::audits);
}

void Hygiene::take(HygieneReading reading) {
    loading_ = false;
    reading_ = std::move(reading);
    read_ = reading_.whole;
    if (!read_) {
        message_ = {tr("Stopped before the end."), tr("What was found so far is shown."), Tone::warn};
    }
    // The finding that was chosen stays so, wherever it stands now.
    const auto& rows = reading_.rows;
    const auto same = std::ranges::find(rows, selectedKey_, &db::HygieneRow::key);
    selected_ = selectedKey_.empty() || same == rows.end() ? 0 : same - rows.begin() + 1;
    if (again_ && read_) { // who stopped it does not want it begun again
        load();
    } else {
        render();
    }
}

const db::HygieneRow* Hygiene::row(std::int64_t finding) const {
    const auto at = static_cast<std::size_t>(finding - 1);
    return finding > 0 && at < reading_.rows.size() ? &reading_.rows[at] : nullptr;
}

void Hygiene::select(std::int64_t finding) {
    const auto* const chosen = row(finding);
    selected_ = chosen == nullptr ? 0 : finding;
    selectedKey_ = chosen == nullptr ? std::string{} : chosen->key;
    render();
}

HygieneLink Hygiene::linkOf(std::int64_t finding) const {
    const auto* const chosen = row(finding);
    return chosen == nullptr ? HygieneLink{} : present::linkOf(*chosen);
}

void Hygiene::showMonth(std::int64_t month) {
    const auto& months = reading_.summary.months;
    const auto at = static_cast<std::size_t>(month - 1);
    const auto wanted = month > 0 && at < months.size() ? std::optional{months[at].first} : std::optional<model::Day>{};
    month_ = wanted == month_ ? std::nullopt : wanted;
    render();
}

void Hygiene::resolve(const std::string& note) {
    if (const auto* const chosen = row(selected_)) {
        saver_.save({model::ResolveFinding{chosen->key, chosen->factsDigest, note}});
    }
}

void Hygiene::trailVerified(bool good) {
    trailGood_ = good;
    render();
}

void Hygiene::tellPack(int percent) {
    constexpr int whole = 100;
    if (packProgress) {
        packProgress(percent < whole ? present::percent(percent) : std::string{}, percent);
    }
}

void Hygiene::stopPack() {
    stopPack_.request_stop();
    paper_.forget();
}

void Hygiene::onPaper(ReportUse use, PackNames names, std::function<void(InspectorPack)> then,
                      std::function<void(Message)> failed) {
    stopPack();
    stopPack_ = std::stop_source{};
    tellPack(0);
    const auto fail = [this, failed = std::move(failed)](const std::string& why) {
        tellPack(100);
        failed({tr("The report could not be made."), why, Tone::deny});
    };
    using Made = model::Outcome<InspectorPack>;
    paper_.run<Made>(
        [seat = seat_, query = query_, use, names, stop = stopPack_.get_token(), tell = paper_.reporter(), this] {
            // `this` is only touched by what `tell` brings to the UI thread, and dropped there when it is gone.
            const auto progress = [tell, this](int percent, int) { tell([this, percent] { tellPack(percent); }); };
            return gatherPack(seat, {query.first, query.last, names}, use, progress, stop);
        },
        [this, then = std::move(then), fail](Made made) {
            if (made) {
                tellPack(100);
                then(*std::move(made));
            } else {
                fail(joined(made.problems()));
            }
        },
        fail, Lane::audits);
}

std::string Hygiene::fileName() const {
    return "inspector-pack-" + model::isoText(query_.first) + "-to-" + model::isoText(query_.last);
}

void Hygiene::tell(Message message) {
    message_ = std::move(message);
    render();
}

void Hygiene::listFindings(HygieneView& next) const {
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    std::int64_t id = 0;
    std::int64_t matching = 0;
    for (const auto& found : reading_.rows) {
        ++id;
        if (month_ && monthOf(found.finding.day) != *month_) {
            continue;
        }
        ++matching;
        if (next.findings.rows.size() >= mostShown) {
            continue;
        }
        auto record = hygieneRecord(found);
        std::string who;
        if (const auto subject = found.session ? reading_.subjects.find(*found.session) : reading_.subjects.end();
            subject != reading_.subjects.end()) {
            who = subject->second.performer;
            record = present::linkOf(found).record == HygieneLink::Record::session
                         ? fill(tr("Session, {0}"), {subject->second.clientName})
                         : record;
        }
        const bool open = found.open();
        const auto what = hygieneWords(found.finding);
        Chip gravity{open ? words(found.finding.severity) : tr("Resolved"),
                     open ? tone(found.finding.severity) : Tone::safe};
        next.findings.rows.push_back({id,
                                      {{{}, std::move(gravity), false},
                                       text(open && found.resolution ? fill(tr("{0}: open again"), {what}) : what),
                                       text(std::move(record)),
                                       text(shortDay(found.finding.day, today)),
                                       text(std::move(who), true)}});
    }
    const auto shown = static_cast<std::int64_t>(next.findings.rows.size());
    const auto all = month_ ? matching : reading_.total;
    if (all > shown) {
        next.findings.hidden = counted(tr("{n, plural, one {# more is not shown; the inspector pack has it} "
                                          "other {# more are not shown; the inspector pack has them}}"),
                                       all - shown);
    }
    next.findings.empty = loading_ ? tr("Reading")
                          : month_ ? tr("Nothing was found in this month.")
                          : read_  ? tr("Nothing was found in this time.")
                                   : tr("Choose a period to see what the audit finds in it.");
    if (!loading_ || reading_.total > 0) {
        next.note = fill(tr("{0} open, {1} resolved"), {number(reading_.open), number(reading_.total - reading_.open)});
    }
    if (month_) {
        next.month = fill(tr("{0} only"), {monthName(*month_)});
        next.note = fill(tr("{0}, {1} hidden"), {next.month, number(reading_.total - matching)});
    }
    if (const auto* const chosen = row(selected_); chosen != nullptr && chosen->resolution) {
        const auto& said = *chosen->resolution;
        next.resolution =
            fill(said.stands ? tr("Resolved by {0}, {1}: {2}")
                             : tr("Resolved by {0}, {1}: {2}. Its facts have changed since, so it is open again."),
                 {said.who, dayAndTime(said.at, zone, today), said.note});
    }
}

void Hygiene::describe(HygieneView& next) const {
    const auto* const chosen = row(selected_);
    if (chosen == nullptr) {
        next.detail =
            reading_.rows.empty() ? std::string{} : tr("Choose a finding to read what it is about and what to do.");
        return;
    }
    next.selected = selected_;
    // All of it: a narrow list cuts the words off.
    next.detail = fill(tr("{0}: {1}."), {words(chosen->finding.severity), hygieneWords(chosen->finding)});
    const auto facts = hygieneFacts(chosen->finding);
    const auto advice = hygieneAdvice(chosen->finding.code);
    next.detail += ' ' + (facts.empty() ? advice : fill(tr("{0}. {1}"), {facts, advice}));
    next.link = present::linkOf(*chosen);
    next.mayResolve = chosen->open() && !saver_.busy() && may(seat_, "finding.resolve");
}

void Hygiene::render() {
    HygieneView next;
    next.title = tr("Hygiene audit");
    next.line = fill(tr("{0} to {1}"), {dayWithYear(query_.first), dayWithYear(query_.last)});
    for (const auto& choice : periods) {
        next.periods.push_back({choice.code, tr(choice.words)});
    }
    next.period = period_;
    next.from = from_;
    next.until = until_;
    next.problems = problems_;
    next.loading = loading_;
    if (loading_) {
        next.progress = all_ == 0 ? tr("Reading") : fill(tr("{0} of {1} steps"), {number(done_), number(all_)});
        next.percent = all_ == 0 ? 0 : 100 * done_ / all_;
    }
    const auto& summary = reading_.summary;
    const auto count = [&](model::HygieneCode code) {
        const auto found = reading_.byCode.find(code);
        return found == reading_.byCode.end() ? std::int64_t{0} : found->second;
    };
    const auto reused = count(model::HygieneCode::unitReused);
    const auto open = summary.sessions - summary.complete;
    const bool known = read_ || reading_.total > 0;
    const auto figure = [&](std::string value) { return known ? std::move(value) : std::string{"…"}; };
    next.figures = {
        {figure(percentText(summary.complete, summary.sessions)),
         open == 0 ? tr("sessions fully traced") : fill(tr("sessions fully traced, {0} not"), {number(open)})},
        {figure(number(reused)), tr("reused cartridges")},
        {figure(number(reading_.openCritical)), tr("critical findings open")},
        {trailGood_ ? (*trailGood_ ? tr("Verified") : tr("Altered")) : figure(number(reading_.trailEntries)),
         trailGood_ ? fill(tr("trail, {0} entries"), {number(reading_.trailEntries)}) : tr("entries in the trail")}};
    next.trends = trendsOf(reading_);
    listFindings(next);
    describe(next);
    next.practitioners = groupList(summary.practitioners, loading_, "Nobody");
    next.rooms = groupList(summary.rooms, loading_, "No room");
    next.printable = read_;
    next.saving = saver_.busy();
    next.message = message_;
    show(std::move(next));
}

} // namespace present
