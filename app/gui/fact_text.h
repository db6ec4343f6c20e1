#pragma once
// Facts one below the other in a field that can be read, marked and copied with the keyboard.

#include <wx/textctrl.h>

#include <string>
#include <vector>

namespace gui {

struct Fact {
    std::string label;
    std::string text;
    std::string before; ///< words about what it replaced, on a line of their own
    bool operator==(const Fact&) const = default;
};

class FactText : public wxTextCtrl {
public:
    /// `title` is what a screen reader calls it.
    FactText(wxWindow* parent, const wxString& name, const std::string& title);

    /// `note` comes after the facts.
    void render(std::vector<Fact> facts, std::string note);

private:
    void write();

    std::vector<Fact> facts_;
    std::string note_;
};

} // namespace gui
