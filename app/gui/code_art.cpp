#include "app/gui/code_art.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"

#include <wx/dcclient.h>

namespace gui {

namespace {

constexpr int module = 5; ///< px: what a hand scanner reads from a screen at a hand's breadth
constexpr int quiet = 4;  ///< modules around; the standard asks for one (ISO/IEC 16022)

} // namespace

CodeArt::CodeArt(wxWindow* parent, const wxString& name, const wxString& words)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE, name} {
    setAccessibleName(*this, words);
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Hide();
}

void CodeArt::show(int size, const std::function<bool(int x, int y)>& dark) {
    size_ = size;
    dark_.clear();
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            dark_.push_back(dark(x, y));
        }
    }
    const int side = (size + 2 * quiet) * module;
    SetMinSize({side, side});
    Show(size > 0);
    Refresh();
}

void CodeArt::paint() {
    wxPaintDC dc{this};
    dc.SetBackground(*wxWHITE_BRUSH);
    dc.Clear();
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(*wxBLACK_BRUSH);
    for (int y = 0; y < size_; ++y) {
        for (int x = 0; x < size_; ++x) {
            if (dark_[static_cast<std::size_t>(y * size_ + x)]) {
                dc.DrawRectangle((x + quiet) * module, (y + quiet) * module, module, module);
            }
        }
    }
}

} // namespace gui
