#pragma once
// The hatch inside a zone, and a patch of it for a legend.

#include "app/gui/theme.h"
#include "app/gui/zone_art.h"

#include <wx/window.h>

class wxGraphicsContext;

namespace gui {

/// `scale`: px of one unit of the shape, so that the lines are as far apart at every size.
void paintHatch(wxGraphicsContext& canvas, const Shape& shape, Hatch hatch, const wxColour& ink, double scale);

/// A patch in the colour and hatch that a state has on the maps. Its word stands beside it.
class HatchPatch : public wxWindow {
public:
    HatchPatch(wxWindow* parent, const wxString& name);

    void render(State state);
    bool AcceptsFocus() const override { return false; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void paint();

    State state_ = State::neutral;
};

} // namespace gui
