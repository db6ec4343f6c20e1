#pragma once
// On the settings page: through which server the clinic's mail goes out, what it says, and a mail to try it.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/mail_form.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gui {

class Banner;
class WrappedText;

class MailCard {
public:
    MailCard(wxWindow* sheet, present::Seat seat);
    ~MailCard();
    MailCard(const MailCard&) = delete;
    MailCard& operator=(const MailCard&) = delete;

    Card* card() { return card_; } ///< hidden from whoever may not set mail up
    void refresh();

    std::function<void()> onLayout; ///< something takes more room or less

private:
    using Text = std::string present::MailInput::*;
    TextField& add(const wxString& label, const char* name, Text text, long style = 0);
    void build();
    void buildWords();
    void typed();
    void tryOut();
    void render();

    present::MailForm form_;
    present::MailFormView laidOut_;
    Card* card_ = nullptr;
    Banner* message_ = nullptr;
    wxCheckBox* enabled_ = nullptr;
    std::vector<std::pair<Text, std::unique_ptr<TextField>>> texts_;
    std::vector<std::string> names_; ///< of the problems beside them
    std::unique_ptr<ChoiceField> security_;
    std::unique_ptr<TextField> to_;
    WrappedText* passwordHint_ = nullptr;
    WrappedText* previewSubject_ = nullptr;
    WrappedText* previewText_ = nullptr;
    ActionRow* tryRow_ = nullptr;
};

} // namespace gui
