#include "app/gui/zone_art.h"

#include "resources/resource.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace gui {
namespace {

constexpr int piecesOfACurve = 8;

/// The value of an attribute within one tag; empty when it is not there.
std::string_view attribute(std::string_view tag, std::string_view name) {
    auto const opening = " " + std::string{name} + "=\"";
    auto const at = tag.find(opening);
    if (at == std::string_view::npos) {
        return {};
    }
    auto const from = at + opening.size();
    return tag.substr(from, tag.find('"', from) - from);
}

double number(std::string_view text) {
    double value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) {
        throw std::logic_error{"not a number in a map: " + std::string{text}};
    }
    return value;
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; (at = text.find_first_not_of(" ,\n\t", at)) != std::string_view::npos;) {
        auto const end = std::min(text.find_first_of(" ,\n\t", at), text.size());
        found.push_back(text.substr(at, end - at));
        at = end;
    }
    return found;
}

std::vector<PathStep> parsePath(std::string_view data) {
    auto const all = words(data);
    std::vector<PathStep> steps;
    for (std::size_t i = 0; i < all.size();) {
        constexpr std::string_view commands = "MLQCZ";
        constexpr std::array<int, 5> points{1, 1, 2, 3, 0};
        auto const which = all[i].size() == 1 ? commands.find(all[i][0]) : std::string_view::npos;
        if (which == std::string_view::npos) {
            throw std::logic_error{"a path command that maps do not use: " + std::string{all[i]}};
        }
        PathStep step{all[i][0], {}};
        ++i;
        auto const needed = static_cast<std::size_t>(points[which]);
        if (i + 2 * needed > all.size()) {
            throw std::logic_error{"a path of a map ends too early"};
        }
        for (std::size_t p = 0; p < needed; ++p, i += 2) {
            step.points[p] = {number(all[i]), number(all[i + 1])};
        }
        steps.push_back(step);
    }
    return steps;
}

Point mixed(Point const& a, Point const& b, double t) { return {a.m_x + (b.m_x - a.m_x) * t, a.m_y + (b.m_y - a.m_y) * t}; }

std::vector<std::vector<Point>> flatten(std::vector<PathStep> const& steps) {
    std::vector<std::vector<Point>> rings;
    for (auto const& step : steps) {
        if (step.command == 'M') {
            rings.emplace_back();
        } else if (rings.empty()) {
            throw std::logic_error{"a path of a map does not start with M"};
        }
        auto& ring = rings.back();
        auto const& p = step.points;
        switch (step.command) {
        case 'M':
        case 'L': ring.push_back(p[0]); break;
        case 'Q':
        case 'C': {
            auto const start = ring.back();
            for (int i = 1; i <= piecesOfACurve; ++i) {
                double const t = static_cast<double>(i) / piecesOfACurve;
                auto const ab = mixed(start, p[0], t);
                auto const bc = mixed(p[0], p[1], t);
                auto const quadratic = mixed(ab, bc, t);
                ring.push_back(step.command == 'Q' ? quadratic : mixed(quadratic, mixed(bc, mixed(p[1], p[2], t), t), t));
            }
            break;
        }
        default: break; // Z: rings are closed anyway
        }
    }
    return rings;
}

Shape parseShape(std::string_view tag) {
    Shape shape;
    shape.code = attribute(tag, "id");
    shape.steps = parsePath(attribute(tag, "d"));
    shape.rings = flatten(shape.steps);
    shape.strokeWidth = number(attribute(tag, "stroke-width"));
    shape.hint = attribute(tag, "stroke") == "#8797a3";
    double left = std::numeric_limits<double>::max();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (auto const& ring : shape.rings) {
        for (auto const& point : ring) {
            left = std::min(left, point.m_x);
            right = std::max(right, point.m_x);
            top = std::min(top, point.m_y);
            bottom = std::max(bottom, point.m_y);
        }
    }
    shape.box = {left, top, right - left, bottom - top};
    return shape;
}

double toPiece(Point const& p, Point const& a, Point const& b) {
    auto const along = b - a;
    double const length = along.m_x * along.m_x + along.m_y * along.m_y;
    double const t =
        length == 0 ? 0 : std::clamp(((p.m_x - a.m_x) * along.m_x + (p.m_y - a.m_y) * along.m_y) / length, 0.0, 1.0);
    return p.GetDistance(mixed(a, b, t));
}

} // namespace

bool Shape::holds(Point const& point) const {
    bool inside = false;
    for (auto const& ring : rings) {
        for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            auto const& a = ring[i];
            auto const& b = ring[before];
            if ((a.m_y > point.m_y) != (b.m_y > point.m_y) &&
                point.m_x < (b.m_x - a.m_x) * (point.m_y - a.m_y) / (b.m_y - a.m_y) + a.m_x) {
                inside = !inside;
            }
        }
    }
    return inside;
}

double Shape::distance(Point const& point) const {
    double nearest = std::numeric_limits<double>::max();
    for (auto const& ring : rings) {
        for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            nearest = std::min(nearest, toPiece(point, ring[before], ring[i]));
        }
    }
    return nearest;
}

Point Shape::middle() const { return box.GetCentre(); }

std::optional<std::size_t> ZoneArt::zoneAt(Point const& point, double tolerance) const {
    for (std::size_t i = zones.size(); i-- > 0;) { // what is painted last lies on top
        if (zones[i].holds(point)) {
            return i;
        }
    }
    std::optional<std::size_t> nearest;
    double best = tolerance;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        if (double const away = zones[i].distance(point); away <= best) {
            best = away;
            nearest = i;
        }
    }
    return nearest;
}

std::optional<std::size_t> ZoneArt::indexOf(std::string const& code) const {
    auto const found = std::ranges::find(zones, code, &Shape::code);
    return found == zones.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - zones.begin())};
}

std::optional<std::size_t> ZoneArt::neighbour(std::size_t from, Direction way) const {
    auto const start = zones.at(from).middle();
    std::optional<std::size_t> best;
    double bestCost = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto const step = zones[i].middle() - start;
        bool const sideways = way == Direction::left || way == Direction::right;
        double const ahead = (sideways ? step.m_x : step.m_y) * (way == Direction::left || way == Direction::up ? -1 : 1);
        double const aside = std::abs(sideways ? step.m_y : step.m_x);
        if (i == from || ahead < 1 || ahead < aside * 0.25) {
            continue;
        }
        // Straight ahead costs its length; off the line costs double.
        if (double const cost = ahead + 2 * aside; cost < bestCost) {
            bestCost = cost;
            best = i;
        }
    }
    return best;
}

ZoneArt parseZoneArt(std::string_view svg) {
    ZoneArt art;
    std::vector<Shape>* group = nullptr;
    for (std::size_t at = 0; (at = svg.find('<', at)) != std::string_view::npos;) {
        auto const end = svg.find('>', at);
        if (end == std::string_view::npos) {
            throw std::logic_error{"a map ends within a tag"};
        }
        auto const tag = svg.substr(at, end - at);
        at = end;
        if (tag.starts_with("<svg ")) {
            art.width = number(attribute(tag, "width"));
            art.height = number(attribute(tag, "height"));
        } else if (tag.starts_with("<g ")) {
            group = attribute(tag, "id") == "zones" ? &art.zones : &art.outline;
        } else if (tag.starts_with("<path ")) {
            if (group == nullptr) {
                throw std::logic_error{"a path of a map stands outside the groups"};
            }
            group->push_back(parseShape(tag));
        }
    }
    return art;
}

ZoneArt const& zoneArt(Map map) {
    static std::array<ZoneArt, 3> const all{parseZoneArt(resources::text("zones/face.svg")),
                                            parseZoneArt(resources::text("zones/body-front.svg")),
                                            parseZoneArt(resources::text("zones/body-back.svg"))};
    return all[static_cast<std::size_t>(map)];
}

} // namespace gui
