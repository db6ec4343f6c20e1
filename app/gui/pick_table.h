#pragma once
// A table of another program that a person chooses to read in.

#include <wx/string.h>

#include <functional>
#include <string>

class wxWindow;

namespace gui {

/// Asks for a file once the current event is over, and gives its path when one was chosen.
void pickTable(wxWindow& parent, const wxString& title, std::function<void(const std::string& path)> then);

struct TableFile {
    std::string name; ///< without its folder
    std::string bytes;
};
TableFile readTableFile(const std::string& path);

} // namespace gui
