#pragma once
// The sharps injury log, and the form of a new entry.

#include "app/gui/page.h"
#include "app/present/injuries.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>
#include <vector>

namespace gui {

class Banner;
class Card;
class FactText;
class FormCard;
class List;
class TextField;

class InjuriesPage : public Page {
public:
    InjuriesPage(wxWindow* book, present::Seat seat);
    ~InjuriesPage() override;

    void refresh();
    void shown() override;
    void open(model::InjuryId injury); ///< chosen in the list

    std::function<void()> onClose;

private:
    struct Entry {
        std::string name; ///< as in the problems
        std::string present::InjuryInput::*member;
        std::unique_ptr<TextField> field;
    };
    void buildForm();
    void askClosing();
    void askNote();
    void render();

    present::Injuries injuries_;
    Banner* message_ = nullptr;
    FormCard* closing_ = nullptr;
    Card* form_ = nullptr;
    std::vector<Entry> entries_;
    List* list_ = nullptr;
    Card* card_ = nullptr;
    FactText* facts_ = nullptr;
    Card* notesCard_ = nullptr;
    List* notes_ = nullptr;
};

} // namespace gui
