#include "app/gui/desk_panels.h"

#include "app/gui/adapt.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

namespace gui {

namespace {

std::string lines(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& line : all) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

constexpr int usualMinutes = 45;

} // namespace

DeskPanels::DeskPanels(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , reason_{new Card{parent, wxS("desk-reason"), fromWx(_("Start with a reason"))}}
    , plan_{new Card{parent, wxS("desk-plan"), fromWx(_("Plan for another day"))}}
    , sign_{new Card{parent, wxS("desk-sign"), fromWx(_("Sign"))}}
    , abandon_{new Card{parent, wxS("desk-abandon"), fromWx(_("Abandon this session"))}} {
    buildReason();
    buildPlan();
    buildSign();
    buildAbandon();
    for (auto* const card : cards()) {
        card->Hide();
    }
}

void DeskPanels::buildReason() {
    reasonLines_ = new WrappedText{reason_, wxS("desk-reason-lines"), {}, TextRole::body};
    reasonMeaning_ = new WrappedText{reason_, wxS("desk-reason-meaning"), {}, TextRole::secondary};
    reasonWords_ = std::make_unique<TextField>(reason_, fromWx(_("In your words, for the record")),
                                               wxS("desk-reason-words"), wxTE_PROCESS_ENTER);
    reasonCode_ = std::make_unique<ChoiceField>(reason_, fromWx(_("Reason")), wxS("desk-reason-code"));
    reasonSigner_ = std::make_unique<ChoiceField>(reason_, fromWx(_("Who confirms it")), wxS("desk-reason-signer"));
    reasonPin_ = std::make_unique<TextField>(reason_, fromWx(_("Their PIN or password")), wxS("desk-reason-pin"),
                                             wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    reasonCode_->render(present::choices<model::OverrideReason>(), "clinical-judgement");
    flows_.emplace_back(std::vector{reasonCode_->sizer(), reasonSigner_->sizer(), reasonPin_->sizer()}, forText(150));
    auto& body = reason_->body();
    body.Add(reasonLines_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(reasonWords_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(reasonMeaning_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(flows_.back().sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto override = [this] {
        const auto code = model::fromCode<model::OverrideReason>(reasonCode_->code());
        const auto pin = reasonPin_->text();
        reasonPin_->clear();
        desk_()->startWithReason(code.value_or(model::OverrideReason::other), reasonWords_->text(), pin,
                                 reasonSigner_->code());
    };
    reasonWords_->onEnter = [this, override] {
        if (reasonSigner_->control().IsEnabled() && reasonSigner_->control().GetSelection() == wxNOT_FOUND) {
            reasonSigner_->control().SetFocus();
        } else if (reasonPin_->control().IsEnabled() && reasonPin_->text().empty()) {
            reasonPin_->take();
        } else {
            override();
        }
    };
    reasonPin_->onEnter = override;
    reason_->setActions({{"desk-panel-close", fromWx(_("Not now")), [this] { open(Panel::none); }},
                         {"desk-override", fromWx(_("Start with this reason")), override, Action::Kind::danger}});
}

void DeskPanels::buildPlan() {
    planDay_ = std::make_unique<TextField>(plan_, fromWx(_("Day")), wxS("desk-plan-day"), wxTE_PROCESS_ENTER);
    planTime_ = std::make_unique<TextField>(plan_, fromWx(_("Time")), wxS("desk-plan-time"), wxTE_PROCESS_ENTER);
    planMinutes_ =
        std::make_unique<TextField>(plan_, fromWx(_("Minutes")), wxS("desk-plan-minutes"), wxTE_PROCESS_ENTER);
    planWords_ = std::make_unique<TextField>(plan_, fromWx(_("Reason, where the day still warns")),
                                             wxS("desk-plan-words"), wxTE_PROCESS_ENTER);
    flows_.emplace_back(std::vector{planDay_->sizer(), planTime_->sizer(), planMinutes_->sizer()}, forText(90));
    plan_->body().Add(flows_.back().sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    plan_->body().Add(planWords_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    for (auto* const field : {planDay_.get(), planTime_.get(), planMinutes_.get(), planWords_.get()}) {
        field->onEnter = [this] { plan(); };
    }
    plan_->setActions({{"desk-panel-close", fromWx(_("Not now")), [this] { open(Panel::none); }},
                       {"desk-plan-save", fromWx(_("Plan")), [this] { plan(); }, Action::Kind::primary}});
}

void DeskPanels::plan() {
    const auto day = present::typedDay(planDay_->text());
    const auto minute = present::typedTime(planTime_->text());
    const auto minutes = present::typedNumber(planMinutes_->text());
    planDay_->showProblem(day ? "" : fromWx(_("Type a day, for example 2026-12-08.")));
    planTime_->showProblem(minute ? "" : fromWx(_("Type a time, for example 10:30.")));
    planMinutes_->showProblem(minutes ? "" : fromWx(_("Type how many minutes it takes.")));
    if (day && minute && minutes) {
        desk_()->plan(*day, *minute, *minutes, planWords_->text());
    }
}

void DeskPanels::buildSign() {
    signLines_ = new WrappedText{sign_, wxS("desk-sign-lines"), {}, TextRole::body};
    signWords_ = new WrappedText{sign_, wxS("desk-sign-words"), {}, TextRole::secondary};
    signPin_ = std::make_unique<TextField>(sign_, fromWx(_("Your PIN or password")), wxS("desk-pin"),
                                           wxTE_PROCESS_ENTER | wxTE_PASSWORD, 160);
    auto& body = sign_->body();
    body.Add(signLines_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(signWords_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(signPin_->sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    const auto sign = [this] {
        const auto pin = signPin_->text();
        signPin_->clear();
        desk_()->sign(pin);
    };
    signPin_->onEnter = sign;
    sign_->setActions({{"desk-panel-close", fromWx(_("Not now")), [this] { open(Panel::none); }},
                       {"desk-sign-now", fromWx(_("Sign")), sign, Action::Kind::primary}});
}

void DeskPanels::buildAbandon() {
    abandonWords_ =
        std::make_unique<TextField>(abandon_, fromWx(_("Why; opened cartridges are recorded as marked below")),
                                    wxS("desk-abandon-words"), wxTE_PROCESS_ENTER);
    abandon_->body().Add(abandonWords_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto abandon = [this] { desk_()->abandon(abandonWords_->text()); };
    abandonWords_->onEnter = abandon;
    abandon_->setActions({{"desk-panel-close", fromWx(_("Not now")), [this] { open(Panel::none); }},
                          {"desk-abandon-now", fromWx(_("Abandon")), abandon, Action::Kind::danger}});
}

void DeskPanels::show(Panel panel) {
    shown_ = panel;
    reason_->Show(panel == Panel::reason);
    plan_->Show(panel == Panel::plan);
    sign_->Show(panel == Panel::sign);
    abandon_->Show(panel == Panel::abandon);
}

void DeskPanels::open(Panel panel) {
    show(panel);
    if (panel == Panel::reason || panel == Panel::sign) {
        desk_()->tellTime();
    }
    if (panel == Panel::plan) {
        planDay_->render(present::fieldDay(desk_()->view().planFor));
        if (planMinutes_->text().empty()) {
            planMinutes_->render(std::to_string(usualMinutes));
        }
    }
    if (onLayout) {
        onLayout();
    }
    switch (panel) {
    case Panel::reason:
        reasonWords_->take();
        break;
    case Panel::plan:
        (planDay_->text().empty() ? planDay_ : planTime_)->take();
        break;
    case Panel::sign:
        signPin_->take();
        break;
    case Panel::abandon:
        abandonWords_->take();
        break;
    case Panel::none:
        break;
    }
}

void DeskPanels::clear() {
    for (auto* const field : {reasonWords_.get(), reasonPin_.get(), planDay_.get(), planTime_.get(), planMinutes_.get(),
                              planWords_.get(), signPin_.get(), abandonWords_.get()}) {
        field->clear();
        field->showProblem({});
    }
    reasonSigner_->render({}, {});
}

void DeskPanels::render(const present::DeskView& view, bool started) {
    const bool open = view.stage == present::DeskStage::open;
    if (shown_ == Panel::reason && (view.reasons.empty() || (started && !view.needsExtension))) {
        reasonWords_->clear();
        show(Panel::none);
    }
    if ((shown_ == Panel::sign && !view.canSign && !view.saving) || (shown_ == Panel::abandon && !open)) {
        show(Panel::none);
    }
    if (shown_ == Panel::plan && view.stage != present::DeskStage::planning) {
        show(Panel::none);
    }
    reason_->setTitle(open ? fromWx(_("Extend with a reason")) : fromWx(_("Start with a reason")));
    std::vector<std::string> reasons;
    for (const auto& line : view.reasons) {
        reasons.push_back(line.text);
    }
    reasonLines_->setText(lines(reasons));
    reasonPin_->control().Enable(view.reasonNeedsPin);
    reasonSigner_->control().Enable(view.reasonNeedsPin);
    const bool clear = view.needsSecondSigner && view.signers.size() == 1; // there is only one it can be
    reasonSigner_->render(view.signers, clear ? view.signers.front().code : reasonSigner_->code());
    reasonSigner_->showProblem(view.needsSecondSigner ? fromWx(_("This takes a second person.")) : std::string{});
    const auto pin = problemOf(view.problems, "pin");
    reasonPin_->showProblem(pin);
    signPin_->showProblem(pin);
    signLines_->setText(lines(view.signLines));
    signWords_->setText(view.signWords);
    reasonMeaning_->setText(view.overrideWords);
}

void DeskPanels::fit(int width) {
    for (auto& flow : flows_) {
        flow.fit(width);
    }
}

} // namespace gui
