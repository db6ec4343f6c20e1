#include "app/gui/side_bar.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/icons.h"
#include "app/gui/layout.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <initializer_list>

namespace gui {
namespace {
constexpr int leftOfWords = 20;
constexpr int gapBetween = 2;
} // namespace

SideBar::SideBar(wxWindow* parent)
    : Surface{parent, wxS("side-bar"), Edge::right, [](const Theme& now) { return now.side; },
              [](const Theme& now) { return now.border; }} {
    auto* const title = newText(this, wxS("program-title"), "Needlebook", TextRole::cardTitle);
    column_ = new wxBoxSizer{wxVERTICAL};
    user_ = newText(this, wxS("user-name"), {}, TextRole::strong, true);
    role_ = new WrappedText{
        this, wxS("user-role"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    lock_ = newText(this, wxS("lock-countdown"), {}, TextRole::small, true);
    rule_ = new Surface{this, wxS("side-rule"), Edge::none, [](const Theme& now) { return now.border; },
                        [](const Theme&) { return wxColour{}; }};
    rule_->SetMinSize({-1, 1});
    signOut_ = new wxButton{this,
                            wxID_ANY,
                            _("Sign &out"),
                            wxDefaultPosition,
                            wxDefaultSize,
                            wxBU_LEFT | wxBORDER_NONE,
                            wxDefaultValidator,
                            wxS("sign-out")};
    addStyle(*signOut_, style::quiet);
    alignLeft(*signOut_);
    signOut_->SetMinSize({-1, px::target});
    on(*signOut_, wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (onSignOut) {
            onSignOut();
        }
    });
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->AddSpacer(16);
    all->Add(title, wxSizerFlags{}.Border(wxLEFT, leftOfWords));
    all->AddSpacer(13);
    all->Add(column_, wxSizerFlags{}.Expand().Border(wxLEFT, px::grid));
    all->AddStretchSpacer();
    all->Add(rule_, wxSizerFlags{}.Expand().Border(wxLEFT, px::grid));
    all->AddSpacer(px::grid + 2);
    for (wxWindow* line : std::initializer_list<wxWindow*>{user_, role_, lock_}) {
        all->Add(line, wxSizerFlags{}.Expand().Border(wxLEFT, leftOfWords));
        all->AddSpacer(2);
    }
    all->Add(signOut_, wxSizerFlags{}.Expand().Border(wxLEFT, px::grid));
    all->AddSpacer(px::grid + 4);
    auto* const frame = new wxBoxSizer{wxHORIZONTAL};
    frame->Add(all, wxSizerFlags{1}.Expand());
    frame->AddSpacer(px::grid + 1); // and the line
    SetSizer(frame);
    on(*this, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] { placeBadges(); });
    });
}

void SideBar::add(const std::string& key, const std::string& label, const std::string& icon) {
    const auto index = entries_.size();
    auto* const button = new wxToggleButton{this,
                                            wxID_ANY,
                                            toWx(label),
                                            wxDefaultPosition,
                                            wxDefaultSize,
                                            wxBU_LEFT | wxBORDER_NONE,
                                            wxDefaultValidator,
                                            toWx("side-" + key)};
    addStyle(*button, style::sideButton);
    button->SetToolTip(toWx(fromWx(_("Ctrl+")) + std::to_string(index + 1)));
    // Made after its button and without a window of its own: painted upon it, and the button still gets the click.
    auto* const badge = new wxStaticText{
        this, wxID_ANY, wxString{}, wxDefaultPosition, wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL, toWx("badge-" + key)};
    addStyle(*badge, style::badge);
    badge->Hide();
    on(*button, wxEVT_TOGGLEBUTTON, [this, index](wxCommandEvent&) {
        showChosen(index); // a second click on the chosen one does not let go of it
        if (onChoose) {
            onChoose(index);
        }
    });
    entries_.push_back({label, icon, button, badge, {}});
    column_->Add(button, wxSizerFlags{}.Expand().Border(wxBOTTOM, gapBetween));
    followTheme(*button, [this, index](const Theme&) {
        if (index + 1 == entries_.size()) {
            paintIcons();
        }
    });
    alignLeft(*button);
    button->SetMinSize({-1, px::target});
    nameEntry(entries_.back());
    int widest = px::sideBar;
    for (const auto& entry : entries_) {
        widest = std::max(widest, entry.button->GetBestSize().x + 2 * px::grid + 40);
    }
    SetMinSize({widest, -1});
}

void SideBar::nameEntry(const Entry& entry) {
    setAccessibleName(*entry.button,
                      toWx(entry.shown.text.empty() ? entry.label : entry.label + ", " + entry.shown.words));
}

void SideBar::setBadge(std::size_t index, const Badge& badge) {
    auto& entry = entries_.at(index);
    if (entry.shown == badge) {
        return;
    }
    entry.shown = badge;
    (badge.alarm ? addStyle : removeStyle)(*entry.badge, style::alarm);
    entry.badge->SetLabelText(toWx(badge.text));
    entry.badge->Show(!badge.text.empty() && entry.button->IsShown());
    nameEntry(entry);
    placeBadges();
}

void SideBar::placeBadges() {
    for (const auto& entry : entries_) {
        entry.badge->InvalidateBestSize();
        const auto size = entry.badge->GetBestSize();
        const auto button = entry.button->GetRect();
        const int width = std::max(size.x, size.y + 2);
        entry.badge->SetSize(button.GetRight() - 12 - width + 1, button.y + (button.height - size.y) / 2, width,
                             size.y);
    }
}

void SideBar::paintIcons() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        entries_[i].button->SetBitmap(icon(entries_[i].icon, i == chosen_ ? theme().onAccent : theme().body));
    }
}

void SideBar::showPlaces(bool shown) {
    for (const auto& entry : entries_) {
        entry.button->Show(shown);
        entry.badge->Show(shown && !entry.shown.text.empty());
    }
    Layout();
    placeBadges();
}

void SideBar::focusChosen() {
    if (chosen_ < entries_.size() && entries_[chosen_].button->IsShown()) {
        entries_[chosen_].button->SetFocus();
    } else {
        signOut_->SetFocus();
    }
}

void SideBar::showChosen(std::size_t index) {
    chosen_ = index;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        entries_[i].button->SetValue(i == index);
    }
    paintIcons();
}

void SideBar::render(const UserView& user) {
    user_->SetLabelText(toWx(user.name));
    role_->setText(user.role);
    lock_->SetLabelText(toWx(user.lock));
    Layout();
}

} // namespace gui
