#include "app/gui/needles_page.h"

#include "app/gui/action_flow.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/count_card.h"
#include "app/gui/events.h"
#include "app/gui/fact_text.h"
#include "app/gui/figure.h"
#include "app/gui/form_card.h"
#include "app/gui/label_card.h"
#include "app/gui/note_card.h"
#include "app/gui/receive_card.h"
#include "app/gui/scan_bar.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/present/tr.h"

#include <wx/sizer.h>

#include <algorithm>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t mostFigures = 6;

} // namespace

NeedlesPage::NeedlesPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("needles")}
    , seat_{seat}
    , needles_{std::move(seat)} {
    build();
    needles_.changed = [this] { render(); };
    render();
}

NeedlesPage::~NeedlesPage() {
    needles_.changed = nullptr;
}

void NeedlesPage::build() {
    auto* const body = newPageBody(*this);
    message_ = new Banner{this, wxS("needles-message")};
    body->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    bar_ = new ScanBar{this, *this, wxS("needles-scanned")};
    body->Add(bar_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    note_ = new NoteCard{this, wxS("needles-note")};
    body->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    form_ = new FormCard{this, wxS("needles-form")};
    body->Add(form_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    count_ = new CountCard{this, seat_};
    body->Add(count_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    count_->saved = [this] { needles_.refresh(); };
    count_->turned = [this] {
        renderLot();
        makeRoom();
    };
    note_->turned = form_->turned = [this] { makeRoom(); };
    labels_ = new LabelCard{this, seat_};
    body->Add(labels_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    labels_->openPreview = [this](const ReportSource& source) { openPreview(source); };
    labels_->turned = [this] { makeRoom(); };
    labels_->tell = [this](present::Message message) { needles_.tell(std::move(message)); };
    arrived_ = new Banner{this, wxS("needles-arrived")};
    body->Add(arrived_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    receive_ = new ReceiveCard{this, seat_};
    body->Add(receive_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};

    auto* const left = new wxBoxSizer{wxVERTICAL};
    stockCard_ = new Card{this, wxS("needles-stock-card"), fromWx(_("Stock"))};
    stock_ = new List{stockCard_,
                      wxS("needles-stock"),
                      {{fromWx(_("Product")), 155, Align::left, true, false},
                       {fromWx(_("Lot")), 70, Align::left, false, false},
                       {fromWx(_("Use by")), 96, Align::left, false, false},
                       {fromWx(_("Received")), 68, Align::right, false, false, 2},
                       {fromWx(_("Used")), 50, Align::right, false, false, 1},
                       {fromWx(_("Wasted")), 60, Align::right, false, false, 3},
                       {fromWx(_("Left")), 50, Align::right, false, false},
                       {fromWx(_("State")), 90, Align::left, false, false}}};
    stockCard_->body().Add(stock_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    left->Add(stockCard_, wxSizerFlags{2}.Expand());
    lotCard_ = new Card{this, wxS("needles-lot-card"), {}};
    quarantine_ = new Banner{lotCard_, wxS("needles-quarantine")};
    lotCard_->body().Add(quarantine_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    auto* const figures = new wxBoxSizer{wxHORIZONTAL};
    for (std::size_t i = 0; i < mostFigures; ++i) {
        figures_.push_back(new Figure{lotCard_, wxString::Format(wxS("needles-figure-%zu"), i)});
        figures->Add(figures_.back(), wxSizerFlags{1}.Expand());
    }
    lotCard_->body().Add(figures, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    units_ = new List{lotCard_,
                      wxS("needles-units"),
                      {{fromWx(_("Cartridge")), 110, Align::left, false, false},
                       {fromWx(_("State")), 120, Align::left, false, false},
                       {fromWx(_("Used on")), 120, Align::left, true, true}}};
    lotCard_->body().Add(units_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    left->Add(lotCard_, wxSizerFlags{2}.Expand().Border(wxTOP, px::cardGap));
    columns->Add(left, wxSizerFlags{5}.Expand());

    auto* const side = new wxBoxSizer{wxVERTICAL};
    scanCard_ = new Card{this, wxS("needles-scan-card"), fromWx(_("Scan"))};
    scan_ = std::make_unique<TextField>(scanCard_, fromWx(_("A &box, a unit or our label")), wxS("needles-scan"),
                                        wxTE_PROCESS_ENTER);
    scanCard_->body().Add(scan_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    links_ = new ActionFlow{scanCard_, wxS("needles-links")};
    scanCard_->body().Add(links_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    on(*scanCard_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*this, [this] {
            for (auto* const flow : {links_, unitActs_, containerActs_}) { // the cards are as wide as each other
                flow->fit(scanCard_->GetClientSize().x - 2 * px::cardMargin);
            }
        });
    });
    side->Add(scanCard_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    unitCard_ = new Card{this, wxS("needles-unit-card"), {}};
    life_ = new FactText{unitCard_, wxS("needles-life"), fromWx(_("Life of the cartridge"))};
    unitCard_->body().Add(life_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    unitActs_ = new ActionFlow{unitCard_, wxS("needles-unit-acts")}; // too many for the card's header
    unitCard_->body().Add(unitActs_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    side->Add(unitCard_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, px::cardGap));
    containersCard_ = new Card{this, wxS("needles-containers-card"), fromWx(_("Sharps containers"))};
    containers_ = new List{
        containersCard_,
        wxS("needles-containers"),
        {{fromWx(_("Container")), 84, Align::left, true, false}, {fromWx(_("State")), 60, Align::right, false, false}},
        false};
    containersCard_->body().Add(containers_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    containerActs_ = new ActionFlow{containersCard_, wxS("needles-container-acts")};
    containersCard_->body().Add(containerActs_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    side->Add(containersCard_, wxSizerFlags{1}.Expand());
    // Whatever is shown there, the columns stay where they are.
    for (auto* const card : {stockCard_, lotCard_, scanCard_, unitCard_, containersCard_}) {
        card->SetMinSize({forText(150), -1});
    }
    columns->Add(side, wxSizerFlags{2}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    stock_->onSelect = [this](const std::string& id) { needles_.selectLot(model::LotId{numberOf(id)}); };
    units_->onSelect = [this](const std::string& id) { needles_.selectUnit(model::CartridgeId{numberOf(id)}); };
    stock_->onActivate = [this](const std::string&) { units_->control().SetFocus(); };
    units_->onActivate = [this](const std::string& id) {
        if (const auto session = needles_.sessionOfUnit(model::CartridgeId{numberOf(id)})) {
            openSession(*session);
        }
    };
    containers_->onActivate = [this](const std::string& id) {
        if (const auto acts = containerActs(id); acts.size() > 1) {
            acts.front().run();
        }
    };
    containers_->onSelect = [this](const std::string& id) { containerActs_->render(containerActs(id)); };
    containers_->contextActions = [this](const std::string& id) { return containerActs(id); };
    receive_->changed = [this] {
        if (receiving_ != receive_->IsShown()) {
            receiving_ = receive_->IsShown();
            renderLot();
            makeRoom();
        }
        renderHeader();
    };
    receive_->received = [this](model::LotId lot, int units) {
        arrivedLot_ = lot;
        arrivedUnits_ = units;
        needles_.refresh();
        openLot(lot);
    };
    scan_->onEnter = [this] {
        const auto text = scan_->text();
        scan_->clear();
        bar_->typed(text);
    };
    receive_->scanTyped = [this](const std::string& text) { bar_->typed(text); };
    bar_->onScan = [this](const std::string& text) { scanned(text); };
    bar_->onCheck = [this] { openScanner(); };
    bar_->use(seat_);
}

/// What is asked above takes its room from the side. A delivery has a field for scans itself, and a scanner is heard
/// without one; where what is written off went is among the questions.
void NeedlesPage::makeRoom() {
    const bool asked = note_->IsShown() || form_->IsShown() || count_->IsShown() || labels_->IsShown();
    scanCard_->Show(!receiving_ && !asked);
    containersCard_->Show(!form_->IsShown());
    Layout();
}

/// A delivery that is being entered takes every scan; else a unit is shown and a box is received.
void NeedlesPage::scanned(const std::string& text) {
    if (receive_->IsShown()) {
        receive_->scan(text);
        return;
    }
    if (!needles_.scanOwnLabel(text) && !needles_.scanUnit(text)) {
        if (needles_.view().canReceive) {
            receive(false, text);
        }
        return;
    }
    showUnit();
}

void NeedlesPage::showUnit() {
    stock_->select(std::to_string(needles_.view().lot.id.value));
    units_->select(std::to_string(needles_.view().unit.id.value));
    units_->control().SetFocus();
}

void NeedlesPage::receive(bool opening, const std::string& scanned) {
    note_->close();
    labels_->close();
    arrivedLot_ = {};
    renderArrived();
    receive_->open(opening, scanned);
}

void NeedlesPage::printLabels() {
    const auto& view = needles_.view();
    const bool arrived = view.lot.id == arrivedLot_;
    note_->close();
    form_->close();
    labels_->open(view.lot.id, arrived ? arrivedUnits_ : 0, view.unit.printedId);
    arrivedLot_ = {}; // told and answered
    renderArrived();
}

/// Labels are wanted while the box is still in the hand.
void NeedlesPage::renderArrived() {
    const auto& lot = needles_.view().lot;
    BannerView arrived;
    if (arrivedLot_ && lot.id == arrivedLot_) {
        arrived.state = State::safe;
        arrived.title = present::counted(
            fromWx(_("{n, plural, one {# cartridge was received.} other {# cartridges were received.}}")),
            arrivedUnits_);
        arrived.words = lot.arrival;
        arrived.actions = {act(
                               "needles-arrived-labels", _("Print &labels…"), [this] { printLabels(); },
                               Action::Kind::plain, lot.canPrintLabels),
                           act("needles-arrived-close", _("Not now"), [this] {
                               arrivedLot_ = {};
                               renderArrived();
                           })};
    }
    arrived_->render(std::move(arrived));
}

std::vector<Action> NeedlesPage::lotActs() {
    const auto lot = needles_.view().lot.id;
    std::vector<Action> acts{act("needles-trace-lot", _("Trace"), [this, lot] { openTrace(lot); })};
    if (needles_.view().lot.canPrintLabels) {
        acts.push_back(act("needles-labels", _("Print &labels…"), [this] { printLabels(); }));
    }
    if (needles_.view().lot.canCount) {
        acts.push_back(act("needles-count", _("Co&unt…"), [this, lot] {
            arrivedLot_ = {};
            renderArrived();
            count_->open(lot);
        }));
    }
    if (needles_.view().lot.canQuarantine) {
        acts.push_back(act("needles-quarantine-ask", _("Quarantine…"), [this, lot] {
            note_->ask(present::fill(fromWx(_("{0} into quarantine: no unit of it may be opened any more")),
                                     {needles_.view().lot.title}),
                       fromWx(_("Why")), fromWx(_("Quarantine")), Action::Kind::danger, true,
                       [this, lot](const std::string& why) { needles_.quarantine(lot, false, why); });
        }));
    }
    if (needles_.view().lot.underRecall) { // lifted there, not released here
        acts.push_back(act("needles-lot-recall", _("Recall"), [this] { openRecalls(); }));
    }
    if (needles_.view().lot.canRelease) {
        acts.push_back(act("needles-release-ask", _("Release…"), [this, lot] {
            note_->ask(present::fill(fromWx(_("{0} released for use")), {needles_.view().lot.title}),
                       fromWx(_("Why it is safe")), fromWx(_("Release")), Action::Kind::danger, true,
                       [this, lot](const std::string& why) { needles_.release(lot, why); });
        }));
    }
    return acts;
}

std::vector<Action> NeedlesPage::unitActs() {
    const auto& unit = needles_.view().unit;
    std::vector<Action> acts;
    const auto titled = [printed = unit.printedId](const wxString& pattern) {
        return present::fill(fromWx(pattern), {printed});
    };
    if (unit.canReturn) {
        acts.push_back(act("needles-return-ask", _("Return…"), [this, titled, id = unit.id] {
            note_->ask(titled(_("Return cartridge {0} to the supplier")), fromWx(_("Why")), fromWx(_("Return")),
                       Action::Kind::plain, true, [this, id](const std::string& why) { needles_.giveBack(id, why); });
        }));
    }
    if (unit.canWaste) {
        acts.push_back(act("needles-waste-ask", _("Waste…"), [this, id = unit.id] { askWaste(id); }));
    }
    if (unit.canLose) {
        acts.push_back(act("needles-lose-ask", _("Lost…"), [this, titled, id = unit.id] {
            note_->ask(titled(_("Cartridge {0} cannot be found")), fromWx(_("Where it was last seen")),
                       fromWx(_("Note it as lost")), Action::Kind::danger, true,
                       [this, id](const std::string& why) { needles_.lose(id, why); });
        }));
    }
    if (unit.canFind) {
        acts.push_back(act("needles-find-ask", _("Found…"), [this, titled, id = unit.id] {
            note_->ask(titled(_("Cartridge {0} is there again")), fromWx(_("Where it was")), fromWx(_("Found")),
                       Action::Kind::primary, true, [this, id](const std::string& why) { needles_.find(id, why); });
        }));
    }
    return acts;
}

void NeedlesPage::askWaste(model::CartridgeId unit) {
    const auto& view = needles_.view();
    note_->close();
    form_->ask(present::fill(fromWx(_("Write off cartridge {0} as waste")), {view.unit.printedId}),
               {{"reason", fromWx(_("What happened")), view.wasteReasons},
                {"method", fromWx(_("Where it went")), view.wasteMethods},
                {"witness", fromWx(_("Who saw it")), view.witnesses},
                {"words", fromWx(_("A note, if one is needed"))}},
               fromWx(_("Waste")), Action::Kind::danger, [this, unit](const std::vector<std::string>& values) {
                   needles_.waste(unit, values[0], values[3], values[1], values[2]);
               });
}

std::vector<Action> NeedlesPage::links() {
    return {act("needles-recalls", _("Recalls"), [this] { openRecalls(); }),
            act("needles-trace", _("Trace"), [this] { openTrace({}); }),
            act("needles-injuries", _("Sharps injuries"), [this] { openInjuries(); })};
}

std::vector<Action> NeedlesPage::containerActs(const std::string& id) {
    const model::ContainerId container{numberOf(id)};
    const auto& rows = needles_.view().containers.rows;
    const auto row = std::ranges::find(rows, container.value, &present::Row::id);
    const auto name = row == rows.end() ? std::string{} : row->cells.front().text;
    std::vector<Action> acts;
    if (container && needles_.canClose(container)) {
        acts.push_back(act("needles-fill", _("Fill…"), [this, container, name] {
            note_->ask(present::fill(fromWx(_("{0}: how full is it?")), {name}), fromWx(_("Percent")),
                       fromWx(_("Save")), Action::Kind::primary, true,
                       [this, container](const std::string& percent) { needles_.fill(container, percent); });
        }));
        acts.push_back(act("needles-close", _("Close"), [this, container] { needles_.close(container); }));
    }
    if (container && needles_.canCollect(container)) {
        acts.push_back(act("needles-collect", _("Collected…"), [this, container, name] {
            note_->ask(present::fill(fromWx(_("{0}: collected")), {name}), fromWx(_("Consignment number")),
                       fromWx(_("Save")), Action::Kind::primary, true,
                       [this, container](const std::string& number) { needles_.collect(container, number); });
        }));
    }
    if (container && needles_.canClose(container) && needles_.view().canDispose) {
        acts.push_back(
            act("needles-dispose", _("&All used into it"), [this, container] { needles_.dispose(container); }));
    }
    acts.push_back(act("needles-bins", _("All of them"), [this] { openContainers(); }));
    if (!needles_.view().canAssemble) {
        return acts;
    }
    acts.push_back(act("needles-assemble", _("New…"), [this] {
        note_->ask(fromWx(_("A new sharps container is assembled")), fromWx(_("The number written on it")),
                   fromWx(_("Assemble")), Action::Kind::primary, true, {});
        note_->alsoAsk(fromWx(_("Where it stands")), needles_.view().rooms,
                       [this](const std::string& number, const std::string& room) {
                           needles_.assemble(number, room.empty() ? std::nullopt
                                                                  : std::optional{model::RoomId{numberOf(room)}});
                       });
    }));
    return acts;
}

void NeedlesPage::openLot(model::LotId lot) {
    needles_.selectLot(lot);
    stock_->select(std::to_string(lot.value));
}

void NeedlesPage::openUnit(const std::string& printedId) {
    if (needles_.scanOwnLabel(printedId)) {
        showUnit();
    }
}

void NeedlesPage::refresh() {
    needles_.refresh();
}

void NeedlesPage::shown() {
    refresh();
    bar_->shown();
    if (scanCard_->IsShown()) {
        scan_->take();
    }
}

void NeedlesPage::renderLot() {
    const auto& lot = needles_.view().lot;
    // A delivery takes the room, and its lot is another one; a count says the same of its lot, and more.
    const bool room = !receive_->IsShown() && !count_->IsShown();
    const bool chosen = lot.id.value != 0 && room;
    lotCard_->setTitle(lot.title);
    lotCard_->setNote(lot.line);
    lotCard_->setActions(lotActs());
    quarantine_->render(bannerOf(lot.quarantine));
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        const bool shown = i < lot.figures.size();
        figures_[i]->Show(shown);
        if (shown) {
            figures_[i]->render(lot.figures[i].number, lot.figures[i].label);
        }
    }
    units_->render(listOf(lot.units));
    lotCard_->Show(chosen);
    lotCard_->Layout();
    const auto& unit = needles_.view().unit;
    unitCard_->setTitle(unit.title);
    unitCard_->setNote(unit.state.text);
    unitActs_->render(unitActs());
    std::vector<Fact> life;
    for (const auto& step : unit.life.rows) {
        const auto& cells = step.cells; // when, event, who, for whom
        life.push_back({cells[0].text, cells[1].text,
                        cells[3].text.empty() ? cells[2].text
                                              : present::fill(fromWx(_("{0}: {1}")), {cells[2].text, cells[3].text})});
    }
    life_->render(std::move(life), {});
    unitCard_->Show(unit.id.value != 0 && room);
}

void NeedlesPage::renderHeader() {
    const auto& view = needles_.view();
    if (receive_->IsShown()) {
        setHeader({view.title, view.line, receive_->actions()});
        return;
    }
    std::vector<Action> acts{act("needles-catalogue", _("&Catalogue"), [this] { openCatalogue(); })};
    if (view.canReceive) {
        acts.push_back({"needles-opening", fromWx(_("Opening balance…")), [this] { receive(true, {}); },
                        Action::Kind::plain, !view.saving,
                        fromWx(_("Part-used lots that were here before the program"))});
        acts.push_back({"needles-receive", fromWx(_("&Receive…")), [this] { receive(false, {}); },
                        Action::Kind::primary, !view.saving, fromWx(_("A delivery: scan the box, or type"))});
    }
    setHeader({view.title, view.line, std::move(acts)});
}

void NeedlesPage::render() {
    const LayoutOnce layout;
    const auto& view = needles_.view();
    renderHeader();
    note_->settle(view.saving, view.message);
    form_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    stock_->render(listOf(view.stock));
    stockCard_->setNote(view.stock.summary);
    std::vector<Action> acts;
    if (view.canExpire) {
        acts.push_back(act("needles-expire", _("Take expired ones out"), [this] { needles_.expire(); }));
    }
    acts.push_back(act("needles-show-all", view.withEmptyAndExpired ? _("Hide empty and expired") : _("Show all"),
                       [this] { needles_.showEmptyAndExpired(!needles_.view().withEmptyAndExpired); }));
    stockCard_->setActions(std::move(acts));
    renderLot();
    renderArrived();
    links_->render(links());
    containersCard_->setNote(view.loose);
    containers_->render(listOf(view.containers));
    containerActs_->render(containerActs(containers_->selected()));
    Layout();
}

} // namespace gui
