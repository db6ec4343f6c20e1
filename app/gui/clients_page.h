#pragma once
// The list of clients.

#include "app/gui/page.h"
#include "app/present/clients.h"
#include "app/present/ports.h"

#include <functional>
#include <memory>
#include <vector>

class wxToggleButton;

namespace gui {

class Card;
class List;
class TextField;

class ClientsPage : public Page {
public:
    ClientsPage(wxWindow* book, present::Seat seat);
    ~ClientsPage() override;

    void refresh();
    void shown() override;

    std::function<void(model::ClientId)> openChart;
    std::function<void()> addClient;
    std::function<void()> importClients;

private:
    void render();

    present::Clients clients_;
    Card* card_ = nullptr;
    std::unique_ptr<TextField> search_;
    std::vector<wxToggleButton*> filters_;
    wxToggleButton* newest_ = nullptr;
    List* list_ = nullptr;
};

} // namespace gui
