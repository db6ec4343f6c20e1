#include "app/gui/seat_windows.h"

#include "app/gui/clinic_window.h"
#include "app/gui/events.h"

#include <wx/app.h>

#include <algorithm>

namespace gui {

bool SeatWindows::touched() {
    return front() != nullptr && front()->touched();
}

void SeatWindows::enter(present::Seat seat) {
    const auto& person = seat.access.actor().person();
    const auto known =
        std::ranges::find_if(windows_, [&](const ClinicWindow* window) { return window->person().id == person.id; });
    if (known == windows_.end()) {
        add(std::move(seat));
    } else if ((*known)->person().roles == person.roles) {
        bring(**known, true);
    } else { // another window than that of his roles now; what was a draft is one still
        sendAway(**known);
        add(std::move(seat));
    }
}

void SeatWindows::add(present::Seat seat) {
    auto* const before = front();
    auto* const window = new ClinicWindow{std::move(seat)};
    windows_.push_back(window);
    const auto later = [](std::function<void()> act) { wxTheApp->CallAfter([act = std::move(act)] { guarded(act); }); };
    window->onSignedOut = [this, window, later] { later([this, window] { signedOut(*window); }); };
    window->onCameNew = [this, later](present::Seat other) { later([this, other] { enter(other); }); };
    window->onCameBack = [this, later](model::AccountId account) { later([this, account] { comeBack(account); }); };
    window->onClosed = [this, window] {
        std::erase(windows_, window);
        if (!next() && onClosed) {
            onClosed();
        }
    };
    on(*window, wxEVT_DESTROY, [this, window](wxWindowDestroyEvent& event) {
        event.Skip();
        if (event.GetEventObject() == window) { // also when the desktop ends the program
            std::erase(windows_, window);
        }
    });
    if (before != nullptr) {
        if (before->IsMaximized()) {
            window->Maximize();
        } else {
            window->SetSize(before->GetRect());
        }
    }
    window->Show();
    if (before != nullptr) {
        before->standBack();
    }
    tellOthers();
    if (onFront) {
        onFront(*window);
    }
}

void SeatWindows::bring(ClinicWindow& window, bool proven) {
    auto* const before = front();
    std::erase(windows_, &window);
    windows_.push_back(&window);
    window.comeForward(proven);
    if (before != nullptr && before != &window) {
        before->standBack();
    }
    tellOthers();
    if (onFront) {
        onFront(window);
    }
}

void SeatWindows::comeBack(model::AccountId account) {
    const auto found =
        std::ranges::find_if(windows_, [&](const ClinicWindow* window) { return window->person().id == account; });
    if (found != windows_.end()) {
        bring(**found, true);
    }
}

bool SeatWindows::next() {
    if (windows_.empty()) {
        return false;
    }
    bring(*windows_.back(), false);
    return true;
}

void SeatWindows::signedOut(ClinicWindow& window) {
    if (std::erase(windows_, &window) == 0) {
        return; // closed meanwhile
    }
    while (window.everybodyLeaves() && !windows_.empty()) {
        sendAway(*windows_.back());
    }
    if (!next() && onNobody) {
        onNobody(window);
    }
    window.Destroy();
}

void SeatWindows::sendAway(ClinicWindow& window) {
    std::erase(windows_, &window);
    window.leave();
    window.Hide();
    window.Destroy();
}

void SeatWindows::tellOthers() {
    std::vector<present::WaitingPerson> others;
    for (auto at = windows_.begin(); at != windows_.end() && at + 1 != windows_.end(); ++at) {
        const auto& person = (*at)->person();
        others.push_back({person.id, person.signInName, person.fullName});
    }
    if (front() != nullptr) {
        front()->setOthers(std::move(others));
    }
}

} // namespace gui
