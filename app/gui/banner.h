#pragma once
// A panel in the colour of a state: a bold first line, words, and the next steps as buttons, beside the words where
// there is room, else below them on as many lines as they need.

#include "app/gui/action_flow.h"
#include "app/gui/surface.h"
#include "app/gui/theme.h"

#include <string>

class wxBoxSizer;

namespace gui {

class WrappedText;

struct BannerView {
    State state = State::info;
    std::string title; ///< bold, may be empty
    std::string words; ///< Pango markup when `markup` is set
    bool markup = false;
    std::vector<Action> actions;
};

class Banner : public Surface {
public:
    Banner(wxWindow* parent, const wxString& name);

    /// Idempotent. A banner without title and words hides itself.
    void render(BannerView view);
    /// The buttons go on below where this many pixels end; it also fits itself when its own width changes.
    void fit(int width);

private:
    void setWide(bool wide);

    State state_ = State::info;
    wxBoxSizer* parts_ = nullptr; ///< words and buttons
    WrappedText* title_ = nullptr;
    WrappedText* words_ = nullptr;
    ActionFlow* actions_ = nullptr;
};

} // namespace gui
