#pragma once
// Receiving a delivery, from a scan of the box or typed; a product that is not in the catalogue is added on the spot.

#include "app/present/view.h"
#include "app/present/worker.h"
#include "model/needle.h"

#include <optional>
#include <string>
#include <vector>

namespace model {
struct Udi;
}

namespace present {

/// As typed or scanned. Names of members are the names of fields in `problems`.
struct ReceiveInput {
    static constexpr auto newProduct = "new";

    std::string product; ///< id of a choice, or `newProduct`: the one described below; empty: none chosen yet
    std::string number;  ///< lot
    std::string useBy;   ///< a day
    std::string quantity;
    bool opening = false;  ///< was there before the program; a part-used box
    bool compared = false; ///< number and day were read from the box a second time

    std::string brand;
    std::string modelName;
    std::string gtin;
    std::string packQuantity;
    model::Modality modality = model::Modality::pen;
    std::string pins;
    std::string gauge;
    std::string maximumDepth;
    bool operator==(const ReceiveInput&) const = default;
};

struct ReceiveView {
    std::string title; ///< "Receive a delivery"
    ReceiveInput input;
    std::vector<Choice> products;
    bool newProduct = false;             ///< show the product's own fields
    std::string scanned;                 ///< "(01)...(17)...(10)..."; empty when typed
    std::vector<std::string> candidates; ///< readings of a scan that lost a separator; a person picks one
    Message message;                     ///< what the scan gave, or why it could not be read
    std::string alreadyThere;            ///< "Lot 24F118 was received on 3 September: 50 units, 3 left."
    FieldProblems problems;
    bool asksCompared = false;  ///< not scanned, or something is odd about it
    bool needsCompared = false; ///< it is not taken before
    /// The use-by day with which the lot is known, where another was given; empty: no such case.
    std::string knownUseBy;
    bool canSave = false;
    bool saving = false;
    bool operator==(const ReceiveView&) const = default;
};

class Receive : public Presenter<ReceiveView> {
public:
    explicit Receive(Seat seat, bool opening = false);
    ~Receive() override;

    void scan(const std::string& text);
    void chooseReading(std::size_t candidate);
    void edit(ReceiveInput input);
    void takeKnownUseBy();
    void save();
    /// The lot that was made or added to, and how many units came.
    std::function<void(model::LotId, int units)> received;

private:
    void take(const model::Udi& udi);
    void render();
    void compare(ReceiveView& next) const;
    std::optional<model::ReceiveLot> typed(model::Problems& problems, std::optional<model::Product>& fresh) const;

    Seat seat_;
    Worker worker_;
    ReceiveInput input_;
    std::vector<model::Udi> readings_;
    std::string scanned_;
    Message message_;
    model::Problems refused_;
    bool tried_ = false;
    bool saving_ = false;
};

} // namespace present
