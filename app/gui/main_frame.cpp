#include "app/gui/main_frame.h"

#include "app/gui/a11y.h"
#include "app/gui/events.h"
#include "app/gui/header.h"
#include "app/gui/layout.h"
#include "app/gui/page.h"
#include "app/gui/search_field.h"
#include "app/gui/strings.h"

#include <wx/accel.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>

#include <algorithm>

namespace gui {
namespace {
constexpr int mostPlaces = 9; // Ctrl+1 to Ctrl+9
}

MainFrame::MainFrame(const wxString& title)
    : wxFrame{nullptr,          wxID_ANY, title, wxDefaultPosition, wxSize{1280, 800}, wxDEFAULT_FRAME_STYLE,
              wxS("main-frame")} {
    watchTheme(*this);
    auto* const root = new Surface{this, wxS("root"), Surface::Edge::none, [](const Theme& now) { return now.window; },
                                   [](const Theme&) { return wxColour{}; }};
    side_ = new SideBar{root};
    header_ = new Header{root};
    notice_ = new Banner{root, wxS("clinic-notice")};
    news_ = new Banner{root, wxS("clinic-news")};
    book_ = new wxSimplebook{root, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, wxS("pages")};
    status_ = new StatusBar{root};
    auto* const right = new wxBoxSizer{wxVERTICAL};
    right->Add(header_, wxSizerFlags{}.Expand());
    for (auto* const banner : {notice_, news_}) {
        right->Add(banner, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, px::pageMargin));
    }
    right->Add(book_, wxSizerFlags{1}.Expand());
    right->Add(status_, wxSizerFlags{}.Expand());
    auto* const all = new wxBoxSizer{wxHORIZONTAL};
    all->Add(side_, wxSizerFlags{}.Expand());
    all->Add(right, wxSizerFlags{1}.Expand());
    root->SetSizer(all);
    auto* const outer = new wxBoxSizer{wxVERTICAL};
    outer->Add(root, wxSizerFlags{1}.Expand());
    SetSizer(outer);
    side_->onChoose = [this](std::size_t index) { choosePlace(index); };
    SetMinSize({1024, 640});
    bindKeys();
}

void MainFrame::renderNotice(BannerView view) {
    notice_->render(std::move(view));
    layoutAround(*notice_);
}

void MainFrame::renderNews(BannerView view) {
    news_->render(std::move(view));
    layoutAround(*news_);
}

wxWindow* MainFrame::book() {
    return book_;
}

SearchField& MainFrame::search() {
    return header_->search();
}

void MainFrame::bindKeys() {
    std::vector<wxAcceleratorEntry> keys;
    for (int i = 0; i < mostPlaces; ++i) {
        const int id = wxWindow::NewControlId();
        keys.emplace_back(wxACCEL_CTRL, '1' + i, id);
        on(
            *this, wxEVT_MENU,
            [this, i](wxCommandEvent&) {
                if (inSight()) {
                    choosePlace(static_cast<std::size_t>(i));
                }
            },
            id);
    }
    const int find = wxWindow::NewControlId();
    keys.emplace_back(wxACCEL_CTRL, 'K', find);
    on(
        *this, wxEVT_MENU,
        [this](wxCommandEvent&) {
            if (inSight() && !covered()) {
                header_->search().take();
            }
        },
        find);
    SetAcceleratorTable({static_cast<int>(keys.size()), keys.data()});
    // A hidden or disabled control takes the focus with it, and GTK then sends keys nowhere.
    on(*this, wxEVT_IDLE, [this](wxIdleEvent& event) {
        event.Skip();
        if (!IsActive() || !inSight() || keysArrive(*this)) {
            return;
        }
        if (auto* const page = front()) {
            page->SetFocus();
        }
        if (!keysArrive(*this)) {
            side_->focusChosen();
        }
    });
}

bool MainFrame::inSight() const {
    return side_->IsShownOnScreen();
}

void MainFrame::add(Page* page, std::size_t place) {
    book_->AddPage(page, page->GetName());
    leaves_.push_back({page, place});
    page->onHeader = [this, page] {
        if (page == front()) {
            showHeader();
        }
    };
    if (leaves_.size() == 1) {
        side_->showChosen(place);
        showHeader();
    }
    if (covered()) {
        veil(*page, true);
    }
}

void MainFrame::addPlace(const std::string& key, const std::string& label, const std::string& icon,
                         std::function<Page&()> page) {
    side_->add(key, label, icon);
    places_.push_back(std::move(page));
}

void MainFrame::moveInner(const Page& page, std::size_t place) {
    for (auto& leaf : leaves_) {
        if (leaf.page == &page) {
            leaf.place = place;
        }
    }
}

Page* MainFrame::front() const {
    const int at = book_->GetSelection();
    return at == wxNOT_FOUND ? nullptr : leaves_.at(static_cast<std::size_t>(at)).page;
}

/// Whether the page in front lets go; otherwise the side bar keeps its place.
bool MainFrame::letsGo() {
    auto* const before = front();
    if (only_ == nullptr && (before == nullptr || before->mayLeave())) {
        return true;
    }
    side_->showChosen(std::ranges::find(leaves_, before, &Leaf::page)->place);
    if (only_ != nullptr && onKeptIn) {
        onKeptIn();
    }
    return false;
}

bool MainFrame::show(Page& page) {
    auto const found = std::ranges::find(leaves_, &page, &Leaf::page);
    if (found == leaves_.end()) {
        return false;
    }
    auto* const before = front();
    if (before != &page) {
        if (!letsGo()) {
            return false;
        }
        if (before != nullptr) {
            before->left();
        }
    }
    side_->showChosen(found->place);
    book_->SetSelection(static_cast<std::size_t>(found - leaves_.begin()));
    showHeader();
    page.SetFocus(); // its first control: arrow keys work at once
    page.shown();
    return true;
}

void MainFrame::coverAllBut(Page& page) {
    if (only_ != nullptr) {
        return;
    }
    only_ = &page;
    coveredFront_ = front();
    if (coveredFront_ != &page) {
        before_.emplace(*this, FindFocus());
        bringForward(page);
        page.SetFocus();
    }
    side_->showPlaces(false);
    header_->search().closeList();
    header_->search().Hide();
    for (const auto& leaf : leaves_) {
        veil(*leaf.page, leaf.page != only_);
    }
    layoutAround(*book_);
    showHeader();
}

void MainFrame::uncover() {
    if (only_ == nullptr) {
        return;
    }
    for (const auto& leaf : leaves_) {
        veil(*leaf.page, false);
    }
    const bool moved = coveredFront_ != only_;
    only_ = nullptr;
    side_->showPlaces(true);
    header_->search().Show();
    if (moved) {
        bringForward(*coveredFront_);
    }
    layoutAround(*book_);
    showHeader();
    if (before_) {
        before_->restore();
        before_.reset();
    }
}

/// Without a word to the one that stood there.
void MainFrame::bringForward(Page& page) {
    const auto found = std::ranges::find(leaves_, &page, &Leaf::page);
    side_->showChosen(found->place);
    book_->ChangeSelection(static_cast<std::size_t>(found - leaves_.begin()));
}

bool MainFrame::choosePlace(std::size_t index) {
    if (covered()) {
        return letsGo(); // it does not, and no page is made for it
    }
    return index < places_.size() && show(places_[index]());
}

void MainFrame::showHeader() {
    if (auto* const page = front()) {
        header_->render(page->header());
    }
}

} // namespace gui
