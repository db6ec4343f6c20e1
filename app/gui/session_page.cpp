#include "app/gui/session_page.h"

#include "app/gui/banner.h"
#include "app/gui/card.h"
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
    body->Add(message_ = new Banner{this, wxS("session-message")}, above);
    body->Add(error_ = new InvalidateCard{this, seat_}, above);
    sheet_ = newSheet(this, wxS("session-sheet"));
    body->Add(sheet_, wxSizerFlags{1}.Expand());
    error_->saved = [this] { refresh(); };
    acts_.changed = [this] {
        refresh();
        render();
    };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && session_) {
            openChart(session_->view().client);
        } else {
            event.Skip();
        }
    });
}

SessionPage::~SessionPage() = default;

void SessionPage::open(model::SessionId session) {
    error_->close();
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

void SessionPage::render() {
    const auto& view = session_->view();
    std::vector<Action> acts{{"session-chart", fromWx(_("Chart")), [this] { openChart(session_->view().client); },
                              Action::Kind::primary, view.found, ""}};
    if (view.mayInvalidate) {
        acts.insert(acts.begin(),
                    {"session-invalidate", fromWx(_("Mark as &entered in error…")), [this] { error_->open(id_); },
                     Action::Kind::plain, true, fromWx(_("It stays readable and counts no longer"))});
    }
    auto offered = acts_.actions();
    acts.insert(acts.begin(), std::make_move_iterator(offered.begin()), std::make_move_iterator(offered.end()));
    const auto& told = acts_.told();
    auto again = acts_.earlier();
    setHeader({view.title, view.line, std::move(acts)});
    invalidated_->render(
        {.state = State::deny, .title = {}, .words = view.invalidated, .markup = false, .actions = {}});
    message_->render(
        {.state = stateOf(told.tone), .title = told.title, .words = told.text, .markup = false, .actions = {}});
    if (view == shown_ && again.size() == earlierShown_) {
        return;
    }
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
        if (&section == &view.sections.back()) {
            card->setActions(std::move(again)); // where there are any, this is what was handed over
        }
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
    sheet_->SetSizer(all);
    sheet_->FitInside();
    sheet_->Layout();
}

} // namespace gui
