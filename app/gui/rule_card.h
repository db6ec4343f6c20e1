#pragma once
// The fields of one rule, in a panel beside the list. Words are taken over when the field is left or on Enter.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/rule_editor.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxScrolledWindow;

namespace gui {

class ActionFlow;
class Banner;
class WrappedText;

class RuleCard : public Card {
public:
    RuleCard(wxWindow* parent, const wxString& name);

    /// Idempotent. The controls stay while the rule has the same fields.
    void render(const present::RuleCardView& view);
    /// What is typed and was not taken over yet.
    void takeTyping();
    void focusFirst();
    /// What can be done to the rule, below its fields; on as many lines as they need there.
    void setButtons(std::vector<Action> actions);

    std::function<void(const std::string& column, const std::string& typed)> onSet;

private:
    struct Field {
        std::string column;
        std::unique_ptr<TextField> text;
        std::unique_ptr<ChoiceField> choice;
        WrappedText* was = nullptr;
        std::string shown;
    };
    void rebuild(const present::RuleCardView& view);
    std::unique_ptr<Field> newField(const present::RuleField& field, wxSizer*& sizer);
    void take(Field& field);

    std::string shape_; ///< which fields there are
    WrappedText* title_ = nullptr;
    WrappedText* line_ = nullptr;
    WrappedText* says_ = nullptr;
    Banner* problem_ = nullptr;
    wxScrolledWindow* sheet_ = nullptr;
    ActionFlow* acts_ = nullptr;
    std::vector<std::unique_ptr<Field>> fields_;
};

} // namespace gui
