#pragma once
// Whom to call, and what was said.

#include "app/gui/page.h"
#include "app/present/aftercare.h"
#include "app/present/ports.h"

#include <functional>

namespace gui {

class Banner;
class Card;
class List;
class NoteCard;
class Segmented;
class WrappedText;

class AftercarePage : public Page {
public:
    AftercarePage(wxWindow* book, present::Seat seat);
    ~AftercarePage() override;

    void refresh();
    void shown() override;

    std::function<void(model::ClientId)> openChart;
    std::function<void()> openPlans; ///< none: not for this person

private:
    void render();
    void ask(bool done);

    present::Aftercare aftercare_;
    Banner* message_ = nullptr;
    NoteCard* note_ = nullptr;
    Card* card_ = nullptr;
    Segmented* sets_ = nullptr;
    List* list_ = nullptr;
    Card* detail_ = nullptr;
    WrappedText* line_ = nullptr;
    WrappedText* text_ = nullptr;
    WrappedText* said_ = nullptr;
};

} // namespace gui
