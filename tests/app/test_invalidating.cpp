#include "app/present/invalidating.h"
#include "app/present/session_view.h"
#include "tests/app/clinic.h"

namespace invalidating {

using namespace app_test;
using namespace present;

struct Signed : Clinic {
    model::ClientId tomasz = client("Tomasz", "Wilk");
    model::LotId box = lot(product("12-pin"), "24F118", "2028-01-31", 5);
    model::SessionId session = signedSession(plan(tomasz, {"neck"}, 1000), box, container("12"));
    Invalidating form{seat()};

    bool tells(const char* words) const {
        return std::ranges::any_of(form.view().follows,
                                   [&](const std::string& one) { return one.find(words) != std::string::npos; });
    }
};

} // namespace invalidating

BOOST_FIXTURE_TEST_SUITE(invalidating, Signed)

BOOST_AUTO_TEST_CASE(what_follows_is_told_before_it_is_done) {
    BOOST_TEST(!form.view().session);
    form.open(session);
    BOOST_TEST((form.view().session == session));
    BOOST_TEST(form.view().title == "Mark this session as entered in error");
    BOOST_TEST(form.view().meaning ==
               "I, Maya Lindqvist, mark the session of 22 Nov 2026 with Tomasz Wilk as entered in error.");
    BOOST_TEST(tells("first safe day"));
    BOOST_TEST(tells("aftercare reminders stop."));
    BOOST_TEST(tells("Its cartridge stays used up."));
    form.close();
    BOOST_TEST(!form.view().session);
    BOOST_TEST((access().session(session)->row.state == model::SessionState::signed_));
}

BOOST_AUTO_TEST_CASE(it_takes_a_reason_and_the_right_pin) {
    bool saved = false;
    form.saved = [&] { saved = true; };
    form.open(session);
    form.save(" ", "");
    BOOST_TEST(form.view().problems.at("reason") == "Say why, in a few words.");
    BOOST_TEST(form.view().problems.contains("pin"));
    form.save("entered twice", "a wrong one");
    BOOST_TEST(form.view().problems.contains("pin"));
    BOOST_TEST(!form.view().problems.contains("reason"));
    BOOST_TEST(!form.view().saving);
    BOOST_TEST((access().session(session)->row.state == model::SessionState::signed_));
    BOOST_TEST(!saved);
    form.save("entered twice", "correct horse");
    BOOST_TEST(saved);
    BOOST_TEST(!form.view().session);
    BOOST_TEST((access().session(session)->row.state == model::SessionState::invalidated));
}

BOOST_AUTO_TEST_CASE(somebody_else_was_faster) {
    form.open(session);
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::InvalidateSession{session, "entered twice"}, confirmed));
    form.save("entered twice", "correct horse");
    BOOST_TEST(form.view().message.text == "This session has been marked as entered in error already.");
    BOOST_TEST((form.view().session == session));
}

BOOST_AUTO_TEST_CASE(the_record_says_who_and_why_and_offers_it_once) {
    SessionView page{seat(), session};
    BOOST_TEST(page.view().mayInvalidate);
    BOOST_TEST(page.view().invalidated.empty());
    form.open(session);
    form.save("never took place.", "correct horse");
    page.refresh();
    BOOST_TEST(!page.view().mayInvalidate);
    BOOST_TEST(page.view().state.text == "Invalidated");
    BOOST_TEST(page.view().invalidated == "Invalidated by Maya Lindqvist, 09:40: never took place.");
    BOOST_TEST(page.view().sections.size() > 2U); // what was charted stays
}

BOOST_AUTO_TEST_CASE(who_did_not_treat_is_not_offered_it) {
    const SessionView rosei{seatOf(model::Role::practitioner, "rosei"), session};
    BOOST_TEST(!rosei.view().mayInvalidate);
    const SessionView assistant{seatOf(model::Role::assistant, "hanna"), session};
    BOOST_TEST(!assistant.view().mayInvalidate);
    const SessionView manager{seatOf(model::Role::manager, "ola"), session};
    BOOST_TEST(manager.view().mayInvalidate);
}

BOOST_AUTO_TEST_CASE(a_session_moved_to_another_chart_says_where) {
    const auto confirmed = taken(store->confirm(access().actor(), "correct horse"));
    taken(access().apply(model::ReplaceSession{session, client("Tom", "Wilks"), "namesakes"}, confirmed));
    const SessionView page{seat(), session};
    BOOST_TEST(page.view().invalidated ==
               "Invalidated by Maya Lindqvist, 09:40: namesakes. It was moved to the chart of Tom Wilks.");
}

BOOST_AUTO_TEST_SUITE_END()
