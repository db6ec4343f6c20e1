// What the lock does to the window of a person, and what goes on behind it.
#include "app/gui/clinic_window.h"

#include "app/gui/a11y.h"
#include "app/gui/desk_page.h"
#include "app/gui/lock_panel.h"

namespace gui {

void ClinicWindow::bindLock() {
    lock_ = new LockPanel{this};
    lock_->onUnlock = [this](const std::string& secret) { shell_.unlock(secret); };
    lock_->onSwitch = [this](const std::string& name, const std::string& secret) { shell_.switchTo(name, secret); };
    lock_->onSignOut = [this] { shell_.signOut(); };
    shell_.closing = [this] {
        if (auto* const desk = desk_.made()) {
            desk->keepDraft();
        }
    };
    shell_.cameNew = [this](present::Seat seat) {
        if (onCameNew) {
            onCameNew(std::move(seat));
        }
    };
    shell_.cameBack = [this](model::AccountId account) {
        if (onCameBack) {
            onCameBack(account);
        }
    };
    onKeptIn = [this] { shell_.lockNow(); }; // the way to the other clients leads over the PIN
}

/// The lock closes the screen, not the store: what is due goes on being told and sent.
void ClinicWindow::tick() {
    shell_.setTreating(treating());
    if (shell_.poll()) {
        refreshFront();
    }
    due_.look();
    mail_.look();
    shell_.proveIfDue();
    backups_.look();
}

bool ClinicWindow::touched() {
    shell_.setTreating(treating());
    return shell_.touched();
}

bool ClinicWindow::treating() const {
    return desk_.made() != nullptr && desk_.made()->treating();
}

void ClinicWindow::keepDraft() {
    if (auto* const desk = desk_.made()) {
        desk->leave();
    }
}

void ClinicWindow::leave() {
    keepDraft();
    mail_.stop();
    poll_.Stop();
}

void ClinicWindow::signOutAll() {
    everybodyLeaves_ = true;
    shell_.signOut();
}

void ClinicWindow::standBack() {
    shell_.lockNow();
    poll_.Stop();
    Hide();
}

void ClinicWindow::comeForward(bool proven) {
    stale_ = true; // the store was not watched meanwhile
    Show();
    Raise();
    shell_.refresh();
    if (proven) {
        shell_.welcomeBack();
    } else {
        lock_->askOwn();
    }
    poll_.Start(); // as often as before
}

void ClinicWindow::showSight() {
    const auto& view = shell_.view();
    if (view.sight == present::Sight::deskOnly && !covered()) {
        coverAllBut(*desk_);
        closeOverlays(*this);
    }
    lock_->render(view);
    if (view.sight == present::Sight::all && covered()) {
        uncover();
        stale_ = true; // only the desk was kept up to date
    }
    if (stale_ && view.sight != present::Sight::nothing) {
        refreshFront();
    }
}

} // namespace gui
