#pragma once
// What the window tests share.

// Boost first: wxWidgets makes a macro of "_".
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <wx/frame.h>
#include <wx/utils.h>
#include <wx/window.h>

#include <functional>
#include <string>

namespace gui_test {

/// From now on a Gtk-CRITICAL is an error of the test that runs, but for one that is known to be harmless.
void failOnToolkitCriticals();

/// Runs the event loop until `reached`, at most two seconds.
bool waitFor(std::function<bool()> const& reached);

/// Lets layout and painting finish.
void settle();

/// The control of that name below `top`, of type `Window`; a failed requirement when there is none.
template <class Window = wxWindow>
Window& find(wxWindow& top, char const* name) {
    auto* const found = dynamic_cast<Window*>(wxWindow::FindWindowByName(wxString::FromUTF8(name), &top));
    BOOST_REQUIRE_MESSAGE(found != nullptr, "no window named " << name);
    return *found;
}

/// What a click or Enter on the button does, without the pointer.
void press(wxWindow& button);

/// As if the key had been pressed while the window had the focus.
void key(wxWindow& window, int code);

/// A frame that is shown for the time of one test.
struct Stage {
    Stage();
    ~Stage();
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    /// Shows it and waits until it is on the screen.
    void show();

    wxFrame& frame;
};

} // namespace gui_test
