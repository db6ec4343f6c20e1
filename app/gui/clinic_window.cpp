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

struct Place {
    const char* key;
    const char* icon;
};

Place placeOf(present::Page page) {
    switch (page) {
    case present::Page::today:
        return {"today", "clock"};
    case present::Page::clients:
        return {"clients", "person"};
    case present::Page::diary:
        return {"diary", "calendar"};
    case present::Page::needles:
        return {"needles", "needle"};
    case present::Page::aftercare:
        return {"aftercare", "heart"};
    case present::Page::audit:
        return {"audit", "shield"};
    case present::Page::settings:
        break;
    }
    return {"settings", "gear"};
}

} // namespace

ClinicWindow::ClinicWindow(present::Seat seat)
    : MainFrame{_("Needlebook")}
    , seat_{std::move(seat)}
    , shell_{seat_}
    , due_{seat_}
    , mail_{seat_}
    , backups_{seat_}
    , poll_{this} {
    addPages();
    connect();
    bindKeys();
    bindLock();
    shell_.changed = [this] { render(); };
    due_.changed = [this] {
        shell_.refresh(); // the badge counts what has fallen due as well
        if (front() == today_ || front() == aftercare_) {
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
            desk_->leave(); // keeps the draft
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

/// The side bar has what the person's roles may see.
void ClinicWindow::addPages() {
    const auto place = [this](present::Page page, const std::string& title, Page* window) {
        const auto [key, icon] = placeOf(page);
        places_.push_back(page);
        addPlace(key, title, icon, window);
    };
    const auto book = [this] { return this->book(); };
    for (const auto& entry : shell_.view().pages) {
        switch (entry.page) {
        case present::Page::today:
            place(entry.page, entry.title, today_ = new TodayPage{book(), seat_});
            break;
        case present::Page::clients:
            place(entry.page, entry.title, clients_ = new ClientsPage{book(), seat_});
            break;
        case present::Page::diary:
            place(entry.page, entry.title, diary_ = new DiaryPage{book(), seat_});
            break;
        case present::Page::needles:
            place(entry.page, entry.title, needles_ = new NeedlesPage{book(), seat_});
            break;
        case present::Page::aftercare:
            place(entry.page, entry.title, aftercare_ = new AftercarePage{book(), seat_});
            break;
        case present::Page::audit:
            place(entry.page, entry.title, audit_ = new AuditPlace{book(), seat_});
            break;
        case present::Page::settings:
            place(entry.page, entry.title, settings_ = new SettingsPage{book(), seat_});
            break;
        }
    }
    const auto home = [this](present::Page page) { return homeOf(page); };
    addInner(chart_ = new ChartPage{book(), seat_}, home(present::Page::clients));
    addInner(form_ = new ClientFormPage{book(), seat_}, home(present::Page::clients));
    addInner(import_ = new ImportPage{book(), seat_}, home(present::Page::clients));
    addInner(session_ = new SessionPage{book(), seat_}, home(present::Page::clients));
    addInner(timeline_ = new TimelinePage{book(), seat_}, home(present::Page::clients));
    addInner(desk_ = new DeskPage{book()}, home(present::Page::today));
    addInner(preview_ = new PreviewPage{book(), seat_.ports}, home(present::Page::today));
    chart_->sheet().openPreview = [this, clients = home(present::Page::clients)](const ReportSource& report) {
        openPreview(report, *chart_, clients);
    };
    session_->sheet().openPreview = [this, clients = home(present::Page::clients)](const ReportSource& report) {
        openPreview(report, *session_, clients);
    };
    timeline_->openPreview = [this, clients = home(present::Page::clients)](const ReportSource& report) {
        openPreview(report, *timeline_, clients);
    };
    if (settings_ != nullptr) {
        addSettings(home(present::Page::settings));
    }
    addScanning(home(needles_ != nullptr ? present::Page::needles : present::Page::settings));
}

/// What scans need, open to whoever scans.
void ClinicWindow::addScanning(std::size_t home) {
    addInner(scanner_ = new ScannerPage{book(), seat_}, home);
    scanner_->onClose = [this] {
        if (beforeScanner_ != nullptr) {
            show(*beforeScanner_);
        }
    };
    desk_->openScanner = [this] { openScanner(present::Page::today); };
    if (settings_ != nullptr) {
        settings_->openScanner = [this] { openScanner(present::Page::settings); };
    }
    if (needles_ != nullptr) {
        addInner(catalogue_ = new CataloguePage{book(), seat_}, home);
        catalogue_->onClose = [this] { show(*needles_); };
        needles_->openScanner = [this] { openScanner(present::Page::needles); };
        needles_->openCatalogue = [this] { show(*catalogue_); };
        addLedger(home);
    }
}

/// Pages that are opened from Needles.
void ClinicWindow::addLedger(std::size_t home) {
    const auto close = [this] { show(*needles_); };
    const auto session = [this](model::SessionId id) { openSession(id); };
    const auto chart = [this](model::ClientId client) { openChart(client); };
    addInner(recalls_ = new RecallsPage{book(), seat_}, home);
    recalls_->openSession = session;
    recalls_->openChart = chart;
    recalls_->openPreview = [this, home](const ReportSource& report) { openPreview(report, *recalls_, home); };
    addInner(trace_ = new TracePage{book(), seat_}, home);
    trace_->onClose = close;
    trace_->openSession = session;
    trace_->openChart = chart;
    addInner(containers_ = new ContainersPage{book(), seat_}, home);
    addInner(injuries_ = new InjuriesPage{book(), seat_}, home);
    needles_->openPreview = [this, home](const ReportSource& report) { openPreview(report, *needles_, home); };
    needles_->openRecalls = [this] { openOver(*recalls_); };
    if (today_ != nullptr) {
        today_->openRecalls = needles_->openRecalls;
    }
    needles_->openTrace = [this](model::LotId lot) {
        if (lot) {
            trace_->ofLot(lot);
        }
        show(*trace_);
    };
    needles_->openContainers = [this] { openOver(*containers_); };
    needles_->openInjuries = [this] { openOver(*injuries_); };
}

/// Pages that are opened from the settings.
void ClinicWindow::addSettings(std::size_t home) {
    addInner(rules_ = new RuleEditorPage{book(), seat_}, home);
    addInner(plans_ = new PlanEditorPage{book(), seat_}, home);
    addInner(practitioners_ = new PractitionerPage{book(), seat_}, home);
    addInner(consentForms_ = new ConsentFormsPage{book(), seat_}, home);
    addInner(overrides_ = new OverridePage{book(), seat_}, home);
    settings_->restore = [this](const std::filesystem::path& backup) {
        leftToRestore_ = backup;
        signOutAll();
    };
    settings_->reopen = [this] { signOutAll(); };
    const auto close = [this] { show(*settings_); };
    settings_->openRules = [this] { show(*rules_); };
    settings_->openPlans = [this] { openOver(*plans_); };
    if (aftercare_ != nullptr) {
        aftercare_->openPlans = settings_->openPlans;
    }
    settings_->openPractitioners = [this] { openOver(*practitioners_); };
    settings_->openConsentForms = [this] { show(*consentForms_); };
    settings_->openOverrides = [this] { openOver(*overrides_); };
    rules_->onClose = close;
    rules_->openChart = [this](model::ClientId client) { openChart(client); };
    consentForms_->onClose = close;
    overrides_->openSession = [this](model::SessionId session) { openSession(session); };
    overrides_->openPreview = [this, home](const ReportSource& report) { openPreview(report, *overrides_, home); };
}

void ClinicWindow::connect() {
    const auto chart = [this](model::ClientId client) { openChart(client); };
    const auto desk = [this](model::ClientId client, std::optional<model::SessionId> session) {
        openDesk(client, session);
    };
    const auto session = [this](model::SessionId id) { openSession(id); };
    if (today_ != nullptr) {
        today_->openChart = chart;
        today_->openDesk = desk;
        today_->openSession = session;
        today_->openLot = [this](model::LotId lot) { openLot(lot); };
        today_->openDiary = [this](model::SessionId planned) { openDiary(planned); };
        today_->newSession = [this] { search().take(); };
        if (settings_ != nullptr) {
            today_->openBackups = [this] { openBackups(); };
        }
    }
    if (diary_ != nullptr) {
        diary_->openChart = chart;
        diary_->openDesk = desk;
        diary_->openRecord = session;
        chart_->planSession = [this](model::ClientId client) { planFor(client); };
    }
    if (clients_ != nullptr) {
        clients_->openChart = chart;
        clients_->addClient = [this] { openForm(std::nullopt); };
        clients_->importClients = [this] { show(*import_); };
    }
    if (needles_ != nullptr) {
        needles_->openSession = session;
    }
    if (aftercare_ != nullptr) {
        aftercare_->openChart = chart;
        auto& calls = aftercare_->aftercare();
        if (mail_.offered()) {
            mail_.changed = [this] { aftercare_->mailIs(mail_.view()); };
            aftercare_->clockIsRight = [this] { mail_.clockIsRight(); };
            calls.send = [this](std::vector<model::ReminderId> reminders, present::Aftercare::Tell tell) {
                mail_.send(std::move(reminders), std::move(tell));
            };
        }
        calls.openForm = [this](model::ClientId client) { openForm(client); };
        if (diary_ != nullptr) {
            calls.planVisit = [this](model::ClientId client, model::Day due) { planFor(client, due); };
        }
    }
    if (settings_ != nullptr) {
        settings_->onConverted = [this] { shell_.refresh(); };
    }
    if (audit_ != nullptr) {
        chart_->openViews = [this](model::ClientId client) {
            show(*audit_);
            audit_->showViewsOf(client);
        };
        audit_->trail().verified = [this](model::Instant at, bool good) {
            shell_.trailVerified(at, good);
            audit_->hygiene().trailVerified(good);
        };
        auto& hygiene = audit_->hygiene();
        hygiene.openSession = session;
        if (needles_ != nullptr) {
            hygiene.openLot = [this](model::LotId lot) { openLot(lot); };
        }
        if (needles_ != nullptr) {
            hygiene.openUnit = [this](const std::string& printedId) {
                show(*needles_);
                needles_->openUnit(printedId);
            };
            hygiene.openContainer = [this](model::ContainerId container) {
                openOver(*containers_);
                containers_->open(container);
            };
            hygiene.openInjury = [this](model::InjuryId injury) {
                openOver(*injuries_);
                injuries_->open(injury);
            };
            hygiene.openRecall = [this](model::RecallId recall) {
                openOver(*recalls_);
                recalls_->open(recall);
            };
        }
        if (settings_ != nullptr) {
            hygiene.openPapers = [this](model::AccountId account) {
                openOver(*practitioners_);
                practitioners_->open(account);
            };
            hygiene.openOverride = [this](model::SessionId of, model::Day day) {
                openOver(*overrides_);
                overrides_->open(of, day);
            };
        }
        hygiene.openPreview = [this](const ReportSource& report) {
            const auto home = std::find(places_.begin(), places_.end(), present::Page::audit) - places_.begin();
            openPreview(report, *audit_, static_cast<std::size_t>(home));
        };
    }
    chart_->openDesk = desk;
    chart_->openSession = session;
    chart_->openTimeline = [this](model::ClientId client) { openTimeline(client); };
    timeline_->openChart = chart;
    timeline_->openDesk = desk;
    timeline_->openSession = session;
    timeline_->openOnChart = [this](model::ClientId client, present::TimelineTarget target) {
        openChart(client);
        if (target.kind == present::TimelineTarget::Kind::reaction) {
            chart_->showReaction(model::ReactionId{target.id});
        } else {
            chart_->showExposure(model::ExposureId{target.id});
        }
    };
    chart_->edit = [this](model::ClientId client) { openForm(client); };
    form_->openChart = chart;
    form_->onSaved = chart;
    form_->onClose = [this] { show(form_->client() ? static_cast<Page&>(*chart_) : static_cast<Page&>(*clients_)); };
    import_->onClose = [this] { show(*clients_); };
    session_->openChart = chart;
    desk_->onClose = chart;
    desk_->onSigned = [this](model::SessionId signedNow, model::ClientId client) {
        shell_.proved(); // by the PIN of the signature
        openChart(client);
        chart_->justSigned(signedNow);
        signed_ = present::movedCare(seat_, signedNow, client);
        signedSession_ = signedNow;
        renderNotices();
    };
    for (auto* const sheet : {&chart_->sheet(), &session_->sheet()}) {
        if (mail_.offered()) {
            sheet->mail = [this](std::vector<model::ReminderId> reminders, SheetActs::Tell tell) {
                mail_.send(std::move(reminders), std::move(tell));
            };
        }
    }
    sideBar().onSignOut = [this] { backups_.leave([this] { shell_.signOut(); }); };
    search().onText = [this](const std::string& text) { shell_.suggest(text); };
    search().onPick = [this](const std::string& id) { openChart(model::ClientId{std::stoll(id)}); };
}

void ClinicWindow::bindKeys() {
    // The frame's own keys stand in its table; this one comes beside them.
    on(*this, wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.ControlDown() && event.GetKeyCode() == 'L') {
            shell_.lockNow();
        } else if (event.GetKeyCode() == WXK_ESCAPE && front() == chart_ && back_ != nullptr &&
                   chart_->IsDescendant(FindFocus())) {
            show(*back_); // the search field and the lock have an Esc of their own
        } else {
            event.Skip();
        }
    });
}

void ClinicWindow::openChart(model::ClientId client) {
    if (auto* const from = front(); from == today_ || from == clients_ || from == diary_ || from == aftercare_) {
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

template <class Inner>
void ClinicWindow::openOver(Inner& page) {
    if (auto* const from = front(); from != &page) {
        page.onClose = [this, from] { show(*from); };
    }
    show(page);
}

void ClinicWindow::openPreview(const ReportSource& report, Page& from, std::size_t home) {
    moveInner(*preview_, home);
    preview_->onClose = [this, &from] { show(from); };
    preview_->open(report);
    show(*preview_);
}

std::size_t ClinicWindow::homeOf(present::Page page) const {
    const auto found = std::find(places_.begin(), places_.end(), page);
    return found == places_.end() ? std::size_t{0} : static_cast<std::size_t>(found - places_.begin());
}

void ClinicWindow::openScanner(present::Page from) {
    const auto home = homeOf(from);
    moveInner(*scanner_, home);
    scanner_->openPreview = [this, home](const ReportSource& report) { openPreview(report, *scanner_, home); };
    beforeScanner_ = front();
    show(*scanner_);
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
    if (needles_ != nullptr) {
        needles_->openLot(lot);
        show(*needles_);
    }
}

void ClinicWindow::openDiary(model::SessionId session) {
    if (diary_ != nullptr && show(*diary_)) {
        diary_->openSession(session);
    }
}

void ClinicWindow::planFor(model::ClientId client, std::optional<model::Day> day) {
    if (show(*diary_)) {
        diary_->planFor(client, day);
    }
}

void ClinicWindow::openAftercare(present::AftercareSet set) {
    if (aftercare_ != nullptr && show(*aftercare_)) {
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
    refresh(today_);
    refresh(clients_);
    refresh(diary_);
    refresh(needles_);
    refresh(aftercare_);
    refresh(audit_);
    refresh(settings_);
    refresh(chart_);
    refresh(session_);
    refresh(timeline_);
    refresh(desk_);
    refresh(rules_);
    refresh(plans_);
    refresh(practitioners_);
    refresh(consentForms_);
    refresh(overrides_);
    refresh(catalogue_);
    refresh(scanner_);
    refresh(recalls_);
    refresh(trace_);
    refresh(containers_);
    refresh(injuries_);
}

void ClinicWindow::openBackups() {
    if (settings_ != nullptr && show(*settings_)) {
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
    } else if (const auto& due = due_.view(); !due.message.empty() && aftercare_ != nullptr) {
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
    if (!view.banner.empty() && settings_ != nullptr && front() != settings_) {
        notice.actions.push_back({"clinic-notice-open", fromWx(_("Open settings")), [this] {
                                      if (seat_.store->kind() != db::StoreKind::live) {
                                          openBackups();
                                          return;
                                      }
                                      const auto found =
                                          std::find(places_.begin(), places_.end(), present::Page::settings);
                                      choosePlace(static_cast<std::size_t>(found - places_.begin()));
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
