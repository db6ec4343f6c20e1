#pragma once
// Every needle accounted for: stock by lot, a lot's units and their life, sharps containers, waste and quarantine.

#include "app/present/saver.h"
#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

struct Figure {
    std::string number; ///< "14"
    std::string label;  ///< "sessions"
    bool operator==(const Figure&) const = default;
};

struct LotView {
    model::LotId id;   ///< 0: none chosen
    std::string title; ///< "Lot B7731"
    std::string line;  ///< "received 3 Sep 2026, scanned (01)..."
    Message quarantine;
    std::string arrival; ///< what a delivery of it has to be told: that it is held back, or expired
    std::vector<Figure> figures;
    List units; ///< cartridge id; printed id, chip, day and client it was used on
    bool canQuarantine = false;
    bool canRelease = false;
    bool canCount = false;
    bool canPrintLabels = false;
    bool underRecall = false; ///< to be lifted where recalls are, not released here
    bool operator==(const LotView&) const = default;
};

struct UnitView {
    model::CartridgeId id; ///< 0: none chosen
    std::string printedId;
    std::string title; ///< "Cartridge N-3KD7Q2"
    Chip state;
    List life; ///< running number; when, event, who, what
    bool canWaste = false;
    bool canReturn = false;
    bool canLose = false;
    bool canFind = false;
    bool operator==(const UnitView&) const = default;
};

struct NeedlesView {
    std::string title;
    std::string line; ///< "133 cartridges of 5 lots"
    /// Lot id; product, lot, use by, received, used, wasted, on hand, chip. `hidden`: "expired and empty lots hidden:
    /// 12"
    List stock;
    bool withEmptyAndExpired = false;
    LotView lot;
    UnitView unit;
    List containers; ///< those not collected: container id; name and place, fill or chip
    std::vector<Choice> rooms;
    std::vector<Choice> wasteReasons;
    std::vector<Choice> wasteMethods;
    std::vector<Choice> witnesses; ///< the first is nobody, unless one is needed
    bool canReceive = false;
    bool canAssemble = false;
    bool canExpire = false;        ///< something on the shelf is past its day and not yet taken out of stock
    std::string loose;             ///< "3 used cartridges are in no container yet"; empty when all are
    bool canDispose = false;
    bool saving = false;
    Message message;
    bool operator==(const NeedlesView&) const = default;
};

class Needles : public Presenter<NeedlesView> {
public:
    explicit Needles(Seat seat);

    void refresh();
    void showEmptyAndExpired(bool on);
    void selectLot(model::LotId lot);
    void selectUnit(model::CartridgeId unit);
    /// The session that used a unit of the chosen lot.
    std::optional<model::SessionId> sessionOfUnit(model::CartridgeId unit) const;
    /// What a scanner sends that is our own label: shows that unit. False: it is something else, for the receive form.
    bool scanOwnLabel(const std::string& text);
    /// The same for the code on a single unit's pack, when its lot is in the store: shows the lot and its next unit.
    bool scanUnit(const std::string& text);

    void waste(model::CartridgeId unit, model::WasteReason reason, const std::string& note);
    /// With where it went and who saw it, as codes of the view's choices; empty for neither.
    void waste(model::CartridgeId unit, const std::string& reason, const std::string& note, const std::string& method,
               const std::string& witness);
    void lose(model::CartridgeId unit, const std::string& note);
    void find(model::CartridgeId unit, const std::string& note);
    void expire(); ///< every unit past its use-by day leaves the stock
    /// Every used cartridge that is in no container goes into this one.
    void dispose(model::ContainerId container);
    void giveBack(model::CartridgeId unit, const std::string& note); ///< to the supplier
    void quarantine(model::LotId lot, bool recalled, const std::string& reason);
    void release(model::LotId lot, const std::string& reason);

    void assemble(const std::string& number, std::optional<model::RoomId> room);
    void fill(model::ContainerId container, int percent);
    void fill(model::ContainerId container, const std::string& percent); ///< as typed
    void close(model::ContainerId container);
    void collect(model::ContainerId container, const std::string& consignment);
    bool canClose(model::ContainerId container) const;
    bool canCollect(model::ContainerId container) const;
    void tell(Message message); ///< what became of labels

private:
    void show(model::LotId lot, const std::optional<db::CartridgeRow>& unit);
    using Presenter::show;
    void readStock();
    void readLot();
    void readRate();
    void readExpired();
    void render();
    List stockList(std::int64_t& onHand, std::int64_t& lots) const;
    Chip chipOf(const db::LotRow& row) const;
    LotView lotView() const;
    UnitView unitView() const;
    List containerList() const;
    void renderActs(NeedlesView& next) const;

    Seat seat_;
    Saver saver_;
    Worker rating_;
    Worker expiry_;
    bool withAll_ = false;
    db::Listed<db::LotRow> stock_;
    std::int64_t everyLot_ = 0; ///< empty and expired ones too
    model::LotId lot_;
    std::optional<db::LotRow> lotRow_;
    bool underRecall_ = false;
    db::Listed<db::CartridgeRow> units_;
    db::Listed<db::TraceRow> uses_;
    std::optional<db::CartridgeRow> unit_;
    std::vector<db::CartridgeStep> life_; ///< of that unit
    std::vector<db::ContainerRow> containers_;
    std::vector<db::CartridgeRow> loose_; ///< used, and in no container
    std::optional<db::RateRow> rate_;     ///< reactions after the lot chosen
    bool expired_ = false;                ///< something on the shelf is past its day and still in stock
    model::Day today_{};
    std::string timeZone_;
};

} // namespace present
