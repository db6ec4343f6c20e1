#pragma once
// The cards of the session desk: treatment rows, cartridges, what goes before and after.

#include "app/gui/card.h"
#include "app/gui/desk_flow.h"
#include "app/gui/desk_topicals.h"
#include "app/gui/fields.h"
#include "app/present/desk.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gui {

class ActionFlow;
class Banner;
class List;
class NoteCard;
struct DeskLine;

/// Modality, device, indication and skin type of all rows; depth, passes, endpoint and note of each. The rows are a
/// table where its width allows, else each row takes several lines.
class DeskRows {
public:
    DeskRows(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    ~DeskRows();
    void render(const present::DeskView& view);
    void fit(int width);
    Card& card() { return *card_; }

private:
    void rebuild(const present::DeskView& view);
    void bindLine(std::size_t row, const present::DeskView& view);
    void chooseEndpoint(std::size_t row, const std::string& code);
    void edit(std::size_t row, const std::function<void(present::DeskRowInput&)>& change);
    bool tooWide() const;

    std::function<present::DeskPresenter*()> desk_;
    Card* card_;
    ChoiceField modality_, device_, indication_, skinType_;
    FlowRow all_;
    WrappedText* lastTime_ = nullptr;
    wxPanel* grid_ = nullptr;
    std::vector<std::unique_ptr<DeskLine>> lines_;
    std::vector<std::string> shown_; ///< which rows the lines stand for
    int width_ = 0;                  ///< room for a row, px; 0 before the first layout
    bool table_ = true;
};

/// Scan or Enter for the offered one; the cartridges this session has opened.
class DeskCartridge {
public:
    DeskCartridge(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    void render(const present::DeskView& view);
    void fit(int width);
    Card& card() { return *card_; }
    wxWindow* question(); ///< asks for words below the card, when an act needs them
    bool closeQuestion(); ///< false when none was asked
    void clear();
    void focusScan() { scan_.take(); }

    std::function<void(const std::string& text)> onTyped;   ///< into the field for scans
    std::function<void(const std::string& scan)> onReceive; ///< what was scanned is not in the store

private:
    std::vector<Action> actionsFor(const std::string& id);
    void renderOffer(const present::DeskView& view);
    void renderFates();
    void renderReadings(const present::DeskView& view);

    std::function<present::DeskPresenter*()> desk_;
    Card* card_;
    TextField scan_;
    wxStaticText* label_ = nullptr; ///< of the field
    WrappedText* offer_ = nullptr;
    std::unique_ptr<FlowRow> flow_;
    ActionFlow* acts_ = nullptr;
    NoteCard* question_ = nullptr;
    Banner* readings_ = nullptr;
    List* opened_ = nullptr;
    WrappedText* hint_ = nullptr; ///< what can be done with an opened one
    ActionFlow* fates_ = nullptr; ///< of the one that is chosen
};

/// People, times, anaesthetic, topicals, response, container, notes.
class DeskRecord {
public:
    DeskRecord(wxWindow* parent, std::function<present::DeskPresenter*()> desk);
    void render(const present::DeskView& view);
    void fit(int width);
    Card& people() { return *people_; }
    Card& before() { return *before_; }
    Card& after() { return *after_; }

private:
    void buildPeople();
    void buildBefore();
    void buildAfter();
    void renderBefore(const present::DeskView& view);
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
    std::unique_ptr<DeskTopicals> topicals_;

    Card* after_;
    std::unique_ptr<ChoiceField> pain_, erythema_, oedema_, bleeding_, container_;
    wxCheckBox* disinfected_ = nullptr;
    std::unique_ptr<TextField> notes_;
    std::vector<FlowRow> flows_;
};

} // namespace gui
