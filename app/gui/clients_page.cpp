#include "app/gui/clients_page.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"

#include <wx/sizer.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>

namespace gui {

using Align = Column::Align;

ClientsPage::ClientsPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("clients")}
    , clients_{std::move(seat)} {
    card_ = new Card{this, wxS("clients-card"), fromWx(_("Clients"))};
    auto& body = card_->body();
    search_ = std::make_unique<TextField>(card_, fromWx(_("Name, telephone or birth date")), wxS("clients-search"),
                                          wxTE_PROCESS_ENTER);
    body.Add(search_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const chips = new wxWrapSizer{wxHORIZONTAL};
    const auto toggle = [&](const std::string& name, const std::string& label, std::function<void(bool)> run) {
        auto* const button = new wxToggleButton{card_,         wxID_ANY,      toWx(label),        wxDefaultPosition,
                                                wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator, toWx(name)};
        on(*button, wxEVT_TOGGLEBUTTON, [run = std::move(run)](wxCommandEvent& event) { run(event.IsChecked()); });
        addStyle(*button, style::filter);
        button->InvalidateBestSize();
        button->SetMinSize({-1, px::target});
        chips->Add(button, wxSizerFlags{}.Border(wxRIGHT | wxTOP, px::grid));
        return button;
    };
    for (const auto& filter : clients_.view().filters) {
        filters_.push_back(toggle("clients-filter-" + std::to_string(static_cast<int>(filter.filter)), filter.text,
                                  [this, which = filter.filter](bool on) { clients_.set(which, on); }));
    }
    newest_ = toggle("clients-newest", fromWx(_("Newest first")), [this](bool on) { clients_.sortNewestFirst(on); });
    body.Add(chips, wxSizerFlags{}.Expand());
    list_ = new List{card_,
                     wxS("clients-list"),
                     {{fromWx(_("Name")), 220, Align::left, true, false},
                      {fromWx(_("Born")), 110, Align::left, false, false},
                      {fromWx(_("Telephone")), 140, Align::left, false, false},
                      {fromWx(_("Last session")), 120, Align::left, false, true},
                      {fromWx(_("Note")), 120, Align::left, false, false}}};
    body.Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    newPageBody(*this)->Add(card_, wxSizerFlags{1}.Expand());
    search_->onType = [this](const std::string& text) { clients_.search(text); };
    search_->onEnter = [this] {
        const auto& rows = clients_.view().list.rows;
        if (!list_->selected().empty()) {
            openChart(model::ClientId{numberOf(list_->selected())});
        } else if (!rows.empty()) {
            openChart(model::ClientId{rows.front().id});
        }
    };
    on(search_->control(), wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DOWN || event.GetKeyCode() == WXK_UP) {
            list_->moveSelection(event.GetKeyCode() == WXK_DOWN ? 1 : -1);
        } else {
            event.Skip();
        }
    });
    list_->onActivate = [this](const std::string& id) { openChart(model::ClientId{numberOf(id)}); };
    clients_.changed = [this] { render(); };
    render();
}

ClientsPage::~ClientsPage() {
    clients_.changed = nullptr;
}

void ClientsPage::refresh() {
    clients_.refresh();
}

void ClientsPage::shown() {
    refresh();
    search_->take();
}

void ClientsPage::render() {
    const auto& view = clients_.view();
    HeaderView header{view.title, view.line, {}};
    if (view.mayImport) {
        header.actions.push_back(
            {"clients-import", fromWx(_("Import…")), [this] { importClients(); }, Action::Kind::plain, true, ""});
    }
    header.actions.push_back(
        {"clients-add", fromWx(_("&Add a client")), [this] { addClient(); }, Action::Kind::primary, view.mayAdd, ""});
    setHeader(std::move(header));
    search_->render(view.search);
    bool filtered = false;
    for (std::size_t i = 0; i < filters_.size() && i < view.filters.size(); ++i) {
        filters_[i]->SetValue(view.filters[i].on);
        filtered = filtered || view.filters[i].on;
    }
    newest_->SetValue(view.newestFirst);
    list_->render(listOf(view.list));
    card_->setNote(view.list.summary);
    std::vector<Action> acts;
    if (filtered) {
        acts.push_back({"clients-clear", fromWx(_("Clear filters")), [this] { clients_.clearFilters(); },
                        Action::Kind::plain, true, ""});
    }
    card_->setActions(std::move(acts));
}

} // namespace gui
