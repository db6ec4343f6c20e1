#pragma once
// A card: rounded border, bold title, at the right of it a quiet note and the actions on what the card shows.

#include "app/gui/action.h"
#include "app/gui/surface.h"

#include <string_view>

class wxBoxSizer;
class wxSizer;
class wxStaticText;

namespace gui {

class Card : public Surface {
public:
    /// Without a title the card has no header line.
    Card(wxWindow* parent, const wxString& name, std::string_view title);

    void setTitle(std::string_view title);
    void setNote(std::string_view note);
    void setActions(std::vector<Action> actions);

    /// Where the content goes; its windows are children of the card.
    wxBoxSizer& body() { return *body_; }
    /// Below what the body holds so far, at the usual distance.
    void addRow(wxSizer* row);

private:
    void share();

    wxStaticText* title_ = nullptr;
    wxStaticText* note_ = nullptr;
    ActionRow* actions_ = nullptr;
    wxBoxSizer* body_ = nullptr;
};

} // namespace gui
