#pragma once
// A small form of a few fields that is asked for before something is done. Enter in a text does it.

#include "app/gui/ask_card.h"
#include "app/gui/fields.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gui {

class FormCard : public AskCard {
public:
    struct Field {
        std::string name; ///< of the control, after the card's own
        std::string label;
        std::vector<present::Choice> choices = {}; ///< none: a text is typed
        std::string value = {};
        bool needed = false;
        bool secret = false; ///< a password: not shown
    };
    using Done = std::function<void(const std::vector<std::string>& values)>; ///< texts and codes in the fields' order

    FormCard(wxWindow* parent, const wxString& name);
    ~FormCard() override;

    void ask(std::string_view title, std::vector<Field> fields, std::string_view button, Action::Kind kind, Done done);

private:
    void takeFocus() override;
    void finish();

    wxPanel* panel_ = nullptr;
    std::vector<Field> fields_;
    std::vector<std::unique_ptr<TextField>> texts_; ///< null where there is a choice
    std::vector<std::unique_ptr<ChoiceField>> choices_;
    Done done_;
};

} // namespace gui
