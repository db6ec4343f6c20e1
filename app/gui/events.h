#pragma once
// Binding of handlers, and what several controls do alike. An exception must not unwind through GTK's C frames (wx
// #24704), so each handler is guarded.

#include <wx/cursor.h>
#include <wx/event.h>
#include <wx/window.h>

#include <exception>
#include <functional>
#include <utility>

namespace gui {

/// Where a failure inside a handler is told; set once by the program (a message in plain words) and by the tests.
using FailureSink = std::function<void(const std::exception&)>;
FailureSink& failureSink();

/// Runs `act`; an exception goes to the sink instead of to the caller.
template <class Act>
void guarded(Act&& act) noexcept {
    try {
        std::forward<Act>(act)();
    } catch (const std::exception& failure) {
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
void on(wxEvtHandler& source, const wxEventTypeTag<Event>& type, Handler handler, int id = wxID_ANY) {
    source.Bind(
        type, [handler = std::move(handler)](Event& event) mutable { guarded([&] { handler(event); }); }, id);
}

/// Runs `act` when the current event is over, unless the window is gone by then.
template <class Act>
void later(wxWindow& window, Act act) {
    window.CallAfter([act = std::move(act)]() mutable { guarded(act); });
}

/// As later, for what shows a dialog that is waited for: a screen reader presses a button from within a message of its
/// own, and a dialog's loop inside that message would wait for it for ever.
template <class Act>
void inDialog(wxWindow& window, Act act) {
    later(window, std::move(act));
}

/// The keys of a control that takes all of them for itself: Tab still leads on, what `handle` does not want and what
/// comes with Ctrl, Alt or Shift goes to the window.
inline void onOwnKeys(wxWindow& window, std::function<bool(int code)> handle) {
    on(window, wxEVT_KEY_DOWN, [&window, handle = std::move(handle)](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB) {
            window.Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        } else if (event.HasAnyModifiers() || !handle(event.GetKeyCode())) {
            event.Skip();
        }
    });
}

/// What is under the pointer can be picked, and says so; empty words where nothing is.
inline void offerPick(wxWindow& window, const wxString& words) {
    window.SetCursor(words.empty() ? wxNullCursor : wxCursor{wxCURSOR_HAND});
    if (words.empty()) {
        window.UnsetToolTip();
    } else {
        window.SetToolTip(words);
    }
}

} // namespace gui
