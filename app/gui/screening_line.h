#pragma once
// One question of the screening: its words, the last answer, Yes and No, and what goes beside a yes.

#include "app/gui/banner.h"
#include "app/gui/fields.h"
#include "app/present/screening.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class wxToggleButton;

namespace gui {

class ScreeningRow {
public:
    /// Puts itself into `into`; its windows are children of `parent`.
    ScreeningRow(wxWindow* parent, wxSizer& into, const present::ScreeningLine& line);

    void render(const present::ScreeningLine& line, const std::vector<present::Choice>& zones, bool enabled);
    const std::string& code() const { return code_; }
    bool holds(const wxWindow* window) const;
    void take();       ///< the keyboard, on the answer that was given, else on No
    void takeDetail(); ///< on the first field beside a yes, where there is one
    wxWindow& top();   ///< what to bring into sight

    std::function<void(bool yes)> onAnswer;
    std::function<void(const model::ZoneCode& zone, bool there)> onLimit;
    std::function<void(const present::DecisionInput& decision)> onDecide;

private:
    void makeDetail();
    void makeZones(const std::vector<present::Choice>& zones);
    void makeDecision();
    wxString named(const char* part) const;

    std::string code_;
    wxWindow* parent_;
    wxBoxSizer* whole_;
    WrappedText* text_;
    WrappedText* last_;
    wxToggleButton* yes_;
    wxToggleButton* no_;
    Banner* meaning_ = nullptr;
    WrappedText* where_ = nullptr;
    std::vector<std::pair<model::ZoneCode, wxCheckBox*>> zones_;
    std::unique_ptr<TextField> by_, day_, words_;
};

} // namespace gui
