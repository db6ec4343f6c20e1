#include "app/gui/recalls_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/figure.h"
#include "app/gui/note_card.h"
#include "app/gui/recall_card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/report/recall_document.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t mostFigures = 5;
constexpr int mostRows = 4;

} // namespace

RecallsPage::RecallsPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("recalls")}
    , recalls_{seat}
    , printing_{*this, seat.ports, source()} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(message_ = new Banner{this, wxS("recalls-message")}, below);
    body->Add(lifting_ = new NoteCard{this, wxS("recalls-lifting")}, below);
    body->Add(form_ = new RecallCard{this, seat}, below);
    build(*body);
    form_->changed = [this] { render(); };
    form_->issued = [this](model::RecallId id) {
        recalls_.refresh();
        recalls_.select(id);
        list_->select(std::to_string(id.value));
        exposed_->control().SetFocus();
    };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    recalls_.changed = [this] { render(); };
    render();
}

RecallsPage::~RecallsPage() {
    recalls_.changed = nullptr;
}

void RecallsPage::build(wxBoxSizer& body) {
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    listCard_ = new Card{this, wxS("recalls-list-card"), fromWx(_("Recalls"))};
    list_ = new List{listCard_,
                     wxS("recalls-list"),
                     {{fromWx(_("Letter of")), 88, Align::left, false, false},
                      {fromWx(_("Class")), 76, Align::left, false, false, 2},
                      {fromWx(_("What it says")), 110, Align::left, true, false},
                      {fromWx(_("On hand")), 70, Align::right, false, false, 1},
                      {fromWx(_("Told")), 66, Align::left, false, false},
                      {fromWx(_("State")), 90, Align::left, false, false}}};
    listCard_->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    listCard_->SetMinSize({forText(150), -1});
    auto* const above = new wxBoxSizer{wxHORIZONTAL};
    above->Add(listCard_, wxSizerFlags{2}.Expand());
    card_ = new Card{this, wxS("recalls-card"), " "};
    card_->body().Add(state_ = new Banner{card_, wxS("recalls-state")},
                      wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const figures = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < mostFigures; ++i) {
        figures_.push_back(new Figure{card_, wxString::Format(wxS("recalls-figure-%zu"), i)});
        figures->Add(figures_.back(), wxSizerFlags{1}.Expand());
    }
    card_->body().Add(figures, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    lots_ = new List{card_,
                     wxS("recalls-lots"),
                     {{fromWx(_("Product")), 150, Align::left, true, false},
                      {fromWx(_("Lot")), 90, Align::left, false, false},
                      {fromWx(_("On hand then")), 100, Align::right, false, false},
                      {fromWx(_("Used then")), 90, Align::right, false, false, 1},
                      {fromWx(_("On hand now")), 100, Align::right, false, false, 2}}};
    card_->body().Add(lots_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    card_->SetMinSize({forText(150), -1});
    above->Add(card_, wxSizerFlags{3}.Expand().Border(wxLEFT, px::cardGap));
    body.Add(above, below);
    exposedCard_ = new Card{this, wxS("recalls-exposed-card"), fromWx(_("Who was treated with it"))};
    way_ = std::make_unique<ChoiceField>(exposedCard_, fromWx(_("&How they are told")), wxS("recalls-way"));
    words_ = std::make_unique<TextField>(exposedCard_, fromWx(_("Not&e, if one is needed")), wxS("recalls-words"));
    telling_ = fieldRow({way_->sizer(), words_->sizer()});
    exposedCard_->body().Add(telling_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    exposed_ = new List{exposedCard_,
                        wxS("recalls-exposed"),
                        {{fromWx(_("Client")), 110, Align::left, true, false},
                         {fromWx(_("Contact")), 120, Align::left, true, false},
                         {fromWx(_("Day")), 100, Align::left, true, false},
                         {fromWx(_("Practitioner")), 100, Align::left, true, false, 3},
                         {fromWx(_("Zones")), 100, Align::left, true, false, 2},
                         {fromWx(_("Lot")), 70, Align::left, false, false, 1},
                         {fromWx(_("Told")), 120, Align::left, false, false}}};
    exposedCard_->body().Add(exposed_, wxSizerFlags{2}.Expand().Border(wxTOP, px::grid));
    contacts_ = new List{exposedCard_,
                         wxS("recalls-contacts"),
                         {{fromWx(_("When")), 100, Align::left, false, false},
                          {fromWx(_("Client")), 110, Align::left, true, false},
                          {fromWx(_("How")), 90, Align::left, false, false, 1},
                          {fromWx(_("Outcome")), 120, Align::left, false, false},
                          {fromWx(_("By")), 100, Align::left, true, false, 2},
                          {fromWx(_("Note")), 110, Align::left, true, true, 3}}};
    exposedCard_->body().Add(contacts_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(exposedCard_, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { recalls_.select(model::RecallId{numberOf(id)}); };
    exposed_->onActivate = [this](const std::string& id) {
        if (const auto session = recalls_.session(numberOf(id))) {
            openSession(session);
        }
    };
    exposed_->contextActions = [this](const std::string& id) {
        auto acts = outcomes();
        acts.push_back(act("recalls-chart", _("Chart"), [this, id] { openChart(recalls_.client(numberOf(id))); }));
        return acts;
    };
    // One key for each outcome, while the list has the keyboard.
    on(*exposed_, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int at = event.GetKeyCode() - '1';
        const auto& known = recalls_.view().chosen.outcomes;
        if (!event.HasAnyModifiers() && at >= 0 && at < static_cast<int>(known.size())) {
            note(known[static_cast<std::size_t>(at)].code);
        } else {
            event.Skip();
        }
    });
}

ReportSource RecallsPage::source() {
    return {.fileName = [this] { return recalls_.fileName(); },
            .make =
                [this](present::ReportUse use, ReportSource::Then then, ReportSource::Tell failed) {
                    recalls_.onPaper(
                        use,
                        [then = std::move(then)](const present::RecallOnPaper& paper) {
                            then(report::recallDocument(paper));
                        },
                        std::move(failed));
                },
            .tell = [this](present::Message message) { recalls_.tell(std::move(message)); }};
}

void RecallsPage::issue() {
    lifting_->close();
    form_->open();
}

void RecallsPage::note(const std::string& outcome) {
    if (!recalls_.view().chosen.canNote || exposed_->selected().empty()) {
        return;
    }
    recalls_.note(numberOf(exposed_->selected()), way_->code(), outcome, words_->text());
    words_->clear();
}

std::vector<Action> RecallsPage::outcomes() {
    std::vector<Action> acts;
    const auto& chosen = recalls_.view().chosen;
    int key = 1;
    for (const auto& outcome : chosen.outcomes) {
        acts.push_back({"recalls-" + outcome.code, "&" + std::to_string(key++) + " " + outcome.text,
                        [this, code = outcome.code] { note(code); }, Action::Kind::plain, chosen.canNote,
                        fromWx(_("For the client chosen in the list"))});
    }
    return acts;
}

void RecallsPage::refresh() {
    recalls_.refresh();
}

void RecallsPage::open(model::RecallId recall) {
    recalls_.select(recall);
    list_->select(std::to_string(recall.value));
}

void RecallsPage::shown() {
    refresh();
    if (!form_->IsShown()) {
        list_->control().SetFocus();
    }
}

void RecallsPage::renderChosen() {
    const auto& chosen = recalls_.view().chosen;
    const bool there = chosen.id.value != 0 && !form_->IsShown();
    card_->Show(there);
    exposedCard_->Show(there);
    if (!there) {
        return;
    }
    card_->setTitle(chosen.title);
    card_->setNote(chosen.line);
    std::vector<Action> acts;
    if (chosen.canLift) {
        acts.push_back(act("recalls-lift", _("&Lift…"), [this] {
            lifting_->ask(fromWx(_("Lift this recall: its lots may be used again")), fromWx(_("Why it is safe")),
                          fromWx(_("Lift")), Action::Kind::danger, true,
                          [this](const std::string& why) { recalls_.lift(why); });
        }));
    }
    card_->setActions(std::move(acts));
    state_->render(bannerOf(chosen.state));
    for (std::size_t i = 0; i < figures_.size() && i < chosen.figures.size(); ++i) {
        figures_[i]->render(chosen.figures[i].number, chosen.figures[i].label);
    }
    lots_->render(listOf(chosen.lots));
    lots_->fitRows(mostRows);
    const auto way = way_->code();
    way_->render(chosen.ways, way.empty() ? std::string_view{"phone"} : std::string_view{way});
    exposed_->render(listOf(chosen.exposed));
    exposedCard_->setActions(outcomes());
    exposedCard_->body().Show(telling_, !chosen.outcomes.empty(), true);
    way_->showProblem({});
    words_->showProblem({});
    contacts_->render(listOf(chosen.contacts));
    contacts_->fitRows(mostRows);
    contacts_->Show(!chosen.contacts.rows.empty());
}

void RecallsPage::render() {
    const auto& view = recalls_.view();
    if (form_->IsShown()) {
        setHeader({view.title, view.line, form_->actions()});
    } else {
        std::vector<Action> acts{
            {"recalls-close", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}};
        if (view.mayPrint) {
            acts.push_back({"recalls-save", fromWx(_("Sa&ve as…")), [this] { printing_.save(); }, Action::Kind::plain,
                            view.printable, ""});
            acts.push_back({"recalls-print", fromWx(_("Pri&nt…")), [this] { openPreview(printing_.source()); },
                            Action::Kind::plain, view.printable,
                            fromWx(_("The list of clients; shows the pages first"))});
        }
        if (view.mayIssue) {
            acts.push_back({"recalls-issue", fromWx(_("New &recall…")), [this] { issue(); }, Action::Kind::primary,
                            !view.saving, ""});
        }
        setHeader({view.title, view.line, std::move(acts)});
    }
    lifting_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    listCard_->Show(!form_->IsShown());
    list_->render(listOf(view.recalls));
    list_->fitRows(mostRows);
    listCard_->setActions({act("recalls-lifted", view.withLifted ? _("Hide lifted ones") : _("Show lifted ones"),
                               [this] { recalls_.showLifted(!recalls_.view().withLifted); })});
    renderChosen();
    Layout();
}

} // namespace gui
