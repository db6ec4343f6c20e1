#pragma once
// What hatches and colours of a drawing tell: a patch and a word each, in as many lines as they need.

#include "app/present/view.h"

#include <wx/string.h>

#include <vector>

class wxSizer;
class wxWindow;

namespace gui {

class Chip;
class HatchPatch;

class Legend {
public:
    /// `name` is the begin of its controls' names: "chart" makes "chart-hatch-0" and "chart-legend-0".
    Legend(wxWindow* parent, const wxString& name);

    wxSizer& sizer() { return *sizer_; }
    void render(const std::vector<present::Chip>& entries);

private:
    struct Entry {
        HatchPatch* patch;
        Chip* chip;
    };
    wxWindow* parent_;
    wxString name_;
    wxSizer* sizer_;
    std::vector<Entry> entries_;
};

} // namespace gui
