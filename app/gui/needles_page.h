#pragma once
// Stock by lot, a lot's units and their life, sharps containers, deliveries.

#include "app/gui/page.h"
#include "app/present/needles.h"
#include "app/present/ports.h"
#include "app/present/receive.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gui {

class ActionFlow;
class Banner;
class Card;
class CountCard;
class FactText;
class Figure;
class FormCard;
class LabelCard;
class List;
class NoteCard;
class ReceiveCard;
class ScanBar;
class TextField;
struct Action;
struct ReportSource;

class NeedlesPage : public Page {
public:
    NeedlesPage(wxWindow* book, present::Seat seat);
    ~NeedlesPage() override;

    void refresh();
    void shown() override;
    void openLot(model::LotId lot);
    void openUnit(const std::string& printedId); ///< its life, beside its lot

    std::function<void(model::SessionId)> openSession;
    std::function<void()> openCatalogue;
    std::function<void()> openScanner;
    std::function<void()> openRecalls;
    std::function<void()> openContainers;
    std::function<void()> openInjuries;
    std::function<void(model::LotId)> openTrace; ///< 0: of nothing yet
    std::function<void(const ReportSource&)> openPreview;

private:
    void build();
    void render();
    void renderHeader();
    void renderLot();
    void receive(bool opening, const std::string& scanned);
    void makeRoom();
    void scanned(const std::string& text);
    void showUnit();
    void printLabels();
    void renderArrived();
    std::vector<Action> lotActs();
    std::vector<Action> unitActs();
    void askWaste(model::CartridgeId unit);
    std::vector<Action> links();
    std::vector<Action> containerActs(const std::string& id);

    present::Seat seat_;
    present::Needles needles_;
    Banner* message_ = nullptr;
    ScanBar* bar_ = nullptr;
    NoteCard* note_ = nullptr;
    FormCard* form_ = nullptr;
    CountCard* count_ = nullptr;
    LabelCard* labels_ = nullptr;
    Banner* arrived_ = nullptr;
    int arrivedUnits_ = 0; ///< of the lot that a delivery has just brought
    model::LotId arrivedLot_;
    ReceiveCard* receive_ = nullptr;
    bool receiving_ = false;
    Card* stockCard_ = nullptr;
    List* stock_ = nullptr;
    Card* lotCard_ = nullptr;
    Banner* quarantine_ = nullptr;
    std::vector<Figure*> figures_;
    List* units_ = nullptr;
    Card* unitCard_ = nullptr;
    FactText* life_ = nullptr;
    ActionFlow* unitActs_ = nullptr; ///< below: the side's cards are too narrow for them beside a title
    Card* scanCard_ = nullptr;
    std::unique_ptr<TextField> scan_;
    ActionFlow* links_ = nullptr; ///< to the other pages of the ledger
    Card* containersCard_ = nullptr;
    List* containers_ = nullptr;
    ActionFlow* containerActs_ = nullptr;
};

} // namespace gui
