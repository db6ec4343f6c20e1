#pragma once
// A window for each person who is signed in at this machine. One is in front; the others wait, locked and hidden, as
// they were left.

#include "app/present/ports.h"

#include <functional>
#include <vector>

namespace gui {

class ClinicWindow;

class SeatWindows {
public:
    /// Somebody has signed in: his window comes to the front, the one there waits.
    void enter(present::Seat seat);
    /// Keyboard or mouse. True when it came too late and must reach nothing, see IdleLock::used.
    bool touched();
    ClinicWindow* front() const { return windows_.empty() ? nullptr : windows_.back(); }

    std::function<void(ClinicWindow&)> onFront;       ///< another is in front
    std::function<void(ClinicWindow& last)> onNobody; ///< the last has signed out: somebody else can sign in
    std::function<void()> onClosed;                   ///< the last window was closed: the program ends

private:
    void add(present::Seat seat);
    void bring(ClinicWindow& window, bool proven);
    void comeBack(model::AccountId account);
    void signedOut(ClinicWindow& window);
    /// Who was in front before is so again, still locked. False when nobody waits.
    bool next();
    void tellOthers();
    void sendAway(ClinicWindow& window);

    std::vector<ClinicWindow*> windows_; ///< the one in front last
};

} // namespace gui
