#include "app/gui/session_page.h"

#include "app/gui/amend_card.h"
#include "app/gui/banner.h"
#include "app/gui/card.h"
#include "app/gui/changes_grid.h"
#include "app/gui/cosign_card.h"
#include "app/gui/events.h"
#include "app/gui/fields.h"
#include "app/gui/invalidate_card.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <iterator>

namespace gui {

SessionPage::SessionPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("session")}
    , seat_{std::move(seat)}
    , acts_{seat_, "session"} {
    auto* const body = newPageBody(*this);
    const auto above = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(invalidated_ = new Banner{this, wxS("session-invalidated")}, above);
    body->Add(waits_ = new Banner{this, wxS("session-waits")}, above);
    body->Add(message_ = new Banner{this, wxS("session-message")}, above);
    body->Add(error_ = new InvalidateCard{this, seat_}, above);
    body->Add(cosign_ = new CosignCard{this, seat_}, above);
    amendSheet_ = newSheet(this, wxS("session-amend-sheet"));
    amend_ = new AmendCard{amendSheet_, seat_};
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(amend_, wxSizerFlags{}.Expand());
    amendSheet_->SetSizer(whole);
    body->Add(amendSheet_, wxSizerFlags{1}.Expand());
    amendSheet_->Hide();
    sheet_ = newSheet(this, wxS("session-sheet"));
    body->Add(sheet_, wxSizerFlags{1}.Expand());
    error_->saved = [this] { refresh(); };
    cosign_->saved = [this] { refresh(); };
    amend_->saved = [this] { refresh(); };
    amend_->onAsking = [this] { swapSheets(); };
    on(*amendSheet_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*amendSheet_, [this] { fitAmending(); });
    });
    acts_.changed = [this] {
        refresh();
        render();
    };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && session_ && !amend_->asking()) {
            openChart(session_->view().client);
        } else {
            event.Skip();
        }
    });
}

SessionPage::~SessionPage() = default;

void SessionPage::open(model::SessionId session) {
    error_->close();
    cosign_->close();
    amend_->close();
    acts_.open(std::nullopt); // what was told of another time is over
    acts_.open(session);
    id_ = session;
    session_ = std::make_unique<present::SessionView>(seat_, session);
    session_->changed = [this] { render(); };
    session_->refresh();
    render();
    sheet_->Scroll(0, 0);
}

void SessionPage::refresh() {
    if (session_) {
        acts_.refresh();
        session_->refresh();
    }
}

void SessionPage::swapSheets() {
    const bool amending = amend_->asking();
    if (amendSheet_->IsShown() == amending) {
        return;
    }
    amendSheet_->Show(amending);
    sheet_->Show(!amending);
    if (amending) {
        error_->close();
        cosign_->close();
        amendSheet_->Scroll(0, 0);
    }
    Layout();
    fitAmending();
    render();
}

void SessionPage::fitAmending() {
    const int width = amendSheet_->GetClientSize().x - 2 * px::cardMargin;
    if (amend_->asking() && width > 0) {
        amend_->fit(width);
        amendSheet_->FitInside();
    }
}

std::vector<Action> SessionPage::actions() {
    const auto& view = session_->view();
    std::vector<Action> acts;
    if (amend_->asking()) {
        return acts; // the form has its own
    }
    acts = acts_.actions();
    if (view.mayAmend) {
        acts.push_back({"session-amend", fromWx(_("A&mend…")), [this] { amend_->open(id_); }, Action::Kind::plain, true,
                        fromWx(_("Correct it; what it says now stays beside"))});
    }
    acts.push_back({"session-chart", fromWx(_("Chart")), [this] { openChart(session_->view().client); },
                    Action::Kind::primary, view.found, ""});
    return acts;
}

void SessionPage::render() {
    const auto& view = session_->view();
    setHeader({view.title, view.line, actions()});
    invalidated_->render(
        {.state = State::deny, .title = {}, .words = view.invalidated, .markup = false, .actions = {}});
    std::vector<Action> cosign;
    if (view.mayCoSign && !amend_->asking()) {
        cosign.push_back({"session-cosign", fromWx(_("Co-&sign…")), [this] { cosign_->open(id_); }, Action::Kind::plain,
                          true, fromWx(_("Stand behind what a trainee did"))});
    }
    waits_->render(
        {.state = State::warn, .title = {}, .words = view.waits, .markup = false, .actions = std::move(cosign)});
    const auto& told = acts_.told();
    message_->render(
        {.state = stateOf(told.tone), .title = told.title, .words = told.text, .markup = false, .actions = {}});
    if (view != shown_ || acts_.earlier().size() != earlierShown_) {
        rebuild();
    }
}

void SessionPage::rebuild() {
    const auto& view = session_->view();
    auto again = acts_.earlier();
    shown_ = view;
    earlierShown_ = again.size();
    sheet_->DestroyChildren();
    auto* const all = new wxBoxSizer{wxVERTICAL};
    int number = 0;
    for (const auto& section : view.sections) {
        auto* const card = new Card{sheet_, wxString::Format(wxS("session-section-%d"), ++number), section.title};
        if (number == 1) {
            card->setNote(view.state.text);
        }
        std::vector<Action> acts;
        if (number == 1 && view.mayInvalidate) {
            acts.push_back({"session-invalidate", fromWx(_("Mark as &entered in error…")),
                            [this] { error_->open(id_); }, Action::Kind::plain, true,
                            fromWx(_("It stays readable and counts no longer"))});
        }
        if (&section == &view.sections.back()) { // where there are any, this is what was handed over
            acts.insert(acts.end(), std::make_move_iterator(again.begin()), std::make_move_iterator(again.end()));
        }
        card->setActions(std::move(acts));
        auto* const lines = new wxFlexGridSizer{2, px::grid / 2, px::cardGap};
        lines->AddGrowableCol(1);
        for (const auto& line : section.lines) {
            lines->Add(newText(card, wxS("session-label"), line.label, TextRole::secondary), wxSizerFlags{}.Top());
            lines->Add(new WrappedText{card, wxS("session-text"), line.text, TextRole::body,
                                       [tone = line.tone](const Theme& now) {
                                           return tone == present::Tone::neutral ? now.body
                                                                                 : now.of(stateOf(tone)).text;
                                       }},
                       wxSizerFlags{}.Expand());
        }
        card->body().Add(lines, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        all->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    }
    number = 0;
    for (const auto& one : view.amendments) {
        const auto name = wxString::Format(wxS("session-amendment-%d"), ++number);
        auto* const card = new Card{sheet_, name, fromWx(_("Amendment"))};
        card->body().Add(new WrappedText{card, wxS("session-amendment-why"), one.title, TextRole::body},
                         wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        card->body().Add(newChangesGrid(card, wxS("session-change"), one.changes),
                         wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
        all->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    }
    sheet_->SetSizer(all);
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
