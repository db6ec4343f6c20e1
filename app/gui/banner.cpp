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
constexpr int leastWords = 420; ///< px that the words keep when buttons stand beside them
} // namespace

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
    parts_ = new wxBoxSizer{wxVERTICAL};
    parts_->Add(column);
    parts_->Add(actions_, wxSizerFlags{}.Border(wxTOP, margin));
    setWide(false);
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(parts_, wxSizerFlags{1}.Expand().Border(wxALL, margin));
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
    fit(GetClientSize().x);
}

void Banner::fit(int width) {
    const int buttons = actions_->widthOfAll();
    const bool wide = buttons > 0 && width >= buttons + 3 * margin + forText(leastWords);
    if (wide != (parts_->GetOrientation() == wxHORIZONTAL)) {
        setWide(wide);
        layoutAround(*actions_);
    }
    actions_->fit(width - 2 * margin);
}

void Banner::setWide(bool wide) {
    parts_->SetOrientation(wide ? wxHORIZONTAL : wxVERTICAL);
    auto* const words = parts_->GetItem(std::size_t{0});
    words->SetProportion(wide ? 1 : 0);
    words->SetFlag(wide ? int{wxALIGN_CENTRE_VERTICAL} : int{wxEXPAND});
    parts_->GetItem(std::size_t{1})
        ->SetFlag(wide ? int{wxALIGN_CENTRE_VERTICAL} | int{wxLEFT} : int{wxEXPAND} | int{wxTOP});
}

} // namespace gui
