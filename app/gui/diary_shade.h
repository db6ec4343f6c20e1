#pragma once
// Closed time in the diary: grey, hatched, and with its reason in words.

#include <wx/gdicmn.h>

#include <string>

class wxDC;

namespace gui {

/// Fills `rect`. The words stand at its top and again every `every` px, so that they are in sight wherever one scrolls.
void paintClosed(wxDC& dc, const wxRect& rect, const std::string& words, int every);

} // namespace gui
