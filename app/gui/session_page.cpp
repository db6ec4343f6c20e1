#include "app/gui/session_page.h"

#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/fields.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace gui {

SessionPage::SessionPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("session")}
    , seat_{std::move(seat)} {
    sheet_ = newSheet(this, wxS("session-sheet"));
    newPageBody(*this)->Add(sheet_, wxSizerFlags{1}.Expand());
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
    setHeader({view.title,
               view.line,
               {{"session-chart", fromWx(_("Chart")), [this] { openChart(session_->view().client); },
                 Action::Kind::primary, view.found, ""}}});
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
