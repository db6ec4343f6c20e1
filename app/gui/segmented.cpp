#include "app/gui/segmented.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/sizer.h>
#include <wx/tglbtn.h>

namespace gui {

Segmented::Segmented(wxWindow* parent, const wxString& name, const std::vector<Choice>& choices)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    theme();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto* const button =
            new wxToggleButton{this,          wxID_ANY,      toWx(choices[i].label), wxDefaultPosition,
                               wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,     toWx(choices[i].name)};
        addStyle(*button, style::segment);
        if (i == 0) {
            addStyle(*button, style::firstSegment);
        }
        if (i + 1 == choices.size()) {
            addStyle(*button, style::lastSegment);
        }
        // The chosen one is bold; its words must fit then too.
        int words = 0;
        const auto bold = fontFor(TextRole::strong);
        button->GetTextExtent(toWx(choices[i].label), &words, nullptr, nullptr, nullptr, &bold);
        constexpr int aroundWords = 2 * 10 + 4; // padding and border, see the style sheet
        button->SetMinSize({words + aroundWords, px::target});
        on(*button, wxEVT_TOGGLEBUTTON, [this, i](wxCommandEvent&) { take(i); });
        on(*button, wxEVT_KEY_DOWN, [this, i](wxKeyEvent& event) {
            int const code = event.GetKeyCode();
            if (code == WXK_LEFT && i > 0) {
                buttons_[i - 1]->SetFocus();
                take(i - 1);
            } else if (code == WXK_RIGHT && i + 1 < buttons_.size()) {
                buttons_[i + 1]->SetFocus();
                take(i + 1);
            } else {
                event.Skip();
            }
        });
        buttons_.push_back(button);
        row->Add(button, wxSizerFlags{1}.Expand());
    }
    SetSizer(row);
    choose(0);
}

void Segmented::choose(std::size_t index) {
    chosen_ = index;
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i]->SetValue(i == index);
    }
}

void Segmented::take(std::size_t index) {
    const bool changed = index != chosen_;
    choose(index);
    if (changed && onChoose) {
        onChoose(index);
    }
}

} // namespace gui
