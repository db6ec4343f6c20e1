#pragma once
// Type on paper: Pango with no hinting, so that a line breaks at the same word on screen, in a PDF and on a printer.

#include "app/report/picture.h"

#include <pango/pangocairo.h>

#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace report {

enum class TextStyle { title, heading, subheading, body, strong, table, tableHead, small, tiny };

/// Draws, or only notes what it would have drawn.
struct Brush {
    cairo_t* cairo = nullptr;
    std::vector<std::string>* words = nullptr;

    void ink(Tone tone) const;
    void line(double x, double y, double width, Tone tone, double thickness) const; ///< across
    void fill(Box box, Tone tone) const;
};

/// A part of a tall text: the lines that begin in it.
struct Slice {
    double from = 0;
    double to = std::numeric_limits<double>::infinity();
    bool whole() const { return from <= 0 && to == std::numeric_limits<double>::infinity(); }
};

/// Sets one text after the other, on one thread. Measures are points.
class Type {
public:
    explicit Type(const std::string& language);
    ~Type();
    Type(const Type&) = delete;
    Type& operator=(const Type&) = delete;

    /// Lays the text out; what follows speaks of it.
    void set(TextStyle style, std::string_view text, double width, Align align = Align::left);
    /// For drawings: one line in a size of its own, cut with an ellipsis at `width` (0: never).
    void setLine(double size, bool bold, std::string_view text, double width);
    double height() const;
    double width() const;
    double firstBaseline() const;
    double tallestLine() const;
    /// Where lines begin, from the top of the text.
    std::vector<double> lineTops() const;
    /// Characters of the text that no font of this machine can show.
    int unknownGlyphs() const;
    /// The lines of the slice; the first of them stands at `y`.
    void draw(const Brush& brush, double x, double y, Tone tone, Slice slice = {}) const;

private:
    struct Drop {
        void operator()(void* object) const { g_object_unref(object); }
    };
    PangoFontDescription* font(TextStyle style) const;

    std::unique_ptr<PangoContext, Drop> context_;
    std::unique_ptr<PangoLayout, Drop> layout_;
    std::vector<PangoFontDescription*> fonts_;
};

} // namespace report
