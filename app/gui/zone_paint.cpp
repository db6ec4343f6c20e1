// How the zone map is painted. Hatches are worked out from the outlines: wxGraphicsContext cannot clip to a path.
#include "app/gui/zone_map.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace gui {
namespace {

constexpr double lineGap = 6; ///< px between the lines of a hatch
constexpr double dotGap = 9;

wxGraphicsPath pathOf(wxGraphicsContext& canvas, Shape const& shape) {
    auto path = canvas.CreatePath();
    for (auto const& step : shape.steps) {
        auto const& p = step.points;
        switch (step.command) {
        case 'M': path.MoveToPoint(p[0]); break;
        case 'L': path.AddLineToPoint(p[0]); break;
        case 'Q': path.AddQuadCurveToPoint(p[0].m_x, p[0].m_y, p[1].m_x, p[1].m_y); break;
        case 'C': path.AddCurveToPoint(p[0], p[1], p[2]); break;
        default: path.CloseSubpath(); break;
        }
    }
    return path;
}

/// Adds the parts inside the shape of the lines  y = slope * x + k * step.
void addHatchLines(wxGraphicsPath& path, Shape const& shape, double slope, double step) {
    auto const height = [slope](Point const& p) { return p.m_y - slope * p.m_x; };
    double low = height(shape.rings.front().front());
    double high = low;
    for (auto const& ring : shape.rings) {
        for (auto const& point : ring) {
            low = std::min(low, height(point));
            high = std::max(high, height(point));
        }
    }
    std::vector<double> crossings; // the x of each
    for (double level = std::ceil(low / step) * step; level < high; level += step) {
        crossings.clear();
        for (auto const& ring : shape.rings) {
            for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
                double const a = height(ring[before]) - level;
                double const b = height(ring[i]) - level;
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

} // namespace

void ZoneMap::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(GetBackgroundColour());
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> const canvas{wxGraphicsContext::Create(dc)};
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    auto const where = place();
    canvas->Translate(where.left, where.top);
    canvas->Scale(where.scale, where.scale);

    for (auto const& shape : art().zones) {
        paintZone(*canvas, shape);
    }
    auto const& now = theme();
    for (auto const& shape : art().outline) {
        stroke(*canvas, shape, shape.hint ? now.outlineHint : now.outline, shape.strokeWidth, false);
    }
    for (auto const& shape : art().zones) {
        if (auto const* const view = viewOf(shape.code); view != nullptr && view->picked) {
            stroke(*canvas, shape, now.picked, 2.6 / where.scale, false);
        }
    }
    if (focused_ && HasFocus()) {
        // Dashes on a plain ring: seen on every fill, and told apart from the stroke of what is picked.
        stroke(*canvas, art().zones[*focused_], now.card, 4.5 / where.scale, false);
        stroke(*canvas, art().zones[*focused_], now.body, 2 / where.scale, true);
    }
}

void ZoneMap::paintZone(wxGraphicsContext& canvas, Shape const& shape) const {
    auto const& now = theme();
    auto const* const view = viewOf(shape.code);
    bool const told = view != nullptr && view->state.has_value();
    auto fill = told ? now.of(*view->state).zone : now.noZone;
    if (hovered_ && &art().zones[*hovered_] == &shape) {
        fill = fill.ChangeLightness(now.dark ? 118 : 93);
    }
    auto const path = pathOf(canvas, shape);
    canvas.SetPen(wxNullPen);
    canvas.SetBrush(canvas.CreateBrush(fill));
    canvas.FillPath(path);
    if (told) {
        auto const& ink = now.of(*view->state);
        paintHatch(canvas, shape, ink.hatch, ink.zoneInk);
    }
    auto edge = now.zoneEdge;
    if (now.dark) {
        edge = now.card;
    } else if (!told) {
        edge = wxColour{0xb9, 0xc4, 0xcc}; // pale zones want a line around them
    }
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{edge}.Width(0.8)));
    canvas.StrokePath(path);
}

void ZoneMap::paintHatch(wxGraphicsContext& canvas, Shape const& shape, Hatch hatch, wxColour const& ink) const {
    double const scale = place().scale;
    if (hatch == Hatch::none) {
        return;
    }
    auto marks = canvas.CreatePath();
    if (hatch == Hatch::dots) {
        double const gap = dotGap / scale;
        auto const& box = shape.box;
        for (double y = std::floor(box.m_y / gap) * gap; y < box.m_y + box.m_height; y += gap) {
            bool const odd = std::lround(y / gap) % 2 != 0;
            for (double x = (std::floor(box.m_x / gap) + (odd ? 0.5 : 0.0)) * gap; x < box.m_x + box.m_width; x += gap) {
                if (Point const dot{x, y}; shape.holds(dot) && shape.distance(dot) > 1.2 / scale) {
                    marks.AddCircle(x, y, 1.1 / scale);
                }
            }
        }
        canvas.SetBrush(canvas.CreateBrush(ink));
        canvas.FillPath(marks);
        return;
    }
    // Lines at 45 degrees: the gap along y is longer than the one between the lines.
    double const step = lineGap / scale * (hatch == Hatch::cross ? 1.3 : 1.0);
    addHatchLines(marks, shape, -1, step);
    if (hatch == Hatch::cross) {
        addHatchLines(marks, shape, 1, step);
    }
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{ink}.Width(0.9 / scale)));
    canvas.StrokePath(marks);
}

void ZoneMap::stroke(wxGraphicsContext& canvas, Shape const& shape, wxColour const& ink, double width,
                     bool dashed) const {
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{ink}
                                       .Width(width)
                                       .Style(dashed ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID)
                                       .Cap(wxCAP_ROUND)
                                       .Join(wxJOIN_ROUND)));
    canvas.StrokePath(pathOf(canvas, shape));
}

} // namespace gui
