#include "app/gui/desk_page.h"

#include "app/gui/banner.h"
#include "app/gui/desk_cards.h"
#include "app/gui/events.h"
#include "app/gui/segmented.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/zone_map.h"
#include "app/present/text.h"
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
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    columns->Add(buildZones(), wxSizerFlags{1}.Expand());
    right_ = new wxScrolledWindow{
        this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL, wxS("desk-chart")};
    right_->SetScrollRate(0, px::target / 2);
    followTheme(*right_, [this](const Theme& now) { right_->SetBackgroundColour(now.window); });
    auto* const chart = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* card) { chart->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    draft_ = new Banner{right_, wxS("desk-draft")};
    refusal_ = new Banner{right_, wxS("desk-refusal")};
    notices_ = new Banner{right_, wxS("desk-notices")};
    verdict_ = new Banner{right_, wxS("desk-verdict")};
    for (auto* const banner : {draft_, refusal_, notices_, verdict_}) {
        add(banner);
    }
    buildPanels();
    for (auto* const card : {reasonCard_, planCard_, signCard_, abandonCard_}) {
        add(card);
        card->Hide();
    }
    const auto desk = [this] { return desk_.get(); };
    rows_ = std::make_unique<DeskRows>(right_, desk);
    cartridge_ = std::make_unique<DeskCartridge>(right_, desk);
    record_ = std::make_unique<DeskRecord>(right_, desk);
    add(&rows_->card());
    add(&cartridge_->card());
    add(&record_->after());
    add(&record_->before());
    add(&record_->people());
    right_->SetSizer(chart);
    columns->Add(right_, wxSizerFlags{2}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());
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

/// The forms that open under the verdict instead of dialogs.
void DeskPage::buildPanels() {
    const auto close = [this] {
        return Action{"desk-panel-close", fromWx(_("Not now")), [this] { open(Panel::none); }};
    };

    reasonCard_ = new Card{right_, wxS("desk-reason"), fromWx(_("Start with a reason"))};
    reasonLines_ = new WrappedText{reasonCard_, wxS("desk-reason-lines"), {}, TextRole::body};
    reasonWords_ = std::make_unique<TextField>(reasonCard_, fromWx(_("In your words, for the record")),
                                               wxS("desk-reason-words"), wxTE_PROCESS_ENTER);
    reasonCode_ = std::make_unique<ChoiceField>(reasonCard_, fromWx(_("Reason")), wxS("desk-reason-code"));
    reasonPin_ = std::make_unique<TextField>(reasonCard_, fromWx(_("Your PIN or password")), wxS("desk-reason-pin"),
                                             wxTE_PROCESS_ENTER | wxTE_PASSWORD);
    reasonCode_->render(present::choices<model::OverrideReason>(), "clinical-judgement");
    auto& reason = reasonCard_->body();
    reason.Add(reasonLines_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    reason.Add(reasonWords_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    reason.Add(fieldRow({reasonCode_->sizer(), reasonPin_->sizer()}), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto override = [this] {
        const auto code = model::fromCode<model::OverrideReason>(reasonCode_->code());
        desk_->startWithReason(code.value_or(model::OverrideReason::other), reasonWords_->text(), reasonPin_->text());
        reasonPin_->clear();
    };
    reasonWords_->onEnter = [this, override] {
        if (reasonPin_->control().IsEnabled() && reasonPin_->text().empty()) {
            reasonPin_->take();
        } else {
            override();
        }
    };
    reasonPin_->onEnter = override;
    reasonCard_->setActions(
        {close(), {"desk-override", fromWx(_("Start with this reason")), override, Action::Kind::danger}});

    planCard_ = new Card{right_, wxS("desk-plan"), fromWx(_("Plan for another day"))};
    planDay_ = std::make_unique<TextField>(planCard_, fromWx(_("Day")), wxS("desk-plan-day"), wxTE_PROCESS_ENTER);
    planTime_ = std::make_unique<TextField>(planCard_, fromWx(_("Time")), wxS("desk-plan-time"), wxTE_PROCESS_ENTER);
    planWords_ = std::make_unique<TextField>(planCard_, fromWx(_("Reason, where the day still warns")),
                                             wxS("desk-plan-words"), wxTE_PROCESS_ENTER);
    planCard_->body().Add(fieldRow({planDay_->sizer(), planTime_->sizer(), planWords_->sizer()}),
                          wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto plan = [this] {
        const auto day = present::typedDay(planDay_->text());
        const auto minute = present::typedTime(planTime_->text());
        planDay_->showProblem(day ? "" : fromWx(_("Type a day, for example 2026-12-08.")));
        planTime_->showProblem(minute ? "" : fromWx(_("Type a time, for example 10:30.")));
        if (day && minute) {
            desk_->plan(*day, *minute, 45, planWords_->text());
        }
    };
    planDay_->onEnter = plan;
    planTime_->onEnter = plan;
    planWords_->onEnter = plan;
    planCard_->setActions({close(), {"desk-plan-save", fromWx(_("Plan")), plan, Action::Kind::primary}});

    signCard_ = new Card{right_, wxS("desk-sign"), fromWx(_("Sign"))};
    signWords_ = new WrappedText{signCard_, wxS("desk-sign-words"), {}, TextRole::body};
    signPin_ = std::make_unique<TextField>(signCard_, fromWx(_("Your PIN or password")), wxS("desk-pin"),
                                           wxTE_PROCESS_ENTER | wxTE_PASSWORD, 160);
    signCard_->body().Add(signWords_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    signCard_->body().Add(signPin_->sizer(), wxSizerFlags{}.Border(wxTOP, px::grid));
    const auto sign = [this] {
        const auto pin = signPin_->text();
        signPin_->clear();
        desk_->sign(pin);
    };
    signPin_->onEnter = sign;
    signCard_->setActions({close(), {"desk-sign-now", fromWx(_("Sign")), sign, Action::Kind::primary}});

    abandonCard_ = new Card{right_, wxS("desk-abandon"), fromWx(_("Abandon this session"))};
    abandonWords_ =
        std::make_unique<TextField>(abandonCard_, fromWx(_("Why; opened cartridges are recorded as marked above")),
                                    wxS("desk-abandon-words"), wxTE_PROCESS_ENTER);
    abandonCard_->body().Add(abandonWords_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    const auto abandon = [this] { desk_->abandon(abandonWords_->text()); };
    abandonWords_->onEnter = abandon;
    abandonCard_->setActions({close(), {"desk-abandon-now", fromWx(_("Abandon")), abandon, Action::Kind::danger}});
}

void DeskPage::open(present::Seat seat, model::ClientId client, std::optional<model::SessionId> session) {
    leave();
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
    // Nobody's reason is carried to the next client.
    for (auto* const field : {reasonWords_.get(), reasonPin_.get(), planDay_.get(), planTime_.get(), planWords_.get(),
                              signPin_.get(), abandonWords_.get(), zoneField_.get()}) {
        field->clear();
        field->showProblem({});
    }
    stage_ = desk_->view().stage;
    picked_.clear();
    maps_->choose(0);
    map_->show(Map::face);
    right_->Scroll(0, 0);
    open(Panel::none);
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
    desk_.reset();
}

void DeskPage::shown() {
    zoneField_->take();
}

bool DeskPage::mayLeave() {
    if (desk_) {
        desk_->saveDraft(); // nothing is lost by leaving
    }
    return true;
}

void DeskPage::open(Panel panel) {
    panel_ = panel;
    reasonCard_->Show(panel == Panel::reason);
    planCard_->Show(panel == Panel::plan);
    signCard_->Show(panel == Panel::sign);
    abandonCard_->Show(panel == Panel::abandon);
    render();
    right_->FitInside();
    right_->Layout();
    if (panel != Panel::none) {
        right_->Scroll(0, 0);
    }
    switch (panel) {
    case Panel::reason:
        reasonWords_->take();
        break;
    case Panel::plan:
        planDay_->render(present::fieldDay(desk_->view().planFor));
        planTime_->take();
        break;
    case Panel::sign:
        signPin_->take();
        break;
    case Panel::abandon:
        abandonWords_->take();
        break;
    case Panel::none:
        break;
    }
}

void DeskPage::primary() {
    if (!desk_) {
        return;
    }
    const auto& view = desk_->view();
    if (view.canSign) {
        if (desk_->readyToSign()) {
            open(Panel::sign);
        } else {
            right_->Scroll(0, 0); // why not stands at the top
        }
        return;
    }
    if (!view.reasons.empty()) {
        open(Panel::reason);
        return;
    }
    desk_->start();
}

void DeskPage::bindKeys() {
    const int act = wxWindow::NewControlId();
    const int close = wxWindow::NewControlId();
    wxAcceleratorEntry keys[]{
        {wxACCEL_CTRL, WXK_RETURN, act}, {wxACCEL_CTRL, WXK_NUMPAD_ENTER, act}, {wxACCEL_NORMAL, WXK_ESCAPE, close}};
    SetAcceleratorTable({3, keys});
    on(
        *this, wxEVT_MENU, [this](wxCommandEvent&) { primary(); }, act);
    on(
        *this, wxEVT_MENU,
        [this](wxCommandEvent&) {
            if (panel_ != Panel::none) {
                open(Panel::none);
            } else if (desk_ && onClose) {
                onClose(desk_->view().client);
            }
        },
        close);
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
    header.actions.push_back({"desk-close", fromWx(_("Close")), [this] {
                                  if (onClose) {
                                      onClose(desk_->view().client);
                                  }
                              }});
    if (view.stage == present::DeskStage::open) {
        header.actions.push_back({"desk-abandon-ask", fromWx(_("Abandon…")), [this] { open(Panel::abandon); },
                                  Action::Kind::plain, !view.saving});
    }
    if (view.stage == present::DeskStage::planning) {
        header.actions.push_back({"desk-plan-ask", fromWx(_("Plan…")), [this] { open(Panel::plan); },
                                  Action::Kind::plain, !view.saving && !view.rows.empty(),
                                  fromWx(_("For another day"))});
    }
    if (view.stage == present::DeskStage::planning || view.stage == present::DeskStage::open) {
        const bool reasonable = !view.reasons.empty() && !view.saving;
        header.actions.push_back({"desk-primary", view.primary, [this] { primary(); }, Action::Kind::primary,
                                  view.canStart || view.canSign || (reasonable && !view.reasonNeedsPin), "Ctrl+Enter"});
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
    refusal_->render({stateOf(view.refusal.tone), view.refusal.title, view.refusal.text, false, {}});
    std::string notices;
    for (const auto& notice : view.notices) {
        notices += (notices.empty() ? "" : "\n") + notice;
    }
    notices_->render({State::warn, {}, notices, false, {}});

    BannerView verdict{stateOf(view.verdict.tone), view.verdict.title, {}, false, {}};
    for (const auto& detail : view.details) {
        verdict.words += (verdict.words.empty() ? "" : "\n") + detail;
    }
    if (view.details.empty()) {
        verdict.words = view.verdict.text;
    }
    if (view.planFor) {
        verdict.actions.push_back({"desk-plan-open", present::fill(fromWx(_("Plan for {0}")), {view.planDay}),
                                   [this] { open(Panel::plan); }});
    }
    if (view.canDropDenied) {
        verdict.actions.push_back(
            {"desk-other-zones", fromWx(_("Only the zones that are safe")), [this] { desk_->dropDenied(); }});
    }
    if (!view.reasons.empty()) {
        verdict.actions.push_back(
            {"desk-reason-open",
             view.reasonNeedsPin ? fromWx(_("Override with reason…")) : fromWx(_("Give the reason…")),
             [this] { open(Panel::reason); }});
    }
    verdict_->render(std::move(verdict));
    std::string reasons;
    for (const auto& line : view.reasons) {
        reasons += (reasons.empty() ? "" : "\n") + line.text;
    }
    reasonLines_->setText(reasons);
    reasonPin_->control().Enable(view.reasonNeedsPin);
    signWords_->setText(view.signWords);
    const auto pin = view.problems.find("pin");
    signPin_->showProblem(pin == view.problems.end() ? "" : pin->second);
    reasonPin_->showProblem(pin == view.problems.end() ? "" : pin->second);
}

void DeskPage::render() {
    if (!desk_) {
        return;
    }
    const auto& view = desk_->view();
    // Once started, the next thing at hand is the cartridge.
    const bool started = stage_ == present::DeskStage::planning && view.stage == present::DeskStage::open;
    stage_ = view.stage;
    if (panel_ == Panel::reason && (view.reasons.empty() || (started && !view.needsExtension))) {
        reasonWords_->clear();
        panel_ = Panel::none;
        reasonCard_->Hide();
    }
    if ((panel_ == Panel::sign || panel_ == Panel::abandon) && view.stage != present::DeskStage::open) {
        panel_ = Panel::none;
        signCard_->Hide();
        abandonCard_->Hide();
    }
    renderHeader();
    renderBanners();
    std::vector<ZoneView> zones;
    for (const auto& zone : view.zones) {
        zones.push_back({zone.zone.text, zone.name, stateOf(zone.tone), zone.words, zone.picked});
    }
    map_->render(std::move(zones));
    showPicked();
    auto choices = view.zoneChoices;
    zoneList_->render(choices, {});
    std::string picked;
    for (const auto& row : view.rows) {
        picked += (picked.empty() ? "" : ", ") + row.name;
    }
    zoneHint_->setText(picked.empty() ? fromWx(_("Nothing is picked yet."))
                                      : present::fill(fromWx(_("Picked: {0}")), {picked}));
    rows_->render(view);
    cartridge_->render(view);
    record_->render(view);
    right_->FitInside();
    right_->Layout();
    if (started) {
        later(*this, [this] { cartridge_->focusScan(); });
    }
}

} // namespace gui
