// A clock that is wrong would send everything at the wrong time: after a jump nothing goes out until somebody has
// looked at it.

#include "tests/support/open_clinic.h"

namespace clock_doubt {

using model::Channel;
using support::momentOf;
using support::row;
using support::told;
using std::chrono::hours;

/// Treated on 2 March; on 1 April, 09:00 to 19:00, the next visit is to be told of.
struct Treated : support::OpenClinic {
    Treated()
        : post{member("post", {model::Role::sender})} {
        model::Client typed;
        typed.givenName = "Ana";
        typed.email = "ana@example.org";
        typed.consent[static_cast<std::size_t>(Channel::email)] = model::ContactConsent::given;
        const model::ClientId who{done(model::AddClient{typed})};
        const auto session = signedSession(who, {row("chin", 1000)}, unitsOf(lot())[0], container());
        reminder = raw.value<model::ReminderId>("SELECT m.id FROM reminder m JOIN aftercare_step s ON s.id = m.step_id "
                                                "WHERE m.session_id = ? AND s.code = 'next-due'",
                                                session);
        before = now();
    }
    bool doubted() { return post.postState().clockInDoubt; }
    std::string claim(db::Access& by) {
        return told(by.apply(model::ClaimReminder{reminder, Channel::email, "Your next visit."}));
    }
    void signIn() { BOOST_TEST_REQUIRE(store().signIn("owner", "owner's own").ok()); }

    db::Access post;
    model::ReminderId reminder;
    model::Instant before{};
};

} // namespace clock_doubt

BOOST_FIXTURE_TEST_SUITE(clock_doubt, Treated)

BOOST_AUTO_TEST_CASE(neither_a_sign_in_nor_work_makes_a_clock_right) {
    auto hanna = member("hanna", {model::Role::assistant});
    at("2026-04-01T10:00:00.000000Z");
    BOOST_TEST(doubted());
    signIn();
    BOOST_TEST(doubted());
    done(model::AddRoom{"Room 1"});
    BOOST_TEST(doubted());
    BOOST_TEST((post.postState().lastEntry == before)); // what a person compares the clock with
    BOOST_TEST(claim(post) == "clock: in-doubt");
    BOOST_TEST(claim(access) == "clock: in-doubt");
    BOOST_TEST(told(post.apply(model::ConfirmClock{})) == "permission: not-permitted");
    BOOST_TEST(told(post.apply(model::NoteLooking{})) == "clock: in-doubt");
    BOOST_TEST(told(hanna.apply(model::ConfirmClock{})) == "");
    BOOST_TEST(verbs().back() == "clock.confirm");
    BOOST_TEST(!doubted());
    BOOST_TEST((post.postState().lastEntry == now()));
    BOOST_TEST(told(hanna.apply(model::ConfirmClock{})) == "clock: not-in-doubt");
    BOOST_TEST(claim(post) == "");
    BOOST_TEST(access.verifyTrail({}, {}).verified());
    BOOST_TEST(access.check({}).empty());
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_back_is_doubted_too) {
    const auto right = now();
    later(hours{24 * 30});
    signIn(); // with a wrong clock
    later(std::chrono::floor<std::chrono::minutes>(right - now()) + hours{1});
    signIn();
    BOOST_TEST(doubted());
    BOOST_TEST((post.postState().lastEntry == before));
    done(model::ConfirmClock{});
    BOOST_TEST(!doubted());
}

BOOST_AUTO_TEST_CASE(it_may_be_confirmed_before_anything_else_is_entered) {
    at("2026-04-01T10:00:00.000000Z");
    done(model::ConfirmClock{});
    BOOST_TEST(!doubted());
    later(hours{24 * 6});
    done(model::AddRoom{"Room 1"});
    BOOST_TEST(!doubted());
}

BOOST_AUTO_TEST_CASE(a_week_without_work_is_no_doubt_while_a_sender_looks) {
    for (int day = 0; day < 30; ++day) {
        later(hours{24});
        BOOST_TEST(told(post.apply(model::NoteLooking{})) == "");
    }
    BOOST_TEST(!doubted());
    BOOST_TEST((now() - before == hours{24 * 30}));
    BOOST_TEST(claim(post) == "");
    later(hours{24 * 7 + 1});
    BOOST_TEST(doubted()); // nobody looked
}

BOOST_AUTO_TEST_SUITE_END()
