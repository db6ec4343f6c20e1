// Mail in the window: set up in the settings, and sent from the aftercare page.
#include "tests/gui/clinic_stage.h"

#include <wx/checkbox.h>

BOOST_AUTO_TEST_SUITE(mail_card)

using namespace gui_test;
using support::OpenClinic;

/// Of this machine, where nothing listens: a mail is refused at once and leaves nothing.
constexpr int closedPort = 1;

struct Mailed : OpenClinic {
    model::ClientId ana = known();
    model::SessionId session = signedSession(ana, {support::row("chin", 600)}, unitsOf(lot())[0], container());

    model::ClientId known() {
        model::Client typed;
        typed.givenName = "Ana";
        typed.familyName = "Lindqvist";
        typed.email = "ana@example.org";
        typed.consent[static_cast<std::size_t>(model::Channel::email)] = model::ContactConsent::given;
        return model::ClientId{done(model::AddClient{typed})};
    }
    void mailSetUp() {
        model::MailSettings settings;
        settings.enabled = true;
        settings.host = "127.0.0.1";
        settings.port = closedPort;
        settings.security = model::MailSecurity::none;
        settings.fromAddress = "care@harbour.example";
        settings.subject = "Your aftercare from {clinic}";
        settings.body = "Dear {client},\n\n{text}\n";
        done(model::EditMail{settings});
    }
    /// Its window was over in the evening, and the quiet hours are over too.
    void firstStepIsLate() { at("2026-03-03T08:30:00.000000Z"); }
};

void tickBox(ClinicStage& stage, const char* name, bool ticked) {
    auto& box = find<wxCheckBox>(stage.window(), name);
    box.SetValue(ticked);
    wxCommandEvent event{wxEVT_CHECKBOX, box.GetId()};
    event.SetEventObject(&box);
    event.SetInt(ticked ? 1 : 0);
    box.ProcessWindowEvent(event);
    settle();
}

BOOST_FIXTURE_TEST_CASE(mail_is_set_up_and_the_password_is_not_shown_again, OpenClinic) {
    ClinicStage stage{*this, access};
    stage.click("side-settings");
    BOOST_TEST(stage.label("settings-mail-note").starts_with("not set up yet"));
    BOOST_TEST(stage.value("settings-mail-port") == "587");
    stage.choose("settings-mail-security", "TLS from the start");
    BOOST_TEST(stage.value("settings-mail-port") == "465");
    stage.click("settings-mail-save");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-mail-host-problem"); }));
    BOOST_TEST(!access.mailSettings().has_value());

    tickBox(stage, "settings-mail-enabled", true);
    stage.type("settings-mail-host", "mail.example.org");
    stage.type("settings-mail-user", "care");
    stage.type("settings-mail-password", "s3cret-pass");
    stage.type("settings-mail-fromAddress", "care@harbour.example");
    stage.type("settings-mail-subject", "From {clinic} for {client}");
    BOOST_TEST(stage.label("settings-mail-preview-subject").ends_with(" for Anna"));
    stage.click("settings-mail-save");
    BOOST_REQUIRE(waitFor([&] { return access.mailSettings().has_value(); }));
    BOOST_TEST(waitFor([&] { return stage.value("settings-mail-password").empty(); }));
    BOOST_TEST(stage.shows("settings-mail-password-hint"));
    BOOST_TEST(!stage.shows("settings-mail-host-problem"));
    BOOST_TEST(!stage.inSight("s3cret-pass"));
    const auto settings = access.mailSettings()->settings;
    BOOST_TEST(settings.enabled);
    BOOST_TEST(settings.port == 465);
    BOOST_TEST(settings.subject == "From {clinic} for {client}");
    BOOST_TEST(access.mailSettings()->hasPassword);
}

BOOST_FIXTURE_TEST_CASE(a_test_mail_tells_in_plain_words_why_it_did_not_go_out, Mailed) {
    mailSetUp();
    ClinicStage stage{*this, access};
    stage.click("side-settings");
    stage.click("settings-mail-try");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-mail-to-problem"); }));
    stage.type("settings-mail-to", "maya@example.org");
    stage.click("settings-mail-try");
    BOOST_TEST(waitFor([&] { return stage.inSight("The test mail was not sent."); }));
    BOOST_TEST(stage.inSight("The server does not answer."));
    BOOST_TEST(!stage.shows("settings-mail-to-problem"));
    BOOST_TEST(stage.enabled("settings-mail-try"));
}

BOOST_FIXTURE_TEST_CASE(a_late_step_is_sent_by_a_person_and_the_page_says_what_stood_in_the_way, Mailed) {
    mailSetUp();
    firstStepIsLate();
    ClinicStage stage{*this, access};
    stage.click("side-aftercare");
    stage.click("aftercare-catch-up");
    auto& list = find<wxDataViewCtrl>(stage.window(), "aftercare-list");
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_REQUIRE(rows != nullptr && rows->GetCount() == 1);
    list.Select(rows->GetItem(0));
    wxDataViewEvent event{wxEVT_DATAVIEW_SELECTION_CHANGED, &list, rows->GetItem(0)};
    list.ProcessWindowEvent(event);
    settle();
    BOOST_TEST(stage.label("aftercare-send") == "Send now (G)");
    stage.click("aftercare-send");
    BOOST_TEST(waitFor([&] { return stage.inSight("1 mail was not sent."); }));
    BOOST_TEST(waitFor([&] { return stage.shows("aftercare-mail"); }));
    BOOST_TEST(stage.inSight("Mail could not be sent since "));
    BOOST_TEST(raw.value<std::string>("SELECT m.state FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE "
                                      "m.session_id = ? AND s.code = 'right-after'",
                                      session) == "failed");
}

BOOST_FIXTURE_TEST_CASE(what_falls_due_is_tried_by_itself, Mailed) {
    mailSetUp();
    ClinicStage stage{*this, access};
    stage.click("side-aftercare");
    BOOST_TEST(!stage.shows("aftercare-mail"));
    later(std::chrono::minutes{1});
    BOOST_TEST(waitFor([&] { return stage.shows("aftercare-mail"); }));
    BOOST_TEST(stage.inSight("the server does not answer."));
}

BOOST_FIXTURE_TEST_CASE(the_lock_closes_the_screen_and_sending_goes_on, Mailed) {
    mailSetUp();
    ClinicStage stage{*this, access};
    wxUIActionSimulator{}.Char('L', wxMOD_CONTROL);
    BOOST_REQUIRE(waitFor([&] { return stage.shows("lock-secret"); }));
    later(std::chrono::minutes{1});
    BOOST_TEST(waitFor([&] {
        return raw.value<std::string>("SELECT m.state FROM reminder m JOIN aftercare_step s ON s.id = m.step_id WHERE "
                                      "m.session_id = ? AND s.code = 'right-after'",
                                      session) == "failed";
    }));
    BOOST_TEST(stage.shows("lock-secret"));
}

BOOST_AUTO_TEST_SUITE_END()
