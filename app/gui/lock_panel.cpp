#include "app/gui/lock_panel.h"

#include "app/gui/action.h"
#include "app/gui/card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/tr.h"

#include <wx/frame.h>
#include <wx/sizer.h>
#include <wx/weakref.h>

namespace gui {

LockPanel::LockPanel(wxWindow* frame)
    : Surface{frame, wxS("lock"), Edge::none, [](const Theme& now) { return now.window; },
              [](const Theme&) { return wxColour{}; }} {
    Hide();
    auto* const card = new Card{this, wxS("lock-card"), fromWx(_("Locked"))};
    who_ = new WrappedText{card, wxS("lock-who"), {}, TextRole::body};
    secret_ = std::make_unique<TextField>(card, fromWx(_("Your &PIN or password")), wxS("lock-secret"),
                                          wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    const auto unlock = [this] {
        const auto secret = secret_->text();
        secret_->clear();
        onUnlock(secret);
    };
    secret_->onEnter = unlock;
    acts_ = new ActionRow{card, wxS("lock-acts")};
    acts_->render({{"lock-sign-out", fromWx(_("Sign out")), [this] { onSignOut(); }, Action::Kind::plain, true, ""},
                   {"lock-unlock", fromWx(_("Unlock")), unlock, Action::Kind::primary, true, ""}});
    auto& body = card->body();
    body.Add(who_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(secret_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    body.Add(acts_, wxSizerFlags{}.Right().Border(wxTOP, px::cardGap));
    card->SetMinSize({forText(380), -1});
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->AddStretchSpacer(1);
    all->Add(card, wxSizerFlags{}.Center());
    all->AddStretchSpacer(2);
    SetSizer(all);
    frame->GetSizer()->Add(this, wxSizerFlags{1}.Expand());
}

void LockPanel::render(bool locked, bool unlocking, const std::string& person, const std::string& problem) {
    who_->setText(present::fill(fromWx(_("{0} is signed in. What was typed is kept.")), {person}));
    secret_->showProblem(problem);
    const bool refused = unlocking_ && !unlocking && locked;
    unlocking_ = unlocking;
    secret_->control().Enable(!unlocking);
    if (locked == IsShown()) {
        if (refused) {
            secret_->take(); // the field lost the keyboard while it could not be used
        }
        return;
    }
    if (locked) {
        before_ = wxWindow::FindFocus();
    }
    // Everything behind is hidden, not only covered: no focus and no screen reader gets there.
    for (auto* const child : GetParent()->GetChildren()) {
        if (child != this && !child->IsTopLevel()) {
            child->Show(!locked);
        }
    }
    Show(locked);
    GetParent()->Layout();
    if (locked) {
        secret_->take();
    } else {
        if (before_ && before_->IsShownOnScreen()) {
            before_->SetFocus();
        }
    }
}

} // namespace gui
