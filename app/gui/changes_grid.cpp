#include "app/gui/changes_grid.h"

#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

wxSizer* newChangesGrid(wxWindow* parent, const wxString& name, const std::vector<present::RecordChange>& changes) {
    auto* const grid = new wxFlexGridSizer{3, px::grid / 2, px::cardGap};
    grid->AddGrowableCol(1, 1);
    grid->AddGrowableCol(2, 1);
    const auto head = [&](const wxString& words) {
        grid->Add(newText(parent, name + wxS("-head"), fromWx(words), TextRole::small));
    };
    grid->AddSpacer(0);
    head(_("Until then"));
    head(_("From then on"));
    const auto value = [&](const wxString& part, const std::string& text, TextRole role) {
        auto* const words = new WrappedText{parent, name + part, text.empty() ? fromWx(_("nothing")) : text, role,
                                            [quiet = text.empty() || role == TextRole::secondary](const Theme& now) {
                                                return quiet ? now.secondary : now.body;
                                            }};
        grid->Add(words, wxSizerFlags{}.Expand());
    };
    for (const auto& change : changes) {
        grid->Add(newText(parent, name + wxS("-label"), change.label, TextRole::secondary), wxSizerFlags{}.Top());
        value(wxS("-before"), change.before, TextRole::secondary);
        value(wxS("-after"), change.after, TextRole::body);
    }
    return grid;
}

} // namespace gui
