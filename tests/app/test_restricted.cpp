// A chart that only some may read, as the chart page and Today tell of it; and the file key replaced.
#include "app/present/chart.h"
#include "app/present/conversion.h"
#include "app/present/today.h"
#include "tests/app/clinic.h"

BOOST_AUTO_TEST_SUITE(restricted)

using app_test::Clinic;
using app_test::taken;
using namespace present;

BOOST_FIXTURE_TEST_CASE(a_restricted_chart_says_so_and_opens_in_an_emergency, Clinic) {
    const auto ana = client("Ana", "Braun");
    auto iris = seatOf(model::Role::assistant, "iris");
    Chart hers{seat(), ana};
    BOOST_TEST(hers.view().mayRestrict);
    BOOST_TEST(hers.view().restricted.title.empty());
    hers.restrict(true, "too short");
    BOOST_TEST(!hers.view().message.text.empty());
    hers.restrict(true, "somebody we all know");
    BOOST_TEST(hers.view().restricted.title == "This chart is restricted.");
    BOOST_TEST(hers.view().restricted.text == "somebody we all know");
    BOOST_TEST(hers.view().mayStart);

    Chart closed{iris, ana};
    BOOST_TEST(closed.view().name == "Ana Braun");
    BOOST_TEST(closed.view().restricted.title == "This chart is restricted.");
    BOOST_TEST(closed.view().restricted.text.find("somebody") == std::string::npos);
    BOOST_TEST(closed.view().mayOpenInEmergency);
    BOOST_TEST(!closed.view().mayRestrict);
    BOOST_TEST(!closed.view().mayStart);
    closed.openInEmergency("collapsed in the waiting room");
    BOOST_TEST(closed.view().restricted.title == "Open to you until 10:00, for an emergency.");
    BOOST_TEST(!closed.view().mayOpenInEmergency);

    Today day{seat()};
    const auto& cards = day.view().cards;
    const auto card = std::ranges::find_if(cards, [](const WarningCard& one) { return one.notice.has_value(); });
    BOOST_REQUIRE(card != cards.end());
    BOOST_TEST(card->message.title == "A restricted chart was opened in an emergency");
    BOOST_TEST(card->message.text == "iris, 09:00: the chart of Ana Braun. collapsed in the waiting room");
    BOOST_TEST((card->client == ana));
    day.see(*card->notice);
    BOOST_TEST(std::ranges::none_of(day.view().cards, [](const WarningCard& one) { return one.notice.has_value(); }));
    Today others{iris};
    BOOST_TEST(
        std::ranges::none_of(others.view().cards, [](const WarningCard& one) { return one.notice.has_value(); }));

    hers.restrict(false, "");
    BOOST_TEST(hers.view().restricted.title.empty());
}

BOOST_FIXTURE_TEST_CASE(a_new_file_key_shows_what_must_be_written_down_and_stands_on_today, Clinic) {
    seatOf(model::Role::assistant, "iris");
    Conversion conversion{seat()};
    BOOST_TEST(!conversion.view().aboutKey.empty());
    conversion.replaceKey("wrong");
    BOOST_TEST(!conversion.view().passwordProblem.empty());
    conversion.replaceKey("correct horse");
    BOOST_TEST(conversion.view().message.title == "The file key was replaced.");
    BOOST_TEST(!conversion.view().recoveryKey.empty());
    BOOST_TEST(conversion.view().recoveryKey != recoveryKey);
    BOOST_TEST_REQUIRE(conversion.view().firstPasswords.size() == 1U);
    BOOST_TEST(store->signIn("iris", conversion.view().firstPasswords.front().password).ok());
    BOOST_TEST(!store->signIn("iris", "password").ok());
    conversion.putAway();
    BOOST_TEST(conversion.view().recoveryKey.empty());
    Today day{seat()};
    BOOST_TEST(std::ranges::any_of(
        day.view().cards, [](const WarningCard& one) { return one.message.title == "The file key was replaced"; }));
}

BOOST_AUTO_TEST_SUITE_END()
