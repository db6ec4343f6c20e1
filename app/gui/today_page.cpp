#include "app/gui/today_page.h"

#include "app/gui/adapt.h"
#include "app/gui/card.h"
#include "app/gui/note_card.h"
#include "app/gui/strings.h"
#include "app/gui/words.h"

#include <wx/sizer.h>

namespace gui {

using Align = Column::Align;

namespace {

constexpr std::size_t mostWarnings = 4;
constexpr int wholeRows = 3; ///< of the lists at the side, never cut; the column scrolls

} // namespace

TodayPage::TodayPage(wxWindow* book, present::Seat seat)
    : Page{book, wxS("today")}
    , today_{std::move(seat)} {
    build();
    today_.changed = [this] { render(); };
    render();
}

TodayPage::~TodayPage() {
    today_.changed = nullptr;
}

void TodayPage::build() {
    auto* const body = newPageBody(*this);
    message_ = new Banner{this, wxS("today-message")};
    body->Add(message_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    note_ = new NoteCard{this, wxS("today-note")};
    body->Add(note_, wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    auto* const columns = new wxBoxSizer{wxHORIZONTAL};

    auto* const left = new wxBoxSizer{wxVERTICAL};
    sessionsCard_ = new Card{this, wxS("today-sessions-card"), fromWx(_("Sessions"))};
    sessions_ = new List{sessionsCard_,
                         wxS("today-sessions"),
                         {{fromWx(_("Time")), 60, Align::left, false, false},
                          {fromWx(_("Client")), 160, Align::left, true, false},
                          {fromWx(_("Treatment")), 100, Align::left, true, false},
                          {fromWx(_("Room")), 70, Align::left, false, false, 1},
                          {fromWx(_("State")), 120, Align::left, false, false}}};
    sessionsCard_->body().Add(sessions_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    left->Add(sessionsCard_, wxSizerFlags{3}.Expand());
    callsCard_ = new Card{this, wxS("today-calls-card"), fromWx(_("Call now"))};
    calls_ = new List{callsCard_,
                      wxS("today-calls"),
                      {{fromWx(_("Client")), 160, Align::left, true, false},
                       {fromWx(_("Step")), 150, Align::left, true, false},
                       {fromWx(_("Since")), 90, Align::left, false, false, 1},
                       {fromWx(_("State")), 70, Align::left, false, false}}};
    callsCard_->body().Add(calls_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    left->Add(callsCard_, wxSizerFlags{2}.Expand().Border(wxTOP, px::cardGap));
    columns->Add(left, wxSizerFlags{13}.Expand());

    // More warnings than the screen is high: the column scrolls, as one child.
    side_ = new wxScrolledWindow{
        this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL, wxS("today-side")};
    side_->SetScrollRate(0, px::target / 2);
    side_->SetMinSize({px::target, px::target});
    followTheme(*side_, [this](const Theme& now) { side_->SetBackgroundColour(now.window); });
    auto* const sheet =
        new wxPanel{side_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, wxS("today-side-sheet")};
    followTheme(*sheet, [sheet](const Theme& now) { sheet->SetBackgroundColour(now.window); });
    auto* const side = new wxBoxSizer{wxVERTICAL};
    for (std::size_t i = 0; i < mostWarnings; ++i) {
        warnings_.push_back(new Banner{sheet, wxString::Format(wxS("today-warning-%zu"), i)});
        side->Add(warnings_.back(), wxSizerFlags{}.Expand().Border(wxBOTTOM, px::cardGap));
    }
    needlesCard_ = new Card{sheet, wxS("today-needles-card"), fromWx(_("Needles"))};
    needles_ = new List{
        needlesCard_,
        wxS("today-needles"),
        {{fromWx(_("What")), 80, Align::left, true, false}, {fromWx(_("State")), 60, Align::right, false, false}},
        false};
    needlesCard_->body().Add(needles_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    side->Add(needlesCard_, wxSizerFlags{1}.Expand());
    unfinishedCard_ = new Card{sheet, wxS("today-unsigned-card"), fromWx(_("Unsigned"))};
    unfinished_ = new List{unfinishedCard_,
                           wxS("today-unsigned"),
                           {{fromWx(_("Client")), 160, Align::left, true, false},
                            {fromWx(_("Since")), 90, Align::right, false, true, 1},
                            {fromWx(_("State")), 60, Align::right, false, false}},
                           false};
    unfinishedCard_->body().Add(unfinished_, wxSizerFlags{1}.Expand().Border(wxTOP, px::grid));
    side->Add(unfinishedCard_, wxSizerFlags{1}.Expand().Border(wxTOP, px::cardGap));
    sheet->SetSizer(side);
    auto* const whole = new wxBoxSizer{wxVERTICAL};
    whole->Add(sheet, wxSizerFlags{1}.Expand());
    side_->SetSizer(whole);
    columns->Add(side_, wxSizerFlags{7}.Expand().Border(wxLEFT, px::cardGap));
    body->Add(columns, wxSizerFlags{1}.Expand());

    sessions_->onActivate = [this](const std::string& id) { openRow(numberOf(id)); };
    sessions_->onSelect = [this](const std::string& id) { sessionsCard_->setActions(sessionActs(id)); };
    sessions_->contextActions = [this](const std::string& id) { return sessionActs(id); };
    calls_->onSelect = [this](const std::string& id) { callsCard_->setActions(callActs(id)); };
    calls_->contextActions = [this](const std::string& id) { return callActs(id); };
    calls_->onActivate = [this](const std::string& id) {
        if (const auto client = today_.clientOfCall(numberOf(id))) {
            openChart(*client);
        }
    };
    unfinished_->onSelect = [this](const std::string& id) { unfinishedCard_->setActions(unfinishedActs(id)); };
    unfinished_->contextActions = [this](const std::string& id) { return unfinishedActs(id); };
    unfinished_->onActivate = [this](const std::string& id) {
        for (const auto& action : unfinishedActs(id)) {
            action.run();
        }
    };
    needles_->onActivate = [this](const std::string& id) {
        if (const auto lot = today_.lotOfNeedle(numberOf(id))) {
            openLot(*lot);
        }
    };
}

void TodayPage::openRow(std::int64_t session) {
    const auto client = today_.clientOfSession(session);
    if (!client) {
        return;
    }
    if (today_.opensDesk(session)) {
        openDesk(*client, model::SessionId{session});
    } else {
        openSession(model::SessionId{session});
    }
}

std::vector<Action> TodayPage::sessionActs(const std::string& id) {
    const auto session = numberOf(id);
    const auto client = today_.clientOfSession(session);
    if (!client) {
        return {};
    }
    std::vector<Action> acts;
    if (today_.canCancel(session)) {
        acts.push_back(act("today-cancel", _("Cancel…"), [this, session] {
            note_->ask(fromWx(_("Cancel this session")), fromWx(_("Why")), fromWx(_("Cancel the session")),
                       Action::Kind::danger, true,
                       [this, session](const std::string& why) { today_.cancel(session, why, false); });
        }));
    }
    if (today_.canArrive(session)) {
        acts.push_back(act("today-arrive", _("Arrived"), [this, session] { today_.arrive(session); }));
    }
    acts.push_back(act("today-chart", _("Chart"), [this, who = *client] { openChart(who); }));
    acts.push_back(
        act("today-open", today_.opensDesk(session) ? _("Desk") : _("Read"), [this, session] { openRow(session); }));
    return acts;
}

std::vector<Action> TodayPage::callActs(const std::string& id) {
    const auto call = numberOf(id);
    const auto client = today_.clientOfCall(call);
    if (!client) {
        return {};
    }
    return {act("today-call-chart", _("Chart"), [this, who = *client] { openChart(who); }),
            act("today-call-skip", _("Skip…"),
                [this, call] {
                    note_->ask(fromWx(_("Skip this step")), fromWx(_("Why")), fromWx(_("Skip")), Action::Kind::plain,
                               true, [this, call](const std::string& why) {
                                   today_.answer(call, model::ReminderState::skipped, why);
                               });
                }),
            act("today-call-done", _("Done…"), [this, call] {
                note_->ask(fromWx(_("Done")), fromWx(_("What the client said, if anything")), fromWx(_("Done")),
                           Action::Kind::primary, false, [this, call](const std::string& note) {
                               today_.answer(call, model::ReminderState::done, note);
                           });
            })};
}

std::vector<Action> TodayPage::unfinishedActs(const std::string& id) {
    const auto row = numberOf(id);
    const auto client = today_.clientOfUnsigned(row);
    if (!client) {
        return {};
    }
    const auto session = row > 0 ? std::optional{model::SessionId{row}} : std::nullopt;
    if (session && today_.waitsForCoSignature(row)) {
        return {act("today-unsigned-read", _("Read"), [this, which = *session] { openSession(which); })};
    }
    return {act("today-continue", _("Continue"), [this, who = *client, session] { openDesk(who, session); })};
}

void TodayPage::refresh() {
    today_.refresh();
}

void TodayPage::shown() {
    refresh();
}

void TodayPage::render() {
    const auto& view = today_.view();
    setHeader({view.title,
               view.line,
               {{"today-new-session", fromWx(_("&New session")), [this] { newSession(); }, Action::Kind::primary, true,
                 fromWx(_("Find the client first"))}}});
    note_->settle(view.saving, view.message);
    message_->render(bannerOf(view.message));
    sessions_->render(listOf(view.sessions));
    sessionsCard_->setNote(view.sessions.summary);
    sessionsCard_->setActions(sessionActs(sessions_->selected()));
    calls_->render(listOf(view.calls));
    callsCard_->setNote(view.calls.summary);
    callsCard_->setActions(callActs(calls_->selected()));
    for (std::size_t i = 0; i < warnings_.size(); ++i) {
        BannerView banner;
        if (i < view.cards.size()) {
            const auto& card = view.cards[i];
            banner = bannerOf(card.message);
            if (!card.action.empty() && (!card.backups || openBackups)) {
                banner.actions.push_back(
                    {"today-warning-open", card.action,
                     [this, lot = card.lot, session = card.session, client = card.client, backups = card.backups] {
                         if (backups) {
                             openBackups();
                         } else if (client) {
                             openChart(*client);
                         } else if (lot) {
                             openLot(*lot);
                         } else if (session) {
                             openDiary(*session);
                         }
                     },
                     Action::Kind::plain, true, ""});
            }
            if (card.notice) {
                banner.actions.push_back({"today-warning-seen", fromWx(_("Seen")),
                                          [this, notice = *card.notice] { today_.see(notice); }, Action::Kind::plain,
                                          !view.saving, ""});
            }
            if (card.recall && openRecalls) {
                banner.actions.push_back({"today-warning-recalls", fromWx(_("Who must be told")),
                                          [this] { openRecalls(); }, Action::Kind::plain, true, ""});
            }
        }
        warnings_[i]->render(std::move(banner));
    }
    needles_->render(listOf(view.needles));
    needles_->fitRows(wholeRows);
    needlesCard_->setNote(view.needles.summary);
    unfinished_->render(listOf(view.unsigned_));
    unfinished_->fitRows(wholeRows);
    unfinishedCard_->setNote(view.unsigned_.summary);
    unfinishedCard_->setActions(unfinishedActs(unfinished_->selected()));
    side_->FitInside();
    Layout();
}

} // namespace gui
