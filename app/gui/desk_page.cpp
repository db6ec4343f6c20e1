#include "app/gui/desk_page.h"

#include "app/gui/banner.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/receive_card.h"
#include "app/gui/scan_bar.h"
#include "app/gui/screening_panel.h"
#include "app/gui/segmented.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/gui/zone_map.h"
#include "app/present/tr.h"

#include <wx/accel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int draftEvery = 4000; // ms
constexpr Map shownMaps[]{Map::face, Map::bodyFront, Map::bodyBack};

} // namespace

DeskPage::DeskPage(wxWindow* book)
    : Page{book, wxS("desk")}
    , saving_{this} {
    build();
    bindKeys();
    on(*this, wxEVT_TIMER, [this](wxTimerEvent&) {
        if (desk_) {
            desk_->saveDraft();
        }
    });
}

DeskPage::~DeskPage() = default;

void DeskPage::build() {
    auto* const body = newPageBody(*this);
    bar_ = new ScanBar{this, *this, wxS("desk-scanned")};
    body->Add(bar_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(buildZones(), wxSizerFlags{1}.Expand());
    right_ = newSheet(this, wxS("desk-chart"));
    right_->SetMinSize({px::target, px::target}); // its share of the page follows from the page, not from what it holds
    // One child that scrolls as a whole: GTK complains when hidden ones are moved singly.
    auto* const sheet =
        new wxPanel{right_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("desk-sheet")};
    followTheme(*sheet, [sheet](const Theme& now) { sheet->SetBackgroundColour(now.window); });
    auto* const chart = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* card) { chart->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    whyNot_ = new Banner{sheet, wxS("desk-why-not")};
    draft_ = new Banner{sheet, wxS("desk-draft")};
    refusal_ = new Banner{sheet, wxS("desk-refusal")};
    notices_ = new Banner{sheet, wxS("desk-notices")};
    verdict_ = new Banner{sheet, wxS("desk-verdict")};
    for (auto* const banner : {refusal_, draft_, notices_}) {
        add(banner);
    }
    add(verdict_);
    add(whyNot_);
    checks_ = new Banner{sheet, wxS("desk-checks")};
    add(checks_);
    screening_ = std::make_unique<ScreeningPanel>(sheet);
    screening_->onSaved = [this] {
        refresh();
        zoneField_->take(); // what had the keyboard is gone
    };
    screening_->onLayout = [this] {
        right_->FitInside();
        right_->Layout();
    };
    add(&screening_->card());
    const auto desk = [this] { return desk_.get(); };
    panels_ = std::make_unique<DeskPanels>(sheet, desk);
    for (auto* const card : panels_->cards()) {
        add(card);
    }
    panels_->onLayout = [this] {
        render();
        if (panels_->shown() != DeskPanels::Panel::none) {
            right_->Scroll(0, 0);
        }
    };
    rows_ = std::make_unique<DeskRows>(sheet, desk);
    cartridge_ = std::make_unique<DeskCartridge>(sheet, desk);
    record_ = std::make_unique<DeskRecord>(sheet, desk);
    add(&rows_->card());
    add(&cartridge_->card());
    add(cartridge_->question());
    receive_ = new ReceiveCard{sheet};
    add(receive_);
    add(&record_->before());
    add(&record_->after());
    add(&record_->people());
    sheet->SetSizer(chart);
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(sheet, wxSizerFlags{}.Expand());
    right_->SetSizer(whole);
    on(*right_, wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        later(*right_, [this] { reveal(); }); // once it stands where it will be
    });
    on(*right_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*right_, [this] { fit(); });
    });
    columns->Add(right_, wxSizerFlags{2}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());
    buildScans();
}

void DeskPage::buildScans() {
    bar_->onScan = [this](const std::string& text) { scanned(text); };
    bar_->onCheck = [this] { openScanner(); };
    cartridge_->onTyped = [this](const std::string& text) { bar_->typed(text); };
    cartridge_->onReceive = [this](const std::string& text) {
        received_ = text;
        receive_->open(false, text);
    };
    receive_->scanTyped = [this](const std::string& text) { bar_->typed(text); };
    receive_->changed = [this] {
        receive_->setActions(receive_->IsShown() ? receive_->actions() : std::vector<Action>{});
        right_->FitInside();
        right_->Layout();
    };
    receive_->received = [this](model::LotId, int) {
        if (desk_) {
            desk_->scan(received_);
            cartridge_->focusScan();
        }
    };
}

/// A delivery that is being entered takes every scan, else the session; Enter then takes what is offered.
void DeskPage::scanned(const std::string& text) {
    if (!desk_) {
        return;
    }
    if (receive_->IsShown()) {
        receive_->scan(text);
        return;
    }
    desk_->scan(text);
    cartridge_->focusScan();
}

wxSizer* DeskPage::buildZones() {
    auto* const card = new Card{this, wxS("desk-zones"), fromWx(_("Zones"))};
    card->setNote(fromWx(_("click, or type a name")));
    card->SetMinSize({forText(250), -1});
    map_ = new ZoneMap{card, wxS("desk-map")};
    maps_ = new Segmented{card,
                          wxS("desk-maps"),
                          {{"desk-map-face", fromWx(_("Face"))},
                           {"desk-map-front", fromWx(_("Front"))},
                           {"desk-map-back", fromWx(_("Back"))}}};
    zoneField_ =
        std::make_unique<TextField>(card, fromWx(_("Add a &zone by name")), wxS("desk-zone"), wxTE_PROCESS_ENTER);
    zoneList_ = std::make_unique<ChoiceField>(card, fromWx(_("or from the list")), wxS("desk-zone-list"));
    zoneHint_ = new WrappedText{card, wxS("desk-zone-hint"), {}, TextRole::small};
    auto& body = card->body();
    body.Add(map_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    body.Add(maps_, wxSizerFlags{}.CenterHorizontal().Border(wxTOP, px::grid));
    body.Add(zoneField_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(zoneList_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(zoneHint_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    map_->onPick = [this](const std::string& code) { desk_->togglePicked({code}); };
    map_->onOpenFace = [this] {
        maps_->choose(0);
        map_->show(Map::face);
    };
    maps_->onChoose = [this](std::size_t index) { map_->show(shownMaps[index]); };
    zoneField_->onEnter = [this] {
        if (zoneField_->text().empty()) {
            return;
        }
        if (desk_->pickTyped(zoneField_->text())) {
            zoneField_->clear();
            zoneField_->showProblem({});
        } else {
            zoneField_->showProblem(fromWx(_("No single zone begins with that. Type more of its name.")));
        }
    };
    zoneList_->onPick = [this](const std::string& code) {
        desk_->togglePicked({code});
        zoneList_->control().SetSelection(wxNOT_FOUND);
    };
    auto* const column = new wxBoxSizer{wxVERTICAL};
    column->Add(card, wxSizerFlags{1}.Expand());
    return column;
}

/// What has the keyboard is in sight, with the label above it.
void DeskPage::reveal() {
    auto* const focused = wxWindow::FindFocus();
    if (focused == nullptr || !right_->IsDescendant(focused)) {
        return;
    }
    constexpr int step = px::target / 2;
    const int top = right_->ScreenToClient(focused->GetScreenPosition()).y - px::target;
    const int below = top + px::target + focused->GetSize().y + px::cardMargin - right_->GetClientSize().y;
    const int start = right_->GetViewStart().y;
    if (top < 0) {
        right_->Scroll(-1, std::max(0, start + top / step - 1));
    } else if (below > 0) {
        right_->Scroll(-1, start + (below + step - 1) / step);
    }
}

/// How many fields stand side by side follows from the width of a card's inside.
void DeskPage::fit() {
    const int width = right_->GetClientSize().x - 2 * px::cardMargin;
    if (width < px::target) {
        return; // not placed yet
    }
    verdict_->fit(width + 2 * px::cardMargin);
    panels_->fit(width);
    rows_->fit(width);
    cartridge_->fit(width);
    record_->fit(width);
    right_->FitInside();
    right_->Layout();
}

void DeskPage::open(present::Seat seat, model::ClientId client, std::optional<model::SessionId> session) {
    leave();
    bar_->use(seat);
    receive_->use(seat);
    desk_ = std::make_unique<present::DeskPresenter>(std::move(seat), client, session);
    desk_->changed = [this] { render(); };
    desk_->ended = [this, client] {
        later(*this, [this, client] {
            if (onClose) {
                onClose(client);
            }
        });
    };
    desk_->signedOff = [this, client](model::SessionId done) {
        later(*this, [this, client, done] {
            if (onSigned) {
                onSigned(done, client);
            }
        });
    };
    screening_->close();
    panels_->clear();
    cartridge_->clear();
    zoneField_->clear();
    zoneField_->showProblem({});
    stage_ = desk_->view().stage;
    picked_.clear();
    maps_->choose(0);
    map_->show(Map::face);
    right_->Scroll(0, 0);
    refused_.clear();
    open(DeskPanels::Panel::none);
    fit();
    saving_.Start(draftEvery);
}

void DeskPage::refresh() {
    if (desk_) {
        desk_->refresh();
    }
}

void DeskPage::leave() {
    saving_.Stop();
    if (desk_) {
        desk_->saveDraft();
    }
    screening_->close();
    bar_->use({});
    receive_->use({});
    desk_.reset();
}

void DeskPage::shown() {
    bar_->shown();
    zoneField_->take();
    // What was filled while the page was out of sight has been measured for another width.
    later(*this, [this] {
        fit();
        render();
    });
}

bool DeskPage::treating() const {
    return desk_ && desk_->view().stage == present::DeskStage::open;
}

void DeskPage::keepDraft() {
    if (desk_) {
        desk_->saveDraft();
    }
}

bool DeskPage::mayLeave() {
    keepDraft(); // nothing is lost by leaving
    return true;
}

void DeskPage::open(DeskPanels::Panel panel) {
    panels_->open(panel);
}

void DeskPage::close() {
    if (desk_ && onClose) {
        onClose(desk_->view().client);
    }
}

void DeskPage::primary() {
    if (!desk_) {
        return;
    }
    const auto& view = desk_->view();
    if (view.canSign) {
        if (desk_->readyToSign()) {
            open(DeskPanels::Panel::sign);
        }
    } else if (view.checks.onlyScreening) {
        openScreening();
    } else if (view.canStart) {
        desk_->start();
    } else if (view.canGiveReason) {
        open(DeskPanels::Panel::reason);
    }
}

void DeskPage::bindKeys() {
    const int act = wxWindow::NewControlId();
    const int escape = wxWindow::NewControlId();
    wxAcceleratorEntry keys[]{
        {wxACCEL_CTRL, WXK_RETURN, act}, {wxACCEL_CTRL, WXK_NUMPAD_ENTER, act}, {wxACCEL_NORMAL, WXK_ESCAPE, escape}};
    SetAcceleratorTable({3, keys});
    on(
        *this, wxEVT_MENU, [this](wxCommandEvent&) { primary(); }, act);
    on(
        *this, wxEVT_MENU,
        [this](wxCommandEvent&) {
            if (screening_->close() || bar_->close()) {
                return;
            }
            if (panels_->shown() != DeskPanels::Panel::none) {
                open(DeskPanels::Panel::none);
            } else if (!cartridge_->closeQuestion()) {
                close();
            }
        },
        escape);
}

/// Turns to the map that shows what was picked last, when the one in sight shows none of it.
void DeskPage::showPicked() {
    std::vector<std::string> picked;
    std::vector<std::size_t> maps;
    for (const auto& zone : desk_->view().zones) {
        if (zone.picked) {
            picked.push_back(zone.zone.text);
            maps.push_back(zone.map == "body-front" ? 1U : zone.map == "body-back" ? 2U : 0U);
        }
    }
    if (picked == picked_) {
        return;
    }
    picked_ = picked;
    if (!maps.empty() && std::find(maps.begin(), maps.end(), maps_->chosen()) == maps.end()) {
        maps_->choose(maps.front());
        map_->show(shownMaps[maps.front()]);
    }
}

void DeskPage::renderHeader() {
    const auto& view = desk_->view();
    HeaderView header{view.title, view.context, {}};
    using Panel = DeskPanels::Panel;
    using present::DeskStage;
    header.actions.push_back({"desk-close", fromWx(_("Close")), [this] { close(); }});
    if (view.stage == DeskStage::open) {
        header.actions.push_back({"desk-abandon-ask", fromWx(_("Abandon…")), [this] { open(Panel::abandon); },
                                  Action::Kind::plain, view.canAbandon, view.whyNot});
    }
    if (view.stage == DeskStage::planning) {
        header.actions.push_back({"desk-plan-ask", fromWx(_("Plan…")), [this] { open(Panel::plan); },
                                  Action::Kind::plain, view.canPlan, fromWx(_("For another day"))});
    }
    if (view.stage == DeskStage::planning || view.stage == DeskStage::open) {
        // A denial is overridden from the answer itself, never by the button that everybody presses.
        const bool asks = view.checks.onlyScreening && !view.canSign && !view.saving;
        const bool goes = asks || view.canStart || view.canSign || (view.canGiveReason && !view.reasonNeedsPin);
        header.actions.push_back({"desk-primary", asks ? fromWx(_("Ask the questions…")) : view.primary,
                                  [this] { primary(); }, Action::Kind::primary, goes,
                                  view.whyNot.empty() ? "Ctrl+Enter" : view.whyNot});
    }
    setHeader(std::move(header));
}

void DeskPage::renderBanners() {
    const auto& view = desk_->view();
    BannerView draft{State::info, view.draftRestored.title, view.draftRestored.text, false, {}};
    if (!view.draftRestored.empty()) {
        draft.actions = {{"desk-discard-draft", fromWx(_("Start afresh")), [this] { desk_->discardDraft(); }}};
    }
    draft_->render(std::move(draft));
    whyNot_->render({State::info, {}, view.whyNot, false, {}});
    refusal_->render({stateOf(view.refusal.tone), view.refusal.title, view.refusal.text, false, {}});
    std::string notices;
    for (const auto& notice : view.notices) {
        notices += (notices.empty() ? "" : "\n") + notice;
    }
    if (!view.recall.empty()) {
        notices = view.recall.text + (notices.empty() ? "" : "\n") + notices;
    }
    notices_->render({view.recall.empty() ? State::warn : State::deny, view.recall.title, notices, false, {}});

    BannerView verdict{stateOf(view.verdict.tone), view.verdict.title, {}, false, {}};
    for (const auto& detail : view.details) {
        verdict.words += (verdict.words.empty() ? "" : "\n") + detail;
    }
    if (view.details.empty()) {
        verdict.words = view.verdict.text;
    }
    if (view.checks.asksScreening) {
        verdict.actions.push_back({"desk-screening-ask", fromWx(_("Ask the screening &questions…")),
                                   [this] { openScreening(); }, Action::Kind::plain, !view.saving});
    }
    if (view.planFor && view.canPlan) {
        verdict.actions.push_back({"desk-plan-open", present::fill(fromWx(_("Plan for {0}")), {view.planDay}),
                                   [this] { open(DeskPanels::Panel::plan); }});
    }
    if (view.canDropDenied) {
        verdict.actions.push_back(
            {"desk-other-zones", fromWx(_("Only the zones that are safe")), [this] { desk_->dropDenied(); }});
    }
    if (view.canSayNoneElsewhere) {
        verdict.actions.push_back({"desk-none-elsewhere", fromWx(_("Asked: &nothing elsewhere")),
                                   [this] { desk_->noneElsewhere(); }, Action::Kind::plain, true,
                                   fromWx(_("Records that these zones were not treated anywhere else"))});
    }
    if (view.canGiveReason) {
        verdict.actions.push_back(
            {"desk-reason-open",
             view.reasonNeedsPin ? fromWx(_("Override with reason…")) : fromWx(_("Give the reason…")),
             [this] { open(DeskPanels::Panel::reason); }});
    }
    verdict_->render(std::move(verdict));
    renderChecks();
    if (refused_ != view.refusal.title + view.refusal.text) {
        refused_ = view.refusal.title + view.refusal.text;
        if (!refused_.empty()) {
            right_->Scroll(0, 0); // why not stands at the top
        }
    }
}

void DeskPage::renderChecks() {
    const auto& checks = desk_->view().checks;
    BannerView shown{stateOf(checks.tone), checks.screening, {}, false, {}};
    for (const auto& line : checks.consents) {
        shown.words += (shown.words.empty() ? "" : "\n") + line;
    }
    if (checks.canScreen && !checks.asksScreening && !screening_->isOpen()) {
        shown.actions.push_back({"desk-screening", fromWx(_("&Screening…")), [this] { openScreening(); }});
    }
    checks_->render(std::move(shown));
    if (screening_->isOpen()) {
        screening_->refresh(desk_->plan());
    }
}

void DeskPage::openScreening() {
    open(DeskPanels::Panel::none);
    const auto& view = desk_->view();
    screening_->open(desk_->seat(), view.client, view.session, desk_->plan());
}

void DeskPage::render() {
    const LayoutOnce layout;
    if (!desk_) {
        return;
    }
    const auto& view = desk_->view();
    // Once started, the next thing at hand is the cartridge.
    const bool started = stage_ == present::DeskStage::planning && view.stage == present::DeskStage::open;
    stage_ = view.stage;
    panels_->render(view, started);
    renderHeader();
    renderBanners();
    renderZones();
    rows_->render(view);
    cartridge_->render(view);
    record_->render(view);
    right_->FitInside();
    right_->Layout();
    if (started) {
        later(*this, [this] { cartridge_->focusScan(); });
    } else {
        later(*this, [this] { keepKeyboard(); });
    }
}

/// A button that did its part is gone, and the keyboard with it: the page's own keys would be dead.
void DeskPage::keepKeyboard() {
    const auto* const focus = FindFocus();
    if (IsShownOnScreen() && (focus == nullptr || !focus->IsShownOnScreen())) {
        zoneField_->take();
    }
}

void DeskPage::renderZones() {
    const auto& view = desk_->view();
    std::vector<ZoneView> zones;
    for (const auto& zone : view.zones) {
        zones.push_back({zone.zone.text, zone.name, stateOf(zone.tone), zone.words, zone.picked});
    }
    map_->render(std::move(zones));
    showPicked();
    zoneList_->render(view.zoneChoices, {});
    std::string picked;
    for (const auto& row : view.rows) {
        picked += (picked.empty() ? "" : ", ") + row.name;
    }
    zoneHint_->setText(picked.empty() ? fromWx(_("Nothing is picked yet."))
                                      : present::fill(fromWx(_("Picked: {0}")), {picked}));
}

} // namespace gui
