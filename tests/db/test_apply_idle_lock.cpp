// The clinic's limits for a window that nobody uses.
#include "tests/support/open_clinic.h"

BOOST_FIXTURE_TEST_SUITE(apply_idle_lock, support::OpenClinic)

using namespace std::chrono_literals;
using support::told;

BOOST_AUTO_TEST_CASE(a_new_store_has_the_usual_limits) {
    BOOST_TEST((access.idleLimits() == model::IdleLimits{10min, 90min}));
}

BOOST_AUTO_TEST_CASE(a_manager_sets_them_and_the_trail_keeps_what_they_were) {
    auto manager = member("manager", {model::Role::manager});
    BOOST_TEST(told(manager.apply(model::SetIdleLock{{5min, 60min}})) == "");
    BOOST_TEST(told(manager.apply(model::SetIdleLock{{0min, 45min}})) == "");
    BOOST_TEST((access.idleLimits() == model::IdleLimits{0min, 45min}));
    BOOST_TEST(verbs().back() == "lock.set");
    const auto payload =
        raw.value<std::string>("SELECT cast(payload AS TEXT) FROM trail_payload ORDER BY sequence DESC LIMIT 1");
    BOOST_TEST(payload.find(R"("afterMinutes":0)") != std::string::npos, payload);
    BOOST_TEST(payload.find(R"("afterMinutes":5)") != std::string::npos, payload);
    BOOST_TEST(access.verifyTrail({}, {}).verified());
}

BOOST_AUTO_TEST_CASE(nobody_else_sets_them_and_what_cannot_be_is_refused) {
    for (const auto role : {model::Role::practitioner, model::Role::assistant, model::Role::auditor}) {
        auto person = member(std::string{model::code(role)}.c_str(), {role});
        BOOST_TEST(told(person.apply(model::SetIdleLock{{60min, 90min}})) == "permission: not-permitted");
        BOOST_TEST((person.idleLimits() == model::IdleLimits{})); // but everybody's window asks for them
    }
    BOOST_TEST(told(access.apply(model::SetIdleLock{{30min, 20min}})) == "lockAtDesk: shorter-than-elsewhere");
    BOOST_TEST((access.idleLimits() == model::IdleLimits{}));
}

BOOST_AUTO_TEST_SUITE_END()
