#pragma once
// On the settings page: after how long a window that nobody uses locks itself.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/idle_lock_settings.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

namespace gui {

class Banner;
class WrappedText;

class IdleLockCard {
public:
    IdleLockCard(wxWindow* sheet, present::Seat seat);
    ~IdleLockCard();
    IdleLockCard(const IdleLockCard&) = delete;
    IdleLockCard& operator=(const IdleLockCard&) = delete;

    Card* card() { return card_; }
    void refresh() { settings_.refresh(); }

    std::function<void()> onLayout; ///< it takes more room or less

private:
    void save();
    void render();

    present::IdleLockSettings settings_;
    present::IdleLockInput shown_;
    Card* card_ = nullptr;
    Banner* message_ = nullptr;
    WrappedText* note_ = nullptr;
    std::unique_ptr<TextField> after_, atDesk_;
};

} // namespace gui
