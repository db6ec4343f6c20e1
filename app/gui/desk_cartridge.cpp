#include "app/gui/banner.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

namespace gui {

namespace {

model::CartridgeId cartridgeOf(const std::string& id) {
    return model::CartridgeId{std::stoll(id)};
}

} // namespace

DeskCartridge::DeskCartridge(wxWindow* parent, std::function<present::DeskPresenter*()> desk)
    : desk_{std::move(desk)}
    , card_{new Card{parent, wxS("desk-cartridge"), fromWx(_("Cartridge"))}}
    , scan_{card_, fromWx(_("&Scan a cartridge, or Enter for the offered one")), wxS("desk-scan"), wxTE_PROCESS_ENTER} {
    auto& body = card_->body();
    body.AddSpacer(px::grid);
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(scan_.sizer(), wxSizerFlags{2});
    offer_ = new WrappedText{card_, wxS("desk-offer"), {}, TextRole::secondary};
    acts_ = new ActionRow{card_, wxS("desk-cartridge-acts")};
    row->Add(offer_, wxSizerFlags{2}.Border(wxLEFT, px::cardGap));
    body.Add(row, wxSizerFlags{}.Expand());
    body.Add(acts_, wxSizerFlags{}.Border(wxTOP, px::grid));
    readings_ = new Banner{card_, wxS("desk-readings")};
    body.Add(readings_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    opened_ = new List{card_,
                       wxS("desk-opened"),
                       {{fromWx(_("Cartridge")), 100},
                        {fromWx(_("Lot")), 200, Column::Align::left, true},
                        {fromWx(_("Use by")), 90, Column::Align::left, false, true},
                        {fromWx(_("State")), 150}}};
    body.Add(opened_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    scan_.onEnter = [this] {
        const auto text = scan_.text();
        scan_.clear();
        desk_()->scan(text);
    };
    opened_->contextActions = [this](const std::string& id) { return actionsFor(id); };
    opened_->onSelect = [this](const std::string& id) { card_->setActions(actionsFor(id)); };
}

std::vector<Action> DeskCartridge::actionsFor(const std::string& id) {
    if (id.empty() || desk_()->view().stage != present::DeskStage::open) {
        return {};
    }
    const auto fate = [this, id](model::CartridgeFate wanted, std::optional<model::WasteReason> why) {
        return [this, id, wanted, why] { desk_()->setFate(cartridgeOf(id), wanted, why); };
    };
    return {
        {"desk-fate-used", fromWx(_("&Used")), fate(model::CartridgeFate::used, std::nullopt)},
        {"desk-fate-dropped", fromWx(_("&Dropped")), fate(model::CartridgeFate::wasted, model::WasteReason::dropped)},
        {"desk-fate-defective", fromWx(_("De&fective")),
         fate(model::CartridgeFate::wasted, model::WasteReason::defective)},
        {"desk-fate-sealed", fromWx(_("Still s&ealed")),
         [this, id] { desk_()->reseal(cartridgeOf(id), fromWx(_("opened in error, the pack was still sealed"))); }}};
}

void DeskCartridge::render(const present::DeskView& view) {
    const bool open = view.stage == present::DeskStage::open;
    scan_.showProblem(view.scanProblem);
    std::vector<Action> acts;
    if (view.offer) {
        const auto& offer = *view.offer;
        auto words = present::fill(fromWx(_("{0}: {1}, use by {2}.")), {offer.printedId, offer.lot, offer.useBy});
        words += fromWx(_(" Opening it says: pack intact, sheath changed."));
        offer_->setText(words);
        acts.push_back({"desk-open-offered", fromWx(_("&Open ")) + offer.printedId, [this] { desk_()->openOffered(); },
                        Action::Kind::plain, open && !view.saving,
                        open ? "" : fromWx(_("After the start, in front of the client"))});
        acts.push_back({"desk-pack-damaged", fromWx(_("Pack damaged")), [this] { desk_()->offeredPackDamaged(); },
                        Action::Kind::plain, open && !view.saving,
                        fromWx(_("Writes it off as waste and offers the next one"))});
    } else {
        offer_->setText(view.noOffer);
    }
    acts_->Show(!acts.empty());
    acts_->render(std::move(acts));
    BannerView readings;
    if (!view.scanReadings.empty()) {
        readings.state = State::warn;
        readings.title = fromWx(_("Which of these stands on the label?"));
        for (std::size_t i = 0; i < view.scanReadings.size(); ++i) {
            readings.actions.push_back({"desk-reading-" + std::to_string(i), view.scanReadings[i].text,
                                        [this, i] { desk_()->chooseReading(i); }});
        }
    }
    readings_->render(std::move(readings));
    ListView opened;
    for (const auto& unit : view.cartridges) {
        opened.rows.push_back(
            {std::to_string(unit.id.value),
             {{unit.printedId, {}}, {unit.lot, {}}, {unit.useBy, {}}, {unit.state.text, stateOf(unit.state.tone)}}});
    }
    const bool any = !opened.rows.empty();
    opened_->render(std::move(opened));
    opened_->fitRows(4);
    if (opened_->IsShown() != any) {
        opened_->Show(any);
        layoutAround(*opened_);
    }
    card_->setActions(actionsFor(opened_->selected()));
}

} // namespace gui
