// How the zone map is painted.
#include "app/gui/zone_hatch.h"
#include "app/gui/zone_map.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace gui {
namespace {

wxGraphicsPath pathOf(wxGraphicsContext& canvas, const Shape& shape) {
    auto path = canvas.CreatePath();
    for (const auto& step : shape.steps) {
        const auto& p = step.points;
        switch (step.command) {
        case 'M':
            path.MoveToPoint(p[0]);
            break;
        case 'L':
            path.AddLineToPoint(p[0]);
            break;
        case 'Q':
            path.AddQuadCurveToPoint(p[0].m_x, p[0].m_y, p[1].m_x, p[1].m_y);
            break;
        case 'C':
            path.AddCurveToPoint(p[0], p[1], p[2]);
            break;
        default:
            path.CloseSubpath();
            break;
        }
    }
    return path;
}

} // namespace

void ZoneMap::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(GetBackgroundColour());
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> canvas{wxGraphicsContext::Create(dc)};
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    const auto where = place();
    canvas->Translate(where.left, where.top);
    canvas->Scale(where.scale, where.scale);

    for (const auto& shape : art().zones) {
        paintZone(*canvas, shape);
    }
    const auto& now = theme();
    for (const auto& shape : art().outline) {
        stroke(*canvas, shape, shape.hint ? now.outlineHint : now.outline, shape.strokeWidth, false);
    }
    for (const auto& shape : art().zones) {
        if (const auto* const view = viewOf(shape.code); view != nullptr && view->picked) {
            stroke(*canvas, shape, now.picked, 2.6 / where.scale, false);
        }
    }
    if (focused_ && HasFocus()) {
        // Dashes on a plain ring: seen on every fill, and told apart from the stroke of what is picked.
        stroke(*canvas, art().zones[*focused_], now.card, 4.5 / where.scale, false);
        stroke(*canvas, art().zones[*focused_], now.body, 2 / where.scale, true);
    }
}

void ZoneMap::paintZone(wxGraphicsContext& canvas, const Shape& shape) const {
    const auto& now = theme();
    const auto* const view = viewOf(shape.code);
    const bool told = view != nullptr && view->state.has_value();
    auto fill = told ? now.of(*view->state).zone : now.noZone;
    if (hovered_ && &art().zones[*hovered_] == &shape) {
        fill = fill.ChangeLightness(now.dark ? 118 : 93);
    }
    const auto path = pathOf(canvas, shape);
    canvas.SetPen(wxNullPen);
    canvas.SetBrush(canvas.CreateBrush(fill));
    canvas.FillPath(path);
    if (told) {
        const auto& ink = now.of(*view->state);
        paintHatch(canvas, shape, ink.hatch, ink.zoneInk, place().scale);
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

void ZoneMap::stroke(wxGraphicsContext& canvas, const Shape& shape, const wxColour& ink, double width,
                     bool dashed) const {
    canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo{ink}
                                       .Width(width)
                                       .Style(dashed ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID)
                                       .Cap(wxCAP_ROUND)
                                       .Join(wxJOIN_ROUND)));
    canvas.StrokePath(pathOf(canvas, shape));
}

} // namespace gui
