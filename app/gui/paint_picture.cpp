#include "app/gui/paint_picture.h"

#include "app/gui/strings.h"

#include <wx/brush.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr double lineGap = 5; ///< between the lines of a hatch
constexpr double dotGap = 6;

struct Ink {
    wxColour line;  ///< of words, lines, dots
    wxColour fill;  ///< of bars
    wxColour hatch; ///< on `fill`
};

Ink inkOf(report::Tone tone, const Theme& colours) {
    const auto state = [&](State which) {
        const auto& ink = colours.of(which);
        return Ink{ink.text, ink.zone, ink.zoneInk};
    };
    const auto plain = [](const wxColour& colour) { return Ink{colour, colour, colour}; };
    switch (tone) {
    case report::Tone::text:
        return plain(colours.body);
    case report::Tone::secondary:
        return plain(colours.secondary);
    case report::Tone::hairline:
        return plain(colours.hairline);
    case report::Tone::surface:
        return plain(colours.card);
    case report::Tone::accent:
        return plain(colours.picked);
    case report::Tone::contrast:
        return plain(colours.outline);
    case report::Tone::deny:
        return state(State::deny);
    case report::Tone::warn:
        return state(State::warn);
    case report::Tone::safe:
        return state(State::safe);
    case report::Tone::info:
        return state(State::info);
    case report::Tone::neutral:
        break;
    }
    return state(State::neutral);
}

/// Adds the parts inside the box of the lines at 45 degrees, rising or falling.
void addLines(wxGraphicsPath& path, const report::Box& box, bool rising) {
    const double step = lineGap * std::sqrt(2.0);
    const double right = box.x + box.width;
    const double low = rising ? box.x + box.y : box.y - right;
    const double high = rising ? right + box.y + box.height : box.y + box.height - box.x;
    for (double level = std::ceil(low / step) * step; level < high; level += step) {
        // y = level - x, or y = level + x
        const double first = rising ? level - (box.y + box.height) : box.y - level;
        const double last = rising ? level - box.y : box.y + box.height - level;
        const double begin = std::max(box.x, first);
        const double end = std::min(right, last);
        if (end > begin) {
            path.MoveToPoint(begin, rising ? level - begin : level + begin);
            path.AddLineToPoint(end, rising ? level - end : level + end);
        }
    }
}

class Painting {
public:
    Painting(wxGraphicsContext& canvas, const Theme& colours)
        : canvas_{canvas}
        , colours_{colours}
        , face_{fontFor(TextRole::body).GetFaceName()} {}

    void operator()(const report::Stroke& stroke) {
        if (stroke.points.size() < 2) {
            return;
        }
        auto path = canvas_.CreatePath();
        path.MoveToPoint(stroke.points.front().x, stroke.points.front().y);
        for (auto point = std::next(stroke.points.begin()); point != stroke.points.end(); ++point) {
            path.AddLineToPoint(point->x, point->y);
        }
        canvas_.SetPen(canvas_.CreatePen(wxGraphicsPenInfo{inkOf(stroke.tone, colours_).line}
                                             .Width(stroke.width)
                                             .Style(stroke.dashed ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID)
                                             .Cap(wxCAP_BUTT)));
        canvas_.StrokePath(path);
    }

    void operator()(const report::Bar& bar) {
        const auto ink = inkOf(bar.tone, colours_);
        const auto& box = bar.box;
        const double radius = std::min({bar.radius, box.width / 2, box.height / 2});
        canvas_.SetPen(wxNullPen);
        canvas_.SetBrush(canvas_.CreateBrush(ink.fill));
        canvas_.DrawRoundedRectangle(box.x, box.y, box.width, box.height, radius);
        hatch(bar, ink.hatch);
        if (bar.outlined) {
            canvas_.SetBrush(wxNullBrush);
            canvas_.SetPen(canvas_.CreatePen(wxGraphicsPenInfo{ink.hatch}.Width(0.9)));
            canvas_.DrawRoundedRectangle(box.x, box.y, box.width, box.height, radius);
        }
    }

    void operator()(const report::Dot& dot) {
        canvas_.SetPen(wxNullPen);
        canvas_.SetBrush(canvas_.CreateBrush(inkOf(dot.tone, colours_).line));
        canvas_.DrawEllipse(dot.centre.x - dot.radius, dot.centre.y - dot.radius, 2 * dot.radius, 2 * dot.radius);
    }

    void operator()(const report::Label& label) {
        // A size in pixels would be that of a whole line here; points are those of 96 dots to the inch on any canvas.
        const wxFont font{wxFontInfo{label.size * 72 / 96}.FaceName(face_).Bold(label.bold)};
        canvas_.SetFont(canvas_.CreateFont(font, inkOf(label.tone, colours_).line));
        auto text = toWx(label.text);
        const auto measure = [&](double& descent) {
            double width = 0;
            double height = 0;
            double leading = 0;
            canvas_.GetTextExtent(text, &width, &height, &descent, &leading);
            return std::pair{width, height};
        };
        double descent = 0;
        auto [width, height] = measure(descent);
        if (label.widest > 0 && width > label.widest) {
            const auto whole = text;
            for (auto letters = whole.length(); letters > 0 && width > label.widest;) {
                text = whole.Left(--letters).Trim() + wxString::FromUTF8("…");
                width = measure(descent).first;
            }
        }
        const double x = label.align == report::Align::left     ? label.at.x
                         : label.align == report::Align::centre ? label.at.x - width / 2
                                                                : label.at.x - width;
        canvas_.DrawText(text, x, label.at.y - (height - descent));
    }

private:
    void hatch(const report::Bar& bar, const wxColour& ink) {
        const auto& box = bar.box;
        auto marks = canvas_.CreatePath();
        switch (bar.hatch) {
        case report::Hatch::none:
            return;
        case report::Hatch::dots:
            for (double x = box.x + dotGap / 2; x < box.x + box.width - 1; x += dotGap) {
                marks.AddCircle(x, box.y + box.height / 2, 1);
            }
            canvas_.SetBrush(canvas_.CreateBrush(ink));
            canvas_.FillPath(marks);
            return;
        case report::Hatch::cross:
            addLines(marks, box, false);
            [[fallthrough]];
        case report::Hatch::diagonal:
            addLines(marks, box, true);
            break;
        }
        canvas_.SetPen(canvas_.CreatePen(wxGraphicsPenInfo{ink}.Width(0.8)));
        canvas_.StrokePath(marks);
    }

    wxGraphicsContext& canvas_;
    const Theme& colours_;
    wxString face_;
};

} // namespace

void paintPicture(wxGraphicsContext& canvas, const report::Picture& picture, const Theme& colours) {
    canvas.SetAntialiasMode(wxANTIALIAS_DEFAULT);
    Painting painting{canvas, colours};
    for (const auto& shape : picture.shapes) {
        std::visit(painting, shape);
    }
}

} // namespace gui
