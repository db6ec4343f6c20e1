#include "tests/gui/gui.h"

#include "app/gui/a11y.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/tglbtn.h>

#include <chrono>

namespace gui_test {

void failOnToolkitCriticals() {
    gui::onToolkitCritical([](std::string const& message) {
        // wxWidgets gives a control less room than its border for a moment (wx #23129); nothing is lost by it.
        if (message.find("gtk_box_gadget_distribute: assertion 'size >= 0' failed") == std::string::npos) {
            BOOST_ERROR("toolkit: " + message);
        }
    });
}

bool waitFor(std::function<bool()> const& reached) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds{10}; // a busy machine; what holds is seen at once
    do {
        wxYield();
        if (reached()) {
            return true;
        }
        wxMilliSleep(5);
    } while (std::chrono::steady_clock::now() < end);
    return reached();
}

void settle() {
    for (int i = 0; i < 10; ++i) {
        wxYield();
        wxMilliSleep(2);
    }
}

void press(wxWindow& button) {
    if (auto* const toggle = dynamic_cast<wxToggleButton*>(&button)) {
        toggle->SetValue(!toggle->GetValue());
        wxCommandEvent event{wxEVT_TOGGLEBUTTON, toggle->GetId()};
        event.SetEventObject(toggle);
        event.SetInt(toggle->GetValue() ? 1 : 0);
        toggle->Command(event);
        return;
    }
    BOOST_REQUIRE(button.IsEnabled());
    wxCommandEvent event{wxEVT_BUTTON, button.GetId()};
    event.SetEventObject(&button);
    button.ProcessWindowEvent(event);
}

void key(wxWindow& window, int code) {
    wxKeyEvent event{wxEVT_KEY_DOWN};
    event.m_keyCode = code;
    event.SetEventObject(&window);
    event.SetId(window.GetId());
    window.ProcessWindowEvent(event);
}

Stage::Stage() : frame{*new wxFrame{nullptr, wxID_ANY, wxS("Stage"), {0, 0}, {1280, 800}}} {}

Stage::~Stage() {
    frame.Destroy();
    settle();
}

void Stage::show() {
    frame.Layout();
    frame.Show();
    BOOST_REQUIRE(waitFor([this] { return frame.IsShownOnScreen(); }));
    settle();
}

} // namespace gui_test
