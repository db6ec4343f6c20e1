#pragma once
// Our line drawings (resources/icons), in the ink of the theme.

#include <wx/bmpbndl.h>
#include <wx/colour.h>

#include <string_view>

namespace gui {

/// `name` without folder and ending: "clock". Sharp at every scale.
wxBitmapBundle icon(std::string_view name, wxColour const& ink, int size = 18);

} // namespace gui
