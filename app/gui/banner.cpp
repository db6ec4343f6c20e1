#include "app/gui/banner.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/wrapped_text.h"

#include <wx/sizer.h>

namespace gui {

namespace {
constexpr int margin = px::cardMargin - 4;
}

Banner::Banner(wxWindow* parent, const wxString& name)
    : Surface{parent, name, Edge::rounded, [](const Theme& now) { return now.of(State::info).fill; },
              [](const Theme&) { return wxColour{}; }} {
    const auto ink = [this](const Theme& now) { return now.of(state_).text; };
    title_ = new WrappedText{this, name + wxS("-title"), {}, TextRole::strong, ink};
    words_ = new WrappedText{this, name + wxS("-words"), {}, TextRole::body, ink};
    actions_ = new ActionFlow{this, name + wxS("-actions")};
    auto* const column = new wxBoxSizer{wxVERTICAL};
    column->Add(title_, wxSizerFlags{}.Expand());
    column->Add(words_, wxSizerFlags{}.Expand());
    column->Add(actions_, wxSizerFlags{}.Expand().Border(wxTOP, margin));
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(column, wxSizerFlags{1}.Expand().Border(wxALL, margin));
    SetSizer(all);
    Hide();
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { fit(GetClientSize().x); });
    });
}

void Banner::render(BannerView view) {
    state_ = view.state;
    setFill([this](const Theme& now) { return now.of(state_).fill; });
    for (auto* text : {title_, words_}) {
        text->SetForegroundColour(theme().of(state_).text);
    }
    sayOrHide(*title_, view.title);
    if (view.markup) {
        words_->setMarkup(view.words);
        words_->Show(!view.words.empty());
    } else {
        sayOrHide(*words_, view.words);
    }
    setAccessibleName(*this, toWx(view.title.empty() ? view.words : view.title));
    const bool wanted = !view.title.empty() || !view.words.empty();
    Show(wanted);
    actions_->render(std::move(view.actions)); // also lays out what is around
}

void Banner::fit(int width) {
    actions_->fit(width - 2 * margin);
}

} // namespace gui
