#pragma once
// Rows of buttons that go on below where the width ends.

#include "app/gui/action.h"

#include <vector>

namespace gui {

/// Buttons like those of an ActionRow, on as many lines as they need.
class ActionFlow : public wxPanel {
public:
    ActionFlow(wxWindow* parent, const wxString& name);

    void render(std::vector<Action> actions);
    void fit(int width);
    int widthOfAll() const; ///< on one line; 0 without buttons

private:
    void distribute();

    std::vector<Action> actions_;
    std::vector<ActionRow*> rows_;
    int width_ = 0; ///< 0 before the first layout: all on one line
};

} // namespace gui
