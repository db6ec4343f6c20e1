#pragma once
// The cards of the session desk: treatment rows, cartridges, what goes before and after.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/desk.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxFlexGridSizer;

namespace gui {

class List;
class Banner;

/// Modality, device, indication and skin type of all rows; depth, passes, endpoint and note of each.
class DeskRows {
public:
    DeskRows(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    ~DeskRows();
    void render(const present::DeskView& view);
    Card& card() { return *card_; }
    void focusFirst();

private:
    struct Line;
    void rebuild(const present::DeskView& view);
    void edit(std::size_t row, const std::function<void(present::DeskRowInput&)>& change);

    std::function<present::DeskPresenter*()> desk_;
    Card* card_;
    ChoiceField modality_, device_, indication_, skinType_;
    wxPanel* grid_ = nullptr;
    std::vector<std::unique_ptr<Line>> lines_;
    std::vector<std::string> shown_; ///< which rows the lines stand for
};

/// Scan or Enter for the offered one; the cartridges this session has opened.
class DeskCartridge {
public:
    DeskCartridge(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    void render(const present::DeskView& view);
    Card& card() { return *card_; }
    void focusScan() { scan_.take(); }

private:
    std::vector<Action> actionsFor(const std::string& id);

    std::function<present::DeskPresenter*()> desk_;
    Card* card_;
    TextField scan_;
    WrappedText* offer_ = nullptr;
    ActionRow* acts_ = nullptr;
    Banner* readings_ = nullptr;
    List* opened_ = nullptr;
};

/// People, times, anaesthetic, topicals, response, container, notes.
class DeskRecord {
public:
    DeskRecord(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    void render(const present::DeskView& view);
    Card& people() { return *people_; }
    Card& before() { return *before_; }
    Card& after() { return *after_; }

private:
    void buildPeople();
    void buildBefore();
    void buildAfter();
    void edit(const std::function<void(present::DeskInput&)>& change);
    void typed(TextField& field, std::function<void(present::DeskInput&, std::string)> put);

    std::function<present::DeskPresenter*()> desk_;
    Card* people_;
    ChoiceField performer_, supervisor_, room_;
    TextField start_, end_;

    Card* before_;
    wxCheckBox* given_ = nullptr;
    wxPanel* numb_ = nullptr;
    std::unique_ptr<TextField> product_, lot_, strength_, grams_, weight_, area_, on_, off_;
    WrappedText* dose_ = nullptr;
    WrappedText* doseWarnings_ = nullptr;
    TextField topical_, topicalLot_;
    wxCheckBox* underNeedles_ = nullptr;
    WrappedText* topicalWarning_ = nullptr;

    Card* after_;
    std::unique_ptr<ChoiceField> pain_, erythema_, oedema_, bleeding_, container_;
    wxCheckBox* disinfected_ = nullptr;
    std::unique_ptr<TextField> notes_;
};

} // namespace gui
