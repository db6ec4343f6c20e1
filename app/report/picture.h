#pragma once
// A drawing as a value: plots, the timeline, a map. The window paints it, the PDF and the HTML page show the same.
// Measures are points (1/72 inch on paper, a pixel at scale 1 on screen); y grows downwards.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace report {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Box&) const = default;
};

/// What a colour means; each renderer has its own for light, dark and paper.
enum class Tone { text, secondary, hairline, surface, accent, contrast, deny, warn, safe, info, neutral };
enum class Hatch { none, diagonal, cross, dots };
enum class Align { left, centre, right };

struct Stroke {
    std::vector<Point> points; ///< two or more
    Tone tone = Tone::text;
    double width = 1;
    bool dashed = false;
    bool operator==(const Stroke&) const = default;
};
/// A filled box with the state's border; hatched where colour alone would tell.
struct Bar {
    Box box;
    Tone tone = Tone::neutral;
    Hatch hatch = Hatch::none;
    double radius = 0;
    bool outlined = false;
    bool operator==(const Bar&) const = default;
};
struct Dot {
    Point centre;
    double radius = 3;
    Tone tone = Tone::accent;
    bool operator==(const Dot&) const = default;
};
/// Cut with an ellipsis where it is wider than `widest` (0: never).
struct Label {
    Point at; ///< of the baseline, at the side named by `align`
    std::string text;
    Tone tone = Tone::text;
    Align align = Align::left;
    double size = 10; ///< of the type, in points
    bool bold = false;
    double widest = 0;
    bool operator==(const Label&) const = default;
};
using Shape = std::variant<Stroke, Bar, Dot, Label>;

/// A part that can be pointed at: the record behind it and what a screen reader or a hint says of it.
struct Spot {
    Box box;
    std::int64_t target = 0;
    std::string words;
    bool operator==(const Spot&) const = default;
};

struct Picture {
    double width = 0;
    double height = 0;
    std::vector<Shape> shapes; ///< painted in this order
    std::vector<Spot> spots;   ///< in reading order
    std::string words;         ///< what it shows, for who cannot see it
    bool operator==(const Picture&) const = default;
};

} // namespace report
