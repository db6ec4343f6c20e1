#pragma once
// The forms of the chart: what was done elsewhere, a reaction and its end. They open as cards and close by Esc.

#include "app/gui/card.h"
#include "app/gui/exposure_form.h"
#include "app/gui/fields.h"
#include "app/present/chart.h"

#include <functional>
#include <memory>
#include <vector>

namespace gui {

class ChartForms {
public:
    ChartForms(wxWindow* parent, std::function<present::Chart*()> chart);

    std::vector<Card*> cards() { return {&exposure_.card(), &exposure_.endCard(), reaction_}; }

    void openHistory();
    void endExposure(std::int64_t exposure, const std::string& name); ///< asks when it ended
    void openReaction();
    void closeReaction(std::int64_t reaction); ///< asks how it ended
    /// False when nothing was open.
    bool close();

    std::function<void()> onLayout;

private:
    void buildReaction();
    void saveReaction();
    std::vector<present::Choice> zoneChoices() const;

    std::function<present::Chart*()> chart_;
    ExposureForm exposure_;
    Card* reaction_;
    std::unique_ptr<ChoiceField> reactionZone_, kind_, severity_;
    std::unique_ptr<TextField> onset_, reactionNote_;
    std::int64_t closing_ = 0;
};

} // namespace gui
