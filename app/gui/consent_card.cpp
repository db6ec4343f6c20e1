#include "app/gui/consent_card.h"

#include "app/gui/adapt.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"

#include <wx/sizer.h>

namespace gui {

ConsentCard::ConsentCard(wxWindow* parent)
    : card_{new Card{parent, wxS("chart-consents-card"), fromWx(_("Consent"))}} {
    message_ = new Banner{card_, wxS("consent-message")};
    card_->body().Add(message_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    buildForm();
    list_ = new List{card_,
                     wxS("chart-consents"),
                     {{fromWx(_("Form")), 150, Column::Align::left, true, false},
                      {fromWx(_("State")), 190, Column::Align::left, false, false},
                      {fromWx(_("Paper")), 120, Column::Align::left, true, true}}};
    card_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    list_->onSelect = [this](const std::string&) { renderActs(); };
}

ConsentCard::~ConsentCard() = default;

void ConsentCard::buildForm() {
    fields_ = new wxBoxSizer{wxVERTICAL};
    words_ = new WrappedText{card_, wxS("consent-words"), {}, TextRole::secondary};
    form_ = std::make_unique<ChoiceField>(card_, fromWx(_("&Form")), wxS("consent-form"));
    day_ = std::make_unique<TextField>(card_, fromWx(_("&Day")), wxS("consent-day"), wxTE_PROCESS_ENTER);
    paper_ = std::make_unique<TextField>(card_, fromWx(_("Where the paper is kept")), wxS("consent-paper"),
                                         wxTE_PROCESS_ENTER);
    guardian_ = newCheck(card_, wxS("consent-guardian"), fromWx(_("Signed by a guardian")), [](bool) {});
    photos_ = newCheck(card_, wxS("consent-photos"), fromWx(_("Photos agreed")), [](bool) {});
    acts_ = new ActionRow{card_, wxS("consent-form-acts")};
    acts_->render({{"consent-cancel", fromWx(_("Not now")), [this] { closeForm(); }},
                   {"consent-save", fromWx(_("Save")), [this] { save(); }, Action::Kind::primary}});
    day_->onEnter = [this] { save(); };
    paper_->onEnter = [this] { save(); };
    fields_->Add(words_, wxSizerFlags{}.Expand());
    fields_->Add(fieldRow({form_->sizer(), day_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    fields_->Add(paper_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const boxes = new wxBoxSizer{wxHORIZONTAL};
    boxes->Add(guardian_);
    boxes->Add(photos_, wxSizerFlags{}.Border(wxLEFT, px::cardGap));
    fields_->Add(boxes, wxSizerFlags{}.Border(wxTOP, px::grid));
    fields_->Add(acts_, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, px::grid));
    card_->body().Add(fields_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    fields_->ShowItems(false);
}

void ConsentCard::open(const present::Seat& seat, model::ClientId client) {
    closeForm();
    consents_ = std::make_unique<present::Consents>(seat, client);
    consents_->changed = [this] { render(); };
    render();
}

void ConsentCard::refresh() {
    if (consents_) {
        consents_->refresh();
    }
}

void ConsentCard::render() {
    const auto& view = consents_->view();
    message_->render(bannerOf(view.message));
    list_->render(listOf(view.rows));
    list_->fitRows(4);
    form_->render(view.forms, form_->code().empty() ? view.form : form_->code());
    renderActs();
}

void ConsentCard::renderActs() {
    const auto& view = consents_->view();
    std::vector<Action> acts;
    if (const auto row = numberOf(list_->selected()); consents_->canWithdraw(row)) {
        acts.push_back({"consent-withdraw", fromWx(_("Withdrawn…")), [this] { openForm(Form::withdraw); },
                        Action::Kind::plain, !view.saving, fromWx(_("The client takes this consent back"))});
    }
    acts.push_back({"consent-sign", fromWx(_("&Signed on paper…")), [this] { openForm(Form::sign); },
                    Action::Kind::plain, view.maySign && !view.saving});
    card_->setActions(std::move(acts));
}

void ConsentCard::openForm(Form form) {
    shown_ = form;
    const bool signing = form == Form::sign;
    withdrawing_ = signing ? 0 : numberOf(list_->selected());
    const auto& view = consents_->view();
    fields_->ShowItems(true);
    words_->setText(fromWx(signing
                               ? _("The client has signed the sheet; keep it where you say here.")
                               : _("From the day on which the client took it back, the consent no longer counts.")));
    form_->sizer()->ShowItems(signing);
    form_->render(view.forms, view.form);
    paper_->sizer()->ShowItems(signing);
    guardian_->Show(signing);
    photos_->Show(signing);
    guardian_->SetValue(view.minor);
    photos_->SetValue(false);
    paper_->clear();
    day_->render(present::fieldDay(consents_->today()));
    form_->showProblem({});
    day_->showProblem({});
    paper_->showProblem({});
    if (onLayout) {
        onLayout();
    }
    if (signing) {
        form_->control().SetFocus();
    } else {
        day_->take();
    }
}

bool ConsentCard::closeForm() {
    if (shown_ == Form::none) {
        return false;
    }
    shown_ = Form::none;
    fields_->ShowItems(false);
    if (onLayout) {
        onLayout();
    }
    return true;
}

void ConsentCard::save() {
    const auto problems = shown_ == Form::withdraw
                              ? consents_->withdraw(withdrawing_, day_->text())
                              : consents_->sign({form_->code(), day_->text(), guardian_->GetValue(),
                                                 photos_->GetValue(), paper_->text()});
    day_->showProblem(problemOf(problems, "day"));
    if (shown_ == Form::sign) {
        form_->showProblem(problemOf(problems, "form"));
    }
    if (problems.empty()) {
        closeForm();
    }
}

} // namespace gui
