#include "app/gui/fields.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/scrolwin.h>

#include <algorithm>

namespace gui {

namespace {
constexpr std::size_t mostOfMenu = 20; ///< more drop down as a list that scrolls, not as a menu as high as the screen
}

State stateOf(present::Tone tone) {
    switch (tone) {
    case present::Tone::deny:
        return State::deny;
    case present::Tone::warn:
        return State::warn;
    case present::Tone::safe:
        return State::safe;
    case present::Tone::info:
        return State::info;
    case present::Tone::neutral:
        return State::neutral;
    case present::Tone::unknown:
        break;
    }
    return State::unknown;
}

TextField::TextField(wxWindow* parent, std::string_view label, const wxString& name, long style, int width)
    : parts_{labelled(parent, label, name, [&] {
        const wxSize size{width < 0 ? -1 : forText(width), -1};
        return new wxTextCtrl{parent, wxID_ANY, wxString{}, wxDefaultPosition, size, style};
    })} {
    if (width > 0) {
        parts_.control->SetMinSize({forText(width), px::target});
    }
    on(*parts_.control, wxEVT_TEXT, [this](wxCommandEvent&) {
        if (onType) {
            onType(text());
        }
    });
    if ((style & wxTE_PROCESS_ENTER) != 0) {
        on(*parts_.control, wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
            if (onEnter) {
                onEnter();
            }
        });
    }
}

void TextField::render(std::string_view text) {
    if (const auto wanted = toWx(text); parts_.control->GetValue() != wanted) {
        parts_.control->ChangeValue(wanted);
    }
}

std::string TextField::text() const {
    return fromWx(parts_.control->GetValue());
}

void TextField::clear() {
    parts_.control->ChangeValue(wxString{});
}

void TextField::take() {
    parts_.control->SetFocus();
    parts_.control->SelectAll();
}

ChoiceField::ChoiceField(wxWindow* parent, std::string_view label, const wxString& name)
    : parts_{labelled(parent, label, name, [&] {
        auto* const choice = new wxChoice{parent, wxID_ANY};
        choice->SetMinSize({forText(90), px::target}); // long entries are cut, not the column widened
        return choice;
    })} {
    leaveWheelToPage(*parts_.control);
    on(*parts_.control, wxEVT_CHOICE, [this](wxCommandEvent&) {
        if (onPick) {
            onPick(code());
        }
    });
}

void ChoiceField::render(const std::vector<present::Choice>& choices, std::string_view code) {
    if (choices != choices_) {
        choices_ = choices;
        wxArrayString texts;
        for (const auto& choice : choices_) {
            texts.Add(toWx(choice.text));
        }
        parts_.control->Set(texts);
        if (choices_.size() > mostOfMenu) {
            addStyle(*parts_.control, style::longList);
        }
    }
    const auto found = std::find_if(choices_.begin(), choices_.end(),
                                    [&](const present::Choice& choice) { return choice.code == code; });
    const int wanted = found == choices_.end() ? wxNOT_FOUND : static_cast<int>(found - choices_.begin());
    if (parts_.control->GetSelection() != wanted) {
        parts_.control->SetSelection(wanted);
    }
}

std::string ChoiceField::code() const {
    const int at = parts_.control->GetSelection();
    return at == wxNOT_FOUND ? std::string{} : choices_[static_cast<std::size_t>(at)].code;
}

void leaveWheelToPage(wxWindow& control) {
    on(control, wxEVT_MOUSEWHEEL, [&control](wxMouseEvent& event) {
        for (auto* around = control.GetParent(); around != nullptr; around = around->GetParent()) {
            if (auto* const page = dynamic_cast<wxScrolledWindow*>(around)) {
                const int rows = event.GetWheelRotation() > 0 ? -3 : 3;
                page->Scroll(-1, std::max(0, page->GetViewStart().y + rows));
                return;
            }
        }
    });
}

wxCheckBox* newCheck(wxWindow* parent, const wxString& name, std::string_view label, std::function<void(bool)> onTick) {
    auto* const box =
        new wxCheckBox{parent, wxID_ANY, toWx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name};
    box->SetMinSize({-1, px::target});
    on(*box, wxEVT_CHECKBOX, [onTick = std::move(onTick)](wxCommandEvent& event) { onTick(event.IsChecked()); });
    return box;
}

wxSizer* fieldRow(const std::vector<wxSizer*>& fields) {
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            row->AddSpacer(px::grid + px::grid / 2);
        }
        // Each of the same width whatever it holds.
        fields[i]->SetMinSize({forText(70), -1});
        row->Add(fields[i], wxSizerFlags{1});
    }
    return row;
}

} // namespace gui
