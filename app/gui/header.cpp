#include "app/gui/header.h"

#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/search_field.h"
#include "app/gui/strings.h"
#include "app/gui/theme.h"
#include "app/gui/words.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace gui {

Header::Header(wxWindow* parent)
    : Surface{parent, wxS("header"), Edge::bottom, [](const Theme& now) { return now.header; },
              [](const Theme& now) { return now.border; }} {
    title_ = newText(this, wxS("page-title"), {}, TextRole::pageTitle, true);
    context_ = newText(this, wxS("page-context"), {}, TextRole::secondary, true);
    for (auto* const text : {title_, context_}) {
        text->SetMinSize({1, -1}); // it is cut only where the search has given all it can
    }
    search_ = new SearchField{this, wxS("search"), fromWx(_("Find a client"))};
    actions_ = new ActionRow{this, wxS("page-actions")};

    auto* const words = new wxBoxSizer{wxVERTICAL};
    words->Add(title_, wxSizerFlags{}.Expand());
    words->Add(context_, wxSizerFlags{}.Expand().Border(wxTOP, 1));
    auto* const all = new wxBoxSizer{wxHORIZONTAL};
    all->Add(words, wxSizerFlags{1}.CenterVertical().Border(wxLEFT | wxRIGHT, px::pageMargin));
    all->Add(search_, wxSizerFlags{}.CenterVertical());
    all->Add(actions_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid + 4));
    all->AddSpacer(px::pageMargin);
    auto* const frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(all, wxSizerFlags{1}.Expand().Border(wxBOTTOM, 1));
    SetSizer(frame);
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        share();
        event.Skip();
    });
    followTheme(*this, [this](const Theme&) {
        title_->InvalidateBestSize();
        SetMinSize({-1, std::max(71, title_->GetBestSize().y + context_->GetBestSize().y + 2 * px::grid + 8)});
    });
}

void Header::render(HeaderView view) {
    title_->SetLabelText(toWx(view.title));
    title_->SetToolTip(toWx(view.title));
    context_->SetLabelText(toWx(view.context));
    context_->SetToolTip(toWx(view.context));
    actions_->render(std::move(view.actions));
    share();
    Layout();
}

/// The words come first: the search takes what they leave, within its bounds.
void Header::share() {
    const int words = std::max(title_->GetBestSize().x, context_->GetBestSize().x) + 2 * px::pageMargin;
    const int actions = actions_->IsShown() ? actions_->GetBestSize().x + px::grid + 4 : 0;
    const int left = GetClientSize().x - words - actions - px::pageMargin;
    search_->SetMinSize({std::clamp(left, forText(150), forText(330)), px::target});
}

} // namespace gui
