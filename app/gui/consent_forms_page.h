#pragma once
// The forms that clients sign: what there is, and a new version of one.

#include "app/gui/page.h"
#include "app/present/consent_forms.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>

namespace gui {

class Banner;
class Card;
class ChoiceField;
class List;
class NoteCard;
class TextField;
class WrappedText;

class ConsentFormsPage : public Page {
public:
    ConsentFormsPage(wxWindow* book, present::Seat seat);
    ~ConsentFormsPage() override;

    void refresh();
    void shown() override;

    std::function<void()> onClose;

private:
    void open(std::int64_t row);
    void save();
    void askToRetire();
    void render();

    present::ConsentForms forms_;
    Banner* message_ = nullptr;
    Card* listCard_ = nullptr;
    List* list_ = nullptr;
    Card* form_ = nullptr;
    WrappedText* words_ = nullptr;
    NoteCard* why_ = nullptr;
    std::unique_ptr<TextField> name_, text_;
    std::unique_ptr<ChoiceField> modality_;
    present::ConsentFormInput shown_;
};

} // namespace gui
