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

namespace gui {

SessionPage::SessionPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("session")}
    , seat_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto above = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(invalidated_ = new Banner{this, wxS("session-invalidated")}, above);
    body->Add(error_ = new InvalidateCard{this, seat_}, above);
    sheet_ = newSheet(this, wxS("session-sheet"));
    body->Add(sheet_, wxSizerFlags{1}.Expand());
    error_->saved = [this] { refresh(); };
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
    id_ = session;
    session_ = std::make_unique<present::SessionView>(seat_, session);
    session_->changed = [this] { render(); };
    session_->refresh();
    render();
    sheet_->Scroll(0, 0);
}

void SessionPage::refresh() {
    if (session_) {
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
    setHeader({view.title, view.line, std::move(acts)});
    invalidated_->render(
        {.state = State::deny, .title = {}, .words = view.invalidated, .markup = false, .actions = {}});
    if (view == shown_) {
        return;
    }
    shown_ = view;
    sheet_->DestroyChildren();
    auto* const all = new wxBoxSizer{wxVERTICAL};
    int number = 0;
    for (const auto& section : view.sections) {
        auto* const card = new Card{sheet_, wxString::Format(wxS("session-section-%d"), ++number), section.title};
        if (number == 1) {
            card->setNote(view.state.text);
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
