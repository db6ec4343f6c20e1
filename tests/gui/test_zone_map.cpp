// The maps: what lies under a finger, walking with the arrow keys, picking.
#include "tests/gui/gui.h"

#include "app/gui/a11y.h"
#include "app/gui/strings.h"
#include "app/gui/zone_map.h"

#include "resources/resource.h"

#include <deque>
#include <ostream>
#include <set>
#include <sstream>

namespace gui {
std::ostream& operator<<(std::ostream& out, Map map) {
    return out << static_cast<int>(map);
}
} // namespace gui

BOOST_AUTO_TEST_SUITE(zone_map)

using namespace gui_test;

constexpr gui::Map maps[]{gui::Map::face, gui::Map::bodyFront, gui::Map::bodyBack};
constexpr gui::ZoneArt::Direction ways[]{gui::ZoneArt::Direction::left, gui::ZoneArt::Direction::right,
                                         gui::ZoneArt::Direction::up, gui::ZoneArt::Direction::down};

std::set<std::string> codesOfTheTree() {
    std::set<std::string> codes;
    std::istringstream lines{std::string{resources::text("zones/zones.csv")}};
    for (std::string line; std::getline(lines, line);) {
        codes.insert(line.substr(0, line.find(',')));
    }
    return codes;
}

struct Shown : Stage {
    Shown() {
        map = new gui::ZoneMap{&frame, wxS("map")};
        map->onPick = [this](const std::string& code) { picked.push_back(code); };
        map->onOpenFace = [this] { ++faceOpened; };
        show();
    }
    void click(wxPoint at) {
        wxMouseEvent event{wxEVT_LEFT_DOWN};
        event.SetPosition(at);
        event.SetEventObject(map);
        map->ProcessWindowEvent(event);
    }
    gui::ZoneMap* map = nullptr;
    std::vector<std::string> picked;
    int faceOpened = 0;
};

BOOST_DATA_TEST_CASE(every_zone_of_a_map_is_one_of_the_tree, boost::unit_test::data::make(maps), map) {
    const auto known = codesOfTheTree();
    BOOST_TEST(!gui::zoneArt(map).zones.empty());
    BOOST_TEST(!gui::zoneArt(map).outline.empty());
    for (const auto& zone : gui::zoneArt(map).zones) {
        BOOST_TEST(known.contains(zone.code), zone.code << " is not in the zone tree");
    }
}

BOOST_DATA_TEST_CASE(the_arrow_keys_reach_every_zone, boost::unit_test::data::make(maps), map) {
    const auto& art = gui::zoneArt(map);
    std::set<std::size_t> reached{0};
    std::deque<std::size_t> open{0};
    while (!open.empty()) {
        const auto at = open.front();
        open.pop_front();
        for (const auto way : ways) {
            if (const auto next = art.neighbour(at, way); next && reached.insert(*next).second) {
                open.push_back(*next);
            }
        }
    }
    for (std::size_t i = 0; i < art.zones.size(); ++i) {
        BOOST_TEST(reached.contains(i), art.zones[i].code << " cannot be reached");
    }
}

BOOST_AUTO_TEST_CASE(a_finger_beside_a_narrow_zone_still_hits_it) {
    const auto& art = gui::zoneArt(gui::Map::bodyBack);
    const auto heel = art.indexOf("heel-left");
    BOOST_REQUIRE(heel.has_value());
    const auto& box = art.zones[*heel].box;
    gui::Point const below{box.m_x + box.m_width / 2, box.m_y + box.m_height + 3};
    BOOST_TEST(!art.zoneAt(below, 0).has_value());
    BOOST_TEST((art.zoneAt(below, 5) == heel));
    BOOST_TEST(!art.zoneAt({2, 2}, 5).has_value());
}

BOOST_AUTO_TEST_CASE(left_and_right_are_the_clients) {
    const auto& face = gui::zoneArt(gui::Map::face);
    const auto& back = gui::zoneArt(gui::Map::bodyBack);
    const auto x = [](const gui::ZoneArt& art, const char* code) { return art.zones[*art.indexOf(code)].middle().m_x; };
    BOOST_TEST(x(face, "cheek-left") > x(face, "cheek-right")); // the client looks at us
    BOOST_TEST(x(back, "heel-left") < x(back, "heel-right"));
}

BOOST_AUTO_TEST_CASE(a_click_picks_the_zone_under_it_at_any_size) {
    Shown shown;
    for (const auto& size : {wxSize{1200, 700}, wxSize{500, 700}, wxSize{700, 450}}) {
        shown.frame.SetClientSize(size);
        BOOST_REQUIRE(waitFor([&] { return shown.map->GetClientSize() == shown.frame.GetClientSize(); }));
        for (const auto* code : {"forehead", "cheek-left", "chin"}) {
            shown.picked.clear();
            shown.click(shown.map->placeOf(code));
            BOOST_TEST(shown.picked == std::vector<std::string>{code}, boost::test_tools::per_element());
        }
        shown.picked.clear();
        shown.click({1, 1});
        BOOST_TEST(shown.picked.empty());
    }
}

BOOST_AUTO_TEST_CASE(the_keyboard_walks_and_space_picks) {
    Shown shown;
    shown.map->focusZone("nose");
    key(*shown.map, WXK_RIGHT);
    BOOST_TEST((shown.map->focused() == "cheek-left"));
    key(*shown.map, WXK_LEFT);
    BOOST_TEST((shown.map->focused() == "nose"));
    key(*shown.map, WXK_SPACE);
    BOOST_TEST(shown.picked == std::vector<std::string>{"nose"}, boost::test_tools::per_element());
    key(*shown.map, WXK_RETURN);
    BOOST_TEST(shown.picked.size() == 2U);
    shown.map->focusZone("neck");
    key(*shown.map, WXK_DOWN); // the edge of the map: stays
    BOOST_TEST((shown.map->focused() == "neck"));
}

BOOST_AUTO_TEST_CASE(a_zone_is_told_by_pointer_before_keyboard_and_by_name) {
    Shown shown;
    shown.map->render({{"nose", "nose", gui::State::safe, "safe. None here or elsewhere.", false},
                       {"chin", "chin", gui::State::deny, "healing, not before 8 December.", false}});
    int tellings = 0;
    shown.map->onTell = [&] { ++tellings; };
    shown.map->SetFocus();
    BOOST_REQUIRE(waitFor([&] { return shown.map->HasFocus(); }));
    shown.map->focusZone("nose");
    BOOST_TEST((shown.map->told() == "nose"));
    BOOST_TEST(tellings > 0);
    BOOST_TEST(gui::fromWx(gui::accessibleName(*shown.map)) == "Zone map. nose: safe. None here or elsewhere.");

    const auto point = [&](wxPoint at) {
        wxMouseEvent event{wxEVT_MOTION};
        event.SetPosition(at);
        event.SetEventObject(shown.map);
        shown.map->ProcessWindowEvent(event);
    };
    point(shown.map->placeOf("chin"));
    BOOST_TEST((shown.map->told() == "chin"));
    BOOST_TEST(gui::fromWx(shown.map->GetToolTipText()) == "chin: healing, not before 8 December.");
    // Another day has other words: under the pointer too.
    shown.map->render({{"chin", "chin", gui::State::safe, "safe.", false}});
    BOOST_TEST(gui::fromWx(shown.map->GetToolTipText()) == "chin: safe.");
    point({1, 1});
    BOOST_TEST((shown.map->told() == "nose"));
}

BOOST_AUTO_TEST_CASE(the_face_on_the_body_opens_the_map_of_the_face) {
    Shown shown;
    shown.map->show(gui::Map::bodyFront);
    shown.click(shown.map->placeOf("face"));
    BOOST_TEST(shown.faceOpened == 1);
    BOOST_TEST(shown.picked.empty());
    shown.click(shown.map->placeOf("abdomen"));
    BOOST_TEST(shown.picked == std::vector<std::string>{"abdomen"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_map_with_foreign_commands_is_refused) {
    BOOST_CHECK_THROW(
        gui::parseZoneArt("<svg width=\"1\" height=\"1\"><g id=\"zones\"><path id=\"a\" stroke-width=\"1\" "
                          "d=\"M 0 0 l 1 1\"/></g></svg>"),
        std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
