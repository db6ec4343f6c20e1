#include "app/gui/ask_card.h"

#include "app/gui/events.h"
#include "app/gui/wrapped_text.h"

namespace gui {

AskCard::AskCard(wxWindow* parent, const wxString& name)
    : Card{parent, name, " "} {
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !close()) {
            event.Skip();
        }
    });
    Hide();
}

void AskCard::open() {
    handedOn_ = false;
    Show();
    if (turned) {
        turned();
    }
    layoutAround(*this);
    takeFocus();
}

bool AskCard::close() {
    if (!IsShown()) {
        return false;
    }
    Hide();
    if (turned) {
        turned();
    }
    layoutAround(*this);
    return true;
}

void AskCard::settle(bool saving, const present::Message& message) {
    if (saving || !handedOn_) {
        return;
    }
    handedOn_ = false;
    if (message.tone == present::Tone::deny && !message.empty()) {
        open();
    }
}

} // namespace gui
