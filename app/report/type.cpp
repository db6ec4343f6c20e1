#include "app/report/type.h"

#include "app/report/paper_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace report {
namespace {

// Narrow and open faces first; whatever script they lack Pango takes from any other font of the machine.
constexpr auto family = "Noto Sans, Liberation Sans, DejaVu Sans, Sans";

struct Face {
    double size; ///< points
    bool bold;
};
constexpr std::array<Face, 9> faces{{{19, true},     // title
                                     {13, true},     // heading
                                     {10.5, true},   // subheading
                                     {9.5, false},   // body
                                     {9.5, true},    // strong
                                     {8.5, false},   // table
                                     {8, true},      // tableHead
                                     {8, false},     // small
                                     {6.5, false}}}; // tiny

double points(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}
int units(double points) {
    return static_cast<int>(std::lround(points * PANGO_SCALE));
}

PangoFontDescription* describe(double size, bool bold) {
    auto* const font = pango_font_description_from_string(family);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    return font;
}

PangoAlignment pangoAlign(Align align, bool rightToLeft) {
    switch (align) {
    case Align::centre:
        return PANGO_ALIGN_CENTER;
    // Pango means "where the line begins" by left. A column stays flush in whatever script a name is written.
    case Align::left:
        return rightToLeft ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case Align::right:
        return rightToLeft ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

struct Iterator {
    explicit Iterator(PangoLayout* layout)
        : it{pango_layout_get_iter(layout)} {}
    ~Iterator() { pango_layout_iter_free(it); }
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;
    PangoLayoutIter* it;
};

template <class Each>
void eachLine(PangoLayout* layout, Each&& each) {
    const Iterator at{layout};
    do {
        PangoRectangle place{};
        pango_layout_iter_get_line_extents(at.it, nullptr, &place);
        each(pango_layout_iter_get_line_readonly(at.it), points(place.x), points(place.y), points(place.height),
             points(pango_layout_iter_get_baseline(at.it)));
    } while (pango_layout_iter_next_line(at.it) != FALSE);
}

} // namespace

void Brush::ink(Tone tone) const {
    if (cairo != nullptr) {
        const auto colour = inkOf(tone);
        cairo_set_source_rgb(cairo, colour.red(), colour.green(), colour.blue());
    }
}

void Brush::line(double x, double y, double width, Tone tone, double thickness) const {
    if (cairo != nullptr) {
        ink(tone);
        cairo_set_line_width(cairo, thickness);
        cairo_move_to(cairo, x, y);
        cairo_line_to(cairo, x + width, y);
        cairo_stroke(cairo);
    }
}

void Brush::fill(Box box, Tone tone) const {
    if (cairo != nullptr) {
        ink(tone);
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        cairo_fill(cairo);
    }
}

Type::Type(const std::string& language) {
    auto* const map = pango_cairo_font_map_new(); // one for each thread
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    context_.reset(pango_font_map_create_context(map));
    g_object_unref(map);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
    layout_.reset(pango_layout_new(context_.get()));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    for (const auto& face : faces) {
        fonts_.push_back(describe(face.size, face.bold));
    }
}

Type::~Type() {
    for (auto* const font : fonts_) {
        pango_font_description_free(font);
    }
}

PangoFontDescription* Type::font(TextStyle style) const {
    return fonts_[static_cast<std::size_t>(style)];
}

void Type::set(TextStyle style, std::string_view text, double width, Align align) {
    auto* const layout = layout_.get();
    const auto length = static_cast<int>(text.size());
    pango_layout_set_font_description(layout, font(style));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_single_paragraph_mode(layout, FALSE);
    pango_layout_set_width(layout, units(width));
    pango_layout_set_text(layout, text.data(), length);
    pango_layout_set_alignment(layout, pangoAlign(align, pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL));
}

void Type::setLine(double size, bool bold, std::string_view text, double width) {
    auto* const layout = layout_.get();
    auto* const own = describe(size, bold);
    pango_layout_set_font_description(layout, own);
    pango_font_description_free(own);
    pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_width(layout, width > 0 ? units(width) : -1);
    pango_layout_set_ellipsize(layout, width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

double Type::height() const {
    PangoRectangle place{};
    pango_layout_get_extents(layout_.get(), nullptr, &place);
    return points(place.height);
}

double Type::width() const {
    PangoRectangle place{};
    pango_layout_get_extents(layout_.get(), nullptr, &place);
    return points(place.width);
}

double Type::firstBaseline() const {
    return points(pango_layout_get_baseline(layout_.get()));
}

double Type::tallestLine() const {
    double tallest = 0;
    eachLine(layout_.get(),
             [&](PangoLayoutLine*, double, double, double height, double) { tallest = std::max(tallest, height); });
    return tallest;
}

std::vector<double> Type::lineTops() const {
    std::vector<double> tops;
    eachLine(layout_.get(), [&](PangoLayoutLine*, double, double top, double, double) { tops.push_back(top); });
    return tops;
}

int Type::unknownGlyphs() const {
    return pango_layout_get_unknown_glyphs_count(layout_.get());
}

void Type::draw(const Brush& brush, double x, double y, Tone tone, Slice slice) const {
    auto* const layout = layout_.get();
    if (pango_layout_get_character_count(layout) == 0) {
        return;
    }
    if (brush.words != nullptr && slice.from <= 0) {
        brush.words->emplace_back(pango_layout_get_text(layout));
    }
    if (brush.cairo == nullptr) {
        return;
    }
    brush.ink(tone);
    if (slice.whole()) { // so that words broken over lines stay one text in a PDF
        cairo_move_to(brush.cairo, x, y);
        pango_cairo_show_layout(brush.cairo, layout);
        return;
    }
    std::optional<double> first;
    eachLine(layout, [&](PangoLayoutLine* line, double left, double top, double, double baseline) {
        if (top >= slice.from && top < slice.to) {
            first = first.value_or(top);
            cairo_move_to(brush.cairo, x + left, y + baseline - *first);
            pango_cairo_show_layout_line(brush.cairo, line);
        }
    });
}

} // namespace report
