// What a person sees and does on the pages of the side bar, in the smallest window.
#include <boost/algorithm/string/join.hpp>

#include "tests/gui/clinic_stage.h"

#include "app/gui/banner.h"
#include "app/gui/card.h"
#include "app/gui/layout.h"
#include "app/gui/page.h"

#include <wx/anybutton.h>
#include <wx/sizer.h>

BOOST_AUTO_TEST_SUITE(pages)

using namespace gui_test;
using support::OpenClinic;

struct SmallWindow : OpenClinic {
    model::ClientId ana = client();
    ClinicStage stage{*this, access};

    SmallWindow() {
        stage.window().SetSize(1024, 700);
        settle();
    }
};

/// The labels of the buttons in sight that have less room than their words need.
void gatherCut(wxWindow& at, std::vector<std::string>& cut) {
    if (!at.IsShown()) {
        return;
    }
    if (auto* const button = dynamic_cast<wxAnyButton*>(&at)) {
        button->InvalidateBestSize();
        if (button->GetSize().x < button->GetBestSize().x) {
            cut.push_back(gui::fromWx(button->GetLabel()) + " is " + std::to_string(button->GetSize().x) + " and wants " +
                          std::to_string(button->GetBestSize().x));
        }
    }
    for (auto* const child : at.GetChildren()) {
        gatherCut(*child, cut);
    }
}

void selectFirst(ClinicStage& stage, const char* name) {
    auto& list = find<wxDataViewCtrl>(stage.window(), name);
    auto* const rows = dynamic_cast<wxDataViewVirtualListModel*>(list.GetModel());
    BOOST_REQUIRE(rows != nullptr && rows->GetCount() > 0);
    list.SetFocus();
    list.Select(rows->GetItem(0));
    wxDataViewEvent event{wxEVT_DATAVIEW_SELECTION_CHANGED, &list, rows->GetItem(0)};
    list.ProcessWindowEvent(event);
    settle();
}

BOOST_FIXTURE_TEST_CASE(no_button_is_narrower_than_its_words, SmallWindow) {
    for (const char* const place : {"side-clients", "side-needles", "side-aftercare", "side-audit", "side-today"}) {
        stage.click(place);
        std::vector<std::string> cut;
        gatherCut(stage.window(), cut);
        BOOST_TEST_CONTEXT(place) {
            BOOST_TEST(cut.empty(), boost::algorithm::join(cut, ", "));
        }
    }
    stage.openChart("lindq");
    std::vector<std::string> cut;
    gatherCut(stage.window(), cut);
    BOOST_TEST(cut.empty(), boost::algorithm::join(cut, ", "));
}

BOOST_FIXTURE_TEST_CASE(a_delivery_has_one_field_to_scan_into_and_one_way_to_save, SmallWindow) {
    stage.click("side-needles");
    BOOST_TEST(stage.shows("needles-scan"));
    stage.click("needles-receive");
    BOOST_TEST(stage.shows("receive-scan"));
    BOOST_TEST(!stage.shows("needles-scan"));
    BOOST_TEST(!stage.has("needles-receive"));
    BOOST_TEST(stage.shows("receive-save"));
    stage.click("receive-close");
    BOOST_TEST(!stage.shows("receive-scan"));
    BOOST_TEST(stage.shows("needles-scan"));
    BOOST_TEST(stage.shows("needles-receive"));
}

BOOST_FIXTURE_TEST_CASE(an_entry_of_the_trail_reads_as_lines_of_words, SmallWindow) {
    stage.click("side-audit");
    stage.click("audit-trail");
    selectFirst(stage, "audit-list");
    BOOST_TEST(stage.shows("audit-content"));
    BOOST_TEST(stage.value("audit-content").find("Given name: Ana\n") != std::string::npos);
    BOOST_TEST(stage.value("audit-content").find('{') == std::string::npos);
    BOOST_TEST(stage.label("audit-hash").find("Hash (SHA-256): ") == 0u);
    BOOST_TEST(stage.shows("audit-copy-hash"));
}

BOOST_AUTO_TEST_CASE(a_card_with_buttons_only_keeps_its_margin_below_them) {
    Stage stage;
    auto* const card = new gui::Card{&stage.frame, wxS("links"), "Links"};
    card->setActions({gui::act("links-go", wxS("Go"), [] {})});
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(card, wxSizerFlags{}.Expand());
    stage.frame.SetSizer(all);
    stage.show();
    settle();
    const auto& buttons = find(stage.frame, "links-actions");
    const int below = card->GetSize().y - buttons.GetRect().GetBottom() - 1;
    BOOST_TEST(below == gui::px::cardMargin);
    BOOST_TEST(buttons.GetPosition().y == gui::px::cardMargin);
}

BOOST_AUTO_TEST_CASE(a_banner_that_comes_back_has_room_for_its_words) {
    Stage stage;
    auto* const banner = new gui::Banner{&stage.frame, wxS("notice")};
    auto* const all = new wxBoxSizer{wxVERTICAL};
    all->Add(banner, wxSizerFlags{}.Expand());
    stage.frame.SetSizer(all);
    stage.show();
    const gui::BannerView first{gui::State::warn, "Not saved yet.", {}, false, {}};
    banner->render(first);
    settle();
    const int high = banner->GetSize().y;
    BOOST_TEST(high > find(stage.frame, "notice-title").GetCharHeight());
    banner->render({});
    settle();
    BOOST_TEST(!banner->IsShown());
    banner->render({gui::State::safe, "Saved.", {}, false, {}});
    BOOST_TEST(waitFor([&] { return banner->GetSize().y == high; }));
}

BOOST_FIXTURE_TEST_CASE(esc_leads_from_a_chart_back_to_where_it_was_opened, SmallWindow) {
    for (const std::string place : {"clients", "today"}) {
        stage.click(("side-" + place).c_str());
        stage.openChart("lindq");
        BOOST_REQUIRE(gui::fromWx(stage.window().front()->GetName()) == "chart");
        wxUIActionSimulator{}.Char(WXK_ESCAPE);
        BOOST_TEST(waitFor([&] { return gui::fromWx(stage.window().front()->GetName()) == place; }));
    }
}

BOOST_AUTO_TEST_SUITE_END()
