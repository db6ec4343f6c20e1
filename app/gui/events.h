#pragma once
// Binding of handlers. An exception must not unwind through GTK's C frames (wx #24704), so each handler is guarded.

#include <wx/event.h>
#include <wx/window.h>

#include <exception>
#include <functional>
#include <utility>

namespace gui {

/// Where a failure inside a handler is told; set once by the program (a message in plain words) and by the tests.
using FailureSink = std::function<void(std::exception const&)>;
FailureSink& failureSink();

/// Runs `act`; an exception goes to the sink instead of to the caller.
template <class Act>
void guarded(Act&& act) noexcept {
    try {
        std::forward<Act>(act)();
    } catch (std::exception const& failure) {
        try {
            if (failureSink()) {
                failureSink()(failure);
            }
        } catch (...) { // nothing is left to tell it to
        }
    } catch (...) { // only std::exception is thrown in this program
    }
}

template <class Event, class Handler>
void on(wxEvtHandler& source, wxEventTypeTag<Event> const& type, Handler handler, int id = wxID_ANY) {
    source.Bind(type, [handler = std::move(handler)](Event& event) mutable { guarded([&] { handler(event); }); }, id);
}

/// Runs `act` when the current event is over, unless the window is gone by then.
template <class Act>
void later(wxWindow& window, Act act) {
    window.CallAfter([act = std::move(act)]() mutable { guarded(act); });
}

} // namespace gui
