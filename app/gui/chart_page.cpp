#include "app/gui/chart_page.h"

#include "app/gui/a11y.h"
#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/chart_forms.h"
#include "app/gui/consent_card.h"
#include "app/gui/events.h"
#include "app/gui/legend.h"
#include "app/gui/note_card.h"
#include "app/gui/segmented.h"
#include "app/gui/sheet.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"
#include "app/gui/wrapped_text.h"
#include "app/gui/zone_map.h"

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/slider.h>

#include <algorithm>

namespace gui {

using Align = Column::Align;

namespace {

constexpr Map shownMaps[]{Map::face, Map::bodyFront, Map::bodyBack};
constexpr int week = 7;
constexpr int month = 28; ///< four weeks: the weekday stays
constexpr int mostToldLines = 5;

} // namespace

ChartPage::ChartPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("chart")}
    , seat_{std::move(seat)}
    , calendar_{*this, seat_}
    , sheet_{seat_, "chart"} {
    calendar_.tell = [this](present::Message message) {
        if (chart_) {
            chart_->tell(std::move(message));
        }
    };
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};
    buildMap(*columns);
    buildRecord(*columns);
    newPageBody(*this)->Add(columns, wxSizerFlags{1}.Expand());
    bindKeys();
    sheet_.changed = [this] { refresh(); };
}

ChartPage::~ChartPage() = default;

void ChartPage::buildMap(wxBoxSizer& columns) {
    mapCard_ = new Card{this, wxS("chart-map-card"), {}};
    mapCard_->setTitle(fromWx(_("Healing")));
    mapCard_->SetMinSize({forText(260), -1});
    map_ = new ZoneMap{mapCard_, wxS("chart-map")};
    maps_ = new Segmented{mapCard_,
                          wxS("chart-maps"),
                          {{"chart-map-face", fromWx(_("Face"))},
                           {"chart-map-front", fromWx(_("Front"))},
                           {"chart-map-back", fromWx(_("Back"))}}};
    auto& body = mapCard_->body();
    body.Add(map_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    toldRoom_ =
        new wxPanel{mapCard_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE, wxS("chart-told-room")};
    followTheme(*toldRoom_, [this](const Theme& now) {
        toldRoom_->SetBackgroundColour(now.card);
        later(*toldRoom_, [this] { fitTold(); });
    });
    on(*toldRoom_, wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        later(*toldRoom_, [this] { fitTold(); });
    });
    told_ = new WrappedText{toldRoom_, wxS("chart-told"), {}, TextRole::small};
    auto* const room = new wxBoxSizer{wxVERTICAL};
    room->Add(told_, wxSizerFlags{}.Expand());
    toldRoom_->SetSizer(room);
    body.Add(toldRoom_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    legend_ = std::make_unique<Legend>(mapCard_, wxS("chart"));
    body.Add(&legend_->sizer(), wxSizerFlags{}.Expand().Border(wxTOP, px::grid / 2));
    body.Add(maps_, wxSizerFlags{}.CenterHorizontal().Border(wxTOP, px::grid));
    buildDay(body);
    map_->onTell = [this] { renderTold(); };
    map_->onOpenFace = [this] {
        maps_->choose(0);
        map_->show(Map::face);
    };
    maps_->onChoose = [this](std::size_t index) { map_->show(shownMaps[index]); };
    columns.Add(mapCard_, wxSizerFlags{1}.Expand());
}

void ChartPage::buildDay(wxBoxSizer& body) {
    auto* const row = new wxBoxSizer{wxHORIZONTAL};
    auto* const label = newLabel(mapCard_, wxS("chart-day-label"), fromWx(_("&Day:")));
    slider_ =
        new wxSlider{mapCard_,           wxID_ANY,        0, 0, 1, wxDefaultPosition, {-1, px::target}, wxSL_HORIZONTAL,
                     wxDefaultValidator, wxS("chart-day")};
    slider_->SetToolTip(_("Left and right: a day. Page up and down: a week, with Shift four weeks. Home: today."));
    dayWords_ = new WrappedText{mapCard_, wxS("chart-day-words"), {}, TextRole::body};
    dayActs_ = new ActionRow{mapCard_, wxS("chart-day-acts")};
    row->Add(label, wxSizerFlags{}.CenterVertical());
    row->Add(dayWords_, wxSizerFlags{1}.CenterVertical().Border(wxLEFT, px::grid / 2));
    row->Add(dayActs_, wxSizerFlags{}.CenterVertical().Border(wxLEFT, px::grid));
    body.Add(row, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    body.Add(slider_, wxSizerFlags{}.Expand());
    on(*slider_, wxEVT_SLIDER, [this](wxCommandEvent&) { chart_->setDayOffset(slider_->GetValue()); });
}

void ChartPage::buildRecord(wxBoxSizer& columns) {
    right_ = newSheet(this, wxS("chart-record"));
    // One child that scrolls as a whole: GTK complains when hidden ones are moved singly.
    auto* const record =
        new wxPanel{right_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("chart-record-sheet")};
    followTheme(*record, [record](const Theme& now) { record->SetBackgroundColour(now.window); });
    auto* const all = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](wxWindow* window) { all->Add(window, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap)); };
    message_ = new Banner{record, wxS("chart-message")};
    add(message_);
    restricted_ = new Banner{record, wxS("chart-restricted")};
    add(restricted_);
    reason_ = new NoteCard{record, wxS("chart-access-reason")};
    add(reason_);
    sheetBanner_ = new Banner{record, wxS("chart-sheet")};
    add(sheetBanner_);
    int number = 0;
    for (auto*& banner : missed_) {
        banner = new Banner{record, wxString::Format(wxS("chart-notice-%d"), ++number)};
        add(banner);
    }
    answer_ = new Banner{record, wxS("chart-answer")};
    add(answer_);
    history_ = new Banner{record, wxS("chart-history")};
    add(history_);
    forms_ = std::make_unique<ChartForms>(record, [this] { return chart_.get(); });
    forms_->onLayout = [this] {
        right_->FitInside();
        right_->Layout();
        int step = 1;
        right_->GetScrollPixelsPerUnit(nullptr, &step);
        for (const auto* const form : forms_->cards()) {
            if (form->IsShown()) {
                right_->Scroll(0, form->GetPosition().y / step);
            }
        }
    };
    for (auto* const form : forms_->cards()) {
        add(form);
    }

    const auto list = [&](Card*& card, const char* name, const wxString& title, std::vector<Column> wanted) {
        card = new Card{record, toWx(std::string{"chart-"} + name + "-card"), fromWx(title)};
        auto* const made = new List{card, toWx(std::string{"chart-"} + name), std::move(wanted)};
        card->body().Add(made, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
        add(card);
        return made;
    };
    earliest_ = list(earliestCard_, "earliest", _("Earliest safe day"),
                     {{fromWx(_("Zone")), 110, Align::left, true, false},
                      {fromWx(_("Last treated")), 190, Align::left, true, false},
                      {fromWx(_("Earliest")), 60, Align::left, false, false},
                      {fromWx(_("Why")), 110, Align::left, true, true, 1}});
    sessions_ = list(sessionsCard_, "sessions", _("Sessions"),
                     {{fromWx(_("Day")), 100, Align::left, false, false},
                      {fromWx(_("Treatment")), 140, Align::left, true, false},
                      {fromWx(_("Cartridge")), 110, Align::left, true, false, 1},
                      {fromWx(_("Practitioner")), 88, Align::left, false, false, 2},
                      {fromWx(_("State")), 70, Align::left, false, false}});
    reminders_ = list(remindersCard_, "reminders", _("Aftercare reminders"),
                      {{fromWx(_("Day")), 128, Align::left, false, false},
                       {fromWx(_("Step")), 200, Align::left, true, false},
                       {fromWx(_("State")), 90, Align::left, false, false}});
    exposures_ = list(exposuresCard_, "exposures", _("Done elsewhere, taken, planned"),
                      {{fromWx(_("Day")), 150, Align::left, false, false},
                       {fromWx(_("What")), 140, Align::left, true, false},
                       {fromWx(_("Zones")), 120, Align::left, true, false},
                       {fromWx(_("Note")), 100, Align::left, true, true, 1}});
    reactions_ = list(reactionsCard_, "reactions", _("Reactions"),
                      {{fromWx(_("Since")), 104, Align::left, false, false},
                       {fromWx(_("What")), 130, Align::left, false, false},
                       {fromWx(_("Zones")), 130, Align::left, true, false},
                       {fromWx(_("State")), 90, Align::left, false, false}});
    screeningCard_ = new Card{record, wxS("chart-screening-card"), fromWx(_("Screening"))};
    screening_ = new WrappedText{screeningCard_, wxS("chart-screening"), {}, TextRole::body};
    screeningCard_->body().Add(screening_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    add(screeningCard_);
    consents_ = std::make_unique<ConsentCard>(record);
    consents_->onLayout = [this] {
        right_->FitInside();
        right_->Layout();
    };
    add(&consents_->card());
    accessCard_ = new Card{record, wxS("chart-access-card"), fromWx(_("Who may read this chart"))};
    access_ = new WrappedText{accessCard_, wxS("chart-access"), {}, TextRole::body};
    accessCard_->body().Add(access_, wxSizerFlags{}.Expand().Border(wxTOP, px::grid));
    add(accessCard_);
    exposures_->contextActions = [this](const std::string& id) { return exposureActs(id); };
    exposures_->onSelect = [this](const std::string& id) { exposuresCard_->setActions(exposureActs(id)); };
    sessions_->onActivate = [this](const std::string& id) { openRow(id); };
    reactions_->contextActions = [this](const std::string& id) { return reactionActs(id); };
    reactions_->onSelect = [this](const std::string& id) { reactionsCard_->setActions(reactionActs(id)); };
    record->SetSizer(all);
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(record, wxSizerFlags{1}.Expand());
    right_->SetSizer(whole);
    columns.Add(right_, wxSizerFlags{2}.Expand().Border(wxLEFT, px::cardGap));
}

std::vector<Action> ChartPage::exposureActs(const std::string& id) {
    std::vector<Action> acts;
    if (chart_->isGoingOn(numberOf(id))) {
        acts.push_back({"exposure-end", fromWx(_("Ended…")), [this, id] {
                            const auto& rows = chart_->view().exposures.rows;
                            const auto row = std::ranges::find(rows, numberOf(id), &present::Row::id);
                            forms_->endExposure(numberOf(id), row == rows.end() ? std::string{} : row->cells[1].text);
                        }});
    }
    acts.push_back({"chart-add-history", fromWx(_("Add &history…")), [this] { forms_->openHistory(); },
                    Action::Kind::plain, !chart_->view().saving,
                    fromWx(_("What was done elsewhere or at home, is taken, or is planned"))});
    return acts;
}

std::vector<Action> ChartPage::reactionActs(const std::string& id) {
    std::vector<Action> acts;
    if (chart_->isOpen(numberOf(id))) {
        acts.push_back({"reaction-close", fromWx(_("Close…")), [this, id] { forms_->closeReaction(numberOf(id)); },
                        Action::Kind::plain, true, ""});
    }
    acts.push_back({"chart-add-reaction", fromWx(_("Add a &reaction…")), [this] { forms_->openReaction(); },
                    Action::Kind::plain, true, ""});
    return acts;
}

void ChartPage::bindKeys() {
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && (forms_->close() || reason_->close() || consents_->closeForm())) {
            return;
        }
        if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'T' && chart_) {
            openTimeline(chart_->view().client);
            return;
        }
        if (const auto day = chart_ ? dayAfterKey(event) : std::nullopt) {
            chart_->setDayOffset(*day);
            return;
        }
        event.Skip();
    });
}

void ChartPage::showExposure(model::ExposureId exposure) {
    showRow(*exposuresCard_, *exposures_, exposure.value);
}

void ChartPage::showReaction(model::ReactionId reaction) {
    showRow(*reactionsCard_, *reactions_, reaction.value);
}

/// When the page has been laid out: only then the card has its place.
void ChartPage::showRow(Card& card, List& list, std::int64_t id) {
    later(*this, [this, &card, &list, id] {
        list.select(std::to_string(id));
        if (list.onSelect) {
            list.onSelect(list.selected());
        }
        int step = 1;
        right_->GetScrollPixelsPerUnit(nullptr, &step);
        right_->Scroll(0, card.GetPosition().y / step);
        list.control().SetFocus();
    });
}

/// On the map the plain arrow keys walk the zones, so there comma and full stop, or Ctrl with an arrow key, move the
/// day. Later is right, down a page, and the full stop, as in the diary.
std::optional<int> ChartPage::dayAfterKey(const wxKeyEvent& event) const {
    const auto* const focus = FindFocus();
    const bool onSlider = focus == slider_;
    const int now = chart_->view().dayOffset;
    if ((!onSlider && focus != map_) || event.AltDown()) {
        return std::nullopt;
    }
    const bool arrowsMove = onSlider || event.ControlDown();
    const int page = event.ShiftDown() ? month : week;
    switch (event.GetKeyCode()) {
    case WXK_PAGEUP:
    case WXK_NUMPAD_PAGEUP:
        return now - page;
    case WXK_PAGEDOWN:
    case WXK_NUMPAD_PAGEDOWN:
        return now + page;
    case WXK_LEFT:
    case WXK_NUMPAD_LEFT:
        return arrowsMove ? std::optional{now - 1} : std::nullopt;
    case WXK_RIGHT:
    case WXK_NUMPAD_RIGHT:
        return arrowsMove ? std::optional{now + 1} : std::nullopt;
    case WXK_UP:
        return onSlider ? std::optional{now + 1} : std::nullopt; // as sliders do
    case WXK_DOWN:
        return onSlider ? std::optional{now - 1} : std::nullopt;
    case WXK_HOME:
    case WXK_NUMPAD_HOME:
        return arrowsMove ? std::optional{0} : std::nullopt;
    case WXK_END:
    case WXK_NUMPAD_END:
        return arrowsMove ? std::optional{chart_->view().furthestDay} : std::nullopt;
    case ',':
    case '<':
        return now - 1;
    case '.':
    case '>':
        return now + 1;
    default:
        return std::nullopt;
    }
}

void ChartPage::open(model::ClientId client) {
    forms_->close();
    reason_->close();
    chart_ = std::make_unique<present::Chart>(seat_, client);
    chart_->changed = [this] { render(); };
    justSigned_.reset();
    sheet_.open(std::nullopt);
    consents_->open(seat_, client);
    right_->Scroll(0, 0);
    render();
    showHealing();
}

/// Opens at the map that has most to tell: where something is healing, else the face.
void ChartPage::showHealing() {
    std::size_t best = 0;
    for (const auto& zone : chart_->view().zones) {
        const auto* known = chart_->zoneTree().find(zone.zone);
        if (zone.tone == present::Tone::deny && known != nullptr && !known->maps.empty()) {
            const auto& map = known->maps.front();
            best = map == "body-front" ? 1U : map == "body-back" ? 2U : 0U;
            break;
        }
    }
    maps_->choose(best);
    map_->show(shownMaps[best]);
}

void ChartPage::refresh() {
    if (chart_) {
        sheet_.refresh();
        chart_->refresh();
        consents_->refresh();
    }
}

void ChartPage::shown() {
    refresh();
    map_->SetFocus();
}

void ChartPage::justSigned(model::SessionId session) {
    justSigned_ = session;
    refresh();
    render();
}

void ChartPage::renderSheet() {
    sheet_.open(justSigned_ ? justSigned_ : chart_->latestSigned());
    const auto& told = sheet_.told();
    auto acts = sheet_.actions();
    BannerView banner{stateOf(told.tone), told.title, told.text, false, {}};
    if (justSigned_ && !acts.empty()) {
        if (told.empty()) {
            banner = {
                State::info, fromWx(_("Signed.")), fromWx(_("The client takes the aftercare sheet along.")), false, {}};
        }
        banner.actions = acts;
        acts.clear();
    }
    sheetBanner_->render(std::move(banner));
    sessionsCard_->setActions(std::move(acts));
}

void ChartPage::openRow(const std::string& session) {
    const model::SessionId id{numberOf(session)};
    if (!id) {
        return;
    }
    if (chart_->opensDesk(id.value)) {
        openDesk(chart_->view().client, id);
    } else {
        openSession(id);
    }
}

void ChartPage::askToOpen() {
    reason_->ask(fromWx(_("Open this chart in an emergency")), fromWx(_("Why, for the record and the manager")),
                 fromWx(_("Open for an hour")), Action::Kind::danger, true,
                 [this](const std::string& reason) { chart_->openInEmergency(reason); });
    right_->Scroll(0, 0);
}

void ChartPage::askToRestrict(bool restricted) {
    if (!restricted) {
        chart_->restrict(false, {});
        return;
    }
    reason_->ask(fromWx(_("Restrict this chart")), fromWx(_("Why only some may read it")), fromWx(_("Restrict")),
                 Action::Kind::primary, true, [this](const std::string& reason) { chart_->restrict(true, reason); });
    right_->Scroll(0, 0);
}

void ChartPage::renderAccess() {
    const auto& view = chart_->view();
    auto banner = bannerOf(view.restricted);
    if (view.mayOpenInEmergency) {
        banner.actions.push_back({"chart-emergency", fromWx(_("Open in an emergency…")), [this] { askToOpen(); },
                                  Action::Kind::danger, !view.saving, ""});
    }
    restricted_->render(std::move(banner));
    const bool restricted = !view.restricted.title.empty();
    accessCard_->Show(view.mayRestrict || openViews);
    access_->setText(restricted ? fromWx(_("Owners, managers, auditors, and whoever treats this client."))
                                : fromWx(_("Everybody whose role reads charts.")));
    std::vector<Action> acts;
    if (openViews) {
        acts.push_back({"chart-views", fromWx(_("&Who looked")), [this] { openViews(chart_->view().client); },
                        Action::Kind::plain, true, fromWx(_("Who looked at this chart, and when"))});
    }
    if (view.mayRestrict) {
        acts.push_back(restricted ? Action{"chart-unrestrict", fromWx(_("Open it to everybody")),
                                           [this] { askToRestrict(false); }, Action::Kind::plain, !view.saving, ""}
                                  : Action{"chart-restrict", fromWx(_("Restrict…")), [this] { askToRestrict(true); },
                                           Action::Kind::plain, !view.saving, ""});
    }
    accessCard_->setActions(std::move(acts));
    reason_->settle(view.saving, view.message);
}

void ChartPage::renderHeader() {
    const auto& view = chart_->view();
    HeaderView header{view.name, view.line, {}};
    header.actions.push_back(
        {"chart-edit", fromWx(_("Edit")), [this] { edit(chart_->view().client); }, Action::Kind::plain, true, ""});
    header.actions.push_back({"chart-timeline", fromWx(_("&Timeline")), [this] { openTimeline(chart_->view().client); },
                              Action::Kind::plain, true, fromWx(_("Everything on one time axis (Ctrl+T)"))});
    if (planSession) {
        header.actions.push_back({"chart-plan", fromWx(_("&Plan…")), [this] { planSession(chart_->view().client); },
                                  Action::Kind::plain, view.mayStart, view.whyNotStart});
    }
    header.actions.push_back({"chart-start", fromWx(_("Start session")),
                              [this] { openDesk(chart_->view().client, chart_->sessionToContinue()); },
                              Action::Kind::primary, view.mayStart, view.whyNotStart});
    setHeader(std::move(header));
}

void ChartPage::renderDay() {
    const auto& view = chart_->view();
    if (slider_->GetMax() != view.furthestDay) {
        slider_->SetRange(0, view.furthestDay);
    }
    if (slider_->GetValue() != view.dayOffset) {
        slider_->SetValue(view.dayOffset);
    }
    const auto words = toWx(view.dayWords);
    dayWords_->setText(view.dayWords);
    setAccessibleName(*slider_, wxString::Format(_("Day: %s"), words));
    dayActs_->render({{"chart-day-today", fromWx(_("Today")), [this] { chart_->setDayOffset(0); }, Action::Kind::plain,
                       view.dayOffset != 0, fromWx(_("Back to today (Home on the slider, Ctrl+Home on the map)"))}});
}

/// As much room for every zone: a map that grew and shrank with the words would move away under the pointer.
void ChartPage::fitTold() {
    int longest = 0;
    for (const auto& zone : chart_ ? chart_->view().zones : std::vector<present::ZoneState>{}) {
        longest = std::max(longest, told_->GetTextExtent(toWx(zone.brief)).x);
    }
    const int width = std::max(1, toldRoom_->GetClientSize().x);
    constexpr double brokenEarly = 1.15; // words that no longer fit leave room at the end of a line
    const int lines = std::clamp(static_cast<int>(longest * brokenEarly / width) + 1, 2, mostToldLines);
    const int height = lines * told_->GetCharHeight() + px::grid / 2;
    if (toldRoom_->GetMinSize().y != height) {
        toldRoom_->SetMinSize({-1, height});
        mapCard_->Layout();
    }
}

void ChartPage::renderTold() {
    const auto& zones = chart_ ? chart_->view().zones : std::vector<present::ZoneState>{};
    const auto told = map_->told();
    const auto found = std::ranges::find_if(zones, [&](const auto& zone) { return zone.zone.text == told; });
    told_->setText(found != zones.end() ? found->brief
                   : told               ? std::string{}
                                        : fromWx(_("Point at a zone, or walk with the arrow keys, to read why. Comma "
                                                                 "and full stop move the day.")));
    told_->SetToolTip(found != zones.end() ? toWx(found->words) : wxString{});
}

void ChartPage::render() {
    const LayoutOnce layout;
    const auto& view = chart_->view();
    renderHeader();
    mapCard_->setTitle(view.mapTitle);
    mapCard_->setNote(view.mapNote);
    std::vector<ZoneView> zones;
    for (const auto& zone : view.zones) {
        zones.push_back({zone.zone.text, zone.name, stateOf(zone.tone), zone.words, false});
    }
    map_->render(std::move(zones));
    legend_->render(chart_->view().legend);
    renderDay();
    renderTold();
    fitTold();
    message_->render(bannerOf(view.message));
    renderAccess();
    for (std::size_t i = 0; i < std::size(missed_); ++i) {
        BannerView missed = i < view.mustNotMiss.size() ? bannerOf(view.mustNotMiss[i]) : BannerView{};
        if (i < view.mayClose.size() && view.mayClose[i] != 0) {
            missed.actions.push_back({"chart-close-reaction-" + std::to_string(i + 1), fromWx(_("It has ended…")),
                                      [this, id = view.mayClose[i]] { forms_->closeReaction(id); }});
        }
        missed_[i]->render(std::move(missed));
    }
    answer_->render({stateOf(view.answerTone), view.answer, {}, false, {}});
    BannerView history{State::neutral, {}, view.historyComplete ? std::string{} : view.historyPrompt, false, {}};
    if (!view.historyComplete) {
        history.actions = {{"chart-history-none", fromWx(_("None elsewhere")),
                            [this] { chart_->noneElsewhere({{"body"}}); }, Action::Kind::plain, !view.saving,
                            fromWx(_("Asked for the whole body: nothing was done elsewhere"))},
                           {"chart-history-add", fromWx(_("Record it…")), [this] { forms_->openHistory(); },
                            Action::Kind::plain, true, ""}};
    }
    history_->render(std::move(history));
    earliestCard_->setNote(view.protocol);
    const auto show = [](Card* card, List* list, const present::List& rows, int most, bool always) {
        list->render(listOf(rows));
        list->fitRows(most);
        card->setNote(rows.summary);
        card->Show(always || !rows.rows.empty());
    };
    show(earliestCard_, earliest_, view.earliest, 6, true);
    earliestCard_->setNote(view.protocol);
    show(sessionsCard_, sessions_, view.sessions, 8, true);
    show(remindersCard_, reminders_, view.reminders, 8, false);
    if (calendar_.allowed()) {
        remindersCard_->setActions(
            {{"chart-calendar", fromWx(_("Calendar &file…")), [this] { calendar_.ofClient(chart_->view().client); },
              Action::Kind::plain, true,
              fromWx(_("The aftercare steps and the next appointment, for the client's calendar"))}});
    }
    show(exposuresCard_, exposures_, view.exposures, 5, true);
    show(reactionsCard_, reactions_, view.reactions, 5, true);
    renderSheet();
    exposuresCard_->setActions(exposureActs(exposures_->selected()));
    reactionsCard_->setActions(reactionActs(reactions_->selected()));
    screeningCard_->Show(!view.lastScreening.empty());
    screeningCard_->setNote(view.lastScreening.title);
    screening_->setText(view.lastScreening.text);
    mapCard_->Layout();
    right_->FitInside();
    right_->Layout();
}

} // namespace gui
