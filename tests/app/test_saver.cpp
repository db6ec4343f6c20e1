// A screen saves one thing at a time and keeps what is to be said of it.

#include "app/present/saver.h"
#include "tests/app/clinic.h"

#include <utility>

namespace saver {

using namespace app_test;

/// A writer that has not come round to it yet.
struct Waiting : Clinic {
    present::Seat patient() {
        auto held = ports;
        held.inBackground = [this](const present::Ports::Work& work) { later.push_back(work); };
        return {held, store, access()};
    }
    void catchUp() {
        for (const auto& work : std::exchange(later, {})) {
            work();
        }
    }
    std::vector<present::Ports::Work> later;
    int sent = 0;
    int answered = 0;
    present::Saver saver{patient(), [this] { ++sent; }, [this] { ++answered; }};
};

} // namespace saver

BOOST_FIXTURE_TEST_SUITE(saver, Waiting)

BOOST_AUTO_TEST_CASE(a_second_press_while_the_first_is_being_saved_does_nothing) {
    saver.say({"Something else was said.", "", present::Tone::info});
    saver.save({model::AddRoom{"Room 1"}});
    BOOST_TEST(saver.busy());
    BOOST_TEST(saver.message().empty());
    saver.save({model::AddRoom{"Room 1 again"}});
    BOOST_TEST(later.size() == 1U);
    catchUp();
    BOOST_TEST(!saver.busy());
    BOOST_TEST(saver.message().empty());
    BOOST_TEST(sent == 1);
    BOOST_TEST(answered == 1);
    BOOST_TEST(access().rooms().size() == 1U);
    saver.save({model::AddRoom{"Room 2"}});
    catchUp();
    BOOST_TEST(access().rooms().size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_was_refused_says_why_and_keeps_nothing_of_it) {
    saver.save({model::AddRoom{"Room 1"}, model::AddRoom{""}});
    catchUp();
    BOOST_TEST(!saver.busy());
    BOOST_TEST(saver.message().title == "This was not done.");
    BOOST_TEST(!saver.message().text.empty());
    BOOST_TEST(answered == 1);
    BOOST_TEST(access().rooms().empty());
}

BOOST_AUTO_TEST_SUITE_END()
