#pragma once
// A card that asks before something is done, and goes when the answer is handed on. Esc closes it. What a person typed
// is not lost when the store does not take it: the card comes back with it.

#include "app/gui/card.h"
#include "app/present/view.h"

#include <functional>
#include <string>

namespace gui {

class AskCard : public Card {
public:
    AskCard(wxWindow* parent, const wxString& name);

    bool close(); ///< false when it was not open
    /// Called with every view of the page: whether something is still being saved, and what came of it.
    void settle(bool saving, const present::Message& message);

    std::function<void()> turned; ///< opened or closed

protected:
    void open();
    /// Hands the answer on: closes first, for what is done with it may ask again.
    template <class Act>
    void handOn(Act act) {
        close();
        handedOn_ = true;
        act();
    }
    virtual void takeFocus() = 0;

private:
    bool handedOn_ = false; ///< and nobody has said yet what came of it
};

} // namespace gui
