#include "app/present/opening_settings.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/opening_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

namespace present {

namespace {

constexpr std::size_t mostNamed = 5;

/// Hours as typed; 24:00 is the end of a day.
std::optional<int> endTime(std::string_view text) {
    const auto plain = trimmed(text);
    return plain == "24:00" || plain == "24.00" || plain == "2400" ? std::optional{24 * 60} : typedTime(plain);
}

std::string endField(int minute) {
    return minute == 24 * 60 ? std::string{"24:00"} : fieldTime(minute);
}

/// What it means for the sessions that are planned already.
Message toldAs(const OpeningChanged& change, const std::string& thanks, model::Day today) {
    if (!change.nowClosed.empty()) {
        return {fill(tr("{0} {1}"), {thanks, counted(tr("{n, plural, one {A planned session lies in closed time and is "
                                                        "to be moved:} other {# planned sessions lie in closed time "
                                                        "and are to be moved:}}"),
                                                     static_cast<std::int64_t>(change.nowClosed.size()))}),
                namesOf(change.nowClosed, today, mostNamed), Tone::warn};
    }
    if (!change.nowOpen.empty()) {
        return {fill(tr("{0} {1}"),
                     {thanks, counted(tr("{n, plural, one {A planned session need not be moved any more:} other {# "
                                         "planned sessions need not be moved any more:}}"),
                                      static_cast<std::int64_t>(change.nowOpen.size()))}),
                namesOf(change.nowOpen, today, mostNamed), Tone::safe};
    }
    return {thanks, "", Tone::safe};
}

} // namespace

OpeningSettings::OpeningSettings(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    refresh();
}

void OpeningSettings::refresh() {
    render();
}

void OpeningSettings::render() {
    OpeningView next;
    const auto opening = seat_.access.opening();
    const auto today = seat_.access.today();
    for (std::size_t day = 0; day < next.week.size(); ++day) {
        const auto span = opening.week ? (*opening.week)[day] : model::usualSpan;
        const auto shown = span.value_or(model::usualSpan);
        next.week[day] = {span.has_value(), fieldTime(shown.from), endField(shown.to)};
    }
    if (!opening.week) {
        next.note = tr("not set yet: nothing is outside the hours");
    }
    for (const auto& closure : opening.closures) {
        if (closure.last >= today) {
            next.closures.rows.push_back(
                {closure.id.value,
                 {{daysText(closure, today), {}, false},
                  {closure.open ? fill(tr("Open {0}"), {spanText(*closure.open)}) : tr("Closed"), {}, false},
                  {closure.reason, {}, false}}});
        }
    }
    next.closures.empty = tr("No closed days ahead. Enter holidays here, and days with other hours.");
    next.mayEdit = may(seat_, "hours.set");
    next.saving = saving_;
    next.problems = problems_;
    next.message = message_;
    show(std::move(next));
}

void OpeningSettings::refuse(const model::Problems& problems) {
    problems_ = byField(problems);
    message_ = {tr("This was not saved."), joined(problems), Tone::deny};
    render();
}

void OpeningSettings::run(model::Change change, std::string thanks, std::function<void()> then) {
    if (saving_) {
        return;
    }
    saving_ = true;
    problems_.clear();
    message_ = {};
    render();
    using Answer = model::Outcome<OpeningChanged>;
    worker_.run<Answer>(
        [seat = seat_, change = std::move(change)]() mutable { return changeOpening(seat.access, change); },
        [this, thanks = std::move(thanks), then = std::move(then)](const Answer& answer) {
            saving_ = false;
            if (!answer) {
                refuse(answer.problems());
                return;
            }
            message_ = toldAs(*answer, thanks, seat_.access.today());
            refresh();
            if (then) {
                then();
            }
        },
        [this](const std::string& why) {
            saving_ = false;
            message_ = {tr("This was not saved."), why, Tone::deny};
            render();
        });
}

void OpeningSettings::saveWeek(const OpeningWeekInput& input) {
    model::OpeningWeek week;
    model::Problems problems;
    for (std::size_t day = 0; day < input.size(); ++day) {
        if (!input[day].open) {
            continue;
        }
        const auto from = typedTime(trimmed(input[day].from));
        const auto to = endTime(input[day].to);
        if (from && to) {
            week[day] = model::OpenSpan{*from, *to};
        } else {
            problems.push_back({model::weekdayField(day), "not-hours", {}});
        }
    }
    const auto order = model::validate(week);
    problems.insert(problems.end(), order.begin(), order.end());
    if (!problems.empty()) {
        refuse(problems);
        return;
    }
    run(model::SetOpeningHours{week}, tr("The opening hours were saved."));
}

void OpeningSettings::addClosure(const ClosureInput& input) {
    model::Closure closure;
    model::Problems problems;
    const auto first = typedDay(input.first);
    const auto last = trimmed(input.last).empty() ? first : typedDay(input.last);
    if (!first) {
        problems.push_back({"first", "not-a-day", {}});
    }
    if (first && !last) {
        problems.push_back({"last", "not-a-day", {}});
    }
    if (!trimmed(input.from).empty() || !trimmed(input.to).empty()) {
        const auto from = typedTime(trimmed(input.from));
        const auto to = endTime(input.to);
        if (from && to) {
            closure.open = model::OpenSpan{*from, *to};
        } else {
            problems.push_back({"open", "not-hours", {}});
        }
    }
    closure.first = first.value_or(model::Day{});
    closure.last = last.value_or(closure.first);
    closure.reason = trimmed(input.reason);
    for (auto& problem : model::validate(closure)) {
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) {
        refuse(problems);
        return;
    }
    run(model::AddClosure{closure},
        closure.open ? tr("The days with other hours were entered.") : tr("The closed days were entered."), [this] {
            if (closureAdded) {
                closureAdded();
            }
        });
}

void OpeningSettings::removeClosure(model::ClosureId closure) {
    run(model::RemoveClosure{closure}, tr("The days were taken out."));
}

} // namespace present
