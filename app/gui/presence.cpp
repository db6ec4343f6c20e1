#include "app/gui/presence.h"

#include <wx/utils.h>

#include <cstdlib>

namespace gui {

namespace {

constexpr int knocked = 8; ///< px

/// The first event that each of these acts brings about, so that one that comes too late reaches nothing.
bool isAct(wxEventType type) {
    return type == wxEVT_CHAR_HOOK || type == wxEVT_KEY_DOWN || type == wxEVT_LEFT_DOWN || type == wxEVT_LEFT_DCLICK ||
           type == wxEVT_MIDDLE_DOWN || type == wxEVT_RIGHT_DOWN || type == wxEVT_MOUSEWHEEL;
}

} // namespace

bool Presence::isUse(const wxEvent& event) {
    const auto type = event.GetEventType();
    wxPoint pointer = seen_;
    if (type == wxEVT_MOTION) {
        wxGetMousePosition(&pointer.x, &pointer.y);
    }
    return isUse(type, pointer);
}

bool Presence::isUse(wxEventType type, const wxPoint& pointer) {
    if (isAct(type)) {
        return true;
    }
    if (type != wxEVT_MOTION) {
        return false;
    }
    if (seen_ == wxDefaultPosition) {
        seen_ = pointer;
        return false;
    }
    const bool moved = std::abs(pointer.x - seen_.x) + std::abs(pointer.y - seen_.y) >= knocked;
    if (moved) {
        seen_ = pointer;
    }
    return moved;
}

} // namespace gui
