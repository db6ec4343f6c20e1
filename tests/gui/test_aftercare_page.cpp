// Calls in the window: what is shown of the chosen one, and that the keyboard alone is enough.
#include "tests/gui/clinic_stage.h"

#include "app/gui/aftercare_page.h"
#include "app/gui/page.h"

#include <wx/checkbox.h>

BOOST_AUTO_TEST_SUITE(aftercare_page)

using namespace gui_test;
using support::OpenClinic;

/// One signed session two days ago: some of its steps are due.
struct Called : OpenClinic {
    model::ClientId ana = client();

    Called() {
        signedSession(ana, {support::row("chin", 600)}, unitsOf(lot())[0], container());
        later(std::chrono::hours{26});
    }
};

wxDataViewCtrl& calls(ClinicStage& stage) {
    return find<wxDataViewCtrl>(stage.window(), "aftercare-list");
}
unsigned callCount(ClinicStage& stage) {
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(calls(stage).GetModel());
    BOOST_REQUIRE(rows != nullptr);
    return rows->GetCount();
}
void chooseFirstCall(ClinicStage& stage) {
    auto& list = calls(stage);
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_REQUIRE(rows != nullptr && rows->GetCount() > 0);
    list.SetFocus();
    list.Select(rows->GetItem(0));
    wxDataViewEvent event{wxEVT_DATAVIEW_SELECTION_CHANGED, &list, rows->GetItem(0)};
    list.ProcessWindowEvent(event);
    settle();
}

/// As the keyboard does: the page hears it before the list.
void hit(wxWindow& window, int code) {
    wxKeyEvent event{wxEVT_CHAR_HOOK};
    event.m_keyCode = code;
    event.SetEventObject(&window);
    window.ProcessWindowEvent(event);
    settle();
}

BOOST_FIXTURE_TEST_CASE(a_call_shows_what_to_ask_and_its_acts_with_their_keys, Called) {
    ClinicStage stage{*this, access};
    stage.click("side-aftercare");
    BOOST_REQUIRE(callCount(stage) > 0);
    chooseFirstCall(stage);
    BOOST_TEST(stage.shows("aftercare-phone"));
    BOOST_TEST(stage.shows("aftercare-text"));
    BOOST_TEST(stage.label("aftercare-fine") == "All fine (F)");
    BOOST_TEST(stage.label("aftercare-no-answer") == "No answer (N)");
}

BOOST_FIXTURE_TEST_CASE(letters_answer_the_chosen_call, Called) {
    ClinicStage stage{*this, access};
    stage.click("side-aftercare");
    const auto before = callCount(stage);
    chooseFirstCall(stage);
    hit(calls(stage), 'N');
    BOOST_TEST(waitFor([&] { return callCount(stage) == before - 1; }));
    BOOST_TEST(stage.inSight("not reached once"));
}

BOOST_FIXTURE_TEST_CASE(after_downtime_a_bar_leads_to_the_catch_up_list, Called) {
    later(std::chrono::hours{24 * 6});
    ClinicStage stage{*this, access};
    BOOST_TEST(stage.shows("clinic-due-open"));
    stage.click("clinic-due-open");
    BOOST_TEST(stage.title() == "Aftercare");
    BOOST_TEST(callCount(stage) > 0);
    BOOST_TEST(stage.shows("aftercare-mark-all"));
    BOOST_TEST(!stage.inSight("while nobody was here"));
}

BOOST_FIXTURE_TEST_CASE(a_doubted_clock_has_its_button_and_no_other_message_has_one, Called) {
    ClinicStage stage{*this, access};
    stage.click("side-aftercare");
    auto& page = find<gui::AftercarePage>(stage.window(), "aftercare");
    const auto offered = [&] {
        return stage.has("aftercare-clock-is-right") && stage.shows("aftercare-clock-is-right");
    };
    int said = 0;
    page.clockIsRight = [&] { ++said; };
    present::MailRoundsView mail;
    mail.message = {"The server does not answer.", "", present::Tone::warn};
    page.mailIs(mail);
    settle();
    BOOST_TEST(!offered());
    mail.message.title = "The clock is doubted.";
    mail.clockDoubted = true;
    page.mailIs(mail);
    settle();
    BOOST_TEST(offered());
    stage.click("aftercare-clock-is-right");
    BOOST_TEST(said == 1);
    page.mailIs({});
    settle();
    BOOST_TEST(!offered());
}

BOOST_AUTO_TEST_SUITE_END()
