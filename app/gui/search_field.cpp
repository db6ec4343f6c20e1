#include "app/gui/search_field.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/list.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/surface.h"

#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace gui {
namespace {
constexpr int mostRows = 8;
}

SearchField::SearchField(wxWindow* parent, const wxString& name, const std::string& hint)
    : wxPanel{
          parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, name + wxS("-panel")} {
    text_ = new wxTextCtrl{this,          wxID_ANY,           wxString{},         wxDefaultPosition,
                           wxDefaultSize, wxTE_PROCESS_ENTER, wxDefaultValidator, name};
    text_->SetHint(toWx(hint));
    setAccessibleName(*text_, toWx(hint));
    addStyle(*text_, style::entry);
    text_->InvalidateBestSize();
    text_->SetMinSize({-1, px::target});
    // Stands on the field until something is typed; drawn after it because it is made after it.
    shortcut_ = newText(this, name + wxS("-shortcut"), "Ctrl+K", TextRole::small);
    auto* const all = new wxBoxSizer{wxHORIZONTAL};
    all->Add(text_, wxSizerFlags{1}.CenterVertical());
    SetSizer(all);
    SetMinSize({forText(200), px::target});

    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Layout();
        auto const room = GetClientSize();
        auto const size = shortcut_->GetBestSize();
        shortcut_->SetSize(room.x - size.x - 12, (room.y - size.y) / 2, size.x, size.y);
        showShortcut();
    });
    on(*text_, wxEVT_TEXT, [this](wxCommandEvent&) {
        showShortcut();
        if (text_->IsEmpty()) {
            closeList();
        }
        if (onText) {
            onText(fromWx(text_->GetValue()));
        }
    });
    on(*text_, wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.HasAnyModifiers() || !handleKey(event.GetKeyCode())) {
            event.Skip();
        }
    });
    on(*text_, wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { handleKey(WXK_RETURN); });
    on(*text_, wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        // A click on a match takes the focus away before it is a click.
        later(*this, [this] {
            auto* const now = FindFocus();
            if (drop_ != nullptr && now != text_ && (now == nullptr || !drop_->IsDescendant(now))) {
                closeList();
            }
        });
    });
}

/// Beside the hint, where both have room.
void SearchField::showShortcut() {
    const int hint = text_->GetTextExtent(text_->GetHint()).x;
    shortcut_->Show(text_->IsEmpty() && hint + shortcut_->GetBestSize().x + 4 * px::grid < GetClientSize().x);
}

bool SearchField::handleKey(int code) {
    switch (code) {
    case WXK_DOWN:
    case WXK_UP:
        if (!listIsOpen()) {
            return false;
        }
        list_->moveSelection(code == WXK_DOWN ? 1 : -1);
        return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (listIsOpen() && !list_->selected().empty()) {
            pick(list_->selected());
            return true;
        }
        return false;
    case WXK_ESCAPE:
        if (listIsOpen()) {
            closeList();
            return true;
        }
        if (!text_->IsEmpty()) {
            text_->Clear();
            return true;
        }
        return false;
    default:
        return false;
    }
}

void SearchField::openList() {
    if (drop_ == nullptr) {
        auto* frame = GetParent();
        while (frame->GetParent() != nullptr && !frame->GetParent()->IsTopLevel()) {
            frame = frame->GetParent();
        }
        drop_ = new Surface{frame, text_->GetName() + wxS("-drop"), Surface::Edge::rounded,
                            [](const Theme& now) { return now.card; }, [](const Theme& now) { return now.border; }};
        list_ = new List{
            drop_,
            text_->GetName() + wxS("-matches"),
            {{.title = {}, .width = 150, .grows = true}, {.title = {}, .width = 150, .grows = true, .quiet = true}},
            false};
        list_->onActivate = [this](const std::string& id) { pick(id); };
        list_->onSelect = [this](const std::string& id) {
            if (!id.empty()) {
                later(*this, [this, id] { pick(id); }); // one click is enough here
            }
        };
        setAccessibleName(list_->control(), wxS("Matches"));
        auto* const all = new wxBoxSizer{wxVERTICAL};
        all->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, px::grid / 2));
        drop_->SetSizer(all);
    }
    const auto below = drop_->GetParent()->ScreenToClient(ClientToScreen({0, GetSize().y + 2}));
    const int rows = static_cast<int>(std::clamp<std::size_t>(matches_, 1, mostRows));
    const int width = std::max(GetSize().x, forText(330));
    drop_->SetSize(std::max(0, below.x + GetSize().x - width), below.y, width,
                   rows * std::max(px::target, forText(28)) + px::grid + 4);
    drop_->Show();
    drop_->Raise();
    drop_->Layout();
}

void SearchField::suggest(std::vector<Suggestion> matches, const std::string& none) {
    if (text_->IsEmpty()) {
        closeList();
        return;
    }
    matches_ = matches.size();
    openList();
    ListView view;
    view.empty = none;
    for (auto& match : matches) {
        view.rows.push_back({std::move(match.id), {{std::move(match.title), {}}, {std::move(match.detail), {}}}});
    }
    list_->render(std::move(view));
    if (list_->selected().empty()) {
        list_->moveSelection(1); // Enter takes the best match
    }
}

void SearchField::pick(const std::string& id) {
    closeList();
    clear();
    if (onPick) {
        onPick(id);
    }
}

void SearchField::closeList() {
    if (listIsOpen()) {
        drop_->Hide();
        list_->select({});
        later(*this, [this] { // not now: one of them may be what has just been clicked
            if (!listIsOpen()) {
                list_->render({}); // hidden names can still be read by a screen reader
            }
        });
    }
}

bool SearchField::listIsOpen() const {
    return drop_ != nullptr && drop_->IsShown();
}

void SearchField::take() {
    text_->SetFocus();
    text_->SelectAll();
}

void SearchField::clear() {
    text_->ChangeValue({});
    shortcut_->Show();
    closeList();
}

} // namespace gui
