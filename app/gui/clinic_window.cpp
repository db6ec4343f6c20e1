#include "app/gui/clinic_window.h"

#include "app/gui/action.h"
#include "app/gui/adapt.h"
#include "app/gui/aftercare_page.h"
#include "app/gui/audit_page.h"
#include "app/gui/audit_place.h"
#include "app/gui/catalogue_page.h"
#include "app/gui/chart_page.h"
#include "app/gui/client_form_page.h"
#include "app/gui/clients_page.h"
#include "app/gui/consent_forms_page.h"
#include "app/gui/containers_page.h"
#include "app/gui/desk_page.h"
#include "app/gui/diary_page.h"
#include "app/gui/events.h"
#include "app/gui/hygiene_page.h"
#include "app/gui/import_page.h"
#include "app/gui/injuries_page.h"
#include "app/gui/needles_page.h"
#include "app/gui/override_page.h"
#include "app/gui/plan_editor_page.h"
#include "app/gui/practitioner_page.h"
#include "app/gui/preview_page.h"
#include "app/gui/recalls_page.h"
#include "app/gui/rule_editor_page.h"
#include "app/gui/scanner_page.h"
#include "app/gui/search_field.h"
#include "app/gui/session_page.h"
#include "app/gui/settings_page.h"
#include "app/gui/strings.h"
#include "app/gui/timeline_page.h"
#include "app/gui/today_page.h"
#include "app/gui/trace_page.h"
#include "app/gui/words.h"
#include "app/present/asking.h"
#include "app/present/session_care.h"
#include "app/present/tr.h"

#include <wx/accel.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int pollEvery = 1000; // ms

} // namespace

ClinicWindow::ClinicWindow(present::Seat seat)
    : MainFrame{_("Needlebook")}
    , seat_{std::move(seat)}
    , shell_{seat_}
    , due_{seat_}
    , mail_{seat_}
    , backups_{seat_}
    , poll_{this} {
    offerPages();
    sideBar().onSignOut = [this] { backups_.leave([this] { shell_.signOut(); }); };
    search().onText = [this](const std::string& text) { shell_.suggest(text); };
    search().onPick = [this](const std::string& id) { openChart(model::ClientId{std::stoll(id)}); };
    bindKeys();
    bindLock();
    shell_.changed = [this] { render(); };
    due_.changed = [this] {
        shell_.refresh(); // the badge counts what has fallen due as well
        if (today_ == front() || aftercare_ == front()) {
            refreshFront();
        }
    };
    shell_.signedOut = [this] {
        leave();
        if (onSignedOut) {
            onSignedOut();
        }
    };
    on(
        *this, wxEVT_TIMER, [this](wxTimerEvent&) { tick(); }, poll_.GetId());
    backups_.changed = [this] { renderNotices(); };
    backups_.ran = [this] {
        shell_.refresh();
        refreshFront();
    };
    on(*this, wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (event.CanVeto() && backups_.due()) {
            keepDraft();
            event.Veto();
            backups_.leave([this] { later(*this, [this] { Close(true); }); });
            return;
        }
        leave();
        if (onClosed) {
            onClosed();
        }
        event.Skip();
    });
    shell_.refresh();
    render();
    poll_.Start(pollEvery);
}

ClinicWindow::~ClinicWindow() {
    shell_.changed = nullptr;
    due_.changed = nullptr;
    mail_.changed = nullptr;
    backups_.changed = nullptr;
    backups_.ran = nullptr;
}

void ClinicWindow::bindKeys() {
    // The frame's own keys stand in its table; this one comes beside them.
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.ControlDown() && event.GetKeyCode() == 'L') {
            shell_.lockNow();
        } else if (event.GetKeyCode() == WXK_ESCAPE && chart_ == front() && back_ != nullptr &&
                   chart_->IsDescendant(FindFocus())) {
            show(*back_); // the search field and the lock have an Esc of their own
        } else {
            event.Skip();
        }
    });
}

void ClinicWindow::openChart(model::ClientId client) {
    if (auto* const from = front(); today_ == from || clients_ == from || diary_ == from || aftercare_ == from) {
        back_ = from;
    }
    chart_->open(client);
    show(*chart_);
}

bool ClinicWindow::chartIsClosed(model::ClientId client) const {
    return !present::permitted([&] { return seat_.access.chartAccess(client); }).open;
}

void ClinicWindow::openDesk(model::ClientId client, std::optional<model::SessionId> session) {
    if (chartIsClosed(client)) {
        openChart(client); // which says why, and how it is opened in an emergency
        return;
    }
    desk_->open(seat_, client, session);
    show(*desk_);
}

void ClinicWindow::openSession(model::SessionId session) {
    session_->open(session);
    show(*session_);
}

void ClinicWindow::openTimeline(model::ClientId client) {
    if (chartIsClosed(client)) {
        openChart(client);
        return;
    }
    timeline_->open(client);
    show(*timeline_);
}

void ClinicWindow::openLot(model::LotId lot) {
    if (needles_) {
        needles_->openLot(lot);
        show(*needles_);
    }
}

void ClinicWindow::openDiary(model::SessionId session) {
    if (diary_ && show(*diary_)) {
        diary_->openSession(session);
    }
}

void ClinicWindow::planFor(model::ClientId client, std::optional<model::Day> day) {
    if (show(*diary_)) {
        diary_->planFor(client, day);
    }
}

void ClinicWindow::openAftercare(present::AftercareSet set) {
    if (aftercare_ && show(*aftercare_)) {
        aftercare_->choose(set);
    }
}

void ClinicWindow::openForm(std::optional<model::ClientId> client) {
    form_->open(client);
    show(*form_);
}

/// What nobody sees is not asked for: a chart would be entered in the trail as looked at.
void ClinicWindow::refreshFront() {
    stale_ = shell_.sight() == present::Sight::nothing;
    if (stale_) {
        return;
    }
    auto* const page = front();
    const auto refresh = [page](auto* candidate) {
        if (candidate != nullptr && page == candidate) {
            candidate->refresh();
        }
    };
    refresh(today_.made());
    refresh(clients_.made());
    refresh(diary_.made());
    refresh(needles_.made());
    refresh(aftercare_.made());
    refresh(audit_.made());
    refresh(settings_.made());
    refresh(chart_.made());
    refresh(session_.made());
    refresh(timeline_.made());
    refresh(desk_.made());
    refresh(rules_.made());
    refresh(plans_.made());
    refresh(practitioners_.made());
    refresh(consentForms_.made());
    refresh(overrides_.made());
    refresh(catalogue_.made());
    refresh(scanner_.made());
    refresh(recalls_.made());
    refresh(trace_.made());
    refresh(containers_.made());
    refresh(injuries_.made());
}

void ClinicWindow::openBackups() {
    if (settings_ && show(*settings_)) {
        settings_->showBackups();
    }
}

/// While a backup holds the leaving of the window.
bool ClinicWindow::renderLeaving() {
    const auto& view = backups_.view();
    if (view.message.empty()) {
        return false;
    }
    auto notice = bannerOf(view.message);
    if (view.failed) {
        notice.actions.push_back({"clinic-backup-again", fromWx(_("Try again")), [this] { backups_.again(); }});
    }
    notice.actions.push_back(
        {"clinic-backup-go", fromWx(_("Leave without a backup")), [this] { backups_.goAllTheSame(); }});
    notice.actions.push_back({"clinic-backup-stay", fromWx(_("Stay")), [this] { backups_.stay(); }});
    renderNotice(std::move(notice));
    return true;
}

/// What has just come up: what a signature moved, else what has just fallen due; until it is opened or put away.
void ClinicWindow::renderNewest() {
    BannerView news;
    if (shell_.sight() == present::Sight::deskOnly) {
        renderNews({});
        return;
    }
    if (!signed_.empty()) {
        news = bannerOf(signed_);
        const auto close = [this] {
            signed_ = {};
            renderNotices();
        };
        news.actions.push_back({"clinic-signed-open", fromWx(_("Open the session")), [this, close] {
                                    close();
                                    openSession(signedSession_);
                                }});
        news.actions.push_back({"clinic-signed-close", fromWx(_("Close")), close});
    } else if (const auto& due = due_.view(); !due.message.empty() && aftercare_) {
        news = bannerOf(due.message);
        news.actions.push_back({"clinic-due-open", due.action, [this, set = due.leadsTo] {
                                    openAftercare(set);
                                    due_.dismiss();
                                }});
        news.actions.push_back({"clinic-due-close", fromWx(_("Not now")), [this] { due_.dismiss(); }});
    }
    renderNews(std::move(news));
}

/// What concerns the whole store, and below it the newest.
void ClinicWindow::renderNotices() {
    if (renderLeaving()) {
        return;
    }
    renderNewest();
    const auto& view = shell_.view();
    if (view.sight == present::Sight::deskOnly) {
        renderNotice({State::info,
                      fromWx(_("Only the client of this session is in sight.")),
                      fromWx(_("The others were hidden because nobody had used the window.")),
                      false,
                      {act("clinic-show-others", _("Show the others…"), [this] { shell_.lockNow(); })}});
        return;
    }
    auto notice = bannerOf(view.banner);
    if (!view.banner.empty() && settings_ && settings_ != front()) {
        notice.actions.push_back({"clinic-notice-open", fromWx(_("Open settings")), [this] {
                                      if (seat_.store->kind() != db::StoreKind::live) {
                                          openBackups();
                                          return;
                                      }
                                      choosePlace(homeOf(present::Page::settings));
                                  }});
    }
    renderNotice(std::move(notice));
}

void ClinicWindow::render() {
    const auto& view = shell_.view();
    for (const auto& entry : view.pages) {
        const auto found = std::find(places_.begin(), places_.end(), entry.page);
        if (found != places_.end()) {
            sideBar().setBadge(static_cast<std::size_t>(found - places_.begin()),
                               {entry.badge, entry.mustAct, entry.badgeWords});
        }
    }
    sideBar().render({view.personName, view.personRoles, view.lock});
    MainFrame::render({{view.clinic, view.store, view.trail}, view.backup, view.lastMinute});
    renderNotices();
    std::vector<Suggestion> matches;
    for (const auto& found : view.suggestions) {
        matches.push_back({std::to_string(found.client.value), found.name, found.detail});
    }
    if (view.searchText.empty()) {
        search().closeList();
    } else {
        search().suggest(std::move(matches), view.moreSuggestions);
    }
    showSight();
}

} // namespace gui
