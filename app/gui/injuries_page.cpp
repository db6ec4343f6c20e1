#include "app/gui/injuries_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/fact_text.h"
#include "app/gui/form_card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;
using present::InjuryInput;

InjuriesPage::InjuriesPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("injuries")}
    , injuries_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(message_ = new Banner{this, wxS("injuries-message")}, below);
    body->Add(closing_ = new FormCard{this, wxS("injuries-closing")}, below);
    form_ = new Card{this, wxS("injuries-form"), fromWx(_("A sharps injury"))};
    buildForm();
    body->Add(form_, below);
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    auto* const left = new Card{this, wxS("injuries-list-card"), fromWx(_("Log"))};
    list_ = new List{left,
                     wxS("injuries-list"),
                     {{fromWx(_("Day")), 100, Align::left, false, false},
                      {fromWx(_("Device")), 130, Align::left, true, false},
                      {fromWx(_("Where")), 90, Align::left, true, false, 1},
                      {fromWx(_("State")), 80, Align::left, false, false}}};
    left->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(left, wxSizerFlags{1}.Expand());
    card_ = new Card{this, wxS("injuries-card"), " "};
    facts_ = new FactText{card_, wxS("injuries-facts"), fromWx(_("The injury"))};
    card_->body().Add(facts_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    auto* const side = new wxBoxSizer{wxVERTICAL};
    side->Add(card_, wxSizerFlags{3}.Expand());
    notesCard_ = new Card{this, wxS("injuries-notes-card"), fromWx(_("Followed up"))};
    notes_ = new List{notesCard_,
                      wxS("injuries-notes"),
                      {{fromWx(_("Day")), 70, Align::left, false, false},
                       {fromWx(_("What was done or found")), 150, Align::left, true, false},
                       {fromWx(_("Who")), 90, Align::left, false, true, 1}}};
    notesCard_->body().Add(notes_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    side->Add(notesCard_, wxSizerFlags{2}.Expand().Border(wxTOP, px::cardGap));
    columns->Add(side, wxSizerFlags{1}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { injuries_.select(model::InjuryId{numberOf(id)}); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE) {
            event.Skip();
        } else if (injuries_.view().writing) {
            injuries_.cancel();
        } else {
            onClose();
        }
    });
    injuries_.changed = [this] { render(); };
    render();
}

InjuriesPage::~InjuriesPage() {
    injuries_.changed = nullptr;
}

void InjuriesPage::buildForm() {
    const auto add = [this](const char* name, const wxString& label, std::string InjuryInput::*member) {
        auto field = std::make_unique<TextField>(form_, fromWx(label), toWx(std::string{"injuries-"} + name),
                                                 wxTE_PROCESS_ENTER);
        field->onType = [this, member](const std::string& text) {
            auto input = injuries_.view().input;
            input.*member = text;
            injuries_.edit(std::move(input));
        };
        field->onEnter = [this] { injuries_.save(); };
        entries_.push_back({name, member, std::move(field)});
        return entries_.back().field->sizer();
    };
    const auto below = wxSizerFlags{}.Expand().Border(wxTOP, px::grid);
    auto* const when = add("day", _("Day"), &InjuryInput::day);
    auto* const time = add("time", _("Time, if known"), &InjuryInput::time);
    auto* const type = add("deviceType", _("Kind of device"), &InjuryInput::deviceType);
    auto* const brand = add("deviceBrand", _("Its brand"), &InjuryInput::deviceBrand);
    form_->body().Add(fieldRow({when, time, type, brand}), below);
    auto* const area = add("area", _("Where in the clinic"), &InjuryInput::area);
    auto* const injured = add("injured", _("Who (never printed)"), &InjuryInput::injured);
    form_->body().Add(fieldRow({area, injured}), below);
    form_->body().Add(add("how", _("How it happened"), &InjuryInput::how), below);
    form_->body().Add(add("circumstances", _("Circumstances, if there is more to say"), &InjuryInput::circumstances),
                      below);
}

void InjuriesPage::askClosing() {
    closing_->ask(fromWx(_("What came of it: the entry is closed today")),
                  {{"cause", fromWx(_("Cause")), {}, {}, true}, {"action", fromWx(_("What was done")), {}, {}, true}},
                  fromWx(_("Close it")), Action::Kind::primary,
                  [this](const std::vector<std::string>& values) { injuries_.close(values[0], values[1]); });
}

void InjuriesPage::askNote() {
    closing_->ask(fromWx(_("How it is followed up: what is saved is never changed")),
                  {{"note-day", fromWx(_("Day")), {}, injuries_.today(), true},
                   {"note-words", fromWx(_("What was done or found")), {}, {}, true}},
                  fromWx(_("Add")), Action::Kind::primary,
                  [this](const std::vector<std::string>& values) { injuries_.note(values[0], values[1]); });
}

void InjuriesPage::refresh() {
    injuries_.refresh();
}

void InjuriesPage::open(model::InjuryId injury) {
    injuries_.select(injury);
    list_->select(std::to_string(injury.value));
}

void InjuriesPage::shown() {
    refresh();
    list_->control().SetFocus();
}

void InjuriesPage::render() {
    const auto& view = injuries_.view();
    std::vector<Action> acts{
        {"injuries-close-page", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}};
    if (view.writing) {
        acts = {
            {"injuries-cancel", fromWx(_("Not now")), [this] { injuries_.cancel(); }, Action::Kind::plain, true, ""},
            {"injuries-save", fromWx(_("&Enter in the log")), [this] { injuries_.save(); }, Action::Kind::primary,
             !view.saving, ""}};
    } else if (view.mayRecord) {
        acts.push_back({"injuries-new", fromWx(_("&Record an injury…")),
                        [this] {
                            injuries_.begin();
                            entries_[2].field->take(); // the day stands already
                        },
                        Action::Kind::primary, !view.saving, ""});
    }
    setHeader({view.title, view.line, std::move(acts)});
    closing_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    form_->Show(view.writing);
    for (const auto& entry : entries_) {
        entry.field->render(view.input.*entry.member);
        entry.field->showProblem(problemOf(view.problems, entry.name));
    }
    list_->render(listOf(view.list));
    card_->Show(view.chosen.id.value != 0);
    card_->setTitle(view.chosen.title);
    card_->setNote(view.chosen.state.text);
    notesCard_->Show(view.chosen.id.value != 0);
    notes_->render(listOf(view.chosen.notes));
    std::vector<Action> add;
    if (view.chosen.mayNote) {
        add.push_back(act(
            "injuries-note", _("&Add a note…"), [this] { askNote(); }, Action::Kind::plain, !view.saving));
    }
    notesCard_->setActions(std::move(add));
    std::vector<Action> follow;
    if (view.chosen.canClose) {
        follow.push_back(act("injuries-close", _("C&lose it…"), [this] { askClosing(); }));
    }
    card_->setActions(std::move(follow));
    std::vector<Fact> facts;
    for (const auto& line : view.chosen.lines) {
        facts.push_back({line.label, line.text, {}});
    }
    facts_->render(std::move(facts), {});
    Layout();
}

} // namespace gui
