#include "app/gui/opening_cards.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/opening_text.h"

#include <wx/sizer.h>

namespace gui {

namespace {

constexpr int timeWidth = 84;

wxTextCtrl* newTime(wxWindow* parent, const wxString& name, const wxString& spoken) {
    auto* const field = new wxTextCtrl{parent,
                                       wxID_ANY,
                                       wxString{},
                                       wxDefaultPosition,
                                       {forText(timeWidth), -1},
                                       wxTE_PROCESS_ENTER,
                                       wxDefaultValidator,
                                       name};
    makeTall(*field);
    setAccessibleName(*field, spoken);
    return field;
}

void say(WrappedText& text, const std::string& words) {
    text.Show(!words.empty());
    text.setText(words);
}

} // namespace

OpeningCards::OpeningCards(wxWindow* sheet, present::Seat seat)
    : settings_{std::move(seat)}
    , hours_{new Card{sheet, wxS("settings-hours"), fromWx(_("Opening hours"))}}
    , closures_{new Card{sheet, wxS("settings-closures-card"), fromWx(_("Closed days"))}} {
    buildHours();
    buildForm();
    list_ = new List{closures_,
                     wxS("settings-closures"),
                     {{fromWx(_("Days")), 190, Column::Align::left, false, false},
                      {fromWx(_("Then")), 160, Column::Align::left, false, false},
                      {fromWx(_("Why")), 200, Column::Align::left, true, false}}};
    closures_->body().Add(list_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    list_->onSelect = [this](const std::string&) { renderActs(); };
    settings_.changed = [this] { render(); };
    settings_.closureAdded = [this] { closeForm(); };
    render();
}

OpeningCards::~OpeningCards() {
    settings_.changed = nullptr;
    settings_.closureAdded = nullptr;
}

void OpeningCards::buildHours() {
    hoursMessage_ = new Banner{hours_, wxS("settings-hours-message")};
    hours_->body().Add(hoursMessage_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const grid = new wxFlexGridSizer{5, px::grid, px::cardGap};
    grid->AddGrowableCol(4);
    for (std::size_t day = 0; day < rows_.size(); ++day) {
        const auto name = wxS("settings-hours-") + wxString::FromUTF8(model::weekdayField(day));
        const auto weekday = toWx(present::weekdayText(day));
        auto& row = rows_[day];
        row.open = newCheck(hours_, name, fromWx(wxString::Format(_("%s, open from"), weekday)),
                            [this](bool) { enableRows(); });
        row.from = newTime(hours_, name + wxS("-from"), wxString::Format(_("%s, opens at"), weekday));
        auto* const until = newText(hours_, name + wxS("-until"), fromWx(_("until")), TextRole::body);
        row.to = newTime(hours_, name + wxS("-to"), wxString::Format(_("%s, closes at"), weekday));
        row.problem = newProblem(hours_, name + wxS("-problem"));
        row.problem->Hide();
        for (auto* const field : {row.from, row.to}) {
            on(*field, wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { saveWeek(); });
        }
        grid->Add(row.open, wxSizerFlags{}.CenterVertical());
        grid->Add(row.from, wxSizerFlags{}.CenterVertical());
        grid->Add(until, wxSizerFlags{}.CenterVertical());
        grid->Add(row.to, wxSizerFlags{}.CenterVertical());
        grid->Add(row.problem, wxSizerFlags{}.Expand().CenterVertical());
    }
    hours_->addRow(grid);
}

void OpeningCards::buildForm() {
    closuresMessage_ = new Banner{closures_, wxS("settings-closures-message")};
    closures_->body().Add(closuresMessage_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto field = [this](const wxString& label, const char* name) {
        auto made = std::make_unique<TextField>(
            closures_, fromWx(label), wxS("settings-closure-") + wxString::FromUTF8(name), wxTE_PROCESS_ENTER);
        made->onEnter = [this] { addClosure(); };
        return made;
    };
    first_ = field(_("First day"), "first");
    last_ = field(_("Last day; empty: that day"), "last");
    reason_ = field(_("Why, as it is told in the diary"), "reason");
    from_ = field(_("Open from; empty: closed"), "from");
    to_ = field(_("Open until"), "to");
    formActs_ = new ActionRow{closures_, wxS("settings-closure-acts")};
    formActs_->render({act("settings-closure-close", _("Not now"), [this] { closeForm(); }),
                       act(
                           "settings-closure-save", _("Enter"), [this] { addClosure(); }, Action::Kind::primary)});
    form_ = new wxBoxSizer{wxVERTICAL};
    form_->Add(fieldRow({first_->sizer(), last_->sizer(), reason_->sizer()}), wxSizerFlags{}.Expand());
    form_->Add(fieldRow({from_->sizer(), to_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    form_->Add(formActs_, wxSizerFlags{}.Right().Border(wxTOP, px::grid));
    closures_->addRow(form_);
    form_->ShowItems(false);
}

void OpeningCards::saveWeek() {
    present::OpeningWeekInput input;
    for (std::size_t day = 0; day < rows_.size(); ++day) {
        const auto& row = rows_[day];
        input[day] = {row.open->GetValue(), fromWx(row.from->GetValue()), fromWx(row.to->GetValue())};
    }
    actedOnHours_ = true;
    settings_.saveWeek(input);
}

void OpeningCards::addClosure() {
    actedOnHours_ = false;
    settings_.addClosure({first_->text(), last_->text(), from_->text(), to_->text(), reason_->text()});
}

void OpeningCards::openForm() {
    for (auto* const field : {first_.get(), last_.get(), reason_.get(), from_.get(), to_.get()}) {
        field->clear();
    }
    formOpen_ = true;
    form_->ShowItems(true);
    render();
    if (onForm) {
        onForm();
    }
    first_->take();
}

bool OpeningCards::closeForm() {
    if (!formOpen_) {
        return false;
    }
    formOpen_ = false;
    form_->ShowItems(false);
    relayout();
    return true;
}

/// A closed day has no hours to type.
void OpeningCards::enableRows() {
    const bool may = settings_.view().mayEdit;
    for (const auto& row : rows_) {
        row.open->Enable(may);
        row.from->Enable(may && row.open->GetValue());
        row.to->Enable(may && row.open->GetValue());
    }
}

void OpeningCards::refresh() {
    settings_.refresh();
}

void OpeningCards::relayout() {
    if (onLayout) {
        onLayout();
    }
}

void OpeningCards::renderActs() {
    const auto& view = settings_.view();
    const bool may = view.mayEdit && !view.saving;
    closures_->setActions(
        {act(
             "settings-closure-remove", _("Take out"),
             [this] {
                 if (const auto id = numberOf(list_->selected()); id != 0) {
                     actedOnHours_ = false;
                     settings_.removeClosure(model::ClosureId{id});
                 }
             },
             Action::Kind::plain, may && numberOf(list_->selected()) != 0),
         act(
             "settings-closure-new", _("Add closed days"), [this] { openForm(); }, Action::Kind::plain, may)});
}

void OpeningCards::render() {
    const auto& view = settings_.view();
    // What is being typed stays; what the store says comes in when it has changed.
    if (view.week != shown_) {
        shown_ = view.week;
        for (std::size_t day = 0; day < rows_.size(); ++day) {
            rows_[day].open->SetValue(view.week[day].open);
            rows_[day].from->ChangeValue(toWx(view.week[day].from));
            rows_[day].to->ChangeValue(toWx(view.week[day].to));
        }
    }
    enableRows();
    for (std::size_t day = 0; day < rows_.size(); ++day) {
        say(*rows_[day].problem, problemOf(view.problems, model::weekdayField(day)));
    }
    hours_->setNote(view.note);
    hours_->setActions({act(
        "settings-hours-save", _("Save"), [this] { saveWeek(); }, Action::Kind::plain, view.mayEdit && !view.saving)});
    hoursMessage_->render(actedOnHours_ ? bannerOf(view.message) : BannerView{});
    closuresMessage_->render(actedOnHours_ ? BannerView{} : bannerOf(view.message));
    const auto words = [&](const char* field) { return formOpen_ ? problemOf(view.problems, field) : std::string{}; };
    first_->showProblem(words("first"));
    last_->showProblem(words("last"));
    reason_->showProblem(words("reason"));
    from_->showProblem(words("open"));
    list_->render(listOf(view.closures));
    list_->fitRows(8);
    renderActs();
    relayout();
}

} // namespace gui
