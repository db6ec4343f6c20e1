// The hygiene audit in the window: findings, the way to their records, resolving, the pack.
#include "tests/gui/clinic_stage.h"

#include "app/gui/page.h"
#include "app/gui/picture_view.h"

#include <wx/checkbox.h>

BOOST_AUTO_TEST_SUITE(hygiene_page)

using namespace gui_test;
using support::OpenClinic;

/// A container that is too full, and a session whose cartridge nobody knows.
struct Audited : OpenClinic {
    model::ClientId ana = client();
    model::ContainerId box = container("B-7");
    ClinicStage stage{*this, access};

    Audited() {
        done(model::FillContainer{box, 85});
        model::RecordSession past;
        past.record.plan = plan(ana, {support::row("nose", 500)});
        past.record.startedAt = now() - std::chrono::hours{48};
        past.record.endedAt = past.record.startedAt + std::chrono::minutes{30};
        past.record.cartridges.push_back({});
        done(past);
        stage.window().SetSize(1280, 800);
        stage.click("side-audit");
    }

    void choose(const std::string& words) {
        auto& list = find<wxDataViewCtrl>(stage.window(), "hygiene-findings");
        auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
        BOOST_REQUIRE(rows != nullptr);
        for (unsigned row = 0; row < rows->GetCount(); ++row) {
            wxVariant cell;
            rows->GetValueByRow(cell, row, 1);
            if (gui::fromWx(cell.MakeString()).find(words) != std::string::npos) {
                list.SetFocus();
                list.Select(rows->GetItem(row));
                wxDataViewEvent event{wxEVT_DATAVIEW_SELECTION_CHANGED, &list, rows->GetItem(row)};
                list.ProcessWindowEvent(event);
                settle();
                return;
            }
        }
        BOOST_FAIL("no finding says " + words);
    }
    std::string front() { return gui::fromWx(stage.window().front()->GetName()); }
};

BOOST_FIXTURE_TEST_CASE(the_audit_begins_with_what_was_found_and_keeps_the_trail_beside_it, Audited) {
    BOOST_TEST(stage.title() == "Hygiene audit");
    BOOST_TEST(stage.inSight("Container B-7 85% full"));
    BOOST_TEST(stage.inSight("Cartridge without a lot"));
    BOOST_TEST(stage.shows("hygiene-pack"));
    BOOST_TEST(!stage.shows("audit-list"));
    stage.click("audit-trail");
    BOOST_TEST(stage.title() == "Audit");
    BOOST_TEST(stage.shows("audit-list"));
    BOOST_TEST(stage.shows("audit-verify"));
    BOOST_TEST(!stage.has("hygiene-pack"));
    BOOST_TEST(!stage.shows("hygiene-findings"));
    stage.click("audit-hygiene");
    BOOST_TEST(stage.shows("hygiene-findings"));
}

BOOST_FIXTURE_TEST_CASE(a_finding_opens_its_record, Audited) {
    BOOST_TEST(!stage.enabled("hygiene-open"));
    choose("Cartridge without a lot");
    BOOST_TEST(stage.enabled("hygiene-open"));
    stage.click("hygiene-open");
    BOOST_TEST(front() == "session");
    stage.click("side-audit");
    choose("Container B-7");
    BOOST_TEST(!stage.has("hygiene-open-session"));
    stage.click("hygiene-open");
    BOOST_TEST(front() == "bins");
    BOOST_TEST(stage.inSight("Container B-7"));
    stage.click("bins-close-page");
    BOOST_TEST(front() == "audit"); // back to where one came from
}

BOOST_FIXTURE_TEST_CASE(resolving_asks_for_words_and_keeps_them_in_sight, Audited) {
    choose("Container B-7");
    stage.click("hygiene-resolve");
    BOOST_TEST(stage.shows("hygiene-note"));
    stage.click("note-do");
    BOOST_TEST(stage.shows("hygiene-note")); // without words nothing is resolved
    stage.type("hygiene-note-words", "a new one stands beside it");
    stage.click("note-do");
    BOOST_TEST(!stage.shows("hygiene-note"));
    BOOST_TEST(stage.inSight("a new one stands beside it"));
    BOOST_TEST(stage.inSight("Container B-7 85% full"));
    BOOST_TEST(!stage.enabled("hygiene-resolve"));
}

BOOST_FIXTURE_TEST_CASE(the_period_is_a_choice_and_bad_days_are_told_at_their_field, Audited) {
    BOOST_TEST(!stage.shows("hygiene-choice"));
    stage.click("hygiene-period-open");
    BOOST_TEST(stage.shows("hygiene-choice"));
    stage.choose("hygiene-choice", "Last month");
    BOOST_TEST(stage.value("hygiene-from") == "2026-02-01");
    BOOST_TEST(stage.value("hygiene-until") == "2026-02-28");
    stage.type("hygiene-from", "some day");
    stage.click("hygiene-show");
    BOOST_TEST(stage.shows("hygiene-from-problem"));
}

BOOST_FIXTURE_TEST_CASE(each_month_of_a_drawing_can_be_reached_and_shown_alone, Audited) {
    auto& plot = find<gui::PictureView>(stage.window(), "hygiene-plot-findings");
    BOOST_REQUIRE(!plot.picture().spots.empty());
    BOOST_TEST(!plot.picture().words.empty());
    BOOST_TEST(!stage.has("hygiene-all-months"));
    plot.onPick(plot.picture().spots.front().target);
    settle();
    BOOST_TEST(stage.shows("hygiene-all-months"));
    stage.click("hygiene-all-months");
    BOOST_TEST(!stage.has("hygiene-all-months"));
}

BOOST_FIXTURE_TEST_CASE(the_pack_is_one_button_away_and_leads_back, Audited) {
    stage.click("hygiene-pack");
    BOOST_TEST(front() == "preview");
    BOOST_TEST(waitFor([&] { return stage.enabled("preview-print"); }));
    BOOST_TEST(stage.title() == "Inspector pack");
    auto& names = find<wxCheckBox>(stage.window(), "preview-option");
    BOOST_TEST(names.IsShown());
    BOOST_TEST(!names.GetValue());
    stage.click("preview-close");
    BOOST_TEST(front() == "audit");
}

BOOST_AUTO_TEST_SUITE_END()
