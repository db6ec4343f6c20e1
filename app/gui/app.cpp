#include "app/gui/app.h"

#include "app/gui/a11y.h"
#include "app/gui/boot_clock.h"
#include "app/gui/clinic_window.h"
#include "app/gui/desktop_notice.h"
#include "app/gui/events.h"
#include "app/gui/machine.h"
#include "app/gui/mailing.h"
#include "app/gui/strings.h"
#include "app/gui/welcome_window.h"
#include "app/gui/words.h"
#include "app/present/demo_clinic.h"
#include "app/present/finding_text.h"
#include "app/present/standard_paths.h"
#include "app/present/worker.h"

#include <wx/cmdline.h>
#include <wx/log.h>
#include <wx/msgdlg.h>

#include <cstdio>
#include <stdexcept>

namespace gui {

namespace {

/// A failed disk or database, told once; the program goes on.
void tellFailure(const std::exception& failure) {
    if (dynamic_cast<const std::logic_error*>(&failure) != nullptr) {
        std::fprintf(stderr, "%s\n", failure.what()); // a fault of ours, for whoever mends it; holds no record
    }
    wxTheApp->CallAfter([words = toWx(present::failureWords(std::current_exception()))] { // as inDialog has it
        wxMessageBox(words, _("Needlebook"), wxOK | wxICON_ERROR);
    });
}

/// A failed assertion of the toolkit is a bug of ours to be read in the log, not a box before a client.
void logAssertion(const wxString& file, int line, const wxString& function, const wxString& condition,
                  const wxString& message) {
    std::fprintf(stderr, "%s(%d): %s: %s %s\n", file.utf8_str().data(), line, function.utf8_str().data(),
                 condition.utf8_str().data(), message.utf8_str().data());
}

} // namespace

bool App::readArguments() {
    wxCmdLineParser parser{argc, argv};
    parser.AddOption(wxS("s"), wxS("store"), _("open this store"), wxCMD_LINE_VAL_STRING);
    parser.AddSwitch(wxS("d"), wxS("demo"), _("try the demo clinic"));
    if (parser.Parse() != 0) {
        return false;
    }
    if (wxString folder; parser.Found(wxS("store"), &folder)) {
        store_ = std::filesystem::absolute(fromWx(folder));
    }
    if (parser.Found(wxS("demo"))) {
        store_ = present::demoStoreFolder();
    }
    return true;
}

bool App::OnInit() {
    wxSetAssertHandler(logAssertion);
    SetAppName(wxS("needlebook"));
    SetAppDisplayName(_("Needlebook"));
    setProgramId("needlebook");
    if (!readArguments()) {
        return false;
    }
    delete wxLog::SetActiveTarget(new wxLogStderr); // never a box from the toolkit
    failureSink() = tellFailure;
    SetExitOnFrameDelete(true);
    writes_ = std::make_unique<Background>();
    aside_ = std::make_unique<Background>();
    audits_ = std::make_unique<Background>();
    mails_ = std::make_unique<Background>();
    trials_ = std::make_unique<Background>();
    bindSeats();
    welcome();
    return true;
}

int App::OnExit() {
    trials_.reset();
    mails_.reset();
    audits_.reset();
    aside_.reset();
    writes_.reset();
    welcome_.reset();
    return wxApp::OnExit();
}

bool App::OnExceptionInMainLoop() {
    guarded([] { throw; });
    return true;
}

/// Whatever shows that somebody is there puts off the idle lock. What comes after it reaches nothing.
int App::FilterEvent(wxEvent& event) {
    if (seats_.front() != nullptr && presence_.isUse(event)) {
        bool late = false;
        guarded([&] { late = seats_.touched(); });
        if (late) {
            return Event_Processed;
        }
    }
    return wxApp::FilterEvent(event);
}

present::Ports App::ports() {
    present::Ports ports;
    ports.now = db::systemClock();
    ports.elapsed = sinceBoot;
    ports.inBackground = [this](present::Ports::Work work) { writes_->run(std::move(work)); };
    ports.aside = [this](present::Ports::Work work) { aside_->run(std::move(work)); };
    ports.audits = [this](present::Ports::Work work) { audits_->run(std::move(work)); };
    ports.mails = [this](present::Ports::Work work) { mails_->run(std::move(work)); };
    ports.trials = [this](present::Ports::Work work) { trials_->run(std::move(work)); };
    ports.post = [this](present::Ports::Work work) { CallAfter([work = std::move(work)] { guarded(work); }); };
    ports.systemZone = systemZone;
    ports.defaultFolder = present::defaultStoreFolder;
    ports.recall = recallNote;
    ports.remember = rememberNote;
    ports.notify = noticeOnDesktop;
    ports.mail = newMailing();
    return ports;
}

void App::welcome() {
    present::WelcomeServices services;
    services.environment.stateFolder = present::stateFolder();
    services.timeZones = zoneNames();
    services.makeDemo = [](const std::filesystem::path& folder, const present::WelcomeServices::Progress& progress,
                           std::stop_token stop) {
        return present::makeDemoClinic(folder, {}, {}, progress, std::move(stop));
    };
    welcome_ = std::make_unique<present::Welcome>(ports(), std::move(services), store_);
    welcome_->signedIn = [this](present::Seat seat) { enter(std::move(seat)); };
    welcomeWindow_ = new WelcomeWindow{*welcome_};
    welcomeWindow_->Show();
    SetTopWindow(welcomeWindow_);
}

void App::bindSeats() {
    seats_.onFront = [this](ClinicWindow& window) { SetTopWindow(&window); };
    seats_.onNobody = [this](ClinicWindow& last) {
        welcome_->signedOut();
        if (const auto& backup = last.leftToRestore()) {
            welcome_->toRestore(*backup);
        }
        welcomeWindow_->Show();
        welcomeWindow_->Raise();
        SetTopWindow(welcomeWindow_);
    };
    seats_.onClosed = [this] {
        if (welcomeWindow_ != nullptr) {
            welcomeWindow_->Destroy();
            welcomeWindow_ = nullptr;
        }
    };
}

void App::enter(present::Seat seat) {
    seats_.enter(std::move(seat));
    welcomeWindow_->Hide();
}

} // namespace gui
