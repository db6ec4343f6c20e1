#pragma once
// Labels for the units of a lot: on which sheet, from which label on, for which units. Then the sheets are shown.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/gui/printing.h"
#include "app/present/label_units.h"
#include "app/report/label_sheets.h"

#include <functional>
#include <optional>

namespace gui {

class WrappedText;

class LabelCard : public Card {
public:
    LabelCard(wxWindow* parent, present::Seat seat);

    /// `received`: how many units came last, 0 when that is not known; `unit`: the printed id of one that is chosen.
    void open(model::LotId lot, int received, const std::string& unit);
    bool close(); ///< false when it was not open

    std::function<void(const ReportSource&)> openPreview;
    std::function<void(present::Message)> tell; ///< what became of the labels
    std::function<void()> turned;               ///< opened or closed

private:
    const report::LabelSheet& sheet() const;
    std::optional<int> firstFree() const; ///< position from 0; nothing: not one of the sheet's
    void pickSheet();
    void render();
    void show();

    present::Seat seat_;
    present::Worker worker_;
    present::LabelRequest request_;
    present::LabelOffer offer_;
    ChoiceField sheet_, which_;
    TextField first_;
    WrappedText* line_ = nullptr;
};

} // namespace gui
