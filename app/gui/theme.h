#pragma once
// The one colour table and the one list of fonts, derived from the desktop's theme and followed when it changes.

#include <wx/colour.h>
#include <wx/font.h>

#include <functional>

class wxTopLevelWindow;
class wxWindow;

namespace gui {

/// What a colour tells. `unknown` looks like neutral, but its zones are dotted.
enum class State { deny, warn, safe, info, neutral, unknown };

/// The second way a state is told on a map, beside its word.
enum class Hatch { none, diagonal, cross, dots };

struct StateInk {
    wxColour text;     ///< of words, on `fill`
    wxColour fill;     ///< of chips and banners
    wxColour zone;     ///< of a zone on a map, stronger than `fill`
    wxColour zoneInk;  ///< of the hatch on `zone`
    Hatch hatch = Hatch::none;
};

/// The four colours taken from the desktop; everything else follows from them.
struct ThemeBase {
    wxColour window, field, text, accent;
    bool operator==(ThemeBase const&) const = default;
};

struct Theme {
    ThemeBase base;
    bool dark = false;
    // Surfaces, from the back to the front.
    wxColour window, header, side, card;
    wxColour border;      ///< around cards and between the parts of the frame
    wxColour hairline;    ///< between rows
    wxColour body, secondary;
    wxColour accent, onAccent;
    wxColour selection;   ///< behind a chosen row
    wxColour liveSelection; ///< the same in the list that has the keyboard
    wxColour badge, alarmBadge, onBadge;
    wxColour outline, outlineHint; ///< ink of the maps
    wxColour noZone;      ///< a zone nothing is said about
    wxColour zoneEdge;    ///< between zones
    wxColour picked;      ///< stroke around chosen zones

    StateInk const& of(State state) const { return states[static_cast<unsigned>(state)]; }
    StateInk states[6];
};

enum class TextRole { body, secondary, small, cardTitle, pageTitle, figure, strong };

/// Pure: the whole table from four colours.
Theme deriveTheme(ThemeBase const& base);

/// WCAG 2 contrast ratio, 1 to 21.
double contrast(wxColour const& one, wxColour const& other);

Theme const& theme();
wxFont fontFor(TextRole role);

/// Calls `apply` now and again whenever the theme changes, as long as the window lives.
void followTheme(wxWindow& window, std::function<void(Theme const&)> apply);

/// To be called for each top-level window: it hears of changes of the desktop's theme and font.
void watchTheme(wxTopLevelWindow& window);

/// Reads the desktop's colours again and tells every follower when they are others than before.
void refreshTheme();

} // namespace gui
