#pragma once
// The fields of one step of an aftercare plan.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/plan_editor_view.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class wxWrapSizer;

namespace gui {

class PlanStepCard : public Card {
public:
    PlanStepCard(wxWindow* parent, const wxString& name);

    void render(const present::PlanStepFields& step, bool canEdit);
    void focusFirst();

    std::function<void(const std::string& field, const std::string& typed)> onSet;
    std::function<void(const std::string& field, bool on)> onTick;
    std::function<void(const std::string& sign, bool on)> onSign;

private:
    std::unique_ptr<TextField> newText(const char* field, const wxString& label, long style = 0);
    std::unique_ptr<ChoiceField> newChoice(const char* field, const wxString& label);
    void renderSigns(const std::vector<present::PlanSign>& signs, bool canEdit);

    std::unique_ptr<TextField> title_, offset_, from_, to_, text_, source_;
    std::unique_ptr<ChoiceField> kind_, basis_, channel_, language_;
    wxCheckBox* answer_ = nullptr;
    wxCheckBox* sheet_ = nullptr;
    wxWrapSizer* signRow_ = nullptr;
    std::vector<std::pair<std::string, wxCheckBox*>> signs_;
    WrappedText* missing_ = nullptr; ///< words in the language that is looked at
    WrappedText* signProblem_ = nullptr;
};

} // namespace gui
