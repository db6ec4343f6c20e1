#pragma once
// Covers the window while it is locked: nothing of a client stays in sight. The store stays open.

#include "app/gui/fields.h"
#include "app/gui/surface.h"

#include <functional>
#include <memory>
#include <string>

#include <wx/weakref.h>

namespace gui {

class ActionRow;
class WrappedText;

class LockPanel : public Surface {
public:
    explicit LockPanel(wxWindow* frame);

    void render(bool locked, bool unlocking, const std::string& person, const std::string& problem);

    std::function<void(const std::string& secret)> onUnlock;
    std::function<void()> onSignOut;

private:
    WrappedText* who_ = nullptr;
    std::unique_ptr<TextField> secret_;
    ActionRow* acts_ = nullptr;
    bool unlocking_ = false;
    wxWeakRef<wxWindow> before_; ///< had the focus when the lock fell
};

} // namespace gui
