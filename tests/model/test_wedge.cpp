#include "model/wedge.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(wedge)

using model::Wedge;
using model::WedgeKey;
using model::WedgeSettings;

using Kind = WedgeKey::Kind;

/// A field that has the focus, and the keyboard before it.
struct Workplace {
    Wedge wedge;
    std::string field;
    std::string before; ///< the field when the run began
    std::vector<std::string> scans;
    int entered = 0; ///< Enter or Tab that reached the window
    std::int64_t now = 1'000'000;

    explicit Workplace(WedgeSettings settings = {})
        : wedge{std::move(settings)} {}

    void settle(const std::optional<model::WedgeRun>& run) {
        if (!run) {
            return;
        }
        if (run->scan) {
            field = before;
            scans.push_back(run->text);
        } else {
            field += run->text;
        }
    }
    void press(Kind kind, const std::string& text, std::int64_t gap) {
        now += gap;
        const auto step = wedge.press({kind, text, now});
        settle(step.ended);
        if (step.begins) {
            before = field;
        }
        if (step.hold) {
            return;
        }
        if (kind == Kind::character) {
            field += text;
        } else if (kind == Kind::end) {
            ++entered;
        } else if (kind == Kind::other && !field.empty()) {
            field.pop_back(); // say, Backspace
        }
    }
    void type(const std::string& text, std::int64_t gap) {
        for (const char c : text) {
            if (c == '\x1d') {
                press(Kind::separator, "", gap);
            } else {
                press(Kind::character, std::string(1, c), gap);
            }
        }
    }
    void enter(std::int64_t gap) { press(Kind::end, "", gap); }
    void quiet() {
        now += 200;
        settle(wedge.rest());
    }
};

const std::string label = "0151022222233336172701311024F118";

BOOST_AUTO_TEST_CASE(a_scan_that_ends_with_enter_is_taken_out_of_the_field_with_its_enter) {
    Workplace desk;
    desk.type("redness", 140);
    desk.now += 900;
    desk.type(label, 6);
    BOOST_TEST(desk.field.size() <= 7 + 3); // three characters at most show for the moment
    desk.enter(6);
    BOOST_REQUIRE(desk.scans.size() == 1);
    BOOST_TEST(desk.scans[0] == label);
    BOOST_TEST(desk.field == "redness");
    BOOST_TEST(desk.entered == 0);
}

BOOST_AUTO_TEST_CASE(a_scan_that_ends_with_nothing_is_known_by_the_pause) {
    Workplace desk;
    desk.type(label, 2);
    BOOST_TEST(desk.scans.empty());
    desk.quiet();
    BOOST_REQUIRE(desk.scans.size() == 1);
    BOOST_TEST(desk.scans[0] == label);
    BOOST_TEST(desk.field.empty());
}

BOOST_AUTO_TEST_CASE(the_second_enter_of_a_scanner_answers_nothing_but_a_persons_does) {
    Workplace desk;
    desk.type(label, 6);
    desk.enter(6);
    desk.enter(6);
    BOOST_TEST(desk.entered == 0);
    BOOST_TEST(desk.scans.size() == 1);
    desk.enter(400);
    BOOST_TEST(desk.entered == 1);
}

BOOST_AUTO_TEST_CASE(a_late_timer_does_not_join_two_scans) {
    Workplace desk;
    desk.type(label, 4);
    desk.type("N-3KD7Q2", 4); // no: the same run still
    desk.quiet();
    BOOST_TEST(desk.scans.size() == 1);
    desk.type(label, 4);
    desk.now += 400; // and nobody asked for a rest
    desk.type("N-3KD7Q2", 4);
    desk.enter(4);
    BOOST_REQUIRE(desk.scans.size() == 3);
    BOOST_TEST(desk.scans[1] == label);
    BOOST_TEST(desk.scans[2] == "N-3KD7Q2");
    BOOST_TEST(desk.field.empty());
}

BOOST_AUTO_TEST_CASE(a_scan_right_behind_a_typed_word_leaves_the_word) {
    Workplace desk;
    desk.type("ok", 90);
    desk.type(label.substr(0, 1), 70); // 70 ms after the last typed key
    desk.type(label.substr(1), 5);
    desk.enter(5);
    BOOST_REQUIRE(desk.scans.size() == 1);
    BOOST_TEST(desk.scans[0] == label);
    BOOST_TEST(desk.field == "ok");
}

BOOST_AUTO_TEST_CASE(a_computer_that_is_busy_for_a_moment_does_not_break_a_scan) {
    Workplace desk;
    desk.type(label.substr(0, 14), 8);
    desk.type(label.substr(14, 1), 95);
    desk.type(label.substr(15), 8);
    desk.enter(8);
    BOOST_REQUIRE(desk.scans.size() == 1);
    BOOST_TEST(desk.scans[0] == label);
    BOOST_TEST(desk.field.empty());
}

BOOST_AUTO_TEST_CASE(separators_come_as_keys_codes_or_text) {
    const std::string sent = "01510222222333361024F118\x1d"
                             "17270131";
    Workplace control;
    control.type(sent, 5);
    control.enter(5);
    BOOST_TEST(control.scans.at(0) == sent);

    Workplace alt;
    alt.type("01510222222333361024F118", 5);
    for (const auto* digit : {"0", "2", "9"}) {
        alt.press(Kind::altDigit, digit, 5);
    }
    alt.type("17270131", 5);
    alt.enter(5);
    BOOST_TEST(alt.scans.at(0) == sent);
    BOOST_TEST(alt.field.empty());

    for (const std::string text : {"#", "^", "{GS}"}) {
        WedgeSettings settings;
        settings.separator = text;
        Workplace substitute{settings};
        substitute.type("01510222222333361024F118" + text + "17270131", 5);
        substitute.enter(5);
        BOOST_TEST(substitute.scans.at(0) == sent);
    }
}

BOOST_AUTO_TEST_CASE(prefix_and_suffix_are_taken_off) {
    WedgeSettings settings;
    settings.prefix = "@@";
    settings.suffix = "~";
    Workplace desk{settings};
    desk.type("@@" + label + "~", 5);
    desk.quiet();
    desk.type(label, 5); // another scanner, without
    desk.enter(5);
    BOOST_REQUIRE(desk.scans.size() == 2);
    BOOST_TEST(desk.scans[0] == label);
    BOOST_TEST(desk.scans[1] == label);
}

// ---- people ------------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(rolled_keys_of_a_fast_typist_come_back) {
    // "nation", rolled in one movement, then the next word at 90 ms.
    Workplace desk;
    const std::string word = "nation";
    const int gaps[]{110, 22, 18, 25, 31, 64};
    for (std::size_t i = 0; i < word.size(); ++i) {
        desk.press(Kind::character, std::string(1, word[i]), gaps[i]);
    }
    desk.type("al", 90);
    BOOST_TEST(desk.field == "national");
    desk.enter(150);
    BOOST_TEST(desk.field == "national");
    BOOST_TEST(desk.scans.empty());
    BOOST_TEST(desk.entered == 1);
}

BOOST_AUTO_TEST_CASE(a_short_word_and_a_quick_enter_stay_typing) {
    Workplace desk;
    desk.type("chin", 30);
    desk.enter(30);
    BOOST_TEST(desk.field == "chin");
    BOOST_TEST(desk.entered == 1);
    BOOST_TEST(desk.scans.empty());
}

BOOST_AUTO_TEST_CASE(what_was_held_is_back_before_backspace_works_on_it) {
    Workplace desk;
    desk.type("tion", 25);
    desk.press(Kind::other, "", 60);
    BOOST_TEST(desk.field == "tio");
}

BOOST_AUTO_TEST_CASE(a_key_held_down_repeats_at_once) {
    Workplace desk;
    for (int i = 0; i < 40; ++i) {
        desk.type("x", i == 0 ? 500 : 30);
        BOOST_TEST(desk.field.size() == static_cast<std::size_t>(i) + 1); // nothing lags
    }
    desk.quiet();
    BOOST_TEST(desk.field == std::string(40, 'x'));
    BOOST_TEST(desk.scans.empty());
}

BOOST_AUTO_TEST_CASE(words_that_a_helper_program_types_come_back) {
    Workplace desk;
    desk.type("slight redness, no pain", 3);
    desk.quiet();
    BOOST_TEST(desk.field == "slight redness, no pain");
    BOOST_TEST(desk.scans.empty());
}

/// Nothing that people type is ever eaten, changed or put in another order. Gaps: log-normal around 95 ms as of very
/// fast typists, a quarter of them rolled within 10 to 45 ms, at most four of those in a row: a hand has five fingers.
BOOST_AUTO_TEST_CASE(two_hundred_thousand_keys_of_fast_typists_all_arrive) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random{seed};
        std::lognormal_distribution<double> usual{4.55, 0.38};
        std::uniform_int_distribution<int> rolled{10, 45};
        std::uniform_int_distribution<int> letter{'a', 'z'};
        std::uniform_int_distribution<int> dice{0, 99};
        Workplace desk;
        std::string meant;
        int enters = 0;
        int rolls = 0;
        for (int i = 0; i < 5000; ++i) {
            rolls = dice(random) < 25 && rolls < 4 ? rolls + 1 : 0;
            const auto gap = rolls > 0 ? rolled(random) : std::max(46, static_cast<int>(usual(random)));
            if (dice(random) < 4) {
                desk.enter(gap);
                ++enters;
            } else {
                const auto c = dice(random) < 15 ? ' ' : static_cast<char>(letter(random));
                meant += c;
                desk.press(Kind::character, std::string(1, c), gap);
            }
        }
        desk.quiet();
        BOOST_TEST_INFO("seed " << seed);
        BOOST_TEST((desk.field == meant));
        BOOST_TEST(desk.scans.empty());
        BOOST_TEST(desk.entered == enters);
    }
}

/// Every scan between words is found, and the words stay: scanners of 1 to 30 ms a key, with a late key now and then.
BOOST_AUTO_TEST_CASE(scans_among_typing_are_all_found) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random{seed};
        std::uniform_int_distribution<int> usual{70, 220};
        Workplace desk;
        std::string meant;
        std::size_t sent = 0;
        for (int round = 0; round < 50; ++round) {
            for (const char c : std::string{"warm skin"}) {
                meant += c;
                desk.press(Kind::character, std::string(1, c), usual(random));
            }
            desk.now += 60;
            const int pace = std::uniform_int_distribution<int>{1, 30}(random);
            desk.type(label, pace);
            ++sent;
            if (round % 2 == 0) {
                desk.enter(pace);
            } else {
                desk.quiet();
            }
        }
        BOOST_TEST_INFO("seed " << seed);
        BOOST_TEST((desk.field == meant));
        BOOST_TEST(desk.scans.size() == sent);
        BOOST_TEST(desk.entered == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
