#pragma once
// The program: its ports to the machine, the welcome window, and after signing in the clinic's window.

#include "app/gui/background.h"
#include "app/present/ports.h"
#include "app/present/welcome.h"

#include <wx/app.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace gui {

class ClinicWindow;
class WelcomeWindow;

class App : public wxApp {
public:
    bool OnInit() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;
    int FilterEvent(wxEvent& event) override;

private:
    bool readArguments();
    present::Ports ports();
    void welcome();
    void enter(present::Seat seat);
    void signOut();

    std::optional<std::filesystem::path> store_;
    std::unique_ptr<Background> writes_;
    std::unique_ptr<Background> aside_;
    std::unique_ptr<Background> audits_, mails_, trials_;
    std::unique_ptr<present::Welcome> welcome_;
    WelcomeWindow* welcomeWindow_ = nullptr;
    ClinicWindow* clinicWindow_ = nullptr;
};

} // namespace gui
