#pragma once
// A small form that asks for a line of words before something is done: a reason, a note.

#include "app/gui/ask_card.h"
#include "app/gui/fields.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gui {

class NoteCard : public AskCard {
public:
    NoteCard(wxWindow* parent, const wxString& name);

    /// `done` gets the words; with `needed` an empty line is refused here.
    void ask(std::string_view title, std::string_view label, std::string_view button, Action::Kind kind, bool needed,
             std::function<void(const std::string&)> done);
    /// After `ask`: also a choice; `done` gets its code too.
    void alsoAsk(std::string_view label, const std::vector<present::Choice>& choices,
                 std::function<void(const std::string& words, const std::string& code)> done);

private:
    void takeFocus() override { words_.take(); }
    void finish();

    TextField words_;
    ChoiceField choice_;
    wxStaticText* label_ = nullptr;
    wxStaticText* choiceLabel_ = nullptr;
    wxSizer* fields_ = nullptr;
    bool needed_ = false;
    std::function<void(const std::string&)> done_;
};

} // namespace gui
