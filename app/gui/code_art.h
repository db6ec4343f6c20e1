#pragma once
// A two-dimensional code on the screen, dark on white in every theme, with the quiet zone that scanners need.

#include <wx/panel.h>

#include <functional>
#include <vector>

namespace gui {

class CodeArt : public wxPanel {
public:
    CodeArt(wxWindow* parent, const wxString& name, const wxString& words);

    /// `size` modules along a side; `dark` is asked once for each.
    void show(int size, const std::function<bool(int x, int y)>& dark);

private:
    void paint();

    int size_ = 0;
    std::vector<bool> dark_;
};

} // namespace gui
