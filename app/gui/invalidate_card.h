#pragma once
// Marking a session as entered in error: what follows from it, the reason and the PIN. Esc closes it.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/invalidating.h"

#include <functional>

namespace gui {

class Banner;
class WrappedText;

class InvalidateCard : public Card {
public:
    InvalidateCard(wxWindow* parent, present::Seat seat);
    ~InvalidateCard() override;

    void open(model::SessionId session);
    bool close(); ///< false when it was not open

    std::function<void()> saved;

private:
    void save();
    void render();

    present::Invalidating invalidating_;
    Banner* message_ = nullptr;
    WrappedText* follows_ = nullptr;
    TextField reason_, pin_;
    WrappedText* meaning_ = nullptr;
};

} // namespace gui
