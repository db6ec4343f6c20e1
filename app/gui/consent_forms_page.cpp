#include "app/gui/consent_forms_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/note_card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

ConsentFormsPage::ConsentFormsPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("consent-forms")}
    , forms_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    body->Add(message_ = new Banner{this, wxS("consent-forms-message")},
              wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    body->Add(why_ = new NoteCard{this, wxS("consent-form-why")},
              wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    listCard_ = new Card{this, wxS("consent-forms-card"), fromWx(_("Forms"))};
    list_ = new List{listCard_,
                     wxS("consent-forms-list"),
                     {{fromWx(_("Form")), 160, Align::left, true, false},
                      {fromWx(_("Version")), 76, Align::left, false, false},
                      {fromWx(_("For")), 110, Align::left, false, false}}};
    listCard_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(listCard_, wxSizerFlags{5}.Expand());
    form_ = new Card{this, wxS("consent-form"), " "};
    words_ = new WrappedText{form_, wxS("consent-form-words"), {}, TextRole::small};
    form_->body().Add(words_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    name_ = std::make_unique<TextField>(form_, fromWx(_("&Name")), wxS("consent-form-name"));
    modality_ = std::make_unique<ChoiceField>(form_, fromWx(_("&For")), wxS("consent-form-modality"));
    form_->body().Add(fieldRow({name_->sizer(), modality_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    text_ = std::make_unique<TextField>(form_, fromWx(_("What the client si&gns")), wxS("consent-form-text"),
                                        long{wxTE_MULTILINE});
    // The text takes all the height there is.
    text_->sizer()->GetItem(&text_->control())->SetProportion(1);
    form_->body().Add(text_->sizer(), wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(form_, wxSizerFlags{7}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { open(numberOf(id)); };
    list_->onActivate = [this](const std::string&) { name_->take(); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    forms_.changed = [this] { render(); };
    forms_.saved = [this] { open(numberOf(list_->selected())); };
    forms_.retired = [this] {
        list_->select({});
        open(0);
    };
    open(0);
}

ConsentFormsPage::~ConsentFormsPage() {
    forms_.changed = nullptr;
    forms_.saved = nullptr;
    forms_.retired = nullptr;
}

void ConsentFormsPage::open(std::int64_t row) {
    shown_ = forms_.form(row);
    name_->render(shown_.name);
    text_->render(shown_.text);
    modality_->render(forms_.view().modalities, shown_.modality);
    form_->setTitle(shown_.code.empty() ? fromWx(_("New form")) : shown_.name);
    words_->setText(shown_.code.empty()
                        ? fromWx(_("Each client signs it once; it is asked for again when there is a new version."))
                        : fromWx(_("Saving makes the next version. Signed sheets keep the version they were signed on, "
                                   "and clients are asked to sign the new one.")));
    render();
}

void ConsentFormsPage::save() {
    forms_.save({shown_.code, name_->text(), modality_->code(), text_->text()});
}

void ConsentFormsPage::askToRetire() {
    why_->ask(present::fill(fromWx(_("Retire {0}")), {shown_.name}),
              fromWx(_("Why; from today on nobody is asked to sign it")), fromWx(_("Retire")), Action::Kind::danger,
              true, [this](const std::string& reason) { forms_.retire(numberOf(list_->selected()), reason); });
}

void ConsentFormsPage::refresh() {
    forms_.refresh();
}

void ConsentFormsPage::shown() {
    refresh();
    list_->control().SetFocus();
}

void ConsentFormsPage::render() {
    const auto& view = forms_.view();
    const bool may = view.mayEdit && !view.saving;
    setHeader(
        {view.title,
         view.line,
         {{"consent-forms-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""},
          {"consent-form-retire", fromWx(_("&Retire…")), [this] { askToRetire(); }, Action::Kind::plain,
           forms_.mayRetire(numberOf(list_->selected())), fromWx(_("No longer asked for; what was signed stays"))},
          {"consent-form-save", shown_.code.empty() ? fromWx(_("&Save the form")) : fromWx(_("&Save as new version")),
           [this] { save(); }, Action::Kind::primary, may, ""}}});
    why_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    list_->render(listOf(view.forms));
    listCard_->setActions({{"consent-form-new", fromWx(_("&Add a form")),
                            [this] {
                                list_->select({});
                                open(0);
                                name_->take();
                            },
                            Action::Kind::plain, may, ""}});
    name_->showProblem(problemOf(view.problems, "name"));
    text_->showProblem(problemOf(view.problems, "text"));
    modality_->showProblem(problemOf(view.problems, "modality"));
    name_->control().SetEditable(view.mayEdit);
    text_->control().SetEditable(view.mayEdit);
    modality_->control().Enable(view.mayEdit);
    Layout();
}

} // namespace gui
