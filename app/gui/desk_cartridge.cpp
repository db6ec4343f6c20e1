#include "app/gui/a11y.h"
#include "app/gui/banner.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/list.h"
#include "app/gui/note_card.h"
#include "app/gui/strings.h"
#include "app/gui/style_sheet.h"
#include "app/gui/words.h"
#include "app/present/text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

#include <algorithm>

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
    label_ = wxDynamicCast(wxWindow::FindWindowByName(wxS("desk-scan-label"), card_), wxStaticText);
    auto& body = card_->body();
    body.AddSpacer(px::grid);
    offer_ = new WrappedText{
        card_, wxS("desk-offer"), {}, TextRole::secondary, [](const Theme& now) { return now.secondary; }};
    acts_ = new ActionFlow{card_, wxS("desk-cartridge-acts")};
    auto* const offered = new wxBoxSizer{wxVERTICAL};
    offered->Add(offer_, wxSizerFlags{}.Expand());
    flow_ = std::make_unique<FlowRow>(std::vector<wxSizer*>{scan_.sizer(), offered}, forText(270));
    body.Add(flow_->sizer(), wxSizerFlags{}.Expand());
    body.Add(acts_, wxSizerFlags{}.Border(wxTOP, px::grid));
    readings_ = new Banner{card_, wxS("desk-readings")};
    body.Add(readings_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    opened_ = new List{card_,
                       wxS("desk-opened"),
                       {{fromWx(_("Opened")), 100},
                        {fromWx(_("State")), 130},
                        {fromWx(_("Lot")), 130, Column::Align::left, true},
                        {fromWx(_("Use by")), 112, Column::Align::left, false, true}}};
    body.Add(opened_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    hint_ = new WrappedText{card_, wxS("desk-opened-hint"),
                            fromWx(_("Choose one to say that it was dropped, defective or still sealed.")),
                            TextRole::small, [](const Theme& now) { return now.secondary; }};
    fates_ = new ActionFlow{card_, wxS("desk-fates")};
    body.Add(hint_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    body.Add(fates_, wxSizerFlags{}.Border(wxTOP, px::grid / 2));
    question_ = new NoteCard{parent, wxS("desk-question")};
    on(*question_, wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        if (!event.IsShown()) {
            later(*card_, [this] { focusScan(); }); // answered or not, the keyboard goes on here
        }
    });
    scan_.onEnter = [this] {
        const auto text = scan_.text();
        scan_.clear();
        if (text.empty()) {
            desk_()->scan(text); // Enter alone
        } else {
            onTyped(text);
        }
    };
    opened_->contextActions = [this](const std::string& id) { return actionsFor(id); };
    opened_->onSelect = [this](const std::string&) { renderFates(); };
}

wxWindow* DeskCartridge::question() {
    return question_;
}

bool DeskCartridge::closeQuestion() {
    return question_->close();
}

void DeskCartridge::clear() {
    scan_.clear();
    question_->close();
}

void DeskCartridge::fit(int width) {
    flow_->fit(width);
    acts_->fit(width);
    fates_->fit(width);
    readings_->fit(width);
}

std::vector<Action> DeskCartridge::actionsFor(const std::string& id) {
    const auto* const desk = desk_();
    if (id.empty() || desk == nullptr || !desk->view().canOpenUnit) {
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
        {"desk-fate-sealed", fromWx(_("Still s&ealed…")), [this, id] {
             const auto& opened = desk_()->view().cartridges;
             const auto unit = std::ranges::find(opened, cartridgeOf(id), &present::DeskCartridgeView::id);
             question_->ask(present::fill(fromWx(_("Put {0} back, still sealed")),
                                          {unit == opened.end() ? std::string{} : unit->printedId}),
                            fromWx(_("How it came to be opened in error")), fromWx(_("Put back")),
                            Action::Kind::primary, true,
                            [this, id](const std::string& words) { desk_()->reseal(cartridgeOf(id), words); });
         }}};
}

void DeskCartridge::renderOffer(const present::DeskView& view) {
    std::vector<Action> acts;
    if (view.offer) {
        const auto& offer = *view.offer;
        auto text = present::fill(fromWx(_("{0}: {1}, use by {2}.")), {offer.printedId, offer.lot, offer.useBy});
        text += fromWx(_(" Opening it says: pack intact, sheath changed."));
        offer_->setText(text);
        const bool another = !view.cartridges.empty();
        const auto why = view.stage == present::DeskStage::open ? std::string{}
                                                                : fromWx(_("After the start, in front of the client"));
        // What is needed has been done with the first; another one is the exception.
        acts.push_back({another ? "desk-open-another" : "desk-open-offered",
                        present::fill(fromWx(another ? _("&Open another, {0}") : _("&Open {0}")), {offer.printedId}),
                        [this] { desk_()->openOffered(); }, Action::Kind::plain, view.canOpenUnit, why});
        acts.push_back({"desk-pack-damaged", fromWx(_("Pack damaged…")),
                        [this, id = offer.printedId] {
                            question_->ask(present::fill(fromWx(_("Write off {0}: pack damaged")), {id}),
                                           fromWx(_("Note, when there is something to say")), fromWx(_("Write off")),
                                           Action::Kind::danger, false,
                                           [this](const std::string& note) { desk_()->offeredPackDamaged(note); });
                        },
                        Action::Kind::plain, view.canOpenUnit,
                        fromWx(_("Writes it off as waste and offers the next one"))});
    } else {
        offer_->setText(view.noOffer);
    }
    acts_->render(std::move(acts));
    for (const auto* const name : {"desk-open-another", "desk-pack-damaged"}) {
        if (auto* const button = wxWindow::FindWindowByName(toWx(std::string{name}), acts_); button != nullptr) {
            (view.cartridges.empty() ? removeStyle : addStyle)(*button, style::quiet);
        }
    }
}

void DeskCartridge::renderReadings(const present::DeskView& view) {
    BannerView readings;
    if (!view.scanReadings.empty()) {
        readings.state = State::warn;
        readings.title = fromWx(_("Which of these stands on the label?"));
        for (std::size_t i = 0; i < view.scanReadings.size(); ++i) {
            readings.actions.push_back({"desk-reading-" + std::to_string(i), view.scanReadings[i].text,
                                        [this, i] { desk_()->chooseReading(i); }});
        }
    } else if (!view.receiveScan.empty()) {
        readings.state = State::info;
        readings.title = fromWx(_("It can be received here; then the session goes on."));
        readings.actions.push_back({"desk-receive", fromWx(_("&Receive it now…")),
                                    [this, scan = view.receiveScan] { onReceive(scan); }, Action::Kind::plain,
                                    !view.saving});
    }
    readings_->render(std::move(readings));
}

void DeskCartridge::render(const present::DeskView& view) {
    scan_.showProblem(view.scanProblem);
    const auto asked = view.cartridges.empty() ? _("&Scan a cartridge, or Enter for the offered one")
                                               : _("&Scan another cartridge, when one more is needed");
    if (label_->GetLabel() != asked) {
        label_->SetLabel(asked);
    }
    renderOffer(view);
    renderReadings(view);
    if (view.stage != present::DeskStage::open) {
        question_->close();
    }
    ListView opened;
    for (const auto& unit : view.cartridges) {
        opened.rows.push_back(
            {std::to_string(unit.id.value),
             {{unit.printedId, {}}, {unit.state.text, stateOf(unit.state.tone)}, {unit.lot, {}}, {unit.useBy, {}}}});
    }
    const bool any = !opened.rows.empty();
    opened_->render(std::move(opened));
    opened_->fitRows(4);
    if (opened_->IsShown() != any) {
        opened_->Show(any);
        layoutAround(*opened_);
    }
    renderFates();
}

void DeskCartridge::renderFates() {
    auto actions = actionsFor(opened_->selected());
    const auto* const desk = desk_();
    const bool hint = actions.empty() && opened_->IsShown() && desk != nullptr && desk->view().canOpenUnit;
    fates_->render(std::move(actions));
    if (hint_->IsShown() != hint) {
        hint_->Show(hint);
        layoutAround(*hint_);
    }
}

} // namespace gui
