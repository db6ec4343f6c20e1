#pragma once
// On the settings page: whether the store is encrypted, and the way there and back. What is shown once, the recovery
// key and the first passwords of the others, stays until the owner puts it away.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/conversion.h"

#include <functional>
#include <memory>

class wxGauge;

namespace gui {

class Banner;
class WrappedText;

class EncryptionCard {
public:
    EncryptionCard(wxWindow* sheet, present::Seat seat);
    ~EncryptionCard();
    EncryptionCard(const EncryptionCard&) = delete;
    EncryptionCard& operator=(const EncryptionCard&) = delete;

    Card* card() { return card_; } ///< hidden from whoever is no owner
    void refresh();

    std::function<void()> onLayout;    ///< something takes more room or less
    std::function<void()> onConverted; ///< the store is another one now

private:
    void build();
    void convert();
    void replaceKey();
    void render();

    present::Conversion conversion_;
    present::ConversionView laidOut_;
    Card* card_ = nullptr;
    Banner* message_ = nullptr;
    WrappedText* explanation_ = nullptr;
    WrappedText* aboutKey_ = nullptr;
    std::unique_ptr<TextField> password_;
    ActionRow* convertRow_ = nullptr;
    wxSizer* asking_ = nullptr;
    WrappedText* progress_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxStaticText* onceTitle_ = nullptr;
    wxTextCtrl* once_ = nullptr;
};

} // namespace gui
