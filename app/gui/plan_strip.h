#pragma once
// The steps of an aftercare plan as leaves of a calendar, in the order in which they fall: day, hour, title, and a word
// where a step does not stand at its own time. Arrow keys walk them, Space or Enter picks.

#include "app/present/plan_editor_view.h"

#include <wx/window.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class wxGraphicsContext;

namespace gui {

class PlanStrip : public wxWindow {
public:
    PlanStrip(wxWindow* parent, const wxString& name);

    /// Idempotent. The step that the keyboard is on stays by its id.
    void render(std::vector<present::StripStep> steps);

    std::function<void(std::int64_t step)> onPick;

    std::optional<std::int64_t> stepAt(wxPoint at) const;
    wxRect placeOf(std::int64_t step) const; ///< in the window
    std::int64_t focused() const { return focused_; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    int across() const; ///< leaves beside each other
    int leafHeight() const;
    wxRect rectOf(std::size_t index) const;
    std::optional<std::size_t> indexOf(std::int64_t step) const;
    bool handleKey(int code);
    void moveFocus(std::size_t index);
    void tellFocus();
    void fitHeight();
    void paint();
    void paintLeaf(wxGraphicsContext& canvas, const present::StripStep& step, const wxRect& rect) const;

    std::vector<present::StripStep> steps_;
    std::int64_t focused_ = 0;
    int fittedHeight_ = 0;
    int leafWidth_ = 0; ///< px that the widest day and hour need
};

} // namespace gui
