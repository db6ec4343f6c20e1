#pragma once
// Counting a lot on its card: how many lie there, why it differs, and the balance.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/counting.h"
#include "app/present/ports.h"

#include <functional>
#include <vector>

namespace gui {

class Banner;
class Figure;
class List;
class WrappedText;

class CountCard : public Card {
public:
    CountCard(wxWindow* parent, present::Seat seat);
    ~CountCard() override;

    void open(model::LotId lot);
    bool close(); ///< false when it was not open

    std::function<void()> saved;
    std::function<void()> turned; ///< opened or closed

private:
    void render();

    present::Counting counting_;
    Banner* message_ = nullptr;
    TextField counted_, reason_;
    WrappedText* difference_ = nullptr;
    std::vector<Figure*> balance_;
    List* missing_ = nullptr;
    List* before_ = nullptr;
};

} // namespace gui
