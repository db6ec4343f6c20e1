#include "app/gui/plan_step_card.h"

#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace gui {

std::unique_ptr<TextField> PlanStepCard::newText(const char* field, const wxString& label, long style) {
    auto made = std::make_unique<TextField>(this, fromWx(label), toWx(std::string{"plan-step-"} + field), style);
    made->onType = [this, field = std::string{field}](const std::string& text) { onSet(field, text); };
    return made;
}

std::unique_ptr<ChoiceField> PlanStepCard::newChoice(const char* field, const wxString& label) {
    auto made = std::make_unique<ChoiceField>(this, fromWx(label), toWx(std::string{"plan-step-"} + field));
    leaveWheelToPage(made->control());
    made->onPick = [this, field = std::string{field}](const std::string& code) { onSet(field, code); };
    return made;
}

PlanStepCard::PlanStepCard(wxWindow* parent, const wxString& name)
    : Card{parent, name, fromWx(_("Step"))} {
    language_ = newChoice("language", _("&Language of title and text"));
    addRow(language_->sizer());
    missing_ = newProblem(this, wxS("plan-step-missing"));
    body().Add(missing_, wxSizerFlags{}.Expand());
    missing_->Hide();
    title_ = newText("title", _("&Title, as the client sees it"));
    kind_ = newChoice("kind", _("&Kind"));
    addRow(fieldRow({title_->sizer(), kind_->sizer()}));
    offset_ = newText("offset", _("&How many"));
    basis_ = newChoice("basis", _("Hours or da&ys"));
    from_ = newText("windowFrom", _("Not &before"));
    to_ = newText("windowTo", _("Not af&ter"));
    addRow(fieldRow({offset_->sizer(), basis_->sizer(), from_->sizer(), to_->sizer()}));
    channel_ = newChoice("channel", _("Goes out &by"));
    source_ = newText("source", _("Sour&ce"));
    addRow(fieldRow({channel_->sizer(), source_->sizer()}));
    auto* const ticks = new wxWrapSizer{wxHORIZONTAL};
    answer_ = newCheck(this, wxS("plan-step-expectsAnswer"), fromWx(_("Expects an ans&wer")),
                       [this](bool on) { onTick("expectsAnswer", on); });
    sheet_ = newCheck(this, wxS("plan-step-sheet"), fromWx(_("The sheet of the treatment goes with it")),
                      [this](bool on) { onTick("sheet", on); });
    ticks->Add(answer_, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
    ticks->Add(sheet_);
    addRow(ticks);
    text_ = newText("text", _("Te&xt; {client}, {clinic}, {date} and {phone} are filled in"), long{wxTE_MULTILINE});
    text_->control().SetMinSize({-1, 3 * px::target});
    addRow(text_->sizer());
    auto* const asked =
        newLabel(this, wxS("plan-step-alarms-label"), fromWx(_("Alarming, when the client reports it")));
    body().Add(asked, wxSizerFlags{}.Border(wxTOP, px::grid));
    signRow_ = new wxWrapSizer{wxHORIZONTAL};
    addRow(signRow_);
    signProblem_ = newProblem(this, wxS("plan-step-alarms-problem"));
    body().Add(signProblem_, wxSizerFlags{}.Expand());
    signProblem_->Hide();
}

void PlanStepCard::focusFirst() {
    title_->take();
}

void PlanStepCard::renderSigns(const std::vector<present::PlanSign>& signs, bool canEdit) {
    if (signs_.empty()) { // the table of signs is the program's own and stays
        for (const auto& sign : signs) {
            auto* const box = newCheck(this, toWx("plan-sign-" + sign.code), sign.text,
                                       [this, code = sign.code](bool on) { onSign(code, on); });
            signRow_->Add(box, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
            signs_.emplace_back(sign.code, box);
        }
    }
    for (std::size_t i = 0; i < signs.size() && i < signs_.size(); ++i) {
        signs_[i].second->SetValue(signs[i].ticked);
        signs_[i].second->Enable(canEdit);
    }
}

void PlanStepCard::render(const present::PlanStepFields& step, bool canEdit) {
    const bool may = canEdit && step.id != 0;
    language_->render(step.languages, step.language);
    language_->control().Enable(step.id != 0);
    sayOrHide(*missing_, step.missing);
    title_->render(step.title);
    offset_->render(step.offset);
    from_->render(step.windowFrom);
    to_->render(step.windowTo);
    text_->render(step.text);
    source_->render(step.source);
    kind_->render(step.kinds, step.kind);
    basis_->render(step.bases, step.basis);
    channel_->render(step.channels, step.channel);
    answer_->SetValue(step.expectsAnswer);
    sheet_->SetValue(step.sheet);
    for (auto* const one : {title_.get(), offset_.get(), from_.get(), to_.get(), text_.get(), source_.get()}) {
        one->control().SetEditable(may);
    }
    for (auto* const one : {kind_.get(), basis_.get(), channel_.get()}) {
        one->control().Enable(may);
    }
    answer_->Enable(may);
    sheet_->Enable(may);
    title_->showProblem(problemOf(step.problems, "title"));
    kind_->showProblem(problemOf(step.problems, "kind"));
    offset_->showProblem(problemOf(step.problems, "offset"));
    from_->showProblem(problemOf(step.problems, "windowFrom"));
    to_->showProblem(problemOf(step.problems, "windowTo"));
    channel_->showProblem(problemOf(step.problems, "channel"));
    text_->showProblem(problemOf(step.problems, "text"));
    source_->showProblem(problemOf(step.problems, "source"));
    sayOrHide(*signProblem_, problemOf(step.problems, "alarms"));
    renderSigns(step.signs, may);
    Layout();
}

} // namespace gui
