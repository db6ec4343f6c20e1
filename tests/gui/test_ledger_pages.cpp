// The ledger's pages in the window: labels, a second look at a box, the usual container, injuries followed up, the
// licence of the clinic, the scanner's code on paper, and the ways from findings.
#include "tests/gui/clinic_stage.h"
#include "tests/support/scratch.h"

#include "app/gui/page.h"
#include "app/gui/preview_page.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

BOOST_AUTO_TEST_SUITE(ledger_pages)

using namespace gui_test;
using support::dayOf;
using support::OpenClinic;
using support::row;

struct Ledger : OpenClinic {
    model::ClientId ana = client();
    model::ContainerId box = container("B-7");
    model::LotId needles = lot("24F118", "2027-06-30", 5);
    ClinicStage stage{*this, access};

    Ledger() {
        stage.window().SetSize(1280, 800);
        settle();
    }
    std::string front() { return gui::fromWx(stage.window().front()->GetName()); }
    void select(const char* name, const std::string& words) {
        auto& list = find<wxDataViewCtrl>(stage.window(), name);
        auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
        BOOST_REQUIRE(rows != nullptr);
        for (unsigned at = 0; at < rows->GetCount(); ++at) {
            for (unsigned column = 0; column < list.GetColumnCount(); ++column) {
                wxVariant cell;
                rows->GetValueByRow(cell, at, column);
                if (gui::fromWx(cell.MakeString()).find(words) != std::string::npos) {
                    list.SetFocus();
                    list.Select(rows->GetItem(at));
                    wxDataViewEvent event{wxEVT_DATAVIEW_SELECTION_CHANGED, &list, rows->GetItem(at)};
                    list.ProcessWindowEvent(event);
                    settle();
                    return;
                }
            }
        }
        BOOST_FAIL("no row says " + words);
    }
    void tick(const char* name) {
        auto& ticked = find<wxCheckBox>(stage.window(), name);
        ticked.SetValue(!ticked.GetValue());
        wxCommandEvent event{wxEVT_CHECKBOX, ticked.GetId()};
        event.SetEventObject(&ticked);
        event.SetInt(ticked.GetValue() ? 1 : 0);
        ticked.ProcessWindowEvent(event);
        settle();
    }
    void receive(const char* number, const char* useBy, const char* units) {
        stage.click("side-needles");
        stage.click("needles-receive");
        for (const auto& one : access.products()) {
            if (one.id == product()) {
                stage.choose("receive-product", (one.brand + ' ' + one.modelName).c_str());
            }
        }
        stage.type("receive-lot", number);
        stage.type("receive-use-by", useBy);
        stage.type("receive-quantity", units);
    }
};

BOOST_FIXTURE_TEST_CASE(labels_are_offered_with_the_box_in_the_hand_and_looked_at_first, Ledger) {
    receive("A-1", "2027-06-30", "3");
    stage.click("receive-save");
    BOOST_REQUIRE(waitFor([&] { return stage.has("needles-arrived-labels"); }));
    BOOST_TEST(stage.inSight("3 cartridges were received."));
    stage.click("needles-arrived-labels");
    BOOST_TEST(stage.inSight("Labels for lot A-1"));
    BOOST_TEST(stage.inSight("3 labels on 1 sheet, from row 1, column 1 on."));
    stage.type("label-first", "66");
    BOOST_TEST(stage.shows("label-first-problem"));
    BOOST_TEST(!stage.enabled("label-show"));
    stage.choose("label-sheet", "Avery L7651, 38 x 21 mm, 65 on A4");
    stage.type("label-first", "65");
    BOOST_TEST(stage.inSight("3 labels on 2 sheets, from row 13, column 5 on."));
    const auto entries = access.trail(std::nullopt, 1).total;
    stage.click("label-show");
    BOOST_REQUIRE(waitFor([&] { return front() == "preview" && stage.inSight("Page 1 of 2"); }));
    BOOST_TEST(stage.title() == "Cartridge labels");
    BOOST_TEST(!stage.shows("preview-paper")); // the sheet has its own
    BOOST_TEST(access.trail(std::nullopt, 1).total == entries);
    stage.click("preview-close");
    BOOST_TEST(front() == "needles");
}

BOOST_FIXTURE_TEST_CASE(labels_of_a_lot_can_be_printed_later, Ledger) {
    stage.click("side-needles");
    select("needles-stock", "24F118");
    BOOST_TEST(!stage.shows("needles-arrived"));
    stage.click("needles-labels");
    auto& which = find<wxChoice>(stage.window(), "label-which");
    BOOST_TEST(gui::fromWx(which.GetStringSelection()) == "The 5 still sealed");
    which.SetFocus();
    BOOST_TEST(waitFor([&] { return wxWindow::FindFocus() == &which; }));
    wxUIActionSimulator{}.Char(WXK_ESCAPE);
    BOOST_TEST(waitFor([&] { return !stage.shows("label-card"); }));
}

BOOST_FIXTURE_TEST_CASE(a_day_that_is_over_asks_for_a_second_look_and_is_then_taken, Ledger) {
    receive("OLD", "2026-01-31", "2");
    BOOST_TEST(stage.shows("receive-use-by-problem"));
    BOOST_TEST(stage.shows("receive-compared"));
    stage.click("receive-save");
    BOOST_TEST(stage.inSight("Look at the box again."));
    BOOST_TEST(access.lotsNumbered("OLD").empty());
    tick("receive-compared");
    stage.click("receive-save");
    BOOST_TEST(waitFor([&] { return access.lotsNumbered("OLD").size() == 1U; }));
    BOOST_TEST(access.lotsNumbered("OLD").front().expired == 2);
}

BOOST_FIXTURE_TEST_CASE(a_million_is_told_beside_the_field_and_a_known_lot_offers_its_day, Ledger) {
    receive("24F118", "2027-09-30", "1000000");
    BOOST_TEST(stage.label("receive-quantity-problem") == "Quantity must be from 1 to 100000.");
    BOOST_TEST(stage.shows("receive-use-by-problem"));
    stage.click("receive-known-day");
    BOOST_TEST(stage.value("receive-use-by") == "2027-06-30");
    BOOST_TEST(!stage.shows("receive-use-by-problem"));
    stage.type("receive-quantity", "10");
    stage.click("receive-save");
    BOOST_TEST(waitFor([&] { return access.lot(needles)->received == 15; }));
}

BOOST_FIXTURE_TEST_CASE(the_usual_container_is_what_the_desk_begins_with, Ledger) {
    container("B-8");
    const auto usual = container("B-9");
    stage.click("side-needles");
    stage.click("needles-bins");
    select("bins-list", "B-9");
    stage.click("bins-offer");
    BOOST_TEST(waitFor([&] { return !stage.has("bins-offer"); }));
    BOOST_TEST(stage.inSight("Usual one"));
    for (const auto& shown : access.containers()) {
        BOOST_TEST(shown.container.offered == (shown.container.id == usual));
    }
    stage.openDesk("Lindqvist");
    auto& field = find<wxChoice>(stage.window(), "desk-container");
    BOOST_TEST(gui::fromWx(field.GetStringSelection()) == "B-9 (the usual one)");
}

BOOST_FIXTURE_TEST_CASE(what_is_asked_about_a_cartridge_names_it_and_takes_its_room_from_the_side, Ledger) {
    stage.click("side-needles");
    select("needles-stock", "24F118");
    BOOST_REQUIRE(waitFor([&] { return stage.shows("needles-units"); }));
    select("needles-units", "In stock");
    BOOST_REQUIRE(waitFor([&] { return stage.has("needles-waste-ask"); }));
    const auto title = stage.label("needles-unit-card-title");
    BOOST_REQUIRE(title.starts_with("Cartridge "));
    const auto printed = title.substr(std::string{"Cartridge "}.size());
    stage.click("needles-waste-ask");
    BOOST_TEST(stage.label("needles-form-title") == "Write off cartridge " + printed + " as waste");
    BOOST_TEST(!stage.shows("needles-scan"));
    const auto rect = [&](const char* name) { return find(stage.window(), name).GetScreenRect(); };
    const auto page = rect("needles");
    for (const char* const card : {"needles-form", "needles-stock-card", "needles-lot-card", "needles-unit-card"}) {
        BOOST_TEST_CONTEXT(card) {
            BOOST_TEST(stage.shows(card));
            BOOST_TEST(page.Contains(rect(card)));
            BOOST_TEST(rect(card).height >= 100);
        }
    }
    BOOST_TEST(!rect("needles-form").Intersects(rect("needles-unit-card")));
    BOOST_TEST(!stage.shows("needles-containers-card"));
    stage.click("needles-form-close");
    BOOST_TEST(stage.shows("needles-scan"));
    BOOST_TEST(stage.shows("needles-containers-card"));

    // What is asked about a container leaves its card, with room for its list and its buttons.
    select("needles-containers", "B-7");
    stage.click("needles-fill");
    BOOST_TEST(stage.label("needles-note-title").find("B-7") != std::string::npos);
    BOOST_TEST(!stage.shows("needles-scan"));
    BOOST_TEST(stage.shows("needles-containers-card"));
    BOOST_TEST(page.Contains(rect("needles-containers-card")));
    BOOST_TEST(!rect("needles-unit-card").Intersects(rect("needles-containers-card")));
    BOOST_TEST(rect("needles-containers").height >= 36);
    BOOST_TEST(rect("needles-containers-card").Contains(rect("needles-container-acts")));
    stage.click("needles-lose-ask");
    BOOST_TEST(stage.label("needles-note-title") == "Cartridge " + printed + " cannot be found");
}

BOOST_FIXTURE_TEST_CASE(an_injury_is_followed_up_step_by_step, Ledger) {
    model::Injury injury;
    injury.day = dayOf("2026-03-01");
    injury.deviceType = "cartridge";
    injury.deviceBrand = "Acme";
    injury.area = "Room 1";
    injury.how = "while taking it off";
    done(model::RecordInjury{injury});
    stage.click("side-needles");
    stage.click("needles-injuries");
    BOOST_TEST(!stage.shows("injuries-notes"));
    select("injuries-list", "Acme");
    BOOST_TEST(stage.inSight("Nothing is noted yet of how it was followed up."));
    const auto add = [&](const char* day, const char* words) {
        stage.click("injuries-note");
        stage.type("injuries-closing-note-day", day);
        stage.type("injuries-closing-note-words", words);
        stage.click("injuries-closing-do");
    };
    add("2026-03-02", "blood taken");
    add("2026-03-01", "seen by a doctor");
    BOOST_TEST(waitFor([&] { return stage.inSight("blood taken") && stage.inSight("seen by a doctor"); }));
    auto& notes = find<wxDataViewCtrl>(stage.window(), "injuries-notes");
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(notes.GetModel());
    BOOST_REQUIRE(rows != nullptr);
    BOOST_TEST_REQUIRE(rows->GetCount() == 2U);
    wxVariant first;
    rows->GetValueByRow(first, 0, 1);
    BOOST_TEST(gui::fromWx(first.MakeString()).find("seen by a doctor") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_form_that_is_not_taken_comes_back_with_its_words, Ledger) {
    model::Injury injury;
    injury.day = dayOf("2026-03-01");
    injury.deviceType = "cartridge";
    injury.deviceBrand = "Acme";
    injury.area = "Room 1";
    injury.how = "while taking it off";
    done(model::RecordInjury{injury});
    stage.click("side-needles");
    stage.click("needles-injuries");
    select("injuries-list", "Acme");
    stage.click("injuries-note");
    stage.type("injuries-closing-note-day", "2026-02-27"); // before it happened: the store refuses it
    stage.type("injuries-closing-note-words", "blood taken");
    stage.click("injuries-closing-do");
    BOOST_TEST(waitFor([&] { return stage.inSight("This was not") && stage.shows("injuries-closing"); }));
    BOOST_TEST(gui::fromWx(find<wxTextCtrl>(stage.window(), "injuries-closing-note-words").GetValue()) ==
               "blood taken");
    stage.type("injuries-closing-note-day", "2026-03-02");
    stage.click("injuries-closing-do");
    BOOST_TEST(waitFor([&] { return stage.inSight("blood taken") && !stage.shows("injuries-closing"); }));
}

BOOST_FIXTURE_TEST_CASE(the_licence_of_the_clinic_is_kept_in_the_settings, Ledger) {
    stage.click("side-settings");
    BOOST_TEST(stage.value("settings-clinic-licence").empty());
    stage.type("settings-clinic-licence", "HS-2017-0148");
    stage.click("settings-clinic-save");
    BOOST_TEST(waitFor([&] { return access.clinic().licence == "HS-2017-0148"; }));
    BOOST_TEST(access.clinic().name == "Clinic");
}

BOOST_FIXTURE_TEST_CASE(the_scanners_code_can_be_printed, Ledger) {
    stage.click("side-settings");
    stage.click("settings-open-scanner");
    stage.click("scanner-print");
    BOOST_REQUIRE(waitFor([&] { return front() == "preview" && stage.inSight("Page 1 of 1"); }));
    BOOST_TEST(stage.title() == "Scanner check");
    BOOST_TEST(stage.shows("preview-paper"));
    stage.click("preview-close");
    BOOST_TEST(front() == "scanner");
}

BOOST_FIXTURE_TEST_CASE(the_side_bar_shows_where_the_scanner_was_opened_from, Ledger) {
    const auto lit = [this](const char* place) { return find<wxToggleButton>(stage.window(), place).GetValue(); };
    stage.click("side-settings");
    stage.click("settings-open-scanner");
    BOOST_TEST(front() == "scanner");
    BOOST_TEST(lit("side-settings"));
    BOOST_TEST(!lit("side-needles"));
}

BOOST_FIXTURE_TEST_CASE(findings_open_the_unit_and_the_persons_papers, Ledger) {
    model::Practitioner person;
    person.account = owner().account();
    person.licence = "HS-1";
    person.licensedUntil = dayOf("2026-02-01");
    done(model::EditPractitioner{person});
    const auto units = unitsOf(needles);
    done(model::WasteCartridge{units.front(), model::WasteReason::other, ""});
    model::RecordSession past;
    past.record = record(ana, {row("nose", 500)}, {units[1]}, box);
    past.record.startedAt = now() - std::chrono::hours{24};
    past.record.endedAt = past.record.startedAt + std::chrono::minutes{30};
    done(past);
    stage.click("side-audit");
    BOOST_REQUIRE(waitFor([&] { return stage.inSight("wasted without a reason"); }));
    select("hygiene-findings", "wasted without a reason");
    stage.click("hygiene-open");
    BOOST_TEST(front() == "needles");
    const auto id = access.cartridges(needles).rows.front().printedId;
    BOOST_TEST(stage.inSight("Cartridge " + id));
    stage.click("side-audit");
    select("hygiene-findings", "Licence not in date");
    BOOST_TEST(stage.enabled("hygiene-open-session"));
    stage.click("hygiene-open");
    BOOST_TEST(front() == "practitioners");
    BOOST_TEST(stage.inSight("HS-1"));
}

BOOST_AUTO_TEST_SUITE_END()
