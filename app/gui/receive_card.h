#pragma once
// The form of a delivery: from the scan of a box, or typed; a product that is new is described on the spot.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/ports.h"
#include "app/present/receive.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gui {

class Banner;

class ReceiveCard : public Card {
public:
    /// The seat may come later, with `use`.
    explicit ReceiveCard(wxWindow* parent, std::optional<present::Seat> seat = {});
    ~ReceiveCard() override;

    void use(std::optional<present::Seat> seat); ///< nobody: nothing of the form is kept
    void open(bool opening, const std::string& scanned);
    void scan(const std::string& text); ///< while it is open
    bool close();
    /// The page's own while the form is open: there is one primary action, top right.
    std::vector<Action> actions();

    std::function<void(model::LotId, int units)> received;
    std::function<void(const std::string& text)> scanTyped; ///< into its own field; unset: taken as it is
    std::function<void()> changed;                          ///< opened, closed, or its actions are others

private:
    void edit(const std::function<void(present::ReceiveInput&)>& change);
    void render();

    std::optional<present::Seat> seat_;
    std::unique_ptr<present::Receive> receive_;
    Banner* message_ = nullptr;
    TextField scan_;
    ChoiceField product_;
    TextField number_, useBy_, quantity_;
    wxPanel* fresh_ = nullptr;
    std::unique_ptr<TextField> brand_, modelName_, gtin_, packQuantity_, pins_, gauge_, depth_;
    std::unique_ptr<ChoiceField> modality_;
    wxCheckBox* opening_ = nullptr;
    wxCheckBox* compared_ = nullptr;
};

} // namespace gui
