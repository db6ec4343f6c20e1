#pragma once
// The forms of the chart: what was done elsewhere, a reaction. They open as cards and close by Esc.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/chart.h"

#include <functional>
#include <memory>
#include <vector>

namespace gui {

class ChartForms {
public:
    ChartForms(wxWindow* parent, std::function<present::Chart*()> chart);

    Card& history() { return *history_; }
    Card& reaction() { return *reaction_; }

    void openHistory();
    void openReaction();
    void closeReaction(std::int64_t reaction); ///< asks how it ended
    /// False when nothing was open.
    bool close();

    std::function<void()> onLayout;

private:
    void buildHistory();
    void buildReaction();
    void saveHistory();
    void saveReaction();
    std::vector<present::Choice> zoneChoices() const;

    std::function<present::Chart*()> chart_;
    Card* history_;
    std::unique_ptr<ChoiceField> zone_, modality_;
    std::unique_ptr<TextField> depth_, day_, note_;
    wxCheckBox* nothingElse_ = nullptr;
    Card* reaction_;
    std::unique_ptr<ChoiceField> reactionZone_, kind_, severity_;
    std::unique_ptr<TextField> onset_, reactionNote_;
    std::int64_t closing_ = 0;
};

} // namespace gui
