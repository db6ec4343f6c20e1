// How the editor of aftercare plans is put into words.
#include "app/present/aftercare_words.h"
#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/languages.h"
#include "app/present/plan_editor.h"
#include "app/present/rule_fields.h"
#include "app/present/text.h"
#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "db/aftercare_signs.h"
#include "model/aftercare_check.h"
#include "model/aftercare_schedule.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace present {

namespace {

std::string stepKindText(model::StepKind kind) {
    switch (kind) {
    case model::StepKind::instruction:
        return tr("Instruction");
    case model::StepKind::checkIn:
        return tr("Check-in");
    case model::StepKind::call:
        return tr("Call");
    case model::StepKind::nextVisit:
        break;
    }
    return tr("Next visit");
}

std::string stepTimeText(const model::AftercareStep& step) {
    return step.byHours
               ? counted(tr("{n, plural, =0 {at the end} one {# hour after} other {# hours after}}"), step.offset)
               : counted(tr("{n, plural, =0 {the same day} other {day #}}"), step.offset);
}

std::string windowTime(int minute) {
    return minute == 24 * 60 ? tr("midnight") : clockTime(minute);
}

/// "Pen, scalp, 0.5 mm to 5 mm"; "any treatment".
std::string scopeText(const model::AftercarePlan& plan, const model::ZoneTree& zones) {
    std::vector<std::string> parts;
    if (plan.modality) {
        parts.push_back(words(*plan.modality));
    }
    if (plan.zone) {
        parts.push_back(zoneName(*plan.zone, zones));
    }
    const bool deep = plan.upTo >= model::deepestDepth;
    if (plan.over > model::Depth{}) {
        parts.push_back(deep ? fill(tr("deeper than {0}"), {depthText(plan.over)})
                             : fill(tr("{0} to {1}"), {depthText(plan.over), depthText(plan.upTo)}));
    } else if (!deep) {
        parts.push_back(fill(tr("to {0}"), {depthText(plan.upTo)}));
    }
    std::string all;
    for (const auto& part : parts) {
        all += (all.empty() ? "" : ", ") + part;
    }
    return all.empty() ? tr("any treatment") : sentence(all);
}

/// Of the fields of this step only, without its place before them.
FieldProblems stepProblems(const model::Problems& problems, std::size_t place) {
    const auto at = "steps[" + std::to_string(place) + "].";
    model::Problems own;
    for (const auto& problem : problems) {
        if (problem.field.starts_with(at)) {
            own.push_back({problem.field.substr(at.size()), problem.code, problem.values});
        }
    }
    return byField(own);
}

bool hasProblem(const model::Problems& problems, std::size_t place) {
    const auto at = "steps[" + std::to_string(place) + "].";
    return std::ranges::any_of(problems, [&](const model::Problem& one) { return one.field.starts_with(at); });
}

Cell chipOrNothing(std::optional<Chip> chip) {
    return {std::string{}, std::move(chip), false};
}

} // namespace

void PlanEditor::addPlans(PlanEditorView& next) const {
    const auto rules = seat_.access.rules();
    for (std::size_t i = 0; i < plans_.size(); ++i) {
        const auto& one = plans_[i];
        const auto id = static_cast<std::int64_t>(i) + 1;
        next.plans.rows.push_back(
            {id,
             {{one.plan.name, {}, false},
              {scopeText(one.plan, rules->zones), {}, true},
              {number(one.plan.version), {}, false},
              {number(std::ssize(one.plan.steps)), {}, false},
              chipOrNothing(one.current ? std::nullopt : std::optional{Chip{tr("withdrawn"), Tone::neutral}})}});
        if (!isNew() && one.plan.code == began_.code) {
            next.plan = id;
        }
    }
    next.plans.empty = tr("There is no plan.");
    const auto plan = draft_.plan();
    next.fields = {draft_.planText("name"),
                   plan.modality ? std::string{model::code(*plan.modality)} : std::string{},
                   plan.zone ? plan.zone->text : std::string{},
                   draft_.planText("over"),
                   draft_.planText("upTo"),
                   choices<model::Modality>(),
                   zoneChoices(rules->zones, true)};
    next.fields.modalities.insert(next.fields.modalities.begin(), Choice{"", tr("any")});
}

void PlanEditor::addSteps(PlanEditorView& next) const {
    const auto problems = draft_.problems();
    const auto& steps = draft_.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i].value;
        std::optional<Chip> chip;
        if (hasProblem(problems, i)) {
            chip = Chip{tr("to be put right"), Tone::deny};
        } else if (std::ranges::find(began_.steps, step) == began_.steps.end()) {
            chip = Chip{tr("changed"), Tone::info};
        }
        next.steps.rows.push_back({steps[i].id,
                                   {{stepTimeText(step), {}, false},
                                    {step.title.empty() ? tr("without a title") : step.title, {}, step.title.empty()},
                                    {stepKindText(step.kind), {}, true},
                                    chipOrNothing(chip)}});
    }
    next.steps.summary =
        counted(tr("{n, plural, =0 {no step} one {# step} other {# steps}}"), std::ssize(next.steps.rows));
    next.steps.empty = tr("This plan has no step yet. Add one.");
    addStep(next);
}

void PlanEditor::addStep(PlanEditorView& next) const {
    const auto* const chosen = draft_.step(step_);
    if (chosen == nullptr) {
        return;
    }
    const auto& value = chosen->value;
    const auto place = static_cast<std::size_t>(chosen - draft_.steps().data());
    auto& step = next.step;
    step.id = chosen->id;
    step.kind = model::code(value.kind);
    step.basis = value.byHours ? "hours" : "days";
    step.offset = draft_.stepText(*chosen, "offset");
    step.windowFrom = draft_.stepText(*chosen, "windowFrom");
    step.windowTo = draft_.stepText(*chosen, "windowTo");
    step.channel = model::code(value.channel);
    step.expectsAnswer = value.expectsAnswer;
    step.sheet = value.sheet;
    step.source = value.source;
    addLanguage(step, *chosen);
    for (const auto& sign : db::aftercareSigns()) {
        step.signs.push_back(
            {sign.code,
             sign.fromDay == 0 ? sign.name : fill(tr("{0}, from day {1}"), {sign.name, number(sign.fromDay)}),
             std::ranges::find(value.alarms, sign.code) != value.alarms.end()});
    }
    for (const auto& kind : model::codesOf<model::StepKind>) {
        step.kinds.push_back({std::string{kind.code}, stepKindText(kind.value)});
    }
    step.bases = {{"hours", tr("hours after the end")}, {"days", tr("days after the session")}};
    step.channels = choices<model::Channel>();
    step.canMoveUp = next.canEdit && place > 0;
    step.canMoveDown = next.canEdit && place + 1 < draft_.steps().size();
    step.canRemove = next.canEdit && draft_.steps().size() > 1;
    auto problems = draft_.problems();
    problems.insert(problems.end(), refused_.begin(), refused_.end());
    const auto unlikely = model::doubts(draft_.plan(), seat_.access.clinic().quiet);
    problems.insert(problems.end(), unlikely.begin(), unlikely.end());
    step.problems = stepProblems(problems, place);
    for (const auto* const field :
         {"title", "text"}) { // the fields show one language, the problems of another stay away
        const auto other = step.problems.find(std::string{field} + '.' + language_);
        if (language_.empty() && step.missing.empty()) {
            for (const auto& words : value.words) {
                if (step.problems.contains(std::string{field} + '.' + words.language)) {
                    step.missing = fill(tr("{0}: title or text is not right yet."), {languageName(words.language)});
                }
            }
        }
        auto words = other == step.problems.end() ? std::string{} : other->second;
        if (!language_.empty()) {
            step.problems.erase(field);
            if (!words.empty()) {
                step.problems[field] = std::move(words);
            }
        }
    }
}

/// Of those that the plan speaks, that clients often speak, and of the client who is looked at.
std::vector<std::string> PlanEditor::languages() const {
    std::set<std::string> codes{"ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"};
    for (const auto& step : draft_.steps()) {
        for (const auto& words : step.value.words) {
            codes.insert(words.language);
        }
    }
    if (client_ && !client_->language.empty()) {
        codes.insert(model::languageOf(client_->language));
    }
    return {codes.begin(), codes.end()};
}

void PlanEditor::addLanguage(PlanStepFields& step, const PlanDraft::Step& of) const {
    const auto& value = of.value;
    step.language = language_;
    step.languages = {{"", tr("The clinic's own")}};
    for (const auto& code : languages()) {
        const auto name = languageName(code);
        step.languages.push_back(
            {code, model::wordsIn(value, code) == nullptr ? fill(tr("{0}, missing"), {name}) : name});
    }
    const auto* const words = model::wordsIn(value, language_);
    if (language_.empty() || words != nullptr) {
        step.title = words == nullptr ? value.title : words->title;
        step.text = words == nullptr ? value.text : words->text;
    } else if (const auto* const before = PlanDraft::fallenAway(of, language_)) {
        step.title = before->title;
        step.text = before->text;
        step.missing =
            fill(tr("{0}: these words fall away when you save, because the clinic's own have changed. Change "
                    "them here to keep them."),
                 {languageName(language_)});
    } else {
        step.missing =
            fill(tr("{0}: nothing yet. Such a client gets the clinic's own words."), {languageName(language_)});
    }
}

void PlanEditor::addStrip(PlanPreview& preview, const std::string& zone) const {
    const auto clinic = seat_.access.clinic();
    const auto today = seat_.access.today();
    const auto plan = draft_.plan();
    std::vector<model::DueTime> due;
    try {
        due = model::schedule(plan, model::instantOf({end_.day, end_.minute}, clinic.timeZone), end_.day,
                              {zone, clinic.quiet, seat_.access.opening(), clinic.timeZone});
    } catch (const std::invalid_argument&) { // after 2037
        preview.problems["day"] = tr("The calendar reaches to the year 2037.");
        return;
    }
    std::vector<std::size_t> order(due.size());
    for (std::size_t i = 0; i < due.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return due[i].dueAt; });
    for (const auto i : order) {
        const auto& step = plan.steps[i];
        const auto at = model::localTime(due[i].dueAt, zone);
        StripStep shown;
        shown.id = draft_.steps()[i].id;
        shown.day = shortDayWithWeekday(at.day, today);
        shown.time = clockTime(at.minute);
        shown.title = step.title.empty() ? tr("without a title") : step.title;
        shown.chosen = shown.id == step_;
        const auto window =
            fill(tr("its window is {0} to {1}"), {windowTime(step.windowFrom), windowTime(step.windowTo)});
        const bool outside = at.minute < step.windowFrom || at.minute >= step.windowTo;
        const auto why = whyMoved(due[i].moved);
        if (!due[i].fits && outside) {
            shown.mark = tr("outside its window");
            shown.tone = Tone::deny;
            shown.words = why.empty() ? fill(tr("falls on {0} at {1}, outside its own window; {2}"),
                                             {shown.day, shown.time, window})
                                      : fill(tr("falls on {0} at {1}, outside its own window, {3}; {2}"),
                                             {shown.day, shown.time, window, why});
        } else if (!due[i].fits) {
            shown.mark = tr("another day");
            shown.tone = Tone::warn;
            shown.words =
                why.empty()
                    ? fill(tr("moved to another day, {0} at {1}; {2}"), {shown.day, shown.time, window})
                    : fill(tr("moved to another day, {0} at {1}, {3}; {2}"), {shown.day, shown.time, window, why});
        } else if (due[i].moved != model::Moved::no) {
            shown.mark = tr("moved");
            shown.tone = Tone::warn;
            shown.words = fill(tr("moved to {0} at {1}, {2}"), {shown.day, shown.time, why});
        }
        if (!shown.words.empty()) {
            preview.movedWords += (preview.movedWords.empty() ? "" : "\n") + shown.title + ": " + shown.words + '.';
        }
        preview.strip.push_back(std::move(shown));
    }
}

void PlanEditor::addPreview(PlanEditorView& next) const {
    auto& preview = next.preview;
    const auto clinic = seat_.access.clinic();
    preview.search = search_;
    preview.clients = matches_;
    preview.day = typedDay_;
    preview.time = typedTime_;
    preview.problems = endProblems_;
    preview.hasLastSession = lastEnd_.has_value();
    const bool ownZone = client_ && !client_->timeZone.empty() && client_->timeZone != clinic.timeZone;
    const auto zone = ownZone ? client_->timeZone : clinic.timeZone;
    const auto name = client_ ? std::string{trimmed(client_->givenName + ' ' + client_->familyName)} : std::string{};
    if (client_) {
        preview.client = std::to_string(client_->id.value);
        if (std::ranges::find(preview.clients, preview.client, &Choice::code) == preview.clients.end()) {
            preview.clients.insert(preview.clients.begin(), Choice{preview.client, name});
        }
    }
    preview.zone =
        ownZone ? fill(tr("Times as in {0}, where {1} lives."), {zone, name}) : fill(tr("Times as in {0}."), {zone});
    addStrip(preview, zone);
    if (const auto* const step = draft_.step(step_)) {
        const auto& value = step->value;
        preview.textTitle = value.kind == model::StepKind::call ? tr("What to ask")
                            : client_                           ? fill(tr("What {0} reads"), {name})
                                                                : tr("What the client reads");
        const auto language = client_ ? client_->language : language_;
        preview.text = model::fillStepText(
            model::wordsFor(value, language).text,
            {client_ ? name : tr("the client"), clinic.name,
             language.empty() ? longDay(end_.day, seat_.access.today()) : dayIn(end_.day, language),
             clinic.phone.empty() ? tr("[the clinic's telephone: enter it under Settings]") : clinic.phone});
        const auto spoken = model::languageOf(language);
        if (!spoken.empty() && spoken != model::languageOf(localeName()) && model::wordsIn(value, spoken) == nullptr) {
            preview.text += "\n\n" + fill(tr("{0}: this step has no words in it, so the clinic's own go out."),
                                          {languageName(spoken)});
        }
        if (client_ && client_->consentFor(value.channel) == model::ContactConsent::refused) {
            preview.text += "\n\n" + fill(tr("{0} refuses this channel: {1}."), {name, words(value.channel)});
        }
    }
}

void PlanEditor::addSaving(PlanEditorView& next) const {
    next.reason = reason_;
    next.replan = replan_;
    if (!isNew()) {
        if (const auto found = seat_.access.outstandingOfPlan(began_.code); found.reminders > 0) {
            next.replanWords = fill(tr("Also change what is outstanding: {0} of {1}"),
                                    {counted(tr("{n, plural, one {# reminder} other {# reminders}}"), found.reminders),
                                     counted(tr("{n, plural, one {# client} other {# clients}}"), found.clients)});
        }
    }
    auto problems = draft_.problems();
    problems.insert(problems.end(), refused_.begin(), refused_.end());
    std::erase_if(problems, [](const model::Problem& one) { return one.field.starts_with("steps["); });
    next.planProblems = byField(problems);
}

void PlanEditor::addVersions(PlanEditorView& next) const {
    const auto today = seat_.access.today();
    const auto zone = seat_.access.clinic().timeZone;
    for (const auto& one : versions_) {
        next.versions.rows.push_back(
            {one.plan.version,
             {{number(one.plan.version), {}, false},
              {one.savedAt ? dayAndTime(*one.savedAt, zone, today) : tr("as the program came"), {}, false},
              {one.savedBy.empty() ? tr("the program") : one.savedBy, {}, false},
              {one.reason, {}, false},
              {number(std::ssize(one.plan.steps)), {}, false},
              chipOrNothing(one.current ? std::optional{Chip{tr("Holds now"), Tone::safe}} : std::nullopt)}});
    }
    next.versions.summary = counted(tr("{n, plural, one {# version} other {# versions}}"), std::ssize(versions_));
    if (isNew()) {
        next.line = tr("A new plan, not saved yet");
    } else {
        const auto by = base_->savedBy.empty() ? tr("as the program came") : fill(tr("by {0}"), {base_->savedBy});
        next.line = fill(tr("{0}, version {1}, {2}"), {began_.name, number(began_.version), by});
        if (!base_->current) {
            next.line += ", " + tr("withdrawn");
        }
    }
}

void PlanEditor::render() {
    PlanEditorView next;
    next.title = tr("Aftercare plans");
    next.stage = stage_;
    next.canEdit = mayChange();
    next.dirty = dirty();
    next.withdrawn = base_ && !base_->current;
    next.canWithdraw = !saving_ && !isNew() && !next.withdrawn && !next.dirty && may(seat_, "aftercare.withdraw");
    next.saving = saving_;
    next.behind = behind_;
    next.message = message_;
    if (behind_ && !versions_.empty()) {
        const auto& newest = versions_.front();
        next.message = {fill(tr("{0} has saved version {1} of this plan meanwhile."),
                             {newest.savedBy.empty() ? tr("Somebody") : newest.savedBy, number(newest.plan.version)}),
                        fill(tr("Why: {0} What you have typed is kept here and not saved. Look at the versions, then "
                                "discard yours or keep it over the newest."),
                             {newest.reason}),
                        Tone::warn};
    } else if (behind_) {
        next.message = {tr("This plan is not there any more."), "", Tone::warn};
    }
    addPlans(next);
    addSteps(next);
    addPreview(next);
    addSaving(next);
    addVersions(next);
    show(std::move(next));
}

} // namespace present
