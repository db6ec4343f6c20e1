#pragma once
// Recalls: issuing one, whom it concerns, who was told, lifting it.

#include "app/gui/page.h"
#include "app/gui/printing.h"
#include "app/present/ports.h"
#include "app/present/recalls.h"

#include <functional>
#include <memory>
#include <vector>

class wxBoxSizer;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class Figure;
class List;
class NoteCard;
class RecallCard;
class TextField;

class RecallsPage : public Page {
public:
    RecallsPage(wxWindow* book, present::Seat seat);
    ~RecallsPage() override;

    void refresh();
    void shown() override;
    void open(model::RecallId recall); ///< chosen in the list
    void issue();                      ///< opens the form

    std::function<void()> onClose;
    std::function<void(model::SessionId)> openSession;
    std::function<void(model::ClientId)> openChart;
    std::function<void(const ReportSource&)> openPreview;

private:
    void build(wxBoxSizer& body);
    void note(const std::string& outcome);
    void render();
    void renderChosen();
    std::vector<Action> outcomes();
    ReportSource source();

    present::Recalls recalls_;
    Printing printing_;
    Banner* message_ = nullptr;
    NoteCard* lifting_ = nullptr;
    wxSizer* telling_ = nullptr; ///< how a client was told, for who may tell
    RecallCard* form_ = nullptr;
    Card* listCard_ = nullptr;
    List* list_ = nullptr;
    Card* card_ = nullptr;
    Banner* state_ = nullptr;
    std::vector<Figure*> figures_;
    List* lots_ = nullptr;
    Card* exposedCard_ = nullptr;
    std::unique_ptr<ChoiceField> way_;
    std::unique_ptr<TextField> words_;
    List* exposed_ = nullptr;
    List* contacts_ = nullptr;
};

} // namespace gui
