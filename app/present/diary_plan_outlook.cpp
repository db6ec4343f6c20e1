// How what was typed in the diary's form stands with the rules and with what is in the diary already.

#include "app/present/course.h"
#include "app/present/decimal.h"
#include "app/present/diary_plan_state.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr std::size_t timesOffered = 3;
constexpr model::Days searched{120};    ///< for a free time
constexpr model::Days longestWait{730}; ///< for a safe day

template <class Id>
std::optional<Id> idOf(const std::string& code) {
    const auto value = typedNumber(code);
    return value ? std::optional{Id{*value}} : std::nullopt;
}

model::Assessment assessed(const model::SessionPlan& plan, const model::History& history, const model::RuleBook& rules,
                           model::Day day) {
    return model::assess(plan, history, rules, day, model::Act::plan);
}

/// The next day worth asking about; none when no day helps.
std::optional<model::Day> nextDay(const model::Assessment& assessment) {
    auto next = std::max(assessment.day + model::Days{1}, assessment.earliest);
    for (const auto& finding : assessment.findings) {
        if (finding.strength != model::Strength::deny) {
            continue;
        }
        if (!finding.earliest) {
            return std::nullopt;
        }
        next = std::max(next, *finding.earliest);
    }
    return next;
}

bool warnsAnew(const model::Assessment& assessment, const std::vector<model::Override>& kept) {
    return std::any_of(assessment.findings.begin(), assessment.findings.end(), [&](const model::Finding& finding) {
        return finding.strength == model::Strength::warn &&
               std::none_of(kept.begin(), kept.end(), [&](const model::Override& one) {
                   return one.findingKey == finding.key() && one.daysShort >= finding.daysShort;
               });
    });
}

} // namespace

DiaryPlan::Reading DiaryPlan::read() const {
    const auto& state = *state_;
    const auto& typed = state.input;
    Reading reading;
    const auto blank = [](const std::string& text) { return trimmed(text).empty(); };
    const auto wrong = [&](const char* field, std::string words) { reading.problems.emplace(field, std::move(words)); };
    const auto lacks = [&](const char* field, std::string words) { reading.missing.emplace(field, std::move(words)); };

    reading.day = typedDay(typed.day);
    if (!reading.day) {
        (blank(typed.day) ? reading.missing : reading.problems)
            .emplace("day", tr("Type a day, for example 2026-12-08."));
    } else if (*reading.day < state.today) {
        wrong("day", tr("This day is over. Choose today or a later one."));
    } else if (*reading.day > state.today + longestWait) {
        wrong("day", tr("This day is more than two years ahead."));
    }
    reading.minute = typedTime(trimmed(typed.time));
    if (!reading.minute) {
        (blank(typed.time) ? reading.missing : reading.problems).emplace("time", tr("Type a time, for example 10:30."));
    }
    const auto length = typedNumber(typed.length);
    if (!length || *length < 5 || *length > longestSession) {
        wrong("length", fill(tr("Between {0} and {1} minutes."), {number(5), number(longestSession)}));
    }
    const auto performer = idOf<model::AccountId>(typed.performer);
    const auto person = std::find_if(state.accounts.begin(), state.accounts.end(),
                                     [&](const model::Account& one) { return one.id == performer; });
    if (person == state.accounts.end()) {
        lacks("performer", tr("Choose who treats."));
    } else if (person->trainee && blank(typed.supervisor)) {
        lacks("supervisor", tr("A trainee is supervised. Choose by whom."));
    }
    const auto room = std::find_if(state.rooms.begin(), state.rooms.end(),
                                   [&](const db::Room& one) { return std::to_string(one.id.value) == typed.room; });
    if (room != state.rooms.end()) {
        reading.room = room->id;
        reading.booking.room = room->name;
    }

    if (!state.client) {
        lacks("client", tr("Find the client first."));
    }
    const auto client = state.client ? state.client->id : model::ClientId{};
    if (state.moved) {
        reading.plan = state.moved->record.plan;
    } else {
        DeskInput input;
        if (typed.treatment == "last") {
            input.rows = state.lastTime;
        } else if (!typed.zone.empty()) {
            DeskRowInput row;
            row.zone = {typed.zone};
            row.modality = model::fromCode<model::Modality>(typed.modality).value_or(model::Modality::pen);
            row.indication =
                model::fromCode<model::Indication>(typed.indication).value_or(model::Indication::rejuvenation);
            row.device = idOf<model::DeviceId>(typed.device);
            row.depth = typed.depth;
            input.rows.push_back(std::move(row));
        }
        auto read = readPlan(input, client, performer.value_or(model::AccountId{}), state.zones());
        for (const auto& problem : read.problems) {
            const bool empty = problem.code == "required" || problem.code == "no-zone";
            const auto* field = typed.treatment == "last" ? "treatment" : problem.field == "rows" ? "zone" : "depth";
            (empty ? reading.missing : reading.problems).emplace(field, words(problem));
        }
        if (!read.problems.empty()) {
            lacks("treatment", {});
            read.plan.rows.clear();
        }
        reading.plan = std::move(read.plan);
    }
    reading.plan.client = client;
    reading.plan.performer = performer.value_or(model::AccountId{});
    reading.plan.supervisor =
        person != state.accounts.end() && person->trainee ? idOf<model::AccountId>(typed.supervisor) : std::nullopt;
    reading.booking.client = client;
    reading.booking.performer = reading.plan.performer;
    reading.booking.length = length.value_or(usualLength);
    if (state.moved) {
        reading.booking.session = state.moved->row.id;
    }

    const auto sessions = blank(typed.sessions) ? std::optional{1} : typedNumber(typed.sessions);
    if (!sessions || *sessions < 1 || *sessions > mostInCourse) {
        wrong("sessions", fill(tr("From 1 to {0} sessions."), {number(mostInCourse)}));
    }
    reading.sessions = sessions.value_or(1);
    if (!blank(typed.gap)) {
        reading.gap = typedNumber(typed.gap);
        if (!reading.gap || *reading.gap < 1 || *reading.gap > 365) {
            wrong("gap", fill(tr("From 1 to {0} days."), {number(365)}));
        }
    }
    return reading;
}

std::optional<model::Day> DiaryPlan::firstSafeDay(const Reading& reading, model::Day from) const {
    for (std::optional<model::Day> day = from; day && *day <= from + longestWait;) {
        const auto assessment = assessed(reading.plan, state_->history, *state_->rules, *day);
        if (assessment.verdict != model::Verdict::deny) {
            return day;
        }
        day = nextDay(assessment);
    }
    return std::nullopt;
}

/// On each open day at most one: the free start nearest to the time typed.
std::vector<DiaryPlan::Step> DiaryPlan::freeTimes(const Reading& reading, const model::History& history,
                                                  model::Day from, std::size_t most) const {
    std::vector<Step> found;
    for (std::optional<model::Day> day = from; day && *day <= from + searched && found.size() < most;) {
        const auto span = model::openSpan(state_->opening, *day);
        if (!span) {
            day = *day + model::Days{1};
            continue;
        }
        auto assessment = assessed(reading.plan, history, *state_->rules, *day);
        if (assessment.verdict == model::Verdict::deny) {
            day = nextDay(assessment);
            continue;
        }
        const int notBefore = *day == state_->today ? state_->minuteNow : 0;
        if (const auto minute = freeStart(reading.booking, reading.minute.value_or(span->from), notBefore, *span,
                                          seat_.access.sessionsOn(*day))) {
            found.push_back({*day, *minute, std::move(assessment), 0, {}});
        }
        day = *day + model::Days{1};
    }
    return found;
}

std::string DiaryPlan::doubleBooked(const Reading& reading, model::Day day, int minute) const {
    std::string text;
    const auto sessions = seat_.access.sessionsOn(day);
    for (const auto* row : clashes(reading.booking, minute, sessions)) {
        const auto when = fill(tr("{0} to {1}"), {clockTime(row->minute), clockTime(row->minute + lengthOf(*row))});
        std::string line;
        if (row->client == reading.booking.client) {
            line = fill(tr("The client has another session then: {0}."), {when});
        } else if (row->performer == reading.booking.performer) {
            line = fill(tr("{0} is booked then: {1}, {2}."), {row->performerName, when, row->clientName});
        } else {
            line = fill(tr("{0} is taken then: {1}, {2}."), {row->room, when, row->clientName});
        }
        text += (text.empty() ? "" : " ") + line;
    }
    return text;
}

DiaryPlan::Outlook DiaryPlan::outlookFor(const Reading& reading) const {
    const auto& state = *state_;
    Outlook outlook;
    if (!reading.plan.rows.empty() && state.client) {
        outlook.recommendedGap = recommendedGap(reading.plan, state.history, *state.rules);
    }
    if (!reading.assessable() || !state.client) {
        return outlook;
    }
    const auto day = *reading.day;
    outlook.assessment = assessed(reading.plan, state.history, *state.rules, day);
    if (outlook.assessment->verdict == model::Verdict::deny) {
        outlook.firstSafe = firstSafeDay(reading, day);
        if (outlook.firstSafe) {
            outlook.offered = freeTimes(reading, state.history, *outlook.firstSafe, timesOffered);
        }
        return outlook;
    }
    outlook.shut = reading.minute ? model::shutAt(state.opening, day, *reading.minute, reading.booking.length)
                   : model::openSpan(state.opening, day) ? std::nullopt
                                                         : model::shutAt(state.opening, day, 0);
    if (!reading.minute) {
        outlook.offered = freeTimes(reading, state.history, day, timesOffered);
        return outlook;
    }
    outlook.doubleBooked = doubleBooked(reading, day, *reading.minute);
    outlook.shutReasonNeeded =
        outlook.shut && !(state.movedReason && state.movedReason->against == outlook.shut->key());
    if (!outlook.doubleBooked.empty() || outlook.shutReasonNeeded) {
        outlook.offered = freeTimes(reading, state.history, day, timesOffered);
    }
    outlook.steps.push_back({day, *reading.minute, *outlook.assessment, 0, {}});
    auto history = state.history;
    const model::Days gap{reading.gap.value_or(std::max(1, outlook.recommendedGap))};
    while (static_cast<int>(outlook.steps.size()) < reading.sessions) {
        const auto before = outlook.steps.back().day;
        const auto planned = asPlanned(reading.plan, before, history);
        history.planned.insert(history.planned.end(), planned.begin(), planned.end());
        auto next = freeTimes(reading, history, before + gap, 1);
        if (next.empty()) {
            outlook.noTimeFor = static_cast<int>(outlook.steps.size()) + 1;
            outlook.steps.clear();
            return outlook;
        }
        auto& step = next.front();
        step.gap = (step.day - before).count();
        if (step.day != before + gap && !model::openSpan(state.opening, before + gap)) {
            step.wanted = before + gap;
        }
        outlook.steps.push_back(std::move(step));
    }
    const auto kept = state.moved ? state.moved->overrides : std::vector<model::Override>{};
    outlook.needsReason =
        outlook.shutReasonNeeded || std::any_of(outlook.steps.begin(), outlook.steps.end(),
                                                [&](const Step& step) { return warnsAnew(step.assessment, kept); });
    return outlook;
}

} // namespace present
