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
    ZoneMap(wxWindow* parent, const wxString& name);

    void show(Map map);
    Map shownMap() const { return map_; }
    /// Zones of all maps may be given; those not on the map shown are kept until it is. Idempotent.
    void render(std::vector<ZoneView> zones);

    std::function<void(const std::string& code)> onPick;
    /// The face on the body's front was picked: the face has a map of its own.
    std::function<void()> onOpenFace;
    /// Another zone is the one that a sighted person asks about: see `told`.
    std::function<void()> onTell;

    /// The zone under a point of the window, with the tolerance of a finger in a glove.
    std::optional<std::string> zoneAt(wxPoint at) const;
    /// Where a zone's middle is in the window.
    wxPoint placeOf(const std::string& code) const;
    std::optional<std::string> focused() const;
    /// The zone under the pointer, else the one that the keyboard is on.
    std::optional<std::string> told() const;
    void focusZone(const std::string& code);

protected:
    wxSize DoGetBestClientSize() const override;

private:
    struct Place {
        double scale, left, top;
    };
    Place place() const;
    const ZoneArt& art() const { return zoneArt(map_); }
    const ZoneView* viewOf(const std::string& code) const;

    void bindEvents();
    bool handleKey(int code);
    void hover(std::optional<std::size_t> zone);
    void pick(std::size_t zone);
    void moveFocus(std::optional<std::size_t> zone);
    void tellFocus();
    void tell();
    std::string wordsOf(std::size_t zone) const;

    // zone_paint.cpp
    void paint();
    void paintZone(wxGraphicsContext& canvas, const Shape& shape) const;
    void stroke(wxGraphicsContext& canvas, const Shape& shape, const wxColour& ink, double width, bool dashed) const;

    Map map_ = Map::face;
    std::map<std::string, ZoneView> views_;
    std::optional<std::size_t> hovered_;
    std::optional<std::size_t> focused_;
    std::optional<std::string> told_;
};

} // namespace gui
