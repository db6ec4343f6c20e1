#include "model/needle.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

BOOST_AUTO_TEST_SUITE(needle)

using namespace model;
BOOST_AUTO_TEST_CASE(every_event_in_every_state) {
    using enum CartridgeState;
    constexpr auto no = std::optional<CartridgeState>{};
    // Columns in order of CartridgeEvent: received, opened, used, disposed, wasted, resealed, quarantined, released,
    // returned, lost, expired, found, recharted
    using Row = std::array<std::optional<CartridgeState>, 13>;
    const std::map<std::optional<CartridgeState>, Row> table{
        {no, {inStock, no, no, no, no, no, no, no, no, no, no, inStock, no}},
        {inStock, {no, opened, no, no, wasted, no, quarantined, no, returned, lost, expired, no, no}},
        {opened, {no, no, used, no, wasted, inStock, no, no, no, lost, no, no, no}},
        {used, {no, no, no, disposed, no, no, no, no, no, no, no, no, used}},
        {disposed, {no, no, no, no, no, no, no, no, no, no, no, no, disposed}},
        {wasted, {no, no, no, no, no, no, no, no, no, no, no, no, wasted}},
        {expired, {no, no, no, no, wasted, no, no, no, returned, lost, no, inStock, no}},
        {quarantined, {no, no, no, no, wasted, no, no, inStock, returned, lost, no, no, no}},
        {returned, {no, no, no, no, no, no, no, no, no, no, no, no, no}},
        {lost, {no, no, no, no, no, no, no, no, no, no, no, inStock, no}},
    };
    BOOST_TEST(table.size() == codesOf<CartridgeState>.size() + 1);
    for (const auto& [before, row] : table) {
        for (const auto& event : codesOf<CartridgeEvent>) {
            BOOST_TEST((after(before, event.value) == row[static_cast<std::size_t>(event.value)]),
                       (before ? code(*before) : "nothing") << " then " << event.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_life_of_a_cartridge_uses_it_twice) {
    const auto seed = std::random_device{}();
    BOOST_TEST_MESSAGE("seed " << seed);
    BOOST_TEST_CONTEXT("seed " << seed) {
        std::mt19937_64 random{seed};
        for (int life = 0; life < 2000; ++life) {
            std::optional<CartridgeState> state;
            int uses = 0;
            for (int step = 0; step < 40; ++step) {
                const auto event = codesOf<CartridgeEvent>[random() % codesOf<CartridgeEvent>.size()].value;
                if (const auto next = after(state, event)) {
                    state = next;
                    uses += event == CartridgeEvent::used ? 1 : 0;
                }
            }
            BOOST_TEST(uses <= 1);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
