#pragma once
// A part of a page that scrolls up and down when the page is too low for it.

#include "app/gui/theme.h"

class wxScrolledWindow;
class wxString;
class wxWindow;

namespace gui {

/// On the colour of what it lies on: the window's, or a card's.
wxScrolledWindow* newSheet(wxWindow* parent, const wxString& name, wxColour Theme::*ground = &Theme::window);

} // namespace gui
