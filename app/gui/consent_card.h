#pragma once
// The consents on a client's chart: how each form stands, "Signed on paper", and withdrawing.

#include "app/gui/card.h"
#include "app/gui/fields.h"
#include "app/present/consents.h"

#include <functional>
#include <memory>

namespace gui {

class Banner;
class List;

class ConsentCard {
public:
    explicit ConsentCard(wxWindow* parent);
    ~ConsentCard();

    Card& card() { return *card_; }
    void open(const present::Seat& seat, model::ClientId client);
    void refresh();
    /// False when no form of it was open.
    bool closeForm();

    std::function<void()> onLayout;

private:
    enum class Form { none, sign, withdraw };

    void buildForm();
    void render();
    void renderActs();
    void openForm(Form form);
    void save();

    Card* card_;
    Banner* message_;
    List* list_;
    wxSizer* fields_;
    WrappedText* words_ = nullptr;
    std::unique_ptr<ChoiceField> form_;
    std::unique_ptr<TextField> day_, paper_;
    wxCheckBox* guardian_ = nullptr;
    wxCheckBox* photos_ = nullptr;
    ActionRow* acts_ = nullptr;
    Form shown_ = Form::none;
    std::int64_t withdrawing_ = 0;
    std::unique_ptr<present::Consents> consents_;
};

} // namespace gui
