#include "app/gui/card.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/theme.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace gui {

Card::Card(wxWindow* parent, const wxString& name, std::string_view title)
    : Surface{parent, name, Edge::rounded, [](const Theme& now) { return now.card; },
              [](const Theme& now) { return now.border; }} {
    auto* const all = new wxBoxSizer{wxVERTICAL};
    auto* const head = new wxBoxSizer{wxHORIZONTAL};
    title_ = newText(this, name + wxS("-title"), title, TextRole::cardTitle);
    note_ = newText(this, name + wxS("-note"), {}, TextRole::small, true);
    actions_ = new ActionRow{this, name + wxS("-actions")};
    head->Add(title_, wxSizerFlags{}.CenterVertical());
    head->AddStretchSpacer();
    head->Add(note_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::cardGap));
    head->Add(actions_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid));
    note_->Hide();
    actions_->Hide();
    body_ = new wxBoxSizer{wxVERTICAL};
    all->Add(head, wxSizerFlags{}.Expand().Border(wxLEFT | wxTOP | wxRIGHT, px::cardMargin));
    all->Add(body_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, px::cardMargin));
    all->AddSpacer(px::cardMargin); // also where the card has nothing but its header
    if (title.empty()) {
        title_->Hide();
    }
    SetSizer(all);
    setAccessibleName(*this, toWx(title));
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        share();
        event.Skip();
    });
}

void Card::setTitle(std::string_view title) {
    title_->SetLabelText(toWx(title));
    title_->Show(!title.empty());
    setAccessibleName(*this, toWx(title));
    share();
    Layout();
}

void Card::setNote(std::string_view note) {
    note_->SetLabelText(toWx(note));
    note_->SetToolTip(toWx(note)); // in full when there is no room for it
    note_->Show(!note.empty());
    share();
    Layout();
}

void Card::addRow(wxSizer* row) {
    body_->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
}

void Card::setActions(std::vector<Action> actions) {
    actions_->render(std::move(actions));
    share();
    Layout();
}

/// Title and actions come first: a long note is cut, never a button.
void Card::share() {
    const int title = title_->IsShown() ? title_->GetBestSize().x : 0;
    const int actions = actions_->IsShown() ? actions_->GetBestSize().x + px::grid : 0;
    const int left = GetClientSize().x - 2 * px::cardMargin - px::cardGap - title - actions;
    note_->SetMinSize({std::clamp(note_->GetBestSize().x, 1, std::max(1, left)), -1});
}

} // namespace gui
