// Reports in the window: looked at page by page, saved, and sent to the printer.
#include "tests/gui/clinic_stage.h"
#include "tests/support/scratch.h"

#include "app/gui/a11y.h"
#include "app/gui/page.h"
#include "app/gui/preview_page.h"
#include "app/report/pages.h"

#include <wx/dcmemory.h>
#include <wx/image.h>
#include <wx/sizer.h>

BOOST_AUTO_TEST_SUITE(preview_page)

using namespace gui_test;
using support::OpenClinic;

report::Document sample(int rows) {
    report::Document document;
    document.title = "Units";
    document.clinic = "Skin Clinic";
    report::Table table;
    table.columns = {{"Unit", 1}, {"State", 2}};
    for (int i = 1; i <= rows; ++i) {
        table.rows.push_back({{"unit " + std::to_string(i)}, {"in stock"}});
    }
    document.blocks = {table};
    return document;
}

/// A report of so many rows, and what was asked of it and said about it.
struct Source {
    std::vector<present::ReportUse> asked;
    std::vector<present::Message> told;
    int rows = 200;

    gui::ReportSource source() {
        return {
            .fileName = [] { return std::string{"units"}; },
            .make =
                [this](present::ReportUse use, const gui::ReportSource::Then& then, const gui::ReportSource::Tell&) {
                    asked.push_back(use);
                    then(sample(rows));
                },
            .tell = [this](present::Message message) { told.push_back(std::move(message)); }};
    }
    static present::Ports ports() {
        return present::inlinePorts([] { return model::parseInstant("2026-11-22T09:00:00Z").value(); });
    }
};

struct Previewed : Source {
    Stage stage;
    gui::PreviewPage* page = new gui::PreviewPage{&stage.frame, ports()};

    Previewed() {
        present::useLocale("en_GB");
        auto* const sizer = new wxBoxSizer{wxVERTICAL};
        sizer->Add(page, wxSizerFlags{1}.Expand());
        stage.frame.SetSizer(sizer);
        stage.show();
        page->open(source());
        settle();
    }
    std::string where() { return page->header().context; }
    wxWindow& sheet() { return find(stage.frame, "preview-sheet"); }
};

BOOST_FIXTURE_TEST_CASE(pages_are_turned_by_keys_and_buttons, Previewed) {
    BOOST_TEST((asked == std::vector{present::ReportUse::look}));
    BOOST_REQUIRE(waitFor([&] { return sheet().IsShownOnScreen(); }));
    const auto count = where().substr(where().rfind(' ') + 1);
    BOOST_TEST(where() == "Page 1 of " + count);
    BOOST_TEST(!find(stage.frame, "preview-back").IsEnabled());
    press(find(stage.frame, "preview-next"));
    settle();
    BOOST_TEST(where() == "Page 2 of " + count);
    BOOST_TEST(gui::fromWx(gui::accessibleName(sheet())) == "Page 2 of " + count);
    sheet().SetFocus();
    wxUIActionSimulator keyboard;
    if (waitFor([&] { return sheet().HasFocus(); })) {
        keyboard.Char(WXK_END);
        BOOST_TEST(waitFor([&] { return where() == "Page " + count + " of " + count; }));
        BOOST_TEST(!find(stage.frame, "preview-next").IsEnabled());
        keyboard.Char(WXK_PAGEUP);
        BOOST_TEST(waitFor([&] { return where() == "Page " + std::to_string(std::stoi(count) - 1) + " of " + count; }));
        keyboard.Char(WXK_HOME);
        BOOST_TEST(waitFor([&] { return where() == "Page 1 of " + count; }));
    } else {
        BOOST_ERROR("the sheet cannot have the keyboard");
    }
}

BOOST_FIXTURE_TEST_CASE(the_sheet_has_the_shape_of_its_paper, Previewed) {
    BOOST_REQUIRE(waitFor([&] { return sheet().IsShownOnScreen(); }));
    const auto ratio = [&] { return static_cast<double>(sheet().GetSize().y) / sheet().GetSize().x; };
    BOOST_TEST(std::abs(ratio() - 297.0 / 210) < 0.01);
    auto& paper = find<wxChoice>(stage.frame, "preview-paper");
    paper.SetSelection(1);
    wxCommandEvent event{wxEVT_CHOICE, paper.GetId()};
    event.SetEventObject(&paper);
    event.SetInt(1);
    paper.ProcessWindowEvent(event);
    settle();
    BOOST_TEST(waitFor([&] { return std::abs(ratio() - 11 / 8.5) < 0.01; }));
}

BOOST_FIXTURE_TEST_CASE(a_page_is_drawn_within_its_place, Previewed) {
    const auto pages = report::layOut(sample(200), report::Paper::a4);
    wxBitmap bitmap{500, 700, 24};
    {
        wxMemoryDC dc{bitmap};
        dc.SetBackground(*wxWHITE_BRUSH);
        dc.Clear();
        gui::drawPage(dc, pages, 0, wxRect{100, 100, 300, 424});
    }
    const auto image = bitmap.ConvertToImage();
    int inside = 0;
    int outside = 0;
    for (int y = 0; y < image.GetHeight(); ++y) {
        for (int x = 0; x < image.GetWidth(); ++x) {
            const bool dark = image.GetGreen(x, y) < 200;
            (wxRect{100, 100, 300, 424}.Contains(x, y) ? inside : outside) += dark ? 1 : 0;
        }
    }
    BOOST_TEST(inside > 300);
    BOOST_TEST(outside == 0);
}

BOOST_FIXTURE_TEST_CASE(a_report_is_saved_whole_and_it_is_said_where, Previewed) {
    const support::Scratch folder;
    gui::Printing printing{stage.frame, ports(), source()};
    asked.clear();
    const auto file = (folder / "units.pdf").string();
    printing.saveAs(file, report::Format::pdf);
    BOOST_TEST(support::contentOf(file).starts_with("%PDF"));
    BOOST_TEST((asked == std::vector{present::ReportUse::pdf}));
    BOOST_REQUIRE(!told.empty());
    BOOST_TEST(told.back().title == "Saved as " + file);
    BOOST_TEST((told.back().tone == present::Tone::safe));
    printing.saveAs((folder / "units.csv").string(), report::Format::csv);
    BOOST_TEST((asked.back() == present::ReportUse::csv));
    BOOST_TEST(support::contentOf(folder / "units.csv").find("unit 200,in stock") != std::string::npos);
    printing.saveAs((folder / "gone" / "units.csv").string(), report::Format::csv);
    BOOST_TEST(told.back().title == "The report was not saved.");
    BOOST_TEST((told.back().tone == present::Tone::deny));
}

BOOST_FIXTURE_TEST_CASE(overrides_are_looked_at_before_they_are_printed, OpenClinic) {
    ClinicStage stage{*this, access};
    const auto front = [&] { return gui::fromWx(stage.window().front()->GetName()); };
    stage.click("side-settings");
    stage.click("settings-open-overrides");
    BOOST_REQUIRE(waitFor([&] { return front() == "overrides" && stage.enabled("overrides-print"); }));
    const auto entries = access.trail(std::nullopt, 1).total;
    stage.click("overrides-print");
    BOOST_REQUIRE(waitFor([&] { return front() == "preview"; }));
    BOOST_TEST(waitFor([&] { return stage.inSight("Page 1 of 1"); }));
    BOOST_TEST(stage.title() == "Overrides");
    BOOST_TEST(stage.enabled("preview-save"));
    BOOST_TEST(access.trail(std::nullopt, 1).total == entries); // nothing has left the store
    stage.click("preview-close");
    BOOST_TEST(waitFor([&] { return front() == "overrides"; }));
}

BOOST_AUTO_TEST_SUITE_END()
