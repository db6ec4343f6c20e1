#pragma once
// The page of the welcome window on which a backup is looked at and restored.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/restoring.h"

#include <functional>
#include <memory>

namespace gui {

class Banner;
class WrappedText;

class RestorePanel {
public:
    RestorePanel(Card& card, present::Restoring& restoring);
    ~RestorePanel();
    RestorePanel(const RestorePanel&) = delete;
    RestorePanel& operator=(const RestorePanel&) = delete;

    void take(); ///< focus

    std::function<void()> onLayout;
    std::function<void()> onLeave; ///< back, or on to the sign-in

private:
    void leave();
    void look();
    void chooseBackup();
    void render();

    Card& card_;
    present::Restoring& restoring_;
    WrappedText* place_ = nullptr;
    std::unique_ptr<TextField> backup_, user_, secret_;
    ActionRow* choose_ = nullptr;
    WrappedText* inside_ = nullptr;
    Banner* lost_ = nullptr;
    Banner* message_ = nullptr;
    WrappedText* progress_ = nullptr;
    ActionRow* acts_ = nullptr;
};

} // namespace gui
