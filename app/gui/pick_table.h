#pragma once
// A table of another program that a person chooses to read in.

#include <wx/string.h>

#include <optional>
#include <string>

class wxWindow;

namespace gui {

/// The path of the file chosen; nothing when none was.
std::optional<std::string> pickTable(wxWindow& parent, const wxString& title);

struct TableFile {
    std::string name; ///< without its folder
    std::string bytes;
};
TableFile readTableFile(const std::string& path);

} // namespace gui
