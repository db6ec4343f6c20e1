#include "app/gui/practitioner_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace gui {

using Align = Column::Align;

PractitionerPage::PractitionerPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("practitioners")}
    , practitioners_{std::move(seat)} {
    sheet_ = newSheet(this, wxS("practitioners-sheet"));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* window) { all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    add(message_ = new Banner{sheet_, wxS("practitioners-message")});

    peopleCard_ = new Card{sheet_, wxS("practitioners-card"), fromWx(_("Who treats"))};
    people_ = new List{peopleCard_,
                       wxS("practitioners-list"),
                       {{fromWx(_("Name")), 140, Align::left, true, false},
                        {fromWx(_("Licence")), 230, Align::left, true, false},
                        {fromWx(_("Scope")), 180, Align::left, true, true},
                        {fromWx(_("Training")), 90, Align::left, false, true},
                        {fromWx(_("State")), 120, Align::left, false, false}}};
    peopleCard_->addRow([this] {
        auto* const row = new wxBoxSizer{wxVERTICAL};
        row->Add(people_, wxSizerFlags{1}.Expand());
        return row;
    }());
    add(peopleCard_);
    people_->onSelect = [this](const std::string& id) { choose(model::AccountId{numberOf(id)}); };
    people_->onActivate = [this](const std::string&) { licence_->take(); };

    buildForm();
    add(form_);
    add(trainingCard_);

    outCard_ = new Card{sheet_, wxS("practitioners-out-card"), fromWx(_("What runs out"))};
    out_ = new List{outCard_,
                    wxS("practitioners-out"),
                    {{fromWx(_("Whose")), 160, Align::left, true, false},
                     {fromWx(_("What")), 220, Align::left, true, false},
                     {fromWx(_("Valid until")), 120, Align::left, false, false},
                     {fromWx(_("State")), 130, Align::left, false, false}}};
    outCard_->body().Add(out_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    add(outCard_);

    sheet_->SetSizer(all);
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    practitioners_.changed = [this] { render(); };
    practitioners_.saved = [this](const std::string& form) {
        if (form == "training") {
            for (auto* const one : {trainingName_.get(), trainingDay_.get(), trainingUntil_.get()}) {
                one->clear();
            }
            trainingName_->take();
        }
    };
    render();
}

PractitionerPage::~PractitionerPage() {
    practitioners_.changed = nullptr;
    practitioners_.saved = nullptr;
}

std::unique_ptr<TextField> PractitionerPage::field(wxWindow* parent, const wxString& label, const char* name) {
    return std::make_unique<TextField>(parent, fromWx(label), toWx(std::string{"practitioner-"} + name),
                                       wxTE_PROCESS_ENTER);
}

void PractitionerPage::buildForm() {
    form_ = new Card{sheet_, wxS("practitioner-form"), " "};
    licence_ = field(form_, _("&Licence or registration number"), "licence");
    authority_ = field(form_, _("Who gave &it"), "authority");
    form_->addRow(fieldRow({licence_->sizer(), authority_->sizer()}));
    from_ = field(form_, _("Valid &from"), "from");
    until_ = field(form_, _("Valid &until"), "until");
    depth_ = field(form_, _("Deepest, &mm"), "depth");
    form_->addRow(fieldRow({from_->sizer(), until_->sizer(), depth_->sizer()}));
    auto* const ticks = new wxWrapSizer{wxHORIZONTAL};
    ticks->Add(
        newText(form_, wxS("practitioner-modalities-label"), fromWx(_("May use (none ticked: all)")), TextRole::small),
        wxSizerFlags{}.CenterVertical().Border(wxRIGHT, px::cardGap));
    for (const auto& named : model::codesOf<model::Modality>) {
        if (named.value != model::Modality::homeRoller) {
            auto* const box = newCheck(form_, toWx("practitioner-may-" + std::string{named.code}),
                                       present::words(named.value), [](bool) {});
            ticks->Add(box, wxSizerFlags{}.Border(wxRIGHT, px::cardGap));
            modalities_.emplace_back(named.value, box);
        }
    }
    form_->addRow(ticks);
    for (auto* const one : {licence_.get(), authority_.get(), from_.get(), until_.get(), depth_.get()}) {
        one->onEnter = [this] { save(); };
    }

    trainingCard_ = new Card{sheet_, wxS("training-card"), fromWx(_("Training"))};
    trainings_ = new List{trainingCard_,
                          wxS("training-list"),
                          {{fromWx(_("Training")), 260, Align::left, true, false},
                           {fromWx(_("Done on")), 120, Align::left, false, false},
                           {fromWx(_("Valid until")), 120, Align::left, false, true},
                           {fromWx(_("State")), 130, Align::left, false, false}}};
    trainingCard_->body().Add(trainings_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    trainingName_ = field(trainingCard_, _("What was &trained"), "training-name");
    trainingDay_ = field(trainingCard_, _("&Done on"), "training-day");
    trainingUntil_ = field(trainingCard_, _("Valid until; &empty: without end"), "training-until");
    trainingCard_->addRow(fieldRow({trainingName_->sizer(), trainingDay_->sizer(), trainingUntil_->sizer()}));
    for (auto* const one : {trainingName_.get(), trainingDay_.get(), trainingUntil_.get()}) {
        one->onEnter = [this] { addTraining(); };
    }
}

void PractitionerPage::open(model::AccountId account) {
    choose(account);
    people_->select(std::to_string(account.value));
}

void PractitionerPage::choose(model::AccountId account) {
    practitioners_.choose(account);
}

void PractitionerPage::save() {
    present::PractitionerInput input;
    input.account = practitioners_.view().chosen;
    input.licence = licence_->text();
    input.authority = authority_->text();
    input.from = from_->text();
    input.until = until_->text();
    input.maximumDepth = depth_->text();
    for (const auto& [modality, box] : modalities_) {
        if (box->GetValue()) {
            input.modalities.insert(modality);
        }
    }
    practitioners_.save(input);
}

void PractitionerPage::addTraining() {
    practitioners_.addTraining({trainingName_->text(), trainingDay_->text(), trainingUntil_->text()});
}

void PractitionerPage::refresh() {
    practitioners_.refresh();
}

void PractitionerPage::shown() {
    refresh();
    people_->control().SetFocus();
}

void PractitionerPage::render() {
    const auto& view = practitioners_.view();
    const bool may = view.mayEdit && !view.saving;
    const bool chosen = static_cast<bool>(view.chosen);
    setHeader({view.title,
               view.line,
               {act("practitioners-close", _("Close"), [this] { onClose(); }),
                act(
                    "practitioner-save", _("&Save"), [this] { save(); }, Action::Kind::primary, may && chosen)}});
    message_->render(bannerOf(view.message));
    people_->render(listOf(view.people));
    people_->fitRows(8);
    form_->Show(chosen);
    trainingCard_->Show(chosen);
    form_->setTitle(view.name);
    // What is being typed stays; what the store says comes in when it has changed.
    if (view.input != shown_) {
        shown_ = view.input;
        licence_->render(shown_.licence);
        authority_->render(shown_.authority);
        from_->render(shown_.from);
        until_->render(shown_.until);
        depth_->render(shown_.maximumDepth);
        for (const auto& [modality, box] : modalities_) {
            box->SetValue(shown_.modalities.contains(modality));
        }
    }
    const auto problem = [&](TextField& text, const char* field) { text.showProblem(problemOf(view.problems, field)); };
    problem(*licence_, "licence");
    problem(*authority_, "authority");
    problem(*from_, "licensedFrom");
    problem(*until_, "licensedUntil");
    problem(*depth_, "maximumDepth");
    problem(*trainingName_, "training.name");
    problem(*trainingDay_, "training.day");
    problem(*trainingUntil_, "training.validUntil");
    for (auto* const one : {licence_.get(), authority_.get(), from_.get(), until_.get(), depth_.get(),
                            trainingName_.get(), trainingDay_.get(), trainingUntil_.get()}) {
        one->control().Enable(view.mayEdit);
    }
    for (const auto& [modality, box] : modalities_) {
        box->Enable(view.mayEdit);
    }
    trainings_->render(listOf(view.trainings));
    trainings_->fitRows(6);
    trainingCard_->setActions({act(
        "training-add", _("&Add the training"), [this] { addTraining(); }, Action::Kind::plain, may)});
    out_->render(listOf(view.runningOut));
    out_->fitRows(8);
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
