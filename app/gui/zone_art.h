#pragma once
// The drawings of face and body (resources/zones/*.svg), parsed once: outlines of the zones and lines of ink.

#include <wx/geometry.h>

#include <optional>
#include <string>
#include <vector>

namespace gui {

enum class Map { face, bodyFront, bodyBack };

using Point = wxPoint2DDouble;

/// One command of a path, absolute: M and L use the first point, Q two, C three, Z none.
struct PathStep {
    char command;
    Point points[3];
};

struct Shape {
    std::string code; ///< the path's id: of a zone its code in zones.csv
    std::vector<PathStep> steps;
    std::vector<std::vector<Point>> rings; ///< the same as polygons, curves in short straight pieces
    wxRect2DDouble box;
    double strokeWidth = 1;
    bool hint = false; ///< drawn in the paler ink

    bool holds(Point const& point) const;
    /// To the nearest edge.
    double distance(Point const& point) const;
    /// The middle of what is painted: for a ring-like shape it can lie outside of it.
    Point middle() const;
};

struct ZoneArt {
    double width = 0;
    double height = 0;
    std::vector<Shape> zones;   ///< below
    std::vector<Shape> outline; ///< above

    /// The zone at the point, else the nearest within `tolerance`.
    std::optional<std::size_t> zoneAt(Point const& point, double tolerance) const;
    std::optional<std::size_t> indexOf(std::string const& code) const;

    enum class Direction { left, right, up, down };
    /// The next zone when one walks that way from `from`.
    std::optional<std::size_t> neighbour(std::size_t from, Direction way) const;
};

/// Paths with M, L, C, Q, Z; anything else in the file is a bug and throws std::logic_error.
ZoneArt parseZoneArt(std::string_view svg);
ZoneArt const& zoneArt(Map map);

} // namespace gui
