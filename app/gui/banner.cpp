#include "app/gui/banner.h"

#include "app/gui/a11y.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"

#include <wx/sizer.h>

namespace gui {

Banner::Banner(wxWindow* parent, wxString const& name)
    : Surface{parent, name, Edge::rounded, [](Theme const& now) { return now.of(State::info).fill; },
              [](Theme const&) { return wxColour{}; }} {
    auto const ink = [this](Theme const& now) { return now.of(state_).text; };
    title_ = new WrappedText{this, name + wxS("-title"), {}, TextRole::strong, ink};
    words_ = new WrappedText{this, name + wxS("-words"), {}, TextRole::body, ink};
    actions_ = new ActionRow{this, name + wxS("-actions")};
    auto* const column = new wxBoxSizer{wxVERTICAL};
    column->Add(title_, wxSizerFlags{}.Expand());
    column->Add(words_, wxSizerFlags{}.Expand());
    column->Add(actions_, wxSizerFlags{}.Expand().Border(wxTOP, px::cardGap - 4));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(column, wxSizerFlags{1}.Expand().Border(wxALL, px::cardMargin - 4));
    SetSizer(all);
    Hide();
}

void Banner::render(BannerView view) {
    state_ = view.state;
    setFill([this](Theme const& now) { return now.of(state_).fill; });
    for (auto* text : {title_, words_}) {
        text->SetForegroundColour(theme().of(state_).text);
    }
    title_->setText(view.title);
    title_->Show(!view.title.empty());
    if (view.markup) {
        words_->setMarkup(view.words);
    } else {
        words_->setText(view.words);
    }
    words_->Show(!view.words.empty());
    setAccessibleName(*this, toWx(view.title.empty() ? view.words : view.title));
    bool const wanted = !view.title.empty() || !view.words.empty();
    Show(wanted);
    actions_->render(std::move(view.actions)); // also lays out what is around
}

} // namespace gui
