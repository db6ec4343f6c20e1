#include "app/gui/lock_panel.h"

#include "app/gui/a11y.h"
#include "app/gui/action.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/shell.h"
#include "app/present/tr.h"

#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/sizer.h>

namespace gui {

LockPanel::LockPanel(wxWindow* frame)
    : Surface{frame, wxS("lock"), Edge::none, [](const Theme& now) { return now.window; },
              [](const Theme&) { return wxColour{}; }} {
    Hide();
    auto* const card = new Card{this, wxS("lock-card"), fromWx(_("Locked"))};
    who_ = new WrappedText{card, wxS("lock-who"), {}, TextRole::body};
    others_ = new WrappedText{
        card, wxS("lock-others"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    card->body().Add(who_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    card->body().Add(others_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    buildOwn(*card);
    buildOther(*card);
    card->SetMinSize({forText(400), -1});
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->AddStretchSpacer(1);
    all->Add(card, wxSizerFlags{}.Center());
    all->AddStretchSpacer(2);
    SetSizer(all);
    frame->GetSizer()->Add(this, wxSizerFlags{1}.Expand());
    askWho(false);
    on(*frame, wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        if (!IsShown()) {
            lastFocus_ = event.GetWindow();
        }
    });
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && asksOther_ && !unlocking_) {
            askOwn();
        } else {
            event.Skip();
        }
    });
}

void LockPanel::buildOwn(Card& card) {
    secret_ = std::make_unique<TextField>(&card, fromWx(_("Your &PIN or password")), wxS("lock-secret"),
                                          wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    const auto unlock = [this] {
        const auto secret = secret_->text();
        secret_->clear();
        onUnlock(secret);
    };
    secret_->onEnter = unlock;
    auto* const acts = new ActionRow{&card, wxS("lock-acts")};
    acts->render({act("lock-other", _("Somebody &else…"),
                      [this] {
                          askWho(true);
                          name_->take();
                      }),
                  act("lock-sign-out", _("Sign out"), [this] { onSignOut(); }),
                  act("lock-unlock", _("Unlock"), unlock, Action::Kind::primary)});
    own_ = new wxBoxSizer{wxVERTICAL};
    own_->Add(secret_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    own_->Add(acts, wxSizerFlags{}.Right().Border(wxTOP, px::cardGap));
    card.body().Add(own_, wxSizerFlags{}.Expand());
}

void LockPanel::buildOther(Card& card) {
    name_ = std::make_unique<TextField>(&card, fromWx(_("Sign-in &name")), wxS("lock-other-name"), wxTE_PROCESS_ENTER);
    password_ = std::make_unique<TextField>(&card, fromWx(_("&Password, or PIN if signed in here already")),
                                            wxS("lock-other-secret"), wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    const auto enter = [this] {
        const auto secret = password_->text();
        password_->clear();
        onSwitch(name_->text(), secret);
    };
    name_->onEnter = [this] { password_->take(); };
    password_->onEnter = enter;
    auto* const acts = new ActionRow{&card, wxS("lock-other-acts")};
    acts->render({act("lock-other-back", _("Back"), [this] { askOwn(); }),
                  act("lock-other-enter", _("Sign in"), enter, Action::Kind::primary)});
    other_ = new wxBoxSizer{wxVERTICAL};
    other_->Add(name_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap));
    other_->Add(password_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    other_->Add(acts, wxSizerFlags{}.Right().Border(wxTOP, px::cardGap));
    card.body().Add(other_, wxSizerFlags{}.Expand());
}

void LockPanel::askOwn() {
    askWho(false);
    secret_->take();
}

void LockPanel::askWho(bool other) {
    asksOther_ = other;
    for (auto* const field : {secret_.get(), name_.get(), password_.get()}) {
        field->clear();
        field->showProblem({});
    }
    own_->ShowItems(!other);
    other_->ShowItems(other);
    for (auto* const field : {secret_.get(), name_.get(), password_.get()}) {
        field->showProblem({}); // showing all of a sizer showed the empty problem too
    }
    Layout();
}

/// Everything behind is hidden, not only covered: no focus and no screen reader gets there. What stands beside it,
/// menus, lists and dialogs, is closed as by Esc.
void LockPanel::cover() {
    auto* const frame = GetParent();
    auto* const focus = FindFocus();
    before_.emplace(*frame, focus != nullptr && frame->IsDescendant(focus) ? focus : lastFocus_.get());
    for (auto* const top : wxTopLevelWindows) {
        if (auto* const dialog = dynamic_cast<wxDialog*>(top); dialog != nullptr && dialog->IsShown()) {
            if (dialog->IsModal()) {
                dialog->EndModal(wxID_CANCEL);
            } else {
                dialog->Hide();
                aside_.emplace_back(dialog);
            }
        }
    }
    closeOverlays(*frame);
    for (auto* const child : frame->GetChildren()) {
        if (child != this && !child->IsTopLevel()) {
            child->Hide();
            veil(*child, true);
        }
    }
    Show();
    frame->Layout();
    askOwn();
}

void LockPanel::uncover() {
    auto* const frame = GetParent();
    for (auto* const child : frame->GetChildren()) {
        if (child != this && !child->IsTopLevel()) {
            veil(*child, false);
            child->Show();
        }
    }
    askWho(false); // nothing typed stays
    Hide();
    frame->Layout();
    for (const auto& window : aside_) {
        if (window) {
            window->Show();
        }
    }
    aside_.clear();
    if (before_) {
        before_->restore();
        before_.reset();
    }
}

void LockPanel::render(const present::ShellView& view) {
    const bool locked = view.locked();
    if (locked != IsShown()) {
        unlocking_ = false;
        if (locked) {
            cover();
        } else {
            uncover();
        }
    }
    if (!locked) {
        return;
    }
    who_->setText(present::fill(fromWx(_("{0} is signed in. What was typed is kept.")), {view.personName}));
    sayOrHide(*others_, view.others);
    secret_->showProblem(asksOther_ ? std::string{} : view.unlockProblem);
    password_->showProblem(asksOther_ ? view.switchProblem : std::string{});
    const bool refused = unlocking_ && !view.unlocking;
    unlocking_ = view.unlocking;
    for (auto* const field : {secret_.get(), name_.get(), password_.get()}) {
        field->control().Enable(!view.unlocking);
    }
    if (refused) {
        (asksOther_ ? password_ : secret_)->take(); // it lost the keyboard while it could not be used
    }
}

} // namespace gui
