// When a window that nobody uses shows less, minute by minute, on a clock of its own.
#include "app/present/idle_lock.h"
#include "app/present/tr.h"

#include <boost/test/unit_test.hpp>

namespace idle_lock {

using namespace std::chrono_literals;
using present::IdleLock;
using present::Sight;

struct Window {
    Window() { present::useLocale("en_GB"); }

    /// Nobody is there; the window looks at the clock every second.
    void idle(std::chrono::seconds time) {
        for (const auto until = now + time; now < until;) {
            now += 1s;
            lock.look();
        }
    }

    std::chrono::milliseconds now = 5h;
    IdleLock lock{[this] { return now; }};
};

} // namespace idle_lock

BOOST_FIXTURE_TEST_SUITE(idle_lock, idle_lock::Window)

BOOST_AUTO_TEST_CASE(it_tells_the_minutes_then_the_last_minute_and_locks) {
    BOOST_TEST(lock.words() == "locks in 10 min");
    BOOST_TEST(lock.lastMinute().empty());
    idle(8min + 59s);
    BOOST_TEST(lock.words() == "locks in 2 min");
    BOOST_TEST(lock.lastMinute().empty());
    idle(1s);
    BOOST_TEST(lock.words() == "locks in 1 min");
    BOOST_TEST(lock.lastMinute() == "Locks in 60 seconds: press a key");
    idle(59s);
    BOOST_TEST(lock.lastMinute() == "Locks in 1 second: press a key");
    BOOST_TEST((lock.sight() == Sight::all));
    idle(1s);
    BOOST_TEST((lock.sight() == Sight::nothing));
    BOOST_TEST(lock.words() == "locked");
    BOOST_TEST(lock.lastMinute().empty());
}

BOOST_AUTO_TEST_CASE(any_use_begins_the_time_again) {
    idle(9min + 30s);
    BOOST_TEST(!lock.used());
    BOOST_TEST(lock.lastMinute().empty());
    idle(9min);
    BOOST_TEST((lock.sight() == Sight::all));
}

BOOST_AUTO_TEST_CASE(with_a_session_open_the_others_go_first_and_the_desk_stays) {
    lock.setTreating(true);
    BOOST_TEST(lock.words() == "hides other clients in 10 min");
    idle(9min + 15s);
    BOOST_TEST(lock.lastMinute() == "Hides other clients in 45 seconds: press a key");
    idle(45s);
    BOOST_TEST((lock.sight() == Sight::deskOnly));
    BOOST_TEST(lock.words() == "locks in 80 min");
    idle(30min);
    BOOST_TEST(!lock.used());                      // work at the desk goes on
    BOOST_TEST((lock.sight() == Sight::deskOnly)); // and brings nobody else back
    BOOST_TEST(lock.words() == "locks in 90 min");
    idle(89min);
    BOOST_TEST(lock.lastMinute() == "Locks in 60 seconds: press a key");
    idle(1min);
    BOOST_TEST((lock.sight() == Sight::nothing));
    lock.unlock();
    BOOST_TEST((lock.sight() == Sight::all));
    BOOST_TEST(lock.words() == "hides other clients in 10 min");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_session_ends_what_it_kept_open) {
    lock.setTreating(true);
    idle(20min);
    BOOST_TEST((lock.sight() == Sight::deskOnly));
    lock.setTreating(false);
    BOOST_TEST(lock.look());
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_in_time_leaves_the_usual_limit) {
    lock.setTreating(true);
    idle(9min);
    lock.setTreating(false);
    BOOST_TEST(lock.words() == "locks in 1 min");
    idle(1min);
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_CASE(time_in_suspend_counts_and_the_first_key_afterwards_is_too_late) {
    now += 7h; // no look in between
    BOOST_TEST(lock.used());
    BOOST_TEST((lock.sight() == Sight::nothing));
    lock.unlock();
    lock.setTreating(true);
    now += 20min;
    BOOST_TEST(lock.used());
    BOOST_TEST((lock.sight() == Sight::deskOnly));
    now += 2h;
    BOOST_TEST(lock.used());
    BOOST_TEST((lock.sight() == Sight::nothing));
    lock.unlock();
    now += 3h; // past both limits at once
    BOOST_TEST(lock.look());
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_CASE(a_locked_window_stays_locked_whatever_is_pressed) {
    lock.lock();
    BOOST_TEST(!lock.used());
    idle(1min);
    BOOST_TEST(!lock.used());
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_CASE(without_a_limit_it_stays_open_until_somebody_locks_it) {
    lock.setLimits({0min, 30min});
    lock.setTreating(true);
    idle(2h);
    BOOST_TEST((lock.sight() == Sight::all));
    BOOST_TEST(lock.words() == "does not lock by itself");
    BOOST_TEST(lock.lastMinute().empty());
    lock.lock();
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_CASE(a_shorter_limit_holds_from_the_last_use_on) {
    idle(4min);
    lock.setLimits({3min, 3min});
    BOOST_TEST(lock.look());
    BOOST_TEST((lock.sight() == Sight::nothing));
    lock.unlock();
    lock.setTreating(true); // both limits alike: there is no time with the desk alone
    BOOST_TEST(lock.words() == "locks in 3 min");
    idle(3min);
    BOOST_TEST((lock.sight() == Sight::nothing));
}

BOOST_AUTO_TEST_SUITE_END()
