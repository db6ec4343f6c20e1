#pragma once
// A panel in the colour of a state: a bold first line, words, and the next steps as buttons.

#include "app/gui/action.h"
#include "app/gui/surface.h"
#include "app/gui/theme.h"

#include <string>

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
    Banner(wxWindow* parent, wxString const& name);

    /// Idempotent. A banner without title and words hides itself.
    void render(BannerView view);

private:
    State state_ = State::info;
    WrappedText* title_ = nullptr;
    WrappedText* words_ = nullptr;
    ActionRow* actions_ = nullptr;
};

} // namespace gui
