#include "app/present/idle_lock_settings.h"
#include "tests/app/clinic.h"

BOOST_FIXTURE_TEST_SUITE(idle_lock_settings, app_test::Clinic)

using namespace std::chrono_literals;
using present::IdleLockSettings;

BOOST_AUTO_TEST_CASE(the_manager_sets_the_minutes) {
    IdleLockSettings settings{seatOf(model::Role::manager, "mia")};
    BOOST_TEST(settings.view().input.after == "10");
    BOOST_TEST(settings.view().input.atDesk == "90");
    BOOST_TEST(settings.view().mayEdit);
    settings.save({" 5", "45"});
    BOOST_TEST((access().idleLimits() == model::IdleLimits{5min, 45min}));
    BOOST_TEST(settings.view().input.after == "5");
    BOOST_TEST(settings.view().message.title == "Saved.");
    settings.save({"0", "45"});
    BOOST_TEST(settings.view().note.find("Ctrl+L") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_told_beside_the_field) {
    IdleLockSettings settings{seat()};
    settings.save({"ten", ""});
    BOOST_TEST(settings.view().problems.at("lockAfter") == "Number of minutes is not a number.");
    BOOST_TEST(settings.view().problems.at("lockAtDesk") == "Number of minutes at the desk is needed.");
    settings.save({"121", "200"});
    BOOST_TEST(settings.view().problems.at("lockAfter") == "Number of minutes must be from 0 to 120.");
    settings.save({"30", "20"});
    BOOST_TEST(settings.view().problems.at("lockAtDesk") ==
               "At the desk it cannot lock sooner than elsewhere: at least 30 minutes.");
    BOOST_TEST((access().idleLimits() == model::IdleLimits{}));
}

BOOST_AUTO_TEST_CASE(others_see_them_and_change_nothing) {
    IdleLockSettings settings{seatOf(model::Role::practitioner, "rosa")};
    BOOST_TEST(!settings.view().mayEdit);
    settings.save({"60", "90"});
    BOOST_TEST(!settings.view().message.empty());
    BOOST_TEST((access().idleLimits() == model::IdleLimits{}));
}

BOOST_AUTO_TEST_SUITE_END()
