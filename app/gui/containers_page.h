#pragma once
// Sharps containers: their life, what is due, and the used cartridges that still lie about.

#include "app/gui/page.h"
#include "app/present/containers.h"
#include "app/present/ports.h"

#include <functional>

namespace gui {

class Banner;
class Card;
class FormCard;
class List;
class WrappedText;

class ContainersPage : public Page {
public:
    ContainersPage(wxWindow* book, present::Seat seat);
    ~ContainersPage() override;

    void refresh();
    void shown() override;
    void open(model::ContainerId container); ///< chosen in the list

    std::function<void()> onClose;

private:
    void assemble();
    void render();

    present::Containers containers_;
    Banner* message_ = nullptr;
    FormCard* form_ = nullptr;
    List* list_ = nullptr;
    Card* card_ = nullptr;
    WrappedText* line_ = nullptr;
    Banner* standing_ = nullptr;
    List* life_ = nullptr;
    Card* looseCard_ = nullptr;
    List* loose_ = nullptr;
};

} // namespace gui
