#include "app/gui/layout.h"

#include "app/gui/a11y.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/settings.h>
#include <wx/textctrl.h>

#include <cmath>

namespace gui {

double textScale() { return fontFor(TextRole::body).GetFractionalPointSize() / 10.0; }

int forText(int size) { return static_cast<int>(std::lround(size * textScale())); }

wxStaticText* newText(wxWindow* parent, wxString const& name, std::string_view text, TextRole role, bool shrinks) {
    auto* const made = new wxStaticText{parent,        wxID_ANY,
                                        wxString{},    wxDefaultPosition,
                                        wxDefaultSize, shrinks ? long{wxST_ELLIPSIZE_END} : 0L,
                                        name};
    followTheme(*made, [made, role](Theme const& now) {
        made->SetFont(fontFor(role));
        bool const quiet = role == TextRole::secondary || role == TextRole::small;
        made->SetForegroundColour(quiet ? now.secondary : now.body);
    });
    made->SetLabelText(toWx(text));
    return made;
}

wxBoxSizer* newPageBody(wxWindow& page) {
    auto* const body = new wxBoxSizer{wxVERTICAL};
    auto* const aside = new wxBoxSizer{wxHORIZONTAL};
    aside->Add(body, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, px::pageMargin));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(aside, wxSizerFlags{1}.Expand().Border(wxTOP | wxBOTTOM, px::cardGap));
    page.SetSizer(all);
    return body;
}

wxStaticText* newLabel(wxWindow* parent, wxString const& name, std::string_view text) {
    auto* const made = newText(parent, name, {}, TextRole::small);
    made->SetLabel(toWx(text)); // here "&" marks the Alt key
    return made;
}

WrappedText* newProblem(wxWindow* parent, wxString const& name) {
    return new WrappedText{parent, name, {}, TextRole::small,
                           [](Theme const& now) { return now.of(State::deny).text; }};
}

void makeTall(wxWindow& control) {
    if (dynamic_cast<wxTextCtrl*>(&control) != nullptr) {
        addStyle(control, style::entry);
    }
    control.InvalidateBestSize();
    auto const least = control.GetMinSize();
    if (least.y < px::target && control.GetBestSize().y < px::target) {
        control.SetMinSize({least.x, px::target});
    }
}

} // namespace gui
