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
    , exposure_{parent, chart_}
    , reaction_{new Card{parent, wxS("chart-reaction-form"), fromWx(_("A reaction"))}} {
    buildReaction();
    exposure_.onLayout = [this] {
        if (onLayout) {
            onLayout();
        }
    };
    reaction_->Hide();
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
    exposure_.open();
}

void ChartForms::endExposure(std::int64_t exposure, const std::string& name) {
    close();
    exposure_.openEnd(exposure, name);
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
    const bool any = exposure_.close() || reaction_->IsShown();
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
