#pragma once
// Where somebody was in a part of the window, to be brought back exactly: what had the keyboard, what was marked in it,
// and how far each sheet was scrolled.

#include <wx/gdicmn.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <optional>
#include <utility>
#include <vector>

class wxScrolledWindow;

namespace gui {

class PlaceKept {
public:
    /// As things are now below `part`. `focus`: what has the keyboard, or had it last.
    PlaceKept(wxWindow& part, wxWindow* focus);

    /// Once all of it is in sight again.
    void restore();

private:
    void scrollBack() const;

    wxWeakRef<wxWindow> part_;
    wxWeakRef<wxWindow> focus_;
    wxString name_;                               ///< of what had the keyboard
    std::optional<std::pair<long, long>> marked_; ///< in a field of one line, which marks all when it gets the keyboard
    std::vector<std::pair<wxWeakRef<wxWindow>, wxPoint>> scrolled_;
};

} // namespace gui
