#pragma once
// The window: side bar, header, the book of pages, status bar. Knows no page by name.

#include "app/gui/banner.h"
#include "app/gui/side_bar.h"
#include "app/gui/status_bar.h"

#include <wx/frame.h>

#include <functional>
#include <string>
#include <vector>

class wxSimplebook;

namespace gui {

class Header;
class Page;
class SearchField;

class MainFrame : public wxFrame {
public:
    explicit MainFrame(wxString const& title);

    /// What pages are created in.
    wxWindow* book();
    /// A page with a button in the side bar, reached by Ctrl+1, Ctrl+2 ...
    void addPlace(std::string const& key, std::string const& label, std::string const& icon, Page* page);
    /// A page that is opened from within another, e.g. a client's chart; `place` stays marked in the side bar.
    void addInner(Page* page, std::size_t place);
    /// From now on it belongs to another place, from where it is being opened.
    void moveInner(const Page& page, std::size_t place);

    /// Brings the page to the front, unless the one in front does not let go; says whether it did.
    bool show(Page& page);
    bool choosePlace(std::size_t index);
    Page* front() const;

    SideBar& sideBar() { return *side_; }
    SearchField& search();
    void render(StatusView const& view) { status_->render(view); }
    /// What concerns the whole clinic, above every page; empty for nothing.
    void renderNotice(BannerView view);
    /// What has just come up, below it.
    void renderNews(BannerView view);

private:
    struct Leaf {
        Page* page;
        std::size_t place;
    };
    void bindKeys();
    bool inSight() const; ///< not locked: what is hidden takes no keys
    void showHeader();
    void add(Page* page, std::size_t place);

    SideBar* side_ = nullptr;
    Header* header_ = nullptr;
    Banner* notice_ = nullptr;
    Banner* news_ = nullptr;
    wxSimplebook* book_ = nullptr;
    StatusBar* status_ = nullptr;
    std::vector<Leaf> leaves_;
    std::vector<Page*> places_;
};

} // namespace gui
