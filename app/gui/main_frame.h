#pragma once
// The window: side bar, header, the book of pages, status bar. Knows no page by name.

#include "app/gui/banner.h"
#include "app/gui/place_kept.h"
#include "app/gui/side_bar.h"
#include "app/gui/status_bar.h"

#include <wx/frame.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class wxSimplebook;

namespace gui {

class Header;
class Page;
class SearchField;

class MainFrame : public wxFrame {
public:
    explicit MainFrame(const wxString& title);

    /// What pages are created in.
    wxWindow* book();
    /// A button in the side bar, reached by Ctrl+1, Ctrl+2 ...; the page is asked for when it is first chosen.
    void addPlace(const std::string& key, const std::string& label, const std::string& icon,
                  std::function<Page&()> page);
    /// A page of a place, or one that is opened from within another, e.g. a client's chart; `place` is marked in the
    /// side bar while it is in front. The first is in front at once.
    void add(Page* page, std::size_t place);
    /// From now on it belongs to another place, from where it is being opened.
    void moveInner(const Page& page, std::size_t place);

    /// Brings the page to the front, unless the one in front does not let go; says whether it did.
    bool show(Page& page);
    bool choosePlace(std::size_t index);
    /// Made if need be, but not brought to the front.
    Page& pageOf(std::size_t place) { return places_.at(place)(); }
    Page* front() const;
    /// Only this page is in sight, and none is left by it or reached from it, until uncover() brings back what was in
    /// front then. A page in the way is not asked: it loses nothing.
    void coverAllBut(Page& page);
    void uncover();
    bool covered() const { return only_ != nullptr; }
    std::function<void()> onKeptIn; ///< somebody wanted to another page while covered

    SideBar& sideBar() { return *side_; }
    SearchField& search();
    void render(const StatusView& view) { status_->render(view); }
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
    bool letsGo();
    bool inSight() const; ///< not locked: what is hidden takes no keys
    void showHeader();
    void bringForward(Page& page);

    SideBar* side_ = nullptr;
    Header* header_ = nullptr;
    Banner* notice_ = nullptr;
    Banner* news_ = nullptr;
    wxSimplebook* book_ = nullptr;
    StatusBar* status_ = nullptr;
    std::vector<Leaf> leaves_;
    std::vector<std::function<Page&()>> places_;
    Page* only_ = nullptr;            ///< while the others are covered
    Page* coveredFront_ = nullptr;    ///< was in front then
    std::optional<PlaceKept> before_; ///< what one was at, when that was another
};

} // namespace gui
