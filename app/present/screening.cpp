#include "app/present/screening.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

using model::AskedQuestion;
using model::Bar;
using model::ScreeningAnswer;

namespace {

const ScreeningAnswer* find(const std::vector<ScreeningAnswer>& answers, const std::string& question) {
    const auto found = std::ranges::find(answers, question, &ScreeningAnswer::question);
    return found == answers.end() ? nullptr : &*found;
}

std::vector<model::ZoneCode> zonesOf(const model::SessionPlan& plan) {
    std::vector<model::ZoneCode> zones;
    for (const auto& row : plan.rows) {
        if (std::ranges::find(zones, row.zone) == zones.end()) {
            zones.push_back(row.zone);
        }
    }
    return zones;
}

std::string answeredOf(std::int64_t answered, std::size_t all) {
    return fill(tr("{0} of {1} answered"), {number(answered), number(static_cast<std::int64_t>(all))});
}

bool blank(const DecisionInput& decision) {
    return trimmed(decision.by).empty() && trimmed(decision.day).empty() && trimmed(decision.words).empty();
}

std::string meaningOf(Bar bar) {
    switch (bar) {
    case Bar::block:
        return tr("Bars this treatment.");
    case Bar::clearance:
        return tr("Needs a prescriber's decision: record it here, or do not treat. Medicines are the prescriber's "
                  "matter alone.");
    case Bar::caution:
        break;
    }
    return tr("Treat with care.");
}

} // namespace

Screening::Screening(Seat seat, model::ClientId client, std::optional<model::SessionId> session,
                     const model::SessionPlan& plan)
    : seat_{std::move(seat)}
    , worker_{seat_.ports}
    , client_{client}
    , session_{session}
    , plan_{plan} {
    load();
    render();
}

void Screening::refresh(const model::SessionPlan& plan) {
    plan_ = plan;
    load();
    render();
}

void Screening::load() {
    const auto& access = seat_.access;
    rules_ = access.rules();
    asked_ = model::questionsFor(plan_, *rules_);
    last_ = access.history(client_).answers;
    askings_ = permitted([&] { return access.screenings(client_, 1); });
    today_ = access.today();
    timeZone_ = access.clinic().timeZone;
}

const ScreeningAnswer* Screening::lastOf(const std::string& question) const {
    return find(last_, question);
}

bool Screening::answeredToday(const std::string& question) const {
    const auto* last = lastOf(question);
    return last != nullptr && last->day == today_;
}

/// Only what was a no the last time, and never what would bar the treatment.
bool Screening::mayConfirm(const AskedQuestion& asked) const {
    const auto& code = asked.question->code;
    const auto* last = lastOf(code);
    return asked.bar->bar != Bar::block && last != nullptr && !last->yes && last->day != today_ &&
           !given_.contains(code);
}

std::string answerDetail(const ScreeningAnswer& answer, const model::RuleBook& rules, model::Day today) {
    std::string text = answer.zones.empty() ? std::string{} : zoneNames(answer.zones, rules.zones);
    if (const auto& decision = answer.clearance) {
        const auto decided = fill(tr("{0} decided on {1}"), {decision->by, shortDay(decision->day, today)});
        text += (text.empty() ? "" : "; ") +
                (decision->words.empty() ? decided : fill(tr("{0}: {1}"), {decided, decision->words}));
    }
    return text;
}

std::string Screening::lastText(const std::string& question) const {
    const auto* last = lastOf(question);
    if (last == nullptr) {
        return tr("not asked before");
    }
    const auto text = fill(last->yes ? tr("yes, {0}") : tr("no, {0}"), {nearDay(last->day, today_)});
    const auto detail = answerDetail(*last, *rules_, today_);
    return detail.empty() ? text : fill(tr("{0}, {1}"), {text, detail});
}

ScreeningLine Screening::lineOf(const AskedQuestion& asked) const {
    const auto& question = *asked.question;
    ScreeningLine line;
    line.code = question.code;
    line.text = tr(question.text.c_str());
    line.last = lastText(question.code);
    line.blocking = asked.bar->bar == Bar::block;
    if (const auto given = given_.find(question.code); given != given_.end()) {
        line.answer = given->second.yes;
        line.zones = given->second.zones;
        line.decision = given->second.decision;
    } else if (answeredToday(question.code)) {
        const auto& today = *lastOf(question.code);
        line.answer = today.yes;
        line.zones = today.zones;
        if (today.clearance) {
            line.decision = {today.clearance->by, fieldDay(today.clearance->day), today.clearance->words};
        }
    }
    if (line.answer.value_or(false)) {
        line.meaning = meaningOf(asked.bar->bar);
        line.tone = asked.bar->bar == Bar::caution || (asked.bar->bar == Bar::clearance && !blank(line.decision))
                        ? Tone::warn
                        : Tone::deny;
        line.byZone = question.reach == model::Reach::zone && zonesOf(plan_).size() > 1;
        line.asksDecision = asked.bar->bar == Bar::clearance;
    }
    if (const auto wrong = problems_.find(question.code); wrong != problems_.end()) {
        line.problems = byField(wrong->second);
    }
    return line;
}

void Screening::render() {
    ScreeningView view;
    std::int64_t answered = 0;
    for (const auto& asked : asked_) {
        const auto name = tr(asked.question->group.c_str());
        auto group = std::ranges::find(view.groups, name, &ScreeningGroup::name);
        if (group == view.groups.end()) {
            view.groups.push_back({name, {}, {}, {}, {}});
            group = std::prev(view.groups.end());
        }
        group->lines.push_back(lineOf(asked));
        if (mayConfirm(asked)) {
            group->confirms.push_back(asked.question->code);
        }
        answered += group->lines.back().answer ? 1 : 0;
    }
    for (auto& group : view.groups) {
        const auto done =
            std::ranges::count_if(group.lines, [](const ScreeningLine& line) { return line.answer.has_value(); });
        group.progress = answeredOf(done, group.lines.size());
        if (group.confirms.size() == group.lines.size()) {
            group.confirm = tr("Still no to all of these");
        } else if (!group.confirms.empty()) {
            group.confirm = counted(tr("{n, plural, one {Still no to one other} other {Still no to # others}}"),
                                    static_cast<std::int64_t>(group.confirms.size()));
        }
    }
    for (const auto& zone : zonesOf(plan_)) {
        view.zones.push_back({zone.text, sentence(zoneName(zone, rules_->zones))});
    }
    if (!askings_.empty()) {
        const auto& asking = askings_.front();
        view.lastAsked =
            fill(tr("Last asked {0} by {1}"), {dayAndTime(asking.askedAt, timeZone_, today_), asking.askedBy});
    }
    view.progress = answeredOf(answered, asked_.size());
    view.open = static_cast<int>(asked_.size()) - static_cast<int>(answered);
    view.mayAnswer = may(seat_, "screening.record");
    view.save = counted(tr("{n, plural, =0 {Save} one {Save # answer} other {Save # answers}}"),
                        static_cast<std::int64_t>(given_.size()));
    view.saving = saving_;
    view.canSave = view.mayAnswer && !saving_ && !given_.empty();
    view.message = message_;
    show(std::move(view));
}

void Screening::answer(std::string_view question, bool yes) {
    const auto asked = std::ranges::find(
        asked_, question, [](const AskedQuestion& one) -> std::string_view { return one.question->code; });
    if (asked == asked_.end() || saving_ || !may(seat_, "screening.record")) {
        return;
    }
    const std::string code{question};
    auto& given = given_[code];
    const bool fresh = yes && !given.yes;
    given.yes = yes;
    if (!yes) {
        given = {};
    } else if (const auto* last = lastOf(code); fresh && last != nullptr && last->yes) {
        // What was said beside the earlier yes is offered again, where it still lies within the plan.
        const auto planned = zonesOf(plan_);
        std::ranges::copy_if(last->zones, std::back_inserter(given.zones), [&](const model::ZoneCode& zone) {
            return std::ranges::find(planned, zone) != planned.end();
        });
        if (last->clearance) {
            given.decision = {last->clearance->by, fieldDay(last->clearance->day), last->clearance->words};
        }
    }
    problems_.erase(code);
    render();
}

void Screening::confirm(std::string_view group) {
    if (saving_ || !may(seat_, "screening.record")) {
        return;
    }
    for (const auto& asked : asked_) {
        if (tr(asked.question->group.c_str()) == group && mayConfirm(asked)) {
            given_[asked.question->code] = {};
        }
    }
    render();
}

void Screening::limit(std::string_view question, const model::ZoneCode& zone, bool there) {
    // What was answered earlier today is taken up again before it is changed.
    const std::string code{question};
    if (!given_.contains(code)) {
        answer(question, true);
    }
    const auto given = given_.find(code);
    if (given == given_.end() || !given->second.yes) {
        return;
    }
    auto& zones = given->second.zones;
    std::erase(zones, zone);
    if (there) {
        zones.push_back(zone);
    }
    render();
}

void Screening::decide(std::string_view question, DecisionInput decision) {
    const std::string code{question};
    if (!given_.contains(code)) {
        answer(question, true);
    }
    const auto given = given_.find(code);
    if (given == given_.end() || !given->second.yes || given->second.decision == decision) {
        return;
    }
    given->second.decision = std::move(decision);
    problems_.erase(code);
    render();
}

bool Screening::hasUnsaved() const {
    return !given_.empty();
}

std::vector<ScreeningAnswer> Screening::answers(std::map<std::string, model::Problems>& problems) const {
    std::vector<ScreeningAnswer> all;
    for (const auto& asked : asked_) {
        const auto& code = asked.question->code;
        const auto given = given_.find(code);
        if (given == given_.end()) {
            continue;
        }
        ScreeningAnswer answer{.question = code, .yes = given->second.yes, .day = today_, .zones = {}, .clearance = {}};
        if (answer.yes && asked.question->reach == model::Reach::zone) {
            answer.zones = given->second.zones;
        }
        const auto& decision = given->second.decision;
        if (answer.yes && asked.bar->bar == Bar::clearance && !blank(decision)) {
            const auto day = typedDay(decision.day);
            if (trimmed(decision.by).empty()) {
                problems[code].push_back({"by", "required", {}});
            }
            if (!day) {
                problems[code].push_back({"day", trimmed(decision.day).empty() ? "required" : "not-a-day", {}});
            } else if (*day > today_) {
                problems[code].push_back({"day", "in-the-future", {}});
            } else {
                answer.clearance = model::MedicalClearance{std::string{trimmed(decision.by)}, *day,
                                                           std::string{trimmed(decision.words)}};
            }
        }
        all.push_back(std::move(answer));
    }
    return all;
}

void Screening::save() {
    if (saving_ || given_.empty()) {
        return;
    }
    problems_.clear();
    message_ = {};
    auto all = answers(problems_);
    if (!problems_.empty()) {
        message_ = {tr("Not saved yet."), tr("Something is missing beside an answer."), Tone::warn};
        render();
        return;
    }
    if (all.empty()) { // the plan no longer asks what was answered
        given_.clear();
        render();
        return;
    }
    saving_ = true;
    render();
    write(worker_, seat_, {model::RecordScreening{client_, session_, std::move(all)}}, [this](const Message& refusal) {
        saving_ = false;
        message_ = refusal;
        if (refusal.empty()) {
            given_.clear();
        }
        load();
        render();
        if (refusal.empty() && saved) {
            saved();
        }
    });
}

ScreeningStanding screeningStanding(const model::SessionPlan& plan, const std::vector<ScreeningAnswer>& latest,
                                    const std::vector<db::ScreeningRow>& askings, const model::RuleBook& rules,
                                    model::Day today, const std::string& timeZone) {
    ScreeningStanding standing;
    if (plan.rows.empty()) {
        return standing;
    }
    for (const auto& asked : model::questionsFor(plan, rules)) {
        const auto* known = find(latest, asked.question->code);
        standing.open += known != nullptr && known->day == today ? 0 : 1;
    }
    if (standing.open > 0) {
        standing.text =
            counted(tr("{n, plural, one {# screening question to answer} other {# screening questions to answer}}"),
                    standing.open);
        standing.tone = Tone::warn;
    } else if (!askings.empty()) {
        standing.text = fill(tr("Screening answered today {0} by {1}"),
                             {clockTime(askings.front().askedAt, timeZone), askings.front().askedBy});
        standing.tone = Tone::safe;
    }
    return standing;
}

} // namespace present
