// A picture as SVG: the same shapes as on paper. Its colours stand in each element, so that it can be cut out alone.
#include "app/report/html.h"
#include "app/report/paper_ink.h"

#include <array>
#include <charconv>
#include <set>

namespace report {
namespace {

std::string num(double value) {
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2).ptr;
    std::string text{digits.data(), end};
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string pair(std::string_view name, double value) {
    return " " + std::string{name} + "=\"" + num(value) + '"';
}

std::string boxOf(const Box& box, double radius) {
    return pair("x", box.x) + pair("y", box.y) + pair("width", box.width) + pair("height", box.height) +
           (radius > 0 ? pair("rx", radius) : std::string{});
}

std::string hatchName(Hatch hatch, Tone tone) {
    constexpr std::array names{"", "d", "c", "p"};
    return std::string{"hatch-"} + names[static_cast<std::size_t>(hatch)] + inkOf(tone).hex().substr(1);
}

std::string hatchPattern(Hatch hatch, Tone tone) {
    const auto ink = inkOf(tone).hex();
    const auto lines = [&](std::string_view path) {
        return "<path d=\"" + std::string{path} + "\" stroke=\"" + ink + "\" stroke-width=\".6\"/>";
    };
    std::string inside;
    switch (hatch) {
    case Hatch::none:
        return {};
    case Hatch::diagonal:
        inside = lines("M0 5L5 0M-1 1L1 -1M4 6L6 4");
        break;
    case Hatch::cross:
        inside = lines("M0 5L5 0M0 0L5 5");
        break;
    case Hatch::dots:
        inside = "<circle cx=\"2.5\" cy=\"2.5\" r=\".7\" fill=\"" + ink + "\"/>";
        break;
    }
    return "<pattern id=\"" + hatchName(hatch, tone) + "\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">" +
           inside + "</pattern>";
}

struct Writer {
    std::string& out;

    void operator()(const Stroke& stroke) const {
        out += "<polyline fill=\"none\" stroke=\"" + inkOf(stroke.tone).hex() + '"' +
               pair("stroke-width", stroke.width) + (stroke.dashed ? " stroke-dasharray=\"3 2\"" : "") + " points=\"";
        for (const auto& point : stroke.points) {
            out += num(point.x) + ',' + num(point.y) + ' ';
        }
        out += "\"/>\n";
    }
    void operator()(const Bar& bar) const {
        out += "<rect" + boxOf(bar.box, bar.radius) + " fill=\"" + fillOf(bar.tone).hex() + '"' +
               (bar.outlined ? " stroke=\"" + inkOf(bar.tone).hex() + "\" stroke-width=\".8\"" : "") + "/>\n";
        if (bar.hatch != Hatch::none) {
            out += "<rect" + boxOf(bar.box, bar.radius) + " fill=\"url(#" + hatchName(bar.hatch, bar.tone) + ")\"/>\n";
        }
    }
    void operator()(const Dot& dot) const {
        out += "<circle" + pair("cx", dot.centre.x) + pair("cy", dot.centre.y) + pair("r", dot.radius) + " fill=\"" +
               inkOf(dot.tone).hex() + "\"/>\n";
    }
    void operator()(const Label& label) const {
        constexpr std::array anchors{"start", "middle", "end"};
        if (label.widest > 0) { // what does not fit is cut off, as the ellipsis cuts it on paper
            const double left = label.widest * static_cast<double>(static_cast<int>(label.align)) / 2;
            const Box room{label.at.x - left, label.at.y - label.size * 1.2, label.widest, label.size * 1.6};
            out += "<svg" + boxOf(room, 0) + " viewBox=\"" + num(room.x) + ' ' + num(room.y) + ' ' + num(room.width) +
                   ' ' + num(room.height) + "\">";
        }
        out += "<text" + pair("x", label.at.x) + pair("y", label.at.y) + pair("font-size", label.size) +
               " text-anchor=\"" + anchors[static_cast<std::size_t>(label.align)] + "\" fill=\"" +
               inkOf(label.tone).hex() + '"' + (label.bold ? " font-weight=\"bold\"" : "") + '>' + escaped(label.text) +
               (label.widest > 0 ? "</text></svg>\n" : "</text>\n");
    }
};

} // namespace

std::string svgOf(const Picture& picture) {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"" + pair("width", picture.width) +
                      pair("height", picture.height) + " viewBox=\"0 0 " + num(picture.width) + ' ' +
                      num(picture.height) + "\" aria-label=\"" + escaped(picture.words) + "\">\n";
    std::set<std::string> patterns;
    for (const auto& shape : picture.shapes) {
        if (const auto* const bar = std::get_if<Bar>(&shape); bar != nullptr && bar->hatch != Hatch::none) {
            patterns.insert(hatchPattern(bar->hatch, bar->tone));
        }
    }
    for (const auto& pattern : patterns) {
        out += pattern + '\n';
    }
    for (const auto& shape : picture.shapes) {
        std::visit(Writer{out}, shape);
    }
    return out + "</svg>";
}

} // namespace report
