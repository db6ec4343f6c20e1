#pragma once
// Fields side by side in equal columns, as many as the width allows; the rest go below. Nothing is ever cut.

#include <wx/sizer.h>

#include <vector>

namespace gui {

class FlowRow {
public:
    /// `least` px are enough for any of the fields (see forText).
    FlowRow(std::vector<wxSizer*> fields, int least);

    wxSizer* sizer() { return lines_; }
    /// For this many px; lays nothing out by itself. True when the fields now stand otherwise than before.
    bool fit(int width);

private:
    void arrange();

    std::vector<wxSizer*> fields_;
    std::vector<wxSizer*> rows_;
    int least_;
    std::size_t columns_ = 0;
    wxBoxSizer* lines_;
};

} // namespace gui
