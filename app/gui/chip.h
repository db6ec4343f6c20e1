#pragma once
// A small label in the colours of a state. In a list the same look comes from Cell::chip.

#include "app/gui/theme.h"

#include <wx/stattext.h>

#include <string_view>

namespace gui {

class Chip : public wxStaticText {
public:
    Chip(wxWindow* parent, wxString const& name, std::string_view text, State state);

    void render(std::string_view text, State state);

private:
    State state_;
};

} // namespace gui
