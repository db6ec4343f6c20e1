#pragma once
// Fields that show what a presenter says without taking the caret from whoever is typing.

#include "app/gui/layout.h"
#include "app/present/view.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gui {

/// The colours of a presenter's tone.
State stateOf(present::Tone tone);

/// A text field with label and problem. `render` changes it only when the words differ, so the caret stays.
class TextField {
public:
    TextField(wxWindow* parent, std::string_view label, const wxString& name, long style = 0, int width = -1);

    void render(std::string_view text);
    void showProblem(std::string_view text) { parts_.showProblem(text); }
    std::string text() const;
    void clear();
    void take(); ///< focus, all marked
    wxSizer* sizer() { return parts_.sizer; }
    wxTextCtrl& control() { return *parts_.control; }

    std::function<void(const std::string& text)> onType;
    std::function<void()> onEnter; ///< needs wxTE_PROCESS_ENTER

private:
    Labelled<wxTextCtrl> parts_;
};

/// One of several, by code.
class ChoiceField {
public:
    ChoiceField(wxWindow* parent, std::string_view label, const wxString& name);

    /// A code that is not among the choices leaves nothing chosen.
    void render(const std::vector<present::Choice>& choices, std::string_view code);
    void showProblem(std::string_view text) { parts_.showProblem(text); }
    std::string code() const;
    wxSizer* sizer() { return parts_.sizer; }
    wxChoice& control() { return *parts_.control; }

    std::function<void(const std::string& code)> onPick;

private:
    Labelled<wxChoice> parts_;
    std::vector<present::Choice> choices_;
};

/// The wheel scrolls what the control stands on and never changes its choice: nobody means to chart by scrolling.
void leaveWheelToPage(wxWindow& control);

/// A box to tick that is large enough for a glove.
wxCheckBox* newCheck(wxWindow* parent, const wxString& name, std::string_view label, std::function<void(bool)> onTick);

/// Fields side by side in equal columns.
wxSizer* fieldRow(const std::vector<wxSizer*>& fields);

} // namespace gui
