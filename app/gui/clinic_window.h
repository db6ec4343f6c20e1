#pragma once
// The window of somebody who is signed in: the frame with every page, and the ways between them.

#include "app/gui/late_page.h"
#include "app/gui/main_frame.h"
#include "app/present/backup_rounds.h"
#include "app/present/due_notice.h"
#include "app/present/mail_rounds.h"
#include "app/present/shell.h"

#include <wx/timer.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

class wxSimplebook;

namespace gui {

class AftercarePage;
class AuditPlace;
class CataloguePage;
class ChartPage;
class ClientFormPage;
class ClientsPage;
class ConsentFormsPage;
class ContainersPage;
class DeskPage;
class DiaryPage;
class ImportPage;
class InjuriesPage;
class LockPanel;
class NeedlesPage;
class OverridePage;
class Page;
class PlanEditorPage;
class PractitionerPage;
class PreviewPage;
class RecallsPage;
struct ReportSource;
class RuleEditorPage;
class ScannerPage;
class SessionPage;
class SettingsPage;
class TimelinePage;
class TodayPage;
class TracePage;

class ClinicWindow : public MainFrame {
public:
    explicit ClinicWindow(present::Seat seat);
    ~ClinicWindow() override;

    bool touched(); ///< keyboard or mouse was used; true when that came too late, see IdleLock::used
    const model::Account& person() const { return seat_.access.actor().person(); }

    // While another person's window is in front (seat_windows.h): locked and hidden, nothing is asked or sent from
    // here.
    void standBack();
    void comeForward(bool proven); ///< `proven`: its person has just said who he is
    void setOthers(std::vector<present::WaitingPerson> others) { shell_.setOthers(std::move(others)); }
    void leave(); ///< for good: the draft is kept

    /// For what needs the store closed: those who wait behind are signed out too, their drafts kept.
    void signOutAll();
    bool everybodyLeaves() const { return everybodyLeaves_; }

    std::function<void()> onSignedOut;
    /// The window is about to go: nothing holds it any more.
    std::function<void()> onClosed;
    std::function<void(present::Seat)> onCameNew;
    std::function<void(model::AccountId)> onCameBack;
    /// Set when it was left for restoring a backup; the folder may be empty.
    const std::optional<std::filesystem::path>& leftToRestore() const { return leftToRestore_; }

private:
    // The pages, each with the ways that lead from it (clinic_pages.cpp).
    void offerPages();
    void offerPlaces();
    void offerOfClients(std::size_t home);
    void offerOfToday(std::size_t home);
    void offerOfSettings(std::size_t home);
    void offerOfNeedles(std::size_t home);
    void offerScanner(std::size_t home);
    void wireAftercare(AftercarePage& page);
    void wireAudit(AuditPlace& page);
    template <class P, class Wire>
    void offer(LatePage<P>& late, std::size_t place, Wire wire);
    void openScanner(present::Page from); ///< the side bar shows that place meanwhile
    std::size_t homeOf(present::Page page) const;
    /// Closing it leads back to where it was opened from.
    template <class Inner>
    void openOver(Inner& page);
    void openPreview(const ReportSource& report, Page& from, std::size_t home);
    void bindKeys();
    void render();
    void refreshFront();
    void bindLock();
    bool treating() const;
    void keepDraft(); ///< of the desk, which is left
    void tick();
    void showSight();
    void openChart(model::ClientId client);
    void openDesk(model::ClientId client, std::optional<model::SessionId> session);
    void openSession(model::SessionId session);
    bool chartIsClosed(model::ClientId client) const;
    void openTimeline(model::ClientId client);
    void openLot(model::LotId lot);
    void openDiary(model::SessionId session);
    void planFor(model::ClientId client, std::optional<model::Day> day = {});
    void renderNotices();
    void renderNewest();
    bool renderLeaving();
    void openBackups();
    void openAftercare(present::AftercareSet set);
    void openForm(std::optional<model::ClientId> client);

    present::Seat seat_;
    present::Shell shell_;
    present::DueNotice due_;
    present::Message signed_; ///< what to know about the aftercare of the session just signed
    model::SessionId signedSession_;
    present::MailRounds mail_;
    present::BackupRounds backups_;
    wxTimer poll_;
    std::optional<std::filesystem::path> leftToRestore_;
    std::vector<present::Page> places_;
    LatePage<TodayPage> today_;
    LatePage<ClientsPage> clients_;
    LatePage<DiaryPage> diary_;
    LatePage<NeedlesPage> needles_;
    LatePage<AftercarePage> aftercare_;
    LatePage<AuditPlace> audit_;
    LatePage<SettingsPage> settings_;
    LatePage<ChartPage> chart_;
    LatePage<ClientFormPage> form_;
    LatePage<ImportPage> import_;
    LatePage<SessionPage> session_;
    LatePage<TimelinePage> timeline_;
    LatePage<DeskPage> desk_;
    LatePage<RuleEditorPage> rules_;
    LatePage<PlanEditorPage> plans_;
    LatePage<PractitionerPage> practitioners_;
    LatePage<ConsentFormsPage> consentForms_;
    LatePage<OverridePage> overrides_;
    LatePage<PreviewPage> preview_;
    LatePage<CataloguePage> catalogue_;
    LatePage<ScannerPage> scanner_;
    LatePage<RecallsPage> recalls_;
    LatePage<TracePage> trace_;
    LatePage<ContainersPage> containers_;
    LatePage<InjuriesPage> injuries_;
    Page* beforeScanner_ = nullptr; ///< from where the scanner check was opened
    LockPanel* lock_ = nullptr;
    bool everybodyLeaves_ = false;
    bool stale_ = false;   ///< the store has changed while nothing was in sight
    Page* back_ = nullptr; ///< from where the chart was opened
};

} // namespace gui
