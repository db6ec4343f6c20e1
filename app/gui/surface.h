#pragma once
// Panels whose ground we paint ourselves: rounded cards and banners, and the parts of the frame with a line at one edge.

#include <wx/panel.h>

#include <functional>

namespace gui {

struct Theme;

class Surface : public wxPanel {
public:
    enum class Edge { rounded, top, right, bottom, none };
    using Pick = std::function<wxColour(Theme const&)>;

    /// `border` may give an invalid colour: no line then.
    Surface(wxWindow* parent, wxString const& name, Edge edge, Pick fill, Pick border);

    /// Another ground from now on, e.g. when the state that a banner tells changes.
    void setFill(Pick fill);

private:
    void paint();

    Edge edge_;
    Pick fill_;
    Pick border_;
};

} // namespace gui
