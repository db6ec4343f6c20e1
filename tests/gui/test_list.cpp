// Lists: the chosen row stays chosen by its id, whatever the refresh does to its place.
#include "tests/gui/gui.h"

#include "app/gui/list.h"
#include "app/gui/strings.h"

#include <wx/stattext.h>

BOOST_AUTO_TEST_SUITE(list)

using namespace gui_test;

gui::ListView rows(const std::vector<std::string>& ids) {
    gui::ListView view;
    for (const auto& id : ids) {
        view.rows.push_back({id, {{"name of " + id, {}}, {"Signed", gui::State::safe}}});
    }
    return view;
}

struct Shown : Stage {
    Shown() {
        list = new gui::List{
            &frame, wxS("rows"), {{.title = "Name", .width = 200, .grows = true}, {.title = "State", .width = 120}}};
        list->onSelect = [this](const std::string& id) { selections.push_back(id); };
        list->render(rows({"a", "b", "c", "d"}));
        show();
        selections.clear(); // a list that gets the keyboard chooses its first row
    }
    /// The id of the row that GTK shows as chosen.
    std::string nativeSelection() {
        const auto item = list->control().GetSelection();
        if (!item.IsOk()) {
            return {};
        }
        wxVariant value;
        list->control().GetModel()->GetValue(value, item, 0);
        return gui::fromWx(value.GetString());
    }
    gui::List* list = nullptr;
    std::vector<std::string> selections;
};

BOOST_AUTO_TEST_CASE(the_chosen_row_stays_chosen_when_rows_move) {
    Shown shown;
    shown.list->select("c");
    for (const auto& order : {std::vector<std::string>{"c", "a", "b", "d"}, {"x", "y", "z", "d", "c"}, {"c"}}) {
        shown.list->render(rows(order));
        settle();
        BOOST_TEST(shown.list->selected() == "c");
        BOOST_TEST(shown.nativeSelection() == "name of c");
    }
    BOOST_TEST(shown.selections == std::vector<std::string>{},
               boost::test_tools::per_element()); // nobody chose anything
}

BOOST_AUTO_TEST_CASE(a_chosen_row_that_goes_away_leaves_nothing_chosen) {
    Shown shown;
    shown.list->select("c");
    shown.list->render(rows({"a", "b", "d"}));
    settle();
    BOOST_TEST(shown.list->selected().empty());
    BOOST_TEST(shown.nativeSelection().empty());
}

BOOST_AUTO_TEST_CASE(rendering_twice_is_harmless) {
    Shown shown;
    shown.list->select("b");
    shown.list->render(rows({"a", "b", "c", "d"}));
    shown.list->render(rows({"a", "b", "c", "d"}));
    settle();
    BOOST_TEST(shown.list->selected() == "b");
    BOOST_TEST(shown.nativeSelection() == "name of b");
}

BOOST_AUTO_TEST_CASE(a_persons_choice_is_told_and_enter_opens_it) {
    Shown shown;
    std::string opened;
    shown.list->onActivate = [&](const std::string& id) { opened = id; };
    auto& view = shown.list->control();
    view.Select(view.GetTopItem());
    settle();
    shown.list->moveSelection(1);
    BOOST_TEST(!shown.list->selected().empty());
    wxDataViewEvent event{wxEVT_DATAVIEW_ITEM_ACTIVATED, &view, view.GetSelection()};
    view.ProcessWindowEvent(event);
    BOOST_TEST(opened == shown.list->selected());
}

BOOST_AUTO_TEST_CASE(rows_are_high_enough_for_a_gloved_hand) {
    Shown shown;
    auto& view = shown.list->control();
    BOOST_TEST(waitFor([&] { return view.GetItemRect(view.GetTopItem()).height >= 30; }));
    shown.list->select("a");
    const int first = view.GetItemRect(view.GetSelection()).y;
    shown.list->select("b");
    const int second = view.GetItemRect(view.GetSelection()).y;
    BOOST_TEST(second - first >= 36);
    BOOST_TEST(second - first <= 38);
}

BOOST_AUTO_TEST_CASE(columns_fill_the_width_and_no_more) {
    Shown shown;
    auto& view = shown.list->control();
    const auto total = [&] { return view.GetColumn(0)->GetWidth() + view.GetColumn(1)->GetWidth(); };
    BOOST_TEST(waitFor([&] { return total() == view.GetClientSize().x; }));
    shown.frame.SetSize(900, 600);
    BOOST_TEST(waitFor([&] { return view.GetClientSize().x < 950 && total() == view.GetClientSize().x; }));
    BOOST_TEST(view.GetColumn(1)->GetWidth() == 120);
}

BOOST_AUTO_TEST_CASE(where_there_is_no_room_the_lesser_column_leaves_and_names_stay_whole) {
    Stage stage;
    auto* const list = new gui::List{&stage.frame,
                                     wxS("narrow"),
                                     {{.title = "Name", .width = 300, .grows = true},
                                      {.title = "Telephone", .width = 120, .lesser = 1},
                                      {.title = "State", .width = 60}}};
    gui::ListView view;
    view.rows.push_back(
        {"a", {{"a client with a name that is rather long", {}}, {"020 7946 0018", {}}, {"Late", gui::State::warn}}});
    list->render(view);
    stage.frame.SetSize(900, 500);
    stage.show();
    auto& control = list->control();
    BOOST_TEST(waitFor([&] { return control.GetClientSize().x > 700 && !control.GetColumn(1)->IsHidden(); }));
    const int whole = control.GetColumn(0)->GetWidth();
    stage.frame.SetSize(400, 500);
    BOOST_TEST(waitFor([&] { return control.GetColumn(1)->IsHidden(); }));
    BOOST_TEST(waitFor([&] { return control.GetColumn(0)->GetWidth() < whole; }));
    BOOST_TEST(control.GetColumn(0)->GetWidth() >= 250);
    stage.frame.SetSize(900, 500);
    BOOST_TEST(waitFor([&] { return !control.GetColumn(1)->IsHidden(); }));
}

BOOST_AUTO_TEST_CASE(an_empty_list_says_what_it_will_show) {
    Shown shown;
    shown.list->render({{}, "Sessions of the day stand here.", "3 hidden"});
    settle();
    BOOST_TEST(!shown.list->control().IsShown());
    auto& words = find<wxStaticText>(shown.frame, "rows-empty");
    BOOST_TEST(words.IsShownOnScreen());
    BOOST_TEST((words.GetLabelText() == wxS("Sessions of the day stand here.")));
    BOOST_TEST((find<wxStaticText>(shown.frame, "rows-hidden").GetLabelText() == wxS("3 hidden")));
    shown.list->render(rows({"a"}));
    BOOST_TEST(shown.list->control().IsShown());
    BOOST_TEST(!words.IsShown());
}

BOOST_AUTO_TEST_CASE(text_from_data_is_never_taken_for_markup) {
    Shown shown;
    gui::ListView view;
    view.rows = {{"1", {{"<b>O'Neill</b> & Söhne", {}}, {"a < b", gui::State::warn}}}};
    shown.list->render(view);
    settle();
    wxVariant value;
    auto& control = shown.list->control();
    control.GetModel()->GetValue(value, control.GetTopItem(), 0);
    BOOST_TEST((value.GetString() == gui::toWx("&lt;b&gt;O'Neill&lt;/b&gt; &amp; Söhne")));
}

BOOST_AUTO_TEST_SUITE_END()
