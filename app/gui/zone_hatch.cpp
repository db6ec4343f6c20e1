#include "app/gui/zone_hatch.h"

#include "app/gui/events.h"
#include "app/gui/layout.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace gui {
namespace {

constexpr double lineGap = 6; ///< px between the lines of a hatch
constexpr double dotGap = 9;

/// Adds the parts inside the shape of the lines  y = slope * x + k * step.
void addHatchLines(wxGraphicsPath& path, const Shape& shape, double slope, double step) {
    const auto height = [slope](const Point& p) { return p.m_y - slope * p.m_x; };
    double low = height(shape.rings.front().front());
    double high = low;
    for (const auto& ring : shape.rings) {
        for (const auto& point : ring) {
            low = std::min(low, height(point));
            high = std::max(high, height(point));
        }
    }
    std::vector<double> crossings; // the x of each
    for (double level = std::ceil(low / step) * step; level < high; level += step) {
        crossings.clear();
        for (const auto& ring : shape.rings) {
            for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
                const double a = height(ring[before]) - level;
                const double b = height(ring[i]) - level;
                if ((a > 0) != (b > 0)) {
                    crossings.push_back(ring[before].m_x + (ring[i].m_x - ring[before].m_x) * a / (a - b));
                }
            }
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            path.MoveToPoint(crossings[i], slope * crossings[i] + level);
            path.AddLineToPoint(crossings[i + 1], slope * crossings[i + 1] + level);
        }
    }
}

Shape rectangle(double width, double height) {
    Shape shape;
    shape.rings = {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
    shape.box = {0, 0, width, height};
    return shape;
}

} // namespace

// Worked out from the outline: wxGraphicsContext cannot clip to a path.
void paintHatch(wxGraphicsContext& canvas, const Shape& shape, Hatch hatch, const wxColour& ink, double scale) {
    if (hatch == Hatch::none) {
        return;
    }
    auto marks = canvas.CreatePath();
    if (hatch == Hatch::dots) {
        const double gap = dotGap / scale;
        const auto& box = shape.box;
        for (double y = std::floor(box.m_y / gap) * gap; y < box.m_y + box.m_height; y += gap) {
            const bool odd = std::lround(y / gap) % 2 != 0;
            for (double x = (std::floor(box.m_x / gap) + (odd ? 0.5 : 0.0)) * gap; x < box.m_x + box.m_width;
                 x += gap) {
                if (const Point dot{x, y}; shape.holds(dot) && shape.distance(dot) > 1.2 / scale) {
                    marks.AddCircle(x, y, 1.1 / scale);
                }
            }
        }
        canvas.SetBrush(canvas.CreateBrush(ink));
        canvas.FillPath(marks);
        return;
    }
    // Lines at 45 degrees: the gap along y is longer than the one between the lines.
    const double step = lineGap / scale * (hatch == Hatch::cross ? 1.3 : 1.0);
    addHatchLines(marks, shape, -1, step);
    if (hatch == Hatch::cross) {
        addHatchLines(marks, shape, 1, step);
    }
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{ink}.Width(0.9 / scale)));
    canvas.StrokePath(marks);
}

HatchPatch::HatchPatch(wxWindow* parent, const wxString& name) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE, name);
    SetMinSize(DoGetBestClientSize());
    followTheme(*this, [this](const Theme& now) {
        SetBackgroundColour(now.card);
        Refresh();
    });
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
}

wxSize HatchPatch::DoGetBestClientSize() const {
    return {forText(26), forText(18)};
}

void HatchPatch::render(State state) {
    if (state_ != state) {
        state_ = state;
        Refresh();
    }
}

void HatchPatch::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(GetBackgroundColour());
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::Create(dc)};
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    const auto size = GetClientSize();
    const auto& ink = theme().of(state_);
    canvas->SetPen(wxNullPen);
    canvas->SetBrush(canvas->CreateBrush(ink.zone));
    canvas->DrawRectangle(0, 0, size.x, size.y);
    paintHatch(*canvas, rectangle(size.x, size.y), ink.hatch, ink.zoneInk, 1);
}

} // namespace gui
