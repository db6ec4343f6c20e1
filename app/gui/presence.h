#pragma once
// Which events tell that somebody sits at the machine.

#include <wx/event.h>
#include <wx/gdicmn.h>

namespace gui {

class Presence {
public:
    /// A key, a button, the wheel, or the pointer on its way: a table that is knocked moves it by less.
    bool isUse(const wxEvent& event);
    /// The same, with where the pointer is.
    bool isUse(wxEventType type, const wxPoint& pointer);

private:
    wxPoint seen_{wxDefaultPosition};
};

} // namespace gui
