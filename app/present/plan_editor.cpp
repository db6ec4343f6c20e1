#include "app/present/plan_editor.h"

#include "app/present/asking.h"
#include "app/present/decimal.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>

namespace present {

namespace {

constexpr int clientsOffered = 8;
constexpr int usualEnd = 15 * 60; ///< local minutes

std::string clientLabel(const db::ClientRow& row) {
    return row.birthDate ? fill(tr("{0}, born {1}"), {row.name, dayWithYear(*row.birthDate)}) : row.name;
}

} // namespace

PlanEditor::PlanEditor(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    end_ = {seat_.access.today(), usualEnd};
    typedDay_ = fieldDay(end_.day);
    typedTime_ = fieldTime(end_.minute);
    findClients();
    if (!matches_.empty()) {
        chooseClient(matches_.front().code);
    }
    load({});
    render();
}

bool PlanEditor::mayChange() const {
    return !saving_ && may(seat_, "aftercare.save");
}

bool PlanEditor::dirty() const {
    return draft_.hasFaults() || draft_.plan() != began_;
}

void PlanEditor::load(std::string code) { // by value: it may stand in what is read anew
    plans_ = seat_.access.newestAftercarePlans();
    auto found = std::ranges::find(
        plans_, code, [](const auto& one) -> const auto& { return one.plan.code; });
    if (found == plans_.end()) {
        found = plans_.begin();
    }
    base_.reset();
    versions_.clear();
    began_ = {};
    if (found != plans_.end()) {
        base_ = *found;
        began_ = found->plan;
        versions_ = seat_.access.aftercarePlanVersions(began_.code);
    }
    draft_ = PlanDraft{began_};
    step_ = draft_.steps().empty() ? 0 : draft_.steps().front().id;
    behind_ = false;
    reason_.clear();
    replan_ = false;
    refused_.clear();
}

void PlanEditor::refresh() {
    if (saving_) {
        return;
    }
    const auto code = began_.code;
    if (!dirty() && !isNew()) {
        const auto chosen = draft_.step(step_) == nullptr ? std::string{} : draft_.step(step_)->value.code;
        const auto reason = reason_;
        load(code);
        reason_ = reason;
        for (const auto& step : draft_.steps()) {
            if (step.value.code == chosen) {
                step_ = step.id;
            }
        }
    } else {
        plans_ = seat_.access.newestAftercarePlans();
        versions_ = seat_.access.aftercarePlanVersions(began_.code);
        const int newest = versions_.empty() ? 0 : versions_.front().plan.version;
        behind_ = newest != draft_.plan().version;
    }
    render();
}

void PlanEditor::choose(std::int64_t plan) {
    const auto wanted = static_cast<std::size_t>(plan) - 1;
    if (saving_ || plan < 1 || wanted >= plans_.size() || (!isNew() && plans_[wanted].plan.code == began_.code)) {
        return;
    }
    if (dirty()) {
        message_ = {tr("There are changes that are not saved."), tr("Save or discard them first."), Tone::warn};
    } else {
        message_ = {};
        load(plans_[wanted].plan.code);
        stage_ = PlanStage::steps;
    }
    render();
}

void PlanEditor::newPlan() {
    if (!mayChange()) {
        return;
    }
    if (dirty()) {
        message_ = {tr("There are changes that are not saved."), tr("Save or discard them first."), Tone::warn};
        render();
        return;
    }
    auto plan = began_;
    const auto like = plan.code.empty() ? std::string{"plan"} : plan.code;
    const auto taken = [&](const std::string& code) {
        return std::ranges::any_of(plans_, [&](const auto& one) { return one.plan.code == code; });
    };
    for (int n = 2; plan.code == began_.code || taken(plan.code); ++n) {
        plan.code = like + '-' + std::to_string(n);
    }
    plan.version = 0;
    plan.name = fill(tr("Copy of {0}"), {plan.name});
    base_.reset();
    versions_.clear();
    began_ = {};
    began_.code = plan.code;
    began_.version = 0;
    draft_ = PlanDraft{std::move(plan)};
    step_ = draft_.steps().empty() ? 0 : draft_.steps().front().id;
    stage_ = PlanStage::steps;
    message_ = {tr("This is a copy, to be changed."),
                tr("Give it a name and say for which treatments it holds: of two plans that fit, the more particular "
                   "one is taken."),
                Tone::info};
    render();
}

void PlanEditor::discard() {
    if (saving_) {
        return;
    }
    message_ = {};
    load(began_.code);
    stage_ = PlanStage::steps;
    render();
}

void PlanEditor::keepOverNewest() {
    if (!mayChange() || !behind_ || versions_.empty()) {
        return;
    }
    draft_.rebase(versions_.front().plan.version);
    behind_ = false;
    refused_.clear();
    message_ = {fill(tr("Saving replaces version {0}."), {number(versions_.front().plan.version)}),
                tr("What somebody else changed there is lost unless it is made here again."), Tone::warn};
    render();
}

void PlanEditor::edited() {
    message_ = {};
    refused_.clear();
    render();
}

void PlanEditor::setPlan(const std::string& field, const std::string& typed) {
    if (mayChange()) {
        draft_.setPlan(field, typed);
        edited();
    }
}

void PlanEditor::select(std::int64_t step) {
    if (draft_.step(step) != nullptr && step != step_) {
        step_ = step;
        render();
    }
}

void PlanEditor::setStep(const std::string& field, const std::string& typed) {
    if (mayChange()) {
        draft_.setStep(step_, field, typed);
        edited();
    }
}

void PlanEditor::tick(const std::string& field, bool on) {
    if (mayChange()) {
        draft_.tick(step_, field, on);
        edited();
    }
}

void PlanEditor::tickSign(const std::string& sign, bool on) {
    if (mayChange()) {
        draft_.tickSign(step_, sign, on);
        edited();
    }
}

void PlanEditor::addStep() {
    if (mayChange()) {
        step_ = draft_.add();
        edited();
    }
}

void PlanEditor::copyStep() {
    if (mayChange() && draft_.step(step_) != nullptr) {
        step_ = draft_.copy(step_);
        edited();
    }
}

void PlanEditor::removeStep() {
    if (!mayChange() || draft_.step(step_) == nullptr) {
        return;
    }
    const auto& steps = draft_.steps();
    const auto place = std::ranges::find(steps, step_, &PlanDraft::Step::id) - steps.begin();
    draft_.remove(step_);
    const auto last = std::ssize(draft_.steps()) - 1;
    step_ = last < 0 ? 0 : draft_.steps()[static_cast<std::size_t>(std::min(place, last))].id;
    edited();
}

void PlanEditor::moveStep(int by) {
    if (mayChange()) {
        draft_.move(step_, by);
        edited();
    }
}

void PlanEditor::findClients() {
    matches_.clear();
    db::ClientQuery query;
    query.text = search_;
    if (trimmed(search_).empty()) {
        // The last treated ones; of a clinic that has treated nobody lately, the first by name.
        query.treatedWithin90Days = true;
        auto rows = permitted([&] { return seat_.access.clients(query).rows; });
        std::ranges::stable_sort(rows, std::ranges::greater{},
                                 [](const db::ClientRow& row) { return row.lastSession.value_or(model::Day{}); });
        for (const auto& row : rows) {
            if (std::ssize(matches_) < clientsOffered) {
                matches_.push_back({std::to_string(row.id.value), clientLabel(row)});
            }
        }
        if (!matches_.empty()) {
            return;
        }
        query.treatedWithin90Days = false;
    }
    query.limit = clientsOffered;
    for (const auto& row : permitted([&] { return seat_.access.clients(query).rows; })) {
        matches_.push_back({std::to_string(row.id.value), clientLabel(row)});
    }
}

void PlanEditor::searchClient(const std::string& text) {
    search_ = text;
    findClients();
    if (!trimmed(search_).empty() && !matches_.empty()) {
        chooseClient(matches_.front().code);
    }
    render();
}

void PlanEditor::chooseClient(const std::string& id) {
    const auto wanted = typedNumber(id);
    if (!wanted) {
        return;
    }
    client_ = permitted([&] { return seat_.access.client(model::ClientId{*wanted}); });
    lastEnd_.reset();
    if (client_) {
        for (const auto& row : permitted([&] { return seat_.access.sessionsOf(client_->id).rows; })) {
            if (row.startedAt && !row.invalidated && (!lastEnd_ || *row.startedAt > *lastEnd_)) {
                const auto detail = seat_.access.session(row.id);
                if (detail && detail->record.endedAt > *row.startedAt) {
                    lastEnd_ = detail->record.endedAt;
                }
            }
        }
    }
    render();
}

void PlanEditor::setEnd(const std::string& day, const std::string& time) {
    typedDay_ = day;
    typedTime_ = time;
    endProblems_.clear();
    const auto wantedDay = typedDay(day);
    const auto wantedTime = typedTime(time);
    if (!wantedDay) {
        endProblems_ = byField({{"day", "not-a-day", {}}});
    }
    if (!wantedTime) {
        endProblems_.merge(byField({{"time", "not-a-time", {}}}));
    }
    if (wantedDay && wantedTime) {
        end_ = {*wantedDay, *wantedTime};
    }
    render();
}

void PlanEditor::endToday() {
    setEnd(fieldDay(seat_.access.today()), fieldTime(usualEnd));
}

void PlanEditor::endLastSession() {
    if (lastEnd_) {
        const auto local = model::localTime(*lastEnd_, seat_.access.clinic().timeZone);
        setEnd(fieldDay(local.day), fieldTime(local.minute));
    }
}

void PlanEditor::showSteps() {
    stage_ = PlanStage::steps;
    render();
}

void PlanEditor::showVersions() {
    stage_ = PlanStage::versions;
    render();
}

void PlanEditor::setReason(const std::string& words) {
    reason_ = words;
    std::erase_if(refused_, [](const model::Problem& problem) { return problem.field == "reason"; });
    render();
}

void PlanEditor::setReplan(bool on) {
    replan_ = on;
    render();
}

void PlanEditor::save() {
    if (!mayChange()) {
        return;
    }
    if (auto wrong = draft_.problems(); !wrong.empty()) {
        // The first step with a fault comes into sight.
        for (const auto& problem : wrong) {
            if (problem.field.starts_with("steps[")) {
                const auto close = problem.field.find(']');
                const auto place = typedNumber(std::string_view{problem.field}.substr(6, close - 6)).value_or(0);
                step_ = draft_.steps()[static_cast<std::size_t>(place)].id;
                break;
            }
        }
        message_ = {tr("This was not saved."), joined(wrong), Tone::deny};
        render();
        return;
    }
    if (trimmed(reason_).empty()) {
        refused_ = {{"reason", "required", {}}};
        render();
        return;
    }
    model::SaveAftercarePlan change;
    change.plan = draft_.plan();
    change.reason = std::string{trimmed(reason_)};
    change.replanOutstanding = replan_;
    const auto code = change.plan.code;
    const auto name = change.plan.name;
    write(model::Change{std::move(change)},
          {fill(tr("{0} is saved."), {name}),
           replan_ ? tr("It holds for sessions signed from now on, and for what was outstanding.")
                   : tr("It holds for sessions signed from now on; what is outstanding stays as it was planned."),
           Tone::safe},
          code);
}

void PlanEditor::withdraw(const std::string& reason) {
    if (saving_ || isNew() || dirty() || !may(seat_, "aftercare.withdraw")) {
        return;
    }
    write(model::Change{model::WithdrawAftercarePlan{began_.code, std::string{trimmed(reason)}}},
          {fill(tr("{0} is withdrawn."), {began_.name}),
           tr("No session gets it from now on; what is outstanding stays. Saving it again brings it back."),
           Tone::safe},
          began_.code);
}

void PlanEditor::write(model::Change change, Message thanks, const std::string& code) {
    saving_ = true;
    refused_.clear();
    render();
    using Answer = model::Outcome<db::Applied>;
    worker_.run<Answer>([access = seat_.access, change = std::move(change)]() mutable { return access.apply(change); },
                        [this, thanks = std::move(thanks), code](const Answer& answer) { wrote(answer, thanks, code); },
                        [this](const std::string& why) {
                            saving_ = false;
                            message_ = {tr("This was not saved."), why, Tone::deny};
                            render();
                        });
}

void PlanEditor::wrote(const model::Outcome<db::Applied>& answer, Message thanks, const std::string& code) {
    saving_ = false;
    if (answer) {
        message_ = std::move(thanks);
        load(code);
        render();
        if (saved) {
            saved();
        }
        return;
    }
    refused_ = answer.problems();
    const bool overtaken =
        std::ranges::any_of(refused_, [](const model::Problem& one) { return one.code == "changed-meanwhile"; });
    message_ = {tr("This was not saved."), joined(refused_), Tone::deny};
    if (overtaken) {
        message_ = {};
        refresh(); // says so, and offers what can be done
        return;
    }
    render();
}

} // namespace present
