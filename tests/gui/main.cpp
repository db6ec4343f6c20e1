// Boost.Test inside wxWidgets' event loop: windows are laid out and painted as in the program.
#include "tests/gui/gui.h"

#include "app/gui/events.h"

#include <wx/app.h>
#include <wx/log.h>

#include <stdexcept>
#include <string>

namespace {

bool initSuite() {
    return true;
}

// Boost takes out of the array what it has read; wxWidgets gets an array of its own.
int boostCount = 0;
char** boostArguments = nullptr;

[[noreturn]] void throwAssert(const wxString& file, int line, const wxString& function, const wxString& condition,
                              const wxString& message) {
    throw std::logic_error{"wxWidgets asserts " + condition.utf8_string() + " in " + function.utf8_string() + " (" +
                           file.utf8_string() + ":" + std::to_string(line) + ") " + message.utf8_string()};
}

} // namespace

class TestApp : public wxApp {
public:
    bool OnInit() override { // Boost reads the arguments, not wxWidgets
        SetExitOnFrameDelete(false);
        wxSetAssertHandler(throwAssert);
        delete wxLog::SetActiveTarget(new wxLogStderr);
        gui_test::failOnToolkitCriticals();
        gui::failureSink() = [](const std::exception& failure) { BOOST_ERROR(failure.what()); };
        return true;
    }
    int OnRun() override {
        int result = 1;
        CallAfter([&] {
            result = boost::unit_test::unit_test_main(&initSuite, boostCount, boostArguments);
            ExitMainLoop();
        });
        wxApp::OnRun();
        return result;
    }
};

wxIMPLEMENT_APP_NO_MAIN(TestApp);

int main(int argc, char** argv) {
    boostCount = argc;
    boostArguments = argv;
    int one = 1;
    char* program[]{argv[0], nullptr};
    return wxEntry(one, program);
}
