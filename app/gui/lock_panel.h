#pragma once
// Covers the window while it is locked: nothing of a client stays in sight or within reach of a screen reader. Its own
// person opens it again; somebody else signs in from here. The store stays open.

#include "app/gui/fields.h"
#include "app/gui/place_kept.h"
#include "app/gui/surface.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/weakref.h>

namespace present {
struct ShellView;
}

namespace gui {

class ActionRow;
class Card;
class WrappedText;

class LockPanel : public Surface {
public:
    explicit LockPanel(wxWindow* frame);

    void render(const present::ShellView& view);
    void askOwn(); ///< begins again with the PIN of whose window it is

    std::function<void(const std::string& secret)> onUnlock;
    std::function<void(const std::string& name, const std::string& secret)> onSwitch;
    std::function<void()> onSignOut;

private:
    void buildOwn(Card& card);
    void buildOther(Card& card);
    void askWho(bool other); ///< whose secret is asked for
    void cover();
    void uncover();

    WrappedText* who_ = nullptr;
    WrappedText* others_ = nullptr;
    wxSizer* own_ = nullptr;
    wxSizer* other_ = nullptr;
    std::unique_ptr<TextField> secret_, name_, password_;
    bool unlocking_ = false;
    bool asksOther_ = false;
    wxWeakRef<wxWindow> lastFocus_;          ///< where the keyboard was last while nothing covered it
    std::optional<PlaceKept> before_;        ///< when the lock fell
    std::vector<wxWeakRef<wxWindow>> aside_; ///< windows beside this one that were open then
};

} // namespace gui
