#include "app/gui/zone_map.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <algorithm>
#include <array>

namespace gui {
namespace {
constexpr double margin = 6;         ///< px around the drawing: room for the strokes
constexpr double hitTolerance = 5;   ///< px
constexpr const char* face = "face"; ///< its code on the body's front
} // namespace

ZoneMap::ZoneMap(wxWindow* parent, const wxString& name) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE,
           name);
    SetMinSize({FromDIP(160), FromDIP(180)});
    followTheme(*this, [this](const Theme& now) { SetBackgroundColour(now.card); });
    setAccessibleName(*this, _("Zone map"));
    bindEvents();
}

wxSize ZoneMap::DoGetBestClientSize() const {
    return {FromDIP(320), FromDIP(400)};
}

void ZoneMap::show(Map map) {
    if (map_ == map) {
        return;
    }
    map_ = map;
    hovered_.reset();
    focused_.reset();
    UnsetToolTip();
    tellFocus();
    Refresh();
}

void ZoneMap::render(std::vector<ZoneView> zones) {
    views_.clear();
    for (auto& zone : zones) {
        auto code = zone.code;
        views_.insert_or_assign(std::move(code), std::move(zone));
    }
    if (hovered_) {
        SetToolTip(toWx(wordsOf(*hovered_)));
    }
    tellFocus();
    Refresh();
}

const ZoneView* ZoneMap::viewOf(const std::string& code) const {
    const auto found = views_.find(code);
    return found == views_.end() ? nullptr : &found->second;
}

ZoneMap::Place ZoneMap::place() const {
    const auto room = GetClientSize();
    const double scale =
        std::max(0.1, std::min((room.x - 2 * margin) / art().width, (room.y - 2 * margin) / art().height));
    return {scale, (room.x - art().width * scale) / 2, (room.y - art().height * scale) / 2};
}

void ZoneMap::bindEvents() {
    on(*this, wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    const auto under = [this](wxPoint at) -> std::optional<std::size_t> {
        auto const code = zoneAt(at);
        return code ? art().indexOf(*code) : std::nullopt;
    };
    on(*this, wxEVT_MOTION, [this, under](wxMouseEvent& event) {
        hover(under(event.GetPosition()));
        event.Skip();
    });
    on(*this, wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
        hover(std::nullopt);
        event.Skip();
    });
    on(*this, wxEVT_LEFT_DOWN, [this, under](wxMouseEvent& event) {
        SetFocus();
        if (auto const zone = under(event.GetPosition())) {
            moveFocus(zone);
            pick(*zone);
        }
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        on(*this, type, [this](wxFocusEvent& event) {
            if (!focused_ && event.GetEventType() == wxEVT_SET_FOCUS && !art().zones.empty()) {
                focused_ = 0;
                tellFocus();
            }
            later(*this, [this] { tell(); }); // only then has it the focus, or has lost it
            Refresh();
            event.Skip();
        });
    }
    onOwnKeys(*this, [this](int code) { return handleKey(code); });
}

bool ZoneMap::handleKey(int code) {
    const auto walk = [this](ZoneArt::Direction way) {
        moveFocus(focused_ ? art().neighbour(*focused_, way) : std::optional<std::size_t>{0});
        return true;
    };
    switch (code) {
    case WXK_LEFT:
        return walk(ZoneArt::Direction::left);
    case WXK_RIGHT:
        return walk(ZoneArt::Direction::right);
    case WXK_UP:
        return walk(ZoneArt::Direction::up);
    case WXK_DOWN:
        return walk(ZoneArt::Direction::down);
    case WXK_HOME:
        moveFocus(0);
        return true;
    case WXK_END:
        moveFocus(art().zones.size() - 1);
        return true;
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (focused_) {
            pick(*focused_);
        }
        return true;
    default:
        return false;
    }
}

void ZoneMap::hover(std::optional<std::size_t> zone) {
    if (zone == hovered_) {
        return;
    }
    hovered_ = zone;
    offerPick(*this, zone ? toWx(wordsOf(*zone)) : wxString{});
    tell();
    Refresh();
}

void ZoneMap::pick(std::size_t zone) {
    const auto code = art().zones[zone].code; // the handler may show another map
    if (map_ == Map::bodyFront && code == face && onOpenFace) {
        onOpenFace();
    } else if (onPick) {
        onPick(code);
    }
}

void ZoneMap::moveFocus(std::optional<std::size_t> zone) {
    if (zone && zone != focused_) {
        focused_ = zone;
        tellFocus();
        Refresh();
    }
}

std::string ZoneMap::wordsOf(std::size_t zone) const {
    const auto& code = art().zones[zone].code;
    const auto* const view = viewOf(code);
    if (view == nullptr) {
        return code;
    }
    auto name = view->name.empty() ? code : view->name;
    return view->words.empty() ? name : name + ": " + view->words;
}

/// In the name too: of that a screen reader hears at once when it changes under the keyboard.
void ZoneMap::tellFocus() {
    const auto words = focused_ ? toWx(wordsOf(*focused_)) : wxString{};
    setAccessibleName(*this, words.empty() ? _("Zone map") : wxString::Format(_("Zone map. %s"), words));
    setAccessibleDescription(*this, words);
    tell();
}

void ZoneMap::tell() {
    auto now = told();
    if (now != told_) {
        told_ = std::move(now);
        if (onTell) {
            onTell();
        }
    }
}

std::optional<std::string> ZoneMap::told() const {
    const auto zone = hovered_ ? hovered_ : HasFocus() ? focused_ : std::nullopt;
    return zone ? std::optional{art().zones[*zone].code} : std::nullopt;
}

std::optional<std::string> ZoneMap::zoneAt(wxPoint at) const {
    const auto where = place();
    const Point point{(at.x - where.left) / where.scale, (at.y - where.top) / where.scale};
    const auto zone = art().zoneAt(point, hitTolerance / where.scale);
    return zone ? std::optional{art().zones[*zone].code} : std::nullopt;
}

wxPoint ZoneMap::placeOf(const std::string& code) const {
    const auto where = place();
    const auto zone = art().indexOf(code);
    if (!zone) {
        return wxDefaultPosition;
    }
    const auto middle = art().zones[*zone].middle();
    return {wxRound(where.left + middle.m_x * where.scale), wxRound(where.top + middle.m_y * where.scale)};
}

std::optional<std::string> ZoneMap::focused() const {
    return focused_ ? std::optional{art().zones[*focused_].code} : std::nullopt;
}

void ZoneMap::focusZone(const std::string& code) {
    moveFocus(art().indexOf(code));
}

} // namespace gui
