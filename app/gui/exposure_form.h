#pragma once
// The one form for what was done elsewhere, is taken, or is planned; and the small one that says when it ended.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/chart.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace gui {

class List;

class ExposureForm {
public:
    ExposureForm(wxWindow* parent, std::function<present::Chart*()> chart);
    ~ExposureForm();

    Card& card() { return *card_; }
    Card& endCard() { return *endCard_; }

    void open();
    void openEnd(std::int64_t exposure, const std::string& name);
    /// False when nothing was open.
    bool close();

    std::function<void()> onLayout;

private:
    void build();
    void buildEnd();
    void showMatches();
    void pick(const std::string& code);
    void arrange();
    void showZones();
    void save();
    void saveEnd();
    const present::ExposureChoice* chosen() const;

    std::function<present::Chart*()> chart_;
    Card* card_;
    std::unique_ptr<TextField> what_;
    List* matches_ = nullptr;
    std::unique_ptr<ChoiceField> zone_, when_;
    WrappedText* where_ = nullptr;
    ActionRow* clearZones_ = nullptr;
    std::unique_ptr<TextField> depth_, day_, note_;
    wxCheckBox* ongoing_ = nullptr;
    wxCheckBox* nothingElse_ = nullptr;
    std::vector<present::ExposureChoice> choices_; ///< all
    std::vector<present::ExposureChoice> shown_;   ///< those that fit what was typed
    std::string code_;                             ///< the one picked; empty while typing
    std::vector<model::ZoneCode> zones_;

    Card* endCard_;
    std::unique_ptr<TextField> endDay_;
    std::int64_t ending_ = 0;
};

} // namespace gui
