#pragma once
// Distances, texts and labelled fields. All numbers are px at scale 1 (UI.md, "Tokens").

#include "app/gui/theme.h"
#include "app/gui/wrapped_text.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace gui {

namespace px {
inline constexpr int grid = 8;
inline constexpr int pageMargin = 20;
inline constexpr int cardGap = 16;
inline constexpr int cardMargin = 16;
inline constexpr int target = 36; ///< least height of what a gloved hand hits
inline constexpr int sideBar = 204;
} // namespace px

/// How much wider letters are than at the 10 points that widths in this program are given for.
double textScale();

/// `size` px for columns and fields that hold text: grows with the user's font.
int forText(int size);

/// One line of text in a role; too long a text ends in "…" when the sizer gives less room.
wxStaticText* newText(wxWindow* parent, wxString const& name, std::string_view text, TextRole role,
                      bool shrinks = false);

/// A field with its label above and room for its problem below.
template <class Control>
struct Labelled {
    Control* control = nullptr;
    WrappedText* problem = nullptr;
    wxSizer* sizer = nullptr;

    /// Empty text: no problem.
    void showProblem(std::string_view text) const {
        bool const wanted = !text.empty();
        problem->setText(text);
        if (problem->IsShown() != wanted) {
            problem->Show(wanted);
            layoutAround(*problem);
        }
    }
};

/// The sizer a page puts its cards in, with the page's margins around it.
wxBoxSizer* newPageBody(wxWindow& page);

wxStaticText* newLabel(wxWindow* parent, wxString const& name, std::string_view text);
WrappedText* newProblem(wxWindow* parent, wxString const& name);
void makeTall(wxWindow& control);

/// `make()` creates the control. It runs right after the label was made: GTK then ties the two for Alt keys ("&Depth")
/// and screen readers. The control's own name is also the name of label ("NAME-label") and problem ("NAME-problem").
template <class Make>
auto labelled(wxWindow* parent, std::string_view label, wxString const& name, Make make) {
    auto* const caption = newLabel(parent, name + wxS("-label"), label);
    auto* const control = make();
    control->SetName(name);
    makeTall(*control);
    auto* const problem = newProblem(parent, name + wxS("-problem"));
    auto* const sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(caption);
    sizer->Add(control, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    sizer->Add(problem, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 4));
    problem->Hide();
    return Labelled<std::remove_pointer_t<decltype(control)>>{control, problem, sizer};
}

} // namespace gui
