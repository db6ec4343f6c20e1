#pragma once
// Finds a client from anywhere: a text field that keeps the keyboard, and below it the matches as a list.

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxStaticText;
class wxTextCtrl;

namespace gui {

class List;
class Surface;

struct Suggestion {
    std::string id;
    std::string title;  ///< "Tomasz Wilk"
    std::string detail; ///< "12 Mar 1989, 07700 900123"
};

class SearchField : public wxPanel {
public:
    SearchField(wxWindow* parent, wxString const& name, std::string const& hint);

    /// The matches of what was typed; an empty list with text shows `none`.
    void suggest(std::vector<Suggestion> matches, std::string const& none);
    void closeList();
    bool listIsOpen() const;

    /// Ctrl+K: puts the caret here and marks what stands here.
    void take();
    void clear();

    std::function<void(std::string const& text)> onText;
    std::function<void(std::string const& id)> onPick;

private:
    void openList();
    void pick(std::string const& id);
    void showShortcut();
    bool handleKey(int code);

    wxTextCtrl* text_ = nullptr;
    wxStaticText* shortcut_ = nullptr;
    Surface* drop_ = nullptr; ///< child of the frame, above everything below the header
    List* list_ = nullptr;
    std::size_t matches_ = 0;
};

} // namespace gui
