#include "app/gui/icons.h"

#include "app/gui/strings.h"

#include "resources/resource.h"

#include <string>

namespace gui {

wxBitmapBundle icon(std::string_view name, wxColour const& ink, int size) {
    constexpr std::string_view drawnIn = "#000000";
    std::string svg{resources::text("icons/" + std::string{name} + ".svg")};
    auto const wanted = fromWx(ink.GetAsString(wxC2S_HTML_SYNTAX));
    for (std::size_t at = 0; (at = svg.find(drawnIn, at)) != std::string::npos; at += wanted.size()) {
        svg.replace(at, drawnIn.size(), wanted);
    }
    return wxBitmapBundle::FromSVG(svg.c_str(), {size, size});
}

} // namespace gui
