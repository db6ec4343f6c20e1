#include "app/gui/sheet.h"

#include "app/gui/layout.h"

#include <wx/scrolwin.h>

namespace gui {

wxScrolledWindow* newSheet(wxWindow* parent, const wxString& name, wxColour Theme::*ground) {
    auto* const sheet =
        new wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL, name};
    sheet->SetScrollRate(0, px::target / 2);
    followTheme(*sheet, [sheet, ground](const Theme& now) { sheet->SetBackgroundColour(now.*ground); });
    return sheet;
}

} // namespace gui
