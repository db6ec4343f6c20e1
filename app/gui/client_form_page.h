#pragma once
// Adding and editing a client.

#include "app/gui/page.h"
#include "app/present/client_form.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxScrolledWindow;

namespace gui {

class Banner;
class Card;
class ChoiceField;
class TextField;
class WrappedText;

class ClientFormPage : public Page {
public:
    ClientFormPage(wxWindow* book, present::Seat seat);
    ~ClientFormPage() override;

    void open(std::optional<model::ClientId> client);
    std::optional<model::ClientId> client() const { return client_; }
    void shown() override;
    bool mayLeave() override;

    std::function<void(model::ClientId)> openChart;
    std::function<void(model::ClientId)> onSaved;
    std::function<void()> onClose;

private:
    struct Bound {
        std::unique_ptr<TextField> field;
        std::string present::ClientInput::*member;
        std::string name;
    };
    TextField& add(wxWindow* parent, const wxString& label, const char* name, std::string present::ClientInput::*member,
                   long style = 0);
    void build();
    void buildPerson();
    void buildContact();
    void buildCare();
    void edit(const std::function<void(present::ClientInput&)>& change);
    void render();
    void close();

    present::Seat seat_;
    std::optional<model::ClientId> client_;
    std::unique_ptr<present::ClientForm> form_;
    bool discard_ = false; ///< asked, and the answer was to let go
    bool asking_ = false;
    wxScrolledWindow* sheet_ = nullptr;
    Banner* asked_ = nullptr;
    Banner* message_ = nullptr;
    Banner* doubles_ = nullptr;
    Card* person_ = nullptr;
    Card* contact_ = nullptr;
    Card* care_ = nullptr;
    std::vector<Bound> fields_;
    std::unique_ptr<ChoiceField> skinType_, language_;
    std::unique_ptr<ChoiceField> consent_[4];
    WrappedText* age_ = nullptr;
    WrappedText* guardianHint_ = nullptr;
    std::unique_ptr<TextField> family_;
    Banner* address_ = nullptr;
};

} // namespace gui
