#pragma once
// The foot of the frame: clinic, store, trail at the left, backup at the right.

#include "app/gui/surface.h"

#include <string>
#include <vector>

class wxBoxSizer;
class wxStaticText;

namespace gui {

class Chip;

struct StatusView {
    std::vector<std::string> left;
    std::string right;
    std::string soon = {}; ///< that the window will lock, in its last minute
};

class StatusBar : public Surface {
public:
    explicit StatusBar(wxWindow* parent);
    void render(StatusView const& view);

private:
    wxBoxSizer* row_ = nullptr;
    std::vector<wxStaticText*> left_;
    wxStaticText* right_ = nullptr;
    Chip* soon_ = nullptr;
};

} // namespace gui
