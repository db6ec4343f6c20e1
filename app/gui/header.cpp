#include "app/gui/header.h"

#include "app/gui/layout.h"
#include "app/gui/search_field.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/theme.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace gui {

Header::Header(wxWindow* parent)
    : Surface{parent, wxS("header"), Edge::bottom, [](Theme const& now) { return now.header; },
              [](Theme const& now) { return now.border; }} {
    title_ = newText(this, wxS("page-title"), {}, TextRole::pageTitle, true);
    context_ = newText(this, wxS("page-context"), {}, TextRole::secondary, true);
    search_ = new SearchField{this, wxS("search"), fromWx(_("Find a client"))};
    actions_ = new ActionRow{this, wxS("page-actions")};
    search_->SetMinSize({forText(200), px::target});
    search_->SetMaxSize({forText(330), -1});

    auto* const words = new wxBoxSizer{wxVERTICAL};
    words->Add(title_, wxSizerFlags{}.Expand());
    words->Add(context_, wxSizerFlags{}.Expand().Border(wxTOP, 1));
    auto* const all = new wxBoxSizer{wxHORIZONTAL};
    all->Add(words, wxSizerFlags{3}.CenterVertical().Border(wxLEFT | wxRIGHT, px::pageMargin));
    all->Add(search_, wxSizerFlags{2}.CenterVertical());
    all->Add(actions_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid + 4));
    all->AddSpacer(px::pageMargin);
    auto* const frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(all, wxSizerFlags{1}.Expand().Border(wxBOTTOM, 1));
    SetSizer(frame);
    followTheme(*this, [this](Theme const&) {
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
    Layout();
}

} // namespace gui
