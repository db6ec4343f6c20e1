#pragma once
// Closed time in the diary: grey and hatched. Why is told above the column, or in the title of the page.

#include <wx/gdicmn.h>

class wxDC;

namespace gui {

void paintClosed(wxDC& dc, const wxRect& rect);

} // namespace gui
