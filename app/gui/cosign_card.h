#pragma once
// Co-signing a trainee's session: what the PIN stands for, and the PIN. Esc closes it.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/co_signing.h"

#include <functional>

namespace gui {

class Banner;
class WrappedText;

class CosignCard : public Card {
public:
    CosignCard(wxWindow* parent, present::Seat seat);
    ~CosignCard() override;

    void open(model::SessionId session);
    bool close(); ///< false when it was not open

    std::function<void()> saved;

private:
    void save();
    void render();

    present::CoSigning signing_;
    Banner* message_ = nullptr;
    WrappedText* meaning_ = nullptr;
    TextField pin_;
};

} // namespace gui
