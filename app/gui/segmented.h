#pragma once
// One of a few: toggle buttons side by side, of which exactly one is down. Left and right move, as with radio buttons.

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxToggleButton;

namespace gui {

class Segmented : public wxPanel {
public:
    struct Choice {
        std::string name; ///< of the control
        std::string label;
    };

    Segmented(wxWindow* parent, wxString const& name, std::vector<Choice> const& choices);

    std::size_t chosen() const { return chosen_; }
    void choose(std::size_t index); ///< without onChoose

    std::function<void(std::size_t index)> onChoose;

private:
    void take(std::size_t index);

    std::vector<wxToggleButton*> buttons_;
    std::size_t chosen_ = 0;
};

} // namespace gui
