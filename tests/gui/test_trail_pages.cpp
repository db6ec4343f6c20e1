// The trail narrowed in the window, who looked at a chart, and the store's encryption in the settings.
#include "tests/gui/clinic_stage.h"

BOOST_AUTO_TEST_SUITE(trail_pages)

using namespace gui_test;
using support::OpenClinic;

BOOST_FIXTURE_TEST_CASE(who_looked_at_a_chart_is_a_click_away, OpenClinic) {
    client("Ana", "Lindqvist");
    client("Berit", "Holm");
    ClinicStage stage{*this, access};
    stage.openChart("holm");
    stage.openChart("lindq");
    stage.click("chart-views");
    BOOST_TEST(waitFor([&] { return stage.shows("audit-list"); }));
    BOOST_TEST(waitFor([&] { return stage.label("audit-filter-note") == "Chart looked at, Ana Lindqvist"; }));
    BOOST_TEST(stage.label("audit-card-note") == "1 of 1 shown");
    BOOST_TEST(stage.value("audit-client") == "Ana Lindqvist");
    stage.click("audit-all");
    BOOST_TEST(waitFor([&] { return stage.label("audit-filter-note").empty(); }));
    BOOST_TEST(stage.value("audit-client") == "");
    stage.choose("audit-verb", "Chart looked at");
    BOOST_TEST(waitFor([&] { return stage.label("audit-card-note") == "2 of 2 shown"; }));
}

BOOST_FIXTURE_TEST_CASE(the_foot_of_a_report_is_typed_in_and_compared, OpenClinic) {
    const auto mark = access.noteReport({"overrides", today(), today(), "pdf"}).value();
    ClinicStage stage{*this, access};
    stage.click("side-audit");
    stage.click("audit-trail");
    stage.type("audit-mark-entry", std::to_string(mark.sequence).c_str());
    stage.type("audit-mark-head", "not a head");
    stage.click("audit-verify");
    BOOST_TEST(waitFor([&] { return stage.shows("audit-mark-head-problem"); }));
    stage.type("audit-mark-head", mark.head.c_str());
    stage.click("audit-verify");
    BOOST_TEST(waitFor([&] { return stage.inSight("Verified, and the report agrees."); }));
    BOOST_TEST(!stage.shows("audit-mark-head-problem"));
    BOOST_TEST(stage.inSight("Trail verified"));
}

BOOST_FIXTURE_TEST_CASE(the_settings_tell_of_the_encryption_and_ask_for_the_password, OpenClinic) {
    ClinicStage stage{*this, access};
    stage.click("side-settings");
    BOOST_TEST(stage.label("settings-encryption-note").starts_with("off"));
    stage.type("settings-encryption-password", "guess");
    stage.click("settings-encrypt");
    BOOST_TEST(waitFor([&] { return stage.shows("settings-encryption-password-problem"); }));
    stage.type("settings-encryption-password", "owner's own");
    stage.click("settings-encrypt");
    // The test itself looks into the file, and so stands in the way.
    BOOST_TEST(waitFor([&] {
        return stage.inSight("Another window or program has the store open. Close it and try again.");
    }));
    BOOST_TEST(!stage.shows("settings-encryption-password-problem"));
    BOOST_TEST(stage.label("settings-encryption-note").starts_with("off"));
}

BOOST_FIXTURE_TEST_CASE(who_is_no_owner_is_not_offered_to_convert, OpenClinic) {
    ClinicStage stage{*this, member("magda", {model::Role::manager})};
    stage.click("side-settings");
    BOOST_TEST(!stage.shows("settings-encryption"));
}

BOOST_AUTO_TEST_SUITE_END()
