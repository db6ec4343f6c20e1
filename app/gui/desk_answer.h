#pragma once
// The coloured answer at the top of the desk, and rows of buttons that go on below where the width ends.

#include "app/gui/action.h"
#include "app/gui/banner.h"
#include "app/gui/surface.h"
#include "app/gui/theme.h"

#include <string_view>
#include <vector>

namespace gui {

class WrappedText;

/// Shows the words, or nothing at all when there are none. (Hidden text is not measured: shown first, then filled.)
void sayOrHide(WrappedText& text, std::string_view words);

/// Buttons like those of an ActionRow, on as many lines as they need.
class ActionFlow : public wxPanel {
public:
    ActionFlow(wxWindow* parent, const wxString& name);

    void render(std::vector<Action> actions);
    void fit(int width);

private:
    void distribute();

    std::vector<Action> actions_;
    std::vector<ActionRow*> rows_;
    int width_ = 0; ///< 0 before the first layout: all on one line
};

/// A banner whose buttons may be many.
class DeskAnswer : public Surface {
public:
    DeskAnswer(wxWindow* parent, const wxString& name);

    /// Idempotent; hidden when there are no words.
    void render(BannerView view);
    void fit(int width);

private:
    State state_ = State::neutral;
    WrappedText* title_;
    WrappedText* words_;
    ActionFlow* actions_;
};

} // namespace gui
