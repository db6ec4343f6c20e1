#include "app/gui/chart_forms.h"

#include "app/gui/adapt.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

namespace gui {

ChartForms::ChartForms(wxWindow* parent, std::function<present::Chart*()> chart)
    : chart_{std::move(chart)}
    , history_{new Card{parent, wxS("chart-history-form"), fromWx(_("What was done elsewhere or at home"))}}
    , reaction_{new Card{parent, wxS("chart-reaction-form"), fromWx(_("A reaction"))}} {
    buildHistory();
    buildReaction();
    history_->Hide();
    reaction_->Hide();
}

void ChartForms::buildHistory() {
    auto& body = history_->body();
    body.Add(
        new WrappedText{
            history_, wxS("history-words"),
            fromWx(_(
                "Ask: has anybody needled your skin elsewhere, or do you roll at home? Where, how deep, and when last? "
                "A month or a year will do; it counts from its last day.")),
            TextRole::secondary},
        wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    zone_ = std::make_unique<ChoiceField>(history_, fromWx(_("&Zone")), wxS("history-zone"));
    modality_ = std::make_unique<ChoiceField>(history_, fromWx(_("&Modality")), wxS("history-modality"));
    depth_ = std::make_unique<TextField>(history_, fromWx(_("Depth mm, if known")), wxS("history-depth"),
                                         wxTE_PROCESS_ENTER);
    day_ = std::make_unique<TextField>(history_, fromWx(_("Last &day")), wxS("history-day"), wxTE_PROCESS_ENTER);
    day_->control().SetHint(_("2026-11-08, 2026-11 or 2026"));
    note_ = std::make_unique<TextField>(history_, fromWx(_("Note")), wxS("history-note"), wxTE_PROCESS_ENTER);
    body.Add(fieldRow({zone_->sizer(), modality_->sizer(), depth_->sizer(), day_->sizer()}),
             wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(note_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    nothingElse_ = newCheck(history_, wxS("history-complete"), fromWx(_("Nothing else was done there")), [](bool) {});
    nothingElse_->SetValue(true);
    body.Add(nothingElse_, wxSizerFlags{}.Border(wxTOP, px::grid));
    for (auto* const field : {depth_.get(), day_.get(), note_.get()}) {
        field->onEnter = [this] { saveHistory(); };
    }
    history_->setActions(
        {{"history-none", fromWx(_("None elsewhere, whole body")),
          [this] {
              chart_()->noneElsewhere({{"body"}});
              close();
          },
          Action::Kind::plain, true, ""},
         {"history-save", fromWx(_("Save")), [this] { saveHistory(); }, Action::Kind::primary, true, ""}});
}

void ChartForms::buildReaction() {
    auto& body = reaction_->body();
    reactionZone_ = std::make_unique<ChoiceField>(reaction_, fromWx(_("&Zone")), wxS("reaction-zone"));
    kind_ = std::make_unique<ChoiceField>(reaction_, fromWx(_("&What")), wxS("reaction-kind"));
    severity_ = std::make_unique<ChoiceField>(reaction_, fromWx(_("Severity")), wxS("reaction-severity"));
    onset_ = std::make_unique<TextField>(reaction_, fromWx(_("&Since")), wxS("reaction-onset"), wxTE_PROCESS_ENTER);
    reactionNote_ = std::make_unique<TextField>(reaction_, fromWx(_("Note")), wxS("reaction-note"), wxTE_PROCESS_ENTER);
    body.Add(fieldRow({reactionZone_->sizer(), kind_->sizer(), severity_->sizer(), onset_->sizer()}),
             wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(reactionNote_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    onset_->onEnter = [this] { saveReaction(); };
    reactionNote_->onEnter = [this] { saveReaction(); };
    reaction_->setActions(
        {{"reaction-cancel", fromWx(_("Not now")), [this] { close(); }, Action::Kind::plain, true, ""},
         {"reaction-save", fromWx(_("Save")), [this] { saveReaction(); }, Action::Kind::primary, true, ""}});
}

std::vector<present::Choice> ChartForms::zoneChoices() const {
    std::vector<present::Choice> all;
    for (const auto& zone : chart_()->zoneTree().zones()) {
        all.push_back({zone.code.text, present::sentence(zone.name)});
    }
    return all;
}

void ChartForms::openHistory() {
    close();
    zone_->render(zoneChoices(), "face");
    modality_->render(present::choices<model::Modality>(), "home-roller");
    for (auto* const field : {depth_.get(), day_.get(), note_.get()}) {
        field->clear();
        field->showProblem({});
    }
    history_->Show();
    onLayout();
    zone_->control().SetFocus();
}

void ChartForms::openReaction() {
    close();
    closing_ = 0;
    reaction_->setTitle(fromWx(_("A reaction")));
    reactionZone_->render(zoneChoices(), "face");
    kind_->render(present::reactionKinds(), "");
    severity_->render(present::choices<model::Severity>(), "mild");
    onset_->clear();
    reactionNote_->clear();
    reaction_->Show();
    onLayout();
    kind_->control().SetFocus();
}

void ChartForms::closeReaction(std::int64_t reaction) {
    openReaction();
    closing_ = reaction;
    reaction_->setTitle(fromWx(_("Close the reaction: how did it end?")));
    for (auto* const field : {reactionZone_.get(), kind_.get(), severity_.get()}) {
        field->control().Disable();
    }
    onset_->control().Disable();
    reactionNote_->take();
}

bool ChartForms::close() {
    const bool any = history_->IsShown() || reaction_->IsShown();
    history_->Hide();
    reaction_->Hide();
    for (auto* const field : {reactionZone_.get(), kind_.get(), severity_.get()}) {
        field->control().Enable();
        field->showProblem({});
    }
    onset_->control().Enable();
    onset_->showProblem({});
    if (any && onLayout) {
        onLayout();
    }
    return any;
}

void ChartForms::saveHistory() {
    present::ExposureInput input;
    input.zones = {{zone_->code()}};
    input.modality = model::fromCode<model::Modality>(modality_->code()).value_or(model::Modality::pen);
    input.depth = depth_->text();
    input.day = day_->text();
    input.note = note_->text();
    input.andNothingElse = nothingElse_->GetValue();
    const auto problems = chart_()->addExposure(input);
    zone_->showProblem(problemOf(problems, "zones"));
    depth_->showProblem(problemOf(problems, "depth"));
    day_->showProblem(problemOf(problems, "day"));
    if (problems.empty()) {
        close();
    }
}

void ChartForms::saveReaction() {
    if (closing_ != 0) {
        chart_()->closeReaction(closing_, reactionNote_->text());
        close();
        return;
    }
    present::ReactionInput input;
    input.zones = {{reactionZone_->code()}};
    input.kind = kind_->code();
    input.severity = model::fromCode<model::Severity>(severity_->code()).value_or(model::Severity::mild);
    input.onset = onset_->text();
    input.note = reactionNote_->text();
    const auto problems = chart_()->addReaction(input);
    reactionZone_->showProblem(problemOf(problems, "zones"));
    kind_->showProblem(problemOf(problems, "kind"));
    onset_->showProblem(problemOf(problems, "onset"));
    if (problems.empty()) {
        close();
    }
}

} // namespace gui
