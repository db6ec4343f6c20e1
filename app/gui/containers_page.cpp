#include "app/gui/containers_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/events.h"
#include "app/gui/form_card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

namespace {

std::optional<model::RoomId> roomIn(const std::string& code) {
    const auto id = numberOf(code);
    return id == 0 ? std::nullopt : std::optional{model::RoomId{id}};
}

std::vector<present::Choice> withNowhere(std::vector<present::Choice> rooms) {
    rooms.insert(rooms.begin(), {"", fromWx(_("no room"))});
    return rooms;
}

} // namespace

ContainersPage::ContainersPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("bins")}
    , containers_{std::move(seat)} {
    auto* const body = newPageBody(*this);
    const auto below = wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap);
    body->Add(message_ = new Banner{this, wxS("bins-message")}, below);
    body->Add(form_ = new FormCard{this, wxS("bins-form")}, below);
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    auto* const left = new Card{this, wxS("bins-list-card"), fromWx(_("Containers"))};
    list_ = new List{left,
                     wxS("bins-list"),
                     {{fromWx(_("Number")), 70, Align::left, true, false},
                      {fromWx(_("Room")), 80, Align::left, true, false, 1},
                      {fromWx(_("Cartridges")), 80, Align::right, false, false, 2},
                      {fromWx(_("Full")), 56, Align::right, false, false},
                      {fromWx(_("Assembled")), 90, Align::left, false, false, 3},
                      {fromWx(_("State")), 130, Align::left, false, false}}};
    left->body().Add(list_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    columns->Add(left, wxSizerFlags{3}.Expand());
    auto* const side = new wxBoxSizer{wxVERTICAL};
    card_ = new Card{this, wxS("bins-card"), " "};
    // Longer than what is left beside the actions.
    line_ =
        new WrappedText{card_, wxS("bins-line"), {}, TextRole::small, [](const Theme& now) { return now.secondary; }};
    card_->body().Add(line_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    card_->body().Add(standing_ = new Banner{card_, wxS("bins-standing")},
                      wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    life_ = new List{card_,
                     wxS("bins-life"),
                     {{fromWx(_("When")), 100, Align::left, false, false},
                      {fromWx(_("What")), 90, Align::left, false, false},
                      {fromWx(_("Who")), 90, Align::left, true, false, 1},
                      {fromWx(_("Note")), 70, Align::left, true, true}}};
    card_->body().Add(life_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    side->Add(card_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, px::cardGap));
    looseCard_ = new Card{this, wxS("bins-loose-card"), fromWx(_("Used, in no container yet"))};
    loose_ = new List{looseCard_,
                      wxS("bins-loose"),
                      {{fromWx(_("Cartridge")), 100, Align::left, false, false},
                       {fromWx(_("Product")), 110, Align::left, true, false},
                       {fromWx(_("Lot")), 80, Align::left, false, false}}};
    looseCard_->body().Add(loose_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    side->Add(looseCard_, wxSizerFlags{}.Expand());
    columns->Add(side, wxSizerFlags{3}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    list_->onSelect = [this](const std::string& id) { containers_.select(model::ContainerId{numberOf(id)}); };
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            onClose();
        } else {
            event.Skip();
        }
    });
    containers_.changed = [this] { render(); };
    render();
}

ContainersPage::~ContainersPage() {
    containers_.changed = nullptr;
}

void ContainersPage::refresh() {
    containers_.refresh();
}

void ContainersPage::open(model::ContainerId container) {
    containers_.select(container);
    list_->select(std::to_string(container.value));
}

void ContainersPage::shown() {
    refresh();
    list_->control().SetFocus();
}

void ContainersPage::assemble() {
    form_->ask(fromWx(_("A new sharps container is assembled")),
               {{"number", fromWx(_("The number written on it")), {}, {}, true},
                {"kind", fromWx(_("Kind"))},
                {"volume", fromWx(_("Volume, ml"))},
                {"room", fromWx(_("Where it stands")), withNowhere(containers_.view().rooms)}},
               fromWx(_("Assemble")), Action::Kind::primary, [this](const std::vector<std::string>& values) {
                   containers_.assemble(values[0], values[1], values[2], roomIn(values[3]));
               });
}

void ContainersPage::render() {
    const auto& view = containers_.view();
    std::vector<Action> acts{
        {"bins-close-page", fromWx(_("Close")), [this] { onClose(); }, Action::Kind::plain, true, ""}};
    if (view.mayAssemble) {
        acts.push_back({"bins-new", fromWx(_("&New container…")), [this] { assemble(); }, Action::Kind::primary,
                        !view.saving, ""});
    }
    setHeader({view.title, view.line, std::move(acts)});
    form_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    list_->render(listOf(view.containers));
    const auto& card = view.card;
    card_->Show(card.id.value != 0);
    card_->setTitle(card.title);
    sayOrHide(*line_, card.line);
    standing_->render(bannerOf(card.standing));
    acts.clear();
    if (card.canPlace) {
        acts.push_back(act("bins-place", _("&Place…"), [this] {
            form_->ask(present::fill(fromWx(_("{0}: where does it stand now?")), {containers_.view().card.title}),
                       {{"room", fromWx(_("Room")), withNowhere(containers_.view().rooms)}}, fromWx(_("Save")),
                       Action::Kind::primary,
                       [this](const std::vector<std::string>& values) { containers_.place(roomIn(values[0])); });
        }));
    }
    if (card.canOffer) {
        acts.push_back(act("bins-offer", _("Make it &usual"), [this] { containers_.offer(); }));
        acts.back().why = fromWx(_("Sessions in its room begin with it; everywhere when it stands in no room"));
    }
    if (card.canFill) {
        acts.push_back(act("bins-fill", _("&Fill…"), [this] {
            form_->ask(present::fill(fromWx(_("{0}: how full is it?")), {containers_.view().card.title}),
                       {{"percent", fromWx(_("Percent")), {}, {}, true}}, fromWx(_("Save")), Action::Kind::primary,
                       [this](const std::vector<std::string>& values) { containers_.fill(values[0]); });
        }));
    }
    if (card.canClose) {
        acts.push_back(act("bins-close", _("C&lose it"), [this] { containers_.close(); }));
    }
    if (card.canCollect) {
        acts.push_back(act("bins-collect", _("&Collected…"), [this] {
            form_->ask(present::fill(fromWx(_("{0}: collected")), {containers_.view().card.title}),
                       {{"consignment", fromWx(_("Consignment number")), {}, {}, true}}, fromWx(_("Save")),
                       Action::Kind::primary,
                       [this](const std::vector<std::string>& values) { containers_.collect(values[0]); });
        }));
    }
    card_->setActions(std::move(acts));
    life_->render(listOf(card.life));
    constexpr int mostLoose = 6;
    loose_->render(listOf(view.loose));
    loose_->fitRows(mostLoose);
    looseCard_->setNote(view.loose.summary);
    std::vector<Action> loose;
    if (!view.loose.rows.empty()) {
        loose.push_back(act(
            "bins-take", _("&All into this container"), [this] { containers_.takeLoose(); }, Action::Kind::plain,
            card.canTake));
    }
    looseCard_->setActions(std::move(loose));
    Layout();
}

} // namespace gui
