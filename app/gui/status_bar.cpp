#include "app/gui/status_bar.h"

#include "app/gui/a11y.h"
#include "app/gui/chip.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"

namespace gui {

StatusBar::StatusBar(wxWindow* parent)
    : Surface{parent, wxS("status-bar"), Edge::top, [](Theme const& now) { return now.header; },
              [](Theme const& now) { return now.border; }} {
    auto* const all = new wxBoxSizer{wxHORIZONTAL};
    row_ = new wxBoxSizer{wxHORIZONTAL};
    right_ = newText(this, wxS("status-right"), {}, TextRole::small);
    all->Add(row_, wxSizerFlags{1}.CenterVertical().Border(wxLEFT, px::pageMargin));
    soon_ = new Chip{this, wxS("status-lock"), {}, State::warn};
    soon_->Hide();
    all->Add(soon_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::pageMargin));
    all->Add(right_, wxSizerFlags{}.CenterVertical().Border(wxLEFT | wxRIGHT, px::pageMargin));
    SetSizer(all);
    followTheme(*this, [this](Theme const&) {
        right_->InvalidateBestSize();
        SetMinSize({-1, std::max(31, right_->GetBestSize().y + px::grid + 4)});
    });
}

void StatusBar::render(StatusView const& view) {
    while (left_.size() < view.left.size()) {
        auto const name = toWx("status-" + std::to_string(left_.size() + 1));
        left_.push_back(newText(this, name, {}, TextRole::small, true));
        row_->Add(left_.back(), wxSizerFlags{}.CenterVertical().Border(wxRIGHT, px::pageMargin + 2));
    }
    for (std::size_t i = 0; i < left_.size(); ++i) {
        left_[i]->SetLabelText(toWx(i < view.left.size() ? view.left[i] : std::string{}));
        left_[i]->Show(i < view.left.size() && !view.left[i].empty());
    }
    right_->SetLabelText(toWx(view.right));
    const bool begins = !view.soon.empty() && !soon_->IsShown();
    if (!view.soon.empty()) {
        soon_->render(view.soon, State::warn);
    }
    soon_->Show(!view.soon.empty());
    Layout();
    if (begins) {
        announce(*soon_, toWx(view.soon)); // once: the seconds are for the eye
    }
}

} // namespace gui
