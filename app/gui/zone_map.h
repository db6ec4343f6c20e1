#pragma once
// A map of the face or body: each zone in the colour and hatch of its state, picked by click or by keyboard.

#include "app/gui/theme.h"
#include "app/gui/zone_art.h"

#include <wx/window.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class wxGraphicsContext;
class wxGraphicsPath;

namespace gui {

struct ZoneView {
    std::string code;
    std::string name;           ///< "left cheek"
    std::optional<State> state; ///< nothing: the zone is blank
    std::string words;          ///< state and reason, for the tool tip and a screen reader
    bool picked = false;
};

class ZoneMap : public wxWindow {
public:
    ZoneMap(wxWindow* parent, wxString const& name);

    void show(Map map);
    Map shownMap() const { return map_; }
    /// Zones of all maps may be given; those not on the map shown are kept until it is. Idempotent.
    void render(std::vector<ZoneView> zones);

    std::function<void(std::string const& code)> onPick;
    /// The face on the body's front was picked: the face has a map of its own.
    std::function<void()> onOpenFace;

    /// The zone under a point of the window, with the tolerance of a finger in a glove.
    std::optional<std::string> zoneAt(wxPoint at) const;
    /// Where a zone's middle is in the window.
    wxPoint placeOf(std::string const& code) const;
    std::optional<std::string> focused() const;
    void focusZone(std::string const& code);

protected:
    wxSize DoGetBestClientSize() const override;

private:
    struct Place {
        double scale, left, top;
    };
    Place place() const;
    ZoneArt const& art() const { return zoneArt(map_); }
    ZoneView const* viewOf(std::string const& code) const;

    void bindEvents();
    bool handleKey(int code);
    void hover(std::optional<std::size_t> zone);
    void pick(std::size_t zone);
    void moveFocus(std::optional<std::size_t> zone);
    void tellFocus();
    std::string wordsOf(std::size_t zone) const;

    // zone_paint.cpp
    void paint();
    void paintZone(wxGraphicsContext& canvas, Shape const& shape) const;
    void paintHatch(wxGraphicsContext& canvas, Shape const& shape, Hatch hatch, wxColour const& ink) const;
    void stroke(wxGraphicsContext& canvas, Shape const& shape, wxColour const& ink, double width, bool dashed) const;

    Map map_ = Map::face;
    std::map<std::string, ZoneView> views_;
    std::optional<std::size_t> hovered_;
    std::optional<std::size_t> focused_;
};

} // namespace gui
