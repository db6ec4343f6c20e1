// Words must be readable on the ground they stand on, in a light and in a dark theme.
#include "tests/gui/gui.h"

#include "app/gui/theme.h"

#include <ostream>

BOOST_AUTO_TEST_SUITE(theme)

struct Desktop {
    char const* name;
    gui::ThemeBase base;
    friend std::ostream& operator<<(std::ostream& out, Desktop const& one) { return out << one.name; }
};

Desktop const desktops[]{
    {"Adwaita", {{246, 245, 244}, {255, 255, 255}, {0, 0, 0}, {53, 132, 228}}},
    {"Adwaita dark", {{53, 53, 53}, {45, 45, 45}, {255, 255, 255}, {21, 83, 158}}},
    {"warm", {{239, 235, 231}, {255, 255, 255}, {46, 52, 54}, {233, 84, 32}}},
    {"high contrast", {{255, 255, 255}, {255, 255, 255}, {0, 0, 0}, {0, 0, 0}}},
    {"black", {{0, 0, 0}, {0, 0, 0}, {255, 255, 255}, {120, 200, 255}}},
};

BOOST_DATA_TEST_CASE(words_can_be_read_on_every_ground, boost::unit_test::data::make(desktops), desktop) {
    auto const made = gui::deriveTheme(desktop.base);
    for (auto const* ground : {&made.window, &made.header, &made.side, &made.card, &made.selection, &made.liveSelection}) {
        BOOST_TEST(gui::contrast(made.body, *ground) >= 4.5);
        BOOST_TEST(gui::contrast(made.secondary, *ground) >= 4.5);
    }
    BOOST_TEST(gui::contrast(made.onAccent, made.accent) >= 4.5);
    BOOST_TEST(gui::contrast(made.onBadge, made.badge) >= 4.5);
    BOOST_TEST(gui::contrast(made.onBadge, made.alarmBadge) >= 4.5);
    BOOST_TEST(gui::contrast(made.of(gui::State::deny).text, made.card) >= 4.5); // problems under fields
    for (auto const& ink : made.states) {
        BOOST_TEST(gui::contrast(ink.text, ink.fill) >= 4.5);
    }
}

BOOST_AUTO_TEST_CASE(states_that_matter_are_told_by_more_than_colour) {
    for (auto const& desktop : desktops) {
        auto const made = gui::deriveTheme(desktop.base);
        BOOST_TEST((made.of(gui::State::deny).hatch == gui::Hatch::cross));
        BOOST_TEST((made.of(gui::State::warn).hatch == gui::Hatch::diagonal));
        BOOST_TEST((made.of(gui::State::unknown).hatch == gui::Hatch::dots));
        BOOST_TEST((made.of(gui::State::safe).hatch == gui::Hatch::none));
    }
}

BOOST_AUTO_TEST_CASE(the_state_colours_follow_the_ground) {
    BOOST_TEST(!gui::deriveTheme(desktops[0].base).dark);
    BOOST_TEST(gui::deriveTheme(desktops[1].base).dark);
    BOOST_TEST((gui::deriveTheme(desktops[0].base).of(gui::State::deny).text == wxColour{0x9a, 0x1c, 0x13}));
    BOOST_TEST((gui::deriveTheme(desktops[1].base).of(gui::State::deny).text == wxColour{0xff, 0xb4, 0xab}));
}

BOOST_AUTO_TEST_SUITE_END()
