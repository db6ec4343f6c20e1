#include "app/present/injuries.h"

#include "app/present/asking.h"
#include "app/present/cells.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t mostRows = 500;
constexpr int keptYears = 6; ///< the log is kept for five years after its own (29 CFR 1904.33)

} // namespace

Injuries::Injuries(Seat seat)
    : seat_{std::move(seat)}
    , saver_{seat_, [this] { render(); },
             [this] {
                 if (sent_ && saver_.message().empty()) {
                     writing_ = false;
                     saver_.say({tr("Entered in the log."), {}, Tone::safe});
                 }
                 sent_ = false;
                 refresh();
             }} {
    refresh();
}

void Injuries::refresh() {
    today_ = seat_.access.today();
    timeZone_ = seat_.access.clinic().timeZone;
    rows_ = permitted([this] { return seat_.access.injuries(today_ - model::Days{366 * keptYears}, today_); });
    std::ranges::stable_sort(rows_, std::ranges::greater{}, [](const auto& row) { return row.injury.day; });
    rows_.resize(std::min(rows_.size(), mostRows));
    render();
}

void Injuries::select(model::InjuryId injury) {
    id_ = injury;
    render();
}

void Injuries::begin() {
    input_ = {};
    input_.day = fieldDay(today_);
    problems_.clear();
    saver_.say({});
    writing_ = true;
    render();
}

void Injuries::cancel() {
    writing_ = false;
    render();
}

void Injuries::edit(InjuryInput input) {
    if (input != input_) {
        input_ = std::move(input);
        problems_.clear();
        render();
    }
}

model::Injury Injuries::typed(model::Problems& problems) const {
    model::Injury injury;
    if (const auto day = typedDay(input_.day)) {
        injury.day = *day;
    } else {
        problems.push_back({"day", "not-a-day", {}});
    }
    if (!trimmed(input_.time).empty()) {
        injury.minute = typedTime(input_.time);
        if (!injury.minute) {
            problems.push_back({"time", "not-a-time", {}});
        }
    }
    injury.deviceType = trimmed(input_.deviceType);
    injury.deviceBrand = trimmed(input_.deviceBrand);
    injury.area = trimmed(input_.area);
    injury.how = trimmed(input_.how);
    injury.circumstances = trimmed(input_.circumstances);
    injury.injured = trimmed(input_.injured);
    for (const auto& problem : model::validate(injury, today_)) {
        if (problems.empty() || problem.field != problems.front().field) {
            problems.push_back(problem);
        }
    }
    return injury;
}

void Injuries::save() {
    problems_.clear();
    auto injury = typed(problems_);
    if (!problems_.empty() || saver_.busy()) {
        render();
        return;
    }
    sent_ = true;
    saver_.save({model::RecordInjury{std::move(injury)}});
}

void Injuries::note(const std::string& day, const std::string& words) {
    const auto typed = typedDay(day);
    if (!typed) {
        saver_.say({tr("This was not done."), present::words(model::Problem{"day", "not-a-day", {}}), Tone::deny});
        render();
        return;
    }
    saver_.save({model::NoteInjury{id_, *typed, words}});
}

std::string Injuries::today() const {
    return fieldDay(today_);
}

void Injuries::close(const std::string& cause, const std::string& action) {
    saver_.save({model::CloseInjury{id_, today_, cause, action}});
}

InjuryReading Injuries::reading() const {
    InjuryReading reading;
    const auto found = std::ranges::find_if(rows_, [this](const auto& row) { return row.injury.id == id_; });
    if (found == rows_.end()) {
        return reading;
    }
    const auto& injury = found->injury;
    reading.id = injury.id;
    reading.title = fill(tr("Injury of {0}"), {longDay(injury.day, today_)});
    reading.state = injury.closed ? Chip{fill(tr("Closed {0}"), {shortDay(*injury.closed, today_)}), Tone::safe}
                                  : Chip{tr("Open"), Tone::warn};
    const auto line = [&](const char* label, const std::string& text) {
        if (!text.empty()) {
            reading.lines.push_back({tr(label), text});
        }
    };
    line("When", injury.minute ? fill(tr("{0}, {1}"), {dayWithYear(injury.day), clockTime(*injury.minute)})
                               : dayWithYear(injury.day));
    line("Device", fill(tr("{0}, {1}"), {injury.deviceType, injury.deviceBrand}));
    line("Where", injury.area);
    line("How it happened", injury.how);
    line("Circumstances", injury.circumstances);
    line("Who was injured", injury.injured);
    line("Cause", injury.cause);
    line("What was done", injury.action);
    line("Entered", fill(tr("{0}, {1}"), {dayAndTime(found->recordedAt, timeZone_, today_), found->recordedBy}));
    reading.mayReadNotes = may(seat_, "read.injury-names");
    std::int64_t running = 0;
    for (const auto& note : found->notes) {
        reading.notes.rows.push_back({++running, {cell(shortDay(note.day, today_)), cell(note.note), cell(note.who)}});
    }
    reading.notes.empty = reading.mayReadNotes ? tr("Nothing is noted yet of how it was followed up.")
                                               : tr("How it was followed up is for managers to read.");
    reading.mayNote = may(seat_, "injury.note");
    reading.canClose = !injury.closed && may(seat_, "injury.close") && !saver_.busy();
    return reading;
}

void Injuries::render() {
    InjuriesView next;
    next.title = tr("Sharps injuries");
    next.mayRead = may(seat_, "read.injuries");
    next.mayRecord = may(seat_, "injury.record");
    next.writing = writing_;
    next.input = input_;
    std::int64_t open = 0;
    std::int64_t lately = 0;
    for (const auto& row : rows_) {
        const auto& injury = row.injury;
        open += injury.closed ? 0 : 1;
        lately += injury.day > today_ - model::Days{365} ? 1 : 0;
        next.list.rows.push_back(
            {injury.id.value,
             {cell(dayWithYear(injury.day)), cell(fill(tr("{0}, {1}"), {injury.deviceType, injury.deviceBrand})),
              cell(injury.area), cell(injury.closed ? Chip{tr("Closed"), Tone::safe} : Chip{tr("Open"), Tone::warn})}});
    }
    next.line = next.mayRead     ? fill(tr("{0} in the last 12 months, {1} open"), {number(lately), number(open)})
                : next.mayRecord ? tr("Record one here; the log itself is for managers.")
                                 : std::string{};
    next.list.empty = next.mayRead ? tr("No sharps injury is recorded. Enter each on the day it happens: the device, "
                                        "the place, how it came about.")
                                   : tr("The log is for managers to read.");
    next.chosen = reading();
    next.problems = byField(problems_);
    next.message = saver_.message();
    next.saving = saver_.busy();
    show(std::move(next));
}

} // namespace present
