#pragma once
// The clinic's window as one person sees it, on a real store in a scratch folder. Work is done at once; answers come
// back through the event loop, as in the program.

#include "tests/support/open_clinic.h"

#include "tests/gui/gui.h"

#include "app/gui/clinic_window.h"
#include "app/gui/events.h"
#include "app/gui/mailing.h"
#include "app/gui/strings.h"
#include "app/present/ports.h"
#include "app/present/tr.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>
#include <wx/weakref.h>

#include <string>
#include <vector>

namespace gui_test {

/// At this machine: work is done at once, answers come back through the event loop.
inline present::Seat seatAt(support::OpenClinic& clinic, const db::Access& person) {
    auto ports = present::inlinePorts([&clinic] { return clinic.now(); });
    ports.post = [](const present::Ports::Work& work) { wxTheApp->CallAfter([work] { gui::guarded(work); }); };
    ports.mail = gui::newMailing();
    // The clinic outlives the window and owns the store.
    const std::shared_ptr<db::Store> store{std::shared_ptr<void>{}, &clinic.store()};
    return {ports, store, person};
}

class ClinicStage {
public:
    ClinicStage(support::OpenClinic& clinic, const db::Access& person)
        : clinic_{clinic}
        , person_{person} {
        present::useLocale("en_GB");
        open();
    }
    /// On a window that somebody else has made and destroys.
    ClinicStage(support::OpenClinic& clinic, const db::Access& person, gui::ClinicWindow& window)
        : clinic_{clinic}
        , person_{person}
        , window_{&window}
        , lent_{true} {}
    ~ClinicStage() { destroy(); }
    ClinicStage(const ClinicStage&) = delete;
    ClinicStage& operator=(const ClinicStage&) = delete;

    /// As after a sign-in.
    void open() {
        window_ = new gui::ClinicWindow{seatAt(clinic_, person_)};
        window_->onSignedOut = [this] { signedOut = true; };
        window_->Show();
        BOOST_REQUIRE(waitFor([this] { return window_->IsShownOnScreen(); }));
        window_->Raise();
        BOOST_REQUIRE(waitFor([this] { return window_->IsActive(); }));
        settle();
    }
    /// Without a word to anybody, as when the program dies.
    void destroy() {
        if (window_ != nullptr && !lent_) {
            const wxWeakRef<wxWindow> there{window_};
            window_->Destroy();
            window_ = nullptr;
            BOOST_TEST(waitFor([&] { return !there; }));
        }
    }

    gui::ClinicWindow& window() { return *window_; }
    bool has(const std::string& name) { return wxWindow::FindWindowByName(gui::toWx(name), window_) != nullptr; }
    bool shows(const char* name) { return find(*window_, name).IsShownOnScreen(); }
    std::string label(const char* name) {
        return gui::fromWx(wxControl::GetLabelText(find(*window_, name).GetLabel()));
    }
    std::string title() { return label("page-title"); }
    std::string value(const char* name) { return gui::fromWx(find<wxTextCtrl>(*window_, name).GetValue()); }
    bool enabled(const char* name) { return find(*window_, name).IsEnabled(); }

    void click(const char* name) {
        press(find(*window_, name));
        settle();
    }
    void type(const char* name, const char* text) {
        find<wxTextCtrl>(*window_, name).SetValue(wxString::FromUTF8(text));
        settle();
    }
    void enter(const char* name) {
        auto& field = find<wxTextCtrl>(*window_, name);
        wxCommandEvent event{wxEVT_TEXT_ENTER, field.GetId()};
        event.SetEventObject(&field);
        field.ProcessWindowEvent(event);
        settle();
    }
    void choose(const char* name, const char* text) {
        auto& field = find<wxChoice>(*window_, name);
        BOOST_REQUIRE(field.SetStringSelection(wxString::FromUTF8(text)));
        wxCommandEvent event{wxEVT_CHOICE, field.GetId()};
        event.SetEventObject(&field);
        event.SetInt(field.GetSelection());
        field.ProcessWindowEvent(event);
        settle();
    }
    void openChart(const char* name) {
        type("search", name);
        key(find(*window_, "search"), WXK_RETURN);
        settle();
    }
    void openDesk(const char* name) {
        openChart(name);
        click("chart-start");
    }

    /// Every word on the screen: labels, fields, tool tips, lists.
    std::vector<std::string> wordsInSight() {
        std::vector<std::string> words;
        for (auto* const top : wxTopLevelWindows) {
            gather(*top, words);
        }
        return words;
    }
    bool inSight(const std::string& wanted) {
        const auto words = wordsInSight();
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& text) { return text.find(wanted) != std::string::npos; });
    }

    bool signedOut = false;

private:
    static void gather(wxWindow& at, std::vector<std::string>& words) {
        if (!at.IsShown()) {
            return;
        }
        words.push_back(gui::fromWx(at.GetLabel()));
        words.push_back(gui::fromWx(at.GetToolTipText()));
        if (auto* const field = dynamic_cast<wxTextCtrl*>(&at)) {
            words.push_back(gui::fromWx(field->GetValue()));
        }
        if (auto* const list = dynamic_cast<wxDataViewCtrl*>(&at)) {
            if (auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list->GetModel())) {
                for (unsigned row = 0; row < rows->GetCount(); ++row) {
                    for (unsigned column = 0; column < list->GetColumnCount(); ++column) {
                        wxVariant cell;
                        rows->GetValueByRow(cell, row, column);
                        words.push_back(gui::fromWx(cell.MakeString()));
                    }
                }
            }
        }
        for (auto* const child : at.GetChildren()) {
            gather(*child, words);
        }
    }

    support::OpenClinic& clinic_;
    db::Access person_;
    gui::ClinicWindow* window_ = nullptr;
    bool lent_ = false;
};

} // namespace gui_test
