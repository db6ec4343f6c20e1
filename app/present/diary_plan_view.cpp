#include "app/present/decimal.h"
#include "app/present/diary_plan_state.h"
#include "app/present/finding_text.h"
#include "app/present/opening_text.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "db/role_table.h"

#include <algorithm>

namespace present {

namespace {

template <class Id>
std::string codeOf(Id id) {
    return std::to_string(id.value);
}

/// Only what asks for something; notes would hide it.
std::string pressing(const model::Assessment& assessment, const model::RuleBook& rules, model::Day today) {
    std::string text;
    for (const auto& group : grouped(assessment, rules, today)) {
        if (group.finding.strength >= model::Strength::warn) {
            text += (text.empty() ? "" : "\n") + group.text;
        }
    }
    return text;
}

/// What is to be known about one session of a course, behind its day and time.
std::string remark(bool withReason, int gap, int recommended) {
    if (gap > 0 && gap < recommended) {
        const auto words = fill(tr("{0} after the one before, {1} recommended"), {days(gap), number(recommended)});
        return withReason ? fill(tr(" ({0}: with a reason)"), {words}) : fill(tr(" ({0})"), {words});
    }
    return withReason ? tr(" (with a reason)") : std::string{};
}

} // namespace

void DiaryPlan::addChoices(DiaryPlanView& next) const {
    const auto& state = *state_;
    if (!state.lastTime.empty()) {
        next.treatments.push_back({"last", fill(tr("As last time: {0}"), {state.lastTimeWords})});
    }
    next.treatments.push_back({"pick", tr("Pick zones and depth")});
    for (const auto& zone : state.zones().zones()) {
        if (!state.zones().defaultLeaves(zone.code).empty()) {
            next.zones.push_back({zone.code.text, sentence(zoneName(zone.code, state.zones()))});
        }
    }
    next.modalities = choices<model::Modality>();
    std::erase_if(next.modalities,
                  [](const Choice& one) { return one.code == model::code(model::Modality::homeRoller); });
    next.indications = choices<model::Indication>();
    next.devices.push_back({"", tr("not chosen yet")});
    for (const auto& device : state.devices) {
        if (!device.retired) {
            next.devices.push_back({codeOf(device.id), device.name});
        }
    }
    for (const auto& account : state.accounts) {
        if (account.disabled || !db::mayDo(account.roles, "session.start")) {
            continue;
        }
        next.performers.push_back({codeOf(account.id), account.fullName});
        if (!account.trainee && codeOf(account.id) != state.input.performer) {
            next.supervisors.push_back({codeOf(account.id), account.fullName});
        }
        next.needsSupervisor = next.needsSupervisor || (account.trainee && codeOf(account.id) == state.input.performer);
    }
    next.rooms.push_back({"", tr("no room")});
    for (const auto& room : state.rooms) {
        next.rooms.push_back({codeOf(room.id), room.name});
    }
}

void DiaryPlan::addVerdict(DiaryPlanView& next, const Reading& reading, const Outlook& outlook) const {
    const auto& state = *state_;
    const auto& rules = *state.rules;
    if (!outlook.assessment) {
        return;
    }
    const auto& assessment = *outlook.assessment;
    next.verdict = {headline(assessment, rules, state.today), pressing(assessment, rules, state.today),
                    tone(assessment.verdict)};
    if (assessment.verdict == model::Verdict::deny) {
        const auto first = outlook.firstSafe
                               ? fill(tr("First safe day: {0}."), {weekdayAndDay(*outlook.firstSafe, state.today)})
                               : tr("No later day makes this safe. Choose another treatment.");
        next.verdict.text += (next.verdict.text.empty() ? "" : "\n") + first;
    }
    next.needsReason = outlook.needsReason;
    next.doubleBooked = outlook.doubleBooked;
    if (outlook.shut) {
        const auto why = fill(tr("{0}."), {closedText(*outlook.shut, *reading.day)});
        next.closed = outlook.shutReasonNeeded ? fill(tr("{0} Say why it is planned all the same."), {why}) : why;
    }
    for (const auto& step : outlook.offered) {
        const auto when = fill(tr("{0}, {1}"), {shortDayWithWeekday(step.day, state.today), clockTime(step.minute)});
        next.offered.push_back(
            {step.day, step.minute,
             step.assessment.verdict == model::Verdict::warn ? fill(tr("{0} (with a reason)"), {when}) : when});
    }
    if (reading.sessions > 1) {
        int nth = 0;
        for (const auto& step : outlook.steps) {
            const auto when = fill(tr("{0}, {1}"), {weekdayAndDay(step.day, state.today), clockTime(step.minute)});
            const bool withReason =
                step.assessment.verdict == model::Verdict::warn || (nth == 0 && outlook.shutReasonNeeded);
            auto line = fill(tr("{0} of {1}: {2}"), {number(++nth), number(reading.sessions), when}) +
                        remark(withReason, step.gap, outlook.recommendedGap);
            if (step.wanted) {
                if (const auto shut = model::shutAt(state.opening, *step.wanted, 0)) {
                    line += fill(tr("; on {0} {1}"),
                                 {longDay(*step.wanted, state.today), inSentence(closedText(*shut, *step.wanted))});
                }
            }
            next.course.push_back(std::move(line));
        }
        if (nth > 1) {
            next.verdict.text += (next.verdict.text.empty() ? "" : "\n") +
                                 fill(tr("{0} sessions, the last on {1}."),
                                      {number(reading.sessions), weekdayAndDay(outlook.steps.back().day, state.today)});
        }
        if (outlook.noTimeFor > 0) {
            next.problems.emplace("sessions", fill(tr("There is no free time for session {0} within four months."),
                                                   {number(outlook.noTimeFor)}));
        }
    }
}

void DiaryPlan::render() {
    const auto& state = *state_;
    DiaryPlanView next;
    next.open = state.open;
    next.saving = state.saving;
    next.refusal = state.refusal;
    if (!state.open) {
        show(std::move(next));
        return;
    }
    next.moving = state.moved.has_value();
    next.title = next.moving ? tr("Move the session") : tr("Plan a session");
    if (state.client) {
        next.client = state.client->id;
        next.clientName =
            state.client->givenName + (state.client->givenName.empty() ? "" : " ") + state.client->familyName;
    }
    next.found = state.found;
    next.input = state.input;
    next.picks = !next.moving && state.input.treatment != "last";
    addChoices(next);
    const auto reading = read();
    const auto outlook = outlookFor(reading);
    if (!reading.plan.rows.empty()) {
        next.treatment = treatmentText(reading.plan.rows, state.zones());
    }
    if (outlook.recommendedGap > 0) {
        next.recommended = fill(tr("{0} are recommended between two sessions."), {days(outlook.recommendedGap)});
    }
    next.problems = reading.problems;
    if (state.tried) {
        next.problems.insert(reading.missing.begin(), reading.missing.end());
    }
    addVerdict(next, reading, outlook);
    if (state.tried && outlook.needsReason && trimmed(state.input.reason).empty()) {
        next.problems.emplace("reason", tr("Say why, for the record."));
    }
    const bool denied = outlook.assessment && outlook.assessment->verdict == model::Verdict::deny;
    next.canSave = !state.saving && !denied && outlook.noTimeFor == 0;
    next.save = next.moving            ? tr("Move")
                : reading.sessions > 1 ? fill(tr("Plan {0} sessions"), {number(reading.sessions)})
                                       : tr("Plan");
    show(std::move(next));
}

} // namespace present
