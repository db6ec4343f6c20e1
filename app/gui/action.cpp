#include "app/gui/action.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>

namespace gui {

Action act(const char* name, const wxString& label, std::function<void()> run, Action::Kind kind, bool enabled) {
    return {name, fromWx(label), std::move(run), kind, enabled, ""};
}

/// GTK answers with its plain style until it has drawn the button once: the words then lack their padding.
int buttonWidth(const wxWindow& window, const wxString& label) {
    int words = 0;
    const auto bold = fontFor(TextRole::strong);
    window.GetTextExtent(wxControl::GetLabelText(label), &words, nullptr, nullptr, nullptr, &bold);
    constexpr int aroundWords = 2 * 14 + 4; // padding and border, see the style sheet
    return words + aroundWords;
}

ActionRow::ActionRow(wxWindow* parent, const wxString& name, Flow flow)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name} {
    SetSizer(new wxBoxSizer{flow == Flow::across ? wxHORIZONTAL : wxVERTICAL});
}

void ActionRow::render(std::vector<Action> actions) {
    const auto key = [](const Action& action) { return std::pair{action.name, action.kind}; };
    const bool sameShape = std::ranges::equal(actions_, actions, {}, key, key);
    actions_ = std::move(actions);
    if (!sameShape) {
        rebuild();
    }
    for (std::size_t i = 0; i < actions_.size(); ++i) {
        update(i);
    }
    Show(!actions_.empty());
    Layout();
    layoutAround(*this);
}

void ActionRow::rebuild() {
    // A button may be rebuilt by its own click: it must outlive the event.
    for (auto* button : buttons_) {
        button->Hide();
        GetSizer()->Detach(button);
        button->SetName(wxS("gone"));
        later(*this, [button] { button->Destroy(); });
    }
    buttons_.clear();
    for (std::size_t i = 0; i < actions_.size(); ++i) {
        auto* const button =
            new wxButton{this,          wxID_ANY,      toWx(actions_[i].label), wxDefaultPosition,
                         wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,      toWx(actions_[i].name)};
        addStyle(*button, style::button);
        if (actions_[i].kind == Action::Kind::primary) {
            addStyle(*button, "suggested-action");
        } else if (actions_[i].kind == Action::Kind::danger) {
            addStyle(*button, "destructive-action");
        }
        on(*button, wxEVT_BUTTON, [this, i](wxCommandEvent&) {
            if (i < actions_.size() && actions_[i].enabled && actions_[i].run) {
                auto const run = actions_[i].run; // the act may render us again
                run();
            }
        });
        buttons_.push_back(button);
        const bool across = static_cast<wxBoxSizer*>(GetSizer())->GetOrientation() == wxHORIZONTAL;
        const int gap = i == 0 ? 0 : px::grid;
        GetSizer()->Add(button, across ? wxSizerFlags{}.CenterVertical().Border(wxLEFT, gap)
                                       : wxSizerFlags{}.Expand().Border(wxTOP, gap));
    }
}

void ActionRow::update(std::size_t index) {
    const auto& action = actions_[index];
    auto& button = *buttons_[index];
    if (const auto label = toWx(action.label); button.GetLabel() != label) {
        button.SetLabel(label);
        button.InvalidateBestSize();
    }
    button.Enable(action.enabled);
    button.SetToolTip(toWx(action.why));
    setAccessibleDescription(button, toWx(action.why));
    button.SetMinSize({buttonWidth(button, button.GetLabel()), std::max(px::target, button.GetBestSize().y)});
    if (action.kind == Action::Kind::primary && action.enabled) {
        button.SetDefault();
    }
}

void fillMenu(wxMenu& menu, const std::vector<Action>& actions) {
    for (const auto& action : actions) {
        auto* const item = menu.Append(wxID_ANY, toWx(action.label), toWx(action.why));
        item->Enable(action.enabled);
        on(
            menu, wxEVT_MENU,
            [run = action.run](wxCommandEvent&) {
                if (run) {
                    run();
                }
            },
            item->GetId());
    }
}

} // namespace gui
