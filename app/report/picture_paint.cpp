#include "app/report/picture_paint.h"

#include "app/report/paper_ink.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace report {
namespace {

constexpr double hatchGap = 5; // points between lines or dots of a hatch

void source(cairo_t* cairo, Ink ink) {
    cairo_set_source_rgb(cairo, ink.red(), ink.green(), ink.blue());
}

void outline(cairo_t* cairo, const Bar& bar) {
    const auto& [x, y, width, height] = bar.box;
    const double radius = std::min({bar.radius, width / 2, height / 2});
    if (radius <= 0) {
        cairo_rectangle(cairo, x, y, width, height);
        return;
    }
    constexpr double right = std::numbers::pi / 2;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -right, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, right);
    cairo_arc(cairo, x + radius, y + height - radius, radius, right, 2 * right);
    cairo_arc(cairo, x + radius, y + radius, radius, 2 * right, 3 * right);
    cairo_close_path(cairo);
}

/// Lines rising to the right, or falling.
void diagonals(cairo_t* cairo, const Box& box, bool rising) {
    for (double at = -box.height; at < box.width; at += hatchGap) {
        cairo_move_to(cairo, box.x + at, rising ? box.y + box.height : box.y);
        cairo_line_to(cairo, box.x + at + box.height, rising ? box.y : box.y + box.height);
    }
    cairo_stroke(cairo);
}

void hatch(cairo_t* cairo, const Bar& bar) {
    if (bar.hatch == Hatch::none) {
        return;
    }
    cairo_save(cairo);
    outline(cairo, bar);
    cairo_clip(cairo);
    source(cairo, inkOf(bar.tone));
    cairo_set_line_width(cairo, 0.6);
    const auto& box = bar.box;
    switch (bar.hatch) {
    case Hatch::none:
        break;
    case Hatch::diagonal:
        diagonals(cairo, box, true);
        break;
    case Hatch::cross:
        diagonals(cairo, box, true);
        diagonals(cairo, box, false);
        break;
    case Hatch::dots:
        for (double y = box.y + hatchGap / 2; y < box.y + box.height; y += hatchGap) {
            for (double x = box.x + hatchGap / 2; x < box.x + box.width; x += hatchGap) {
                cairo_arc(cairo, x, y, 0.7, 0, 2 * std::numbers::pi);
                cairo_fill(cairo);
            }
        }
        break;
    }
    cairo_restore(cairo);
}

struct Painter {
    Type& type;
    const Brush& brush;

    void operator()(const Stroke& stroke) const {
        auto* const cairo = brush.cairo;
        if (cairo == nullptr || stroke.points.size() < 2) {
            return;
        }
        brush.ink(stroke.tone);
        cairo_set_line_width(cairo, stroke.width);
        constexpr std::array<double, 2> dashes{3, 2};
        cairo_set_dash(cairo, dashes.data(), stroke.dashed ? 2 : 0, 0);
        cairo_move_to(cairo, stroke.points.front().x, stroke.points.front().y);
        for (const auto& point : stroke.points) {
            cairo_line_to(cairo, point.x, point.y);
        }
        cairo_stroke(cairo);
        cairo_set_dash(cairo, nullptr, 0, 0);
    }
    void operator()(const Bar& bar) const {
        auto* const cairo = brush.cairo;
        if (cairo == nullptr) {
            return;
        }
        source(cairo, fillOf(bar.tone));
        outline(cairo, bar);
        cairo_fill(cairo);
        hatch(cairo, bar);
        if (bar.outlined) {
            brush.ink(bar.tone);
            cairo_set_line_width(cairo, 0.8);
            outline(cairo, bar);
            cairo_stroke(cairo);
        }
    }
    void operator()(const Dot& dot) const {
        if (auto* const cairo = brush.cairo; cairo != nullptr) {
            brush.ink(dot.tone);
            cairo_arc(cairo, dot.centre.x, dot.centre.y, dot.radius, 0, 2 * std::numbers::pi);
            cairo_fill(cairo);
        }
    }
    void operator()(const Label& label) const {
        type.setLine(label.size, label.bold, label.text, label.widest);
        double x = label.at.x;
        if (label.align != Align::left) {
            x -= label.align == Align::centre ? type.width() / 2 : type.width();
        }
        type.draw(brush, x, label.at.y - type.firstBaseline(), label.tone);
    }
};

} // namespace

void paint(const Picture& picture, Type& type, const Brush& brush, Point at, double scale) {
    if (brush.cairo != nullptr) {
        cairo_save(brush.cairo);
        cairo_translate(brush.cairo, at.x, at.y);
        cairo_scale(brush.cairo, scale, scale);
    }
    const Painter painter{type, brush};
    for (const auto& shape : picture.shapes) {
        std::visit(painter, shape);
    }
    if (brush.cairo != nullptr) {
        cairo_restore(brush.cairo);
    }
}

} // namespace report
