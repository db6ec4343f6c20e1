// The frame: pages by key, each keeping its state; the header of the page in front; search.
#include "tests/gui/gui.h"

#include "app/gui/a11y.h"
#include "app/gui/main_frame.h"
#include "app/gui/page.h"
#include "app/gui/search_field.h"
#include "app/gui/strings.h"

#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

BOOST_AUTO_TEST_SUITE(frame)

using namespace gui_test;

class NotePage : public gui::Page {
public:
    NotePage(wxWindow* book, const char* name)
        : Page{book, gui::toWx(name)} {
        note = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, wxS("note")};
        setHeader({std::string{"Title of "} + name, "context", {}});
    }
    bool mayLeave() override { return letsGo; }
    void left() override { ++timesLeft; }

    wxTextCtrl* note = nullptr;
    bool letsGo = true;
    int timesLeft = 0;
};

struct Program {
    Program()
        : frame{*new gui::MainFrame{wxS("Frame")}} {
        today = new NotePage{frame.book(), "today"};
        clients = new NotePage{frame.book(), "clients"};
        frame.addPlace("today", "Today", "clock", [this]() -> gui::Page& { return *today; });
        frame.addPlace("clients", "Clients", "person", [this]() -> gui::Page& { return *clients; });
        frame.add(today, 0);
        frame.add(clients, 1);
        frame.Show();
        BOOST_REQUIRE(waitFor([this] { return frame.IsShownOnScreen(); }));
        settle();
    }
    ~Program() {
        frame.Destroy();
        settle();
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    wxString title() { return find<wxStaticText>(frame, "page-title").GetLabelText(); }

    gui::MainFrame& frame;
    NotePage* today = nullptr;
    NotePage* clients = nullptr;
};

BOOST_AUTO_TEST_CASE(ctrl_and_a_digit_brings_a_page_to_the_front) {
    Program program;
    BOOST_TEST((program.frame.front() == program.today));
    program.frame.Raise();
    BOOST_REQUIRE(waitFor([&] { return program.frame.IsActive(); }));
    wxUIActionSimulator keyboard;
    keyboard.Char('2', wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return program.frame.front() == program.clients; }));
    BOOST_TEST((program.title() == wxS("Title of clients")));
    BOOST_TEST(find<wxToggleButton>(program.frame, "side-clients").GetValue());
    BOOST_TEST(!find<wxToggleButton>(program.frame, "side-today").GetValue());
}

BOOST_AUTO_TEST_CASE(a_page_keeps_what_was_typed_while_another_is_in_front) {
    Program program;
    program.today->note->SetValue(wxS("half a word"));
    press(find(program.frame, "side-clients"));
    BOOST_TEST((program.frame.front() == program.clients));
    press(find(program.frame, "side-today"));
    BOOST_TEST((program.frame.front() == program.today));
    BOOST_TEST((program.today->note->GetValue() == wxS("half a word")));
}

BOOST_AUTO_TEST_CASE(pressing_the_button_of_the_page_in_front_leaves_it_down) {
    Program program;
    press(find(program.frame, "side-today"));
    BOOST_TEST(find<wxToggleButton>(program.frame, "side-today").GetValue());
    BOOST_TEST((program.frame.front() == program.today));
}

BOOST_AUTO_TEST_CASE(a_page_that_does_not_let_go_stays_in_front) {
    Program program;
    program.today->letsGo = false;
    press(find(program.frame, "side-clients"));
    BOOST_TEST((program.frame.front() == program.today));
    BOOST_TEST(find<wxToggleButton>(program.frame, "side-today").GetValue());
    BOOST_TEST(!find<wxToggleButton>(program.frame, "side-clients").GetValue());
    BOOST_TEST((program.title() == wxS("Title of today")));
}

BOOST_AUTO_TEST_CASE(a_page_is_told_when_another_takes_its_place) {
    Program program;
    program.frame.show(*program.today); // in front already
    BOOST_TEST(program.today->timesLeft == 0);
    program.today->letsGo = false;
    program.frame.show(*program.clients);
    BOOST_TEST(program.today->timesLeft == 0);
    program.today->letsGo = true;
    program.frame.show(*program.clients);
    BOOST_TEST(program.today->timesLeft == 1);
    BOOST_TEST(program.clients->timesLeft == 0);
}

BOOST_AUTO_TEST_CASE(a_badge_is_seen_and_read_aloud) {
    Program program;
    program.frame.sideBar().setBadge(1, {"5", true, "5 clients to call"});
    settle();
    auto& badge = find<wxStaticText>(program.frame, "badge-clients");
    auto& button = find<wxToggleButton>(program.frame, "side-clients");
    BOOST_TEST(badge.IsShown());
    BOOST_TEST(button.GetRect().Contains(badge.GetRect()));
    BOOST_TEST((gui::accessibleName(button) == wxS("Clients, 5 clients to call")));
    program.frame.sideBar().setBadge(1, {});
    BOOST_TEST(!badge.IsShown());
    BOOST_TEST((gui::accessibleName(button) == wxS("Clients")));
}

BOOST_AUTO_TEST_CASE(a_header_keeps_its_button_over_a_refresh_and_runs_the_new_act) {
    Program program;
    int ran = 0;
    const auto header = [&](int value, bool enabled) {
        return gui::HeaderView{
            "T",
            "c",
            {{.name = "go", .label = "&Go", .run = [&ran, value] { ran = value; }, .enabled = enabled, .why = {}}}};
    };
    program.today->setHeader(header(1, true));
    auto* const before = &find(program.frame, "go");
    press(*before);
    BOOST_TEST(ran == 1);
    program.today->setHeader(header(2, true));
    BOOST_TEST((&find(program.frame, "go") == before));
    press(*before);
    BOOST_TEST(ran == 2);
    program.today->setHeader(header(3, false));
    BOOST_TEST(!before->IsEnabled());
    BOOST_TEST(before->GetSize().y >= 36);
}

BOOST_AUTO_TEST_CASE(search_tells_what_is_typed_and_enter_takes_the_best_match) {
    Program program;
    std::vector<std::string> heard;
    std::string picked;
    auto& search = program.frame.search();
    search.onText = [&](const std::string& text) {
        heard.push_back(text);
        search.suggest({{"7", "Zoë Wilk", "1989"}, {"8", "Tom Wilkinson", "1971"}}, "nobody");
    };
    search.onPick = [&](const std::string& id) { picked = id; };
    auto& field = find<wxTextCtrl>(program.frame, "search");
    field.SetValue(wxString::FromUTF8("zoë"));
    BOOST_TEST(heard == std::vector<std::string>{"zoë"}, boost::test_tools::per_element());
    BOOST_TEST(search.listIsOpen());
    settle();
    key(field, WXK_RETURN);
    BOOST_TEST(picked == "7");
    BOOST_TEST(!search.listIsOpen());
    BOOST_TEST(field.IsEmpty());

    field.SetValue(wxS("wil"));
    key(field, WXK_DOWN);
    key(field, WXK_RETURN);
    BOOST_TEST(picked == "8");

    picked.clear();
    field.SetValue(wxS("wil"));
    key(field, WXK_ESCAPE);
    BOOST_TEST(!search.listIsOpen());
    BOOST_TEST(!field.IsEmpty()); // Esc closes the matches first, then empties the field
    key(field, WXK_ESCAPE);
    BOOST_TEST(field.IsEmpty());
    BOOST_TEST(picked.empty());
}

BOOST_AUTO_TEST_CASE(ctrl_k_brings_the_caret_to_the_search_field) {
    Program program;
    program.frame.Raise();
    BOOST_REQUIRE(waitFor([&] { return program.frame.IsActive(); }));
    program.today->note->SetFocus();
    wxUIActionSimulator keyboard;
    keyboard.Char('K', wxMOD_CONTROL);
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &find(program.frame, "search"); }));
}

BOOST_AUTO_TEST_SUITE_END()
