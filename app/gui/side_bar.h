#pragma once
// The way from page to page: a button each with icon and count, and at the foot who is signed in and for how long.

#include "app/gui/surface.h"

#include <functional>
#include <string>
#include <vector>

class wxBoxSizer;
class wxButton;
class wxStaticText;
class wxToggleButton;

namespace gui {

class WrappedText;

struct Badge {
    std::string text;   ///< empty: none
    bool alarm = false; ///< red: someone must act; grey: worth knowing
    std::string words;  ///< what is counted, for a screen reader: "2 lots run low"
    bool operator==(const Badge&) const = default;
};

struct UserView {
    std::string name;
    std::string role;
    std::string lock; ///< "locks in 8 min"
};

class SideBar : public Surface {
public:
    explicit SideBar(wxWindow* parent);

    /// `icon` is a name of resources/icons.
    void add(const std::string& key, const std::string& label, const std::string& icon);
    void setBadge(std::size_t index, const Badge& badge);
    void showChosen(std::size_t index);
    /// While nothing but one page may be reached its buttons and counts are away.
    void showPlaces(bool shown);
    void focusChosen(); ///< where the keyboard is when nothing else has it
    void render(const UserView& user);

    std::function<void(std::size_t index)> onChoose;
    std::function<void()> onSignOut;

private:
    struct Entry {
        std::string label, icon;
        wxToggleButton* button;
        wxStaticText* badge;
        Badge shown;
    };
    void placeBadges();
    void paintIcons();
    void nameEntry(const Entry& entry);

    std::vector<Entry> entries_;
    std::size_t chosen_ = 0;
    wxBoxSizer* column_ = nullptr;
    wxStaticText* user_ = nullptr;
    WrappedText* role_ = nullptr;
    wxStaticText* lock_ = nullptr;
    wxButton* signOut_ = nullptr;
    wxWindow* rule_ = nullptr;
};

} // namespace gui
