#include "app/gui/diary_shade.h"

#include "app/gui/theme.h"

#include <wx/dc.h>

namespace gui {

namespace {

constexpr int lineGap = 9; // px between the lines of the hatch

} // namespace

void paintClosed(wxDC& dc, const wxRect& rect) {
    const auto& now = theme();
    const wxDCClipper only{dc, rect};
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(now.window);
    dc.DrawRectangle(rect);
    dc.SetPen(now.border);
    for (int x = rect.x - rect.height - rect.x % lineGap; x < rect.GetRight(); x += lineGap) {
        dc.DrawLine(x, rect.GetBottom() + 1, x + rect.height, rect.y);
    }
}

} // namespace gui
