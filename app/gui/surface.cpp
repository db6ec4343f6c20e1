#include "app/gui/surface.h"

#include "app/gui/events.h"
#include "app/gui/theme.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace gui {
namespace {
constexpr double cornerRadius = 8;
}

Surface::Surface(wxWindow* parent, wxString const& name, Edge edge, Pick fill, Pick border)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name},
      edge_{edge}, fill_{std::move(fill)}, border_{std::move(border)} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    followTheme(*this, [this](Theme const& now) { SetBackgroundColour(fill_(now)); });
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh(); // the border stands at the new edge
        event.Skip();
    });
}

void Surface::setFill(Pick fill) {
    fill_ = std::move(fill);
    SetBackgroundColour(fill_(theme()));
    Refresh();
}

void Surface::paint() {
    wxPaintDC dc{this};
    auto const size = GetClientSize();
    auto const fill = fill_(theme());
    auto const border = border_(theme());
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(edge_ == Edge::rounded ? GetParent()->GetBackgroundColour() : fill);
    dc.DrawRectangle(size);
    if (edge_ == Edge::rounded) {
        std::unique_ptr<wxGraphicsContext> const canvas{wxGraphicsContext::Create(dc)};
        canvas->SetBrush(canvas->CreateBrush(fill));
        if (border.IsOk()) {
            canvas->SetPen(canvas->CreatePen(wxGraphicsPenInfo{border}.Width(1)));
            // Half a px inwards, so that the line covers whole pixels; wxWidgets would add another half by itself.
            canvas->DisableOffset();
            canvas->DrawRoundedRectangle(0.5, 0.5, size.x - 1, size.y - 1, cornerRadius);
        } else {
            canvas->SetPen(wxNullPen);
            canvas->DrawRoundedRectangle(0, 0, size.x, size.y, cornerRadius);
        }
        return;
    }
    if (!border.IsOk()) {
        return;
    }
    dc.SetBrush(border);
    switch (edge_) {
    case Edge::top: dc.DrawRectangle(0, 0, size.x, 1); break;
    case Edge::right: dc.DrawRectangle(size.x - 1, 0, 1, size.y); break;
    case Edge::bottom: dc.DrawRectangle(0, size.y - 1, size.x, 1); break;
    case Edge::rounded:
    case Edge::none: break;
    }
}

} // namespace gui
