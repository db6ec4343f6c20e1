#include "app/gui/theme.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/style_sheet.h"

#include <wx/settings.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace gui {
namespace {

struct Follower {
    wxWeakRef<wxWindow> window;
    std::function<void(Theme const&)> apply;
};

std::vector<Follower>& followers() {
    static std::vector<Follower> all;
    return all;
}

std::optional<Theme>& current() {
    static std::optional<Theme> held;
    return held;
}

wxColour mix(wxColour const& one, wxColour const& other, double share) {
    auto const part = [share](unsigned char a, unsigned char b) {
        return static_cast<unsigned char>(std::lround(a + (b - a) * share));
    };
    return {part(one.Red(), other.Red()), part(one.Green(), other.Green()), part(one.Blue(), other.Blue())};
}

double luminance(wxColour const& colour) {
    auto const linear = [](unsigned char channel) {
        double const c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) + 0.0722 * linear(colour.Blue());
}

/// The palest grey between text and background that still reads on all surfaces.
wxColour quietText(wxColour const& text, std::array<wxColour, 5> const& surfaces) {
    for (double share = 0.45; share > 0; share -= 0.01) {
        auto const colour = mix(text, surfaces[0], share);
        if (std::ranges::all_of(surfaces, [&](wxColour const& surface) { return contrast(colour, surface) >= 4.6; })) {
            return colour;
        }
    }
    return text;
}

/// The ground with a share of the accent, less of it where words would suffer.
wxColour tint(wxColour const& ground, wxColour const& accent, double share, wxColour const& words) {
    while (share > 0.05 && contrast(mix(ground, accent, share), words) < 7) {
        share -= 0.02;
    }
    return mix(ground, accent, share);
}

wxColour hex(unsigned long rgb) {
    return {static_cast<unsigned char>(rgb >> 16), static_cast<unsigned char>(rgb >> 8 & 0xff),
            static_cast<unsigned char>(rgb & 0xff)};
}

struct StateRow {
    unsigned long text, fill, zone, zoneInk;
    Hatch hatch;
};

// deny, warn, safe, info, neutral, not known: words on fill, then the zone of a map and its hatch.
constexpr std::array<StateRow, 6> lightRows{{{0x9a1c13, 0xfbe3e0, 0xf3c9c2, 0xc9665a, Hatch::cross},
                                             {0x7a4f00, 0xfdf0cf, 0xf9e3ad, 0xc99a35, Hatch::diagonal},
                                             {0x1b5e34, 0xdcf1e2, 0xb9dfc5, 0x1b5e34, Hatch::none},
                                             {0x174f96, 0xdfeafb, 0xbfd6f6, 0x174f96, Hatch::none},
                                             {0x4a494d, 0xe9e8e6, 0xe9eef2, 0x4a494d, Hatch::none},
                                             {0x4a494d, 0xe9e8e6, 0xe4e5e6, 0x77767b, Hatch::dots}}};
constexpr std::array<StateRow, 6> darkRows{{{0xffb4ab, 0x5a2320, 0x7c322c, 0xc4766d, Hatch::cross},
                                            {0xffd98a, 0x4f3b0e, 0x6b5218, 0xc9a24c, Hatch::diagonal},
                                            {0xa5e6b9, 0x1e4a2e, 0x2f6b46, 0xa5e6b9, Hatch::none},
                                            {0xb6d4ff, 0x1d3d66, 0x2b568c, 0xb6d4ff, Hatch::none},
                                            {0xe4e4e4, 0x555555, 0x4d5358, 0xe4e4e4, Hatch::none},
                                            {0xe4e4e4, 0x555555, 0x565a5e, 0xb4b7ba, Hatch::dots}}};

ThemeBase systemBase() {
    // wxGTK's BTNFACE is the ground of a button, not that of the window it stands in; a menu bar has the latter.
    return {wxSystemSettings::GetColour(wxSYS_COLOUR_MENUBAR), wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX),
            wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT), wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT)};
}

} // namespace

double contrast(wxColour const& one, wxColour const& other) {
    auto const [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

Theme deriveTheme(ThemeBase const& base) {
    Theme made;
    made.base = base;
    made.dark = luminance(base.window) < 0.2;
    made.window = base.window;
    made.body = base.text;
    auto const white = hex(0xffffff);
    auto const black = hex(0x000000);
    made.accent = base.accent;
    if (made.dark) {
        made.header = mix(base.window, black, 0.09);
        made.side = mix(base.window, black, 0.15);
        made.card = mix(base.window, white, 0.04);
        made.border = mix(base.window, black, 0.38);
        made.hairline = mix(made.card, white, 0.07);
        made.selection = mix(made.card, base.accent, 0.36);
        made.liveSelection = tint(made.card, base.accent, 0.6, base.text);
        made.outline = hex(0xdfe4e8);
        made.noZone = hex(0x4d5358);
        made.zoneEdge = hex(0x8797a3);
        made.picked = hex(0x8ab8ff);
    } else {
        made.header = mix(base.window, white, 0.55);
        made.side = mix(base.window, black, 0.045);
        made.card = base.field;
        made.border = mix(base.window, hex(0x4a3728), 0.19);
        made.hairline = mix(made.card, black, 0.075);
        made.selection = mix(made.card, base.accent, 0.16);
        made.liveSelection = tint(made.card, base.accent, 0.28, base.text);
        made.outline = hex(0x2f3e4a);
        made.noZone = hex(0xe9eef2);
        made.zoneEdge = hex(0xffffff);
        made.picked = hex(0x1a5fb4);
    }
    made.outlineHint = hex(0x8797a3);
    made.badge = hex(0x6b6a6f);
    made.alarmBadge = hex(0xb3261e);
    made.onBadge = white;
    // White words need an accent deep enough below them.
    made.onAccent = white;
    while (contrast(made.accent, made.onAccent) < 4.5) {
        made.accent = mix(made.accent, black, 0.04);
    }
    made.secondary = quietText(base.text, {made.card, made.window, made.side, made.selection, made.liveSelection});
    auto const& rows = made.dark ? darkRows : lightRows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        made.states[i] = {hex(rows[i].text), hex(rows[i].fill), hex(rows[i].zone), hex(rows[i].zoneInk), rows[i].hatch};
    }
    return made;
}

Theme const& theme() {
    if (!current()) {
        current() = deriveTheme(systemBase());
        installStyleSheet(styleSheet(*current()));
    }
    return *current();
}

wxFont fontFor(TextRole role) {
    auto font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    auto const bold = [&font](double factor) {
        font.SetFractionalPointSize(font.GetFractionalPointSize() * factor);
        font.SetWeight(wxFONTWEIGHT_BOLD);
    };
    switch (role) {
    case TextRole::body:
    case TextRole::secondary: break;
    case TextRole::small: font.SetFractionalPointSize(font.GetFractionalPointSize() * 0.92); break;
    case TextRole::strong: bold(1.0); break;
    case TextRole::cardTitle: bold(1.1); break;
    case TextRole::pageTitle: bold(1.4); break;
    case TextRole::figure: bold(1.9); break;
    }
    return font;
}

void followTheme(wxWindow& window, std::function<void(Theme const&)> apply) {
    apply(theme());
    std::erase_if(followers(), [](Follower const& one) { return !one.window; });
    followers().push_back({wxWeakRef<wxWindow>{&window}, std::move(apply)});
}

void refreshTheme() {
    auto const base = systemBase();
    bool const sameColours = current() && current()->base == base;
    if (!sameColours) {
        current() = deriveTheme(base);
        installStyleSheet(styleSheet(*current()));
    }
    auto const all = followers(); // a follower may add others
    for (auto const& one : all) {
        if (one.window) {
            one.apply(theme());
            one.window->Refresh();
        }
    }
}

void watchTheme(wxTopLevelWindow& window) {
    // GTK tells before its own styles have settled.
    on(window, wxEVT_SYS_COLOUR_CHANGED, [&window](wxSysColourChangedEvent& event) {
        event.Skip();
        later(window, [] { refreshTheme(); });
    });
}

} // namespace gui
